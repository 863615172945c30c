"""The checks in three groups; what a group needs is loaded when it is its turn, so a gap is its failure."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path

from core.sample.stage import Stage
from core.self_check.checks import Check, CheckGroups, CheckPlaces
from core.self_check.office_work import OfficeWork
from ui.cli.doors import Doors
from ui.services import Services
from ui.window_doors import WindowDoors

DiskChecks = Callable[[CheckPlaces, Callable[[Path], AbstractContextManager[Services]]], Iterable[Check]]


def groups(
    doors: Doors, ways: WindowDoors, *, places: CheckPlaces, stage: Stage, disk: DiskChecks
) -> CheckGroups:
    """Disk, offices, window, in this order; `disk` is given the door to a copied workspace."""
    offices = OfficeWork(stage, places.scratch / "sample", restore=doors.restore)

    def window() -> Iterable[Check]:
        from ui.self_check.window_work import WindowWork

        return WindowWork(offices, doors=doors, ways=ways, places=places).checks()

    return {"disk": lambda: disk(places, doors.open_workspace), "offices": offices.checks, "window": window}
