"""What goes between the two offices, what is appraised, and what is brought back from a backup."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from hypothesis import event
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from core.assessment import State
from core.progress import Silent
from core.rounds import RoundPublished
from core.services.appraisal import AppraisedLine
from core.services.export_package import GateClosed
from core.services.import_package import Imported
from core.services.publish_ranking import LinesOpen, NothingToRank
from tests.whole_workspace.books import ANY, Stream
from tests.whole_workspace.drawn import DEATHS, PLACE
from tests.whole_workspace.evidence_rules import EvidenceRules
from tests.whole_workspace.files import (
    next_revision,
    receipt_taken_in,
    result_taken_in,
    sent_in,
    submission_taken_in,
)
from tests.whole_workspace.lives import NEVER
from tests.whole_workspace.stage import changed
from tests.whole_workspace.worlds import NEW, OLD

FORMS = st.one_of(st.just(NEW), st.just(NEW), st.sampled_from(OLD))


class ExchangeRules(EvidenceRules):
    """Packages, points, publications, backups."""

    def __init__(self) -> None:
        super().__init__()
        self.published: set[str] = set()

    def export(self, dies: int) -> None:
        """The year is sent; killed, it may at most have spent a revision."""
        self.explain_all("Chưa có văn bản, đã làm.")
        service = self.commune.desk.services.export_package
        out = self._folder()
        if any(found.level == "error" for found in service.gate(self.year)):
            self.commune.refuses(
                lambda: service.export(self.year, out, passphrase=self.world.passphrase, progress=Silent()),
                GateClosed,
            )
            return
        self._send(out, dies=dies)

    @initialize(form=FORMS, turns=st.sampled_from((6, 0, 1, 2, 3, 4, 5)))
    def begin_anywhere(self, form: str, turns: int) -> None:
        """The play begins somewhere in a round."""
        self.begin(form)
        for _ in range(turns):
            self.go_on(is_corrected=False, dies=NEVER)

    @rule(is_corrected=st.booleans(), dies=DEATHS)
    def go_on(self, is_corrected: bool, dies: int) -> None:
        """What comes next in a round: sent, taken in, perhaps corrected, appraised, published, answered, read."""
        held, read = self.shelf.submissions.held, {digest for _, digest in self.book.results.held}
        if self.shelf.is_published and self.results and self.results[-1].digest not in read:
            self.take_result(place=0, dies=dies)
        elif self.shelf.is_published:
            self.send_results(dies=dies)
        elif not self.submissions or self.submissions[-1].digest in self.published:
            self.export(dies=dies)
        elif self.submissions[-1].digest not in {digest for _, digest in held}:
            self.take_in(place=0, dies=dies)
        elif is_corrected:
            self.export(dies=dies)
        else:
            self.accept()
            self.publish(dies=dies)

    @precondition(lambda self: self.submissions)
    @rule(place=PLACE, dies=DEATHS)
    def take_in(self, place: int, dies: int) -> None:
        """The authority is given any package that was ever written."""
        file = self.one(self.submissions, place)
        told, shelf = submission_taken_in(file, self.shelf)
        answer = self.authority.act(lambda: self.authority.desk.take_in(file.path), shelf, dies=dies)
        _same(answer, told)

    @precondition(lambda self: self.shelf.submissions.held)
    @rule()
    def accept(self) -> None:
        """The authority takes every claim as it stands, where it has given no points."""
        service = self.authority.desk.services.appraisal
        if self._refuses_points(lambda: service.accept_self(self.year, self.world.unit)):
            return
        lines = service.sheet(self.year, self.world.unit).lines
        given = {each.criterion.id: each.accepted for each in lines if each.appraisal is None}
        values = {name: points for name, (points, out) in given.items() if points is not None or out}
        shelf = replace(self.shelf, values={**values, **self.shelf.values})
        self.authority.act(lambda: service.accept_self(self.year, self.world.unit), shelf)

    @precondition(lambda self: self.shelf.submissions.held)
    @rule(place=PLACE, is_whole=st.booleans())
    def appraise(self, place: int, is_whole: bool) -> None:
        """The authority gives points of its own, with a reason."""
        service, unit = self.authority.desk.services.appraisal, self.world.unit
        if self._refuses_points(lambda: service.accept_self(self.year, unit)):
            return
        line = self.one(service.sheet(self.year, unit).lines, place)
        points = line.criterion.max_points if is_whole else Decimal("0.00")
        given = AppraisedLine(criterion=line.criterion.id, points=points, reason="Theo hồ sơ kiểm tra")
        shelf = replace(self.shelf, values={**self.shelf.values, line.criterion.id: points})
        self.authority.act(lambda: service.set_points(self.year, unit, line=given), shelf)

    @precondition(lambda self: not self.shelf.is_published)
    @rule(dies=DEATHS)
    def publish(self, dies: int) -> None:
        """The ranking is frozen, if every line has its value."""
        service = self.authority.desk.services.publish_ranking
        view = service.preview(self.year)
        if not view.inputs or view.open_units:
            refusals = (NothingToRank, LinesOpen)
            self.authority.refuses(lambda: service.publish(self.year), *refusals)
            return
        shelf = replace(self.shelf, is_published=True, publications=self.shelf.publications + 1)
        self.authority.act(lambda: service.publish(self.year), shelf, dies=dies)
        self.published.update(digest for _, digest in self.shelf.submissions.held)

    @precondition(lambda self: self.shelf.is_published)
    @rule(dies=DEATHS)
    def reopen_ranking(self, dies: int) -> None:
        """The ranking is opened again, with a reason."""
        service, shelf = self.authority.desk.services.publish_ranking, replace(self.shelf, is_published=False)
        self.authority.act(lambda: service.reopen(self.year, reason="Công văn số 12"), shelf, dies=dies)

    @precondition(lambda self: self.shelf.is_published)
    @rule(dies=DEATHS)
    def send_results(self, dies: int) -> None:
        """The result goes back to the commune."""
        service, out = self.authority.desk.services.send_results, self._folder()
        revision = 1 + max((revision for revision, _ in self.shelf.results), default=0)
        shelf = replace(self.shelf, results=(*self.shelf.results, (revision, ANY)))
        self.authority.act(
            lambda: service.export(
                self.year,
                out,
                passphrase=self.world.passphrase,
                units=(self.world.unit,),
                progress=Silent(),
            ),
            shelf,
            dies=dies,
        )
        self.results.extend(sent_in(path) for path in out.glob("*.cchc"))

    @precondition(lambda self: self.results)
    @rule(place=PLACE, dies=DEATHS)
    def take_result(self, place: int, dies: int) -> None:
        """The commune is given any result that was ever written."""
        file = self.one(self.results, place)
        told, book = result_taken_in(file, self.book)
        _same(self.play(lambda: self.commune.desk.take_in(file.path), book, dies=dies), told)

    @precondition(lambda self: len(self.receipts) < len(self.shelf.receipts))
    @rule()
    def write_receipts(self) -> None:
        """The authority signs the receipts it owes."""
        out, receipts = self._folder(), self.authority.desk.services.receipts
        self.authority.act(
            lambda: receipts.write(
                out, units=(self.world.unit,), passphrase=self.world.passphrase, progress=Silent()
            ),
            self.shelf,
        )
        written = [sent_in(path) for path in out.glob("*.cchc")]
        assert {each.revision for each in written} <= set(self.shelf.receipts)
        self.receipts.extend(written)

    @precondition(lambda self: self.receipts)
    @rule(place=PLACE, dies=DEATHS)
    def take_receipt(self, place: int, dies: int) -> None:
        """The commune is given any receipt that was ever written."""
        file = self.one(self.receipts, place)
        told, book = receipt_taken_in(file, self.book, year=self.year)
        _same(self.play(lambda: self.commune.desk.take_in(file.path), book, dies=dies), told)

    @precondition(lambda self: self.shelf.submissions.forked)
    @rule()
    def settle_fork(self) -> None:
        """Two persons lift the block, and the commune sends what takes the place of both contents."""
        forked = self.shelf.submissions.forked
        stream = Stream(held=self.shelf.submissions.held, forked=forked, is_lifted=True)
        self.authority.act(
            lambda: self.authority.desk.services.stream_care.lift(
                self.world.unit, self.year, first="An", second="Bình", reason="Đã đối chiếu hai bản"
            ),
            replace(self.shelf, submissions=stream),
        )
        errors = self.commune.desk.services.export_package.gate(self.year)
        if not any(found.level == "error" for found in errors):
            self._send(self._folder(), dies=NEVER, forked=forked)

    @rule(is_commune=st.booleans())
    def back_up(self, is_commune: bool) -> None:
        """Everything into one file."""
        (self.commune if is_commune else self.authority).back_up()

    @rule(is_commune=st.booleans(), dies=DEATHS)
    def keep_copy(self, is_commune: bool, dies: int) -> None:
        """A copy in the workspace's own folder."""
        if is_commune:
            killed = self.commune.killed
            self.commune.keep_copy(dies=dies)
            if self.commune.killed > killed:
                self.forget()
        else:
            self.authority.keep_copy(dies=dies)

    @precondition(lambda self: self.commune.copies or self.authority.copies)
    @rule(place=PLACE)
    def open_copy(self, place: int) -> None:
        """A copy is opened beside the workspace."""
        (self.commune if self.commune.copies else self.authority).open_copy(place)

    @precondition(lambda self: self.commune.backups)
    @rule(place=PLACE)
    def restore_commune(self, place: int) -> None:
        """The commune goes back to any backup it ever made."""
        self.commune.restore(self.one(self.commune.backups, place))
        self.forget()

    @precondition(lambda self: self.authority.backups)
    @rule(place=PLACE)
    def restore_authority(self, place: int) -> None:
        """The authority does."""
        self.authority.restore(self.one(self.authority.backups, place))

    @rule(is_commune=st.booleans())
    def start_anew(self, is_commune: bool) -> None:
        """The program is closed and opened."""
        if is_commune:
            self.commune.start_anew()
            self.forget()
        else:
            self.authority.start_anew()

    def _send(self, out: Path, *, dies: int, forked: tuple[str, ...] = ()) -> None:
        service, before = self.commune.desk.services.export_package, self.book
        revision = max(next_revision(before), self._above(forked))
        reserved = changed(before, revisions=(*before.revisions, (revision, ANY)))
        sent = changed(
            reserved, sent=(*before.sent, (revision, ANY)), state=State.SUBMITTED, is_restored=False
        )
        secret = self.world.passphrase

        def run() -> object:
            if forked:
                return service.end_fork(
                    self.year, out, digests=forked, reason="Hai bản", passphrase=secret, progress=Silent()
                )
            return service.export(self.year, out, passphrase=secret, progress=Silent())

        killed = self.commune.killed
        self.commune.act(run, reserved, sent, dies=dies)
        if self.commune.killed > killed:
            self.forget()
        files = [sent_in(path, before) for path in out.glob("*.cchc")]
        assert [file.revision for file in files] in ([revision], [] if dies else [revision])
        event("a package was sent" if self.commune.killed == killed else "a package was begun")
        self.submissions.extend(files)

    def _above(self, digests: tuple[str, ...]) -> int:
        """Above the contents of a fork that the commune knows."""
        known = [revision for revision, digest in self.book.sent if digest in digests]
        return max(known, default=0) + 1 if digests else 0

    def _refuses_points(self, run: object) -> bool:
        """Whether nothing can be appraised now; it is tried."""
        assert callable(run)
        if self.shelf.is_published:
            self.authority.refuses(run, RoundPublished)
        return self.shelf.is_published

    def _folder(self) -> Path:
        """A place of its own for what is written."""
        made = self.world.commune.with_name(f"di-{self.number()}")
        made.mkdir()
        return made


def _same(answer: Imported | None, told: str) -> None:
    """The answer is the one that was foretold; nobody hears it from a program that died."""
    if answer is not None:
        event(f"{answer.kind}: {told}")
        heard = answer.code if answer.code.startswith("E_") else answer.status.value
        assert heard == told, (heard, told)
