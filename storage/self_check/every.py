"""Every check of what stands on the disk."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from core.self_check.checks import Check, CheckPlaces
from core.services.office_services import OfficeServices

Open = Callable[[Path], AbstractContextManager[OfficeServices]]


def disk_checks(places: CheckPlaces, open_copy: Open) -> tuple[Check, ...]:
    """In order; files are written into the scratch folder alone, libraries are loaded now."""
    from storage.self_check.children import child_checks
    from storage.self_check.library import library_checks
    from storage.self_check.old_workspaces import old_workspace_checks
    from storage.self_check.sealing import sealing_checks
    from storage.self_check.shipped import shipped_checks

    scratch, held = places.scratch, places.workspaces
    old = () if held is None else old_workspace_checks(held, scratch / "workspaces", open_copy=open_copy)
    return (
        *shipped_checks(),
        *library_checks(scratch / "library"),
        *sealing_checks(scratch / "sealing"),
        *child_checks(scratch / "children"),
        *old,
    )
