"""The authority's overview: where the round stands, what waits, what is due next, the results so far."""

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from core.province_overview import Due, DueKind, ProvinceAct, ProvinceOverview, Wait, Waiting
from core.rounds import NoRound
from core.services.round_board import BoardStatus
from ui.board_watch import BoardWatch
from ui.changes import Topic
from ui.desk import Desk
from ui.icons import icon
from ui.messages import show_error
from ui.page import Page, nothing_here
from ui.province_cards import DuesCard, SoFarCard, TallyCard, WaitingCard
from ui.texts import common
from ui.texts import province_home as texts

_SPACE, _SIDE_BY_SIDE = 12, 820
_LEFT, _RIGHT = 6, 5
_PLACES = {
    Wait.CONFLICTS: ("appraisal", "desks"),
    Wait.RECEIPTS: ("send", "receipts"),
    Wait.RESULTS: ("send", "results"),
    Wait.LATE: ("round", BoardStatus.LATE.value),
    Wait.RETURNED: ("round", BoardStatus.RETURNED.value),
}
_ACT_PLACES = {
    ProvinceAct.RECEIVE: ("import", ""),
    ProvinceAct.DECIDE: _PLACES[Wait.CONFLICTS],
    ProvinceAct.PUBLISH: ("ranking", ""),
    ProvinceAct.SEND: _PLACES[Wait.RESULTS],
    ProvinceAct.LOOK: ("ranking", ""),
}
_MARKS = {
    ProvinceAct.RECEIVE: "import",
    ProvinceAct.APPRAISE: "appraisal",
    ProvinceAct.DECIDE: "appraisal",
    ProvinceAct.REMIND: "round",
    ProvinceAct.SEND: "send",
}
_TO_APPRAISE = (Wait.ANSWERED, Wait.REVISED, Wait.APPRAISE)


class ProvinceHomePage(Page):
    """Where am I, what is missing, what do I do next; made beside the window."""

    key: ClassVar[str] = "home"
    topics: ClassVar[frozenset[Topic]] = frozenset(
        {
            Topic.ROUNDS,
            Topic.PACKAGES,
            Topic.APPRAISALS,
            Topic.OUTSIDE,
            Topic.PUBLICATIONS,
            Topic.CRITERIA,
            Topic.OFFICE,
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_HOME)
        self._overview: ProvinceOverview | None = None
        self.watch = BoardWatch(desk, self, look=desk.services.province_home.look)
        self.tally = TallyCard()
        self.waiting = WaitingCard()
        self.dues = DuesCard(desk.services.clock.today)
        self.so_far = SoFarCard()
        self._empty = nothing_here(texts.NO_ROUND)
        self._next = self.add_primary(texts.OPEN_ROUND, self._go_on)
        self._build()
        self._listen()

    def reload(self) -> None:
        """Ask for a new picture; the old one stays until it is there."""
        if self._overview is not None and self._overview.year != self.desk.year:
            self._overview = None
            self._filled.hide()
        if self._overview is None:
            self.set_context(common.year(self.desk.year), texts.LOADING)
        self.watch.ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side or one below the other, as the width allows."""
        super().resizeEvent(event)
        self._stand()

    @Slot(object)
    def _show(self, overview: ProvinceOverview) -> None:
        if overview.year != self.desk.year:
            return
        self._overview = overview
        self.set_context(
            overview.office,
            common.year(overview.year),
            texts.due(overview.due_on, is_published=overview.is_published),
            texts.sent_late(overview.tally),
        )
        self._empty.hide()
        self._filled.show()
        self.tally.show_tally(overview)
        self.waiting.show_waiting(overview)
        self.dues.setVisible(not overview.is_published)
        self.dues.show_dues(overview)
        self.so_far.show_results(overview)
        self._show_next(texts.ACTS[overview.act], _MARKS.get(overview.act, "ranking"))

    @Slot(object)
    def _show_failure(self, error: Exception) -> None:
        """Without a round the page says what will be here; anything else is an error to tell."""
        self._overview = None
        self.set_context(common.year(self.desk.year))
        self._show_next(texts.OPEN_ROUND, "round")
        self._empty.show()
        self._filled.hide()
        if not isinstance(error, NoRound):
            show_error(self, error)

    def _show_next(self, words: str, mark: str) -> None:
        self._next.setText(words)
        self._next.setIcon(icon(mark, "on_accent"))
        self._next.show()

    def _go_on(self) -> None:
        overview = self._overview
        if overview is None:
            self.desk.go_to("round")
        elif overview.act is ProvinceAct.APPRAISE:
            self._open_row(next(row for row in overview.waiting if row.kind in _TO_APPRAISE))
        elif overview.act is ProvinceAct.REMIND:
            status = BoardStatus.LATE if overview.tally.late else BoardStatus.RETURNED
            self.desk.go_to("round", status.value)
        else:
            self.desk.go_to(*_ACT_PLACES[overview.act])

    def _open_row(self, row: Waiting) -> None:
        first = row.units[0][0] if row.units else ""
        self.desk.go_to(*_PLACES.get(row.kind, ("appraisal", first)))

    def _open_due(self, row: Due) -> None:
        if row.kind is DueKind.RETURN:
            self.desk.go_to("round", BoardStatus.RETURNED.value)
        elif len(row.units) == 1:
            self.desk.go_to("round", row.units[0][0])
        else:
            self.desk.go_to("round", (BoardStatus.LATE if row.is_over else BoardStatus.MISSING).value)

    def _open_tile(self, subject: str) -> None:
        self.desk.go_to("round", subject)

    def _listen(self) -> None:
        self.watch.seen.connect(self._show)
        self.watch.failed.connect(self._show_failure)
        self.tally.opened.connect(self._open_tile)
        self.waiting.opened.connect(self._open_row)
        self.dues.opened.connect(self._open_due)

    def _build(self) -> None:
        for table, name in (
            (self.waiting.table, "home-waiting"),
            (self.dues.table, "home-dues"),
            (self.so_far.table, "home-bands"),
        ):
            table.keep_place(self.desk.places, name)
        self._filled = QWidget()
        column = QVBoxLayout(self._filled)
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        side = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        for layout in (column, self._lists, side):
            layout.setSpacing(_SPACE)
        side.addWidget(self.so_far)
        side.addWidget(self.dues, 1)
        self._lists.addWidget(self.waiting, _LEFT)
        self._lists.addLayout(side, _RIGHT)
        column.addWidget(self.tally)
        column.addLayout(self._lists, 1)
        for waiting in (self._filled, self._empty, self._next):
            waiting.hide()
        self.body.setSpacing(_SPACE)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._filled, 1)
        self.body.addStretch(0)

    def _stand(self) -> None:
        is_narrow = self.width() < _SIDE_BY_SIDE
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if self._lists.direction() != way:
            self._lists.setDirection(way)
