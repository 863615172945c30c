"""One way to look at a round's points: a tab of the appraisal page with what it reads and what it offers."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.page import GAP, Page, PageAct
from ui.texts.window import KEY_MEANINGS


class AppraisalPart(QWidget):
    """Built when its tab is first seen; read when it is seen and something changed since.

    `changed` asks the page to look at `context`, `banner` and the acts again. A part that changes points
    announces `Topic.APPRAISALS`: the other tabs read again when they are seen, this one has done so itself.
    """

    title: ClassVar[str] = ""
    changed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page, self.desk = page, page.desk
        self.context: tuple[str, ...] = ()
        self.banner = ""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)
        self._offered: dict[QPushButton, bool] = {}
        self._heard: list[PageAct] = []

    def read(self) -> None:
        """Read again what the tab shows.

        Raises:
            CchcError: it cannot be read.
        """
        raise AssertionError

    def stand_on(self, subject: str) -> None:
        """Stand on a unit, a criterion or whatever the part understands; called after `read`."""

    def offer(self, text: str, act: Callable[[], None], *, mark: str = "", keys: str = "") -> QPushButton:
        """A quiet action in the page's head, seen only while this tab is."""
        return self._take(self.page.add_action(text, act, mark=mark), text, keys=keys)

    def offer_primary(
        self, text: str, act: Callable[[], None], *, mark: str = "", keys: str = ""
    ) -> QPushButton:
        """The one primary action of this tab."""
        return self._take(self.page.add_primary(text, act, mark=mark), text, keys=keys)

    def hold(self, button: QPushButton) -> None:
        """Take an action the page has already under this tab."""
        self._offered[button] = True

    def want(self, button: QPushButton, is_wanted: bool) -> None:
        """Show or hide an offered action as long as this tab is in sight."""
        self._offered[button] = is_wanted
        self.changed.emit()

    def show_acts(self, is_in_sight: bool) -> None:
        """Called by the page: the actions of tabs out of sight are hidden."""
        for button, is_wanted in self._offered.items():
            button.setVisible(is_in_sight and is_wanted)

    def add_keys(self, keys: str, act: Callable[[], None], *, text: str = "") -> None:
        """A key that works while this tab is in sight, wherever in the window the focus is."""
        self._listen_to(keys, PageAct(text=text or KEY_MEANINGS.get(keys, keys), keys=keys, act=act))

    def heard(self) -> tuple[PageAct, ...]:
        """Everything a key does in this tab."""
        return tuple(self._heard)

    def _take(self, button: QPushButton, text: str, *, keys: str) -> QPushButton:
        self.hold(button)
        if keys:
            button.setToolTip(f"{text} ({keys})")
            self._listen_to(keys, PageAct(text=text, keys=keys, act=button.click, button=button))
        return button

    def _listen_to(self, keys: str, heard: PageAct) -> None:
        self._heard.append(heard)
        QShortcut(QKeySequence(keys), self).activated.connect(heard.act)
