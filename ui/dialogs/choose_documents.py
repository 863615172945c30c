"""Choose documents of the year that prove a criterion as well."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from core.criteria import Criterion
from core.evidence import EvidenceDocument
from ui.dialogs.act import ActDialog
from ui.tables import Column, TableView
from ui.texts import common, numbers
from ui.texts import evidence_needs as texts
from ui.texts import evidence_page as page_texts
from ui.window_place import fit

_WIDTH, _HEIGHT = 720, 480


class ChooseDocumentsDialog(ActDialog):
    """Documents that support the criterion already are not offered."""

    def __init__(
        self, criterion: Criterion, documents: Sequence[EvidenceDocument], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(texts.LINK_ACT, f"{criterion.id}  {criterion.name}", parent=parent)
        fit(self, (_WIDTH, _HEIGHT))
        self.search = QLineEdit()
        self.search.setPlaceholderText(common.SEARCH)
        self.search.setAccessibleName(common.SEARCH_NAME)
        self.table: TableView[EvidenceDocument] = TableView(_columns(), common.PAGE_EVIDENCE)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.search.textChanged.connect(self.table.found.find)
        self.table.selectionModel().selectionChanged.connect(lambda *_now: self._allow())
        self.table.opened.connect(lambda _row: self.accept())
        self.fields.addWidget(self.search)
        self.fill(self.table)
        self.search.setFocus()
        self.table.show_rows([item for item in documents if criterion.id not in item.criteria])
        self._allow()

    def chosen(self) -> tuple[EvidenceDocument, ...]:
        """The documents that are chosen."""
        return self.table.chosen()

    def _allow(self) -> None:
        self.act.setEnabled(bool(self.table.chosen()))


def _columns() -> tuple[Column[EvidenceDocument], ...]:
    return (
        Column(title=page_texts.COLUMN_NUMBER, text=page_texts.number_of, width=128),
        Column(
            title=page_texts.COLUMN_DATE,
            text=lambda item: numbers.day(item.issued_on),
            value=lambda item: item.issued_on,
            width=104,
        ),
        Column(title=page_texts.COLUMN_SUMMARY, text=lambda item: item.summary or item.name),
    )
