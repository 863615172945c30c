"""The published result of a unit on paper: index, band, rank, areas (R017); lost points behind it (R013)."""

from dataclasses import dataclass

from core.improvement import ImprovementPlan, LostLine
from core.reporting.data import HeadData
from core.reporting.document import (
    Align,
    Annex,
    Block,
    CellKind,
    Column,
    Emphasis,
    Heading,
    Paragraph,
    Report,
    Row,
    Table,
)
from core.reporting.head import letterhead, signature
from core.reporting.words import ReportWords, ResultWords
from core.result_view import ZERO, ResultView

KIND = "result_sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultSheetData:
    """A year's result with its improvement plan; `before` is last year's, None where it is not held.

    `head_rating` says how the head of the unit was rated, in the words of the office; empty when not given.
    """

    head: HeadData
    criteria_set: str
    is_sample: bool
    view: ResultView
    plan: ImprovementPlan
    before: ResultView | None
    head_rating: str = ""


def result_sheet(data: ResultSheetData, words: ReportWords) -> Report:
    """One page of result, and the lost points with cause, person, remedy and deadline behind it."""
    own = words.result
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(data.view.year),
        letterhead=letterhead(data.head, words.form),
        signature=signature(data.head, words.form),
        notice=words.form.sample_notice if data.is_sample else "",
        blocks=(
            Heading(text=f"1. {own.result_heading}"),
            *_result(data, own),
            Heading(text=f"2. {own.areas_heading}"),
            _areas(data, words),
            Heading(text=f"3. {own.steps_heading}"),
            *(Paragraph(text=step) for step in data.view.steps or (own.no_steps,)),
        ),
        annexes=_annexes(data, words),
    )


def _result(data: ResultSheetData, own: ResultWords) -> tuple[Block, ...]:
    view, before = data.view, data.before
    told = [
        own.index(view.index, view.total, view.maximum),
        own.standing(view.band, view.rank, view.ranked_of),
        own.published(view.published_on, data.criteria_set),
    ]
    if before is not None:
        told.append(own.change(before.year, view.index - before.index, _places(view, before)))
    if data.head_rating:
        told.append(own.head_rating(data.head_rating))
    return tuple(Paragraph(text=text) for text in told)


def _places(view: ResultView, before: ResultView) -> int | None:
    return None if view.rank is None or before.rank is None else before.rank - view.rank


def _areas(data: ResultSheetData, words: ReportWords) -> Table:
    own, view = words.result, data.view
    return Table(
        name=own.areas_heading,
        columns=(
            Column(title=own.code, width=8, align=Align.CENTRE),
            Column(title=own.area, width=48),
            Column(title=own.maximum, width=14, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.points, width=14, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.share, width=14, kind=CellKind.PERCENT, align=Align.RIGHT),
        ),
        rows=tuple(
            Row(cells=(area.area, area.name, area.maximum, area.points, area.share)) for area in view.areas
        ),
        total=Row(
            cells=("", words.form.total, view.maximum, view.total, view.index), emphasis=Emphasis.TOTAL
        ),
    )


def _annexes(data: ResultSheetData, words: ReportWords) -> tuple[Annex, ...]:
    own = words.result
    if not data.plan.lines:
        return ()
    return (
        Annex(
            label=own.annex_label,
            title=own.annex_title(data.view.year),
            reference=own.annex_reference(data.head.unit_name),
            blocks=(_lost(data, words),),
        ),
    )


def _lost(data: ResultSheetData, words: ReportWords) -> Table:
    """Lines by area in the order of the set, a heading row above each area with what it lost."""
    own, plan = words.result, data.plan
    place = {line.criterion: at for at, line in enumerate(data.view.lines)}
    lines = sorted(plan.lines, key=lambda each: place[each.line.criterion])
    rows: list[Row] = []
    for area in dict.fromkeys((each.line.area, each.line.area_name) for each in lines):
        inside = [each for each in lines if each.line.area == area[0]]
        lost = sum((each.line.lost for each in inside), ZERO)
        cells = (area[0], area[1], None, lost, None, None, None, None)
        rows.append(Row(cells=cells, emphasis=Emphasis.GROUP))
        rows.extend(_line(each, own) for each in inside)
    return Table(
        name=own.lost_sheet,
        columns=(
            Column(title=own.code, width=8, align=Align.CENTRE),
            Column(title=own.criterion, width=34),
            Column(title=own.maximum, width=9, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.lost, width=9, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.cause, width=26),
            Column(title=own.remedy, width=26),
            Column(title=own.owner, width=16),
            Column(title=own.due, width=12, kind=CellKind.DAY, align=Align.CENTRE),
        ),
        rows=tuple(rows),
        total=Row(
            cells=("", words.form.total, None, plan.lost, None, None, None, None), emphasis=Emphasis.TOTAL
        ),
    )


def _line(each: LostLine, own: ResultWords) -> Row:
    line, tasks = each.line, each.tasks
    causes = [*(task.cause for task in tasks if task.cause), *filter(None, (line.reason, line.opinion))]
    return Row(
        cells=(
            line.criterion,
            line.name,
            line.maximum,
            line.lost,
            "\n".join(dict.fromkeys(causes)),
            "\n".join(task.title for task in tasks) or own.not_given,
            "; ".join(dict.fromkeys(task.owner for task in tasks if task.owner)),
            tasks[0].due_on if tasks else None,
        )
    )
