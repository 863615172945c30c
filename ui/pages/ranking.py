"""The ranking: previewed at any time, published once, with every step of every band explained."""

from decimal import Decimal
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.ranking import BandShare, RankRow
from core.services.publish_ranking import RankingView
from ui.changes import Topic
from ui.desk import Desk
from ui.messages import Notice, ask, plain_label, reporting
from ui.page import GAP, SMALL, Page, card, nothing_here, set_pill
from ui.tables import RIGHT, ROW_HEIGHT, Column, TableView
from ui.texts import common, numbers
from ui.texts import ranking_page as texts

_SIDE = 320
_LAST = 10**9


class RankingPage(Page):
    """Rows at the left, bands and steps at the right."""

    key: ClassVar[str] = "ranking"
    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.APPRAISALS, Topic.PUBLICATIONS, Topic.ROUNDS, Topic.PACKAGES}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_RANKING)
        self._view: RankingView | None = None
        self.table: TableView[RankRow] = TableView(_columns(), common.PAGE_RANKING)
        self.bands: TableView[BandShare] = TableView(_band_columns(), texts.BANDS)
        self._state = plain_label(" ", wraps=True)
        self._unit = plain_label(kind="heading", wraps=True)
        self._steps = plain_label(wraps=True)
        self._filled = QWidget()
        self._empty = nothing_here(texts.NONE_HERE, texts.OPEN_ROUND, act=lambda: desk.go_to("round"))
        self._send = self.add_action(texts.TO_SEND, lambda: desk.go_to("send"), mark="send")
        self._publish = self.add_primary(texts.PUBLISH, self.publish, mark="ranking")
        self.table.wrap_rows()
        self._build()
        self.table.current_changed.connect(self._show_steps)
        self.table.opened.connect(self._open_unit)
        self.table.keep_place(desk.places, "ranking")

    def reload(self) -> None:
        """Rank again."""
        self._view = None
        with reporting(self):
            if self.desk.services.run_round.round(self.desk.year) is not None:
                self._view = self.desk.services.publish_ranking.preview(self.desk.year)
        self._empty.setVisible(self._view is None)
        self._filled.setVisible(self._view is not None)
        self._publish.setEnabled(False)
        self._send.setVisible(self._view is not None and self._view.published is not None)
        self.set_context(common.year(self.desk.year))
        if self._view is not None:
            self._show(self._view)

    def stand_on(self, subject: str) -> None:
        """Stand on one unit."""
        self.refresh()
        self.table.select(lambda row: row.code == subject)

    def publish(self) -> None:
        """Ask, then freeze the ranking."""
        if self._view is None:
            return
        ranked = sum(1 for row in self._view.ranking.rows if row.rank is not None)
        notice = Notice(
            title=texts.PUBLISH_ACT,
            what=texts.PUBLISH_WHAT.format(year=self.desk.year),
            why=texts.publish_why(
                ranked,
                len(self._view.ranking.not_submitted),
                unfinished=texts.unfinished(self._view.ranking.rows),
            ),
        )
        if ask(self, notice, act=texts.PUBLISH_ACT, leave=texts.PUBLISH_LEAVE):
            with reporting(self):
                self.desk.services.publish_ranking.publish(self.desk.year)
                self.desk.changes.announce(Topic.PUBLICATIONS)
                self.desk.changes.tell(texts.PUBLISHED.format(year=self.desk.year))

    def _open_unit(self, row: RankRow) -> None:
        if row.rank is not None:
            self.desk.go_to("appraisal", row.code)

    def _show(self, view: RankingView) -> None:
        self.set_context(common.year(self.desk.year), *map(texts.summary, view.ranking.summaries))
        can_publish = view.published is None and bool(view.inputs) and not view.open_units
        self._publish.setEnabled(can_publish)
        if view.published is not None:
            at = common.moment(view.published.at)
            self._say(texts.published(at, view.published.number, officer=view.published.officer), "done")
        elif view.open_units:
            self._say(texts.open_units(view.open_units), "care")
        else:
            self._say(texts.PREVIEW if view.inputs else texts.NOTHING, "accent")
        shares = [share for summary in view.ranking.summaries for share in summary.bands]
        self.bands.show_rows(shares)
        self.bands.setFixedHeight(ROW_HEIGHT * (len(shares) + 1) + SMALL)
        self.table.show_rows(view.ranking.rows, same=lambda row: row.code)
        if self.table.current() is None:
            self.table.select(lambda _row: True)
        self._show_steps(self.table.current())

    def _say(self, sentence: str, meaning: str) -> None:
        self._state.setText(sentence)
        set_pill(self._state, meaning)

    def _show_steps(self, row: RankRow | None) -> None:
        self._unit.setText("" if row is None else row.name)
        self._steps.setText("" if row is None else texts.steps(row))

    def _build(self) -> None:
        set_pill(self._state, "accent")
        left = QVBoxLayout()
        left.setSpacing(SMALL)
        left.addWidget(self._state)
        left.addWidget(self.table, 1)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self._build_bands())
        right.addWidget(self._build_steps(), 1)
        row = QHBoxLayout(self._filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addLayout(left, 1)
        row.addLayout(right)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._filled, 1)

    def _build_bands(self) -> QFrame:
        frame, column = card(title=texts.BANDS)
        frame.setFixedWidth(_SIDE)
        self.bands.setSortingEnabled(False)
        self.bands.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bands.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bands.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.bands.setSelectionMode(TableView.SelectionMode.NoSelection)
        column.addWidget(self.bands)
        return frame

    def _build_steps(self) -> QFrame:
        frame, column = card(title=texts.STEPS)
        frame.setFixedWidth(_SIDE)
        self._steps.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inner = QWidget()
        inner.setProperty("kind", "plain")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, SMALL, 0)
        inside.addWidget(self._unit)
        inside.addWidget(self._steps)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        column.addWidget(area, 1)
        return frame


def _total(row: RankRow) -> Decimal | None:
    return None if row.total is None else row.total + row.bonus - row.penalty


def _points(value: Decimal | None) -> str:
    return common.NONE if value is None else numbers.points(value)


def _columns() -> tuple[Column[RankRow], ...]:
    return (
        Column(
            title=texts.COLUMN_RANK,
            text=lambda row: texts.NOT_SENT if row.index is None else str(row.rank or common.NONE),
            sort_key=lambda row: row.rank or _LAST,
            align=RIGHT,
            meaning=lambda row: "none" if row.index is None else "",
            width=80,
        ),
        Column(title=texts.COLUMN_UNIT, text=lambda row: row.name, width=144),
        Column(
            title=texts.COLUMN_TOTAL,
            text=lambda row: _points(_total(row)),
            sort_key=_total,
            align=RIGHT,
            width=80,
        ),
        Column(
            title=texts.COLUMN_INDEX,
            text=lambda row: common.NONE if row.index is None else numbers.percent(row.index),
            sort_key=lambda row: row.index,
            align=RIGHT,
            is_bold=lambda _row: True,
            width=76,
        ),
        Column(title=texts.COLUMN_BAND, text=lambda row: row.band or common.NONE, width=90),
        Column(
            title=texts.COLUMN_FLAGS,
            text=texts.flags,
            meaning=lambda row: "none" if row.index is None else "care" if row.flags else "",
        ),
    )


def _band_columns() -> tuple[Column[BandShare], ...]:
    return (
        Column(title=texts.COLUMN_BAND, text=lambda share: share.name),
        Column(title=texts.COLUMN_COUNT, text=lambda share: str(share.count), align=RIGHT, width=78),
        Column(
            title=texts.COLUMN_PERCENT, text=lambda share: texts.percent(share.percent), align=RIGHT, width=78
        ),
    )
