"""The status line: who works here, what was saved when, the last backup, the key."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMainWindow

from core.dates import local
from ui.changes import Topic
from ui.desk import Desk
from ui.key_lock import KeyStatus
from ui.messages import plain_label
from ui.texts import common as texts
from ui.texts import portable
from ui.texts import window as words


class StatusLine(QObject):
    """Puts itself into the window's status bar."""

    def __init__(self, window: QMainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._desk = desk
        self._who = plain_label(words.who(desk.office()))
        self.saved = plain_label(texts.READY)
        self.backup = plain_label()
        self.key = KeyStatus(desk, window)
        bar = window.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self._who)
        if desk.program.is_portable:
            bar.addPermanentWidget(plain_label(portable.STATUS))
        bar.addWidget(self.saved, 1)
        bar.addPermanentWidget(self.backup)
        bar.addPermanentWidget(self.key)
        desk.changes.saved.connect(self.show_saved)
        desk.changes.told.connect(self.saved.setText)
        desk.changes.changed.connect(self._hear)
        self.show_state()
        self.show_backup()

    def show_state(self) -> None:
        """The unit."""
        self._who.setText(words.who(self._desk.office()))

    def show_backup(self) -> None:
        """When the newest sound copy was made, in the machine or as a file."""
        newest = self._desk.services.keep_backups.newest_good()
        last = texts.moment(newest.at) if newest else str(self._desk.places.value("backup") or "")
        self.backup.setText(texts.BACKUP_LAST.format(moment=last) if last else texts.BACKUP_NONE)

    @Slot(object)
    def _hear(self, topics: frozenset[Topic]) -> None:
        if Topic.BACKUPS in topics:
            self.show_backup()

    @Slot()
    def show_saved(self) -> None:
        """Something was kept just now."""
        self.saved.setText(texts.saved_at(local(self._desk.services.clock.now())))
