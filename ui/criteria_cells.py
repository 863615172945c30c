"""The cells of the self-scoring tree: maximum, points, last year, documents, state."""

from collections.abc import Mapping
from decimal import Decimal

from core.self_score import ScoreLine, SelfScore, is_self_scored
from core.services.year_history import Earlier
from ui.criteria_tree import Cell
from ui.texts import common, numbers, returning
from ui.texts import self_assessment as texts


def cells_of(
    score: SelfScore, *, asked: Mapping[str, str], earlier: Mapping[str, Earlier]
) -> dict[str, tuple[Cell, ...]]:
    """Every row of the tree by its id; areas and groups show their sums."""
    found = {
        line.criterion.id: _leaf(line, earlier.get(line.criterion.id), is_asked=line.criterion.id in asked)
        for line in score.lines
    }
    for node in (*score.areas, *score.groups):
        figures = (numbers.points(node.maximum), numbers.points(node.points))
        found[node.criterion.id] = tuple(Cell(text=text) for text in figures)
    return found


def _leaf(line: ScoreLine, earlier: Earlier | None, *, is_asked: bool) -> tuple[Cell, ...]:
    points = common.NONE if line.points is None else numbers.points(line.points)
    return (
        Cell(text=numbers.points(line.criterion.max_points)),
        Cell(text=points),
        Cell(text=common.NONE if earlier is None else texts.maybe_points(_last(earlier)), meaning="quiet"),
        Cell(text=str(len(line.evidence)) if line.evidence else common.NONE),
        Cell(text=returning.MARK, meaning="wrong", is_figure=False) if is_asked else _state(line),
    )


def _last(earlier: Earlier) -> Decimal | None:
    """The authority's points of last year where it gave any, else the unit's own."""
    return earlier.self_points if earlier.appraised is None else earlier.appraised


def _state(line: ScoreLine) -> Cell:
    if not is_self_scored(line.criterion):
        return Cell(text=texts.OTHERS, meaning="none", is_figure=False)
    if line.is_excluded:
        return Cell(text=texts.EXCLUDED, meaning="none", is_figure=False)
    if line.findings:
        return Cell(text=texts.MISSING, meaning="care", is_figure=False)
    return Cell(text=texts.COMPLETE, meaning="done", is_figure=False)
