"""Read a year's ranking inside a transaction: every unit at once, never unit by unit (guide 9)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from core.appraisal_sheet import newest, scorecard_of
from core.assessment import AdjustmentEntry, Appraisal, CriterionEntry, OutsideValue
from core.banding import HEAD_RATED_COMPLETED, Event
from core.criteria import CriteriaSet
from core.errors import UserError
from core.indicators import kinds_behind
from core.ports import OfficialUnits, Transaction
from core.ranking import LATE_DOSSIERS, Ranking, RankRow, Result, Standing, TieDecision, rank, result_of
from core.ranking_ports import Reopening, TieRecord
from core.records.catalogue import Record
from core.records.people import Discipline, HeadGrade, HeadRating
from core.rounds import NoRound, Publication, Round
from core.self_score import Holdings, is_self_scored, percent_leaves, percent_values
from core.services.adopt_criteria import AdoptCriteria
from core.units import Unit


class UnknownScheme(UserError):
    """The criteria set has no band scheme of this name; fields: `scheme`, `known`."""

    code = "E_SCHEME"


OPEN_LINES = "OPEN_LINES"
NOT_APPRAISED = "NOT_APPRAISED"
_DISCIPLINED = "unit_or_head_disciplined"
_EVENT_KINDS = ("discipline", "head_rating")


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingView:
    """The ranking as it stands, or as it was published.

    Attributes:
        open_units: names of units that submitted and were not appraised at all.
        open_lines: (code, how many) of units with criteria nobody appraised; each counts 0.
        conflicts: lines with two values nobody has chosen between.
        inputs: (code, digest) of the packages ranked.
        published: the publication in force; None while nothing is published or the ranking is opened again.
        last: the newest publication, in force or not.
    """

    round: Round
    criteria: CriteriaSet
    ranking: Ranking
    open_units: tuple[str, ...]
    inputs: tuple[tuple[str, str], ...]
    published: Publication | None
    open_lines: tuple[tuple[str, int], ...] = ()
    conflicts: int = 0
    last: Publication | None = None
    reopenings: tuple[Reopening, ...] = ()
    ties: tuple[TieRecord, ...] = ()

    @property
    def bands(self) -> tuple[str, ...]:
        """Bands of the scheme from the best to the lowest."""
        return tuple(band.name for band in self.criteria.scheme(self.ranking.scheme_id).bands)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOfAll:
    """Everything a ranking looks at, by unit."""

    appraisals: Mapping[str, Mapping[str, Appraisal]]
    adjustments: Mapping[str, Sequence[AdjustmentEntry]]
    outside: Mapping[str, Sequence[OutsideValue]]
    entries: Mapping[str, Sequence[CriterionEntry]]
    records: Mapping[str, Mapping[str, Sequence[Record]]]
    late: Mapping[str, int]
    ties: Mapping[str, TieRecord]

    def records_of(self, unit: str) -> tuple[Record, ...]:
        """The records read of one unit, whatever their kind."""
        return tuple(record for by_unit in self.records.values() for record in by_unit.get(unit, ()))


class RankingReading:
    """Ranks what is held about a year."""

    def __init__(self, *, criteria: AdoptCriteria, units: OfficialUnits) -> None:
        self._criteria = criteria
        self._units = units

    def view(self, work: Transaction, year: int, *, scheme: str | None = None) -> RankingView:
        """The ranking of a year; by another scheme than the round's where one is named.

        Raises:
            NoRound: no round of this year.
            UnknownScheme: the set has no such scheme.
        """
        opened = work.rounds.get(year)
        if opened is None:
            raise NoRound(year=year)
        criteria = self._criteria.parsed(work.criteria.find(opened.criteria_set, opened.criteria_version))
        known = [each.id for each in criteria.band_schemes]
        if scheme is not None and scheme not in known:
            raise UnknownScheme(scheme=scheme, known=", ".join(known))
        sent = {item.unit: item.package for item in work.assessments.standings(year)}
        units = [self._units.unit(code) for code in opened.units]
        held = held_of_all(work, criteria, year=year, units=[unit for unit in units if unit.code in sent])
        standings = [
            _standing(criteria, unit, held=held, year=year) if unit.code in sent else _absent(unit)
            for unit in units
        ]
        open_lines = {unit.code: _open(criteria, unit, held=held) for unit in units if unit.code in sent}
        ranking = rank(criteria, standings, year=year, scheme_id=scheme or opened.band_scheme)
        publications = work.rounds.publications(year)
        last = publications[-1] if publications else None
        return RankingView(
            round=opened,
            criteria=criteria,
            ranking=replace(
                ranking, rows=tuple(_marked(row, held, open_lines=open_lines) for row in ranking.rows)
            ),
            open_units=tuple(
                unit.name for unit in units if unit.code in sent and not held.appraisals.get(unit.code)
            ),
            open_lines=tuple((code, count) for code, count in open_lines.items() if count),
            conflicts=work.rankings.open_conflicts(year),
            inputs=tuple((code, sent[code]) for code in sorted(sent) if code in opened.units),
            published=last if opened.published_at is not None else None,
            last=last,
            reopenings=work.rankings.reopenings(year),
            ties=tuple(held.ties.values()),
        )


def held_of_all(work: Transaction, criteria: CriteriaSet, *, year: int, units: Sequence[Unit]) -> HeldOfAll:
    """Read everything with one question each; records only of the kinds a percentage or a rule needs."""
    outside = work.every_unit.outside_values(year)
    kinds = _kinds_needed(criteria, units, outside=outside)
    return HeldOfAll(
        appraisals={unit: newest(given) for unit, given in work.every_unit.appraisals(year).items()},
        adjustments=work.every_unit.adjustments(year),
        outside=outside,
        entries=work.every_unit.entries(year) if kinds is not None else {},
        records={
            kind: work.every_unit.records(kind, year)
            for kind in dict.fromkeys((*(kinds or ()), *_EVENT_KINDS))
        },
        late=work.rankings.late_rows(year),
        ties={tie.unit: tie for tie in work.rankings.ties(year)},
    )


def _kinds_needed(
    criteria: CriteriaSet, units: Sequence[Unit], *, outside: Mapping[str, Sequence[OutsideValue]]
) -> tuple[str, ...] | None:
    """The kinds a percentage may be counted from; None where the authority's values give all of them."""
    kinds: dict[str, None] = {}
    is_given = True
    for unit in units:
        given = {item.criterion for item in outside.get(unit.code, ())}
        for leaf in percent_leaves(criteria, unit):
            if is_self_scored(leaf) or leaf.id not in given:
                is_given = False
                kinds.update(dict.fromkeys(kinds_behind(leaf.data_source)))
    return None if is_given else tuple(kinds)


_NOTHING_YET = Result(total=Decimal("0.00"), maximum=Decimal(0))


def _absent(unit: Unit) -> Standing:
    return Standing(code=unit.code, name=unit.name, unit_kind=unit.kind.value, result=None)


def _standing(criteria: CriteriaSet, unit: Unit, *, held: HeldOfAll, year: int) -> Standing:
    """A unit's appraised figures, and the facts downgrade rules look at.

    A unit nobody appraised yet has nothing to be ranked by: it is listed, and not put last with 0 points.
    """
    if not held.appraisals.get(unit.code):
        return replace(_absent(unit), result=_NOTHING_YET)
    records = held.records_of(unit.code)
    holdings = Holdings(
        records=records,
        entries=held.entries.get(unit.code, ()),
        documents=(),
        outside={item.criterion: item.inputs for item in held.outside.get(unit.code, ())},
    )
    card = scorecard_of(
        criteria,
        held.appraisals.get(unit.code, {}),
        adjustments=held.adjustments.get(unit.code, ()),
        unit_kind=unit.kind.value,
    )
    tie = held.ties.get(unit.code)
    return Standing(
        code=unit.code,
        name=unit.name,
        unit_kind=unit.kind.value,
        result=result_of(card),
        indicators=(
            *percent_values(criteria, holdings, unit=unit, year=year),
            (LATE_DOSSIERS, Decimal(held.late.get(unit.code, 0))),
        ),
        events=tuple(_events(records)),
        tie=None if tie is None else TieDecision(place=tie.place, decision=tie.decision),
    )


def _events(records: Sequence[Record]) -> list[Event]:
    found = [
        Event(event=_DISCIPLINED, severity=record.severity.value)
        for record in records
        if isinstance(record, Discipline) and record.of_unit_or_head
    ]
    if any(isinstance(record, HeadRating) and record.grade is HeadGrade.DONE for record in records):
        found.append(Event(event=HEAD_RATED_COMPLETED))
    return found


def _open(criteria: CriteriaSet, unit: Unit, *, held: HeldOfAll) -> int:
    given = held.appraisals.get(unit.code, {})
    return sum(1 for leaf in criteria.leaves(unit.kind.value) if leaf.id not in given)


def _marked(row: RankRow, held: HeldOfAll, *, open_lines: Mapping[str, int]) -> RankRow:
    if not open_lines.get(row.code):
        return row
    if not held.appraisals.get(row.code):
        return replace(row, flags=(NOT_APPRAISED,))
    return replace(row, flags=(*row.flags, OPEN_LINES))
