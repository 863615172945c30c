"""Figures another office publishes about each unit: the 766 index and the like, each with its document."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout

from core.errors import UserError
from core.outside import OutsideKind
from core.services.outside_values import OutsideTable
from core.text import clean_line
from ui.fields import DayField, LineField
from ui.outside_part import Offered
from ui.outside_source import Origin
from ui.outside_values_part import OutsideValuesPart
from ui.page import GAP, Page
from ui.texts import numbers
from ui.texts import outside_page as texts

_DAY_WIDTH = 168


class IndexesPart(OutsideValuesPart):
    """Figures typed carry the document and day that stand above the grid."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            page,
            kind=OutsideKind.INDEX,
            how=texts.INDEXES_HINT,
            nothing=texts.INDEXES_NOTHING,
            assign=texts.ASSIGN_DOCUMENT,
        )
        self.document = LineField(texts.DOCUMENT, hint=texts.DOCUMENT_HINT)
        self.day = DayField(texts.DOCUMENT_DAY, year=self.desk.year, today=self.desk.services.clock.today)
        self._is_frozen = False
        self._build()

    def offered(self) -> Offered:
        """A workbook of every index."""
        is_any = self.source is not None
        kind = OutsideKind.INDEX if is_any else None
        return Offered(kind=kind, may_take=is_any and not self._is_frozen)

    def show_origins(self, table: OutsideTable) -> None:
        """The document typed last for the year stands ready."""
        self._is_frozen = table.is_frozen
        self.document.editor().setDisabled(table.is_frozen)
        self.day.editor().setDisabled(table.is_frozen)

    def refresh_origin(self) -> None:
        """Figures come from the document typed above."""
        if self.source is None:
            return
        try:
            day = self.day.value()
        except UserError:
            day = None
        document = clean_line(self.document.line.text())
        told = texts.document_and_day(document, numbers.day(day) if isinstance(day, date) else "")
        self.source.origin = Origin(document=told if document else "", refusal=texts.DOCUMENT_NEEDED)
        self.document.say("")

    def _build(self) -> None:
        self.document.line.setPlaceholderText(texts.DOCUMENT_HINT)
        self.document.offers = self._documents
        self.day.setFixedWidth(_DAY_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.document, 1)
        row.addWidget(self.day)
        self.column.insertLayout(0, row)
        self.column.addWidget(self._nothing)
        self.document.line.textChanged.connect(lambda _text: self.refresh_origin())
        self.day.line.textChanged.connect(lambda _text: self.refresh_origin())

    def _documents(self) -> tuple[str, ...]:
        """Documents named by values that are held, the newest first."""
        if self.source is None:
            return ()
        held = (value for values in self.source.table.values.values() for value in values.values())
        dated = sorted((value for value in held if value.document), key=lambda value: str(value.entered_at))
        return tuple(dict.fromkeys(value.document for value in reversed(dated)))
