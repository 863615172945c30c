"""Columns of a table as the officer likes them: order, width, hidden ones, sorting; by mouse and keyboard."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, QObject, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from ui.list_acts import acts_of
from ui.texts import record_sheet as texts

_NAME = "columns"


class ColumnMenu(QObject):
    """Keeps the header of a table and offers its menu.

    `sorted` brings a column (-1: as entered) and whether it falls. `hidden` columns show only when they are
    asked for; `is_kept` says that the table keeps its widths itself under the same key.
    """

    sorted = Signal(int, bool)

    def __init__(
        self,
        table: QTableView,
        places: QSettings,
        *,
        key: str,
        hidden: frozenset[int] = frozenset(),
        is_kept: bool = False,
    ) -> None:
        super().__init__(table)
        self._table, self._places, self._key = table, places, key
        self._at_first, self._is_kept = hidden, is_kept
        self._widths = tuple(self._header.sectionSize(at) for at in range(self._header.count()))
        self._restore()
        header = self._header
        header.setSectionsMovable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_at)
        header.sectionMoved.connect(lambda *_moved: self.keep())
        if not is_kept:
            header.sectionResized.connect(lambda *_sizes: self.keep())

    @property
    def _header(self) -> QHeaderView:
        return self._table.horizontalHeader()

    def fill(self, menu: QMenu, *, column: int, sorts: bool = True) -> None:
        """Put sorting by a column and the ticks of all columns into a menu."""
        if sorts:
            _add(menu, texts.SORT_UP, act=lambda: self.sorted.emit(column, False))
            _add(menu, texts.SORT_DOWN, act=lambda: self.sorted.emit(column, True))
            _add(menu, texts.SORT_AS_ENTERED, act=lambda: self.sorted.emit(-1, False))
            menu.addSeparator()
        columns = menu.addMenu(texts.COLUMNS)
        for at in (self._header.logicalIndex(place) for place in range(self._header.count())):
            act = _add(columns, self._title(at), act=partial(self._turn, at))
            act.setCheckable(True)
            act.setChecked(not self._header.isSectionHidden(at))
        columns.addSeparator()
        _add(columns, texts.COLUMNS_RESET, act=self.reset)
        papers = acts_of(self._table)
        if papers is not None:
            menu.addSeparator()
            papers.fill(menu)

    def show(self) -> None:
        """The menu under the title of the current column, by keyboard."""
        column = max(self._table.currentIndex().column(), 0)
        left = self._header.sectionViewportPosition(column)
        self._show_at(QPoint(max(left, 0), self._header.height()), column=column)

    def reset(self) -> None:
        """Order, widths and hidden columns as at first."""
        for at, width in enumerate(self._widths):
            self._header.setSectionHidden(at, at in self._at_first)
            self._header.moveSection(self._header.visualIndex(at), at)
            self._header.resizeSection(at, width)
        self.keep()

    def keep(self) -> None:
        """Keep the header as it stands.

        Qt refuses a state whose titles wrap, so they do not while it is taken.
        """
        align = self._header.defaultAlignment()
        self._header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        state = self._header.saveState()
        self._header.setDefaultAlignment(align)
        self._places.setValue(f"columns/{self._key}", state)

    def _restore(self) -> None:
        state = self._places.value(f"columns/{self._key}")
        if isinstance(state, QByteArray) and self._is_kept:
            return
        align = self._header.defaultAlignment()
        if isinstance(state, QByteArray) and self._header.restoreState(state):
            self._header.setDefaultAlignment(align)
            return
        for at in self._at_first:
            self._header.setSectionHidden(at, True)

    def _turn(self, at: int) -> None:
        shown = [each for each in range(self._header.count()) if not self._header.isSectionHidden(each)]
        if shown == [at]:
            return  # a table without columns could not be brought back by keyboard
        self._header.setSectionHidden(at, not self._header.isSectionHidden(at))
        self.keep()

    def _show_at(self, place: QPoint, *, column: int = -1) -> None:
        for earlier in self._table.findChildren(QMenu, _NAME):
            earlier.deleteLater()
        menu = QMenu(self._table)
        menu.setObjectName(_NAME)
        at = column if column >= 0 else self._header.logicalIndexAt(place)
        self.fill(menu, column=at)
        menu.popup(self._header.viewport().mapToGlobal(place))

    def _title(self, at: int) -> str:
        model = self._table.model()
        return str(model.headerData(at, Qt.Orientation.Horizontal) or "").removesuffix(" *")


def _add(menu: QMenu, text: str, *, act: Callable[[], object]) -> QAction:
    action = menu.addAction(text)
    action.triggered.connect(lambda _checked=False: act())
    return action
