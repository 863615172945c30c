"""The kinds of records under the headings of their groups, how many a year holds, and what is waited for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.records.catalogue import KINDS, KindGroup
from core.search import found_rows, search_text
from ui.page import SMALL
from ui.places_of import OWN_KINDS
from ui.tables import RIGHT, Column, TableView
from ui.texts import common
from ui.texts import other_records as texts
from ui.texts.records import group_title, kind_hint, kind_title


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRow:
    """One kind and how many records the year holds, or (without a code) the heading of a group."""

    code: str
    title: str
    count: int = 0
    is_missing: bool = False


class KindList(QWidget):
    """`chosen` brings the kind one stands on; headings are stepped over."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table: TableView[KindRow] = TableView(_columns(), texts.KINDS)
        self.search = QLineEdit()
        self._counts: Mapping[str, int] = {}
        self._missing: frozenset[str] = frozenset()
        self._last = 0
        self._build()
        self.table.selectionModel().currentRowChanged.connect(self._stand)
        self.search.textChanged.connect(lambda _text: self.show_rows())

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many records each kind has."""
        self._counts = counts
        self.show_rows()

    def show_missing(self, kinds: Sequence[str]) -> None:
        """Mark the kinds that criteria still wait for."""
        if frozenset(kinds) != self._missing:
            self._missing = frozenset(kinds)
            self.show_rows()

    def show_rows(self) -> None:
        """The kinds that match the search under their headings; the one stood on stays among them."""
        rows = _rows(self._counts, self._missing, needle=self.search.text())
        self.table.blockSignals(True)
        self.table.show_rows(rows, same=lambda row: row.code or row.title)
        self.table.blockSignals(False)
        self.table.clearSpans()
        for at, row in enumerate(rows):
            if not row.code:
                self.table.setSpan(at, 0, 1, 2)
        if not self.code():
            self.table.select(lambda row: bool(row.code))

    def code(self) -> str:
        """The kind one stands on; empty when there is none."""
        row = self.table.current()
        return row.code if row is not None else ""

    def stand_on(self, code: str) -> None:
        """Stand on a kind, also when the search hides it."""
        if not any(row.code == code for row in self.table.rows_model.rows):
            self.search.clear()
        self.table.select(lambda row: row.code == code)

    def _stand(self, now: QModelIndex, _before: QModelIndex) -> None:
        row = self.table.current()
        if row is None or self.table.signalsBlocked():
            return
        if row.code:
            self._last = now.row()
            self.chosen.emit(row.code)
            return
        step = -1 if now.row() < self._last and now.row() > 0 else 1
        self.table.setCurrentIndex(self.table.found.index(now.row() + step, 0))

    def _build(self) -> None:
        self.table.setSortingEnabled(False)
        self.search.setPlaceholderText(texts.FIND_KIND)
        self.search.setAccessibleName(texts.FIND_KIND)
        self.search.setClearButtonEnabled(True)
        self.search.returnPressed.connect(self.table.setFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)


def _rows(counts: Mapping[str, int], missing: frozenset[str], *, needle: str) -> tuple[KindRow, ...]:
    kinds = [kind for kind in KINDS if kind.code not in OWN_KINDS]
    sought = [search_text(f"{kind_title(kind.code)} {kind_hint(kind.code)}") for kind in kinds]
    kept = {kinds[at].code for at in found_rows(needle, sought)}
    found: list[KindRow] = []
    for group in KindGroup:
        of_group = [kind for kind in kinds if kind.group is group and kind.code in kept]
        if of_group:
            found.append(KindRow(code="", title=group_title(group)))
        found += [
            KindRow(
                code=kind.code,
                title=kind_title(kind.code),
                count=counts.get(kind.code, 0),
                is_missing=kind.code in missing,
            )
            for kind in of_group
        ]
    return tuple(found)


def _columns() -> tuple[Column[KindRow], ...]:
    return (
        Column(
            title=texts.COLUMN_KIND,
            text=lambda row: row.title,
            is_bold=lambda row: not row.code,
            meaning=lambda row: "" if row.code else "quiet",
        ),
        Column(
            title=texts.COLUMN_COUNT,
            text=_count_of,
            align=RIGHT,
            meaning=lambda row: "care" if row.is_missing else "",
            mark=lambda row: "care" if row.is_missing else "",
            width=72,
            value=lambda row: row.count if row.code and row.count else None,
        ),
    )


def _count_of(row: KindRow) -> str:
    if not row.code:
        return ""
    return str(row.count) if row.count else common.NONE
