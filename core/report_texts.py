"""What an officer writes into a report beside its figures: a text per section, with who wrote it and when."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final, Protocol

from core.errors import UserError

LONGEST_TEXT: Final = 20_000
"""Letters of one section: about eight printed pages."""


class ReportTextTooLong(UserError):
    """The text of a section is longer than a report takes; fields: `length`, `limit`."""

    code: ClassVar[str] = "E_REPORT_TEXT_LENGTH"


class UnknownSection(UserError):
    """The report has no such section to write; fields: `section`, `sections`."""

    code: ClassVar[str] = "E_REPORT_SECTION"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPlace:
    """One document that carries texts: its year, its kind, and the part of the kind (empty: the whole)."""

    year: int
    kind: str
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportText:
    """The text of one section, NFC, and who wrote it when."""

    section: str
    text: str
    officer: str
    at: datetime


class ReportTextStore(Protocol):
    """Texts by document and section."""

    def of(self, place: PaperPlace) -> tuple[ReportText, ...]:
        """The texts of one document, in the order of their sections' keys."""

    def places(self, kind: str) -> tuple[PaperPlace, ...]:
        """The documents of a kind that hold a text, by year and part."""

    def put(self, place: PaperPlace, text: ReportText) -> None:
        """Insert or replace the text of a section."""

    def remove(self, place: PaperPlace, section: str) -> None:
        """Forget the text of a section; nothing happens where there is none."""
