"""Results back: one signed package per unit after publication, and who has which revision."""

from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractItemView

from core.exchanges import Direction, PackageRow
from core.packages.kinds import Kind
from core.ranking import RankRow
from core.services.export_package import Exported
from core.services.send_many import Outward
from core.units import read_package_code
from ui.page import Page
from ui.send_part import SendPart
from ui.tables import RIGHT, Column, TableView
from ui.texts import common, numbers, packages
from ui.texts import send_page as texts


@dataclass(frozen=True, slots=True, kw_only=True)
class SendRow:
    """A ranked unit and the newest result package written for it."""

    row: RankRow
    sent: PackageRow | None


class SendResultsPart(SendPart):
    """The published units; all of them, or those chosen, get their package."""

    def __init__(self, page: Page) -> None:
        table: TableView[SendRow] = TableView(_columns(), texts.TAB_RESULTS)
        super().__init__(page, table, how=f"{texts.HOW} {texts.AGAIN}", none=texts.NONE_HERE)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.selectionModel().selectionChanged.connect(lambda *_places: self.changed.emit())
        table.keep_place(self.desk.places, "send")

    def read(self) -> str:
        """The published ranking with what was written."""
        rows = self._rows()
        self.table.show_rows(rows, same=lambda item: item.row.code)
        self.show_any(len(rows))
        sent = sum(1 for item in rows if item.sent is not None)
        return texts.context(sent, len(rows)) if rows else ""

    def words(self) -> str:
        """The act for the whole list."""
        return texts.SEND_ALL

    def can_send(self) -> bool:
        """Whether anything was published."""
        return bool(self.table.rows_model.rows)

    def chosen_words(self) -> str:
        """The act for the units selected."""
        return texts.send_chosen(len(self.table.chosen())) if self.can_send() else ""

    def send(self) -> None:
        """Write a package for every unit."""
        self._ask(())

    def send_chosen(self) -> None:
        """Write packages for the selected units alone."""
        chosen = tuple(item.row.code for item in self.table.chosen())
        if chosen:
            self._ask(chosen)

    def _ask(self, units: tuple[str, ...]) -> None:
        self.ask_and_write(
            texts.SEND_ACT, texts.HOW, send=lambda out: self.export(out, units), said=texts.results_sent
        )

    def export(self, out: Outward, units: tuple[str, ...] = ()) -> tuple[Exported, ...]:
        """Have the packages written; no units means all."""
        service, year = self.desk.services.send_results, self.desk.year
        return service.export(
            year, out.folder, passphrase=out.passphrase, units=units, form=out.form, progress=out.progress
        )

    def _rows(self) -> tuple[SendRow, ...]:
        services, year = self.desk.services, self.desk.year
        if services.run_round.round(year) is None:
            return ()
        view = services.publish_ranking.preview(year)
        if view.published is None:
            return ()
        sent: dict[str, PackageRow] = {}
        for package in services.import_package.history(year):
            if package.kind == Kind.RESULT and package.direction is Direction.SENT:
                code = read_package_code(package.recipient)[1]
                if code not in sent or sent[code].revision < package.revision:
                    sent[code] = package
        return tuple(
            SendRow(row=row, sent=sent.get(row.code)) for row in view.ranking.rows if row.rank is not None
        )


def _state(item: SendRow) -> str:
    return texts.NOT_WRITTEN if item.sent is None else texts.written(item.sent.revision)


def _meaning(item: SendRow) -> str:
    return "none" if item.sent is None else "done"


def _columns() -> tuple[Column[SendRow], ...]:
    return (
        Column(
            title=texts.COLUMN_RANK,
            text=lambda item: str(item.row.rank or common.NONE),
            sort_key=lambda item: item.row.rank,
            align=RIGHT,
            width=60,
        ),
        Column(title=texts.COLUMN_UNIT, text=lambda item: item.row.name),
        Column(
            title=texts.COLUMN_INDEX,
            text=lambda item: common.NONE if item.row.index is None else numbers.percent(item.row.index),
            sort_key=lambda item: item.row.index,
            align=RIGHT,
            width=90,
        ),
        Column(title=texts.COLUMN_BAND, text=lambda item: item.row.band or common.NONE, width=120),
        Column(title=texts.COLUMN_STATE, text=_state, meaning=_meaning, mark=_meaning, width=140),
        Column(
            title=texts.COLUMN_AT,
            text=lambda item: common.moment(None if item.sent is None else item.sent.at),
            sort_key=lambda item: None if item.sent is None else item.sent.at,
            width=132,
        ),
        Column(
            title=texts.COLUMN_DIGEST,
            text=lambda item: common.NONE if item.sent is None else packages.digest_groups(item.sent.digest),
            width=180,
        ),
    )
