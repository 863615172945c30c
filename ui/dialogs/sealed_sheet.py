"""A secret that is shown this once: it must be on paper before the dialog closes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QFontDatabase, QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.errors import CchcError
from core.reporting.enrolment_sheet import EnrolmentSheet
from ui.messages import choose_target, copy_text, plain_label, show_error
from ui.page import SMALL
from ui.scrolling_middle import ScrollingMiddle
from ui.texts import common
from ui.texts import keys as texts
from ui.window_place import give_fields_room

_WIDTH = 560


class SealedSheetDialog(QDialog):
    """Shows the secret in groups, writes the sheet, and closes only when the officer says it is on paper."""

    def __init__(
        self,
        sheet: EnrolmentSheet,
        name: str,
        *,
        warning: str,
        write: Callable[[EnrolmentSheet, Path], None] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sheet, self._name, self._write = sheet, name, write
        self.setWindowTitle(sheet.title.capitalize())
        self._warning = warning
        self.setMinimumWidth(_WIDTH)
        self.sure = QCheckBox(texts.ESCROW_SURE)
        self.sure.setEnabled(False)
        self.close_it = QPushButton(texts.ESCROW_CLOSE)
        self._said = plain_label(texts.ESCROW_FIRST, kind="quiet", wraps=True)
        self._build()
        self.sure.toggled.connect(self.close_it.setEnabled)
        self.close_it.setEnabled(False)

    def save(self) -> None:
        """Write the sheet to print."""
        path = choose_target(self, texts.ESCROW_SAVE, name=self._name, kinds=texts.SHEET_FILES)
        if path is None or self._write is None:
            return
        try:
            self._write(self._sheet, path)
        except CchcError as error:
            show_error(self, error)
            return
        self._said.setText(texts.ESCROW_WRITTEN.format(name=path.name))
        self.sure.setEnabled(True)

    def copy(self) -> None:
        """Put the secret on the clipboard, to be pasted into something that prints."""
        copy_text(self._sheet.code)
        self._said.setText(common.COPIED)
        self.sure.setEnabled(True)

    def reject(self) -> None:
        """Esc does not lose what exists only here."""
        if self.sure.isChecked():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Neither does the window's cross."""
        if self.sure.isChecked():
            super().closeEvent(event)
        else:
            event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        """No line of the secret is squeezed."""
        super().showEvent(event)
        give_fields_room(self)

    def _build(self) -> None:
        secret = plain_label("\n".join(self._sheet.code_lines))
        secret.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        secret.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        secret.setAccessibleName(self._sheet.code_label)
        save = QPushButton(texts.ESCROW_SAVE)
        save.setProperty("kind", "primary")
        save.setVisible(self._write is not None)
        save.clicked.connect(lambda _checked=False: self.save())
        copy = QPushButton(common.COPY)
        copy.setAutoDefault(False)
        copy.clicked.connect(lambda _checked=False: self.copy())
        self.close_it.setAutoDefault(False)
        self.close_it.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for widget in (save, copy):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.close_it)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(ScrollingMiddle(self._build_words(secret)))
        column.addWidget(self._said)
        column.addWidget(self.sure)
        column.addLayout(row)

    def _build_words(self, secret: QLabel) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(12)
        words.addWidget(plain_label(self._warning, kind="heading", wraps=True))
        words.addWidget(plain_label(self._sheet.digits_note, wraps=True))
        words.addWidget(plain_label(texts.SEALED_SHOWN, kind="quiet"))
        words.addWidget(secret)
        return words
