"""The ranking table: every unit with rank, index and band, the bands counted, and why."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from core.ranking import BandShare, RankRow
from core.reporting.document import CellKind
from core.services.compare_ranking import RankingBeside
from core.services.ranking_documents import final_total
from core.services.ranking_reading import RankingView
from ui.messages import plain_label
from ui.page import GAP, SMALL, Page, card, set_pill
from ui.ranking_part import RankingPart
from ui.ranking_source import RankingSource
from ui.row_heights import RowHeights
from ui.tables import RIGHT, ROW_HEIGHT, Column, TableView
from ui.texts import common, numbers, ranking_comparison
from ui.texts import ranking_page as texts

_SIDE = 320
_FLAGS = 5  # the column that may take several lines
_LAST = 10**9


class RankingTablePart(RankingPart):
    """Rows at the left, bands and steps at the right; one unit kind at a time."""

    def __init__(self, page: Page, source: RankingSource) -> None:
        super().__init__(page, source)
        self.table: TableView[RankRow] = TableView(_columns(), common.PAGE_RANKING)
        self.bands: TableView[BandShare] = TableView(_band_columns(), texts.BANDS)
        self.search, self.kinds, self.schemes = QLineEdit(), QComboBox(), QComboBox()
        self.state = plain_label(" ", wraps=True)
        self._trying = plain_label(texts.TRYING_SCHEME, kind="finding", wraps=True)
        self._unit = plain_label(kind="heading", wraps=True)
        self.steps = plain_label(wraps=True)
        self._heights = RowHeights(self.table, texts.flags, column=_FLAGS)
        self._build()
        self.table.current_changed.connect(self._show_steps)
        self.table.opened.connect(self._open_unit)
        self.table.keep_place(self.desk.places, "ranking")
        source.computing.connect(self._say_computing)

    def read(self) -> None:
        """Show the ranking the source holds."""
        beside = self.source.beside
        if beside is not None:
            self._offer(beside)
            self._show(beside.view)

    def stand_on(self, subject: str) -> None:
        """Stand on one unit, whatever kind is shown."""
        beside = self.source.beside
        if beside is None or not subject:
            return
        row = next((each for each in beside.view.ranking.rows if each.code == subject), None)
        if row is not None:
            self.search.clear()
            self.kinds.setCurrentIndex(max(0, self.kinds.findData(row.unit_kind)))
            self.table.select(lambda each: each.code == subject)

    def current_code(self) -> str:
        """The unit stood on."""
        row = self.table.current()
        return "" if row is None else row.code

    def _say_computing(self) -> None:
        if self.source.beside is None:
            self._say(texts.COMPUTING, "none")

    def _offer(self, beside: RankingBeside) -> None:
        """The unit kinds of the round, and the schemes of its set; the round's own stands first."""
        view = beside.view
        held = [(each.unit_kind, each.expected) for each in view.ranking.summaries]
        _fill(
            self.kinds,
            [(kind, ranking_comparison.kind_option(kind, count)) for kind, count in held],
            chosen=self.kinds.currentData(),
        )
        self.kinds.setVisible(len(held) > 1)
        own = view.round.band_scheme
        schemes = sorted(view.criteria.band_schemes, key=lambda each: each.id != own)
        listed = [
            (each.id, texts.scheme([band.name for band in each.bands], is_rounds=each.id == own))
            for each in schemes
        ]
        _fill(self.schemes, listed, chosen=view.ranking.scheme_id)
        self._trying.setVisible(view.ranking.scheme_id != own)

    def _show(self, view: RankingView) -> None:
        self._say(*_state_of(view))
        kind = self.kinds.currentData()
        summary = next((each for each in view.ranking.summaries if each.unit_kind == kind), None)
        shares = () if summary is None else summary.bands
        self.bands.show_rows(shares)
        self.bands.setFixedHeight(ROW_HEIGHT * (len(shares) + 1) + SMALL)
        rows = [row for row in view.ranking.rows if row.unit_kind == kind]
        self.table.show_rows(rows, same=lambda row: row.code)
        if self.table.current() is None:
            self.table.select(lambda _row: True)
        self._show_steps(self.table.current())

    def _say(self, sentence: str, meaning: str) -> None:
        self.state.setText(sentence)
        set_pill(self.state, meaning)

    def _show_steps(self, row: RankRow | None) -> None:
        beside = self.source.beside
        self._unit.setText("" if row is None else row.name)
        self.steps.setText("" if row is None or beside is None else texts.steps(row, beside.view))
        self.changed.emit()

    def _open_unit(self, row: RankRow) -> None:
        if row.rank is not None:
            self.desk.go_to("appraisal", row.code)

    def _choose_kind(self) -> None:
        if self.source.beside is not None:
            self._show(self.source.beside.view)

    def _choose_scheme(self) -> None:
        beside, chosen = self.source.beside, self.schemes.currentData()
        if beside is not None:
            self.source.try_scheme(None if chosen == beside.view.round.band_scheme else chosen)

    def _build(self) -> None:
        set_pill(self.state, "accent")
        self._trying.hide()
        left = QVBoxLayout()
        left.setSpacing(SMALL)
        left.addWidget(self.state)
        left.addLayout(self._build_choices())
        left.addWidget(self._trying)
        left.addWidget(self.table, 1)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self._build_bands())
        right.addWidget(self._build_steps(), 1)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addLayout(left, 1)
        row.addLayout(right)
        self.column.addLayout(row, 1)

    def _build_choices(self) -> QHBoxLayout:
        self.search.setPlaceholderText(texts.SEARCH)
        self.search.setAccessibleName(texts.SEARCH)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.table.found.find)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.search, 1)
        for combo, name, act in (
            (self.kinds, texts.KIND, self._choose_kind),
            (self.schemes, texts.SCHEME, self._choose_scheme),
        ):
            row.addWidget(_prepared(combo, name, act=act))
        return row

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
        self.steps.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inner = QWidget()
        inner.setProperty("kind", "plain")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, SMALL, 0)
        inside.addWidget(self._unit)
        inside.addWidget(self.steps)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        column.addWidget(area, 1)
        return frame


def _state_of(view: RankingView) -> tuple[str, str]:
    """What may be done with the ranking now, and how loudly to say so."""
    if view.published is not None:
        at = common.moment(view.published.at)
        return texts.published(at, view.published.number, officer=view.published.officer), "done"
    if view.open_units:
        return texts.open_units(view.open_units), "care"
    if view.conflicts:
        return texts.conflicts(view.conflicts), "care"
    if not view.inputs:
        return texts.NOTHING, "accent"
    lines = [texts.reopened_state(view) if view.reopenings else texts.PREVIEW, texts.open_lines(view)]
    return " ".join(filter(None, lines)), "care" if lines[1] else "accent"


def _prepared(combo: QComboBox, name: str, *, act: Callable[[], None]) -> QComboBox:
    combo.setAccessibleName(name)
    combo.setToolTip(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(18)
    combo.activated.connect(lambda _at: act())
    return combo


def _fill(combo: QComboBox, options: list[tuple[str, str]], *, chosen: str | None) -> None:
    """Offer these; nothing is told to anybody."""
    combo.blockSignals(True)
    combo.clear()
    for value, words in options:
        combo.addItem(words, value)
        combo.setItemData(combo.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    combo.blockSignals(False)


def _total(row: RankRow) -> Decimal | None:
    return None if row.total is None else final_total(row)


def _points(value: Decimal | None) -> str:
    return common.NONE if value is None else numbers.points(value)


def _columns() -> tuple[Column[RankRow], ...]:
    return (
        Column(
            title=texts.COLUMN_RANK,
            text=texts.place,
            sort_key=lambda row: row.rank or _LAST,
            align=RIGHT,
            meaning=lambda row: "none" if row.index is None else "",
            width=104,
            value=lambda row: row.rank,
        ),
        Column(title=texts.COLUMN_UNIT, text=lambda row: row.name, width=176),
        Column(
            title=texts.COLUMN_TOTAL,
            text=lambda row: _points(_total(row)),
            value=_total,
            align=RIGHT,
            width=80,
        ),
        Column(
            title=texts.COLUMN_INDEX,
            text=lambda row: common.NONE if row.index is None else numbers.percent(row.index),
            value=lambda row: row.index,
            align=RIGHT,
            is_bold=lambda _row: True,
            width=88,
            kind=CellKind.PERCENT,
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
        Column(
            title=texts.COLUMN_COUNT,
            text=lambda share: str(share.count),
            align=RIGHT,
            width=78,
            value=lambda share: share.count,
        ),
        Column(
            title=texts.COLUMN_PERCENT,
            text=lambda share: texts.percent(share.percent),
            align=RIGHT,
            width=78,
            value=lambda share: share.percent,
            kind=CellKind.PERCENT,
        ),
    )
