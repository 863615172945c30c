"""F1: the help text of a page, with an index of all pages and a search over all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from core.text import clean_line, fold, fold_in_place, matches
from ui.close_row import CloseRow
from ui.look import RESOURCES
from ui.messages import plain_label
from ui.page import SMALL
from ui.tables import Column, TableView
from ui.texts import help as texts
from ui.window_place import fit

_WIDTH, _HEIGHT = 860, 560
_INDEX_WIDTH = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    """One page of help as it is written."""

    key: str
    title: str
    text: str


class HelpDialog(QDialog):
    """Reads our own resources only; links are never followed."""

    def __init__(
        self, topic: str, pages: Sequence[tuple[str, str]], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        fit(self, (_WIDTH, _HEIGHT))
        self._pages = tuple(HelpPage(key=key, title=title, text=_read(key)) for key, title in pages)
        self.search = QLineEdit()
        columns: tuple[Column[HelpPage], ...] = (Column(title=texts.INDEX, text=lambda page: page.title),)
        self.index: TableView[HelpPage] = TableView(columns, texts.INDEX_NAME)
        self.view = QTextBrowser()
        self._said = plain_label(kind="quiet", wraps=True)
        self._build()
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._find_next)
        self.index.current_changed.connect(lambda _page: self._show())
        self.index.opened.connect(lambda _page: self.view.setFocus())
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)
        self.index.show_rows(self._pages, same=lambda page: page.key)
        self.index.select(lambda page: page.key == topic)
        self._show()
        self.view.setFocus()

    def _build(self) -> None:
        self.search.setPlaceholderText(texts.FIND)
        self.search.setAccessibleName(texts.FIND_NAME)
        self.search.setClearButtonEnabled(True)
        self.view.setOpenLinks(False)
        side = QWidget()
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(SMALL)
        left.addWidget(self.search)
        left.addWidget(self._said)
        left.addWidget(self.index, 1)
        middle = QSplitter()
        middle.addWidget(side)
        middle.addWidget(self.view)
        middle.setSizes([_INDEX_WIDTH, _WIDTH - _INDEX_WIDTH])
        middle.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(middle, 1)
        column.addLayout(CloseRow(self, takes_enter=False))

    def _show(self) -> None:
        page = self.index.current()
        if page is None:
            return
        self.setWindowTitle(texts.TITLE.format(page=page.title))
        self.view.setAccessibleName(self.windowTitle())
        self.view.setMarkdown(page.text)
        self._find_next()

    def _find(self) -> None:
        wanted = clean_line(self.search.text())
        found = [page for page in self._pages if matches(wanted, page.text)]
        self.index.show_rows(found if wanted else self._pages, same=lambda page: page.key)
        words = texts.FOUND.format(count=len(found), text=wanted) if found else texts.FOUND_NONE
        self._said.setText(words.format(text=wanted) if wanted else "")
        if found and self.index.current() is None:
            self.index.select(lambda _page: True)
        self._show()

    def _find_next(self) -> None:
        """Select the next place, accents and case aside; after the last comes the first."""
        words = fold(self.search.text()).split()
        if not words:
            return
        text, cursor = fold_in_place(self.view.toPlainText()), self.view.textCursor()
        at = text.find(words[0], cursor.selectionEnd())
        at = text.find(words[0]) if at < 0 else at
        if at >= 0:
            cursor.setPosition(at)
            cursor.setPosition(at + len(words[0]), QTextCursor.MoveMode.KeepAnchor)
            self.view.setTextCursor(cursor)


def _read(topic: str) -> str:
    path = RESOURCES / "help" / f"{topic}.md"
    return path.read_text(encoding="utf-8") if path.is_file() else texts.NO_PAGE
