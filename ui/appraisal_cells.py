"""What stands beside each criterion in the appraisal table, and which lines a filter keeps."""

from collections.abc import Mapping
from typing import Final

from core.appraisal_sheet import AppraisalLine, AppraisalSheet
from core.self_score import is_self_scored
from ui.criteria_tree import Cell
from ui.texts import appraisal_page as texts
from ui.texts import numbers

WIDTHS: Final = (52, 74, 64, 84)


def line_cells(line: AppraisalLine, *, has_draft: bool) -> tuple[Cell, ...]:
    """Maximum, self, recomputed and given points of a leaf."""
    computed = None if line.computed is None else line.computed.points
    return (
        Cell(text=numbers.points(line.criterion.max_points)),
        Cell(text=texts.points(line.self_points)),
        Cell(text=texts.points(computed), meaning="care" if line.differs else ""),
        _given(line, has_draft=has_draft),
    )


def area_cells(sheet: AppraisalSheet) -> Mapping[str, tuple[Cell, ...]]:
    """Maximum and given points of every area, by its id."""
    return {
        area.node_id: (
            Cell(text=numbers.points(area.maximum)),
            Cell(text=""),
            Cell(text=""),
            Cell(text=numbers.points(area.points)),
        )
        for area in sheet.card.areas
    }


def lines_of(sheet: AppraisalSheet, number: int) -> frozenset[str] | None:
    """The criteria the filter at this place in `texts.FILTERS` keeps; None keeps all."""
    tests = (
        None,
        lambda line: line.appraisal is None,
        lambda line: line.differs,
        _is_given_otherwise,
        lambda line: not is_self_scored(line.criterion),
    )
    test = tests[number]
    if test is None:
        return None
    return frozenset(line.criterion.id for line in sheet.lines if test(line))


def _is_given_otherwise(line: AppraisalLine) -> bool:
    return (
        line.appraisal is not None
        and is_self_scored(line.criterion)
        and line.appraisal.points != line.self_points
    )


def _given(line: AppraisalLine, *, has_draft: bool) -> Cell:
    if has_draft:
        return Cell(text=texts.CELL_DRAFT, meaning="care")
    if line.appraisal is None:
        return Cell(text=texts.points(None))
    if line.appraisal.excluded:
        return Cell(text=texts.CELL_EXCLUDED, meaning="none")
    return Cell(text=texts.points(line.appraisal.points), meaning="done")
