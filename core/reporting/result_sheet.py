"""The published result of a unit on paper: index, band, rank, areas (R017); lost points behind it (R013)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.improvement import ImprovementPlan
from core.records.people import HeadRating
from core.reporting import columns as col
from core.reporting.data import HeadData
from core.reporting.document import Annex, Block, Emphasis, Heading, Paragraph, Report, Row, Table
from core.reporting.head import letterhead, signature
from core.reporting.improvement_paper import LostWords, lost_table
from core.reporting.words import FormWords
from core.result_view import ZERO, ResultView

KIND = "result_sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultWords:
    """The words of the sheet; those of the lost points are shared with the report about them."""

    lost: LostWords
    symbol: str
    title: str
    subtitle: Callable[[int], str]
    no_result: Callable[[int], str]
    result_heading: str
    index: Callable[[Decimal, Decimal, Decimal], str]
    standing: Callable[[str, int | None, int], str]
    published: Callable[[date, str], str]
    decision: Callable[[str], str]
    change: Callable[[int, Decimal, int | None], str]
    head_rating: Callable[[str], str]
    rating: Callable[[HeadRating], str]
    areas_heading: str
    areas_sheet: str
    code: str
    area: str
    maximum: str
    points: str
    share: str
    before: Callable[[int], str]
    moved: str
    adjusted: str
    steps_heading: str
    no_steps: str
    use: Callable[[int], str]
    annex_label: str
    annex_title: Callable[[int], str]
    annex_reference: Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultSheetData:
    """A year's result with its improvement plan; both None while none was received.

    `before` is last year's, None where it is not held. `head_rating` says how the head of the unit was rated,
    `decision` which document published the result; both empty where not recorded.
    """

    head: HeadData
    year: int
    criteria_set: str
    is_sample: bool
    view: ResultView | None
    plan: ImprovementPlan | None
    before: ResultView | None
    head_rating: str = ""
    decision: str = ""


def result_sheet(data: ResultSheetData, own: ResultWords, *, form: FormWords) -> Report:
    """One page of result, and the lost points with cause, person, remedy and deadline behind it."""
    view = data.view
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(data.year),
        letterhead=letterhead(data.head, form),
        signature=signature(data.head, form),
        notice=form.sample_notice if data.is_sample else "",
        blocks=(
            Heading(text=f"1. {own.result_heading}"),
            *_result(data, own),
            Heading(text=f"2. {own.areas_heading}"),
            _areas(data, own, form=form),
            *(() if view is None else _steps(view, own)),
            Paragraph(text=own.use(data.year)),
        ),
        annexes=_annexes(data, own, form=form),
        facts=(
            ("year", data.year),
            ("total", None if view is None else view.total),
            ("maximum", None if view is None else view.maximum),
            ("index", None if view is None else view.index),
            ("band", "" if view is None else view.band),
            ("rank", None if view is None else view.rank),
            ("ranked_of", None if view is None else view.ranked_of),
            ("lost", None if data.plan is None else data.plan.lost),
        ),
    )


def _result(data: ResultSheetData, own: ResultWords) -> tuple[Block, ...]:
    view, before = data.view, data.before
    told: list[str] = []
    if view is None:
        told.append(own.no_result(data.year))
    else:
        standing = own.standing(view.band, view.rank, view.ranked_of)
        told.append(f"{own.index(view.index, view.total, view.maximum)} {standing}")
        told.append(own.published(view.published_on, data.criteria_set))
    told.append(own.decision(data.decision))
    if view is not None and before is not None:
        told.append(own.change(before.year, view.index - before.index, _places(view, before)))
    if data.head_rating:
        told.append(own.head_rating(data.head_rating))
    return tuple(Paragraph(text=text) for text in told)


def _places(view: ResultView, before: ResultView) -> int | None:
    return None if view.rank is None or before.rank is None else before.rank - view.rank


def _areas(data: ResultSheetData, own: ResultWords, *, form: FormWords) -> Table:
    """Areas, and last year's share of each beside it where that year is held."""
    view, before = data.view, data.before
    columns = [
        col.code(own.code, 7),
        col.text(own.area, 52),
        col.points(own.maximum, 10),
        col.points(own.points, 10),
        col.share(own.share, 11),
    ]
    if before is not None:
        columns += [col.share(own.before(before.year), 12), col.change(own.moved, 12)]
    if view is None:
        return Table(
            name=own.areas_sheet,
            columns=tuple(columns),
            rows=col.empty_rows(tuple(columns), 8),
            least_height=col.HAND,
        )
    shares = {} if before is None else {area.area: area.share for area in before.areas}
    rows = [
        Row(
            cells=(
                area.area,
                area.name,
                area.maximum,
                area.points,
                area.share,
                *(() if before is None else _beside(area.share, shares.get(area.area))),
            )
        )
        for area in view.areas
    ]
    adjusted = view.total - sum((area.points for area in view.areas), ZERO)
    empty = () if before is None else (None, None)
    if adjusted:
        rows.append(Row(cells=("", own.adjusted, None, adjusted, None, *empty)))
    whole = () if before is None else _beside(view.index, before.index)
    total = ("", form.total, view.maximum, view.total, view.index, *whole)
    return Table(
        name=own.areas_sheet,
        columns=tuple(columns),
        rows=tuple(rows),
        total=Row(cells=total, emphasis=Emphasis.TOTAL),
    )


def _beside(now: Decimal | None, before: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    return before, None if now is None or before is None else now - before


def _steps(view: ResultView, own: ResultWords) -> tuple[Block, ...]:
    told = (Paragraph(text=step) for step in view.steps or (own.no_steps,))
    return Heading(text=f"3. {own.steps_heading}"), *told


def _annexes(data: ResultSheetData, own: ResultWords, *, form: FormWords) -> tuple[Annex, ...]:
    if data.view is None or data.plan is None or not data.plan.lines:
        return ()
    return (
        Annex(
            label=own.annex_label,
            title=own.annex_title(data.year),
            reference=own.annex_reference(data.head.unit_name),
            blocks=(lost_table(data.plan, data.view, own=own.lost, form=form),),
        ),
    )
