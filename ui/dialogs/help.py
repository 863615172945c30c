"""F1: the help text of a page, and the list of keys."""

from PySide6.QtWidgets import QDialog, QGridLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from ui.look import RESOURCES
from ui.messages import plain_label
from ui.texts import common as texts


class HelpDialog(QDialog):
    """One short page of help, read from our own resources."""

    def __init__(self, topic: str, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.HELP_TITLE.format(page=title))
        self.resize(640, 520)
        path = RESOURCES / "help" / f"{topic}.md"
        view = QTextBrowser()
        view.setOpenLinks(False)
        view.setMarkdown(path.read_text(encoding="utf-8"))
        view.setAccessibleName(self.windowTitle())
        close = QPushButton(texts.CLOSE)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(view, 1)
        column.addWidget(close)


class KeysDialog(QDialog):
    """The list of keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.KEYS_TITLE)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        for row, (keys, meaning) in enumerate(texts.KEYS_LIST):
            grid.addWidget(plain_label(keys, kind="heading"), row, 0)
            grid.addWidget(plain_label(meaning), row, 1)
        close = QPushButton(texts.CLOSE)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.addLayout(grid)
        column.addWidget(close)
