"""The list of documents with search, filters by what is to be looked at again, acts on several at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.evidence import EvidenceDocument
from core.evidence_kinds import EvidenceKind, kind_of_document
from core.evidence_marks import INCOMPLETE, Mark, marks_of
from ui.desk import Desk
from ui.icons import icon
from ui.page import SMALL
from ui.tables import Column, TableView
from ui.texts import common, numbers
from ui.texts import evidence_page as texts
from ui.texts.evidence_needs import KINDS
from ui.texts.opening import file_cell

_ROOMY = 900  # pixels from which every column is shown
_SPARE = ("issuer", "kind", "file")
_FILTERED = (Mark.NO_CRITERION, Mark.NO_FILE, Mark.OUTSIDE_YEAR, Mark.MACROS)
_Keeps = Callable[[EvidenceDocument], bool]


class EvidenceRegister(QWidget):
    """`link_asked` and `removal_asked` are about the documents chosen in the table."""

    link_asked = Signal()
    removal_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._documents: tuple[EvidenceDocument, ...] = ()
        self.table: TableView[EvidenceDocument] = TableView(
            tuple(column for _name, column in _columns()), common.PAGE_EVIDENCE
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.search = QLineEdit()
        self.filter = QComboBox()
        self._keeps: dict[str, _Keeps] = {}
        self._link = QPushButton(icon("criteria"), texts.LINK)
        self._remove = QPushButton(icon("remove"), common.REMOVE)
        self._build()
        self.table.keep_place(desk.places, "evidence-register")
        self.table.selectionModel().selectionChanged.connect(lambda *_now: self._allow())

    def show_documents(self, documents: Sequence[EvidenceDocument]) -> None:
        """Show these; filter, search and the document stood on stay."""
        self._documents = tuple(documents)
        self._fill_filter()
        self._narrow()
        if self.table.current() is None:
            self.table.select(lambda _row: True)

    def select(self, document_id: str) -> None:
        """Stand on one document, whatever is narrowed."""
        self.filter.setCurrentIndex(0)
        self.search.clear()
        self._narrow()
        self.table.select(lambda item: item.id == document_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns whose words stand beside the list too are shown where there is room."""
        super().resizeEvent(event)
        for at, (name, _column) in enumerate(_columns()):
            if name in _SPARE:
                self.table.setColumnHidden(at, self.width() < _ROOMY)
        self.table.share_width()

    def _narrow(self) -> None:
        keeps = self._keeps.get(str(self.filter.currentData()))
        kept = tuple(item for item in self._documents if keeps is None or keeps(item))
        self.table.show_rows(kept, same=lambda item: item.id)
        self._allow()

    def _allow(self) -> None:
        chosen = bool(self.table.chosen())
        self._link.setEnabled(chosen)
        self._remove.setEnabled(chosen)

    def _fill_filter(self) -> None:
        """Every filter with the number of documents it leaves; those that leave none are not offered."""
        held = str(self.filter.currentData() or "")
        marks = [frozenset(marks_of(item)) for item in self._documents]
        kinds = [kind_of_document(item) for item in self._documents]
        offered = [("", texts.filter_choice(texts.FILTER_ALL, len(marks)))]
        incomplete = sum(1 for each in marks if each & INCOMPLETE)
        told = [("incomplete", texts.FILTER_INCOMPLETE, incomplete)]
        told += [
            (mark.value, texts.MARKS[mark], sum(1 for each in marks if mark in each)) for mark in _FILTERED
        ]
        told += [(kind.value, KINDS[kind], kinds.count(kind)) for kind in EvidenceKind]
        offered += [(key, texts.filter_choice(words, count)) for key, words, count in told if count]
        self.filter.blockSignals(True)
        self.filter.clear()
        for key, words in offered:
            self.filter.addItem(words, key)
        self.filter.setCurrentIndex(max(0, self.filter.findData(held)))
        self.filter.blockSignals(False)

    def _build(self) -> None:
        self._keeps["incomplete"] = lambda item: bool(INCOMPLETE.intersection(marks_of(item)))
        for mark in _FILTERED:
            self._keeps[mark.value] = lambda item, mark=mark: mark in marks_of(item)  # type: ignore[misc]
        for kind in EvidenceKind:
            self._keeps[kind.value] = lambda item, kind=kind: kind_of_document(item) is kind  # type: ignore[misc]
        self.search.setPlaceholderText(common.SEARCH)
        self.search.setAccessibleName(common.SEARCH_NAME)
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(260)
        self.search.textChanged.connect(self.table.found.find)
        self.filter.setAccessibleName(texts.FILTER)
        self.filter.setToolTip(texts.FILTER)
        self.filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.filter.currentIndexChanged.connect(lambda _at: self._narrow())
        self._link.clicked.connect(lambda _checked=False: self.link_asked.emit())
        self._remove.clicked.connect(lambda _checked=False: self.removal_asked.emit())
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        top.addWidget(self.search, 1)
        top.addWidget(self.filter)
        top.addStretch(1)
        for button in (self._link, self._remove):
            button.setAutoDefault(False)
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(top)
        column.addWidget(self.table, 1)


def _columns() -> tuple[tuple[str, Column[EvidenceDocument]], ...]:
    return (
        ("number", Column(title=texts.COLUMN_NUMBER, text=texts.number_of, width=128)),
        (
            "day",
            Column(
                title=texts.COLUMN_DATE,
                text=lambda item: numbers.day(item.issued_on),
                sort_key=lambda item: item.issued_on,
                width=104,
            ),
        ),
        ("summary", Column(title=texts.COLUMN_SUMMARY, text=lambda item: item.summary or item.name)),
        ("issuer", Column(title=texts.COLUMN_ISSUER, text=lambda item: item.issuer, width=150)),
        ("kind", Column(title=texts.COLUMN_KIND, text=lambda item: KINDS[kind_of_document(item)], width=120)),
        (
            "criteria",
            Column(
                title=texts.COLUMN_CRITERIA,
                text=lambda item: ", ".join(item.criteria) or common.NONE,
                meaning=lambda item: "" if item.criteria else "care",
                width=96,
            ),
        ),
        (
            "file",
            Column(
                title=texts.COLUMN_FILE, text=lambda item: file_cell(item.file, paper=texts.PAPER), width=130
            ),
        ),
        (
            "care",
            Column(
                title=texts.COLUMN_CARE,
                text=lambda item: texts.marks_line(marks_of(item)),
                meaning=lambda item: "care" if marks_of(item) else "",
                mark=lambda item: "care" if marks_of(item) else "",
                width=140,
            ),
        ),
    )
