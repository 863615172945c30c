"""How many things wait on each page, for the rail: every row of the first page counts where it leads to."""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot

from core.errors import CchcError
from core.overview import Overview
from core.units import Role
from ui.desk import Desk
from ui.to_do import place_of


class Badges(QObject):
    """`counted` brings the counts by page key."""

    counted = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.watch.seen.connect(self._show)
        desk.watch.failed.connect(self._show_none)

    def count(self) -> None:
        """Count again; a year without a criteria set or a round has nothing to count."""
        try:
            if self._desk.office().role is Role.SUBMITTER:
                self._desk.watch.ask()
                return
            self.counted.emit(_appraiser(self._desk))
        except CchcError:
            self.counted.emit({})

    @Slot(object)
    def _show(self, overview: Overview) -> None:
        self.counted.emit(of_overview(overview))

    @Slot(object)
    def _show_none(self, _error: object) -> None:
        self.counted.emit({})


def of_overview(overview: Overview) -> Mapping[str, int]:
    """What waits at a submitter: overdue on the first page, and the rows of its list where they lead."""
    year = overview.score.year
    waiting = Counter(place_of(row, year)[0] for row in overview.to_do)
    waiting["home"] = overview.overdue
    return dict(waiting)


def _appraiser(desk: Desk) -> Mapping[str, int]:
    if desk.services.run_round.round(desk.year) is None:
        return {}
    waiting = desk.services.run_round.waiting(desk.year)
    return {"round": waiting.late, "appraisal": waiting.to_appraise}
