"""Where dossier counts are typed: one month with all fields, or one field with all months."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from core.records.dossiers import DossierField
from ui.desk import Desk
from ui.dossier_grid import DossierSource
from ui.dossier_notes import MONTHS
from ui.page import SMALL
from ui.texts import dossiers as texts
from ui.texts.records import choice_label
from ui.totalled_grid import TotalledGrid

_PLACE = "dossiers"


class DossierEntry(QWidget):
    """The grid with what chooses its rows. `moved`: other rows are in sight; `edited`: a change was kept."""

    moved = Signal()
    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.source = DossierSource(desk)
        self.months = QTabBar()
        self.fields = QComboBox()
        self.compare = QCheckBox(texts.COMPARE)
        self.grid = TotalledGrid(
            self.source, name=texts.GRID, total=(texts.TOTAL, texts.TOTALS), hint=texts.HINT
        )
        self.grid.table.where = self.where
        self._is_by_month = True
        self._is_moving = False
        self._year = 0
        self._build()
        self._listen()
        self.grid.keep_place(desk.places, _PLACE)
        self.compare.setChecked(desk.places.value(f"{_PLACE}/compare") in {True, "true"})

    def reload(self) -> None:
        """Read the year again; another year has nothing to undo and begins at its last month."""
        self.source.read()
        if self._year != self._desk.year:
            self._year = self._desk.year
            self.grid.model.forget()
            self._choose_month(max(self.source.last_month(), 1))
        self._show()

    def show_by(self, *, month: bool) -> None:
        """Rows are the fields of a month, or the months of a field."""
        self._is_by_month = month
        self.months.setVisible(month)
        self.fields.setVisible(not month)
        self._show()

    def stand_on(self, month: int, field: DossierField) -> None:
        """Stand on the row of a field in a month."""
        self._choose_month(month)
        self.show_by(month=True)
        place = self.source.place(((month, field), "carried_over"))
        if place is not None:
            self.grid.table.stand(*place)
        self.grid.table.setFocus()

    def month(self) -> int:
        """The month in sight."""
        return MONTHS[self.months.currentIndex()]

    def where(self) -> str:
        """What the rows show, in words."""
        if self._is_by_month:
            return texts.month(self.month())
        return self.fields.currentText()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is typed is kept when the page goes out of sight."""
        self.grid.finish()
        super().hideEvent(event)

    def _show(self) -> None:
        if self._is_by_month:
            self.source.show_month(self.month())
        else:
            self.source.show_field(DossierField(self.fields.currentData()))
        self.grid.reload()
        self._mark_months()
        self.moved.emit()

    def _mark_months(self) -> None:
        """A month that is over and holds nothing is marked."""
        missing = self.source.missing_months(self._desk.services.clock.today())
        for at, month in enumerate(MONTHS):
            is_missing = month in missing
            self.months.setTabText(at, texts.month_tab(month, is_missing=is_missing))
            self.months.setTabToolTip(at, texts.month_missing(month) if is_missing else texts.month(month))

    def _choose_month(self, month: int) -> None:
        self._is_moving = True
        self.months.setCurrentIndex(month - 1)
        self._is_moving = False

    def _choose_field(self, field: DossierField) -> None:
        self.fields.setCurrentIndex(self.fields.findData(field.value))

    def _change(self) -> None:
        """Other rows, unless the open cell holds a text that cannot be kept."""
        if self._is_moving:
            return
        if self.grid.finish():
            self._show()
            return
        view = self.source.view()
        value = view[1] if isinstance(view, tuple) else None
        if isinstance(value, DossierField):
            self._choose_field(value)
        elif isinstance(value, int):
            self._choose_month(value)
        self.grid.table.focus_open()

    def _turn(self, by: int) -> None:
        """The next or previous month, or field, without leaving the grid."""
        chooser = self.months if self._is_by_month else self.fields
        chooser.setCurrentIndex((chooser.currentIndex() + by) % chooser.count())
        if not self._is_by_month:
            self._change()

    def _follow_undo(self, view: object) -> None:
        """Show the rows a change lies in, so that taking it back is seen."""
        kind, value = view if isinstance(view, tuple) else ("", None)
        if isinstance(value, DossierField):
            self._choose_field(value)
        elif isinstance(value, int):
            self._choose_month(value)
        self.show_by(month=kind == "month")

    def _compare(self, is_wanted: bool) -> None:
        self.source.compares = is_wanted
        self._desk.places.setValue(f"{_PLACE}/compare", is_wanted)
        self.grid.reload()
        if is_wanted and self._year and not self.source.has_last_year():
            self.grid.say(texts.nothing_before(self._desk.year - 1), "care")

    def _listen(self) -> None:
        self.months.currentChanged.connect(lambda _at: self._change())
        self.fields.activated.connect(lambda _at: self._change())
        self.compare.toggled.connect(self._compare)
        self.grid.model.elsewhere.connect(self._follow_undo)
        self.grid.changed.connect(self._mark_months)
        self.grid.changed.connect(self.edited)
        self.grid.table.rows_asked.connect(self._turn)
        self.grid.table.held.connect(lambda is_held: self._desk.note_draft(_PLACE, _PLACE if is_held else ""))

    def _build(self) -> None:
        for month in MONTHS:
            self.months.addTab(texts.month_tab(month))
        self.months.setAccessibleName(texts.MONTH)
        self.months.setDrawBase(False)
        self.months.setExpanding(False)
        self.months.setUsesScrollButtons(False)
        for field in DossierField:
            self.fields.addItem(choice_label(field), field.value)
        self.fields.setAccessibleName(texts.FIELD)
        self.fields.setMaxVisibleItems(len(DossierField))
        self.fields.setCurrentIndex(1)
        self.fields.hide()
        self.compare.setToolTip(f"{texts.COMPARE_HINT} (Ctrl+L)")
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.months)
        row.addWidget(self.fields)
        row.addStretch(1)
        row.addWidget(self.compare)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.grid, 1)
