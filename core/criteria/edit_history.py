"""Undo and redo of a draft: whole values, which share everything that an edit did not touch."""

from dataclasses import dataclass

from core.criteria.editing import Json

_MOST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class EditHistory:
    """The draft now, what stood before (newest last) and what was taken back (next to redo last)."""

    value: Json
    past: tuple[Json, ...] = ()
    undone: tuple[Json, ...] = ()

    def edited(self, value: Json) -> "EditHistory":
        """After an edit; one that changes nothing leaves no step."""
        if value == self.value:
            return self
        return EditHistory(value=value, past=(*self.past, self.value)[-_MOST:])

    def undo(self) -> "EditHistory":
        """One step back; at the beginning nothing happens."""
        if not self.past:
            return self
        return EditHistory(value=self.past[-1], past=self.past[:-1], undone=(*self.undone, self.value))

    def redo(self) -> "EditHistory":
        """One step forward again."""
        if not self.undone:
            return self
        return EditHistory(value=self.undone[-1], past=(*self.past, self.value), undone=self.undone[:-1])
