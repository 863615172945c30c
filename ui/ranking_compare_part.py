"""The ranking beside the year before: bands with counts and shares, every unit, areas under 75 percent."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.ranking_areas import AreaStanding
from core.ranking_comparison import BandChange, KindComparison
from core.services.compare_ranking import RankingBeside
from ui.changes import Topic
from ui.dialogs.past_results import PastResultsDialog
from ui.messages import plain_label
from ui.page import GAP, SMALL, Page, card, set_pill
from ui.ranking_compare_columns import (
    LowLine,
    UnitLine,
    area_columns,
    band_columns,
    low_columns,
    unit_columns,
)
from ui.ranking_part import RankingPart
from ui.ranking_source import RankingSource
from ui.tables import ROW_HEIGHT, TableView
from ui.texts import ranking_comparison as texts

_BANDS_WIDTH = 668


class RankingComparePart(RankingPart):
    """Bands and sentences above, one of three lists below."""

    def __init__(self, page: Page, source: RankingSource) -> None:
        super().__init__(page, source)
        self.bands: TableView[BandChange] = TableView(band_columns(), texts.BANDS)
        self.units: TableView[UnitLine] = TableView(unit_columns(), texts.SHOW_UNITS)
        self.areas: TableView[AreaStanding] = TableView(area_columns(), texts.SHOW_AREAS)
        self.low: TableView[LowLine] = TableView(low_columns(), texts.SHOW_LOW)
        self.origin = plain_label(" ", wraps=True)
        self.told = plain_label(wraps=True)
        self.shown, self.kinds, self.search = QComboBox(), QComboBox(), QLineEdit()
        self.stack = QStackedWidget()
        self._build()
        self.units.opened.connect(lambda line: self.desk.go_to("appraisal", line.change.now.code))
        self.low.opened.connect(lambda line: self.desk.go_to("appraisal", line.unit.code))
        for table, key in ((self.units, "units"), (self.areas, "areas"), (self.low, "low")):
            table.keep_place(self.desk.places, f"ranking_{key}")

    def read(self) -> None:
        """Show the comparison the source holds."""
        beside = self.source.beside
        if beside is None:
            return
        year = beside.view.round.year
        comparison = beside.comparison
        told = (texts.origin(comparison.before, year - 1), texts.only_some(comparison.kinds))
        self.origin.setText(" ".join(filter(None, told)))
        set_pill(self.origin, "none" if comparison.before is None else "accent")
        self._offer_kinds(comparison.kinds)
        self._show(beside)

    def stand_on(self, subject: str) -> None:
        """Stand on one unit."""
        self.units.select(lambda line: line.change.now.code == subject)

    def current_code(self) -> str:
        """The unit stood on."""
        line = self.units.current()
        return "" if line is None else line.change.now.code

    def open_past(self) -> None:
        """Years ranked outside the program: look, enter, forget."""
        dialog = PastResultsDialog(self.desk, year=self.desk.year - 1, parent=self.page)
        dialog.exec()
        if dialog.has_changed:
            self.desk.changes.announce(Topic.PUBLICATIONS)

    def _offer_kinds(self, kinds: Sequence[KindComparison]) -> None:
        chosen = self.kinds.currentData()
        self.kinds.blockSignals(True)
        self.kinds.clear()
        for kind in kinds:
            self.kinds.addItem(texts.kind_option(kind.unit_kind, kind.now.expected), kind.unit_kind)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(chosen)))
        self.kinds.blockSignals(False)
        self.kinds.setVisible(len(kinds) > 1)

    def _show(self, beside: RankingBeside) -> None:
        comparison, chosen = beside.comparison, self.kinds.currentData()
        kind = next((each for each in comparison.kinds if each.unit_kind == chosen), None)
        if kind is None:
            return
        self._show_bands(kind)
        self.told.setText("\n".join(texts.sentences(comparison, kind)))
        has_before = comparison.before is not None
        self.units.show_rows(
            [UnitLine(change=change, has_before=has_before) for change in kind.units],
            same=lambda line: line.change.now.code,
        )
        areas = [area for area in beside.areas if area.unit_kind == kind.unit_kind]
        self.areas.show_rows(areas, same=lambda area: area.area_id)
        low = [LowLine(area=area, unit=unit) for area in areas for unit in area.low]
        self.low.show_rows(low, same=lambda line: (line.area.area_id, line.unit.code))
        self.shown.setItemText(2, texts.low_option(len(low)))
        self.changed.emit()

    def _show_bands(self, kind: KindComparison) -> None:
        changes = kind.bands or tuple(
            BandChange(
                name=share.name,
                now=share.count,
                now_of=kind.now.ranked,
                now_percent=share.percent,
                before=0,
                before_of=0,
                before_percent=share.percent,
            )
            for share in kind.now.bands
        )
        for column in range(2, 5):
            self.bands.setColumnHidden(column, not kind.bands)
        self.bands.show_rows(changes)
        self.bands.setFixedHeight(ROW_HEIGHT * (len(changes) + 1) + SMALL)

    def _choose_kind(self) -> None:
        if self.source.beside is not None:
            self._show(self.source.beside)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self._build_bands())
        top.addWidget(self._build_told(), 1)
        self.column.addWidget(self.origin)
        self.column.addLayout(top)
        self.column.addLayout(self._build_choices())
        self.column.addWidget(self.stack, 1)

    def _build_bands(self) -> QWidget:
        holder = QWidget()
        holder.setFixedWidth(_BANDS_WIDTH)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        self.bands.setSortingEnabled(False)
        self.bands.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bands.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bands.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.bands.setSelectionMode(TableView.SelectionMode.NoSelection)
        column.addWidget(self.bands)
        column.addStretch(1)
        return holder

    def _build_told(self) -> QFrame:
        frame, column = card()
        column.setContentsMargins(12, SMALL, SMALL, SMALL)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("kind", "plain")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, SMALL, 0)
        inside.addWidget(self.told)
        inside.addStretch(1)
        area.setWidget(inner)
        column.addWidget(area, 1)
        return frame

    def _build_choices(self) -> QHBoxLayout:
        for table, words in (
            (self.units, texts.SHOW_UNITS),
            (self.areas, texts.SHOW_AREAS),
            (self.low, texts.SHOW_LOW),
        ):
            self.shown.addItem(words)
            self.stack.addWidget(table)
            self.search.textChanged.connect(table.found.find)
        self.shown.currentIndexChanged.connect(self.stack.setCurrentIndex)
        self.kinds.activated.connect(lambda _at: self._choose_kind())
        self.search.setPlaceholderText(texts.SEARCH)
        self.search.setClearButtonEnabled(True)
        past = QPushButton(texts.PAST)
        past.setAutoDefault(False)
        past.clicked.connect(lambda _checked=False: self.open_past())
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for widget, name in ((self.shown, texts.SHOW), (self.kinds, texts.COLUMN_UNIT)):
            widget.setAccessibleName(name)
            row.addWidget(widget)
        self.search.setAccessibleName(texts.SEARCH)
        row.addWidget(self.search, 1)
        row.addWidget(past)
        return row
