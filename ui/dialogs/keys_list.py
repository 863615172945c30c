"""Ctrl+?: every key that works now, to read, search and copy."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from core.text import matches
from ui.close_row import CloseRow
from ui.keys_list import ListedKey
from ui.tables import Column, TableView
from ui.texts import common
from ui.texts import help as texts
from ui.window_place import fit

_WIDTH, _HEIGHT = 720, 560


class KeysDialog(QDialog):
    """One list, grouped by where the keys work."""

    def __init__(self, keys: Sequence[ListedKey], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.KEYS_TITLE)
        fit(self, (_WIDTH, _HEIGHT))
        self._keys = tuple(keys)
        self.search = QLineEdit()
        self.search.setPlaceholderText(common.SEARCH_NAME)
        self.search.setAccessibleName(common.SEARCH_NAME)
        self.search.setClearButtonEnabled(True)
        self.table: TableView[ListedKey] = TableView(_columns(), texts.KEYS_TITLE)
        self.table.setSortingEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addLayout(CloseRow(self, takes_enter=False))
        self.search.textChanged.connect(lambda _text: self._show())
        self._show()

    def _show(self) -> None:
        text = self.search.text()
        self.table.show_rows(
            [each for each in self._keys if matches(text, f"{each.where} {each.keys} {each.meaning}")]
        )


def _columns() -> tuple[Column[ListedKey], ...]:
    return (
        Column(title=texts.KEYS_COLUMN, text=lambda each: each.keys, width=190, is_bold=lambda _each: True),
        Column(title=texts.MEANING_COLUMN, text=lambda each: each.meaning),
        Column(title=texts.WHERE_COLUMN, text=lambda each: each.where, width=170),
    )
