"""One letterhead: its first day, issuer, place and symbol, with the head as it will be printed."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.errors import UserError
from core.letterheads import DatedHead
from core.text import clean_line
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.fields import BlockField, DayField, LineField
from ui.page import GAP
from ui.paper_preview import PaperPreview
from ui.texts import letterheads as texts

_WIDTH, _ISSUER_HEIGHT = 640, 52


class LetterheadDialog(ActDialog):
    """What is left empty follows the unit."""

    def __init__(self, desk: Desk, head: DatedHead | None, *, parent: QWidget | None = None) -> None:
        super().__init__(texts.KEEP, texts.HEAD_WHY, parent=parent)
        self.setWindowTitle(texts.HEAD_TITLE)
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        today = desk.services.clock.today
        self.since = DayField(texts.SINCE, hint=texts.SINCE_HINT, year=today().year, today=today)
        self.symbol = LineField(texts.SYMBOL, hint=texts.SYMBOL_HINT, longest=40)
        self.place = LineField(texts.PLACE, longest=100)
        self.superior = LineField(texts.SUPERIOR, hint=texts.SUPERIOR_HINT, longest=200)
        self.issuer = BlockField(texts.ISSUER, hint=texts.ISSUER_HINT)
        self.preview = PaperPreview()
        self._build()
        self._show(head or DatedHead())
        for line in (self.since, self.symbol, self.place, self.superior):
            line.line.textChanged.connect(lambda _text: self._draw())
        self.issuer.block.textChanged.connect(self._draw)
        self._draw()
        self.since.line.setFocus()

    def head(self) -> DatedHead:
        """The letterhead as entered. Raises a `UserError` where the day cannot be read."""
        day = self.since.value()
        lines = self.issuer.block.toPlainText().splitlines()
        return DatedHead(
            valid_from=day if isinstance(day, date) else None,
            superior=clean_line(self.superior.line.text()),
            issuer=tuple(filter(None, map(clean_line, lines))),
            place=clean_line(self.place.line.text()),
            symbol=clean_line(self.symbol.line.text()),
        )

    def _draw(self) -> None:
        """The head with what is typed now; a day half typed changes nothing."""
        try:
            head = self.head()
        except UserError:
            self.act.setEnabled(False)
            return
        self.act.setEnabled(not head.says_nothing)
        self.preview.show_head(self._desk.services.letterheads.tried(head, texts.SAMPLE_SYMBOL))

    def _show(self, head: DatedHead) -> None:
        self.since.show_value(head.valid_from)
        self.symbol.show_value(head.symbol)
        self.place.show_value(head.place)
        self.superior.show_value(head.superior)
        self.issuer.show_value("\n".join(head.issuer))

    def _build(self) -> None:
        self.issuer.block.setFixedHeight(_ISSUER_HEIGHT)
        first = QHBoxLayout()
        first.setSpacing(GAP)
        for field in (self.since, self.place, self.symbol):
            first.addWidget(field, 1)
        self.fields.addLayout(first)
        self.fields.addWidget(self.superior)
        self.fields.addWidget(self.issuer)
        self.fields.addWidget(self.preview)
