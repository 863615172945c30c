"""Receipts: those that wait for their signature first, and every one that was written."""

from core.services.receipts import ReceiptView
from ui.page import Page
from ui.receipts_act import write_receipts
from ui.send_part import SendPart
from ui.tables import RIGHT, Column, TableView, wall
from ui.texts import common, packages, receiving
from ui.texts import send_page as texts


class SendReceiptsPart(SendPart):
    """What waits is written together; a receipt stood on can be written again, byte for byte."""

    def __init__(self, page: Page) -> None:
        self._name_of = page.desk.services.units.unit
        table: TableView[ReceiptView] = TableView(self._columns(), texts.TAB_RECEIPTS)
        super().__init__(page, table, how=texts.RECEIPTS_HOW, none=texts.RECEIPTS_NONE)
        self._waiting = 0
        table.current_changed.connect(lambda _row: self.changed.emit())
        table.keep_place(self.desk.places, "send_receipts")

    def read(self) -> str:
        """Every receipt, newest first."""
        rows = self.desk.services.receipts.issued()
        self._waiting = len(self.desk.services.receipts.waiting())
        self.table.show_rows(rows, same=lambda row: row.digest)
        self.show_any(len(rows))
        return receiving.receipts_wait(self._waiting)

    def words(self) -> str:
        """Those that wait; else the one stood on, again."""
        return receiving.receipts(self._waiting) if self._waiting else texts.RECEIPT_AGAIN

    def can_send(self) -> bool:
        """Whether any waits or one is stood on."""
        return self._waiting > 0 or self.table.current() is not None

    def send(self) -> None:
        """Write them."""
        row = self.table.current()
        if self._waiting:
            write_receipts(self.page)
        elif row is not None:
            write_receipts(self.page, units=(row.unit,))

    def _columns(self) -> tuple[Column[ReceiptView], ...]:
        return (
            Column(title=texts.COLUMN_UNIT, text=lambda row: str(self._name_of(row.unit).name)),
            Column(
                title=texts.COLUMN_NUMBER,
                text=lambda row: str(row.number),
                value=lambda row: row.number,
                align=RIGHT,
                width=70,
            ),
            Column(
                title=texts.COLUMN_FOR,
                text=lambda row: texts.receipt_for(row.package_revision, row.period),
                width=170,
            ),
            Column(
                title=texts.COLUMN_RECEIVED,
                text=lambda row: common.moment(row.received_at),
                sort_key=lambda row: row.received_at,
                width=146,
                value=lambda row: wall(row.received_at),
            ),
            Column(title=texts.COLUMN_STATE, text=_state, meaning=_meaning, mark=_meaning, width=150),
            Column(
                title=texts.COLUMN_DIGEST,
                text=lambda row: packages.digest_groups(row.package_digest),
                width=180,
            ),
        )


def _state(row: ReceiptView) -> str:
    return texts.RECEIPT_WRITTEN if row.is_signed else texts.RECEIPT_WAITS


def _meaning(row: ReceiptView) -> str:
    return "done" if row.is_signed else "care"
