"""The fields a template of one kind of report may use, to be looked up, printed or written out."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from core.services.replace_templates import OfferedField
from ui.close_row import CloseRow
from ui.messages import plain_label
from ui.tables import Column, TableView
from ui.texts import paper_templates as texts
from ui.window_place import fit

_WIDTH, _HEIGHT = 860, 560
_LEAST_LIST = 84


class TemplateFieldsDialog(QDialog):
    """Found while typing; Ctrl+P prints the list, Ctrl+E writes it out, Ctrl+C copies a field."""

    def __init__(self, title: str, fields: Sequence[OfferedField], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.FIELDS_TITLE.format(kind=title))
        fit(self, (_WIDTH, _HEIGHT))
        self.search = QLineEdit()
        self.search.setPlaceholderText(texts.FIND_FIELD)
        self.search.setAccessibleName(texts.FIND_FIELD)
        self.table: TableView[OfferedField] = TableView(_columns(), self.windowTitle())
        self.table.wrap_rows()
        self.table.setMinimumHeight(_LEAST_LIST)
        self.table.show_rows(tuple(fields))
        self.search.textChanged.connect(self.table.found.find)
        self._build()
        self.search.setFocus()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(texts.FIELDS_WHY, kind="quiet", wraps=True))
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addLayout(CloseRow(self, takes_enter=False))


def _columns() -> tuple[Column[OfferedField], ...]:
    return (
        Column(title=texts.COLUMN_FIELD, text=lambda field: field.path, width=300),
        Column(title=texts.COLUMN_TYPE, text=lambda field: texts.kind(field.shape), width=110),
        Column(title=texts.COLUMN_MEANING, text=lambda field: texts.meaning(field.path)),
        Column(title=texts.COLUMN_EXAMPLE, text=lambda field: field.example),
    )
