"""The cards of the authority's first page: units by where they stand, what waits and is due, results."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.province_overview import OWN, Due, ProvinceOverview, Wait, Waiting
from core.ranking import BandShare
from core.reporting.document import CellKind
from core.services.round_board import BoardStatus
from ui.home_cards import link
from ui.home_lists import ListCard
from ui.messages import plain_label
from ui.page import card
from ui.row_heights import RowHeights
from ui.tables import RIGHT, ROW_HEIGHT, Column, TableView
from ui.texts import numbers
from ui.texts import province_home as texts
from ui.whole_lines import keep_whole

_COUNT, _DUE, _LEFT, _INDENT = 124, 96, 128, 5
_BAND, _BETWEEN, _FRAME = 84, 12, 4
_MEANINGS = {Wait.CONFLICTS: "wrong", Wait.LATE: "wrong", Wait.ANSWERED: "care", Wait.REVISED: "care"}


class TallyCard(QWidget):
    """Figures over the words they count; `opened` brings the status whose units to show."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        frame, column = card()
        frame.setAccessibleName(texts.TALLY)
        row = QHBoxLayout()
        row.setSpacing(_BETWEEN)
        self.figures: dict[str, QLabel] = {}
        self.doors: dict[str, QPushButton] = {}
        for name, words, subject in _TILES:
            self.figures[name] = plain_label(kind="figure")
            self.figures[name].setIndent(_INDENT)
            self.doors[name] = link(words, partial(self.opened.emit, subject))
            tile = QVBoxLayout()
            tile.setSpacing(0)
            tile.addWidget(self.figures[name])
            tile.addWidget(self.doors[name], 0, Qt.AlignmentFlag.AlignLeft)
            row.addLayout(tile, 1)
        column.addLayout(row)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)

    def show_tally(self, overview: ProvinceOverview) -> None:
        """Show the figures of a round."""
        tally = overview.tally
        shown = (
            ("expected", tally.expected),
            ("received", tally.received),
            ("late", tally.late),
            ("returned", tally.returned),
            ("appraised", tally.appraised),
            ("published", tally.published),
        )
        for name, count in shown:
            told = texts.received(tally) if name == "received" else numbers.count(count)
            self.figures[name].setText(told)
            self.doors[name].setAccessibleName(f"{self.doors[name].text()}: {told}")
            self.doors[name].setEnabled(count > 0)


class WaitingCard(ListCard):
    """What waits, most urgent first; `opened` brings the row to go to."""

    opened = Signal(object)

    def __init__(self) -> None:
        self.table: TableView[Waiting] = TableView(_waiting_columns(), texts.WAITING)
        super().__init__(texts.WAITING, self.table, side=())
        self._heights = RowHeights(self.table, texts.waiting_text, column=0)
        self.table.opened.connect(self.opened.emit)

    def show_waiting(self, overview: ProvinceOverview) -> None:
        """Show the rows; words instead of an empty list."""
        self.table.show_rows(overview.waiting, same=lambda row: row.kind)
        self.show_words("" if overview.waiting else texts.WAITING_NONE)


class DuesCard(ListCard):
    """The days of the round; `opened` brings the one to go to."""

    opened = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        self.table: TableView[Due] = TableView(_due_columns(today), texts.DUES)
        super().__init__(texts.DUES, self.table, side=())
        self._heights = RowHeights(self.table, texts.due_text, column=0)
        self.table.opened.connect(self.opened.emit)

    def show_dues(self, overview: ProvinceOverview) -> None:
        """Show the days; words instead of an empty list."""
        self.table.show_rows(overview.dues, same=lambda row: (row.kind, row.on))
        self.show_words("" if overview.dues else texts.DUES_NONE)


class SoFarCard(ListCard):
    """The average index and the bands, this year beside the last one ranked."""

    def __init__(self) -> None:
        self.table: TableView[BandShare] = TableView(self._columns(), texts.SO_FAR)
        self.figure = plain_label(kind="figure")
        self.note = plain_label(kind="quiet", wraps=True)
        self.how = plain_label(texts.BY_INDEX, kind="quiet", wraps=True)
        self._before: dict[str, BandShare] = {}
        super().__init__(texts.SO_FAR, self.table, side=(self.figure,))
        self.column.insertWidget(1, self.note)
        self.column.addWidget(self.how)
        keep_whole(self.note, self.how)

    def show_results(self, overview: ProvinceOverview) -> None:
        """Show the results of a round."""
        found = overview.so_far
        self.title.setText(texts.OUT if overview.is_published else texts.SO_FAR)
        self.figure.setText(texts.average(overview))
        self.note.setText(texts.average_note(overview))
        before = overview.before
        self._before = {} if before is None else {each.name: each for each in before[1].bands}
        self.table.show_rows(found.bands if found.ranked else (), same=lambda row: row.name)
        self.table.setVisible(bool(found.ranked))
        heights = self.table.horizontalHeader().sizeHint().height() + len(found.bands) * ROW_HEIGHT
        self.table.setFixedHeight(heights + _FRAME)
        self.table.setColumnHidden(_BEFORE, before is None)
        self.table.share_width()
        self.how.setVisible(bool(found.ranked) and not overview.is_published)

    def _columns(self) -> tuple[Column[BandShare], ...]:
        return (
            Column(title=texts.COLUMN_BAND, text=lambda row: row.name),
            Column(
                title=texts.COLUMN_HOW_MANY,
                text=lambda row: numbers.count(row.count),
                value=lambda row: row.count,
                align=RIGHT,
                width=_BAND,
            ),
            Column(
                title=texts.COLUMN_SHARE,
                text=texts.share,
                value=lambda row: row.percent,
                align=RIGHT,
                width=_BAND,
                kind=CellKind.PERCENT,
            ),
            Column(
                title=texts.COLUMN_BEFORE,
                text=self._share_before,
                align=RIGHT,
                width=_BAND,
                value=self._percent_before,
                kind=CellKind.PERCENT,
            ),
        )

    def _percent_before(self, row: BandShare) -> Decimal | None:
        held = self._before.get(row.name)
        return None if held is None else held.percent

    def _share_before(self, row: BandShare) -> str:
        held = self._before.get(row.name)
        return numbers.NO_VALUE if held is None else texts.share(held)


def _waiting_columns() -> tuple[Column[Waiting], ...]:
    return (
        Column(
            title=texts.COLUMN_WHAT,
            text=texts.waiting_text,
            mark=_meaning,
            meaning=lambda row: "" if row.kind in OWN else "none",
            tip=lambda row: texts.all_names(row.units),
        ),
        Column(
            title=texts.COLUMN_COUNT,
            text=texts.counted,
            value=lambda row: row.count,
            align=RIGHT,
            width=_COUNT,
        ),
    )


def _meaning(row: Waiting) -> str:
    return _MEANINGS.get(row.kind, "care" if row.kind in OWN else "none")


def _due_columns(today: Callable[[], date]) -> tuple[Column[Due], ...]:
    return (
        Column(title=texts.COLUMN_WHAT, text=texts.due_text, tip=lambda row: texts.all_names(row.units)),
        Column(
            title=texts.COLUMN_DUE,
            text=lambda row: numbers.day(row.on),
            value=lambda row: row.on,
            width=_DUE,
        ),
        Column(
            title=texts.COLUMN_LEFT,
            text=lambda row: texts.left(row, today()),
            sort_key=lambda row: row.on,
            meaning=lambda row: "wrong" if row.is_over else "",
            mark=lambda row: "wrong" if row.is_over else "",
            width=_LEFT,
        ),
    )


_BEFORE = 3
_ALL = "all"
_TILES = (
    ("expected", texts.EXPECTED, _ALL),
    ("received", texts.RECEIVED, _ALL),
    ("late", texts.LATE, BoardStatus.LATE.value),
    ("returned", texts.RETURNED, BoardStatus.RETURNED.value),
    ("appraised", texts.APPRAISED, BoardStatus.APPRAISED.value),
    ("published", texts.PUBLISHED, BoardStatus.PUBLISHED.value),
)
