"""What stands beside each criterion in the appraisal table, and which lines a filter keeps."""

from collections.abc import Callable, Mapping
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
    tests: tuple[Callable[[AppraisalLine], bool] | None, ...] = (
        None,
        lambda line: line.appraisal is None,
        lambda line: line.differs,
        lambda line: line.is_lowered,
        lambda line: line.question is not None,
        _lacks_evidence,
        lambda line: line.is_older,
        lambda line: not is_self_scored(line.criterion),
    )
    test = tests[number]
    if test is None:
        return None
    return frozenset(line.criterion.id for line in sheet.lines if test(line))


def waiting_lines(sheet: AppraisalSheet) -> frozenset[str]:
    """The criteria that still need the appraiser."""
    return frozenset(line.criterion.id for line in sheet.lines if line.appraisal is None or line.is_older)


def _lacks_evidence(line: AppraisalLine) -> bool:
    return is_self_scored(line.criterion) and bool(line.self_points) and not line.evidence


def _given(line: AppraisalLine, *, has_draft: bool) -> Cell:
    if has_draft:
        return Cell(text=texts.CELL_DRAFT, meaning="care")
    asked = texts.cell_mark(line)
    if line.appraisal is None:
        return Cell(text=asked or texts.points(None), meaning="care" if asked else "")
    meaning = "care" if line.is_older or asked else "none" if line.appraisal.excluded else "done"
    if line.appraisal.excluded:
        return Cell(text=texts.CELL_EXCLUDED, meaning=meaning)
    shown = texts.points(line.appraisal.points)
    return Cell(text=f"{asked} {shown}" if asked else shown, meaning=meaning)
