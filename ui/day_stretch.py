"""Two days, the first and the last of any stretch: a part of a report that no list names."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.errors import UserError
from core.periodic.parts import ad_hoc
from ui.fields import DayField
from ui.texts import dossier_figures

_GAP = 12


class DayStretch(QWidget):
    """`changed` follows a stretch that can be read; one that ends before it begins says so."""

    changed = Signal()

    def __init__(self, year: int, today: Callable[[], date]) -> None:
        super().__init__()
        self.first = DayField(dossier_figures.FROM, year=year, today=today)
        self.last = DayField(dossier_figures.TO, year=year, today=today)
        self._held = (date(year, 1, 1), date(year, 12, 31))
        self.show_days(*self._held)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for field in (self.first, self.last):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            field.committed.connect(lambda _day: self._take())

    def show_days(self, first: date, last: date) -> None:
        """Show a stretch; tells nothing."""
        self._held = (first, last)
        self.first.show_value(first)
        self.last.show_value(last)

    def part(self) -> str:
        """The stretch as reports name it; the last one that could be read."""
        return ad_hoc(*self._held)

    def _take(self) -> None:
        try:
            first, last = self.first.value(), self.last.value()
        except UserError:
            return
        if not isinstance(first, date) or not isinstance(last, date) or last < first:
            self.last.say(dossier_figures.BACKWARDS, state="wrong")
            return
        self.last.say("")
        if (first, last) != self._held:
            self._held = (first, last)
            self.changed.emit()


def named(part: str) -> tuple[date, date] | None:
    """The two days of a part that is a stretch; None of any other."""
    first, dots, last = part.partition("..")
    try:
        return (date.fromisoformat(first), date.fromisoformat(last)) if dots else None
    except ValueError:
        return None
