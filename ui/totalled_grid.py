"""A number grid whole: groups of columns, the table, its pinned totals, and what is said about the cell."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSettings, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.grid import GridModel, GridSource, Place, TotalsModel
from ui.grid_figures import shown_figure
from ui.grid_find import COLUMN, FindBar
from ui.grid_view import GridTable
from ui.icons import picture
from ui.messages import plain_label
from ui.tables import ROW_HEIGHT
from ui.texts import grid as texts

_HEADER_HEIGHT = 62
_COLUMN_WIDTH, _COMPARED_WIDTH = 88, 124
_COMPARED_HEIGHT = 44
_TITLE_LINES, _TITLE_ROOM = 3, 14
_WIDEST, _STEP = 140, 4
_ROW_TITLE_WIDTH = 232
_MARKS = {"wrong": "wrong", "care": "care", "odd": "care"}
_KINDS = {"wrong": "error", "care": "finding", "odd": "finding"}


class TotalledGrid(QWidget):
    """The grid with its totals pinned below; both scroll together.

    Under them stands the sentence of the current cell, and at the right the sum of the selected numbers.
    """

    changed = Signal()

    def __init__(self, source: GridSource, *, name: str, total: tuple[str, str], hint: str = "") -> None:
        super().__init__()
        self.model = GridModel(source, self)
        self.totals = TotalsModel(source, total[0], parent=self)
        self.groups = QTabBar()
        self.table = GridTable(self.model, name, parent=self)
        self.finder = FindBar(self.model)
        self._hint = hint
        self._below = QTableView(self)
        self._mark = plain_label()
        self._sentence = plain_label(kind="quiet", wraps=True)
        self._sum = plain_label(kind="quiet")
        self._widths: list[tuple[int, int]] = []
        self._places: QSettings | None = None
        self._key = ""
        self._build_groups()
        self._build_totals(total[1])
        self._build()
        self._listen()
        self._tell_cell()

    def reload(self) -> None:
        """Show the source again; the cell stood on stays."""
        index = self.table.currentIndex()
        row, column = (index.row(), index.column()) if index.isValid() else (0, 0)
        self.model.reload()
        self.totals.reload()
        self._size()
        if not self.table.currentIndex().isValid():
            self.table.stand(min(row, self.model.rowCount() - 1), column)
        self._tell_cell()

    def keep_place(self, places: QSettings, key: str) -> None:
        """Show the columns as they were left last time (their group, the widths drawn); remember both."""
        self._places, self._key = places, key
        for at in range(self.model.columnCount()):
            drawn = places.value(self._name_of(at))
            if drawn is not None and str(drawn).isdecimal():
                self.table.setColumnWidth(at, int(str(drawn)))
        held = str(places.value(f"columns/{key}-group") or "")
        names = [self.groups.tabText(at) for at in range(self.groups.count())]
        self.groups.setCurrentIndex(names.index(held) if held in names else 0)
        self.groups.currentChanged.connect(
            lambda at: places.setValue(f"columns/{key}-group", self.groups.tabText(at))
        )

    def finish(self) -> bool:
        """Keep the open cell; False where its text cannot be kept and it stays open."""
        return self.table.finish()

    def say(self, sentence: str, weight: str) -> None:
        """Say something until the officer moves on."""
        self._show(sentence, weight)

    def sentence(self) -> str:
        """What stands under the grid."""
        return self._sentence.text()

    def summed(self) -> str:
        """What stands at the right: sum and count of the selected numbers."""
        return self._sum.text()

    def show_column(self, column: int) -> None:
        """Bring a column into sight, whichever group it belongs to."""
        if self.table.isColumnHidden(column):
            self.groups.setCurrentIndex(0)

    def _show(self, sentence: str, weight: str) -> None:
        kind = _KINDS.get(weight, "quiet" if sentence == self._hint else "")
        self._sentence.setText(sentence)
        self._sentence.setProperty("kind", kind)
        self._sentence.style().unpolish(self._sentence)
        self._sentence.style().polish(self._sentence)
        mark = _MARKS.get(weight)
        self._mark.setVisible(mark is not None)
        if mark is not None:
            self._mark.setPixmap(picture(mark, mark, size=16))

    def _tell_cell(self) -> None:
        """The sentence of the cell stood on, and the sum of the selection."""
        index = self.table.currentIndex()
        source = self.model.source
        note = source.note(index.row(), index.column()) if index.isValid() else None
        if note is not None and note.sentence:
            self._show(note.sentence, note.weight)
        else:
            self._show(source.closed() or self._hint, "")
        places = self.table.places()
        self._sum.setText(self._summed(places) if len(places) > 1 else "")

    def _summed(self, places: Sequence[Place]) -> str:
        """Sum and count of the selected numbers; no sum where their decimals differ."""
        source = self.model.source
        held = [(place[1], number) for place in places if (number := source.number(*place)) is not None]
        scales = {source.columns()[column].places for column, _number in held}
        if len(scales) > 1:
            return texts.selected_figures("", len(held))
        total = sum(number for _column, number in held)
        return texts.selected_figures(shown_figure(total, next(iter(scales), 0)), len(held))

    def _change_group(self, at: int) -> None:
        """Show the columns of one group, or all."""
        group = self.groups.tabText(at)
        columns = self.model.source.columns()
        for number, column in enumerate(columns):
            is_hidden = at > 0 and group not in column.groups
            self.table.setColumnHidden(number, is_hidden)
            self._below.setColumnHidden(number, is_hidden)
        index = self.table.currentIndex()
        in_sight = self.table.columns_in_sight()
        if index.isValid() and index.column() not in in_sight and in_sight:
            self.table.stand(index.row(), in_sight[0])
        self._size()
        self._tell_cell()

    def _turn_group(self, by: int) -> None:
        if self.table.finish():
            self.groups.setCurrentIndex((self.groups.currentIndex() + by) % self.groups.count())

    def _go(self, kind: str, number: int) -> None:
        index = self.table.currentIndex()
        if kind == COLUMN:
            self.show_column(number)
            self.table.stand(max(index.row(), 0), number)
        else:
            self.table.stand(number, max(index.column(), 0))

    def _size(self) -> None:
        """Rows and columns are larger where every number has another one under it."""
        is_compared = self.model.source.compares
        for column in self.table.columns_in_sight():
            if self.table.columnWidth(column) in self._widths[column]:
                self.table.setColumnWidth(column, self._widths[column][is_compared])
        height = _COMPARED_HEIGHT if is_compared else ROW_HEIGHT
        self.table.verticalHeader().setDefaultSectionSize(height)

    def _fit_titles(self) -> None:
        """Columns are as wide as three lines of their title ask for."""
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        for at, column in enumerate(self.model.source.columns()):
            plain = next(
                (
                    width
                    for width in range(_COLUMN_WIDTH, _WIDEST, _STEP)
                    if _lines(column.title, metrics, width=width - _TITLE_ROOM) <= _TITLE_LINES
                ),
                _WIDEST,
            )
            self._widths.append((plain, max(plain, _COMPARED_WIDTH)))
            self.table.setColumnWidth(at, plain)
            self._below.setColumnWidth(at, plain)

    def _name_of(self, at: int) -> str:
        column = self.model.source.columns()[at]
        return f"columns/{self._key}-{column.key or column.title}"

    def _follow_width(self, section: int, old: int, new: int) -> None:
        """The totals follow; a width the officer drew is remembered, hiding a column is not drawing."""
        if new:
            self._below.setColumnWidth(section, new)
        if old and new and self._places is not None and new not in self._widths[section]:
            self._places.setValue(self._name_of(section), new)

    def _keep_room(self, _least: int, most: int) -> None:
        """The totals are as wide as the numbers, also beside a scroll bar, so that both scroll to one end."""
        policies = Qt.ScrollBarPolicy
        self._below.setVerticalScrollBarPolicy(
            policies.ScrollBarAlwaysOn if most > 0 else policies.ScrollBarAlwaysOff
        )

    def _listen(self) -> None:
        self.table.verticalScrollBar().rangeChanged.connect(self._keep_room)
        self.table.horizontalScrollBar().valueChanged.connect(self._below.horizontalScrollBar().setValue)
        self.table.horizontalHeader().sectionResized.connect(self._follow_width)
        self.model.changed.connect(self.totals.reload)
        self.model.changed.connect(self._tell_cell)
        self.model.changed.connect(self.changed)
        self.table.stood.connect(self._tell_cell)
        self.table.said.connect(self._show)
        self.table.group_asked.connect(self._turn_group)
        self.groups.currentChanged.connect(self._change_group)
        self.finder.found.connect(self._go)
        self.finder.left.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))

    def _build_groups(self) -> None:
        self.groups.addTab(texts.ALL_COLUMNS)
        titles = (group for column in self.model.source.columns() for group in column.groups)
        for title in dict.fromkeys(titles):
            self.groups.addTab(title)
        self.groups.setAccessibleName(texts.GROUPS)
        self.groups.setDrawBase(False)
        self.groups.setExpanding(False)
        self.groups.setVisible(self.groups.count() > 1)

    def _build_totals(self, name: str) -> None:
        self._below.setModel(self.totals)
        self._below.setAccessibleName(name)
        self._below.setProperty("kind", "totals")
        self._below.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._below.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._below.horizontalHeader().hide()
        self._below.setFixedHeight(ROW_HEIGHT + 4)
        self._below.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._below.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._below.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _build(self) -> None:
        size_headers(self.table)
        size_headers(self._below)
        self._fit_titles()
        line = QHBoxLayout()
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._sentence, 1)
        line.addWidget(self._sum, 0, Qt.AlignmentFlag.AlignTop)
        self._sentence.setMinimumHeight(2 * self._sentence.fontMetrics().lineSpacing())
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.groups)
        column.addWidget(self.finder)
        column.addWidget(self.table, 1)
        column.addWidget(self._below)
        column.addSpacing(4)
        column.addLayout(line)
        self.setTabOrder(self.groups, self.finder.line)
        self.setTabOrder(self.finder.line, self.table)


def _lines(title: str, metrics: QFontMetrics, *, width: int) -> int:
    box = metrics.boundingRect(QRect(0, 0, width, _HEADER_HEIGHT * 4), Qt.TextFlag.TextWordWrap, title)
    return round(box.height() / metrics.lineSpacing()) if box.width() <= width else _TITLE_LINES + 1


def size_headers(view: QTableView) -> None:
    """Wrapped column titles, row titles of one width, rows of one height."""
    across = view.horizontalHeader()
    across.setDefaultSectionSize(_COLUMN_WIDTH)
    across.setFixedHeight(_HEADER_HEIGHT)
    across.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    across.setHighlightSections(False)
    down = view.verticalHeader()
    down.setFixedWidth(_ROW_TITLE_WIDTH)
    down.setDefaultSectionSize(ROW_HEIGHT)
    down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    down.setHighlightSections(False)
