"""Last year's documents as a reminder: used again where they are in force, or followed by this year's one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.evidence import EvidenceDocument
from core.evidence_needs import not_repeated
from ui.messages import plain_label
from ui.page import SMALL
from ui.tables import Column, TableView
from ui.texts import common, numbers
from ui.texts import evidence_needs as texts
from ui.texts import evidence_page as page_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class OldDocument:
    """A document of last year and what became of it this year."""

    document: EvidenceDocument
    is_used: bool
    is_held: bool


class LastYearView(QWidget):
    """`again_asked` brings documents to register for this year too, `renew_asked` the one to follow."""

    again_asked = Signal(object)
    renew_asked = Signal(object)
    stood_on = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table: TableView[OldDocument] = TableView(_columns(), texts.LAST_HINT)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.again = QPushButton(texts.USE_AGAIN)
        self.renew = QPushButton(texts.RENEW)
        self._none = plain_label(kind="quiet", wraps=True)
        self._build()
        self.table.current_changed.connect(self._stand)
        self.table.opened.connect(lambda row: self.renew_asked.emit(row.document))
        self.table.selectionModel().selectionChanged.connect(lambda *_now: self._allow())

    def show_documents(
        self, last_year: Sequence[EvidenceDocument], this_year: Sequence[EvidenceDocument], *, year: int
    ) -> None:
        """Show last year's documents against this year's."""
        fresh = {item.id for item in not_repeated(last_year, this_year)}
        proved = {criterion for item in this_year for criterion in item.criteria}
        rows = tuple(
            OldDocument(
                document=item,
                is_used=item.id not in fresh,
                is_held=bool(item.criteria) and proved.issuperset(item.criteria),
            )
            for item in last_year
        )
        self._none.setText(texts.LAST_HINT if rows else texts.LAST_NONE.format(year=year - 1))
        self.table.setVisible(bool(rows))
        self.table.show_rows(rows, same=lambda row: row.document.id)
        self._allow()

    def current(self) -> EvidenceDocument | None:
        """The document stood on."""
        row = self.table.current()
        return None if row is None else row.document

    def _stand(self, row: OldDocument | None) -> None:
        self.stood_on.emit(None if row is None else row.document)
        self._allow()

    def _allow(self) -> None:
        chosen = self.table.chosen()
        self.again.setEnabled(any(not row.is_used for row in chosen))
        self.renew.setEnabled(len(chosen) == 1)

    def _ask_again(self) -> None:
        self.again_asked.emit(tuple(row.document for row in self.table.chosen() if not row.is_used))

    def _ask_renewal(self) -> None:
        current = self.current()
        if current is not None:
            self.renew_asked.emit(current)

    def _build(self) -> None:
        self.again.setToolTip(texts.USE_AGAIN_WHY)
        self.again.clicked.connect(lambda _checked=False: self._ask_again())
        self.renew.clicked.connect(lambda _checked=False: self._ask_renewal())
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self._none, 1)
        for button in (self.again, self.renew):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addStretch(0)


def _columns() -> tuple[Column[OldDocument], ...]:
    return (
        Column(
            title=page_texts.COLUMN_NUMBER, text=lambda row: page_texts.number_of(row.document), width=128
        ),
        Column(
            title=page_texts.COLUMN_DATE,
            text=lambda row: numbers.day(row.document.issued_on),
            value=lambda row: row.document.issued_on,
            width=104,
        ),
        Column(title=page_texts.COLUMN_SUMMARY, text=lambda row: row.document.summary or row.document.name),
        Column(
            title=page_texts.COLUMN_CRITERIA,
            text=lambda row: ", ".join(row.document.criteria) or common.NONE,
            width=110,
        ),
        Column(title=texts.COLUMN_NOW, text=_now, meaning=_meaning, mark=_meaning, width=176),
    )


def _now(row: OldDocument) -> str:
    if row.is_used:
        return texts.NOW_USED
    return texts.NOW_HELD if row.is_held else texts.NOW_MISSING


def _meaning(row: OldDocument) -> str:
    return "done" if row.is_used or row.is_held else "care"
