"""Texts of reports in memory."""

from typing import Any


class ReportTexts:
    def __init__(self) -> None:
        self.held: dict[tuple[Any, str], Any] = {}

    def of(self, place: Any) -> tuple[Any, ...]:
        found = [text for (held, _section), text in self.held.items() if held == place]
        return tuple(sorted(found, key=lambda text: text.section))

    def places(self, kind: str) -> tuple[Any, ...]:
        found = {place for place, _section in self.held if place.kind == kind}
        return tuple(sorted(found, key=lambda place: (place.year, place.part)))

    def put(self, place: Any, text: Any) -> None:
        self.held[place, text.section] = text

    def remove(self, place: Any, section: str) -> None:
        self.held.pop((place, section), None)
