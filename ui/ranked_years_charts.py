"""Which chart goes with which table of ranked years; plain values, drawn elsewhere."""

from collections.abc import Sequence
from decimal import Decimal

from core.charting import Chart, lying_chart, percent_chart, rank_chart, stacked_chart
from core.ranking_comparison import Placed
from core.years_beside import UnitCourse, YearsBeside
from ui.texts import years_beside as texts


def bands_chart(found: YearsBeside, kind: str) -> Chart:
    """The share of every band that ever occurred, a bar per year."""
    series = {
        band.name: [None if each is None else each.now_percent for each in band.shares]
        for band in found.bands
        if any(each is not None and each.now for each in band.shares)
    }
    return stacked_chart(texts.chart_bands(kind), _labels(found), unit=texts.UNIT_SHARE, series=series)


def means_chart(found: YearsBeside, kind: str) -> Chart:
    """Average, highest and lowest index over the years."""
    summaries = found.summaries
    return percent_chart(
        texts.chart_means(kind),
        _labels(found),
        unit=texts.UNIT_PERCENT,
        series={
            texts.HIGHEST: [None if each is None else each.highest for each in summaries],
            texts.MEAN: [None if each is None else each.mean for each in summaries],
            texts.LOWEST: [None if each is None else each.lowest for each in summaries],
        },
    )


def unit_chart(found: YearsBeside, course: UnitCourse) -> Chart:
    """One unit's index beside the average of all."""
    return percent_chart(
        course.name,
        _labels(found),
        unit=texts.UNIT_PERCENT,
        series={
            course.name: course.indexes,
            texts.MEAN: [None if each is None else each.mean for each in found.summaries],
        },
    )


def unit_rank_chart(found: YearsBeside, course: UnitCourse) -> Chart:
    """One unit's rank, the best place at the top."""
    ranks = [None if each is None else Decimal(each) for each in course.ranks]
    return rank_chart(course.name, _labels(found), unit=texts.UNIT_RANK, series={course.name: ranks})


def ends_chart(year: int, placed: Sequence[Placed]) -> Chart:
    """The best and the last units of a year, a bar each."""
    return lying_chart(
        texts.chart_ends(year),
        [texts.ends_label(each) for each in placed],
        unit=texts.UNIT_PERCENT,
        series={texts.COLUMN_INDEX: [each.index for each in placed]},
    )


def _labels(found: YearsBeside) -> tuple[str, ...]:
    return tuple(map(str, found.years))
