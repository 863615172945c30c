"""The days of the four periodic reports of a year: their window and the last day to send them."""

from collections.abc import Callable
from datetime import date
from typing import Final, cast

from PySide6.QtWidgets import QGridLayout, QWidget

from core.dates import ReportWindow, report_windows
from core.deadline_choices import WindowChoice
from ui.fields import DayField
from ui.messages import plain_label
from ui.texts import holidays as texts
from ui.texts import numbers

_QUARTER_ALONE: Final = 3
_GAP: Final = 12
Days = tuple[DayField, DayField, DayField]


class ReportWindows(QWidget):
    """Three days a report; an empty one is the usual day, which stands in it."""

    def __init__(self, year: int, today: Callable[[], date]) -> None:
        super().__init__()
        self._rows: list[Days] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(_GAP)
        grid.addWidget(plain_label(texts.WINDOWS, kind="heading", wraps=True), 0, 0, 1, 3)
        grid.addWidget(plain_label(texts.WINDOWS_WHY, kind="quiet", wraps=True), 1, 0, 1, 3)
        for number, usual in enumerate(report_windows(year), start=1):
            begins = year if number == _QUARTER_ALONE else year - 1
            self._rows.append(_days(number, (begins, year), usual=usual, today=today))
            for column, field in enumerate(self._rows[-1]):
                grid.addWidget(field, number + 1, column)
        for column in range(3):
            grid.setColumnStretch(column, 1)

    def fields(self) -> tuple[DayField, ...]:
        """Every day, row by row."""
        return tuple(field for row in self._rows for field in row)

    def show_choices(self, choices: tuple[WindowChoice, ...]) -> None:
        """Show what was set; the rest stays empty."""
        held = {choice.number: choice for choice in choices}
        for number, row in enumerate(self._rows, start=1):
            choice = held.get(number, WindowChoice(number=number))
            for field, day in zip(row, (choice.from_on, choice.to_on, choice.send_by), strict=True):
                field.show_value(day)

    def choices(self) -> tuple[WindowChoice, ...]:
        """The reports with a day of their own. Raises: see `DayField.value`."""
        found = []
        for number, row in enumerate(self._rows, start=1):
            first, last, send_by = (cast("date | None", field.value()) for field in row)
            found.append(WindowChoice(number=number, from_on=first, to_on=last, send_by=send_by))
        return tuple(choice for choice in found if not choice.is_usual)


def _days(number: int, years: tuple[int, int], *, usual: ReportWindow, today: Callable[[], date]) -> Days:
    """First day, last day, last day to send; `years` are those a day typed without its year lies in."""
    begins, year = years
    first, last, send_by = (
        DayField(label, year=of, today=today)
        for label, of in zip(texts.window_labels(number), (begins, year, year), strict=True)
    )
    for field, day in ((first, usual.start), (last, usual.end), (send_by, usual.send_by)):
        field.line.setPlaceholderText(numbers.day(day))
    return first, last, send_by
