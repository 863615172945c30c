"""The periodic report of a commune: results by area, limits, causes, tasks, proposals; annexes of figures.

Outline of CV 581/BNV-CCHC (guide 2) under the headings results, limits, causes, tasks (seed rows R032, R068).
Sentences come from the figures, the officer's own words follow them; a section without words is left to be
filled by hand.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from core.periodic.parts import ReportPart
from core.periodic.period import PeriodFigures
from core.periodic.ratios import Area
from core.reporting.data import HeadData
from core.reporting.document import (
    Align,
    Annex,
    Block,
    CellValue,
    Column,
    Heading,
    Paragraph,
    Report,
    Row,
    Table,
)
from core.reporting.head import letterhead, signature
from core.reporting.words import FormWords
from core.reporting.written import written
from core.target_standing import TargetStanding

KIND: Final = "periodic"
_LINES: Final = 4
_AREA_LINES: Final = 2
_FACTS: Final = (
    "KH.tasks",
    "KH.done_so_far",
    "HS1.received",
    "HS2.done",
    "HS2.done_late",
    "HS2.pending_overdue",
)
"""Figures an office quotes most, under their keys."""

SITUATION, LIMITS, CAUSES, TASKS, PROPOSALS = "situation", "limits", "causes", "tasks", "proposals"
SECTIONS: Final = (SITUATION, *(area.value for area in Area), LIMITS, CAUSES, TASKS, PROPOSALS)
"""What the officer writes, in the order of the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaText:
    """One area in words: its lines as they are printed, topics without figures, topics that did not occur."""

    sentences: tuple[str, ...]
    missing: tuple[str, ...]
    nothing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodicData:
    """One report: its figures and the officer's texts by section."""

    head: HeadData
    year: int
    figures: PeriodFigures
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodicWords:
    """Words of the body; `area` tells what the figures say about an area."""

    form: FormWords
    symbol: str
    title: str
    name: Callable[[ReportPart], str]
    subtitle: Callable[[ReportPart], str]
    introduction: Callable[[ReportPart, str], str]
    situation: str
    results: str
    areas: Mapping[Area, str]
    area: Callable[[Area, PeriodFigures], AreaText]
    missing: Callable[[tuple[str, ...]], str]
    nothing: Callable[[tuple[str, ...]], str]
    targets: str
    target: str
    asked_for: str
    result: str
    reached: str
    next_year: Callable[[int], str]
    target_cells: Callable[[TargetStanding], tuple[str, str, str, str]]
    limits_and_causes: str
    limits: str
    missed_targets: Callable[[PeriodFigures], str]
    causes: str
    tasks: str
    open_tasks: Callable[[PeriodFigures], str]
    proposals: str
    closing: Callable[[ReportPart], str]
    annexes: Callable[[PeriodicData], tuple[Annex, ...]]


def periodic_report(data: PeriodicData, words: PeriodicWords) -> Report:
    """The report with its annexes."""
    part = data.figures.part
    return Report(
        kind=KIND,
        title=words.title,
        subtitle=words.subtitle(part),
        letterhead=letterhead(data.head, words.form),
        signature=signature(data.head, words.form),
        blocks=tuple(_blocks(data, words)),
        annexes=words.annexes(data),
        facts=_facts(data, words),
    )


def _blocks(data: PeriodicData, words: PeriodicWords) -> Iterator[Block]:
    part = data.figures.part
    yield Paragraph(text=words.introduction(part, data.head.unit_name))
    yield Heading(text=f"I. {words.situation}")
    yield from written(data.texts.get(SITUATION, ""), lines=_LINES)
    yield Heading(text=f"II. {words.results}")
    for number, area in enumerate(Area, start=1):
        yield Heading(text=f"{number}. {words.areas[area]}", level=2)
        yield from _area(area, data, words=words)
    yield from _targets(data, words, number=len(Area) + 1)
    yield Heading(text=f"III. {words.limits_and_causes}")
    yield Heading(text=f"1. {words.limits}", level=2)
    yield from _sentence(words.missed_targets(data.figures))
    yield from written(data.texts.get(LIMITS, ""), lines=_LINES)
    yield Heading(text=f"2. {words.causes}", level=2)
    yield from written(data.texts.get(CAUSES, ""), lines=_LINES)
    yield Heading(text=f"IV. {words.tasks}")
    yield from _sentence(words.open_tasks(data.figures))
    yield from written(data.texts.get(TASKS, ""), lines=_LINES)
    yield Heading(text=f"V. {words.proposals}")
    yield from written(data.texts.get(PROPOSALS, ""), lines=_LINES)
    yield Paragraph(text=words.closing(part))


def _area(area: Area, data: PeriodicData, *, words: PeriodicWords) -> Iterator[Block]:
    told = words.area(area, data.figures)
    for sentence in told.sentences:
        yield Paragraph(text=sentence)
    if told.nothing:
        yield Paragraph(text=f"- {words.nothing(told.nothing)}")
    if told.missing:
        yield Paragraph(text=f"- {words.missing(told.missing)}", italic=True)
    is_empty = not told.sentences and not told.nothing
    yield from written(data.texts.get(area.value, ""), lines=_AREA_LINES if is_empty else 0)


def _targets(data: PeriodicData, words: PeriodicWords, *, number: int) -> Iterator[Block]:
    """Every target of the year with its result in the window, and the next year's beside it (R094)."""
    targets = data.figures.targets
    if not targets:
        return
    has_next = any(each.following is not None for each in targets)
    yield Heading(text=f"{number}. {words.targets}", level=2)
    columns = (
        Column(title=words.form.ordinal, width=5, align=Align.CENTRE),
        Column(title=words.target, width=36),
        Column(title=words.asked_for, width=20),
        Column(title=words.result, width=22),
        Column(title=words.reached, width=14, align=Align.CENTRE),
        *((Column(title=words.next_year(data.year + 1), width=18),) if has_next else ()),
    )
    yield Table(
        name=words.targets,
        columns=columns,
        rows=tuple(
            Row(cells=_target_cells(at, each, words=words)[: len(columns)])
            for at, each in enumerate(targets, start=1)
        ),
    )


def _target_cells(number: int, found: TargetStanding, *, words: PeriodicWords) -> tuple[CellValue, ...]:
    return (number, found.target.name, *words.target_cells(found))


def _sentence(text: str) -> Iterator[Block]:
    if text:
        yield Paragraph(text=f"- {text}")


def _facts(data: PeriodicData, words: PeriodicWords) -> tuple[tuple[str, CellValue], ...]:
    """Named values for templates: the period and the figures an office quotes most."""
    figures = data.figures
    window = figures.part.window
    shares = tuple((f"{line.key}_percent", line.percent) for line in figures.ratios)
    return (
        ("year", data.year),
        ("period", words.name(figures.part)),
        ("from_on", window.from_on),
        ("to_on", window.to_on),
        ("send_by", figures.part.send_by),
        *((name.partition(".")[2], figures.values[name]) for name in _FACTS),
        *shares,
        *((f"text_{section}", data.texts.get(section, "")) for section in SECTIONS),
    )
