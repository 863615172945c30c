"""Which rows of a list are shown and in which order: the search line, the quick filters, a sorted column."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from core.records.catalogue import Record, kind_of
from core.search import SearchText, found_rows, holds_all, search_text
from core.text import sort_key
from ui.record_book import Entry
from ui.record_columns import shown
from ui.slices import Steps
from ui.texts.records import choice_label

Keeps = Callable[[Record], bool]
_AT_ONCE = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickFilter:
    """One filter a list offers beside its search line: words, and what it keeps."""

    label: str
    keeps: Keeps


class RecordFilter:
    """Keeps the folded text of every row, so that a search costs little."""

    def __init__(self, kind: str) -> None:
        self._names = tuple(spec.name for spec in kind_of(kind).fields)
        self._texts: dict[str, tuple[Record, SearchText]] = {}
        self.needle = ""
        self.keeps: tuple[Keeps, ...] = ()
        self.sorted_by = ""
        self.is_falling = False
        self.is_near = False

    def pick(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """The rows to show, in their order; drafts stand last in any order and pass every quick filter."""
        kept = [
            entry for entry in entries if entry.is_draft or all(keep(entry.record) for keep in self.keeps)
        ]
        self.is_near = False
        if self.needle.strip():
            rows = [self._text(entry.record) for entry in kept]
            found = found_rows(self.needle, rows)
            self.is_near = not any(holds_all(self.needle, rows[at]) for at in found)
            kept = [kept[at] for at in found]
        if self.sorted_by:
            kept.sort(key=self._key, reverse=self.is_falling)
            kept.sort(key=lambda entry: entry.is_draft)
        return tuple(kept)

    def warm(self, entries: Sequence[Entry]) -> Steps:
        """Fold the rows before somebody searches them, some at a time."""
        for at, entry in enumerate(entries):
            self._text(entry.record)
            if at % _AT_ONCE == 0:
                yield at, len(entries)

    def _text(self, record: Record) -> SearchText:
        held = self._texts.get(record.id)
        if held is None or held[0] is not record:
            words = " ".join(shown(getattr(record, name)) for name in self._names)
            held = self._texts[record.id] = (record, search_text(words))
        return held[1]

    def _key(self, entry: Entry) -> Any:
        value = getattr(entry.record, self.sorted_by)
        if isinstance(value, StrEnum):
            return sort_key(choice_label(value))
        if isinstance(value, str):
            return (sort_key(value), value)
        return (value is not None, value if value is not None else 0)
