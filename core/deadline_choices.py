"""What an office decides about its deadlines: days ahead, windows of reports, the days of self-scoring.

Everything here is a default of the product until the officer changes it for a year (guide 2).
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from core.dates import ReportWindow, report_windows
from core.errors import UserError

FARTHEST_AHEAD = 366
MOST_EARLIER = 30
_PERCENT = Decimal(100)


class ChoicesWrong(UserError):
    """A choice about deadlines cannot be kept; fields: `name` of the choice."""

    code = "E_DEADLINE_CHOICE"


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowChoice:
    """Days of one periodic report that differ from those of CV 581/BNV-CCHC; None keeps the usual day.

    `number` is the place of the report in the year, from 1: quarter I, half-year, quarter III, year.
    """

    number: int
    from_on: date | None = None
    to_on: date | None = None
    send_by: date | None = None

    @property
    def is_usual(self) -> bool:
        """Whether nothing differs."""
        return self.from_on is None and self.to_on is None and self.send_by is None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineChoices:
    """The choices of one year. Days are calendar days; a day of None means the default of the guide.

    `published_on` is the day the last index was published, where no result package tells it; what is due
    "right after" it has `after_publication` days. `index_target` is the index aimed at, in per cent.
    """

    days_ahead: int = 30
    reports_days_earlier: int = 0
    plan_by: date | None = None
    self_score_from: date | None = None
    self_score_to: date | None = None
    published_on: date | None = None
    after_publication: int = 10
    index_target: Decimal | None = None
    windows: tuple[WindowChoice, ...] = ()

    def plan_day(self, year: int) -> date:
        """The last day for the year's plan."""
        return self.plan_by or date(year, 1, 31)

    def self_score_opens(self, year: int) -> date:
        """The first day of self-scoring."""
        return self.self_score_from or date(year, 12, 10)

    def self_score_ends(self, year: int) -> date:
        """The last day of self-scoring."""
        return self.self_score_to or date(year, 12, 15)

    def report_windows(self, year: int) -> tuple[ReportWindow, ...]:
        """The four periodic reports of a year with the days the office set for them."""
        own = {choice.number: choice for choice in self.windows}
        usual = enumerate(report_windows(year), start=1)
        return tuple(_set(window, own.get(number)) for number, window in usual)


def _set(window: ReportWindow, choice: WindowChoice | None) -> ReportWindow:
    if choice is None:
        return window
    return replace(
        window,
        start=choice.from_on or window.start,
        end=choice.to_on or window.end,
        send_by=choice.send_by or window.send_by,
    )


def require_fitting(choices: DeadlineChoices, year: int) -> None:
    """Stop choices that contradict themselves.

    Raises:
        ChoicesWrong: a number out of range, self-scoring or a report's window that ends before it begins, or
            a report sent before its window ends.
    """
    if not 1 <= choices.days_ahead <= FARTHEST_AHEAD:
        raise ChoicesWrong(name="days_ahead")
    if not 0 <= choices.reports_days_earlier <= MOST_EARLIER:
        raise ChoicesWrong(name="reports_days_earlier")
    if not 0 <= choices.after_publication <= FARTHEST_AHEAD:
        raise ChoicesWrong(name="after_publication")
    if choices.self_score_ends(year) < choices.self_score_opens(year):
        raise ChoicesWrong(name="self_score_to")
    if choices.index_target is not None and not 0 <= choices.index_target <= _PERCENT:
        raise ChoicesWrong(name="index_target")
    if any(
        window.end < window.start or window.send_by < window.end for window in choices.report_windows(year)
    ):
        raise ChoicesWrong(name="windows")
