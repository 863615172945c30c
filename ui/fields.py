"""Labelled inputs, one per form of a declared field; each shows its findings under itself.

A field commits when it is left (or, for choices and ticks, at once) and only when its value changed. Text
under composition by an input method is never touched.
"""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.deadline_texts import parse_deadline
from core.errors import UserError
from core.numbers import parse_count, parse_date, parse_decimal
from core.records.fields import FieldSpec, Form
from core.text import clean_block, clean_line
from ui.day_picker import DayPicker
from ui.icons import icon
from ui.look import restyle, tabular
from ui.messages import error_notice, plain_label
from ui.offer_menu import offered, open_offers
from ui.texts import common as texts
from ui.texts import numbers
from ui.texts import record_sheet as sheet_texts
from ui.texts.help import DAY_KEYS

_BLOCK_HEIGHT = 72
_TODAY = Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_Semicolon


class Field(QWidget):
    """A label over its editor, unit, hint, findings. `committed` brings a value, `refused` tells of none."""

    committed = Signal(object)
    refused = Signal()

    def __init__(self, label: str, *, hint: str = "", unit: str = "", required: bool = False) -> None:
        super().__init__()
        self._kept: object = None
        self.state = ""
        self.label = plain_label(f"{label} *" if required else label, wraps=True)
        self.message = plain_label(wraps=True)
        self.message.hide()
        self._name, self._hint, self._unit = label, hint, unit
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addWidget(self.label)

    def value(self) -> object:
        """What is entered now. Raises a `UserError` when it cannot be read."""
        raise AssertionError

    def show_value(self, value: Any) -> None:
        """Show a kept value; commits nothing."""
        self._kept = value
        self.say("")
        self._display(value)

    def say(self, text: str, *, state: str = "") -> None:
        """Show a finding under the field (state "wrong" or "care"), or take it away."""
        self.state = state if text else ""
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.message.setProperty("kind", "error" if state == "wrong" else "finding")
        restyle(self.message)
        editor = self.editor()
        editor.setProperty("state", state if text else "")
        restyle(editor)

    def editor(self) -> QWidget:
        """The widget that takes the focus."""
        raise AssertionError

    def commit(self) -> None:
        """Tell the value when it was changed and can be read."""
        try:
            value = self.value()
        except UserError as error:
            self.say(error_notice(error).what, state="wrong")
            self.refused.emit()
            return
        is_new, self._kept = value != self._kept, value
        self._display(value)
        if is_new:
            self.committed.emit(value)

    def _display(self, value: Any) -> None:
        raise AssertionError(value)

    def _place(self, editor: QWidget) -> None:
        editor.setAccessibleName(self._name)
        if self._hint:
            editor.setToolTip(self._hint)
            editor.setAccessibleDescription(self._hint)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(editor, 1)
        if self._unit:
            row.addWidget(plain_label(self._unit, kind="quiet"))
        self._column.addLayout(row)
        self._column.addWidget(self.message)
        self.label.setBuddy(editor)
        self.setFocusProxy(editor)


class LineField(Field):
    """One line of text."""

    def __init__(
        self, label: str, *, hint: str = "", unit: str = "", required: bool = False, longest: int = 500
    ) -> None:
        super().__init__(label, hint=hint, unit=unit, required=required)
        self.line = QLineEdit()
        self.line.setMaxLength(longest)
        self.line.editingFinished.connect(self.commit)
        self.line.installEventFilter(self)
        self.offers: Callable[[], Sequence[str]] = tuple
        self._place(self.line)

    def editor(self) -> QWidget:
        """The line."""
        return self.line

    def value(self) -> object:
        """The text, one clean line."""
        return clean_line(self.line.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Down opens what the field offers; Ctrl+Z without a step of its own is the pane's."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if event.key() == Qt.Key.Key_Down and is_alt:
                self.open_list()
                return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = event.matches(QKeySequence.StandardKey.Undo) and not self.line.isUndoAvailable()
            is_redo = event.matches(QKeySequence.StandardKey.Redo) and not self.line.isRedoAvailable()
            if is_undo or is_redo:
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def open_list(self) -> None:
        """Offer usual values below the line; nothing opens where there are none."""
        values = offered(self.offers(), clean_line(self.line.text()))
        if values:
            open_offers(self.line, values, at=QPoint(0, self.line.height()), taken=self._take)

    def _take(self, text: str) -> None:
        self.line.setText(text)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.commit()

    def _display(self, value: Any) -> None:
        show_line(self.line, value or "")


class CountField(LineField):
    """A whole number; empty is "not entered" where that is allowed, else 0."""

    def __init__(
        self, label: str, *, hint: str = "", unit: str = "", required: bool = False, empty: int | None = 0
    ) -> None:
        super().__init__(label, hint=hint, unit=unit, required=required, longest=20)
        self._empty = empty
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.setFont(tabular(self.line.font()))

    def value(self) -> object:
        """The number."""
        text = self.line.text().strip()
        return parse_count(text) if text else self._empty

    def _display(self, value: Any) -> None:
        show_line(self.line, "" if value is None else numbers.count(value))


class AmountField(CountField):
    """A decimal quantity, or nothing."""

    def value(self) -> object:
        """The quantity."""
        text = self.line.text().strip()
        return parse_decimal(text) if text else None

    def _display(self, value: Any) -> None:
        show_line(self.line, "" if value is None else numbers.decimal(Decimal(value)))


class DayField(LineField):
    """A day typed as 1/4, 01042026, 1-4-26 or dd/MM/yyyy; Ctrl+; is today."""

    KEYS: ClassVar[tuple[tuple[str, str], ...]] = DAY_KEYS

    def __init__(
        self, label: str, *, hint: str = "", required: bool = False, year: int, today: Callable[[], date]
    ) -> None:
        super().__init__(label, hint=hint or texts.DAY_HINT, required=required, longest=40)
        self._year, self._today = year, today
        self._picker: DayPicker | None = None
        self.line.setPlaceholderText(texts.DAY_SHAPE)
        pick = self.line.addAction(icon("calendar", "quiet"), QLineEdit.ActionPosition.TrailingPosition)
        pick.setToolTip(sheet_texts.CALENDAR)
        pick.triggered.connect(lambda _checked=False: self.open_list())

    def value(self) -> object:
        """The day."""
        text = self.line.text().strip()
        return self._read(text, self._year) if text else None

    def _read(self, text: str, year: int) -> date:
        return parse_date(text, year)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+; writes today."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and event.keyCombination() == _TODAY:  # type: ignore[attr-defined]
            self._display(self._today())
            return True
        return super().eventFilter(watched, event)

    def open_list(self) -> None:
        """A calendar below the line, at the day typed or today."""
        try:
            day = self.value()
        except UserError:
            day = None
        if self._picker is None:
            self._picker = DayPicker(self)
            self._picker.picked.connect(lambda picked: self._take(numbers.day(picked)))
        self._picker.open_under(self.line, day if isinstance(day, date) else self._today())

    def _display(self, value: Any) -> None:
        show_line(self.line, numbers.day(value) if value else "")


class DeadlineField(DayField):
    """The last day of a limit: also typed as 3/2024, a quarter, a year, or before a day."""

    def _read(self, text: str, year: int) -> date:
        return parse_deadline(text, year)


class _Block(QPlainTextEdit):
    """Several lines; Tab goes on to the next field, leaving commits."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class BlockField(Field):
    """Text of several lines."""

    def __init__(self, label: str, *, hint: str = "", required: bool = False) -> None:
        super().__init__(label, hint=hint, required=required)
        self.block = _Block()
        self.block.setTabChangesFocus(True)
        self.block.setFixedHeight(_BLOCK_HEIGHT)
        self.block.left.connect(self.commit)
        self._place(self.block)

    def editor(self) -> QWidget:
        """The text."""
        return self.block

    def value(self) -> object:
        """The text, clean lines."""
        return clean_block(self.block.toPlainText())

    def _display(self, value: Any) -> None:
        if self.block.toPlainText() != (value or ""):
            self.block.setPlainText(value or "")


class _Choice(QComboBox):
    """The mouse wheel scrolls the page and never changes the choice."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceField(Field):
    """One of several values, each with its words."""

    def __init__(
        self,
        label: str,
        choices: Sequence[tuple[object, str]],
        *,
        hint: str = "",
        required: bool = False,
        may_be_empty: bool = False,
    ) -> None:
        super().__init__(label, hint=hint, required=required)
        self.combo = _Choice()
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(8)
        if may_be_empty:
            self.combo.addItem(texts.NOT_CHOSEN, None)
        self.offer(choices)
        self.combo.activated.connect(lambda _at: self.commit())
        self._place(self.combo)

    def editor(self) -> QWidget:
        """The list."""
        return self.combo

    def value(self) -> object:
        """The value chosen."""
        data = self.combo.currentData()
        return None if data is None else self._values[data]

    def offer(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer these values behind those offered so far."""
        for value, words in choices:
            self.combo.addItem(words, str(value))
        self._values = {str(value): value for value, _words in choices}

    def _display(self, value: Any) -> None:
        self.combo.setCurrentIndex(self.combo.findData(None if value is None else str(value)))


class FlagField(Field):
    """Yes or no."""

    def __init__(self, label: str, *, hint: str = "") -> None:
        super().__init__("", hint=hint)
        self._name = label
        self.label.hide()
        self.box = QCheckBox(label)
        self.box.clicked.connect(lambda _checked: self.commit())
        self._place(self.box)

    def editor(self) -> QWidget:
        """The box."""
        return self.box

    def value(self) -> object:
        """Whether it is ticked."""
        return self.box.isChecked()

    def _display(self, value: Any) -> None:
        self.box.setChecked(bool(value))


def field_for(  # noqa: PLR0911 - one line per form
    spec: FieldSpec,
    words: tuple[str, str, str],
    *,
    choice_words: Callable[[StrEnum], str],
    year: int,
    today: Callable[[], date],
) -> Field:
    """The input for one declared field; `words` are label, unit and hint."""
    label, unit, hint = words
    match spec.form:
        case Form.LINE:
            return LineField(label, hint=hint, required=spec.required, longest=spec.limit)
        case Form.BLOCK:
            return BlockField(label, hint=hint, required=spec.required)
        case Form.DAY:
            kind = DeadlineField if spec.is_deadline else DayField
            return kind(label, hint=hint, required=spec.required, year=year, today=today)
        case Form.AMOUNT:
            return AmountField(label, hint=hint, unit=unit, required=spec.required)
        case Form.FLAG:
            return FlagField(label, hint=hint)
        case Form.CHOICE:
            choices = tuple((value, choice_words(value)) for value in spec.choices or ())
            return ChoiceField(
                label, choices, hint=hint, required=spec.required, may_be_empty=spec.default is None
            )
        case _:
            empty = spec.default if isinstance(spec.default, int) else None
            return CountField(label, hint=hint, unit=unit, required=spec.required, empty=empty)


def show_line(line: QLineEdit, text: str) -> None:
    """Show a text from its beginning; a text that stands there already keeps the cursor."""
    if line.text() != text:
        line.setText(text)
        line.setCursorPosition(0)
