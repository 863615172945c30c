"""What was entered on criteria, to be taken back and done again: one step for each field left."""

from dataclasses import dataclass

from core.assessment import CriterionEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    before: CriterionEntry
    after: CriterionEntry


class EntryUndo:
    """Holds the steps of one year; a new step forgets what was taken back."""

    def __init__(self) -> None:
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    def note(self, before: CriterionEntry, after: CriterionEntry) -> None:
        """Remember one change."""
        self._done.append(_Step(before=before, after=after))
        self._undone.clear()

    def forget(self) -> None:
        """Another year, or its figures were closed."""
        self._done.clear()
        self._undone.clear()

    def undo(self) -> CriterionEntry | None:
        """The entry to keep again; None when nothing is left."""
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._undone[-1].before

    def redo(self) -> CriterionEntry | None:
        """The entry that was taken back; None when nothing was."""
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self._done[-1].after
