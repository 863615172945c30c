"""Lines given differently on two PCs, one after the other: both values side by side, a choice, a reason."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from core.assessment import Appraisal
from core.errors import UserError
from core.services.decide_conflicts import Choice, ConflictView, Decision
from ui.changes import Topic
from ui.desk import Desk
from ui.facts import Facts
from ui.fields import AmountField, BlockField, FlagField
from ui.messages import plain_label, show_error
from ui.page import GAP, SMALL
from ui.scrolling_middle import ScrollingMiddle
from ui.texts import common, numbers
from ui.texts import desks_page as texts
from ui.window_place import fit

_SIZE = (820, 560)
_CHOICES = ((Choice.OURS, texts.OURS), (Choice.THEIRS, texts.THEIRS), (Choice.OTHER, texts.OTHER))
_DIGITS = {Qt.Key.Key_1: Choice.OURS, Qt.Key.Key_2: Choice.THEIRS, Qt.Key.Key_3: Choice.OTHER}


class ValueCard(QFrame):
    """One of both values: whose, how many points, by whom, when and why."""

    def __init__(self, choice: QRadioButton) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._title = plain_label(kind="quiet", wraps=True)
        self._points = plain_label(kind="title")
        self._facts = Facts()
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 12, GAP, 12)
        column.setSpacing(SMALL)
        column.addWidget(choice)
        column.addWidget(self._title)
        column.addWidget(self._points)
        column.addWidget(self._facts)
        column.addStretch(1)

    def show_value(self, title: str, row: Appraisal) -> None:
        """Show a row."""
        self._title.setText(title)
        self._points.setText(texts.value(row))
        self._facts.show_rows(
            [
                (texts.WHO, row.officer or common.NONE, ""),
                (texts.WHEN, common.moment(row.at), ""),
                (texts.WHY, row.reason or common.NONE, ""),
                (texts.OPINION, row.opinion, ""),
            ]
        )
        self.setAccessibleName(f"{title}: {texts.value(row)}")


class ConflictsDialog(QDialog):
    """1, 2 and 3 choose while no text is typed; the reason is written, Enter on the button decides."""

    def __init__(
        self, desk: Desk, views: Sequence[ConflictView], *, at: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._views = desk, list(views)
        self._at = next((place for place, each in enumerate(views) if each.conflict.id == at), 0)
        self.setWindowTitle(texts.CONFLICT_TITLE)
        self.title = plain_label(kind="heading", wraps=True)
        self.place = plain_label(kind="quiet")
        self.facts = Facts()
        self.choices = {choice: QRadioButton(text) for choice, text in _CHOICES}
        self.ours, self.theirs = ValueCard(self.choices[Choice.OURS]), ValueCard(self.choices[Choice.THEIRS])
        self.points = AmountField(texts.OTHER_POINTS, empty=None)
        self.excluded = FlagField(texts.EXCLUDED)
        self.reason = BlockField(texts.REASON, required=True)
        self.decide_button, self.later = QPushButton(texts.DECIDE_ACT), QPushButton(texts.LATER)
        self._build()
        self._listen()
        fit(self, _SIZE)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses where nobody types."""
        chosen = _DIGITS.get(Qt.Key(event.key()))
        if chosen is not None and not isinstance(self.focusWidget(), QLineEdit | QPlainTextEdit):
            self.choices[chosen].setChecked(True)
            self.choices[chosen].setFocus()
            return
        super().keyPressEvent(event)

    def chosen(self) -> Choice | None:
        """What is chosen now."""
        return next((choice for choice, button in self.choices.items() if button.isChecked()), None)

    def decide(self) -> None:
        """Write the decision down and go on to the next; after the last the dialog closes."""
        choice, view = self.chosen(), self._views[self._at]
        if choice is None:
            return
        try:
            points = self.points.value() if choice is Choice.OTHER else None
            decision = Decision(
                choice=choice,
                reason=self.reason.block.toPlainText(),
                points=points,  # type: ignore[arg-type]
                excluded=choice is Choice.OTHER and bool(self.excluded.value()),
            )
            self._desk.services.desks.conflicts.decide(
                view.conflict.year, view.conflict.id, decision=decision
            )
        except UserError as error:
            show_error(self, error)
            return
        self._views.pop(self._at)
        self._desk.changes.announce(Topic.APPRAISALS, Topic.ROUNDS)
        self._desk.changes.tell(texts.decided(view, len(self._views)))
        if not self._views:
            self.accept()
            return
        self._at %= len(self._views)
        self._show()

    def go_on(self) -> None:
        """Leave this one for later."""
        self._at = (self._at + 1) % len(self._views)
        self._show()

    def _show(self) -> None:
        view = self._views[self._at]
        self.place.setText(texts.place(self._at + 1, len(self._views)))
        self.title.setText(texts.line_title(view))
        claimed = common.NONE if view.self_points is None else numbers.points(view.self_points)
        base = "" if view.base is None else texts.value(view.base)
        self.facts.show_rows([(texts.SELF, claimed, ""), (texts.BASE, base, "")])
        self.ours.show_value(texts.card_title(view.ours_name, is_here=True), view.ours)
        self.theirs.show_value(texts.card_title(view.desk_name, is_here=False), view.theirs)
        self._group.setExclusive(False)
        for button in self.choices.values():
            button.setChecked(False)
        self._group.setExclusive(True)
        self.points.show_value(None)
        self.excluded.show_value(False)
        self.reason.show_value("")
        self.later.setVisible(len(self._views) > 1)
        self._allow()
        self.choices[Choice.OURS].setFocus()

    def _allow(self) -> None:
        is_other = self.chosen() is Choice.OTHER
        self.points.setEnabled(is_other and not self.excluded.value())
        self.excluded.setEnabled(is_other)
        has_reason = bool(self.reason.block.toPlainText().strip())
        self.decide_button.setEnabled(self.chosen() is not None and has_reason)

    def _listen(self) -> None:
        for button in self.choices.values():
            button.toggled.connect(lambda _checked: self._allow())
        self.reason.block.textChanged.connect(self._allow)
        self.excluded.committed.connect(lambda _value: self._allow())
        self.decide_button.clicked.connect(lambda _checked=False: self.decide())
        self.later.clicked.connect(lambda _checked=False: self.go_on())

    def _build(self) -> None:
        self.decide_button.setProperty("kind", "primary")
        self.decide_button.setDefault(True)
        self._group = QButtonGroup(self)
        for button in self.choices.values():
            self._group.addButton(button)
        middle = QVBoxLayout()
        middle.setSpacing(12)
        middle.addLayout(_beside(self.title, self.place, first=1))
        middle.addWidget(self.facts)
        middle.addLayout(_beside(self.ours, self.theirs, first=1, second=1))
        middle.addLayout(self._build_other())
        middle.addWidget(self.reason)
        middle.addWidget(plain_label(texts.CONFLICT_HOW, kind="quiet", wraps=True))
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(ScrollingMiddle(middle))
        column.addLayout(self._build_buttons())

    def _build_other(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.choices[Choice.OTHER], 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.points)
        row.addWidget(self.excluded, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        return row

    def _build_buttons(self) -> QHBoxLayout:
        close = QPushButton(common.CLOSE)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.decide_button, self.later, close):
            button.setAutoDefault(button is self.decide_button)
            row.addWidget(button)
        return row


def _beside(left: QWidget, right: QWidget, *, first: int, second: int = 0) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    row.addWidget(left, first)
    row.addWidget(right, second)
    return row
