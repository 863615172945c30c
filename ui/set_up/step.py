"""What every step of the first run shares: a title, a sentence, a scrolling body, what is lacking."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from ui.focus_in_sight import FocusInSight
from ui.messages import plain_label
from ui.page import SMALL

_INDENT = 26


class Step(QScrollArea):
    """One question. `changed` after every answer; `go_on` when Enter answered it."""

    changed = Signal()
    go_on = Signal()

    def __init__(self, title: str, why: str) -> None:
        super().__init__()
        self.title = title
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setProperty("kind", "plain")
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(0, 0, SMALL, 0)
        self.body.setSpacing(12)
        if why:
            self.body.addWidget(plain_label(why, kind="quiet", wraps=True))
        self.setWidget(inner)
        self._focus = FocusInSight(self)

    def enter(self) -> None:
        """The step comes into sight: the focus goes where the answer goes."""

    def show_focus(self) -> None:
        """Bring what has the focus into sight."""
        self._focus.bring()

    def lacks(self) -> str:
        """What keeps the person from going on, as a sentence; empty when nothing does."""
        return ""


class Choices(QWidget):
    """One of several, each with a sentence under it; chosen with the arrows."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str, str]]) -> None:
        """`choices`: value, words, sentence."""
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._radios: dict[str, QRadioButton] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        for value, words, sentence in choices:
            radio = QRadioButton(words)
            radio.setAccessibleName(words.replace("&", ""))
            radio.setAccessibleDescription(sentence)
            self._group.addButton(radio)
            self._radios[value] = radio
            label = plain_label(sentence, kind="quiet", wraps=True)
            label.setContentsMargins(_INDENT, 0, 0, SMALL)
            self.column.addWidget(radio)
            self.column.addWidget(label)
            radio.toggled.connect(lambda on, value=value: self.chosen.emit(value) if on else None)
        self.choose(choices[0][0])

    def value(self) -> str:
        """The value chosen."""
        return next(value for value, radio in self._radios.items() if radio.isChecked())

    def choose(self, value: str) -> None:
        """Choose one."""
        self._radios[value].setChecked(True)

    def focus(self) -> None:
        """Stand on the one that is chosen."""
        self._radios[self.value()].setFocus()
