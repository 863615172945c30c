"""The words of the authority's papers about a round: reminders, and the list of refused packages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from core.ranking_areas import AreaStanding
from core.ranking_comparison import KindComparison
from core.reporting.paper import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindWords:
    """The list of units to be reminded and the letter to each of them."""

    symbol: str
    list_title: str
    list_subtitle: Callable[[int, date], str]
    list_sheet: str
    summary: Callable[[int, int, int, int], str]
    nobody: str
    unit_code: str
    unit: str
    state: str
    due: str
    days_late: str
    what: str
    until: str
    state_missing: str
    state_late: str
    state_returned: str
    send_package: str
    send_again: Callable[[int], str]
    at_once: str
    title: str
    subtitle: Callable[[int], str]
    addressee: Callable[[str], str]
    expected: Callable[[int, date, str | None], str]
    not_here: Callable[[date, int], str]
    contents: str
    returned: Callable[[int, date, date], str]
    returned_reason: Callable[[str], str]
    questions: str
    code: str
    criterion: str
    question: str
    ask_until: Callable[[date], str]
    ask_now: str
    contact: Callable[[str, str], str]
    closing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedWords:
    """The list of packages that could not be received, to be sent to those who wrote them."""

    symbol: str
    title: str
    subtitle: Callable[[date], str]
    summary: Callable[[int], str]
    sheet: str
    file: str
    sender: str
    reason: str
    cure: str
    code: str
    unknown_sender: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsolidatedWords:
    """The authority's report over all communes; `symbol` is the part of the number after the slash."""

    symbol: str
    title: str
    subtitle: Callable[[int], str]
    introduction: Callable[[int, int, str], str]
    not_published: str
    achieved: str
    fell_short: str
    causes: str
    tasks: str
    totals: str
    totals_sheet: str
    no_totals: str
    pooled: str
    figure: str
    units: str
    numerator: str
    denominator: str
    share: str
    areas: str
    areas_sheet: str
    area: str
    mean: str
    highest: str
    lowest: str
    band: str
    bands_sheet: Callable[[str], str]
    more_units: str
    more_points: str
    summary: Callable[[KindComparison], str]
    lost: str
    lost_sheet: str
    nothing_lost: str
    criterion: str
    points_lost: str
    low: Callable[[str, Sequence[str]], str]
    missing: Callable[[Sequence[str]], str]
    sent_late: Callable[[Sequence[str]], str]
    task_lost: Callable[[Sequence[str]], str]
    ratio: Callable[[str], str]
    count: Callable[[str], str]
    assigned: str
    trained: str
    areas_chart: str
    area_label: Callable[[AreaStanding], str]
    lost_chart: str
    percent: str
    closing: Callable[[int], str]
    sections: tuple[Section, ...]
