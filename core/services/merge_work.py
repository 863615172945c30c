"""Put the rows of another PC to those held here: by line, by mark, nothing overwritten."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from core.appraisal_states import after_points
from core.assessment import Appraisal
from core.carried_work import by_line, is_same_row, marked, row_of
from core.criteria import CriteriaSet
from core.desks import Conflict, Merge, merge_line, points_told
from core.errors import UserError
from core.packages.appraisal_payloads import AppraisalBody, CarriedRow
from core.packages.plan import ContestedLine
from core.packages.refusals import SchemaWrong
from core.ports import Clock, Transaction
from core.scoring import PointsOutOfRange, check_points
from core.services.noting import note

MergeLine = Callable[[Sequence[Appraisal], Sequence[Appraisal]], Merge]


class RowChanged(UserError):
    """A row held here says something else in the package under the same mark; fields: `criterion`, `unit`."""

    code = "E_ROW_CHANGED"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineMerge:
    """One line of one unit: what is held, what would come to it, and how."""

    unit: str
    criterion: str
    held: tuple[Appraisal, ...]
    merge: Merge

    @property
    def standing(self) -> Appraisal | None:
        """The value that stands here now."""
        return self.held[-1] if self.held else None

    def as_contested(self) -> ContestedLine:
        """Both values beside each other."""
        ours = self.standing
        assert ours is not None
        return ContestedLine(
            unit=self.unit, criterion=self.criterion, ours=ours.points, theirs=self.merge.added[-1].points
        )


def check_rows(body: AppraisalBody, criteria: CriteriaSet) -> None:
    """Every row and question names a leaf of the set, every value lies within its range.

    Raises:
        SchemaWrong: one does not.
    """
    leaves = {leaf.id: leaf for leaf in criteria.leaves()}
    for row in body.rows:
        if row.criterion not in leaves:
            raise SchemaWrong(member="body.rows.criterion")
        try:
            if row.points is not None:
                check_points(leaves[row.criterion], row.points)
        except PointsOutOfRange as cause:
            raise SchemaWrong(member="body.rows.points") from cause
    if any(question.criterion not in leaves for question in body.questions):
        raise SchemaWrong(member="body.questions.criterion")


def merges(
    work: Transaction, body: AppraisalBody, *, own: str, rule: MergeLine | None = None
) -> Iterator[LineMerge]:
    """Every line the package has rows for, with what would come of it. Nothing is written.

    Without a `rule` the rows of a desk are merged; lines in conflict stay so until they are decided.

    Raises:
        RowChanged: a row held here was changed on its way.
    """
    contested = {(each.unit, each.criterion) for each in work.desks.conflicts(body.year) if each.is_open}
    held_by_unit = work.every_unit.appraisals(body.year)
    for unit, rows in _by_unit(body.rows).items():
        held = by_line(marked(held_by_unit.get(unit, ()), unit, year=body.year))
        for criterion, offered in by_line([row_of(row, own=own) for row in rows]).items():
            here = held.get(criterion, [])
            _refuse_changed(here, offered, unit=unit)
            if rule is None:
                merge = merge_line(here, offered, is_contested=(unit, criterion) in contested)
            else:
                merge = rule(here, offered)
            yield LineMerge(unit=unit, criterion=criterion, held=tuple(here), merge=merge)


def keep_rows(work: Transaction, year: int, *, lines: Sequence[LineMerge]) -> None:
    """Append every new row; where the value here stands, beneath it. A unit begun elsewhere is begun here."""
    above: dict[str, list[Appraisal]] = {}
    beneath: dict[str, list[Appraisal]] = {}
    for line in lines:
        target = beneath if line.merge.is_beneath else above
        target.setdefault(line.unit, []).extend(line.merge.added)
    for unit, rows in above.items():
        work.assessments.add_appraisals(unit, year, appraisals=rows)
    for unit, rows in beneath.items():
        work.assessments.add_beneath(unit, year, appraisals=rows)
    for unit in above.keys() | beneath.keys():
        standing = work.assessments.standing(unit, year)
        if standing is None:
            continue
        state = standing.state
        for row in (*above.get(unit, ()), *beneath.get(unit, ())):
            state = after_points(state, row.stage)
        if state is not standing.state:
            work.assessments.put_standing(replace(standing, state=state))


def note_conflicts(
    work: Transaction, clock: Clock, *, year: int, desk: str, lines: Sequence[LineMerge], at: datetime
) -> None:
    """Open a conflict for every line both sides changed apart; renew open ones, close those that are over."""
    open_now = {
        (each.unit, each.criterion): each
        for each in work.desks.conflicts(year)
        if each.is_open and each.desk == desk
    }
    for line in lines:
        held, place = open_now.get((line.unit, line.criterion)), (line.unit, line.criterion)
        if line.merge.is_conflict:
            conflict = _conflict(line, held, year=year, desk=desk, at=at)
            work.desks.put_conflict(conflict)
            _note_conflict(work, clock, line=line, desk=desk)
        elif line.merge.has_met and held is not None:
            last = line.merge.added[-1]
            work.desks.put_conflict(
                replace(
                    held,
                    theirs=last.mark,
                    decided_at=at,
                    decided_by=last.officer,
                    chosen=last.mark,
                    reason=last.reason,
                )
            )
            note(work, clock, act="conflict_over", subject=" ".join(place), change=("", desk))


def _by_unit(rows: Sequence[CarriedRow]) -> Mapping[str, list[CarriedRow]]:
    found: dict[str, list[CarriedRow]] = {}
    for row in rows:
        found.setdefault(row.unit, []).append(row)
    return found


def _refuse_changed(held: Sequence[Appraisal], offered: Sequence[Appraisal], *, unit: str) -> None:
    known = {row.mark: row for row in held}
    for row in offered:
        mine = known.get(row.mark)
        if mine is not None and not is_same_row(mine, row):
            raise RowChanged(criterion=row.criterion, unit=unit)


def _conflict(line: LineMerge, held: Conflict | None, *, year: int, desk: str, at: datetime) -> Conflict:
    """A new conflict, or the open one with the desk's newest value."""
    ours, theirs = line.standing, line.merge.added[-1]
    assert ours is not None
    if held is not None:
        return replace(held, theirs=theirs.mark)
    return Conflict(
        id=str(uuid5(NAMESPACE_URL, f"socchc-conflict/{ours.mark}/{theirs.mark}")),
        unit=line.unit,
        year=year,
        criterion=line.criterion,
        ours=ours.mark,
        theirs=theirs.mark,
        desk=desk,
        found_at=at,
    )


def _note_conflict(work: Transaction, clock: Clock, *, line: LineMerge, desk: str) -> None:
    ours = line.standing
    assert ours is not None
    note(
        work,
        clock,
        act="conflict",
        subject=f"{line.unit} {line.criterion}",
        change=(points_told(ours), f"{points_told(line.merge.added[-1])} {desk}"),
    )
