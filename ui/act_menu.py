"""A menu button with the keys of its lines; they work while the focus is inside the owner of the menu."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui.icons import icon


class ActMenu(QPushButton):
    """Lines with their keys shown; `owner` is where the keys work."""

    def __init__(self, text: str, owner: QWidget) -> None:
        super().__init__(text)
        self._owner = owner
        self.setAutoDefault(False)
        self.setIcon(icon("more"))
        self.setMenu(QMenu(self))

    def add(self, text: str, act: Callable[[], object], *, keys: str = "") -> QAction:
        """A line; with keys it is also done by them."""
        shown = f"{text}\t{QKeySequence(keys).toString()}" if keys else text
        action = self.menu().addAction(shown)
        action.triggered.connect(lambda _checked=False: act())
        if keys:
            self.add_keys(keys, act)
        return action

    def add_rule(self) -> None:
        """A line between groups."""
        self.menu().addSeparator()

    def add_keys(self, keys: str, act: Callable[[], object]) -> None:
        """Keys without a line of their own."""
        action = QAction(self._owner)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: act())
        self._owner.addAction(action)
