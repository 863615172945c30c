"""The evaluation sheet of the head of the unit: from the result, its band and the work of the year (R012).

The program rates nobody: a grade is ticked only where one was recorded.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from core.records.people import HeadGrade, HeadRating
from core.reporting import columns as col
from core.reporting.data import HeadData
from core.reporting.display import percent
from core.reporting.document import (
    Block,
    Emphasis,
    Heading,
    Paragraph,
    Parties,
    Party,
    Report,
    Row,
    Table,
)
from core.reporting.head import letterhead
from core.reporting.words import FormWords
from core.reporting.written import written
from core.result_view import ResultView

KIND = "head_rating"
_LINES = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure of the year's work: its name, the counts, and nothing where nothing was entered."""

    name: str
    part: int | None = None
    whole: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadSheetData:
    """What the sheet is filled from; everything that is not held is left to be written.

    `below` are the codes of areas under their limit of 75 %.
    """

    head: HeadData
    year: int
    is_sample: bool
    rating: HeadRating | None
    view: ResultView | None
    before: ResultView | None
    below: frozenset[str]
    measures: tuple[Measure, ...]
    opinion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadSheetWords:
    """The words of the sheet."""

    symbol: str
    title: str
    subtitle: Callable[[int], str]
    person: Callable[[str, str, str], str]
    result_heading: str
    no_result: Callable[[int], str]
    index: Callable[[ResultView], str]
    standing: Callable[[ResultView], str]
    change: Callable[[ResultView, ResultView], str]
    areas_heading: str
    areas_sheet: str
    code: str
    area: str
    maximum: str
    points: str
    share: str
    flag: str
    below: str
    work_heading: str
    work_sheet: str
    measure: str
    done: str
    of: str
    grade_heading: str
    grade_sheet: str
    grade_of: Callable[[HeadGrade], str]
    not_rated: str
    rated: Callable[[HeadRating], str]
    review_follows: str
    opinion_heading: str
    rated_person: str
    authority: str
    sign_hint: str


def head_sheet(data: HeadSheetData, own: HeadSheetWords, *, form: FormWords) -> Report:
    """One sheet: result, areas, work, grades to tick, room for the opinion, two signatures."""
    rating, view = data.rating, data.view
    name, post = ("", "") if rating is None else (rating.name, rating.post)
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(data.year),
        letterhead=letterhead(data.head, form),
        compact=True,
        notice=form.sample_notice if data.is_sample else "",
        blocks=(
            Paragraph(text=own.person(name, post, data.head.unit_name)),
            Heading(text=f"1. {own.result_heading}"),
            *_result(data, own),
            *(() if view is None else (_areas(view, data, own=own, form=form),)),
            Heading(text=f"2. {own.work_heading}"),
            _work(data, own, form=form),
            Heading(text=f"3. {own.grade_heading}"),
            *_grade(rating, own),
            Heading(text=f"4. {own.opinion_heading}"),
            *_opinion(data),
            Parties(
                left=Party(title=own.rated_person, hint=own.sign_hint, name=name),
                right=Party(title=own.authority, hint=own.sign_hint),
            ),
        ),
        facts=(
            ("year", data.year),
            ("index", None if view is None else view.index),
            ("band", "" if view is None else view.band),
            ("rank", None if view is None else view.rank),
            ("grade", "" if rating is None else own.grade_of(rating.grade)),
            ("areas_below", len(data.below)),
        ),
    )


def _result(data: HeadSheetData, own: HeadSheetWords) -> tuple[Block, ...]:
    view = data.view
    if view is None:
        return (Paragraph(text=own.no_result(data.year)),)
    told = [own.index(view), own.standing(view)]
    if data.before is not None:
        told.append(own.change(view, data.before))
    return (Paragraph(text=" ".join(told)),)


def _areas(view: ResultView, data: HeadSheetData, *, own: HeadSheetWords, form: FormWords) -> Table:
    return Table(
        name=own.areas_sheet,
        columns=(
            col.code(own.code, 6),
            col.text(own.area, 60),
            col.points(own.maximum, 9),
            col.points(own.points, 9),
            col.share(own.share, 9),
            col.code(own.flag, 11),
        ),
        rows=tuple(
            Row(
                cells=(
                    area.area,
                    area.name,
                    area.maximum,
                    area.points,
                    area.share,
                    own.below if area.area in data.below else "",
                ),
                emphasis=Emphasis.WARNING if area.area in data.below else Emphasis.NONE,
            )
            for area in view.areas
        ),
        total=Row(
            cells=("", form.total, view.maximum, view.total, view.index, None), emphasis=Emphasis.TOTAL
        ),
    )


def _work(data: HeadSheetData, own: HeadSheetWords, *, form: FormWords) -> Table:
    return Table(
        name=own.work_sheet,
        columns=(
            col.ordinal(form.ordinal),
            col.text(own.measure, 50),
            col.count(own.done, 12),
            col.count(own.of, 12),
            col.share(own.share, 12),
        ),
        rows=tuple(
            Row(cells=(number, each.name, each.part, each.whole, _share(each)))
            for number, each in enumerate(data.measures, 1)
        ),
    )


def _share(each: Measure) -> Decimal | None:
    return None if each.part is None or not each.whole else percent(each.part, each.whole)


def _grade(rating: HeadRating | None, own: HeadSheetWords) -> tuple[Block, ...]:
    table = Table(
        name=own.grade_sheet,
        columns=tuple(col.box(own.grade_of(grade), len(own.grade_of(grade))) for grade in HeadGrade),
        rows=(Row(cells=tuple(rating is not None and rating.grade is grade for grade in HeadGrade)),),
    )
    if rating is None:
        return table, Paragraph(text=own.not_rated, italic=True)
    follows = own.review_follows if rating.grade is HeadGrade.DONE else ""
    return table, Paragraph(text=" ".join(part for part in (own.rated(rating), follows) if part))


def _opinion(data: HeadSheetData) -> tuple[Block, ...]:
    """What was written in the sheet, else the note of the rating, else room to write."""
    told = data.opinion or ("" if data.rating is None else data.rating.note)
    return written(told, lines=_LINES)
