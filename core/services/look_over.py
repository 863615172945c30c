"""Look over every unit of a round, one submission at a time, and over all of them together.

What one submission shows by itself never changes, so it is looked at once and remembered by the package it
came in; the comparison between units is made anew each time. Every question to the database is a piece of
work of its own: a window that reads meanwhile waits for one question only.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from core.appraisal_sheet import newest
from core.assessment import Appraisal, CriterionEntry
from core.criteria import CriteriaSet, Criterion
from core.dates import local_day
from core.evidence import EvidenceDocument
from core.evidence_aids import Copy, file_findings, leaves_by_kind, sum_findings, year_findings
from core.judgement_aids import AidFinding, ClaimedLine, in_order, line_findings
from core.ports import Database, OfficialUnits
from core.progress import Progress
from core.rounds import Round, Standing
from core.scoring import LeafScore
from core.self_score import ZERO, Holdings, assess, is_self_scored
from core.services.recomputing import Origin, Recomputing
from core.services.round_reading import RoundReading
from core.text import fold
from core.units import Unit

Inputs = tuple[tuple[str, str], ...]
Points = Mapping[str, Mapping[str, Decimal | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was found; `units` are the names of the units expected, `sent` how many were looked at."""

    criteria: CriteriaSet
    findings: tuple[AidFinding, ...]
    units: Mapping[str, str]
    sent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Submission:
    """What one submission shows by itself; `shared` are its documents whose content others sent too."""

    findings: tuple[AidFinding, ...]
    explained: frozenset[str]
    shared: Mapping[str, EvidenceDocument]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scope:
    """The round being looked over."""

    round: Round
    criteria: CriteriaSet
    authority: str
    units: tuple[Unit, ...]
    sent: Mapping[str, Standing]
    outside: Mapping[str, Mapping[str, Inputs]]
    same_files: Mapping[str, tuple[tuple[str, str], ...]]
    last_leaves: Mapping[str, Criterion]
    shared: Mapping[str, frozenset[str]]

    @property
    def leaves(self) -> Mapping[str, Criterion]:
        """The criteria by their id."""
        return {leaf.id: leaf for leaf in self.criteria.leaves()}

    def origin(self, unit: str, leaf: str) -> Origin:
        """What the computed points of a line come from."""
        standing = self.sent[unit]
        return Origin(
            year=self.round.year,
            criterion=leaf,
            unit=unit,
            package=standing.package or unit,
            criteria=f"{self.criteria.set_id} {self.criteria.version}",
            outside=self.outside.get(unit, {}).get(leaf, ()),
        )


class LookOver:
    """Finds what is to be looked at twice."""

    def __init__(
        self, *, database: Database, reading: RoundReading, units: OfficialUnits, recomputing: Recomputing
    ) -> None:
        self._database = database
        self._reading = reading
        self._units = units
        self._recomputing = recomputing
        self._seen: dict[tuple[str, str, str], _Submission] = {}

    def search(self, year: int, *, progress: Progress) -> Looked:
        """Every finding of a round, in an order of its own.

        Raises:
            NoRound: no round of this year.
            Cancelled: the person stopped it; what was looked at stays remembered.
        """
        scope = self._scope(year)
        found: list[AidFinding] = []
        submissions: dict[str, _Submission] = {}
        units = [unit for unit in scope.units if unit.code in scope.sent]
        for at, unit in enumerate(units):
            progress.check()
            progress.report(at, len(units) + 1)
            submissions[unit.code] = self._submission(scope, unit)
            found += submissions[unit.code].findings
        progress.check()
        for kind in sorted({unit.kind for unit in units}):
            same = [unit for unit in units if unit.kind is kind]
            found += line_findings(self._lines(scope, same, submissions=submissions))
        found += self._files(scope, submissions)
        progress.report(1, 1)
        return Looked(
            criteria=scope.criteria,
            findings=in_order(found),
            units={unit.code: unit.name for unit in scope.units},
            sent=len(units),
        )

    def _scope(self, year: int) -> _Scope:
        with self._database.transaction() as work:
            opened, criteria = self._reading.opened(work, year)
            standings = work.assessments.standings(year)
            outside = work.every_unit.outside_values(year)
            last = work.rounds.get(year - 1)
            before = None if last is None else self._reading.opened(work, year - 1)[1]
            authority = work.office.get().unit.name
        with self._database.transaction() as work:
            same_files = work.every_unit.same_files(year)
        return _Scope(
            round=opened,
            criteria=criteria,
            authority=authority,
            units=tuple(map(self._units.unit, opened.units)),
            sent={item.unit: item for item in standings if item.unit in opened.units},
            outside={unit: {item.criterion: item.inputs for item in held} for unit, held in outside.items()},
            same_files=same_files,
            last_leaves=_same_leaves(criteria, before),
            shared=_by_unit(same_files),
        )

    def _submission(self, scope: _Scope, unit: Unit) -> _Submission:
        """What a unit's own submission shows, remembered by its package."""
        leaves = scope.criteria.leaves(unit.kind.value)
        origin = scope.origin(unit.code, "")
        place = (unit.code, f"{origin.year} {origin.package}", origin.criteria)
        is_scored = all(self._recomputing.knows(scope.origin(unit.code, leaf.id)) for leaf in leaves)
        wanted = scope.shared.get(unit.code, frozenset())
        held = self._seen.get(place)
        if held is not None and is_scored and wanted <= held.shared.keys():
            return held
        self._seen[place] = self._looked_at(scope, unit, wanted=wanted)
        return self._seen[place]

    def _looked_at(self, scope: _Scope, unit: Unit, *, wanted: frozenset[str]) -> _Submission:
        year, leaves = scope.round.year, scope.leaves
        with self._database.transaction() as work:
            records = work.records.all_of_year(unit.code, year)
            entries = work.assessments.entries(unit.code, year)
            documents = work.evidence.of_year(unit.code, year)
        outside = scope.outside.get(unit.code, {})
        holdings = Holdings(records=records, entries=entries, documents=(), outside=outside)
        for line in assess(scope.criteria, holdings, unit=unit, year=year).lines:
            self._recomputing.keep(scope.origin(unit.code, line.criterion.id), line)
        received = scope.sent[unit.code].received_at
        by_kind = leaves_by_kind(scope.criteria.leaves(unit.kind.value))
        return _Submission(
            findings=(
                *sum_findings(unit.code, records, year=year, leaves=by_kind),
                *year_findings(
                    unit.code,
                    documents,
                    year=year,
                    received_on=None if received is None else local_day(received),
                    leaves=leaves,
                ),
            ),
            explained=frozenset(entry.criterion for entry in entries if _says_why(entry)),
            shared={item.id: item for item in documents if item.id in wanted},
        )

    def _lines(
        self, scope: _Scope, units: Iterable[Unit], *, submissions: Mapping[str, _Submission]
    ) -> Iterator[ClaimedLine]:
        year = scope.round.year
        points, given, documents = self._points(year), self._given(year), self._documents(year)
        last_points, last_given = self._points(year - 1), self._given(year - 1)
        for unit in units:
            code = unit.code
            claimed, now = points.get(code, {}), given.get(code, {})
            before, then = last_points.get(code, {}), last_given.get(code, {})
            for leaf in scope.criteria.leaves(unit.kind.value):
                score = self._recomputing.score(scope.origin(code, leaf.id))
                own = _claimed(leaf, claimed, score=score)
                last = scope.last_leaves.get(leaf.id)
                yield ClaimedLine(
                    unit=code,
                    criterion=leaf,
                    claimed=own,
                    standing=now[leaf.id].points if leaf.id in now else own,
                    computed=None if score is None else score.points,
                    last_year=None if last is None else _last(leaf.id, before, given=then),
                    last_maximum=ZERO if last is None else last.max_points,
                    documents=documents.get(code, {}).get(leaf.id, 0),
                    is_explained=leaf.id in submissions[code].explained,
                )

    def _files(self, scope: _Scope, submissions: Mapping[str, _Submission]) -> tuple[AidFinding, ...]:
        shared = {
            sha256: tuple(
                Copy(unit=unit, document=submissions[unit].shared[document])
                for unit, document in pairs
                if unit in submissions and document in submissions[unit].shared
            )
            for sha256, pairs in scope.same_files.items()
        }
        names = [unit.name for unit in scope.units]
        return file_findings(shared, authority=scope.authority, units=names, leaves=scope.leaves)

    def _points(self, year: int) -> Points:
        with self._database.transaction() as work:
            return work.every_unit.self_points(year)

    def _given(self, year: int) -> Mapping[str, Mapping[str, Appraisal]]:
        with self._database.transaction() as work:
            held = work.every_unit.appraisals(year)
        return {unit: newest(given) for unit, given in held.items()}

    def _documents(self, year: int) -> Mapping[str, Mapping[str, int]]:
        with self._database.transaction() as work:
            return work.every_unit.evidence_counts(year)


def _claimed(
    leaf: Criterion, points: Mapping[str, Decimal | None], *, score: LeafScore | None
) -> Decimal | None:
    """The unit's own points; where it does not score itself, those computed here."""
    if is_self_scored(leaf):
        return points.get(leaf.id)
    return None if score is None else score.points


def _last(
    criterion: str, points: Mapping[str, Decimal | None], *, given: Mapping[str, Appraisal]
) -> Decimal | None:
    """What stood at the end of last year."""
    return given[criterion].points if criterion in given else points.get(criterion)


def _same_leaves(criteria: CriteriaSet, before: CriteriaSet | None) -> Mapping[str, Criterion]:
    """Last year's leaves that are still the same criterion: number and name agree."""
    held = {} if before is None else {leaf.id: leaf for leaf in before.leaves()}
    return {
        leaf.id: held[leaf.id]
        for leaf in criteria.leaves()
        if leaf.id in held and fold(held[leaf.id].name) == fold(leaf.name)
    }


def _by_unit(same_files: Mapping[str, tuple[tuple[str, str], ...]]) -> Mapping[str, frozenset[str]]:
    """The documents of each unit whose content another sent too."""
    found: dict[str, set[str]] = defaultdict(set)
    for pairs in same_files.values():
        for unit, document in pairs:
            found[unit].add(document)
    return {unit: frozenset(documents) for unit, documents in found.items()}


def _says_why(entry: CriterionEntry) -> bool:
    return bool(entry.explanation.strip() or (entry.claim and entry.claim_reason.strip()))
