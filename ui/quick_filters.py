"""The filters beside a search line: one list of states a page names, one per field a page names."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from operator import attrgetter
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from core.records.catalogue import Record
from core.text import sort_key
from ui.list_acts import IS_FILTER
from ui.record_columns import shown
from ui.record_filter import Keeps, QuickFilter
from ui.texts import record_sheet as texts
from ui.texts.records import field_label

_LETTERS = 9


class QuickFilters(QWidget):
    """`changed` follows a choice; `keeps` tells what passes.

    `fields` gives for each field the words of "any".
    """

    changed = Signal()

    def __init__(
        self,
        kind: str,
        states: Sequence[QuickFilter] = (),
        *,
        fields: Mapping[str, str] = MappingProxyType({}),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fields, self._states = dict(fields), tuple(states)
        self.state = _combo(texts.FILTER_NAME)
        self.by_field = {name: _combo(field_label(kind, name)) for name in fields}
        self._build()

    def keeps(self) -> tuple[Keeps, ...]:
        """One predicate per filter in use."""
        found: list[Keeps] = []
        if self._states and self.state.currentIndex() > 0:
            found.append(self._states[self.state.currentIndex() - 1].keeps)
        for name, combo in self.by_field.items():
            if combo.currentIndex() > 0:
                found.append(partial(_has, name, combo.currentText()))
        return tuple(found)

    def offer(self, records: Iterable[Record]) -> None:
        """Offer the values these records hold; the one chosen stays while it is still held."""
        held = tuple(records)
        for name, combo in self.by_field.items():
            there = set(map(attrgetter(name), held))  # a long list says few things: each is put in words once
            values = sorted({*map(shown, there)} - {"", "\u2013"}, key=sort_key)
            told = [combo.itemText(at) for at in range(1, combo.count())]
            if combo.count() and values == told:
                continue
            chosen = combo.currentText() if combo.currentIndex() > 0 else ""
            combo.blockSignals(True)
            combo.clear()
            combo.addItem(self._fields[name])
            combo.addItems(values)
            combo.setCurrentIndex(values.index(chosen) + 1 if chosen in values else 0)
            combo.blockSignals(False)

    def clear(self) -> None:
        """Let everything pass."""
        for combo in (self.state, *self.by_field.values()):
            combo.setCurrentIndex(0 if combo.count() else -1)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        if self._states:
            self.state.addItem(texts.FILTER_ALL)
            self.state.addItems([state.label for state in self._states])
            row.addWidget(self.state)
        for combo in self.by_field.values():
            row.addWidget(combo)
        for combo in (self.state, *self.by_field.values()):
            combo.currentIndexChanged.connect(lambda _at: self.changed.emit())


def _combo(name: str) -> QComboBox:
    combo = QComboBox()
    combo.setProperty(IS_FILTER, True)
    combo.setAccessibleName(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(_LETTERS)
    return combo


def _has(name: str, text: str, record: Record) -> bool:
    return shown(getattr(record, name)) == text
