"""The annex of pooled ratios: counts of every unit and period, each ratio sum over sum (guide 3, 10)."""

from collections.abc import Iterable, Sequence

from core.reporting.data import PooledData, PooledUnit
from core.reporting.display import percent
from core.reporting.document import Align, CellKind, CellValue, Column, Emphasis, Report, Row, Table
from core.reporting.words import ReportWords

Pair = tuple[int, int]


def pooled_annex(data: PooledData, words: ReportWords) -> Report:
    """One row per unit, three columns per period (counts and ratio), the whole stretch at the right."""
    own = words.pooled
    columns = [
        Column(title=words.form.ordinal, width=5, kind=CellKind.COUNT, align=Align.CENTRE),
        Column(title=own.unit, width=30),
    ]
    for period in data.periods:
        columns += _three(data, own.share, group=own.period(period.label, period.from_on, period.to_on))
    columns += _three(data, own.share, group=own.whole)
    return Report(
        kind="pooled_annex",
        title=data.annex_label or own.label,
        subtitle=data.subject,
        reference=data.reference,
        landscape=True,
        blocks=(
            Table(
                name=data.annex_label or own.label,
                columns=tuple(columns),
                rows=tuple(_unit_row(number, unit) for number, unit in enumerate(data.units, 1)),
                total=_total_row(data, words.form.total),
                notes=tuple(
                    note for note in (own.pooled_note if data.periods else own.nothing, data.note) if note
                ),
            ),
        ),
    )


def pool(pairs: Iterable[Pair | None]) -> Pair | None:
    """Numerators and denominators added; None when nothing was entered at all."""
    entered = [pair for pair in pairs if pair is not None]
    if not entered:
        return None
    return sum(pair[0] for pair in entered), sum(pair[1] for pair in entered)


def _three(data: PooledData, share: str, *, group: str) -> tuple[Column, ...]:
    return (
        Column(title=data.numerator, width=9, kind=CellKind.COUNT, align=Align.RIGHT, group=group),
        Column(title=data.denominator, width=9, kind=CellKind.COUNT, align=Align.RIGHT, group=group),
        Column(title=share, width=9, kind=CellKind.PERCENT, align=Align.RIGHT, group=group),
    )


def _unit_row(number: int, unit: PooledUnit) -> Row:
    return Row(cells=(number, unit.name, *_cells((*unit.counts, pool(unit.counts)))))


def _total_row(data: PooledData, label: str) -> Row:
    periods = tuple(pool(unit.counts[at] for unit in data.units) for at in range(len(data.periods)))
    return Row(cells=("", label, *_cells((*periods, pool(periods)))), emphasis=Emphasis.TOTAL)


def _cells(pairs: Sequence[Pair | None]) -> tuple[CellValue, ...]:
    cells: list[CellValue] = []
    for pair in pairs:
        cells += (None, None, None) if pair is None else (*pair, percent(*pair))
    return tuple(cells)
