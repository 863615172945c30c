"""One tab of what is entered beside submissions: what it holds, and what the page offers for it."""

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.outside import OutsideKind
from core.services.outside_values import OutsideTable
from core.units import Unit
from ui.grid import GridSource
from ui.messages import plain_label
from ui.page import SMALL, Page, nothing_here
from ui.texts import outside_page as texts
from ui.totalled_grid import TotalledGrid


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What the tab in sight can do now: its workbook (None: it has none), and whether it may be changed."""

    kind: OutsideKind | None = None
    survey: str = ""
    may_take: bool = False


class OutsidePart(QWidget):
    """`changed`: the page should look at `offered` and `context` again; `kept`: figures were kept here.

    Without a round it says what will be here and offers the first step.
    """

    needs_round: ClassVar[bool] = True
    changed = Signal()
    kept = Signal()

    def __init__(self, page: Page, *, how: str) -> None:
        super().__init__()
        self.page, self.desk = page, page.desk
        self.grid: TotalledGrid | None = None
        self.how = plain_label(how, kind="quiet", wraps=True)
        self._filled = QWidget()
        self._empty = nothing_here(texts.NO_ROUND, texts.TO_ROUND, act=lambda: page.desk.go_to("round"))
        self.column = QVBoxLayout(self._filled)
        self.column.setContentsMargins(0, SMALL, 0, 0)
        self.column.setSpacing(SMALL)
        self.column.addWidget(self.how)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._filled, 1)
        whole.addWidget(self._empty, 1)
        self._empty.hide()

    def show_year(self, table: OutsideTable | None) -> None:
        """Show the year, or that no round is open."""
        is_empty = table is None and self.needs_round
        self._filled.setVisible(not is_empty)
        self._empty.setVisible(is_empty)
        self.show_table(table)

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

    def stand_on(self, unit: str) -> None:
        """Stand on the row of a unit."""
        codes = [each.code for each in self.listed()]
        if unit in codes and self.grid is not None:
            self.grid.table.stand(codes.index(unit), max(self.grid.table.currentIndex().column(), 0))
            self.grid.table.setFocus()

    def listed(self) -> tuple[Unit, ...]:
        """The units of the rows, in their order."""
        return ()

    def look_for(self) -> None:
        """Find a unit or a column."""
        if self.grid is not None and self.grid.finish():
            self.grid.finder.begin()

    def lay_grid(self, source: GridSource, *, name: str, key: str) -> TotalledGrid:
        """Put a grid over this source in the place of the one before; its columns are kept under `key`."""
        self.drop_grid()
        self.grid = TotalledGrid(source, name=name, total=(texts.TOTAL, texts.TOTAL))
        self.grid.keep_place(self.desk.places, key)
        self.grid.table.held.connect(
            lambda is_held: self.desk.note_draft(key, self.page.key if is_held else "")
        )
        self.column.addWidget(self.grid, 1)
        return self.grid

    def drop_grid(self) -> None:
        """Take the grid away: the set has nothing of this kind."""
        if self.grid is not None:
            self.column.removeWidget(self.grid)
            self.grid.deleteLater()
            self.grid = None
