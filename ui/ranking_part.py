"""A tab of the ranking page: built when it is first seen, and asked to read and to stand on a unit."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.page import SMALL, Page
from ui.ranking_source import RankingSource


class RankingPart(QWidget):
    """What every tab shares. `changed`: the page should look at its actions again.

    `read` is called when the tab comes into sight and when its data may have changed. `needs_ranking`:
    without a round in the year there is nothing to show.
    """

    needs_ranking: ClassVar[bool] = True
    changed = Signal()

    def __init__(self, page: Page, source: RankingSource) -> None:
        super().__init__()
        self.page, self.desk, self.source = page, page.desk, source
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, SMALL, 0, 0)
        self.column.setSpacing(SMALL)

    def read(self) -> None:
        """Show what the source holds; tabs with data of their own read it too."""

    def stand_on(self, subject: str) -> None:
        """Stand on a unit."""

    def current_code(self) -> str:
        """The unit stood on, or an empty text."""
        return ""
