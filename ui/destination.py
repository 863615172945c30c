"""Where a package is written: a stick that is plugged in, or any folder."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.delivery import Drive
from ui.fields import LineField
from ui.messages import choose_folder, plain_label
from ui.texts import common
from ui.texts import export_page as texts


class Destination(QWidget):
    """A list of drives over the folder; choosing a drive writes its place into the folder."""

    changed = Signal()

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drives: Callable[[], Sequence[Drive]] = tuple
        self.choice = QComboBox()
        self.again = QPushButton(texts.DRIVES_AGAIN)
        self.none = plain_label(texts.DRIVES_NONE, kind="quiet", wraps=True)
        self.folder = LineField(texts.FOLDER, required=True)
        self.folder.line.setText(folder)
        self._head = QWidget()
        self._build()
        self._head.hide()
        self.none.hide()

    def offer(self, drives: Callable[[], Sequence[Drive]]) -> None:
        """Offer what is plugged in; the drive chosen last stands first."""
        self._drives = drives
        self._head.show()
        self._look()

    def _look(self) -> None:
        found = tuple(self._drives())
        self.choice.clear()
        for drive in found:
            self.choice.addItem(texts.drive_line(drive), str(drive.path))
        self.choice.addItem(texts.DRIVE_FOLDER, "")
        self.none.setVisible(not found)
        folder = self.folder.line.text().strip()
        held = next((at for at, drive in enumerate(found) if folder.startswith(str(drive.path))), -1)
        if held < 0 and not folder and found:
            held = 0
        self.choice.setCurrentIndex(held if held >= 0 else self.choice.count() - 1)
        if held >= 0 and not folder:
            self._take(held)

    def _take(self, at: int) -> None:
        place = str(self.choice.itemData(at) or "")
        if place:
            self.folder.line.setText(place)

    def _choose(self) -> None:
        folder = choose_folder(self)
        if folder is not None:
            self.folder.line.setText(str(folder))

    def _build(self) -> None:
        self.choice.setAccessibleName(texts.DRIVE)
        self.choice.activated.connect(self._take)
        self.again.setAutoDefault(False)
        self.again.clicked.connect(lambda _checked=False: self._look())
        self.folder.line.textChanged.connect(lambda _text: self.changed.emit())
        browse = QPushButton(common.CHOOSE)
        browse.setAutoDefault(False)
        browse.clicked.connect(lambda _checked=False: self._choose())
        label = plain_label(texts.DRIVE)
        label.setBuddy(self.choice)
        row = QHBoxLayout()
        row.addWidget(self.choice, 1)
        row.addWidget(self.again)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(3)
        head.addWidget(label)
        head.addLayout(row)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.folder, 1)
        line.addWidget(browse, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self.none)
        column.addLayout(line)
