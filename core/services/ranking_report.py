"""Fill the ranking table that leaders sign, with the year before beside it where one is held."""

from collections.abc import Callable
from dataclasses import dataclass

from core.banding import Step, StepKind
from core.criteria import CriteriaSet
from core.ranking import RankRow
from core.ranking_comparison import KindComparison, RankingComparison, UnitChange
from core.reporting.data import BandLine, HeadData, RankedKind, RankingData, RankLine
from core.services.compare_ranking import RankingBeside
from core.services.ranking_documents import final_total
from core.services.ranking_reading import RankingView
from core.units import UnitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingSentences:
    """Sentences made of values, said by `ui/texts`.

    `summary` are those on the bands of a kind, `remarks` those on averages, ranks and years on end.
    """

    step: Callable[[Step, CriteriaSet, str], str]
    flag: Callable[[str], str]
    tie: Callable[[str], str]
    summary: Callable[[KindComparison, int], tuple[str, ...]]
    remarks: Callable[[RankingComparison, KindComparison], tuple[str, ...]]


def ranking_data(beside: RankingBeside, head: HeadData, *, sentences: RankingSentences) -> RankingData:
    """The figures of the table; every kind apart."""
    view, comparison = beside.view, beside.comparison
    return RankingData(
        head=head,
        year=view.round.year,
        criteria_set=view.criteria.name,
        scheme=" - ".join(view.bands),
        is_sample=view.criteria.is_sample,
        kinds=tuple(_kind(beside, kind, say=sentences) for kind in comparison.kinds),
        published=view.published is not None,
    )


def _kind(beside: RankingBeside, kind: KindComparison, *, say: RankingSentences) -> RankedKind:
    rows = [row for row in beside.view.ranking.rows if row.unit_kind == kind.unit_kind]
    changes = {change.now.code: change for change in kind.units}
    earlier = {change.name: change.before for change in kind.bands}
    return RankedKind(
        kind=UnitKind(kind.unit_kind),
        rows=tuple(
            _line(row, changes[row.code], view=beside.view, say=say) for row in rows if row.rank is not None
        ),
        bands=tuple(
            BandLine(name=band.name, count=band.count, before=earlier.get(band.name))
            for band in kind.now.bands
        ),
        before_ranked=None if kind.before is None else kind.before.ranked,
        mean=kind.now.mean,
        mean_change=kind.mean_change,
        remarks=(
            *say.summary(kind, beside.view.round.year),
            *say.remarks(beside.comparison, kind),
        ),
        not_submitted=tuple((row.code, row.name) for row in rows if "NOT_SUBMITTED" in row.flags),
        pending=tuple(
            (row.code, row.name) for row in rows if row.rank is None and "NOT_SUBMITTED" not in row.flags
        ),
    )


def _line(row: RankRow, change: UnitChange, *, view: RankingView, say: RankingSentences) -> RankLine:
    assert row.rank is not None
    assert row.index is not None
    before = change.before
    flags = [say.flag(flag) for flag in row.flags]
    if row.tie_decision:
        flags.append(say.tie(row.tie_decision))
    return RankLine(
        rank=row.rank,
        code=row.code,
        name=row.name,
        total=final_total(row),
        index=row.index,
        band=row.band or "",
        previous_index=None if before is None else before.index,
        previous_rank=None if before is None else before.rank,
        flags=tuple(flags),
        downgrades=tuple(
            say.step(step, view.criteria, view.ranking.scheme_id)
            for step in row.steps
            if step.kind is not StepKind.BY_INDEX and step.before != step.after
        ),
    )
