"""What is asked of a report: which part of it, and the day its document carries."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from core.errors import UserError
from core.reporting.paper import Asked, Choice, Dated
from ui.desk import Desk
from ui.fields import ChoiceField, DayField
from ui.texts import reports_page as texts

_WHOLE = ""


class ReportChoice(QWidget):
    """The part and the day of a report. `changed` follows each choice; the part is kept per year and kind."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._kind = ""
        today = desk.services.clock.today
        self.part = ChoiceField(texts.PART, ())
        self.day = DayField(texts.DAY, year=today().year, today=today)
        self.by_hand = QCheckBox(texts.BY_HAND)
        self._build()
        self.day.show_value(today())
        self.part.committed.connect(self._keep_part)
        self.day.committed.connect(lambda _day: self.changed.emit())
        self.by_hand.toggled.connect(self._turn_day)

    def show_kind(self, kind: str, parts: Sequence[Choice], *, needs_part: bool) -> None:
        """Offer the parts of a kind; the one chosen last for this year stands there."""
        self._kind = kind
        whole = () if needs_part else ((_WHOLE, texts.WHOLE),)
        values = (*whole, *((part.key, part.name) for part in parts))
        self.part.combo.clear()
        self.part.offer(values)
        held = str(self._desk.places.value(self._place()) or "")
        keys = [key for key, _name in values]
        self.part.show_value(held if held in keys else next(iter(keys), None))
        self.part.setVisible(bool(parts))

    def asked(self) -> Asked:
        """What is asked for now. A day that cannot be read is today's."""
        part = "" if self.part.isHidden() else str(self.part.value() or "")
        return Asked(year=self._desk.year, part=part, dated=self._dated())

    def part_name(self) -> str:
        """The part chosen in words; empty for a whole document."""
        return self.part.combo.currentText() if self.asked().part else ""

    def _dated(self) -> Dated:
        if self.by_hand.isChecked():
            return Dated(by_hand=True)
        try:
            day = self.day.value()
        except UserError:
            return Dated()
        if isinstance(day, date) and day != self._desk.services.clock.today():
            return Dated(on=day)
        return Dated()

    def _keep_part(self, part: object) -> None:
        self._desk.places.setValue(self._place(), str(part or ""))
        self.changed.emit()

    def _turn_day(self, is_by_hand: bool) -> None:
        self.day.setEnabled(not is_by_hand)
        self.changed.emit()

    def _place(self) -> str:
        return f"reports/{self._desk.year}/part/{self._kind}"

    def _build(self) -> None:
        self.by_hand.setToolTip(texts.BY_HAND_HINT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.part, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.day, 2, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.by_hand, 0, Qt.AlignmentFlag.AlignBottom)
