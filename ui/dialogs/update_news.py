"""What the version that runs now changed since the one before, and where the backups lie."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.updates import Attempt
from ui.changes_view import ChangesView
from ui.messages import open_folder, plain_label
from ui.texts import common
from ui.texts import updates as texts
from ui.window_place import fit

_WIDTH, _HEIGHT = 680, 560


class UpdateNewsDialog(QDialog):
    """Read once, closed with Esc."""

    def __init__(self, attempt: Attempt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.NEWS_TITLE.format(version=attempt.version))
        fit(self, (_WIDTH, _HEIGHT))
        self.changes = ChangesView()
        self.changes.show_sections(attempt.changes)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.changes, 1)
        for backup in attempt.backups:
            column.addWidget(plain_label(texts.kept(backup), wraps=True))
        column.addLayout(self._build_buttons(attempt))

    def _build_buttons(self, attempt: Attempt) -> QHBoxLayout:
        row = QHBoxLayout()
        if attempt.backups:
            folder = attempt.backups[0].file.parent
            show = QPushButton(texts.OPEN_BACKUPS)
            show.setAutoDefault(False)
            show.clicked.connect(lambda _checked=False: open_folder(folder))
            row.addWidget(show)
        row.addStretch(1)
        close = QPushButton(common.CLOSE)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        return row
