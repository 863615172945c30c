"""Results back: one signed package per unit, after publication."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QAbstractItemView, QDialog, QVBoxLayout, QWidget

from core.exchanges import Direction
from core.ranking import RankRow
from core.services.export_package import Exported
from core.units import read_package_code
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.write_package import WritePackageDialog
from ui.messages import plain_label, reporting, show_error, tell_where
from ui.page import SMALL, Page, nothing_here
from ui.progress_dialog import run_long
from ui.tables import RIGHT, Column, TableView
from ui.texts import common, numbers
from ui.texts import send_page as texts

_RESULT = "result"


@dataclass(frozen=True, slots=True, kw_only=True)
class SendRow:
    """A ranked unit and when its result package was last written."""

    row: RankRow
    sent_at: datetime | None


class SendResultsPage(Page):
    """The published units; those chosen, or all, get their package."""

    key: ClassVar[str] = "send"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PUBLICATIONS, Topic.PACKAGES, Topic.KEYS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_SEND)
        self.table: TableView[SendRow] = TableView(_columns(), common.PAGE_SEND)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._filled = QWidget()
        self._empty = nothing_here(texts.NONE_HERE, texts.OPEN_RANKING, lambda: desk.go_to("ranking"))
        self._send = self.add_primary(texts.SEND, self.choose, mark="send", keys="Ctrl+E")
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(plain_label(texts.CHOOSE, kind="quiet", wraps=True))
        column.addWidget(self.table, 1)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._filled, 1)

    def reload(self) -> None:
        """The published ranking with what was sent."""
        rows: tuple[SendRow, ...] = ()
        with reporting(self):
            rows = self._rows()
        self.table.show_rows(rows, same=lambda item: item.row.code)
        self._empty.setVisible(not rows)
        self._filled.setVisible(bool(rows))
        self._send.setEnabled(bool(rows))
        sent = sum(1 for item in rows if item.sent_at is not None)
        self.set_context(common.year(self.desk.year), texts.context(sent, len(rows)) if rows else "")

    def choose(self) -> None:
        """Ask for folder and passphrase."""
        folder = str(self.desk.places.value("export_folder") or "")
        dialog = WritePackageDialog(texts.SEND_ACT, needs_reason=False, folder=folder, parent=self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.write(dialog.target(), passphrase=dialog.passphrase())

    def write(self, folder: Path, *, passphrase: str) -> None:
        """Write the packages of the chosen units, or of all."""
        self.desk.places.setValue("export_folder", str(folder))
        chosen = tuple(item.row.code for item in self.table.chosen())
        units = chosen if len(chosen) > 1 else ()
        service, year = self.desk.services.send_results, self.desk.year
        run_long(
            self,
            self.desk.jobs,
            texts.SENDING,
            work=lambda progress: service.export(
                year, folder, passphrase=passphrase, units=units, progress=progress
            ),
            done=self._written,
            failed=self._failed,
        )

    def _rows(self) -> tuple[SendRow, ...]:
        if self.desk.services.appraisal.round(self.desk.year) is None:
            return ()
        view = self.desk.services.publish_ranking.preview(self.desk.year)
        if view.published is None:
            return ()
        sent = {
            read_package_code(row.recipient)[1]: row.at
            for row in reversed(self.desk.services.import_package.history(self.desk.year))
            if row.kind == _RESULT and row.direction is Direction.SENT
        }
        return tuple(
            SendRow(row=row, sent_at=sent.get(row.code)) for row in view.ranking.rows if row.index is not None
        )

    def _written(self, made: tuple[Exported, ...]) -> None:
        self.desk.changes.announce(Topic.PACKAGES)
        if made:
            path = made[0].files[0].parent
            tell_where(self, texts.SEND_ACT, texts.SENT.format(count=len(made)), path=path)

    def _failed(self, error: Exception) -> None:
        show_error(self, error)


def _columns() -> tuple[Column[SendRow], ...]:
    return (
        Column(
            title=texts.COLUMN_RANK,
            text=lambda item: str(item.row.rank or common.NONE),
            sort_key=lambda item: item.row.rank,
            align=RIGHT,
            width=70,
        ),
        Column(title=texts.COLUMN_UNIT, text=lambda item: item.row.name),
        Column(
            title=texts.COLUMN_INDEX,
            text=lambda item: common.NONE if item.row.index is None else numbers.percent(item.row.index),
            sort_key=lambda item: item.row.index,
            align=RIGHT,
            width=100,
        ),
        Column(title=texts.COLUMN_BAND, text=lambda item: item.row.band or common.NONE, width=140),
        Column(
            title=texts.COLUMN_SENT,
            text=lambda item: common.moment(item.sent_at),
            sort_key=lambda item: item.sent_at,
            meaning=lambda item: "done" if item.sent_at else "none",
            width=160,
        ),
    )
