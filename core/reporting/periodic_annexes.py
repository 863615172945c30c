"""The statistics annexes of a periodic report: I the work, II procedures and dossiers (guide 3).

Landscape, a row a figure under its code, with what it was a year earlier and where it comes from. Beneath
stand the stretches the counts really cover, what could not be counted, and every sum check that fails.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from core.periodic.counts import Figure, FigureValue
from core.periodic.figures import FIRST_ANNEX, SECOND_ANNEX
from core.periodic.period import PeriodFigures
from core.reporting.document import (
    Align,
    Annex,
    Block,
    CellKind,
    CellValue,
    Column,
    Emphasis,
    Paragraph,
    Row,
    Table,
)
from core.reporting.periodic import PeriodicData
from core.reporting.periodic_tables import (
    class_table,
    field_table,
    index_table,
    ratio_table,
    slip_table,
    staff_table,
    typed,
)
from core.reporting.periodic_words import AnnexWords

_BESIDE: Final = (frozenset({"CB", "BD", "CS"}), frozenset({"HS3"}))
"""Codes of either annex that stand in a table of their own."""


def annexes(data: PeriodicData, words: AnnexWords) -> tuple[Annex, ...]:
    """Both annexes."""
    return (
        _annex(1, data, words=words, blocks=tuple(_first(data.figures, words))),
        _annex(2, data, words=words, blocks=tuple(_second(data.figures, words))),
    )


def _annex(number: int, data: PeriodicData, *, words: AnnexWords, blocks: tuple[Block, ...]) -> Annex:
    return Annex(
        label=words.label(number),
        title=f"{words.titles[number - 1]}\n{words.subtitle(data.figures.part)}",
        reference=words.reference(data.head.unit_name),
        blocks=blocks,
    )


# --- annex I ----------------------------------------------------------------------------------------------


def _first(figures: PeriodFigures, words: AnnexWords) -> Iterator[Block]:
    yield _figure_table(figures, FIRST_ANNEX, words=words, notes=_notes(figures, FIRST_ANNEX, words=words))
    yield staff_table(figures, words)
    yield class_table(figures, words)
    yield index_table(figures, words)


def _figure_table(
    figures: PeriodFigures, listed: Sequence[Figure], *, words: AnnexWords, notes: tuple[str, ...]
) -> Table:
    rows: list[Row] = []
    code, number = "", 0
    for figure in listed:
        if figure.code != code:
            code, number = figure.code, 0
            rows.append(Row(cells=(code, words.codes[code], *(None,) * 4), emphasis=Emphasis.GROUP))
        number += 1
        rows.append(
            Row(
                cells=(
                    f"{code}.{number}",
                    words.figures[figure.name],
                    words.unit_of(figure),
                    _shown(figures.values[figure.name], figure, figures=figures, words=words),
                    typed(figures.before[figure.name]),
                    words.source_of(figure),
                )
            )
        )
    return Table(
        name=words.sheets(listed[0].code),
        columns=(
            Column(title=words.code, width=8, align=Align.CENTRE),
            Column(title=words.figure, width=44),
            Column(title=words.unit, width=13, align=Align.CENTRE),
            Column(title=words.value, width=17, kind=CellKind.COUNT, align=Align.RIGHT),
            Column(title=words.before, width=17, kind=CellKind.COUNT, align=Align.RIGHT),
            Column(title=words.source, width=26),
        ),
        rows=tuple(rows),
        notes=notes,
    )


def _shown(value: FigureValue, figure: Figure, *, figures: PeriodFigures, words: AnnexWords) -> CellValue:
    """A figure nobody entered is said to be missing, or not to have occurred where that was claimed."""
    if value is None or value == 0:
        if figure.kind in figures.claimed:
            return words.nothing
        return words.nobody if value is None else 0
    return typed(value)


# --- annex II ---------------------------------------------------------------------------------------------


def _second(figures: PeriodFigures, words: AnnexWords) -> Iterator[Block]:
    yield Paragraph(text=words.rule, italic=True)
    yield field_table(figures, words)
    yield _figure_table(figures, SECOND_ANNEX, words=words, notes=_notes(figures, SECOND_ANNEX, words=words))
    yield slip_table(figures, words)
    yield ratio_table(figures.ratios, words)


def _notes(figures: PeriodFigures, listed: Sequence[Figure], *, words: AnnexWords) -> tuple[str, ...]:
    """What the counts cover, what has no day, and the checks that fail, about these figures."""
    kinds = {figure.kind for figure in listed}
    codes = {figure.code for figure in listed} | _BESIDE[listed is SECOND_ANNEX]
    covers = words.covers([each for each in figures.coverage if each.kind in kinds])
    days = (words.on_day(kind, day) for kind, day in figures.days.items() if kind in kinds)
    undated = (words.undated(each) for each in figures.undated if each.kind in kinds)
    checks = (words.check(note) for note in figures.checks if note.code in codes)
    return tuple(filter(None, (*covers, *days, *undated, *checks)))
