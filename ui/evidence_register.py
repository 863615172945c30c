"""The list of documents with search, filters by what is to be looked at again, acts on several at once."""

from collections import Counter
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
from core.evidence_kinds import EvidenceKind
from core.evidence_marks import INCOMPLETE, ListedDocument, Mark
from ui.desk import Desk
from ui.icons import icon
from ui.list_acts import IS_FILTER
from ui.page import SMALL
from ui.tables import Column, TableView
from ui.texts import common, numbers
from ui.texts import evidence_page as texts
from ui.texts.evidence_needs import KINDS
from ui.texts.opening import file_cell

_ROOMY = 900  # pixels from which every column is shown
_SPARE = ("issuer", "kind", "file")
_FILTERED = (Mark.NO_CRITERION, Mark.NO_FILE, Mark.OUTSIDE_YEAR, Mark.MACROS)
_Keeps = Callable[[ListedDocument], bool]


class EvidenceRegister(QWidget):
    """`link_asked` and `removal_asked` are about the documents chosen in the table."""

    link_asked = Signal()
    removal_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ListedDocument, ...] = ()
        self.table: TableView[ListedDocument] = TableView(
            tuple(column for _name, column in _columns()), common.PAGE_EVIDENCE
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.search = QLineEdit()
        self.filter = QComboBox()
        self.filter.setProperty(IS_FILTER, True)
        self._keeps: dict[str, _Keeps] = {}
        self._link = QPushButton(icon("criteria"), texts.LINK)
        self._remove = QPushButton(icon("remove"), common.REMOVE)
        self._build()
        self.table.keep_place(desk.places, "evidence-register")
        self.table.selectionModel().selectionChanged.connect(lambda *_now: self._allow())

    def show_rows(self, rows: Sequence[ListedDocument]) -> None:
        """Show these; filter, search and the document stood on stay."""
        self._rows = tuple(rows)
        self._fill_filter()
        self._narrow()
        if self.table.current() is None:
            self.table.select(lambda _row: True)

    def select(self, document_id: str) -> None:
        """Stand on one document, whatever is narrowed."""
        self.filter.setCurrentIndex(0)
        self.search.clear()
        self._narrow()
        self.table.select(lambda row: row.document.id == document_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns whose words stand beside the list too are shown where there is room."""
        super().resizeEvent(event)
        for at, (name, _column) in enumerate(_columns()):
            if name in _SPARE:
                self.table.setColumnHidden(at, self.width() < _ROOMY)
        self.table.share_width()

    def current(self) -> EvidenceDocument | None:
        """The document stood on."""
        row = self.table.current()
        return None if row is None else row.document

    def chosen(self) -> tuple[EvidenceDocument, ...]:
        """Every document chosen, in the order shown."""
        return tuple(row.document for row in self.table.chosen())

    def _narrow(self) -> None:
        keeps = self._keeps.get(str(self.filter.currentData()))
        kept = tuple(row for row in self._rows if keeps is None or keeps(row))
        self.table.show_rows(kept, same=lambda row: row.document.id)
        self._allow()

    def _allow(self) -> None:
        chosen = bool(self.table.chosen())
        self._link.setEnabled(chosen)
        self._remove.setEnabled(chosen)

    def _fill_filter(self) -> None:
        """Every filter with the number of documents it leaves; those that leave none are not offered."""
        held = str(self.filter.currentData() or "")
        marks = Counter(mark for row in self._rows for mark in row.marks)
        kinds = Counter(row.kind for row in self._rows)
        offered = [("", texts.filter_choice(texts.FILTER_ALL, len(self._rows)))]
        incomplete = sum(1 for row in self._rows if INCOMPLETE.intersection(row.marks))
        told = [("incomplete", texts.FILTER_INCOMPLETE, incomplete)]
        told += [(mark.value, texts.MARKS[mark], marks[mark]) for mark in _FILTERED]
        told += [(kind.value, KINDS[kind], kinds[kind]) for kind in EvidenceKind]
        offered += [(key, texts.filter_choice(words, count)) for key, words, count in told if count]
        self.filter.blockSignals(True)
        self.filter.clear()
        for key, words in offered:
            self.filter.addItem(words, key)
        self.filter.setCurrentIndex(max(0, self.filter.findData(held)))
        self.filter.blockSignals(False)

    def _build(self) -> None:
        self._keeps["incomplete"] = lambda row: bool(INCOMPLETE.intersection(row.marks))
        for mark in _FILTERED:
            self._keeps[mark.value] = lambda row, mark=mark: mark in row.marks  # type: ignore[misc]
        for kind in EvidenceKind:
            self._keeps[kind.value] = lambda row, kind=kind: row.kind is kind  # type: ignore[misc]
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


def _columns() -> tuple[tuple[str, Column[ListedDocument]], ...]:
    return (
        (
            "number",
            Column(title=texts.COLUMN_NUMBER, text=lambda row: texts.number_of(row.document), width=128),
        ),
        (
            "day",
            Column(
                title=texts.COLUMN_DATE,
                text=lambda row: numbers.day(row.document.issued_on),
                value=lambda row: row.document.issued_on,
                width=104,
            ),
        ),
        (
            "summary",
            Column(title=texts.COLUMN_SUMMARY, text=lambda row: row.document.summary or row.document.name),
        ),
        ("issuer", Column(title=texts.COLUMN_ISSUER, text=lambda row: row.document.issuer, width=150)),
        ("kind", Column(title=texts.COLUMN_KIND, text=lambda row: KINDS[row.kind], width=120)),
        (
            "criteria",
            Column(
                title=texts.COLUMN_CRITERIA,
                text=lambda row: ", ".join(row.document.criteria) or common.NONE,
                meaning=lambda row: "" if row.document.criteria else "care",
                width=96,
            ),
        ),
        (
            "file",
            Column(
                title=texts.COLUMN_FILE,
                text=lambda row: file_cell(row.document.file, paper=texts.PAPER),
                width=130,
            ),
        ),
        (
            "care",
            Column(
                title=texts.COLUMN_CARE,
                text=lambda row: texts.marks_line(row.marks),
                meaning=lambda row: "care" if row.marks else "",
                mark=lambda row: "care" if row.marks else "",
                width=140,
            ),
        ),
    )
