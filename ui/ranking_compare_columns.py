"""The columns of a ranking beside the year before: bands, units, areas, what is under 75 percent."""

from dataclasses import dataclass
from decimal import Decimal

from core.ranking_areas import AreaStanding, LowUnit
from core.ranking_comparison import BandChange, UnitChange
from core.reporting.document import CellKind
from ui.tables import RIGHT, Column, part
from ui.texts import list_paper as paper
from ui.texts import numbers
from ui.texts import ranking_comparison as texts

_LAST = 10**9
_MEAN = 84
_MEANS = ((texts.COLUMN_MEAN, "mean"), (texts.COLUMN_HIGHEST, "highest"), (texts.COLUMN_LOWEST, "lowest"))


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLine:
    """One unit in two years, with whether there is a year to compare with."""

    change: UnitChange
    has_before: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LowLine:
    """One unit below 75 percent in one area."""

    area: AreaStanding
    unit: LowUnit


def _up(change: int | None) -> str:
    return "" if not change else "done" if change > 0 else "care"


def band_columns() -> tuple[Column[BandChange], ...]:
    """Bands of this year and the one before."""
    return (
        Column(title=texts.COLUMN_BAND, text=lambda change: change.name),
        Column(
            title=texts.THIS_YEAR,
            text=texts.band_now,
            align=RIGHT,
            width=156,
            parts=(
                part(paper.COUNT, lambda change: change.now),
                part(paper.OUT_OF, lambda change: change.now_of),
                part(paper.SHARE, lambda change: change.now_percent, kind=CellKind.PERCENT),
            ),
        ),
        Column(
            title=texts.YEAR_BEFORE,
            text=texts.band_before,
            align=RIGHT,
            width=156,
            parts=(
                part(paper.COUNT, lambda change: change.before),
                part(paper.OUT_OF, lambda change: change.before_of),
                part(paper.SHARE, lambda change: change.before_percent, kind=CellKind.PERCENT),
            ),
        ),
        Column(
            title=texts.COLUMN_UNITS,
            text=texts.units_more,
            align=RIGHT,
            width=122,
            value=lambda change: change.units,
        ),
        Column(
            title=texts.COLUMN_POINTS,
            text=texts.points_more,
            align=RIGHT,
            width=116,
            value=lambda change: change.points,
            kind=CellKind.CHANGE,
        ),
    )


def unit_columns() -> tuple[Column[UnitLine], ...]:
    """Every unit in two years."""
    return (
        Column(
            title=texts.COLUMN_RANK,
            text=lambda line: texts.ranks(line.change),
            sort_key=lambda line: line.change.now.rank or _LAST,
            align=RIGHT,
            width=104,
            parts=(
                part(
                    paper.BEFORE, lambda line: None if line.change.before is None else line.change.before.rank
                ),
                part(paper.NOW, lambda line: line.change.now.rank),
            ),
        ),
        Column(title=texts.COLUMN_UNIT, text=lambda line: line.change.now.name, width=170),
        Column(
            title=texts.COLUMN_RANK_CHANGE,
            text=lambda line: texts.rank_change(line.change),
            sort_key=lambda line: -_LAST if line.change.rank_change is None else line.change.rank_change,
            meaning=lambda line: _up(line.change.rank_change),
            width=136,
            value=lambda line: line.change.rank_change,
        ),
        *_index_columns(),
    )


def _index_columns() -> tuple[Column[UnitLine], ...]:
    return (
        Column(
            title=texts.COLUMN_INDEX,
            text=lambda line: texts.indexes(line.change),
            value=lambda line: line.change.now.index,
            align=RIGHT,
            width=80,
            kind=CellKind.PERCENT,
        ),
        Column(
            title=texts.COLUMN_INDEX_CHANGE,
            text=lambda line: texts.index_change(line.change),
            value=lambda line: line.change.index_change,
            align=RIGHT,
            width=148,
            kind=CellKind.CHANGE,
        ),
        Column(
            title=texts.COLUMN_BAND_CHANGE,
            text=lambda line: texts.band_change(line.change),
            meaning=lambda line: _up(line.change.bands_up),
            width=210,
        ),
        Column(
            title=texts.COLUMN_NOTE,
            text=lambda line: texts.note(line.change, has_before=line.has_before),
            meaning=lambda _line: "none",
        ),
    )


def area_columns() -> tuple[Column[AreaStanding], ...]:
    """Every area over the province."""
    return (
        Column(title=texts.COLUMN_AREA, text=lambda area: f"{area.area_id}. {area.name}"),
        Column(
            title=texts.COLUMN_SHARE,
            text=texts.area_share,
            sort_key=lambda area: area.percent,
            align=RIGHT,
            meaning=lambda area: "care" if area.is_low else "",
            mark=lambda area: "care" if area.is_low else "",
            width=236,
            parts=(
                part(paper.POINTS, lambda area: area.points),
                part(paper.MAXIMUM, lambda area: area.maximum),
                part(paper.SHARE, lambda area: area.percent, kind=CellKind.PERCENT),
            ),
        ),
        *(_mean_column(title, name) for title, name in _MEANS),
        Column(
            title=texts.COLUMN_LOW,
            text=texts.area_low,
            sort_key=lambda area: len(area.low),
            align=RIGHT,
            width=118,
            parts=(
                part(paper.COUNT, lambda area: len(area.low)),
                part(paper.OUT_OF, lambda area: area.units),
            ),
        ),
        Column(title=texts.COLUMN_LOW_UNITS, text=texts.area_lowest),
    )


def _mean_column(title: str, name: str) -> Column[AreaStanding]:
    def value(area: AreaStanding) -> Decimal:
        found: Decimal = getattr(area, name)
        return found

    return Column(
        title=title, text=lambda area: numbers.points(value(area)), value=value, align=RIGHT, width=_MEAN
    )


def low_columns() -> tuple[Column[LowLine], ...]:
    """Units below 75 percent in an area."""
    return (
        Column(title=texts.COLUMN_UNIT, text=lambda line: line.unit.name, width=190),
        Column(title=texts.COLUMN_AREA, text=lambda line: f"{line.area.area_id}. {line.area.name}"),
        Column(
            title=texts.COLUMN_POINTS_OF,
            text=lambda line: f"{numbers.points(line.unit.points)}/{numbers.points(line.unit.maximum)}",
            sort_key=lambda line: line.unit.points,
            align=RIGHT,
            width=120,
            parts=(
                part(paper.POINTS, lambda line: line.unit.points),
                part(paper.MAXIMUM, lambda line: line.unit.maximum),
            ),
        ),
        Column(
            title=texts.SHARE,
            text=lambda line: numbers.percent(line.unit.percent),
            value=lambda line: line.unit.percent,
            align=RIGHT,
            meaning=lambda _line: "care",
            width=96,
            kind=CellKind.PERCENT,
        ),
    )
