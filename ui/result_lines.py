"""The comparison of a result line by line: filters, ticks for what is to be won back, the line beside."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from core.improvement import LostLine, Progress
from core.reporting.document import CellKind
from core.result_view import ZERO, ResultLine, ResultView
from ui.desk import Desk
from ui.found_rows import ROW_ROLE
from ui.kept_splitter import keep_splitter
from ui.list_acts import IS_FILTER
from ui.messages import plain_label
from ui.page import GAP, SMALL, card
from ui.result_panel import ResultPanel
from ui.tables import RIGHT, Column, TableView, part
from ui.texts import common, numbers
from ui.texts import list_paper as paper
from ui.texts import results as texts

_PANEL_WIDTH, _WIDE_TABLE, _WIDE_PANEL = 300, 770, 330
_WORK_COLUMN = 6
_MARKS = {Progress.DOING: "care", Progress.DONE: "done"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """One line, what may be won back of it, and whether it is ticked to be given a task."""

    line: ResultLine
    lost: LostLine | None
    is_ticked: bool = False

    @property
    def can_be_given(self) -> bool:
        """Whether points were lost and nobody has the task yet."""
        return self.lost is not None and self.lost.progress is Progress.NOT_GIVEN


_FILTERS: tuple[tuple[str, Callable[[LineRow], bool]], ...] = (
    (texts.FILTER_ALL, lambda _row: True),
    (texts.FILTER_LOST, lambda row: row.line.lost > 0),
    (texts.FILTER_CUT, lambda row: row.line.cut > 0),
    (texts.FILTER_GAINED, lambda row: row.line.cut < 0),
    (texts.FILTER_CHANGED, lambda row: row.line.cut != 0),
)


class LinesTable(TableView[LineRow]):
    """Space, or a click on the work's cell, ticks a line."""

    toggled = Signal(object)

    def __init__(self) -> None:
        super().__init__(_columns(), texts.TAB_LINES)
        self.setAccessibleDescription(texts.PICK_HINT)
        self.clicked.connect(self._click)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the line stood on."""
        if event.key() == Qt.Key.Key_Space and self.current() is not None:
            self.toggled.emit(self.current())
        else:
            super().keyPressEvent(event)

    def _click(self, index: QModelIndex) -> None:
        if index.column() == _WORK_COLUMN:
            self.toggled.emit(index.data(ROW_ROLE))


class ResultLines(QWidget):
    """The table with its filters left, the line stood on right; `ticked_changed` tells how many."""

    ticked_changed = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ResultView | None = None
        self._rows: tuple[LineRow, ...] = ()
        self.table = LinesTable()
        self.panel = ResultPanel(desk)
        self.search = QLineEdit()
        self.kind, self.area = QComboBox(), QComboBox()
        for box in (self.kind, self.area):
            box.setProperty(IS_FILTER, True)
        self.pick = QPushButton(texts.PICK_ALL)
        self._count = plain_label(kind="quiet")
        self._build(desk)
        self._listen(desk)

    def show_view(self, view: ResultView, lost: Mapping[str, LostLine]) -> None:
        """Show a result; ticks of lines that may still be given a task stay, and so does the place."""
        ticked = {row.line.criterion for row in self._rows if row.is_ticked}
        is_other = self._view is None or self._view.year != view.year
        self._view = view
        rows = (LineRow(line=line, lost=lost.get(line.criterion)) for line in view.lines)
        self._rows = tuple(
            replace(row, is_ticked=not is_other and row.can_be_given and row.line.criterion in ticked)
            for row in rows
        )
        self._show_areas()
        self._show_rows()
        if self.table.current() is None:
            self.table.select(lambda _row: True)
        self._tell()

    def ticked(self) -> tuple[LostLine, ...]:
        """What is to be given a task: the ticked lines, else the one stood on where it lost points."""
        chosen = tuple(row.lost for row in self._rows if row.is_ticked and row.lost is not None)
        current = self.table.current()
        if chosen or current is None or current.lost is None or not current.can_be_given:
            return chosen
        return (current.lost,)

    def untick(self) -> None:
        """Forget the ticks."""
        self._tick(lambda _row: False)

    def stand_on(self, criterion: str) -> None:
        """Stand on one criterion, whatever the filters hid."""
        self.search.clear()
        self.kind.setCurrentIndex(0)
        self.area.setCurrentIndex(0)
        self.table.select(lambda row: row.line.criterion == criterion)
        self.table.scrollTo(self.table.currentIndex(), LinesTable.ScrollHint.PositionAtCenter)

    def _toggle(self, row: LineRow) -> None:
        if row.can_be_given:
            changed = replace(row, is_ticked=not row.is_ticked)
            self._rows = tuple(changed if held.line is row.line else held for held in self._rows)
            self.table.replace_row(changed, same=_criterion)
            self._tell()

    def _pick(self) -> None:
        """All lost lines in sight, or none when all are ticked."""
        in_sight = {row.line.criterion for row in self._kept() if row.can_be_given}
        ticked = {row.line.criterion for row in self._rows if row.is_ticked}
        wanted = ticked - in_sight if in_sight <= ticked else ticked | in_sight
        self._tick(lambda row: row.line.criterion in wanted)

    def _tick(self, wanted: Callable[[LineRow], bool]) -> None:
        self._rows = tuple(replace(row, is_ticked=wanted(row)) for row in self._rows)
        self._show_rows()
        self._tell()

    def _tell(self) -> None:
        able = [row for row in self._kept() if row.can_be_given]
        is_all = bool(able) and all(row.is_ticked for row in able)
        self.pick.setText(texts.PICK_NONE if is_all else texts.PICK_ALL)
        self.pick.setEnabled(bool(able))
        self.ticked_changed.emit(sum(1 for row in self._rows if row.is_ticked))

    def _kept(self) -> tuple[LineRow, ...]:
        wanted, area = _FILTERS[max(0, self.kind.currentIndex())][1], self.area.currentData()
        return tuple(row for row in self._rows if wanted(row) and area in {None, "", row.line.area})

    def _show_rows(self) -> None:
        rows = self._kept()
        self.table.show_rows(rows, same=_criterion)
        lost = sum((row.line.lost for row in rows), start=ZERO)
        self._count.setText(texts.shown(len(rows), len(self._rows), lost=lost))

    def _show_areas(self) -> None:
        held = self.area.currentData()
        self.area.blockSignals(True)
        self.area.clear()
        self.area.addItem(texts.AREA_ALL, "")
        for area in self._view.areas if self._view is not None else ():
            self.area.addItem(f"{area.area}. {area.name}", area.area)
        self.area.setCurrentIndex(max(0, self.area.findData(held)))
        self.area.blockSignals(False)

    def _show_line(self, row: LineRow | None) -> None:
        if row is not None and self._view is not None:
            self.panel.show_line(self._view, row.line, lost=row.lost)

    def _filter(self) -> None:
        self._show_rows()
        if self.table.current() is None:
            self.table.select(lambda _row: True)
        self._tell()

    def _listen(self, desk: Desk) -> None:
        self.table.current_changed.connect(self._show_line)
        self.table.opened.connect(lambda row: desk.go_to("self", row.line.criterion))
        self.table.toggled.connect(self._toggle)
        self.search.textChanged.connect(self.table.found.find)
        self.kind.currentIndexChanged.connect(lambda _at: self._filter())
        self.area.currentIndexChanged.connect(lambda _at: self._filter())
        self.pick.clicked.connect(lambda _checked=False: self._pick())

    def _build(self, desk: Desk) -> None:
        self.search.setPlaceholderText(common.SEARCH)
        self.search.setAccessibleName(common.SEARCH_NAME)
        self.search.setClearButtonEnabled(True)
        self.kind.addItems([name for name, _wanted in _FILTERS])
        self.kind.setAccessibleName(texts.FILTER_NAME)
        self.area.setAccessibleName(texts.AREA_NAME)
        for box, letters in ((self.kind, 18), (self.area, 16)):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(letters)
        self.pick.setToolTip(texts.PICK_HINT)
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        top.addWidget(self.search, 2)
        top.addWidget(self.kind, 2)
        top.addWidget(self.area, 2)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, SMALL, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self.pick)
        column.addLayout(foot)
        frame, inside = card()
        frame.setMinimumWidth(_PANEL_WIDTH)
        inside.addWidget(self.panel, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GAP)
        split.addWidget(left)
        split.addWidget(frame)
        split.setStretchFactor(0, 1)
        split.setSizes([_WIDE_TABLE, _WIDE_PANEL])
        keep_splitter(split, desk.places, key="results")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
        self.table.wrap_rows()
        self.table.keep_place(desk.places, "results")


def _criterion(row: LineRow) -> object:
    return row.line.criterion


def _work(row: LineRow) -> str:
    if row.lost is None:
        return ""
    return texts.WORK_PICKED if row.is_ticked else texts.WORK[row.lost.progress]


def _work_mark(row: LineRow) -> str:
    if row.lost is None:
        return ""
    return _MARKS.get(row.lost.progress, "ticked" if row.is_ticked else "unticked")


def _name(row: LineRow) -> str:
    """The name, and under it what the authority wrote."""
    return "\n".join((row.line.name, *filter(None, (row.line.reason, row.line.opinion))))


def _columns() -> tuple[Column[LineRow], ...]:
    return (
        Column(title=common.CODE_TITLE, text=lambda row: row.line.criterion, width=54),
        Column(title=texts.COLUMN_NAME_REASON, text=_name, sort_key=lambda row: row.line.name),
        Column(
            title=texts.COLUMN_SELF,
            text=lambda row: numbers.points_or_none(row.line.self_points),
            value=lambda row: row.line.self_points,
            align=RIGHT,
            width=72,
        ),
        Column(
            title=texts.COLUMN_OF_MAXIMUM,
            text=lambda row: texts.points_of(row.line.points, row.line.maximum),
            sort_key=lambda row: row.line.points,
            align=RIGHT,
            width=96,
            parts=(
                part(paper.POINTS, lambda row: row.line.points),
                part(paper.MAXIMUM, lambda row: row.line.maximum),
            ),
        ),
        Column(
            title=texts.COLUMN_DIFFERENCE,
            text=lambda row: texts.difference(-row.line.cut),
            value=lambda row: -row.line.cut,
            align=RIGHT,
            meaning=lambda row: "wrong" if row.line.cut > 0 else "done" if row.line.cut < 0 else "",
            width=84,
            kind=CellKind.CHANGE,
        ),
        Column(
            title=texts.COLUMN_LOST_SHORT,
            text=lambda row: numbers.points(row.line.lost) if row.line.lost else common.NONE,
            sort_key=lambda row: row.line.lost,
            align=RIGHT,
            width=58,
            value=lambda row: row.line.lost or None,
        ),
        Column(
            title=texts.COLUMN_WORK_SHORT,
            text=_work,
            meaning=lambda row: "accent" if row.is_ticked else "",
            mark=_work_mark,
            width=122,
        ),
    )
