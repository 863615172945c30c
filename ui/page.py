"""A page of the window: title, one line of context, at most one primary action, and a body."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.changes import Topic
from ui.desk import Desk
from ui.icons import icon, picture
from ui.list_acts import ListActs, acts_at, acts_within
from ui.messages import plain_label
from ui.texts import list_paper as papers
from ui.texts.window import KEY_MEANINGS

MARGIN = 24
GAP = 16
SMALL = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAct:
    """Something a page offers by a button or a key, for the menu and the list of keys."""

    text: str
    keys: str = ""
    act: Callable[[], object]
    button: QPushButton | None = None


class Page(QWidget):
    """What every page shares. It reloads when a topic it names changes: at once if seen, else when shown."""

    key: ClassVar[str] = ""
    topics: ClassVar[frozenset[Topic]] = frozenset()

    def __init__(self, desk: Desk, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.title = title
        self._is_stale = True
        self._acts: list[PageAct] = []
        self._list_acts: list[PageAct] = []
        self.setAccessibleName(title)
        self._context = plain_label(kind="quiet", wraps=True)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(SMALL)
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        self._banner = self._build_banner()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(12)
        self._head = self._build_header()
        column.addLayout(self._head)
        column.addWidget(self._banner)
        column.addLayout(self.body, 1)
        desk.changes.changed.connect(self._hear)

    def reload(self) -> None:
        """Read what the page shows again; pages with data replace this."""

    def stand_on(self, subject: str) -> None:
        """Select a record, criterion or unit another page asked for."""

    def take_files(self, files: Sequence[Path]) -> None:
        """Look at files the person opened outside of the window; pages that receive any replace this."""

    def refresh(self) -> None:
        """Reload now, whether seen or not."""
        self._is_stale = False
        self.reload()

    def keep_head_in_sight(self, hidden: int) -> None:
        """Keep title and actions out of what the window cannot show: `hidden` pixels at the right."""
        margins = self._head.contentsMargins()
        needed = self._head.minimumSize().width() - margins.right()
        spare = max(0, min(hidden, self.width() - 2 * MARGIN - needed))
        if spare != margins.right():
            self._head.setContentsMargins(0, 0, spare, 0)

    def showEvent(self, event: QShowEvent) -> None:
        """A page that missed news while hidden reloads when it is shown."""
        super().showEvent(event)
        self._hear_list_keys()
        if self._is_stale:
            self.refresh()

    @property
    def context(self) -> str:
        """The line under the title."""
        return self._context.text()

    def set_context(self, *parts: str) -> None:
        """The line under the title."""
        self._context.setText("  ·  ".join(part for part in parts if part))

    def set_banner(self, text: str) -> None:
        """A lasting warning over the page; empty hides it."""
        self._banner_text.setText(text)
        self._banner.setVisible(bool(text))

    def add_primary(
        self, text: str, act: Callable[[], None], *, mark: str = "", keys: str = ""
    ) -> QPushButton:
        """The one primary action of the page."""
        button = self._add_button(text, act, icon_name=mark, meaning="on_accent", keys=keys)
        button.setProperty("kind", "primary")
        return button

    def add_action(
        self, text: str, act: Callable[[], None], *, mark: str = "", keys: str = ""
    ) -> QPushButton:
        """A quiet action beside the primary one."""
        return self._add_button(text, act, icon_name=mark, meaning="text", keys=keys)

    def add_keys(self, keys: str, act: Callable[[], None], *, text: str = "") -> None:
        """A key that works while this page is in sight, wherever the focus is; `text` says what it does."""
        self._acts.append(PageAct(text=text or KEY_MEANINGS.get(keys, keys), keys=keys, act=act))
        self._listen_to(keys, act)

    def offered(self) -> tuple[PageAct, ...]:
        """What the page offers now, in the order it was put there; hidden buttons offer nothing."""
        return tuple(each for each in self._acts if each.button is None or not each.button.isHidden())

    def heard(self) -> tuple[PageAct, ...]:
        """Everything a key does on this page."""
        return tuple(each for each in (*self._acts, *self._list_acts) if each.keys)

    def _hear_list_keys(self) -> None:
        """Ctrl+P and Ctrl+E are about a list where the page gave them no other job."""
        taken = {each.keys for each in self.heard()}
        for keys, text, act in (
            ("Ctrl+P", papers.PRINT, ListActs.print),
            ("Ctrl+E", papers.EXPORT, ListActs.export),
        ):
            if keys not in taken:
                self._list_acts.append(PageAct(text=text, keys=keys, act=partial(self._with_list, act)))
                self._listen_to(keys, self._list_acts[-1].act)

    def _with_list(self, act: Callable[[ListActs], None]) -> None:
        """The list in focus, else the first one in sight."""
        focused = QApplication.focusWidget()
        found = acts_at(focused) if focused is not None and self.isAncestorOf(focused) else None
        lists = (found,) if found is not None and found.view.isVisible() else acts_within(self)
        if lists:
            act(lists[0])
        else:
            self.desk.changes.tell(papers.NO_LIST)

    def _listen_to(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(act)

    def _add_button(
        self, text: str, act: Callable[[], None], *, icon_name: str, meaning: str, keys: str
    ) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        if icon_name:
            button.setIcon(icon(icon_name, meaning))
        if keys:
            button.setToolTip(f"{text} ({keys})")
            self._listen_to(keys, button.click)
        self._acts.append(PageAct(text=text, keys=keys, act=button.click, button=button))
        button.clicked.connect(lambda _checked=False: act())
        self._actions.addWidget(button)
        return button

    def _build_header(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(plain_label(self.title, kind="title"))
        words.addWidget(self._context)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addLayout(self._actions)
        return row

    def _build_banner(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "banner")
        self._banner_text = plain_label(wraps=True)
        mark = plain_label()
        mark.setPixmap(picture("care", "care", size=20))
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(mark)
        row.addWidget(self._banner_text, 1)
        frame.setVisible(False)
        return frame

    @Slot(object)
    def _hear(self, topics: frozenset[Topic]) -> None:
        if not (topics & self.topics or Topic.YEAR in topics):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True


class Card(QFrame):
    """A bordered group that tells when it has another size."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell it."""
        super().resizeEvent(event)
        self.resized.emit()


def card(*, title: str = "") -> tuple[Card, QVBoxLayout]:
    """A bordered group with its own column; the title stands inside, above."""
    frame = Card()
    frame.setProperty("kind", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(GAP, 12, GAP, 12)
    column.setSpacing(SMALL)
    if title:
        column.addWidget(plain_label(title, kind="heading"))
    return frame, column


def set_pill(label: QWidget, meaning: str) -> None:
    """Give a label the coloured ground of a meaning: done, care, wrong, none, accent."""
    label.setProperty("pill", meaning)
    label.style().unpolish(label)
    label.style().polish(label)


def rule() -> QFrame:
    """A thin line between groups."""
    line = QFrame()
    line.setProperty("kind", "rule")
    return line


def nothing_here(text: str, act_text: str = "", *, act: Callable[[], None] | None = None) -> QWidget:
    """What an empty page shows: what will be here, and the first step."""
    frame, column = card()
    column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    label = plain_label(text, kind="quiet", wraps=True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    column.addStretch(1)
    column.addWidget(label)
    if act is not None:
        button = QPushButton(act_text)
        button.clicked.connect(lambda _checked=False: act())
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(1)
    return frame
