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


class Step:
    """One of several steps of longer work, each taken for as long as the others."""

    _FINE = 1000

    def __init__(self, whole: Progress, number: int, *, of: int) -> None:
        self._whole, self._number, self._of = whole, number, of

    def report(self, done: int, total: int) -> None:
        """Tell the whole how far this step brings it."""
        share = self._FINE if total <= 0 else self._FINE * min(done, total) // total
        self._whole.report((self._number - 1) * self._FINE + share, self._of * self._FINE)

    def check(self) -> None:
        """Stop when the whole should stop."""
        self._whole.check()


class Stoppable:
    """Stops with the whole and tells it nothing."""

    def __init__(self, whole: Progress) -> None:
        self._whole = whole

    def report(self, done: int, total: int) -> None:
        """Nothing to tell."""

    def check(self) -> None:
        """Stop when the whole should stop."""
        self._whole.check()
