"""Who appraises what: desks and their parts, how far each is, and what may be appraised at a desk."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.assessment import Appraisal
from core.criteria import CriteriaSet
from core.desks import Assignment, DeskEntry, DeskUnknown, Shares
from core.enrolment import own_code
from core.errors import UserError
from core.exchanges import Direction
from core.office import NotThisRole, Office, refuse_desk
from core.packages.kinds import Kind, namespace_of
from core.packages.trust import KeyStatus
from core.ports import Clock, Database, OfficialUnits, Transaction
from core.rounds import NoRound, Round
from core.services.adopt_criteria import AdoptCriteria
from core.services.desk_lines import editable_here
from core.services.noting import note
from core.services.self_assessment import UnknownCriterion
from core.text import clean_line
from core.units import Role, desk_code, package_code


class PersonOrDesk(UserError):
    """A part needs a desk or a person."""

    code = "E_ASSIGN_WHOM"


class DeskBusy(UserError):
    """A desk that still answers for parts cannot be taken off the list; fields: `desk`, `year`."""

    code = "E_DESK_BUSY"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """A desk with what is known of it: whether its key is trusted, when work went out and came back last."""

    desk: DeskEntry
    has_key: bool
    given_at: datetime | None = None
    merged_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraiserProgress:
    """How far one appraiser is. `lines` of the units that have submitted, `given` of them; `units` likewise.

    `desk` is None for a person at this PC; `nodes` are the parts in the order they were assigned.
    """

    desk: DeskView | None
    person: str
    nodes: tuple[Assignment, ...]
    lines: int
    given: int
    units: int
    units_done: int
    conflicts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentBoard:
    """The parts of a year, the desks, and how far everybody is; `unassigned` lines fall to nobody."""

    round: Round
    criteria: CriteriaSet
    assignments: tuple[Assignment, ...]
    desks: tuple[DeskView, ...]
    progress: tuple[AppraiserProgress, ...]
    unassigned: int
    is_desk: bool = False


class AssignDesks:
    """The appraisers of a round."""

    def __init__(
        self, *, database: Database, criteria: AdoptCriteria, units: OfficialUnits, clock: Clock
    ) -> None:
        self._database = database
        self._criteria = criteria
        self._units = units
        self._clock = clock

    def desks(self) -> tuple[DeskView, ...]:
        """The desks in use, by code."""
        with self._database.transaction() as work:
            return _desk_views(work)

    def put_desk(self, number: int, *, name: str, person: str = "", words: str = "") -> DeskEntry:
        """List a desk, or change its name and person.

        Args:
            number: 1 to 99; with the province's code it makes the desk's code.
            name: what the desk is called, a department mostly.
            person: who works there.
            words: a remark.

        Raises:
            NotThisRole, NotAtDesk: only the lead office lists desks.
            MalformedUnitCode: no desk has this number.
            PersonOrDesk: a desk needs a name.
        """
        with self._database.transaction() as work:
            office = _lead(work)
            code = desk_code(office.unit.code, number)
            if not clean_line(name):
                raise PersonOrDesk
            held = next((each for each in work.desks.all() if each.code == code), None)
            desk = DeskEntry(
                code=code,
                name=clean_line(name),
                person=clean_line(person),
                note=clean_line(words),
                added_at=self._clock.now() if held is None else held.added_at,
            )
            work.desks.put(desk)
            _entitle_own(work, office)
            old = "" if held is None else held.name
            note(work, self._clock, act="put_desk", subject=code, change=(old, desk.name))
        return desk

    def remove_desk(self, code: str) -> None:
        """Take a desk off the list; what it gave stays.

        Raises:
            NotThisRole, NotAtDesk, DeskUnknown.
            DeskBusy: it still answers for parts.
        """
        with self._database.transaction() as work:
            _lead(work)
            desk = _listed(work, code)
            busy = next(
                (
                    each.year
                    for each in work.rounds.all()
                    if any(part.desk == code for part in work.desks.assignments(each.year))
                ),
                None,
            )
            if busy is not None:
                raise DeskBusy(desk=desk.name, year=busy)
            work.desks.put(replace(desk, removed_at=self._clock.now()))
            note(work, self._clock, act="remove_desk", subject=code, change=(desk.name, ""))

    def assignments(self, year: int) -> tuple[Assignment, ...]:
        """The parts of a year in the order they were given out."""
        with self._database.transaction() as work:
            return work.desks.assignments(year)

    def assign(self, year: int, assignments: Sequence[Assignment]) -> AssignmentBoard:
        """Put these parts in the place of the year's.

        Raises:
            NotThisRole, NotAtDesk, NoRound.
            UnknownCriterion: a part names no row of the round's set.
            DeskUnknown: a desk is not listed.
            PersonOrDesk: a part names nobody.
        """
        with self._database.transaction() as work:
            _lead(work)
            opened, criteria = self._opened(work, year)
            nodes = {node.id for node in criteria.nodes}
            kept = tuple(dict.fromkeys(replace(each, person=clean_line(each.person)) for each in assignments))
            for each in kept:
                if each.node not in nodes:
                    raise UnknownCriterion(criterion=each.node)
                if each.unit and each.unit not in opened.units:
                    raise UnknownCriterion(criterion=each.unit)
                if each.desk:
                    _listed(work, each.desk)
                elif not each.person:
                    raise PersonOrDesk
            before = work.desks.assignments(year)
            work.desks.put_assignments(year, kept)
            if before != kept:
                told = (_told(before), _told(kept))
                note(work, self._clock, act="assign", subject=str(year), change=told)
            return self._board(work, opened, criteria=criteria)

    def board(self, year: int) -> AssignmentBoard:
        """The parts, the desks and how far everybody is.

        Raises:
            NoRound.
        """
        with self._database.transaction() as work:
            opened, criteria = self._opened(work, year)
            return self._board(work, opened, criteria=criteria)

    def editable(self, year: int, unit: str) -> frozenset[str] | None:
        """The lines of a unit that may be given here; None: every one (the lead office)."""
        with self._database.transaction() as work:
            _opened, criteria = self._opened(work, year)
            return editable_here(work, criteria, unit=unit, year=year)

    def _opened(self, work: Transaction, year: int) -> tuple[Round, CriteriaSet]:
        opened = work.rounds.get(year)
        if opened is None:
            raise NoRound(year=year)
        return opened, self._criteria.parsed(work.criteria.find(opened.criteria_set, opened.criteria_version))

    def _board(self, work: Transaction, opened: Round, *, criteria: CriteriaSet) -> AssignmentBoard:
        assignments, desks = work.desks.assignments(opened.year), _desk_views(work)
        counted = _count(work, opened, criteria=criteria, units=self._units)
        conflicts = Counter(each.desk for each in work.desks.conflicts(opened.year) if each.is_open)
        progress = tuple(
            _progress(whom, assignments, counted=counted, desks=desks, conflicts=conflicts)
            for whom in dict.fromkeys(
                (each.desk, each.person if not each.desk else "") for each in assignments
            )
        )
        return AssignmentBoard(
            round=opened,
            criteria=criteria,
            assignments=assignments,
            desks=desks,
            progress=progress,
            unassigned=counted.unassigned,
            is_desk=work.office.get().is_desk,
        )


def listed_desk(work: Transaction, code: str) -> DeskEntry:
    """A desk in use.

    Raises:
        DeskUnknown: none has this code.
    """
    return _listed(work, code)


class _Count:
    """Lines of the units that have submitted, by who answers for them: all, given, and per unit."""

    def __init__(self) -> None:
        self.lines: Counter[tuple[str, str]] = Counter()
        self.given: Counter[tuple[str, str]] = Counter()
        self.units: dict[tuple[str, str], set[str]] = {}
        self.open_units: dict[tuple[str, str], set[str]] = {}
        self.unassigned = 0


def _count(work: Transaction, opened: Round, *, criteria: CriteriaSet, units: OfficialUnits) -> _Count:
    """One pass over the units that have submitted."""
    year = opened.year
    shares = Shares(criteria, work.desks.assignments(year))
    rows = work.every_unit.appraisals(year)
    counted = _Count()
    leaves: dict[str, tuple[str, ...]] = {}
    for standing in work.assessments.standings(year):
        unit = standing.unit
        if unit not in opened.units:
            continue
        kind = units.unit(unit).kind.value
        if kind not in leaves:
            leaves[kind] = tuple(leaf.id for leaf in criteria.leaves(kind))
        given = _givers(rows.get(unit, ()))
        for criterion in leaves[kind]:
            _count_line(counted, shares.of_line(unit, criterion), unit=unit, givers=given.get(criterion))
    return counted


def _count_line(
    counted: _Count, found: Sequence[Assignment], *, unit: str, givers: frozenset[str] | None
) -> None:
    if not found:
        counted.unassigned += 1
    for each in found:
        whom = (each.desk, "" if each.desk else each.person)
        counted.lines[whom] += 1
        counted.units.setdefault(whom, set()).add(unit)
        if givers is not None and each.desk in givers:
            counted.given[whom] += 1
        else:
            counted.open_units.setdefault(whom, set()).add(unit)


def _givers(rows: Sequence[Appraisal]) -> Mapping[str, frozenset[str]]:
    """Which desks have given each line; empty text is this PC."""
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        found[row.criterion] = found.get(row.criterion, frozenset()) | {row.desk}
    return found


def _progress(
    whom: tuple[str, str],
    assignments: Sequence[Assignment],
    *,
    counted: _Count,
    desks: Sequence[DeskView],
    conflicts: Mapping[str, int],
) -> AppraiserProgress:
    code, person = whom
    units = counted.units.get(whom, set())
    desk = next((each for each in desks if each.desk.code == code), None)
    return AppraiserProgress(
        desk=desk,
        person=person if desk is None else desk.desk.person,
        nodes=tuple(each for each in assignments if each.desk == code and (code or each.person == person)),
        lines=counted.lines[whom],
        given=counted.given[whom],
        units=len(units),
        units_done=len(units - counted.open_units.get(whom, set())),
        conflicts=conflicts.get(code, 0) if code else 0,
    )


def _desk_views(work: Transaction) -> tuple[DeskView, ...]:
    active = {key.unit for key in work.trust.all() if key.status is KeyStatus.ACTIVE}
    given, merged = (_newest_by_desk(work, way) for way in (Direction.SENT, Direction.RECEIVED))
    return tuple(
        DeskView(
            desk=desk,
            has_key=package_code(Role.APPRAISER, desk.code) in active,
            given_at=given.get(desk.code),
            merged_at=merged.get(desk.code),
        )
        for desk in work.desks.all()
        if desk.removed_at is None
    )


def _newest_by_desk(work: Transaction, way: Direction) -> Mapping[str, datetime]:
    found: dict[str, datetime] = {}
    for row in work.exchanges.of_kind(Kind.APPRAISAL.value, way):
        other = row.recipient if way is Direction.SENT else row.sender
        found.setdefault(other.partition("-")[2], row.at)
    return found


def _listed(work: Transaction, code: str) -> DeskEntry:
    for desk in work.desks.all():
        if desk.code == code and desk.removed_at is None:
            return desk
    raise DeskUnknown(desk=code)


def _lead(work: Transaction) -> Office:
    office = work.office.get()
    if office.role is not Role.APPRAISER:
        raise NotThisRole(role=office.role.value)
    refuse_desk(office)
    return office


def _entitle_own(work: Transaction, office: Office) -> None:
    """A key made before desks were known may sign their work from now on; the next trust list says so."""
    unit, space = own_code(office), namespace_of(Kind.APPRAISAL)
    for key in work.trust.all():
        if key.unit == unit and key.status is KeyStatus.ACTIVE and space not in key.namespaces:
            work.trust.put(replace(key, namespaces=(*key.namespaces, space)))


def _told(assignments: Sequence[Assignment]) -> str:
    return "; ".join(
        f"{each.node}{'@' + each.unit if each.unit else ''}={each.desk or each.person}"
        for each in assignments
    )
