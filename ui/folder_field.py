"""A folder for a workspace: typed or chosen, with a word on why it is no good place."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.folder_risk import FolderRisk
from core.text import clean_line
from ui.fields import LineField, show_line
from ui.messages import choose_folder, plain_label
from ui.page import SMALL
from ui.texts import common
from ui.texts import set_up as texts


class FolderField(QWidget):
    """A proposal stands there until another folder is typed or chosen."""

    changed = Signal()

    def __init__(self, label: str, risk: Callable[[Path], FolderRisk]) -> None:
        super().__init__()
        self._risk = risk
        self.field = LineField(label, required=True)
        self.choose = QPushButton(common.CHOOSE)
        self.choose.setAutoDefault(False)
        self.choose.setAccessibleName(f"{common.CHOOSE_FOLDER}: {label}")
        self.choose.clicked.connect(lambda _checked=False: self._choose())
        self._said = plain_label(kind="error", wraps=True)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.field, 1)
        row.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._said)
        self.setFocusProxy(self.field.editor())
        self.field.line.textChanged.connect(lambda _text: self.changed.emit())

    def propose(self, folder: Path) -> None:
        """Put a folder there unless the person has put one."""
        if not self.field.line.isModified():
            show_line(self.field.line, str(folder))

    def take(self, folder: Path) -> None:
        """Put a folder there for good."""
        show_line(self.field.line, str(folder))
        self.field.line.setModified(True)

    def folder(self) -> Path | None:
        """The folder; None when nothing is there."""
        text = clean_line(self.field.line.text())
        return Path(text).expanduser() if text else None

    def lacks(self) -> str:
        """What speaks against it, as a sentence."""
        folder = self.folder()
        if folder is None:
            return texts.LACKS.format(names=texts.FOLDER)
        risk = self._risk(folder)
        words = texts.RISKS.get(risk, "")
        self._said.setText(words)
        return words

    def _choose(self) -> None:
        folder = choose_folder(self)
        if folder is not None:
            self.take(folder)
