"""What was typed for a line and not given waits there until it is."""

from ui.appraisal_panel import AppraisalPanel, Draft


class SheetDrafts:
    """Drafts by unit and criterion, for as long as the window is open."""

    def __init__(self, panel: AppraisalPanel) -> None:
        self._panel = panel
        self._held: dict[tuple[str, str], Draft] = {}

    def keep(self, unit: str) -> bool:
        """Keep what is typed for the line in sight; whether there is anything."""
        line, draft = self._panel.line, self._panel.draft()
        if line is None:
            return False
        if draft is None:
            self._held.pop((unit, line.criterion.id), None)
        else:
            self._held[unit, line.criterion.id] = draft
        return draft is not None

    def of(self, unit: str, criterion: str) -> Draft | None:
        """What waits at a line."""
        return self._held.get((unit, criterion))

    def forget(self, unit: str, criterion: str) -> None:
        """It was given."""
        self._held.pop((unit, criterion), None)
