"""Rank a round: preview with every step explained, then publish, which freezes it with its inputs."""

import hashlib
from dataclasses import dataclass, replace
from decimal import Decimal

from core.appraisal_sheet import newest, scorecard_of
from core.assessment import CriterionEntry, State
from core.banding import Event
from core.criteria import CriteriaSet
from core.errors import UserError
from core.packages.canonical import encode
from core.ports import Clock, Database, OfficialUnits, Transaction
from core.ranking import LATE_DOSSIERS, Ranking, RankRow, Standing, rank, result_of
from core.records.people import Discipline
from core.rounds import NoRound, Publication, Round, RoundPublished
from core.self_score import Holdings, is_self_scored, percent_leaves, percent_values
from core.services.adopt_criteria import AdoptCriteria
from core.services.noting import note
from core.units import Unit

OPEN_LINES = "OPEN_LINES"
NOT_APPRAISED = "NOT_APPRAISED"
_DISCIPLINED = "unit_or_head_disciplined"


class NothingToRank(UserError):
    """No unit of the round was appraised yet."""

    code = "E_NOTHING_TO_RANK"


class LinesOpen(UserError):
    """A unit submitted and was not appraised at all; publishing would put it last unjustly."""

    code = "E_LINES_OPEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingView:
    """The ranking as it stands, or as it was published."""

    round: Round
    criteria: CriteriaSet
    ranking: Ranking
    open_units: tuple[str, ...]
    inputs: tuple[tuple[str, str], ...]
    published: Publication | None


class PublishRanking:
    """Computes and publishes the authority's ranking."""

    def __init__(
        self, *, database: Database, criteria: AdoptCriteria, units: OfficialUnits, clock: Clock
    ) -> None:
        self._database = database
        self._criteria = criteria
        self._units = units
        self._clock = clock

    def preview(self, year: int) -> RankingView:
        """Rank what is appraised now; units that sent nothing stand last without a rank.

        Raises:
            NoRound: no round of this year.
        """
        with self._database.transaction() as work:
            return self._view(work, year)

    def publish(self, year: int) -> Publication:
        """Freeze the ranking with the digests of the packages it was computed from.

        Raises:
            NoRound: no round of this year.
            RoundPublished: it is published already.
            NothingToRank, LinesOpen: there is nothing, or not everything, to rank.
        """
        with self._database.transaction() as work:
            view = self._view(work, year)
            if view.round.published_at is not None:
                raise RoundPublished(year=year)
            if not view.inputs:
                raise NothingToRank(year=year)
            if view.open_units:
                raise LinesOpen(year=year, count=len(view.open_units), unit=view.open_units[0])
            now = self._clock.now().replace(microsecond=0)
            publication = Publication(
                year=year,
                number=len(work.rounds.publications(year)) + 1,
                at=now,
                officer=work.office.get().officer.name,
                document=encode(ranking_document(view)),
                inputs=view.inputs,
            )
            work.rounds.publish(publication)
            work.rounds.put(replace(view.round, published_at=now))
            for standing in work.assessments.standings(year):
                if standing.unit not in view.round.units:
                    continue
                work.assessments.put_standing(replace(standing, state=State.PUBLISHED))
            told = f"{len(view.inputs)} {hashlib.sha512(publication.document).hexdigest()[:16]}"
            note(work, self._clock, act="publish_ranking", subject=str(year), change=("", told))
        return publication

    def publications(self, year: int) -> tuple[Publication, ...]:
        """Every publication of a year, oldest first."""
        with self._database.transaction() as work:
            return work.rounds.publications(year)

    def _view(self, work: Transaction, year: int) -> RankingView:
        opened = work.rounds.get(year)
        if opened is None:
            raise NoRound(year=year)
        criteria = self._criteria.parsed(work.criteria.find(opened.criteria_set, opened.criteria_version))
        held = {item.unit: item for item in work.assessments.standings(year)}
        standings, open_units, flags = [], [], {}
        for code in opened.units:
            unit = self._units.unit(code)
            if code not in held:
                standings.append(_absent(unit))
                continue
            standing, marks = _standing(work, criteria, unit=unit, year=year)
            standings.append(standing)
            flags[code] = marks
            if NOT_APPRAISED in marks:
                open_units.append(unit.name)
        ranking = rank(criteria, standings, year=year, scheme_id=opened.band_scheme)
        publications = work.rounds.publications(year)
        return RankingView(
            round=opened,
            criteria=criteria,
            ranking=replace(ranking, rows=tuple(_marked(row, flags) for row in ranking.rows)),
            open_units=tuple(open_units),
            inputs=tuple((code, held[code].package) for code in sorted(held) if code in opened.units),
            published=publications[-1] if publications else None,
        )


def ranking_document(view: RankingView) -> dict[str, object]:
    """The ranking as data, the shape of `rank --json`: decimals are texts, the first kind's bands on top."""
    ranking = view.ranking
    first = ranking.summaries[0] if ranking.summaries else None
    return {
        "year": ranking.year,
        "scheme": ranking.scheme_id,
        "rows": [row_document(row) for row in ranking.rows if row.rank is not None],
        "bands": [
            {"name": band.name, "count": band.count, "percent": str(band.percent)}
            for band in (first.bands if first else ())
        ],
        "not_submitted": [{"unit": row.code, "name": row.name} for row in ranking.rows if row.rank is None],
        "inputs": [{"unit": unit, "digest": digest} for unit, digest in view.inputs],
    }


def row_document(row: RankRow) -> dict[str, object]:
    """One ranked unit as data."""
    assert row.total is not None
    return {
        "rank": row.rank,
        "unit": row.code,
        "name": row.name,
        "total": str(final_total(row)),
        "index": str(row.index),
        "band": row.band,
        "flags": list(row.flags),
        "tasks": [{"task": task.task, "due": task.last_day.isoformat()} for task in row.tasks],
    }


def final_total(row: RankRow) -> Decimal:
    """Appraised points with bonus and penalty (guide 7)."""
    return (row.total or Decimal("0.00")) + row.bonus - row.penalty


def _absent(unit: Unit) -> Standing:
    return Standing(code=unit.code, name=unit.name, unit_kind=unit.kind.value, result=None)


def _standing(
    work: Transaction, criteria: CriteriaSet, *, unit: Unit, year: int
) -> tuple[Standing, tuple[str, ...]]:
    """A unit's appraised figures, and the facts downgrade rules look at."""
    given = newest(work.assessments.appraisals(unit.code, year))
    holdings = _holdings(work, criteria, unit=unit, year=year)
    card = scorecard_of(
        criteria, given, adjustments=work.assessments.adjustments(unit.code, year), unit_kind=unit.kind.value
    )
    leaves = {leaf.id for leaf in criteria.leaves(unit.kind.value)}
    marks = [OPEN_LINES] if leaves - given.keys() else []
    if not given:
        marks = [NOT_APPRAISED]
    late = sum(1 for record in holdings.records if getattr(record, "done_late", 0))
    return Standing(
        code=unit.code,
        name=unit.name,
        unit_kind=unit.kind.value,
        result=result_of(card),
        indicators=(
            *percent_values(criteria, holdings, unit=unit, year=year),
            (LATE_DOSSIERS, Decimal(late)),
        ),
        events=tuple(
            Event(event=_DISCIPLINED, severity=record.severity.value)
            for record in holdings.records
            if isinstance(record, Discipline) and record.of_unit_or_head
        ),
    ), tuple(marks)


def _holdings(work: Transaction, criteria: CriteriaSet, *, unit: Unit, year: int) -> Holdings:
    """What the downgrade rules look at; every other record is read only where a percentage may need it."""
    outside = {item.criterion: item.inputs for item in work.assessments.outside_values(unit.code, year)}
    leaves = percent_leaves(criteria, unit)
    if all(leaf.id in outside and not is_self_scored(leaf) for leaf in leaves):
        kinds = ("dossier_count", "discipline")
        records = tuple(
            record for kind in kinds for record in work.records.of_year(kind, unit.code, year=year)
        )
        entries: tuple[CriterionEntry, ...] = ()
    else:
        records = work.records.all_of_year(unit.code, year)
        entries = work.assessments.entries(unit.code, year)
    return Holdings(records=records, entries=entries, documents=(), outside=outside)


def _marked(row: RankRow, flags: dict[str, tuple[str, ...]]) -> RankRow:
    return replace(row, flags=(*row.flags, *flags.get(row.code, ())))
