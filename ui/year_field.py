"""A year as four figures, or nothing."""

from typing import Any

from ui.fields import CountField, show_line


class YearField(CountField):
    """Years are not grouped by thousands."""

    def __init__(self, label: str) -> None:
        super().__init__(label, empty=None)

    def _display(self, value: Any) -> None:
        show_line(self.line, "" if value is None else str(value))
