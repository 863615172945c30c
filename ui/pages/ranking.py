"""The ranking: previewed at any time, published once, with every step of every band explained."""

from decimal import Decimal
from typing import ClassVar

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.ranking import RankRow
from core.services.publish_ranking import RankingView
from ui.changes import Topic
from ui.desk import Desk
from ui.messages import Notice, ask, plain_label, reporting, tell
from ui.page import GAP, Page, card, nothing_here, set_pill
from ui.tables import RIGHT, Column, TableView
from ui.texts import common, numbers
from ui.texts import ranking_page as texts
from ui.texts.criteria import flag_text, step_text, task_text


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
        self._state = plain_label(" ", wraps=True)
        self._bands = plain_label(wraps=True)
        self._steps = plain_label(texts.STEPS_NONE, wraps=True)
        self._filled = QWidget()
        self._empty = nothing_here(texts.NONE_HERE, texts.OPEN_ROUND, lambda: desk.go_to("round"))
        self._publish = self.add_primary(texts.PUBLISH, self.publish, mark="ranking")
        self._build()
        self.table.current_changed.connect(self._show_steps)
        self.table.opened.connect(lambda row: desk.go_to("appraisal", row.code))

    def reload(self) -> None:
        """Rank again."""
        self._view = None
        with reporting(self):
            if self.desk.services.appraisal.round(self.desk.year) is not None:
                self._view = self.desk.services.publish_ranking.preview(self.desk.year)
        self._empty.setVisible(self._view is None)
        self._filled.setVisible(self._view is not None)
        self._publish.setEnabled(self._view is not None)
        self.set_context(common.year(self.desk.year))
        if self._view is not None:
            self._show(self._view)

    def publish(self) -> None:
        """Ask, then freeze the ranking."""
        notice = Notice(
            title=texts.PUBLISH_ACT,
            what=texts.PUBLISH_WHAT.format(year=self.desk.year),
            why=texts.PUBLISH_WHY,
        )
        if ask(self, notice, act=texts.PUBLISH_ACT):
            with reporting(self):
                self.desk.services.publish_ranking.publish(self.desk.year)
                self.desk.changes.announce(Topic.PUBLICATIONS)
                tell(self, texts.PUBLISH_ACT, texts.PUBLISHED)

    def _show(self, view: RankingView) -> None:
        summaries = [texts.summary(item) for item in view.ranking.summaries]
        self.set_context(common.year(self.desk.year), *summaries)
        is_published = view.published is not None
        self._publish.setEnabled(not is_published and not view.open_units and bool(view.inputs))
        if view.published is not None:
            self._say(texts.PUBLISHED_AT.format(moment=common.moment(view.published.at)), "done")
        elif view.open_units:
            self._say(texts.OPEN_UNITS.format(names=", ".join(view.open_units)), "care")
        else:
            self._say(texts.PREVIEW, "accent")
        bands = [
            texts.band(share.name, share.count, share.percent)
            for item in view.ranking.summaries
            for share in item.bands
        ]
        self._bands.setText("\n".join(bands))
        self.table.show_rows(view.ranking.rows, same=lambda row: row.code)
        if self.table.current() is None:
            self.table.select(lambda _row: True)

    def _say(self, sentence: str, meaning: str) -> None:
        self._state.setText(sentence)
        set_pill(self._state, meaning)

    def _show_steps(self, row: RankRow | None) -> None:
        if row is None:
            return
        lines = [step_text(step) for step in row.steps]
        lines.extend(task_text(task) for task in row.tasks)
        self._steps.setText("\n".join(lines) or texts.STEPS_NONE)

    def _build(self) -> None:
        set_pill(self._state, "accent")
        row = QHBoxLayout(self._filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        left = QVBoxLayout()
        left.addWidget(self._state)
        left.addWidget(self.table, 1)
        row.addLayout(left, 3)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(_titled(texts.BANDS, self._bands))
        right.addWidget(_titled(texts.STEPS, self._steps), 1)
        row.addLayout(right, 1)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._filled, 1)


def _titled(title: str, label: QWidget) -> QFrame:
    frame, column = card(title=title)
    frame.setMinimumWidth(280)
    column.addWidget(label)
    column.addStretch(1)
    return frame


def _total(row: RankRow) -> Decimal | None:
    return None if row.total is None else row.total + row.bonus - row.penalty


def _shown_total(row: RankRow) -> str:
    total = _total(row)
    return common.NONE if total is None else numbers.points(total)


def _columns() -> tuple[Column[RankRow], ...]:
    return (
        Column(
            title=texts.COLUMN_RANK,
            text=lambda row: texts.NOT_SENT if row.index is None else str(row.rank or common.NONE),
            sort_key=lambda row: row.rank or 10**9,
            align=RIGHT,
            width=70,
        ),
        Column(title=texts.COLUMN_UNIT, text=lambda row: row.name),
        Column(title=texts.COLUMN_TOTAL, text=_shown_total, sort_key=_total, align=RIGHT, width=90),
        Column(
            title=texts.COLUMN_INDEX,
            text=lambda row: common.NONE if row.index is None else numbers.percent(row.index),
            sort_key=lambda row: row.index,
            align=RIGHT,
            width=90,
        ),
        Column(title=texts.COLUMN_BAND, text=lambda row: row.band or common.NONE, width=110),
        Column(
            title=texts.COLUMN_FLAGS,
            text=lambda row: ", ".join(map(flag_text, row.flags)),
            meaning=lambda row: "care" if row.flags else "",
            width=220,
        ),
    )
