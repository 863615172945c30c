"""What is asked of a report: which part of it, and the day its document carries."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from core.errors import UserError
from core.reporting.paper import Asked, Choice, Dated, Paper
from ui.day_stretch import DayStretch, named
from ui.desk import Desk
from ui.fields import ChoiceField, DayField
from ui.texts import reports_page as texts

_WHOLE, _DAYS = "", ".."
_DAY_WIDTH = 132


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
        self.stretch = DayStretch(desk.year, today)
        self._build()
        self.day.show_value(today())
        self.part.committed.connect(lambda _part: self._keep_part())
        self.stretch.changed.connect(self._keep_part)
        self.day.committed.connect(lambda _day: self.changed.emit())
        self.by_hand.toggled.connect(self._turn_day)

    def show_kind(self, kind: str, parts: Sequence[Choice], *, paper: Paper | None) -> None:
        """Offer the parts of a kind; the one chosen last for this year stands there.

        A kind with a usual part has no whole beside its parts; one that takes days offers any stretch last.
        """
        self._kind = kind
        usual = paper.usual_part if paper else ""
        has_whole = not (usual or (paper and paper.needs_part))
        values = [(_WHOLE, texts.WHOLE)] if has_whole else []
        values += [(part.key, part.name) for part in parts]
        values += [(_DAYS, texts.OTHER_DAYS)] if paper and paper.takes_days else []
        self.part.combo.clear()
        self.part.offer(values)
        self._show_held([key for key, _name in values], usual=usual)
        self.part.setVisible(bool(parts))
        self._turn_stretch()

    def asked(self) -> Asked:
        """What is asked for now. A day that cannot be read is today's."""
        return Asked(year=self._desk.year, part=self._part(), dated=self._dated())

    def part_name(self) -> str:
        """The part chosen in words; empty for a whole document."""
        return self.part.combo.currentText() if self.asked().part else ""

    def _part(self) -> str:
        if self.part.isHidden():
            return ""
        part = str(self.part.value() or "")
        return self.stretch.part() if part == _DAYS else part

    def _show_held(self, keys: Sequence[str], *, usual: str) -> None:
        """The part chosen last; days that no list names stand in their own fields."""
        held = str(self._desk.places.value(self._place()) or "")
        days = named(held)
        year = self._desk.year
        self.stretch.show_days(*(days or (date(year, 1, 1), date(year, 12, 31))))
        if days is not None and held not in keys:
            held = _DAYS
        first = usual if usual in keys else next(iter(keys), None)
        self.part.show_value(held if held in keys else first)

    def _turn_stretch(self) -> None:
        self.stretch.setVisible(not self.part.isHidden() and self.part.value() == _DAYS)

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

    def _keep_part(self) -> None:
        self._turn_stretch()
        self._desk.places.setValue(self._place(), self._part())
        self.changed.emit()

    def _turn_day(self, is_by_hand: bool) -> None:
        self.day.setEnabled(not is_by_hand)
        self.changed.emit()

    def _place(self) -> str:
        return f"reports/{self._desk.year}/part/{self._kind}"

    def _build(self) -> None:
        self.by_hand.setToolTip(texts.BY_HAND_HINT)
        self.day.setMinimumWidth(_DAY_WIDTH)
        self.stretch.hide()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.part, 3, Qt.AlignmentFlag.AlignTop)
        days = QVBoxLayout()
        days.addWidget(self.day)
        days.addWidget(self.by_hand)
        row.addLayout(days, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.stretch)
