"""The criteria set for the communes: one signed package that shows the difference before it is adopted."""

from core.reporting.document import CellKind
from core.services.export_package import Exported
from core.services.send_many import Outward
from core.store_ports import CriteriaDocument
from ui.offered_sets import offered_sets
from ui.page import Page
from ui.send_part import SendPart
from ui.tables import RIGHT, Column, TableView
from ui.texts import common
from ui.texts import send_page as texts


class SendCriteriaPart(SendPart):
    """The sets held and shipped; the one stood on is sent for the year on the desk."""

    def __init__(self, page: Page) -> None:
        table: TableView[CriteriaDocument] = TableView(_columns(), texts.TAB_CRITERIA)
        super().__init__(page, table, how=texts.CRITERIA_HOW, none=texts.CRITERIA_NONE)
        table.current_changed.connect(lambda _row: self.changed.emit())
        table.keep_place(self.desk.places, "send_criteria")

    def read(self) -> str:
        """Every set; that of the year's round is stood on."""
        rows = offered_sets(self.desk)
        self.table.show_rows(rows, same=lambda row: row.sha512)
        self.show_any(len(rows))
        if rows and self.table.current() is None:
            used = self.desk.services.run_round.round(self.desk.year)
            wanted = ("", "") if used is None else (used.criteria_set, used.criteria_version)
            if not self.table.select(lambda row: (row.set_id, row.version) == wanted):
                self.table.select(lambda _row: True)
        return ""

    def words(self) -> str:
        """One act."""
        return texts.CRITERIA_SEND

    def can_send(self) -> bool:
        """Whether a set is stood on."""
        return self.table.current() is not None

    def send(self) -> None:
        """Write the set as one package for all units."""
        held, year = self.table.current(), self.desk.year
        if held is None:
            return

        def export(out: Outward) -> tuple[Exported, ...]:
            service = self.desk.services.send_criteria
            return service.send(held.set_id, version=held.version, year=held.year or year, outward=out)

        self.ask_and_write(texts.CRITERIA_ACT, texts.CRITERIA_HOW, send=export, said=texts.packages_sent)


def _columns() -> tuple[Column[CriteriaDocument], ...]:
    return (
        Column(title=texts.COLUMN_SET, text=lambda row: row.name),
        Column(title=common.CODE_TITLE, text=lambda row: row.set_id, width=210),
        Column(
            title=texts.COLUMN_VERSION,
            text=lambda row: row.version,
            align=RIGHT,
            width=90,
            value=lambda row: row.version,
        ),
        Column(
            title=common.YEAR,
            text=lambda row: str(row.year or common.NONE),
            align=RIGHT,
            width=70,
            value=lambda row: row.year or None,
            kind=CellKind.PLAIN,
        ),
    )
