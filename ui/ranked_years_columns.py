"""The columns of ranked years side by side: a year each for units and bands, a row each for averages."""

from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from core.ranking import BandSummary
from core.ranking_comparison import Placed, RankedYear
from core.years_beside import BandCourse, UnitCourse, YearsBeside
from ui.tables import RIGHT, Column
from ui.texts import numbers
from ui.texts import years_beside as texts

_YEAR, _BAND, _CHANGE, _FIGURE = 168, 196, 100, 110
_LAST = 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLine:
    """One year with its summary; both None where nobody was ranked."""

    year: int
    held: RankedYear | None
    summary: BandSummary | None


def year_lines(found: YearsBeside) -> tuple[YearLine, ...]:
    """A line per year, the newest first."""
    rows = zip(found.years, found.held, found.summaries, strict=True)
    return tuple(
        YearLine(year=year, held=held, summary=summary) for year, held, summary in reversed(tuple(rows))
    )


def unit_columns(found: YearsBeside) -> tuple[Column[UnitCourse], ...]:
    """Name, a column per year with the newest first, and the last change."""
    years = tuple(
        Column(
            title=str(year),
            text=partial(_unit_text, at=at),
            sort_key=partial(_unit_key, at=at),
            width=_YEAR,
        )
        for at, year in enumerate(found.years)
    )
    return (
        Column(title=texts.COLUMN_UNIT, text=lambda row: row.name),
        Column(
            title=texts.COLUMN_CHANGE,
            text=lambda row: texts.change(row.change),
            sort_key=lambda row: row.change,
            meaning=lambda row: "" if not row.change else "done" if row.change > 0 else "care",
            align=RIGHT,
            width=_CHANGE,
        ),
        *reversed(years),
    )


def band_columns(found: YearsBeside) -> tuple[Column[BandCourse], ...]:
    """Name and a column per year, the newest first."""
    years = tuple(
        Column(
            title=str(year),
            text=partial(_band_text, found=found, at=at),
            sort_key=partial(_band_key, at=at),
            tip=partial(_band_tip, found=found, at=at),
            align=RIGHT,
            width=_BAND,
        )
        for at, year in enumerate(found.years)
    )
    return (Column(title=texts.COLUMN_BAND, text=lambda row: row.name), *reversed(years))


def mean_columns() -> tuple[Column[YearLine], ...]:
    """Averages of a year and where they come from."""
    return (
        Column(title=texts.COLUMN_YEAR, text=lambda row: str(row.year), width=72),
        Column(title=texts.COLUMN_RANKED, text=lambda row: texts.ranked(row.summary), align=RIGHT, width=136),
        _figure(texts.COLUMN_MEAN, "mean"),
        _figure(texts.COLUMN_HIGHEST, "highest"),
        _figure(texts.COLUMN_LOWEST, "lowest"),
        Column(title=texts.COLUMN_FROM, text=lambda row: texts.source(row.held)),
    )


def end_columns() -> tuple[Column[Placed], ...]:
    """Rank, unit, index, band."""
    return (
        Column(
            title=texts.COLUMN_RANK,
            text=lambda row: numbers.NO_VALUE if row.rank is None else numbers.count(row.rank),
            sort_key=lambda row: row.rank or _LAST,
            align=RIGHT,
            width=72,
        ),
        Column(title=texts.COLUMN_UNIT, text=lambda row: row.name),
        Column(
            title=texts.COLUMN_INDEX,
            text=lambda row: _percent(row.index),
            sort_key=lambda row: row.index,
            align=RIGHT,
            width=_FIGURE,
        ),
        Column(title=texts.COLUMN_BAND, text=lambda row: row.band, width=_YEAR),
    )


def _figure(title: str, name: str) -> Column[YearLine]:
    def value(row: YearLine) -> Decimal | None:
        found: Decimal | None = None if row.summary is None else getattr(row.summary, name)
        return found

    return Column(
        title=title, text=lambda row: _percent(value(row)), sort_key=value, align=RIGHT, width=_FIGURE
    )


def _percent(value: Decimal | None) -> str:
    return numbers.NO_VALUE if value is None else numbers.percent(value)


def _unit_text(row: UnitCourse, *, at: int) -> str:
    return texts.unit_cell(row.placed[at])


def _unit_key(row: UnitCourse, *, at: int) -> tuple[int, Decimal]:
    placed = row.placed[at]
    if placed is None or placed.index is None:
        return _LAST, Decimal(0)
    return placed.rank or _LAST - 1, -placed.index


def _band_text(row: BandCourse, *, found: YearsBeside, at: int) -> str:
    return texts.band_cell(row.shares[at], has_before=_has_before(found, at))


def _band_tip(row: BandCourse, *, found: YearsBeside, at: int) -> str:
    return texts.band_tip(row.shares[at], has_before=_has_before(found, at))


def _band_key(row: BandCourse, *, at: int) -> int:
    share = row.shares[at]
    return -1 if share is None else share.now


def _has_before(found: YearsBeside, at: int) -> bool:
    return at > 0 and found.summaries[at - 1] is not None
