"""One tab of what is entered beside submissions: what it holds, and what the page offers for it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.outside import OutsideKind
from core.services.outside_values import OutsideTable
from ui.messages import plain_label
from ui.page import SMALL, Page
from ui.totalled_grid import TotalledGrid


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What the tab in sight can do now: its workbook (None: it has none), and whether it may be changed."""

    kind: OutsideKind | None = None
    survey: str = ""
    may_take: bool = False


class OutsidePart(QWidget):
    """`changed`: the page should look at `offered` and `context` again."""

    changed = Signal()

    def __init__(self, page: Page, *, how: str) -> None:
        super().__init__()
        self.page, self.desk = page, page.desk
        self.how = plain_label(how, kind="quiet", wraps=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, SMALL, 0, 0)
        self.column.setSpacing(SMALL)
        self.column.addWidget(self.how)

    def show_table(self, table: OutsideTable | None) -> None:
        """Show the year; None: no round is open.

        Raises:
            CchcError: something more cannot be read.
        """
        raise AssertionError(table)

    def context(self) -> str:
        """One line about what is here."""
        raise AssertionError

    def offered(self) -> Offered:
        """What can be done here."""
        return Offered()

    def stand_on(self, subject: str) -> None:
        """Stand on a unit or a criterion."""


def stand_on_row(grid: TotalledGrid, table: OutsideTable, *, unit: str) -> None:
    """Stand on the row of a unit."""
    codes = [each.code for each in table.units]
    if unit in codes:
        grid.table.stand(codes.index(unit), max(grid.table.currentIndex().column(), 0))
        grid.table.setFocus()
