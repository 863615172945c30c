"""The grid of figures by unit that surveys and indexes share; it is laid out anew when the set changes."""

from core.outside import OutsideKind
from core.services.outside_values import OutsideTable
from core.units import Unit
from ui.messages import plain_label
from ui.outside_part import OutsidePart
from ui.outside_source import OutsideSource
from ui.page import Page
from ui.texts import outside_page as texts


class OutsideValuesPart(OutsidePart):
    """`grid` and `source` are there once a round with such criteria was shown."""

    def __init__(self, page: Page, *, kind: OutsideKind, how: str, nothing: str) -> None:
        super().__init__(page, how=how)
        self.kind = kind
        self.source: OutsideSource | None = None
        self._nothing = plain_label(nothing, kind="quiet", wraps=True)
        self._nothing.hide()

    def show_table(self, table: OutsideTable | None) -> None:
        """Show the figures of a year; a set with other columns gets a grid of its own."""
        if table is None:
            return
        fresh = OutsideSource(self.desk, self.kind, table=table)
        is_any = bool(fresh.columns())
        self._nothing.setVisible(not is_any)
        self.how.setVisible(is_any)
        self.show_origins(table)
        if self.source is None or self.source.columns() != fresh.columns():
            self._lay_out(fresh if is_any else None)
        else:
            if self.source.view() != fresh.view() and self.grid is not None:
                self.grid.model.forget()
            self.source.show(table)
        if self.grid is not None:
            self.refresh_origin()
            self.grid.reload()

    def context(self) -> str:
        """How many units have a figure."""
        if self.source is None or not self.source.columns():
            return ""
        return texts.context(self.source.entered(), len(self.source.rows()))

    def listed(self) -> tuple[Unit, ...]:
        """The units of the rows."""
        return () if self.source is None else self.source.table.units

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
