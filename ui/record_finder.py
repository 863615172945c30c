"""The line over a list of records: what to find, the quick filters, and how many rows are shown."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.messages import plain_label
from ui.page import SMALL
from ui.quick_filters import QuickFilters
from ui.record_book import Entry
from ui.record_filter import RecordFilter
from ui.slices import Slices
from ui.texts import common as texts
from ui.texts import record_sheet as words

_SEARCH_WIDTH, _SEARCH_LEAST = 260, 140


class RecordFinder(QWidget):
    """`changed` follows every change of what is to be shown."""

    changed = Signal()

    def __init__(self, kind: str, filters: QuickFilters | None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = RecordFilter(kind)
        self.filters = filters or QuickFilters(kind)
        self._warming = Slices(self)
        self.search = QLineEdit()
        self._count = plain_label(kind="quiet")
        self._build()
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        self.filters.changed.connect(self.changed)

    @property
    def needle(self) -> str:
        """What is looked for."""
        return self.search.text()

    def pick(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """The rows to show, in their order; says how many they are."""
        self.filters.offer(entry.record for entry in entries if not entry.is_draft)
        self._filter.keeps = self.filters.keeps()
        self._filter.needle = self.needle
        picked = self._filter.pick(entries)
        self.count(len(picked), len(entries))
        self._warming.begin(self._filter.warm(entries), is_later=True)
        return picked

    def count(self, shown: int, total: int) -> None:
        """Say how many rows are shown, and when they only resemble what is looked for."""
        is_near = self._filter.is_near and bool(shown)
        self._count.setText(words.near(shown, total) if is_near else texts.rows_shown(shown, total))
        self._count.setToolTip(words.NEAR_ONLY if is_near else "")

    def sort(self, field: str, *, is_falling: bool) -> None:
        """Order rows by a field; empty is the order of entry."""
        self._filter.sorted_by, self._filter.is_falling = field, is_falling
        self.changed.emit()

    def clear(self) -> None:
        """Show everything."""
        self.search.clear()
        self.filters.clear()

    def begin(self) -> None:
        """Go to the search line."""
        self.search.setFocus()
        self.search.selectAll()

    def _build(self) -> None:
        self.search.setPlaceholderText(texts.SEARCH)
        self.search.setAccessibleName(texts.SEARCH_NAME)
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(_SEARCH_LEAST)
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        for widget in (self.search, self.filters, self._count):
            row.addWidget(widget)
