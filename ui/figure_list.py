"""What a check found, beside the text: a list, a choice of what it shows, the working of the current one."""

from collections.abc import Callable
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from core.figure_findings import FigureFinding, FigureReport, Standing
from ui.figure_text import MEANINGS, Marked
from ui.list_acts import IS_FILTER
from ui.messages import copy_text, plain_label
from ui.page import SMALL, card, nothing_here, set_pill
from ui.tables import RIGHT, Column, TableView
from ui.texts import figure_words
from ui.texts import figures_page as texts

_SHOWN: MappingProxyType[str, frozenset[Standing]] = MappingProxyType(
    {
        texts.SHOWN_OPEN: frozenset({Standing.WRONG, Standing.DOUBTFUL}),
        texts.SHOWN_NOTES: frozenset({Standing.NOTE}),
        texts.SHOWN_RIGHT: frozenset({Standing.RIGHT}),
        texts.SHOWN_ALL: frozenset(Standing),
    }
)
_MARKS = MappingProxyType(
    {Standing.WRONG: "wrong", Standing.DOUBTFUL: "care", Standing.NOTE: "none", Standing.RIGHT: "done"}
)


class FigureList(QWidget):
    """`marked` brings what the list shows now, `chosen` the number of the finding stood on."""

    marked = Signal(object)
    chosen = Signal(int)
    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._report: FigureReport | None = None
        self.summary = plain_label(wraps=True, kind="heading")
        self.shown = QComboBox()
        self.table: TableView[Marked] = TableView(_columns(), texts.LIST)
        self.title = plain_label()
        self.words = plain_label(wraps=True)
        self.how = plain_label(wraps=True)
        self.copy = QPushButton(texts.COPY)
        self.next = QPushButton(texts.NEXT)
        self._nothing = nothing_here(texts.NOTHING_YET)
        self._none = nothing_here(texts.NOTHING_SHOWN)
        self._stack = QStackedWidget()
        self._build()
        self.shown.currentIndexChanged.connect(lambda _at: self._show_rows())
        self.table.current_changed.connect(lambda _row: self._show_current())
        self.table.opened.connect(lambda _row: self.step(1))
        self.copy.clicked.connect(lambda _checked=False: self.copy_current())
        self.next.clicked.connect(lambda _checked=False: self.step(1))

    def show_report(self, report: FigureReport | None) -> None:
        """Show what was found; None: nothing was checked yet."""
        self._report = report
        self.summary.setText("" if report is None else texts.summary(report))
        self.shown.blockSignals(True)
        for at, (label, standings) in enumerate(_SHOWN.items()):
            count = 0 if report is None else sum(each.standing in standings for each in report.findings)
            self.shown.setItemText(at, texts.shown(label, count))
        self.shown.blockSignals(False)
        self.shown.setEnabled(report is not None)
        self._show_rows()

    def say(self, words: str) -> None:
        """What goes on, in place of the summary."""
        self.summary.setText(words)

    def step(self, by: int) -> None:
        """Stand on the next finding shown, or the one before; from the end to the beginning."""
        rows = [self.table.rows_model.rows[at] for at in self.table.found.shown()]
        if not rows:
            return
        held = self.table.current()
        at = -1 if held is None and by > 0 else 0 if held is None else rows.index(held)
        wanted = rows[(at + by) % len(rows)]
        self.table.select(lambda row: row.number == wanted.number)

    def copy_current(self) -> None:
        """Put the current finding on the clipboard, in one line."""
        held = self.table.current()
        if held is not None:
            copy_text(figure_words.line(held.finding))
            self.told.emit(texts.COPIED)

    def _show_rows(self) -> None:
        wanted = tuple(_SHOWN.values())[max(0, self.shown.currentIndex())]
        found = () if self._report is None else self._report.findings
        rows = tuple(
            Marked(number=number, finding=each)
            for number, each in enumerate((each for each in found if each.standing in wanted), 1)
        )
        self.table.show_rows(rows, same=lambda row: (row.finding.start, row.finding.reason))
        self._stack.setCurrentWidget(
            self._nothing if self._report is None else (self.table if rows else self._none)
        )
        self.marked.emit(rows)
        self._show_current()

    def _show_current(self) -> None:
        held = self.table.current()
        self._card.setVisible(held is not None)
        if held is None:
            return
        self.title.setText(texts.title_of(held.finding))
        set_pill(self.title, MEANINGS[held.finding.standing])
        self.words.setText(texts.quoted(held.finding))
        self.how.setText(figure_words.how(held.finding))
        self.chosen.emit(held.number)

    def _build(self) -> None:
        for label in _SHOWN:
            self.shown.addItem(label)
        self.shown.setAccessibleName(texts.SHOW)
        self.shown.setProperty(IS_FILTER, True)
        self.shown.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for each in (self.table, self._nothing, self._none):
            self._stack.addWidget(each)
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(self.summary, 1)
        head.addWidget(self.shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(self._build_card())

    def _build_card(self) -> QWidget:
        self._card, inside = card()
        set_pill(self.title, "none")  # before it is seen: the room around a pill is only measured once
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.title, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for button in (self.copy, self.next):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.next.setToolTip(f"{texts.NEXT} (F8)")
        inside.addLayout(row)
        inside.addWidget(self.words)
        inside.addWidget(self.how)
        self._card.hide()
        return self._card


def _columns() -> tuple[Column[Marked], ...]:
    def told(say: Callable[[FigureFinding], str]) -> Callable[[Marked], str]:
        return lambda row: say(row.finding)

    return (
        Column(
            title=texts.COLUMN_ORDINAL,
            text=lambda row: str(row.number),
            value=lambda row: row.number,
            align=RIGHT,
            width=48,
        ),
        Column(
            title=texts.COLUMN_STANDING,
            text=lambda row: figure_words.STANDINGS[row.finding.standing],
            sort_key=lambda row: tuple(Standing).index(row.finding.standing),
            meaning=lambda row: MEANINGS[row.finding.standing],
            mark=lambda row: _MARKS[row.finding.standing],
            width=118,
        ),
        Column(title=texts.COLUMN_TEXT, text=told(texts.in_table), tip=lambda row: row.finding.text),
        # Counts, percentages and changes mixed: in files too each stays as it is said.
        Column(
            title=texts.COLUMN_STATED,
            text=told(texts.stated),
            value=told(texts.stated),
            align=RIGHT,
            width=100,
        ),
        Column(
            title=texts.COLUMN_CORRECT,
            text=told(figure_words.correct),
            value=told(figure_words.correct),
            align=RIGHT,
            width=100,
        ),
    )
