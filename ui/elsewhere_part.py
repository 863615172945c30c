"""The part of the settings page on copies on another drive: where to, encrypted or not, and one now."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.services.copy_elsewhere import CopiedElsewhere
from ui.changes import Topic
from ui.desk import Desk
from ui.messages import Notice, choose_folder, plain_label, show_error, stays, tell_where
from ui.page import SMALL
from ui.progress_dialog import run_long
from ui.texts import backups as texts

_PLACE, _PLAIN = "backup_elsewhere", "backup_elsewhere_plain"
"""Kept with this computer: another one has other drives, and a backup must not bring a place along."""


class ElsewherePart(QWidget):
    """The place is chosen once; from then on a copy is one click. `copied` when one was written."""

    copied = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.said = plain_label(wraps=True)
        self.warning = plain_label(kind="error", wraps=True)
        self.encrypts = QCheckBox(texts.ENCRYPT)
        self.copy_now = QPushButton(texts.COPY_NOW)
        self.choose = QPushButton(texts.CHOOSE_PLACE)
        for button, act in ((self.copy_now, self.copy), (self.choose, self.choose_place)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
        self.encrypts.clicked.connect(self._change_encryption)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.copy_now)
        row.addWidget(self.choose)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        for part in (plain_label(texts.ELSEWHERE, kind="heading"), self.said, self.warning, self.encrypts):
            column.addWidget(part)
        column.addLayout(row)

    def show_state(self) -> None:
        """Read again where copies go and when the last one went."""
        place, service = self.place(), self._desk.services.copy_elsewhere
        where = texts.NO_PLACE if place is None else texts.PLACE.format(folder=place)
        self.said.setText(f"{texts.elsewhere(service.last())}\n{where}")
        self.encrypts.setChecked(not self._is_plain())
        warnings = []
        if place is not None and self._desk.shares_drive(place):
            warnings.append(texts.SAME_DRIVE)
        if self._is_plain():
            warnings.append(texts.PLAIN_WARNING)
        self.warning.setText("\n".join(warnings))
        self.warning.setVisible(bool(warnings))

    def place(self) -> Path | None:
        """The folder chosen on this computer."""
        held = str(self._desk.places.value(_PLACE) or "")
        return Path(held) if held else None

    def choose_place(self) -> None:
        """Choose the folder on another drive; one on the same drive is asked about."""
        folder = choose_folder(self, texts.CHOOSE_TITLE)
        if folder is None or (self._desk.shares_drive(folder) and self._reconsiders()):
            return
        self._desk.places.setValue(_PLACE, str(folder))
        self.show_state()

    def copy(self) -> None:
        """Write a copy there now; without a place it is chosen first."""
        if self.place() is None:
            self.choose_place()
        place, service, is_plain = self.place(), self._desk.services.copy_elsewhere, self._is_plain()
        if place is None:
            return
        run_long(
            self,
            self._desk.jobs,
            title=texts.COPYING,
            work=lambda progress: service.copy(place, is_encrypted=not is_plain, progress=progress),
            done=self._done,
            failed=self._failed,
        )

    def _is_plain(self) -> bool:
        return self._desk.places.value(_PLAIN) in {"1", 1}

    def _change_encryption(self, is_encrypted: bool) -> None:
        self._desk.places.setValue(_PLAIN, "" if is_encrypted else "1")
        self.show_state()

    def _reconsiders(self) -> bool:
        notice = Notice(title=texts.CHOOSE_TITLE, what=texts.SAME_DRIVE, why=texts.SAME_DRIVE_WHY)
        return stays(self, notice, stay=texts.OTHER_PLACE, leave=texts.THIS_PLACE_STILL)

    @Slot(object)
    def _done(self, copied: CopiedElsewhere) -> None:
        self._desk.changes.announce(Topic.BACKUPS)
        self.show_state()
        self.copied.emit()
        what = texts.COPIED.format(name=copied.file.name)
        tell_where(self, texts.ELSEWHERE, what=what, path=copied.file)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        show_error(self, error)
