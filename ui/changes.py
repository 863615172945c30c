"""One signal that says which kinds of data changed; lists reload on it and nothing else is passed along."""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal


class Topic(StrEnum):
    """Kinds of data a page can depend on."""

    RECORDS = "records"
    EVIDENCE = "evidence"
    ENTRIES = "entries"
    CRITERIA = "criteria"
    PACKAGES = "packages"
    ROUNDS = "rounds"
    APPRAISALS = "appraisals"
    OUTSIDE = "outside"
    PUBLICATIONS = "publications"
    KEYS = "keys"
    CERTIFICATES = "certificates"
    OFFICE = "office"
    BACKUPS = "backups"
    YEAR = "year"


class Changes(QObject):
    """Carries the news; `changed` brings a frozenset of `Topic`."""

    changed = Signal(object)
    saved = Signal()
    told = Signal(str)

    def announce(self, *topics: Topic) -> None:
        """Say that data of these kinds are now in the workspace."""
        self.saved.emit()
        self.changed.emit(frozenset(topics))

    def tell(self, sentence: str) -> None:
        """Show one sentence in the status bar."""
        self.told.emit(sentence)
