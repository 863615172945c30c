"""The key's lock at work: opened by the passphrase, locked by hand or idle time, told in the status bar."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from core.errors import CchcError
from core.own_keys import LockState
from ui.changes import Topic
from ui.desk import Desk
from ui.messages import show_error
from ui.progress_dialog import run_long
from ui.texts import keys as texts

KEYS = "Ctrl+K"
_LOOK_EVERY_MS = 10_000


def unlock(parent: QWidget, desk: Desk, *, then: Callable[[], None] | None = None) -> None:
    """Ask for the passphrase and open the key, `then` go on; a wrong one is said and changes nothing."""
    from ui.dialogs.keys import PassphraseDialog

    service = desk.services.key_care
    dialog = PassphraseDialog(texts.UNLOCK_ACT, parent, minutes=service.idle_minutes())
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return
    words = dialog.passphrase()

    def opened(_key: object) -> None:
        desk.changes.changed.emit(frozenset({Topic.KEYS}))
        if then is not None:
            then()

    run_long(
        parent,
        desk.jobs,
        title=texts.UNLOCKING,
        work=lambda _progress: service.unlock(words),
        done=opened,
        failed=lambda error: show_error(parent, error),
    )


_OF_FIGURES = frozenset({Topic.RECORDS, Topic.ENTRIES, Topic.EVIDENCE})
"""News that says nothing of a key."""


class KeyStatus(QPushButton):
    """The status bar's word on the key. A click, or its key, opens or locks it."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__()
        self._desk, self._window = desk, window
        self._state = LockState(is_open=False)
        self._has_key = False
        self.setProperty("kind", "status")
        self.setToolTip(texts.STATUS_HINT)
        self.clicked.connect(lambda _checked=False: self.turn())
        QShortcut(QKeySequence(KEYS), window).activated.connect(self.turn)
        desk.changes.changed.connect(self._hear)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """See how the key stands; say when it locked itself. While the worker works, the key is in use."""
        if self._desk.jobs.is_busy:
            return
        was_open = self._state.is_open
        self._read()
        if was_open and not self._state.is_open:
            minutes = self._desk.services.key_care.idle_minutes()
            self._desk.changes.changed.emit(frozenset({Topic.KEYS}))
            self._desk.changes.tell(texts.AUTO_LOCKED.format(minutes=minutes))

    @Slot()
    def turn(self) -> None:
        """Open a locked key, lock an open one; without a key go where it is made."""
        self._read()
        if not self._has_key:
            self._desk.go_to("keys")
        elif self._state.is_open:
            self._desk.services.key_care.lock()
            self._state = LockState(is_open=False)
            self._desk.changes.changed.emit(frozenset({Topic.KEYS}))
        else:
            unlock(self._window, self._desk)

    @Slot(object)
    def _hear(self, topics: frozenset[Topic]) -> None:
        if not topics <= _OF_FIGURES:
            self._read()

    def _read(self) -> None:
        try:
            self._has_key = self._desk.services.key_care.card() is not None
            self._state = self._desk.services.key_care.state()
        except CchcError:
            self._has_key, self._state = False, LockState(is_open=False)
        if not self._has_key:
            self.setText(texts.STATUS_NONE)
        elif self._state.is_open:
            self.setText(texts.status_open(self._state.until))
        else:
            self.setText(texts.STATUS_LOCKED)
        self.setAccessibleName(self.text())
