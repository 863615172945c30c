"""The office's choices about the deadlines of a year: days ahead, earlier days, the days of self-scoring."""

from datetime import date
from decimal import Decimal
from typing import cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.deadline_choices import DeadlineChoices
from core.errors import UserError
from ui.desk import Desk
from ui.fields import AmountField, CountField, DayField, Field
from ui.focus_in_sight import FocusInSight
from ui.messages import plain_label, show_error
from ui.page import SMALL
from ui.report_windows import ReportWindows
from ui.texts import common, numbers
from ui.texts import holidays as texts

_WIDTH, _HEIGHT = 640, 400
_LEAST_WIDTH = 560
_EDGE = 40  # the frame of the window


class DeadlineChoicesDialog(QDialog):
    """Two columns of fields; an empty day means the default shown in it."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._care, self._year = desk.services.calendar_care, desk.year
        today = desk.services.clock.today
        self.setWindowTitle(texts.CHOICES_TITLE.format(year=self._year))
        self.target = AmountField(texts.TARGET, unit=texts.PERCENT)
        self.days_ahead = CountField(texts.DAYS_AHEAD, hint=texts.DAYS_AHEAD_HINT, unit=texts.DAYS)
        self.earlier = CountField(texts.EARLIER, hint=texts.EARLIER_HINT, unit=texts.DAYS)
        self.plan_by = DayField(texts.PLAN_BY, year=self._year, today=today)
        self.self_from = DayField(texts.SELF_FROM, year=self._year, today=today)
        self.self_to = DayField(texts.SELF_TO, year=self._year, today=today)
        self.published = DayField(texts.PUBLISHED, hint=texts.PUBLISHED_HINT, year=self._year, today=today)
        self.after = CountField(texts.AFTER, hint=texts.AFTER_HINT, unit=texts.DAYS)
        self.windows = ReportWindows(self._year, today)
        self._build()
        self._show(self._care.choices(self._year))
        room = self.screen().availableGeometry().size() - QSize(_EDGE, _EDGE)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.resize(QSize(_WIDTH, _HEIGHT).boundedTo(room))
        self.target.line.setFocus()

    def accept(self) -> None:
        """Keep the choices; a field that cannot be read is pointed at."""
        wrong = next((field for field in self._every_field() if not _can_be_read(field)), None)
        if wrong is not None:
            wrong.setFocus()
            return
        try:
            self._care.choose(self._year, self._choices())
        except UserError as error:
            show_error(self, error)
            return
        super().accept()

    def _choices(self) -> DeadlineChoices:
        return DeadlineChoices(
            days_ahead=cast("int", self.days_ahead.value()),
            reports_days_earlier=cast("int", self.earlier.value()),
            plan_by=cast("date | None", self.plan_by.value()),
            self_score_from=cast("date | None", self.self_from.value()),
            self_score_to=cast("date | None", self.self_to.value()),
            published_on=cast("date | None", self.published.value()),
            after_publication=cast("int", self.after.value()),
            index_target=cast("Decimal | None", self.target.value()),
            windows=self.windows.choices(),
        )

    def _show(self, choices: DeadlineChoices) -> None:
        default = DeadlineChoices()
        self.target.show_value(choices.index_target)
        self.days_ahead.show_value(choices.days_ahead)
        self.earlier.show_value(choices.reports_days_earlier)
        self.after.show_value(choices.after_publication)
        self.windows.show_choices(choices.windows)
        for field, value, usual in (
            (self.plan_by, choices.plan_by, default.plan_day(self._year)),
            (self.self_from, choices.self_score_from, default.self_score_opens(self._year)),
            (self.self_to, choices.self_score_to, default.self_score_ends(self._year)),
            (self.published, choices.published_on, None),
        ):
            field.show_value(value)
            if usual is not None:
                field.line.setPlaceholderText(numbers.day(usual))

    def _fields(self) -> tuple[Field, ...]:
        return (
            self.target,
            self.days_ahead,
            self.earlier,
            self.plan_by,
            self.self_from,
            self.self_to,
            self.published,
            self.after,
        )

    def _every_field(self) -> tuple[Field, ...]:
        return (*self._fields(), *self.windows.fields())

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("kind", "plain")
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, SMALL, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        for number, field in enumerate(self._fields()):
            grid.addWidget(field, number // 2, number % 2)
        grid.addWidget(self.windows, len(self._fields()) // 2, 0, 1, 2)
        grid.setRowStretch(len(self._fields()) // 2 + 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        save, leave = QPushButton(texts.SAVE_CHOICES), QPushButton(common.CANCEL)
        save.setProperty("kind", "primary")
        save.setDefault(True)
        save.clicked.connect(self.accept)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(save)
        row.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(plain_label(texts.CHOICES_WHY, kind="quiet", wraps=True))
        column.addWidget(_scrolling(inner), 1)
        column.addLayout(row)


def _scrolling(inner: QWidget) -> QScrollArea:
    """The fields scroll where the screen is too low for all of them."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    FocusInSight(area)
    return area


def _can_be_read(field: Field) -> bool:
    """Whether a field holds something readable; if not, it says so under itself."""
    try:
        field.value()
    except UserError:
        field.commit()
        return False
    return True
