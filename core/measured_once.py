"""Measure the same records once: an entry on one criterion changes nothing that was counted from records."""

from collections.abc import Sequence

from core.indicators import Measured, measure
from core.records.catalogue import Record


class MeasuredOnce:
    """Remembers what each data source gave, for as long as the records are equal, value by value."""

    def __init__(self) -> None:
        self._records: tuple[Record, ...] = ()
        self._year = 0
        self._found: dict[str, Measured | None] = {}

    def of(self, records: Sequence[Record], year: int) -> "MeasuredOnce":
        """Ready for these records; other ones than before begin anew."""
        held = tuple(records)
        if (held, year) != (self._records, self._year):
            self._records, self._year, self._found = held, year, {}
        return self

    def measure(self, data_source: str) -> Measured | None:
        """As `core.indicators.measure` over the records at hand."""
        if data_source not in self._found:
            self._found[data_source] = measure(data_source, self._records, year=self._year)
        return self._found[data_source]
