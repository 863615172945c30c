"""The columns of ranked years side by side: a year each for units and bands, a row each for averages."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from core.ranking import BandSummary
from core.ranking_comparison import Placed, RankedYear
from core.reporting.document import CellKind, CellValue
from core.years_beside import BandCourse, UnitCourse, YearsBeside
from ui.tables import RIGHT, Column, part
from ui.texts import list_paper as paper
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
            parts=_placed_parts(at),
        )
        for at, year in enumerate(found.years)
    )
    return (
        Column(title=texts.COLUMN_UNIT, text=lambda row: row.name),
        Column(
            title=texts.COLUMN_CHANGE,
            text=lambda row: texts.change(row.change),
            value=lambda row: row.change,
            meaning=lambda row: "" if not row.change else "done" if row.change > 0 else "care",
            align=RIGHT,
            width=_CHANGE,
            kind=CellKind.CHANGE,
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
            parts=_band_parts(at),
        )
        for at, year in enumerate(found.years)
    )
    return (Column(title=texts.COLUMN_BAND, text=lambda row: row.name), *reversed(years))


def mean_columns() -> tuple[Column[YearLine], ...]:
    """Averages of a year and where they come from."""
    return (
        Column(title=texts.COLUMN_YEAR, text=lambda row: str(row.year), width=72),
        Column(
            title=texts.COLUMN_RANKED,
            text=lambda row: texts.ranked(row.summary),
            align=RIGHT,
            width=136,
            parts=(
                part(paper.COUNT, lambda row: None if row.summary is None else row.summary.ranked),
                part(paper.OUT_OF, lambda row: None if row.summary is None else row.summary.expected),
            ),
        ),
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
            value=lambda row: row.rank,
        ),
        Column(title=texts.COLUMN_UNIT, text=lambda row: row.name),
        Column(
            title=texts.COLUMN_INDEX,
            text=lambda row: _percent(row.index),
            value=lambda row: row.index,
            align=RIGHT,
            width=_FIGURE,
            kind=CellKind.PERCENT,
        ),
        Column(title=texts.COLUMN_BAND, text=lambda row: row.band, width=_YEAR),
    )


def _figure(title: str, name: str) -> Column[YearLine]:
    def value(row: YearLine) -> Decimal | None:
        found: Decimal | None = None if row.summary is None else getattr(row.summary, name)
        return found

    return Column(
        title=title,
        text=lambda row: _percent(value(row)),
        value=value,
        align=RIGHT,
        width=_FIGURE,
        kind=CellKind.PERCENT,
    )


def _percent(value: Decimal | None) -> str:
    return numbers.NO_VALUE if value is None else numbers.percent(value)


def _placed_parts(at: int) -> tuple[Column[UnitCourse], ...]:
    def of(name: str) -> Callable[[UnitCourse], CellValue]:
        return lambda row: None if row.placed[at] is None else getattr(row.placed[at], name)

    return (
        part(paper.RANK, of("rank")),
        part(paper.INDEX, of("index"), kind=CellKind.PERCENT),
        Column(title=paper.BAND, text=lambda row: str(of("band")(row) or "")),
    )


def _band_parts(at: int) -> tuple[Column[BandCourse], ...]:
    def of(name: str) -> Callable[[BandCourse], CellValue]:
        return lambda row: None if row.shares[at] is None else getattr(row.shares[at], name)

    return (part(paper.COUNT, of("now")), part(paper.SHARE, of("now_percent"), kind=CellKind.PERCENT))


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
