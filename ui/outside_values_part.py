"""The grid of figures by unit that surveys and indexes share; it is laid out anew when the set changes."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from core.outside import OutsideKind, UnitValue
from core.services.outside_values import OutsideTable
from core.units import Unit
from ui.messages import plain_label, reporting
from ui.outside_part import OutsidePart
from ui.outside_source import OutsideSource
from ui.page import SMALL, Page
from ui.texts import outside_page as texts
from ui.undo_bar import UndoBar


class OutsideValuesPart(OutsidePart):
    """`grid` and `source` are there once a round with such criteria was shown."""

    def __init__(self, page: Page, *, kind: OutsideKind, how: str, nothing: str, assign: str) -> None:
        super().__init__(page, how=how)
        self.kind = kind
        self.source: OutsideSource | None = None
        self.assign = QPushButton(assign)
        self.undo = UndoBar(self)
        self._nothing = plain_label(nothing, kind="quiet", wraps=True)
        self._nothing.hide()
        self._build_assign()

    def show_table(self, table: OutsideTable | None) -> None:
        """Show the figures of a year; a set with other columns gets a grid of its own."""
        if table is None:
            return
        fresh = OutsideSource(self.desk, self.kind, table=table)
        is_any = bool(fresh.columns())
        self._nothing.setVisible(not is_any)
        self.how.setVisible(is_any)
        self.assign.setVisible(is_any)
        self.show_origins(table)
        if self.source is None or self.source.columns() != fresh.columns():
            self._lay_out(fresh if is_any else None)
        else:
            if self.source.view() != fresh.view() and self.grid is not None:
                self.grid.model.forget()
                self.undo.hide()
            self.source.show(table)
        if self.grid is not None:
            self.refresh_origin()
            self.grid.reload()
        self._allow()

    def context(self) -> str:
        """How many units have a figure."""
        if self.source is None or not self.source.columns():
            return ""
        return texts.context(self.source.entered(), len(self.source.rows()))

    def listed(self) -> tuple[Unit, ...]:
        """The units of the rows."""
        return () if self.source is None else self.source.table.units

    def assign_origin(self) -> None:
        """Say of the values behind the selected cells that they come from what is chosen above."""
        if self.grid is None or self.source is None:
            return
        origin, held = self.source.origin, self.source.held_at(self.grid.table.places())
        if not held or not (origin.document or origin.survey):
            self.grid.say(
                origin.refusal or texts.ASSIGN_NONE if not origin.document else texts.ASSIGN_NONE, "care"
            )
            return
        fresh = [
            replace(each, value=replace(each.value, document=origin.document, survey=origin.survey))
            for each in held
        ]
        self._keep(fresh)
        self.undo.offer_words(texts.assigned(len(held)), lambda: self._keep(held))

    def _keep(self, values: Sequence[UnitValue]) -> None:
        if self.source is not None and self.grid is not None:
            with reporting(self.page):
                self.source.keep(values)
                self.grid.reload()
                self.kept.emit()

    def _allow(self) -> None:
        source, grid = self.source, self.grid
        is_open = source is not None and not source.table.is_frozen
        chosen = source.held_at(grid.table.places()) if source is not None and grid is not None else ()
        self.assign.setEnabled(is_open and bool(chosen))

    def _build_assign(self) -> None:
        self.assign.setAutoDefault(False)
        self.assign.setToolTip(texts.ASSIGN_HINT)
        self.assign.clicked.connect(lambda _checked=False: self.assign_origin())
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.how, 1)
        row.addWidget(self.assign)
        self.column.addLayout(row)

    def show_origins(self, table: OutsideTable) -> None:
        """Offer what figures can come from."""

    def refresh_origin(self) -> None:
        """Tell the source what figures typed from now on come from."""

    def _lay_out(self, source: OutsideSource | None) -> None:
        self.source = source
        if source is None:
            self.drop_grid()
            return
        name = texts.TAB_SURVEYS if self.kind is OutsideKind.SURVEY else texts.TAB_INDEXES
        grid = self.lay_grid(source, name=name, key=f"outside-{self.kind.value}")
        grid.changed.connect(self.kept)
        grid.changed.connect(self._allow)
        grid.table.stood.connect(self._allow)
        self.column.removeWidget(self.undo)
        self.column.addWidget(self.undo)
