"""The office's days off and make-up days of a year, entered as announced."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.errors import UserError
from core.holidays import carried_over
from ui.desk import Desk
from ui.holiday_grid import HolidayModel, HolidayTable
from ui.messages import error_notice, plain_label, show_error
from ui.texts import common
from ui.texts import holidays as texts

_WIDTH, _HEIGHT = 680, 520
_YEARS_AHEAD = 2
_EDGE = 40  # the frame of the window
_LEAST_TABLE = 64


class HolidaysDialog(QDialog):
    """One year's table; another year may be chosen, what was typed is kept by the save button alone."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._care, self._year = desk.services.calendar_care, desk.year
        self.model = HolidayModel(self._year, self)
        self.table = HolidayTable(self.model)
        self.years = QComboBox()
        self.message = plain_label(kind="error", wraps=True)
        self.copy = QPushButton()
        self.save = QPushButton(texts.SAVE)
        room = self.screen().availableGeometry().size() - QSize(_EDGE, _EDGE)
        self.resize(QSize(_WIDTH, _HEIGHT).boundedTo(room))
        self._build(range(self._year - 1, max(self._year, desk.services.clock.today().year) + _YEARS_AHEAD))
        self.show_year(self._year)
        self.table.setFocus()

    def show_year(self, year: int) -> None:
        """Show another year's table."""
        self._year = year
        self.setWindowTitle(texts.TITLE.format(year=year))
        self.copy.setText(texts.COPY.format(year=year - 1))
        self.years.setCurrentIndex(self.years.findData(year))
        self.model.show(self._care.days(year), year)
        self.table.setCurrentIndex(self.model.index(0, 0))
        self._say("")

    def copy_last_year(self) -> None:
        """Propose last year's days: fixed dates as they are, all others to be confirmed."""
        if not self._care.is_entered(self._year - 1):
            self._say(texts.COPY_NONE.format(year=self._year - 1))
            return
        self.model.add(carried_over(self._care.days(self._year - 1), self._year))
        self._say("")

    def accept(self) -> None:
        """Keep the table; a day that cannot be read is pointed at."""
        wrong = self.model.first_wrong()
        if wrong >= 0:
            self.table.setFocus()
            self.table.setCurrentIndex(self.model.index(wrong, 0))
            self._say(texts.DAY_WRONG)
            return
        try:
            self._care.keep_days(self._year, self.model.days())
        except UserError as error:
            show_error(self, error)
            return
        super().accept()

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _refuse(self, error: Exception) -> None:
        self._say(error_notice(error).what)

    def _build(self, years: range) -> None:
        for year in years:
            self.years.addItem(str(year), year)
        self.years.setAccessibleName(texts.YEAR)
        self.years.activated.connect(lambda _at: self.show_year(self.years.currentData()))
        self.table.refused.connect(self._refuse)
        self.table.setMinimumHeight(_LEAST_TABLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(texts.WHY, kind="quiet", wraps=True))
        column.addLayout(self._build_acts())
        column.addWidget(self.table, 1)
        column.addWidget(self.message)
        column.addWidget(plain_label(texts.KEYS, kind="quiet", wraps=True))
        column.addLayout(self._build_buttons())

    def _build_acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        label = plain_label(texts.YEAR)
        label.setBuddy(self.years)
        row.addWidget(label)
        row.addWidget(self.years)
        row.addStretch(1)
        acts = (
            (QPushButton(texts.ADD), self.table.begin),
            (QPushButton(texts.REMOVE), self.table.remove_chosen),
            (QPushButton(texts.PASTE), self.table.paste),
            (self.copy, self.copy_last_year),
        )
        for button, act in acts:
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        return row

    def _build_buttons(self) -> QHBoxLayout:
        self.save.setProperty("kind", "primary")
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self.accept)
        leave = QPushButton(common.CANCEL)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save)
        row.addWidget(leave)
        return row
