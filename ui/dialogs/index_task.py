"""An improvement for an index that no criterion measures (SIPAS, PAPI, PCI …): what, who, until when."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.services.win_back import Order
from core.text import clean_block, clean_line
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.fields import BlockField, ChoiceField, DayField, LineField
from ui.texts import win_back as texts

_LONGEST_NAME = 40
_LAST_MONTH, _LAST_DAY = 11, 30


class IndexTaskDialog(ActDialog):
    """Names known from the register are offered; another one may be typed."""

    def __init__(
        self, desk: Desk, names: Sequence[str], *, year: int, owner: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(texts.INDEX_ACT, texts.INDEX_WHY.format(year=year + 1), parent=parent)
        self.known = ChoiceField(texts.INDEX_KNOWN, [(name, name) for name in names], may_be_empty=True)
        self.name = LineField(texts.INDEX_NAME, required=True, longest=_LONGEST_NAME)
        self.cause = BlockField(texts.INDEX_CAUSE)
        self.remedy = LineField(texts.REMEDY, required=True)
        self.owner = LineField(texts.OWNER, required=True, longest=200)
        self.due = DayField(texts.DUE, required=True, year=year + 1, today=desk.services.clock.today)
        for field in (self.known, self.name, self.cause, self.remedy, self.owner, self.due):
            self.fields.addWidget(field)
        self.known.setVisible(bool(names))
        self.owner.show_value(owner)
        self.due.show_value(date(year + 1, _LAST_MONTH, _LAST_DAY))
        self.known.committed.connect(self._take)
        for line in (self.name, self.remedy, self.owner, self.due):
            line.line.textChanged.connect(lambda _text: self._allow())
        self._allow()
        (self.known if names else self.name).editor().setFocus()

    def order(self) -> Order:
        """What was filled in; the index stands where a criterion would."""
        return Order(
            criterion=clean_line(self.name.line.text()),
            remedy=clean_line(self.remedy.line.text()),
            owner=clean_line(self.owner.line.text()),
            due_on=self._due(),
            cause=clean_block(self.cause.block.toPlainText()),
        )

    def _take(self, name: object) -> None:
        if isinstance(name, str):
            self.name.line.setText(name)
            self.remedy.line.setText(self.remedy.line.text() or texts.index_remedy(name))

    def _due(self) -> date | None:
        try:
            value = self.due.value()
        except UserError:
            return None
        return value if isinstance(value, date) else None

    def _allow(self) -> None:
        order = self.order()
        self.act.setEnabled(bool(order.criterion and order.remedy and order.owner and order.due_on))
