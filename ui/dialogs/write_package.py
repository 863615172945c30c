"""Before a package is written: what it holds, where to, the passphrase, and a reason when one is due."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.delivery import WHOLE, Drive, Form
from core.services.package_history import PackageSummary
from core.text import clean_block
from ui.destination import Destination
from ui.fields import BlockField, LineField
from ui.leaving_choice import LeavingChoice
from ui.messages import plain_label
from ui.package_summary import PackageSummaryView
from ui.page import GAP
from ui.scrolling_middle import ScrollingMiddle
from ui.texts import common
from ui.texts import export_page as texts
from ui.token_fields import TokenFields
from ui.window_place import fit, give_fields_room

_FORM_WIDTH, _BESIDE_WIDTH, _WIDE = 500, 380, 960


class WritePackageDialog(QDialog):
    """Read at the left what will leave, decide at the right how: place, form, reason, passphrase, PIN."""

    def __init__(
        self,
        act: str,
        *,
        needs_reason: bool,
        folder: str = "",
        needs_words: bool = True,
        cannot_encrypt: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(act)
        self._needs_reason, self._needs_words = needs_reason, needs_words
        self.destination = Destination(folder)
        self.folder = self.destination.folder
        self.words = LineField(texts.WORDS, required=True)
        self.words_shown = QCheckBox(texts.WORDS_SHOW)
        self.reason = BlockField(texts.REASON, hint=texts.REASON_NEED, required=True)
        self.reason.setVisible(needs_reason)
        self.token = TokenFields()
        self.leaving = LeavingChoice(cannot_encrypt=cannot_encrypt)
        self._write = QPushButton(act)
        self._left = QVBoxLayout()
        self._seal = plain_label(texts.SEAL_NOTE, kind="quiet", wraps=True)
        self._build()
        self._connect()
        self._allow()
        self._stand_first()

    def show_summary(self, summary: PackageSummary) -> None:
        """Show beside the choices what the package will hold."""
        self._left.addWidget(plain_label(texts.SUMMARY, kind="heading"))
        self._left.addWidget(PackageSummaryView(summary), 1)
        self._left.addWidget(self._seal)
        self._form.setMinimumWidth(_BESIDE_WIDTH)
        fit(self, (_WIDE, self.height()))

    def offer_drives(self, drives: Callable[[], Sequence[Drive]]) -> None:
        """Offer the sticks that are plugged in."""
        self.destination.offer(drives)
        self._stand_first()

    def propose_reason(self, text: str) -> None:
        """Fill in a reason, to be rewritten freely; only where one is needed."""
        if self._needs_reason and text:
            self.reason.block.setPlainText(text)
            self._stand_first()

    def target(self) -> Path:
        """The folder chosen."""
        return Path(self.folder.line.text().strip())

    def passphrase(self) -> str:
        """What was typed, exactly."""
        return self.words.line.text()

    def written_reason(self) -> str:
        """Why it is submitted again; empty the first time."""
        return clean_block(self.reason.block.toPlainText()) if self._needs_reason else ""

    def form(self) -> Form:
        """In one file or in parts, plain or encrypted."""
        return self.leaving.form() or WHOLE

    def showEvent(self, event: QShowEvent) -> None:
        """As high as everything in it needs at its width."""
        super().showEvent(event)
        give_fields_room(self)

    def _stand_first(self) -> None:
        """The focus goes where the first answer is still missing."""
        if self._needs_reason and not self.written_reason():
            first: QWidget = self.reason.editor()
        elif not self.folder.line.text().strip():
            first = self.folder.editor()
        else:
            first = self.words.editor() if self._needs_words else self._write
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _allow(self) -> None:
        has_reason = not self._needs_reason or bool(self.written_reason())
        has_words = not self._needs_words or bool(self.passphrase())
        has_folder, has_form = bool(self.folder.line.text().strip()), self.leaving.form() is not None
        self._write.setEnabled(
            has_folder and has_form and has_words and has_reason and self.token.is_complete()
        )

    def _connect(self) -> None:
        self.destination.changed.connect(self._allow)
        self.words.line.textChanged.connect(lambda _text: self._allow())
        self.words_shown.toggled.connect(self._show_words)
        self.reason.block.textChanged.connect(self._allow)
        self.leaving.changed.connect(self._allow)
        self.token.changed.connect(self._allow)
        self._write.clicked.connect(self.accept)

    def _show_words(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.words.line.setEchoMode(mode)

    def _build(self) -> None:
        self._show_words(False)
        for widget in (self.words, self.words_shown):
            widget.setVisible(self._needs_words)
        right = QVBoxLayout()
        right.setSpacing(12)
        words = QHBoxLayout()
        words.addWidget(self.words, 1)
        words.addWidget(self.words_shown, 0, Qt.AlignmentFlag.AlignBottom)
        for part in (self.reason, self.destination, self.leaving):
            right.addWidget(part)
        right.addLayout(words)
        right.addWidget(self.token)
        right.addStretch(1)
        self._left.setSpacing(8)
        right.addWidget(self._seal)
        form = self._form = ScrollingMiddle(right)
        form.setMinimumWidth(_FORM_WIDTH)
        middle = QHBoxLayout()
        middle.setSpacing(GAP)
        middle.addLayout(self._left, 4)
        middle.addWidget(form, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addLayout(middle, 1)
        column.addLayout(self._build_buttons())

    def _build_buttons(self) -> QHBoxLayout:
        self._write.setProperty("kind", "primary")
        self._write.setDefault(True)
        leave = QPushButton(common.CANCEL)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._write)
        row.addWidget(leave)
        return row
