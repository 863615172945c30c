"""Which chart goes with which table of years; plain values, drawn elsewhere."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from core.charting import Chart, percent_chart, rank_chart, share_chart
from core.year_comparison import OutsideRow, RatioRow, YearRow
from ui.texts import years as texts
from ui.year_columns import AreaShares

_FULL = 100


def index_chart(rows: Sequence[YearRow]) -> Chart:
    """The index over the years."""
    found = {row.figures.year: row.figures.index for row in rows}
    return _over_years(texts.CHART_INDEX, found, unit=texts.UNIT_PERCENT)


def rank_of_years(rows: Sequence[YearRow]) -> Chart:
    """The rank over the years, the best place at the top."""
    found = {row.figures.year: row.figures.rank for row in rows}
    labels = _labels(found)
    values = [None if found.get(year) is None else Decimal(found[year] or 0) for year in labels]
    return rank_chart(
        texts.CHART_RANK, [str(year) for year in labels], unit=texts.UNIT_RANK, series={texts.RANK: values}
    )


def areas_chart(rows: Sequence[AreaShares], years: Sequence[int]) -> Chart:
    """Shares of the maximum: a group of bars per area, a colour per year."""
    series = {str(year): [row.shares[at] for row in rows] for at, year in enumerate(years)}
    return share_chart(texts.VIEW_AREAS, [row.area for row in rows], unit=texts.UNIT_SHARE, series=series)


def outside_chart(rows: Sequence[OutsideRow], current: OutsideRow, *, years: Sequence[YearRow] = ()) -> Chart:
    """The values of the index stood on beside our own index (R008), or its ranks where it has no value."""
    own = [row.outside for row in rows if row.outside.name.casefold() == current.outside.name.casefold()]
    values = {each.year: each.value for each in own}
    if any(value is not None for value in values.values()):
        own_index = {row.figures.year: row.figures.index for row in years}
        is_percent = all(value is None or value <= _FULL for value in values.values())
        beside = {texts.CHART_INDEX: own_index} if is_percent else {}
        return _together({current.outside.name: values, **beside})
    return outside_rank_chart(rows, current)


def outside_rank_chart(rows: Sequence[OutsideRow], current: OutsideRow) -> Chart:
    """The ranks of the index stood on, the best place at the top."""
    own = [row.outside for row in rows if row.outside.name.casefold() == current.outside.name.casefold()]
    ranks = {each.year: None if each.rank is None else Decimal(each.rank) for each in own}
    labels = _labels(ranks)
    series = {current.outside.name: [ranks.get(year) for year in labels]}
    return rank_chart(
        current.outside.name, [str(year) for year in labels], unit=texts.UNIT_RANK, series=series
    )


def ratio_chart(rows: Sequence[RatioRow], current: RatioRow) -> Chart:
    """The share stood on over the years."""
    found = {row.ratio.year: row.ratio.percent for row in rows if row.ratio.key == current.ratio.key}
    return _over_years(texts.ratio_name(current.ratio.key), found, unit=texts.UNIT_PERCENT)


def _over_years(title: str, found: dict[int, Decimal | None], *, unit: str) -> Chart:
    labels = _labels(found)
    series = {title: [found.get(year) for year in labels]}
    return percent_chart(title, [str(year) for year in labels], unit=unit, series=series)


def _together(found: dict[str, dict[int, Decimal | None]]) -> Chart:
    """Several indexes over the same years; one without any value is left out."""
    kept = {name: values for name, values in found.items() if any(values.values())}
    labels = _labels({year: value for values in kept.values() for year, value in values.items() if value})
    series = {name: [values.get(year) for year in labels] for name, values in kept.items()}
    return percent_chart(next(iter(found)), [str(year) for year in labels], unit="", series=series)


def _labels(found: Mapping[int, Decimal | int | None]) -> tuple[int, ...]:
    """Every year from the first to the last with a value: a gap in time stays a gap."""
    years = [year for year, value in found.items() if value is not None]
    return tuple(range(min(years), max(years) + 1)) if years else ()
