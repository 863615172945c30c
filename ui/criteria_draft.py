"""A draft on the screen: its content, every step of editing, and what the checks say about it now."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from core.criteria import CriteriaSet
from core.criteria.edit_history import EditHistory
from core.criteria.editing import Json
from core.findings import Finding
from core.services.draft_criteria import CriteriaDraft, DraftCriteria


class DraftState(QObject):
    """Every edit is kept at once; `changed` follows it. Undo and redo go through the same door."""

    changed = Signal()

    def __init__(self, drafts: DraftCriteria, draft: CriteriaDraft, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self.draft = draft
        self._history = EditHistory(value=draft.value)
        self.criteria: CriteriaSet
        self.findings: tuple[Finding, ...]
        self.criteria, self.findings = drafts.examine(draft.value)

    @property
    def value(self) -> Json:
        """The JSON form now."""
        return self._history.value

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._history.past)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return bool(self._history.undone)

    def edit(self, value: Json) -> None:
        """Another content; one that is the same leaves no step.

        Raises:
            DraftGone: it was adopted or thrown away elsewhere.
        """
        self._go(self._history.edited(value))

    def undo(self) -> None:
        """One step back."""
        self._go(self._history.undo())

    def redo(self) -> None:
        """One step forward again."""
        self._go(self._history.redo())

    def _go(self, history: EditHistory) -> None:
        if history is self._history:
            return
        self.draft = self._drafts.keep(replace(self.draft, value=history.value))
        self._history = history
        self.criteria, self.findings = self._drafts.examine(history.value)
        self.changed.emit()
