"""A person who has only a keyboard: keys go to whatever has the focus, and nothing else is touched.

A walk is a generator; what it yields is done between two turns of the event loop, so that a key which
opens a dialog does not hold the walk up. Places are found by pressing Tab until the right name has the focus.
"""

import json
import re
import sys
import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QMenu, QWidget

import main
from ui.grid_view import GridTable

Act = Callable[[], None]
Walk = Generator[Act, None, Any]
_PAUSE_MS = 2
_MOST_TABS = 160
_LOOK_EVERY = 40
ENGLISH = re.compile(
    r"\b(open|save|cancel|close|file|folder|directory|name|undo|redo|copy|paste|cut|delete|select all|"
    r"look in|yes|no|ok|apply|back|next|finish|help|error|warning|date modified|size|type|search|print)\b",
    re.IGNORECASE,
)
_NOT_ENGLISH = re.compile(r"\b(OK\?|PDF|USB|Excel|Word|Windows|file:|No\.)\b")


class Lost(AssertionError):
    """Something could not be reached by keyboard."""


class Walker:
    """Takes a walk step by step while the event loop runs; `failed` holds what went wrong."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self.is_over = False
        self.failed: BaseException | None = None
        self.english: set[str] = set()
        self._seen: QWidget | None = None
        self._steps = 0
        QTimer.singleShot(_PAUSE_MS, self._step)

    def _read(self) -> None:
        """Look at every dialog when it opens, and at the window now and then."""
        held = window()
        self._steps += 1
        if held is not self._seen or self._steps % _LOOK_EVERY == 0:
            self._seen = held
            self.english |= english_in(held)

    def _step(self) -> None:
        if self.is_over:
            return
        try:
            _give_back_attention()
            self._read()
            act = next(self._walk)
        except StopIteration:
            self.is_over = True
        except BaseException as error:  # noqa: BLE001 - told by the test that waits for the walk
            self.is_over, self.failed = True, error
            _leave_dialogs()
        else:
            # First: the act may begin a loop of its own. Only who waits for the program gives it time.
            QTimer.singleShot(_PAUSE_MS if act is _nothing else 0, self._step)
            act()


def play(walk: Walk, arguments: Sequence[str]) -> int:
    """The real program with a person in front of it; what was seen is printed as one line of JSON."""
    application = QApplication([])
    walker = Walker(walk)
    watch = QTimer()
    watch.timeout.connect(lambda: application.exit(3) if walker.failed else None)
    watch.start(50)
    code = main.main(arguments)
    told = {"code": code, "english": sorted(walker.english), "failed": ""}
    if walker.failed is not None:
        told["failed"] = "".join(traceback.format_exception(walker.failed))[-3000:]
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    return code


def window() -> QWidget | None:
    """The window or dialog that has the person's attention."""
    held = QApplication.activePopupWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
    if held is not None:
        return held
    return next((each for each in QApplication.topLevelWidgets() if each.isVisible()), None)


def focused() -> QWidget:
    """What a key goes to now."""
    held = QApplication.activePopupWidget() or QApplication.focusWidget() or window()
    if held is None:
        raise Lost("nothing has the focus")
    return held


def name_of(widget: QWidget) -> str:
    """What a person reads, or a screen reader says, about a widget."""
    if widget.accessibleName():
        return plain(widget.accessibleName())
    if isinstance(widget, QAbstractButton):
        return widget.text().replace("&", "")
    return widget.toolTip()


def plain(words: str) -> str:
    """Words of a button without the mark of its letter."""
    return words.replace("&", "")


def key(keys: str) -> Act:
    """Press keys such as `Tab`, `Ctrl+N` or `Return`."""
    combination = QKeySequence(keys)[0]
    code, modifiers = combination.key(), combination.keyboardModifiers()
    return lambda: QTest.keyClick(focused(), code, modifiers)


def text(words: str) -> Act:
    """Type words; letters no key carries arrive as an input program sends them."""

    def act() -> None:
        for mark in words:
            _type(mark)

    return act


def fill(words: str) -> Walk:
    """Replace what stands in the focused field."""
    yield key("Ctrl+A")
    yield text(words)


def tab_to(name: str, *, most: int = _MOST_TABS, back: bool = False) -> Walk:
    """Press Tab until the focus is on something whose name begins with these words; Ctrl+Tab leaves a grid."""
    seen = []
    for _ in range(most):
        here = focused()
        if name_of(here).startswith(plain(name)):
            return here
        seen.append(name_of(here))
        control = "Ctrl+" if isinstance(here, GridTable) else ""
        yield key(f"{control}Shift+Tab" if back else f"{control}Tab")
    raise Lost(f"{name!r} was not reached; passed {list(dict.fromkeys(seen))}")


def push(name: str) -> Walk:
    """Go to a button and press it."""
    yield from tab_to(name)
    yield key("Space")


def choose(name: str, words: str) -> Walk:
    """Go to a list of choices and type the beginning of one."""
    box = yield from tab_to(name)
    if isinstance(box, QComboBox):
        yield from choose_here(words)


def choose_here(words: str) -> Walk:
    """Press Down until the choice is there."""
    box = focused()
    assert isinstance(box, QComboBox)
    yield key("Home")
    for _ in range(box.count()):
        if box.currentText().startswith(words):
            return
        yield key("Down")
    raise Lost(f"no choice {words!r} in {name_of(box)!r}")


def wait_for(wanted: Callable[[], bool], *, turns: int = 4000) -> Walk:
    """Let the program work until something is so."""
    for _ in range(turns):
        if wanted():
            return
        yield _nothing
    raise Lost(f"waited in vain; {name_of(focused())!r} has the focus in {window()!r}")


def dialog_named(words: str) -> Callable[[], bool]:
    """Whether a dialog of this title has the attention."""
    return lambda: (held := window()) is not None and words in held.windowTitle()


def english_in(held: QWidget | None) -> set[str]:
    """English words a person can see in a window."""
    return set() if held is None else {words for words in _words_in(held) if _is_english(words)}


def _words_in(held: QWidget) -> Iterator[str]:
    yield held.windowTitle()
    for widget in held.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QMenu):
            yield from (action.text() for action in widget.actions())


def _is_english(words: str) -> bool:
    return bool(ENGLISH.search(_NOT_ENGLISH.sub("", words.replace("&", ""))))


def _type(mark: str) -> None:
    target = focused()
    if mark.isascii():
        QTest.keyClick(target, mark)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, mark))


def _give_back_attention() -> None:
    """When a dialog closes, the desktop gives the keyboard to what lies under it; offscreen nobody does."""
    held = window()
    if held is not None and QApplication.focusWidget() is None and not held.isActiveWindow():
        held.activateWindow()


def _nothing() -> None:
    return None


def _leave_dialogs() -> None:
    for _ in range(10):
        held = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if held is None:
            return
        held.close()
