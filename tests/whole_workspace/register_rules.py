"""What an officer does with records and entries, and the score that comes of them."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from core.assessment import CriterionEntry, State
from core.findings import has_errors
from core.records.catalogue import Record, kind_for
from core.records.checks import check
from core.self_score import is_self_scored
from core.services.record_entry import RecordChange
from core.services.self_assessment import FiguresDoNotAdd, NotInThisState, YearClosed
from tests.whole_workspace.books import Book
from tests.whole_workspace.drawn import DEATHS, PLACE, TEXTS, TICKS, WORDS, counts, of_year, records, tasks
from tests.whole_workspace.lives import NEVER
from tests.whole_workspace.stage import Stage, changed, without


class RegisterRules(Stage):
    """Records, entries, closing, scores."""

    def __init__(self) -> None:
        super().__init__()
        self.scores: dict[str, tuple[Decimal, ...]] = {}
        self.scored = ""

    @rule(record=records(), dies=DEATHS)
    def enter(self, record: Record, dies: int) -> None:
        """A new record; one with an error is not kept, closed or not."""
        new = of_year(record, self.year, number=self.number())
        self._save(new, dies=dies, before=None)

    @precondition(lambda self: self.book.records)
    @rule(place=PLACE, other=st.one_of(tasks(), counts()), dies=DEATHS)
    def edit(self, place: int, other: Record, dies: int) -> None:
        """Other figures for a record that is there."""
        alike = [held for held in self.book.records.values() if type(held) is type(other)]
        if alike:
            held = self.one(alike, place)
            new = of_year(other, self.year, number=0)
            self._save(replace(new, id=held.id), dies=dies, before=held)

    @precondition(lambda self: self.book.records)
    @rule(place=PLACE, dies=DEATHS)
    def remove(self, place: int, dies: int) -> None:
        """A record goes into the bin."""
        self._remove(self.one(list(self.book.records.values()), place), dies=dies)

    @precondition(lambda self: self.book.bin)
    @rule(place=PLACE, dies=DEATHS)
    def bring_back(self, place: int, dies: int) -> None:
        """A record comes out of the bin."""
        self._bring_back(self.one(list(self.book.bin.values()), place), dies=dies)

    @rule(record=records(), dies=DEATHS)
    def begin_record(self, record: Record, dies: int) -> None:
        """A record is half-typed; it counts nowhere."""
        new, entry = of_year(record, self.year, number=self.number()), self.commune.desk.services.record_entry
        after = changed(self.book, drafts={**self.book.drafts, _name(new): new})
        self.play(lambda: entry.keep_draft(new), after, dies=dies)

    @precondition(lambda self: self.book.drafts)
    @rule(place=PLACE, is_kept=st.booleans(), dies=DEATHS)
    def end_draft(self, place: int, is_kept: bool, dies: int) -> None:
        """A half-typed record is finished, or given up."""
        draft = self.one(list(self.book.drafts.values()), place)
        if is_kept:
            self._save(draft, dies=dies, before=None)
            return
        forget = self.commune.desk.services.record_entry.forget_draft
        after = changed(self.book, drafts=without(self.book.drafts, _name(draft)))
        self.play(lambda: forget(draft.id), after, dies=dies)

    @precondition(lambda self: any(kind == "task" for kind, _ in self.book.records))
    @rule(place=PLACE, kept=tasks(), begun=tasks(), dies=DEATHS)
    def change_several(self, place: int, kept: Record, begun: Record, dies: int) -> None:
        """One act on the grid: a row is kept, one begun, one removed; all of it or nothing."""
        new, half = (of_year(each, self.year, number=self.number()) for each in (kept, begun))
        gone = self.one([held for (kind, _), held in self.book.records.items() if kind == "task"], place)
        change = RecordChange(kind="task", keep=(new,), begin=(half,), remove=(gone.id,))
        entry = self.commune.desk.services.record_entry
        if self._is_closed():
            self.commune.refuses(lambda: entry.change(change), YearClosed)
            return
        after = changed(
            self.book,
            records={**without(self.book.records, _name(gone)), _name(new): new},
            bin={**self.book.bin, _name(gone): gone},
            drafts={**self.book.drafts, _name(half): half},
        )
        self.play(lambda: entry.change(change), after, dies=dies)

    @precondition(lambda self: self.undoes)
    @rule()
    def undo(self) -> None:
        """The newest act on a record is taken back."""
        self.undoes.pop()()

    @rule(entry=st.one_of(TICKS, TEXTS), place=PLACE, dies=DEATHS)
    def fill_in(self, entry: CriterionEntry, place: int, dies: int) -> None:
        """An officer leaves a field of a criterion."""
        if entry.criterion not in self.leaves or self.world.is_old:
            entry = replace(entry, criterion=self.one(self.leaves, place), inputs=())
        before = self.book.entries.get(entry.criterion, CriterionEntry(criterion=entry.criterion))
        if self._enter(entry, dies=dies):
            self.typed.note(before, entry)

    @rule(is_redone=st.booleans(), dies=DEATHS)
    def undo_entry(self, is_redone: bool, dies: int) -> None:
        """What was entered is taken back, or done again."""
        entry = self.typed.redo() if is_redone else self.typed.undo()
        if entry is not None:
            self._enter(entry, dies=dies)

    @rule(words=WORDS, dies=DEATHS)
    def explain(self, words: str, dies: int) -> None:
        """An explanation wherever points have no document."""
        self.explain_all(words, dies=dies)

    def explain_all(self, words: str, *, dies: int = NEVER) -> None:
        """The same, before a year is sent."""
        assessment = self.commune.desk.services.self_assessment
        score = assessment.score(self.year)
        wanted = [item.criterion for item in score.missing if item.need == "evidence"]
        held = [score.line(criterion).entry for criterion in wanted]
        told = [replace(entry, explanation=words) for entry in held]
        if not told or self._is_closed():
            return
        after = changed(self.book, entries={**self.book.entries, **{each.criterion: each for each in told}})
        self.play(lambda: assessment.enter_all(self.year, told), after, dies=dies)

    @precondition(lambda self: self.book.state in {State.DRAFT, State.CLOSED})
    @rule(dies=DEATHS)
    def close(self, dies: int) -> None:
        """The figures are closed, once, if they add up."""
        assessment = self.commune.desk.services.self_assessment
        if self.book.state is State.CLOSED:
            self.commune.refuses(lambda: assessment.close(self.year), NotInThisState)
        elif assessment.open_sums(self.year):
            self.commune.refuses(lambda: assessment.close(self.year), FiguresDoNotAdd)
        else:
            self.forget()
            self.play(lambda: assessment.close(self.year), changed(self.book, state=State.CLOSED), dies=dies)

    @precondition(lambda self: self.book.state is State.CLOSED)
    @rule(dies=DEATHS)
    def reopen(self, dies: int) -> None:
        """The figures are opened again, with a reason."""
        assessment = self.commune.desk.services.self_assessment
        after = changed(self.book, state=State.DRAFT)
        self.play(lambda: assessment.reopen(self.year, "Sửa số liệu"), after, dies=dies)

    @rule()
    def score(self) -> None:
        """The total is the sum of the lines; the same holdings give the same points, whatever lay between."""
        holdings = _holdings(self.book)
        if holdings == self.scored:
            return
        self.scored = holdings
        score = self.commune.desk.services.self_assessment.score(self.year)
        points = tuple(line.points or Decimal(0) for line in score.lines)
        own = [line.points or 0 for line in score.lines if is_self_scored(line.criterion)]
        assert score.total == sum(own, Decimal(0))
        assert all(0 <= (line.points or 0) <= line.criterion.max_points for line in score.lines)
        assert self.scores.setdefault(holdings, points) == points
        self.commune.agree(self.book)

    def _save(self, new: Record, *, dies: int, before: Record | None) -> None:
        entry = self.commune.desk.services.record_entry
        if has_errors(check(new)):
            assert not self.play(lambda: entry.save(new), self.book, dies=NEVER).is_saved
            return
        if self._is_closed():
            self.commune.refuses(lambda: entry.save(new), YearClosed)
            return
        name = _name(new)
        after = changed(
            self.book,
            records={**self.book.records, name: new},
            bin=without(self.book.bin, name),
            drafts=without(self.book.drafts, name),
        )

        def undo() -> None:
            if name in self.book.records:
                if before is None:
                    self._remove(self.book.records[name], dies=NEVER)
                else:
                    self._save(before, dies=NEVER, before=None)

        self.play(lambda: entry.save(new), after, dies=dies, undo=undo)

    def _remove(self, gone: Record, *, dies: int) -> None:
        entry, name = self.commune.desk.services.record_entry, _name(gone)
        if self._is_closed():
            self.commune.refuses(lambda: entry.remove(*name), YearClosed)
            return
        after = changed(
            self.book,
            records=without(self.book.records, name),
            bin={**self.book.bin, name: gone},
        )

        def undo() -> None:
            if name in self.book.bin:
                self._bring_back(gone, dies=NEVER)

        self.play(lambda: entry.remove(*name), after, dies=dies, undo=undo)

    def _bring_back(self, held: Record, *, dies: int) -> None:
        entry, name = self.commune.desk.services.record_entry, _name(held)
        if self._is_closed():
            self.commune.refuses(lambda: entry.restore(*name), YearClosed)
            return
        after = changed(
            self.book,
            records={**self.book.records, name: self.book.bin[name]},
            bin=without(self.book.bin, name),
            drafts=without(self.book.drafts, name),
        )
        self.play(lambda: entry.restore(*name), after, dies=dies)

    def _enter(self, entry: CriterionEntry, *, dies: int) -> bool:
        """Whether it was kept and nobody died."""
        assessment, killed = self.commune.desk.services.self_assessment, self.commune.killed
        if self._is_closed():
            self.commune.refuses(lambda: assessment.enter(self.year, entry), YearClosed)
            return False
        others = without(self.book.entries, entry.criterion)
        is_blank = entry == CriterionEntry(criterion=entry.criterion)
        after = changed(self.book, entries=others if is_blank else {**others, entry.criterion: entry})
        self.play(lambda: assessment.enter(self.year, entry), after, dies=dies)
        return self.commune.killed == killed

    def _is_closed(self) -> bool:
        return self.book.state is State.CLOSED


def _name(record: Record) -> tuple[str, str]:
    return kind_for(record).code, record.id


def _holdings(book: Book) -> str:
    """All that a score comes from."""
    held = (*book.records.values(), *book.entries.values(), *book.documents)
    return "\n".join(sorted(map(repr, held)))
