"""How long work tells how far it is and learns that it should stop."""

from typing import Protocol


class Cancelled(Exception):
    """The person cancelled; whatever was begun has been undone."""


class Progress(Protocol):
    """Handed to every piece of long work; both methods are cheap and may be called often."""

    def report(self, done: int, total: int) -> None:
        """Say that `done` of `total` units of work are behind us."""

    def check(self) -> None:
        """Raise `Cancelled` when the person asked to stop."""


class Silent:
    """Progress nobody watches: for tests, short work and the command line."""

    def report(self, done: int, total: int) -> None:
        """Nothing to tell."""

    def check(self) -> None:
        """Never cancelled."""
