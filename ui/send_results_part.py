"""Results back: one signed package per unit after publication, who has it, and the list for the hand-over."""

from pathlib import Path
from types import MappingProxyType

from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QLineEdit, QPushButton

from core.reporting.document import CellKind
from core.reporting.paper import Asked
from core.services.export_package import Exported
from core.services.papers.of_round import LOST_POINTS
from core.services.send_many import Outward
from core.services.send_results import ResultRow, ResultsBoard, SentState
from ui.list_acts import IS_FILTER
from ui.messages import choose_target, show_error, tell_where
from ui.page import SMALL, Page
from ui.progress_dialog import run_long
from ui.send_part import SendPart
from ui.tables import RIGHT, Column, TableView, wall
from ui.texts import common, numbers, packages, reports_page
from ui.texts import send_page as texts

_STATES = MappingProxyType(
    {
        SentState.NOT_YET: (texts.NOT_WRITTEN, "none"),
        SentState.SENT: (texts.RECEIPT_WRITTEN, "done"),
        SentState.OUTDATED: (texts.OUTDATED, "care"),
    }
)


class SendResultsPart(SendPart):
    """The published units; all of them, those waiting, or those chosen, get their package."""

    def __init__(self, page: Page) -> None:
        table: TableView[ResultRow] = TableView(_columns(), texts.TAB_RESULTS)
        super().__init__(page, table, how=f"{texts.HOW} {texts.AGAIN}", none=texts.NONE_HERE)
        self._board: ResultsBoard | None = None
        self.search, self.state = QLineEdit(), QComboBox()
        self.state.setProperty(IS_FILTER, True)
        self.lost = QPushButton(texts.LOST)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.selectionModel().selectionChanged.connect(lambda *_places: self.changed.emit())
        self._build()
        table.keep_place(self.desk.places, "send")

    def read(self) -> str:
        """The publication in force with what was written."""
        services, year = self.desk.services, self.desk.year
        opened = services.run_round.round(year)
        self._board = None if opened is None else services.send_results.board(year)
        is_reopened = self._board is not None and self._board.published is None
        has_published = is_reopened and bool(services.publish_ranking.publications(year))
        self._none.setText(texts.REOPENED if has_published else texts.NONE_HERE)
        rows = () if self._board is None else self._board.rows
        self._offer_states()
        self._show()
        self.show_any(len(rows))
        for widget in (self.search, self.state, self.lost):
            widget.setVisible(bool(rows))
        if self._board is None or not rows:
            return ""
        sent, outdated = self._board.count(SentState.SENT), self._board.count(SentState.OUTDATED)
        return texts.context(sent, outdated, total=len(rows))

    def words(self) -> str:
        """The act for the whole list, or for those that wait where some have theirs."""
        waiting = self._waiting()
        if self._board is not None and 0 < len(waiting) < len(self._board.rows):
            return texts.SEND_WAITING.format(count=len(waiting))
        return texts.SEND_ALL

    def can_send(self) -> bool:
        """Whether anything was published."""
        return self._board is not None and bool(self._board.rows)

    def chosen_words(self) -> str:
        """The act for the units selected."""
        return texts.send_chosen(len(self.table.chosen())) if self.can_send() else ""

    def send(self) -> None:
        """Write a package for every unit, or for those that wait."""
        waiting = self._waiting()
        is_part = self._board is not None and 0 < len(waiting) < len(self._board.rows)
        self._ask(waiting if is_part else ())

    def send_chosen(self) -> None:
        """Write packages for the selected units alone."""
        chosen = tuple(item.row.code for item in self.table.chosen())
        if chosen:
            self._ask(chosen)

    def export(self, out: Outward, units: tuple[str, ...] = ()) -> tuple[Exported, ...]:
        """Have the packages and their list written; no units means all."""
        services, year = self.desk.services, self.desk.year
        made = services.send_results.export(
            year, out.folder, passphrase=out.passphrase, units=units, form=out.form, progress=out.progress
        )
        services.result_papers.write_list(year, made, folder=out.folder)
        return made

    def write_lost(self, item: ResultRow, path: Path) -> None:
        """Write the lost points of one unit as a report."""
        services, year = self.desk.services, self.desk.year
        run_long(
            self.page,
            self.desk.jobs,
            title=texts.LOST_WRITING,
            work=lambda _progress: services.make_report.write(
                LOST_POINTS, Asked(year=year, part=item.row.code), path=path
            ),
            done=lambda written: tell_where(
                self.page,
                texts.LOST.rstrip("…"),
                what=texts.LOST_WRITTEN.format(unit=item.row.name),
                path=written,
            ),
            failed=lambda error: show_error(self.page, error),
        )

    def _ask(self, units: tuple[str, ...]) -> None:
        self.ask_and_write(
            texts.SEND_ACT, texts.HOW, send=lambda out: self.export(out, units), said=texts.results_sent
        )

    def _waiting(self) -> tuple[str, ...]:
        rows = () if self._board is None else self._board.rows
        return tuple(each.row.code for each in rows if each.state is not SentState.SENT)

    def _choose_lost(self) -> None:
        item = self.table.current()
        if item is None:
            return
        name = texts.LOST_FILE.format(code=item.row.code, year=self.desk.year)
        path = choose_target(self.page, texts.LOST.rstrip("…"), name=name, kinds=reports_page.FILES)
        if path is not None:
            self.write_lost(item, path)

    def _offer_states(self) -> None:
        chosen = self.state.currentData()
        self.state.blockSignals(True)
        self.state.clear()
        self.state.addItem(texts.STATE_ALL, None)
        for state, (words, _meaning) in _STATES.items():
            count = 0 if self._board is None else self._board.count(state)
            self.state.addItem(texts.state_option(words, count), state.value)
        self.state.setCurrentIndex(max(0, self.state.findData(chosen)))
        self.state.blockSignals(False)

    def _show(self) -> None:
        rows = () if self._board is None else self._board.rows
        state = self.state.currentData()
        kept = tuple(each for each in rows if state is None or each.state.value == state)
        self.table.show_rows(kept, same=lambda item: item.row.code)
        self.lost.setEnabled(self.table.current() is not None)
        self.changed.emit()

    def _build(self) -> None:
        self.search.setPlaceholderText(texts.SEARCH)
        self.search.setAccessibleName(texts.SEARCH)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.table.found.find)
        self.state.setAccessibleName(texts.STATE_NAME)
        self.state.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.state.activated.connect(lambda _at: self._show())
        self.lost.setAutoDefault(False)
        self.lost.clicked.connect(lambda _checked=False: self._choose_lost())
        self.table.current_changed.connect(lambda row: self.lost.setEnabled(row is not None))
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.search, 1)
        row.addWidget(self.state)
        row.addWidget(self.lost)
        self.column.insertLayout(2, row)


def _state(item: ResultRow) -> str:
    words = _STATES[item.state][0]
    return texts.written(item.sent.revision) if item.state is SentState.SENT and item.sent else words


def _meaning(item: ResultRow) -> str:
    return _STATES[item.state][1]


def _columns() -> tuple[Column[ResultRow], ...]:
    return (
        Column(
            title=texts.COLUMN_RANK,
            text=lambda item: str(item.row.rank or common.NONE),
            value=lambda item: item.row.rank,
            align=RIGHT,
            width=60,
        ),
        Column(title=texts.COLUMN_UNIT, text=lambda item: item.row.name),
        Column(
            title=texts.COLUMN_INDEX,
            text=lambda item: common.NONE if item.row.index is None else numbers.percent(item.row.index),
            value=lambda item: item.row.index,
            align=RIGHT,
            width=90,
            kind=CellKind.PERCENT,
        ),
        Column(title=texts.COLUMN_BAND, text=lambda item: item.row.band or common.NONE, width=120),
        Column(title=texts.COLUMN_STATE, text=_state, meaning=_meaning, mark=_meaning, width=140),
        Column(
            title=texts.COLUMN_AT,
            text=lambda item: common.moment(None if item.sent is None else item.sent.at),
            sort_key=lambda item: None if item.sent is None else item.sent.at,
            width=132,
            value=lambda item: None if item.sent is None else wall(item.sent.at),
        ),
        Column(
            title=texts.COLUMN_DIGEST,
            text=lambda item: common.NONE if item.sent is None else packages.digest_groups(item.sent.digest),
            width=180,
        ),
    )
