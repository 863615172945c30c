"""What an officer does with documents of evidence."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from core.evidence import EvidenceDocument, StoredFile
from core.progress import Silent
from core.services.keep_evidence import EvidenceDetails
from tests.whole_workspace.books import ANY
from tests.whole_workspace.drawn import DEATHS, LINKS, PLACE, WORDS
from tests.whole_workspace.lives import NEVER
from tests.whole_workspace.register_rules import RegisterRules
from tests.whole_workspace.stage import changed

PAPERS = ("Kế hoạch năm", "Báo cáo quý", "Biên bản")
NUMBERS = st.sampled_from(("", "05", "12"))


class EvidenceRules(RegisterRules):
    """Documents are taken in, quoted, changed, linked, removed and put back."""

    @rule(place=PLACE, number=NUMBERS, links=LINKS, dies=DEATHS)
    def add_paper(self, place: int, number: str, links: list[int], dies: int) -> None:
        """A file is taken in; the same content again only gains links, unless it is said to be another."""
        at = place % len(PAPERS)
        path = self.world.commune.with_name("papers") / f"van-ban-{at}.txt"
        path.write_text(PAPERS[at], encoding="utf-8")
        details = EvidenceDetails(
            year=self.year, is_not_secret=True, number=number, criteria=self.among(links)
        )
        keep, documents = self.commune.desk.services.keep_evidence, self.book.documents
        after = changed(self.book, documents=_with_paper(documents, path.name, text=PAPERS[at], told=details))
        self.play(lambda: keep.add([path], details, progress=Silent()), after, dies=dies)

    @rule(number=NUMBERS, summary=WORDS, links=LINKS, dies=DEATHS)
    def cite(self, number: str, summary: str, links: list[int], dies: int) -> None:
        """A document of which there is only the paper."""
        criteria = self.among(links)
        details = EvidenceDetails(
            year=self.year, is_not_secret=True, number=number, summary=summary, criteria=criteria
        )
        new = EvidenceDocument(
            id=ANY, year=self.year, name="", number=number, summary=summary, criteria=criteria
        )
        keep = self.commune.desk.services.keep_evidence
        after = changed(self.book, documents=(*self.book.documents, new))
        self.play(lambda: keep.cite(details), after, dies=dies)

    @precondition(lambda self: self.book.documents)
    @rule(place=PLACE, summary=WORDS, links=LINKS, dies=DEATHS)
    def describe(self, place: int, summary: str, links: list[int], dies: int) -> None:
        """Something else is said of a document."""
        keep, held = self.commune.desk.services.keep_evidence, self.one(self.book.documents, place)
        new = replace(held, summary=summary, criteria=self.among(links))

        def undo() -> None:
            if new in self.book.documents:
                self.play(lambda: keep.put_back(held), self._with((held,)), dies=NEVER)

        self.play(lambda: keep.change(new), self._with((new,)), dies=dies, undo=undo)

    @precondition(lambda self: self.book.documents)
    @rule(place=PLACE, links=LINKS, dies=DEATHS)
    def link(self, place: int, links: list[int], dies: int) -> None:
        """Two documents support criteria as well."""
        keep, criteria = self.commune.desk.services.keep_evidence, self.among(links)
        chosen = tuple(dict.fromkeys((self.one(self.book.documents, place), self.book.documents[0])))
        linked = tuple(replace(each, criteria=tuple(sorted({*each.criteria, *criteria}))) for each in chosen)
        self.play(lambda: keep.link(chosen, criteria), self._with(linked), dies=dies)

    @precondition(lambda self: self.book.documents)
    @rule(place=PLACE, dies=DEATHS)
    def take_out(self, place: int, dies: int) -> None:
        """A document leaves the register; undone, it stands behind the others."""
        keep, held = self.commune.desk.services.keep_evidence, self.one(self.book.documents, place)
        after = changed(self.book, documents=tuple(each for each in self.book.documents if each != held))

        def undo() -> None:
            if all(each.id != held.id for each in self.book.documents):
                back = changed(self.book, documents=(*self.book.documents, held))
                self.play(lambda: keep.put_back(held), back, dies=NEVER)

        self.play(lambda: keep.remove(held.id), after, dies=dies, undo=undo)

    def _with(self, documents: Sequence[EvidenceDocument]) -> object:
        new = {each.id: each for each in documents}
        return changed(self.book, documents=tuple(new.get(each.id, each) for each in self.book.documents))


def _with_paper(
    held: tuple[EvidenceDocument, ...], name: str, *, text: str, told: EvidenceDetails
) -> tuple[EvidenceDocument, ...]:
    """The register after a file: the newest document over the content gains, or a new one stands behind."""
    file = StoredFile(
        sha256=sha256(text.encode()).hexdigest(),
        size=len(text.encode()),
        media_type="text/plain",
        extension=".txt",
    )
    same = [each for each in held if each.file is not None and each.file.sha256 == file.sha256]
    if same and (not same[-1].number or not told.number or same[-1].number == told.number):
        known = same[-1]
        gained = replace(
            known,
            number=known.number or told.number,
            criteria=tuple(sorted({*known.criteria, *told.criteria})),
        )
        return tuple(gained if each == known else each for each in held)
    new = EvidenceDocument(
        id=ANY, year=told.year, name=name, number=told.number, criteria=told.criteria, file=file
    )
    return (*held, new)
