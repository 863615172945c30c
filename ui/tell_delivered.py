"""Says of written packages what lies where, that the stick may go, and offers to check them again."""

from collections.abc import Sequence

from core.delivery import Delivered
from core.services.export_package import Exported
from ui.dialogs.delivered import DeliveredDialog
from ui.page import Page


def tell_delivered(page: Page, act: str, *, what: str, made: Sequence[Exported]) -> None:
    """Tell of every file at once; of nothing when nothing was written."""
    files = tuple(file for each in made if each.delivered is not None for file in each.delivered.files)
    if files:
        DeliveredDialog(act, what, delivered=Delivered(files=files), desk=page.desk, parent=page).exec()
