"""Results back: one signed package per unit after publication, and who has which revision."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QAbstractItemView, QDialog, QVBoxLayout, QWidget

from core.delivery import WHOLE, Delivered, Form
from core.exchanges import Direction, PackageRow
from core.packages.kinds import Kind
from core.ranking import RankRow
from core.services.export_package import Exported
from core.units import read_package_code
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.delivered import DeliveredDialog
from ui.dialogs.write_package import WritePackageDialog
from ui.messages import plain_label, reporting, show_error
from ui.page import SMALL, Page, nothing_here
from ui.progress_dialog import run_long
from ui.tables import RIGHT, Column, TableView
from ui.texts import common, numbers, packages
from ui.texts import send_page as texts


@dataclass(frozen=True, slots=True, kw_only=True)
class SendRow:
    """A ranked unit and the newest result package written for it."""

    row: RankRow
    sent: PackageRow | None


class SendResultsPage(Page):
    """The published units; all of them, or those chosen, get their package."""

    key: ClassVar[str] = "send"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PUBLICATIONS, Topic.PACKAGES, Topic.KEYS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_SEND)
        self.table: TableView[SendRow] = TableView(_columns(), common.PAGE_SEND)
        self._filled = QWidget()
        self._empty = nothing_here(texts.NONE_HERE, texts.OPEN_RANKING, act=lambda: desk.go_to("ranking"))
        self._keys = self.add_action(texts.OPEN_KEYS, lambda: desk.go_to("keys"), mark="keys")
        self._chosen = self.add_action(texts.SEND_CHOSEN, self.send_chosen)
        self._all = self.add_primary(texts.SEND_ALL, self.send_all, mark="send", keys="Ctrl+E")
        self._build()
        self.table.selectionModel().selectionChanged.connect(lambda *_places: self._allow())
        self.table.keep_place(desk.places, "send")

    def reload(self) -> None:
        """The published ranking with what was written."""
        rows: tuple[SendRow, ...] = ()
        with reporting(self):
            rows = self._rows()
        self.table.show_rows(rows, same=lambda item: item.row.code)
        self._empty.setVisible(not rows)
        self._filled.setVisible(bool(rows))
        sent = sum(1 for item in rows if item.sent is not None)
        self.set_context(common.year(self.desk.year), texts.context(sent, len(rows)) if rows else "")
        self._allow()

    def send_all(self) -> None:
        """Write a package for every unit."""
        self._ask(())

    def send_chosen(self) -> None:
        """Write packages for the selected units alone."""
        chosen = tuple(item.row.code for item in self.table.chosen())
        if chosen:
            self._ask(chosen)

    def write(
        self, folder: Path, *, passphrase: str, units: tuple[str, ...] = (), form: Form = WHOLE
    ) -> None:
        """Write the packages under a progress dialog; no units means all."""
        self.desk.places.setValue("export_folder", str(folder))
        service, year = self.desk.services.send_results, self.desk.year
        run_long(
            self,
            self.desk.jobs,
            title=texts.SENDING,
            work=lambda progress: service.export(
                year, folder, passphrase=passphrase, units=units, form=form, progress=progress
            ),
            done=self._written,
            failed=self._failed,
        )

    def _ask(self, units: tuple[str, ...]) -> None:
        folder = str(self.desk.places.value("export_folder") or "")
        dialog = WritePackageDialog(texts.SEND_ACT, needs_reason=False, folder=folder, parent=self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.write(dialog.target(), passphrase=dialog.passphrase(), units=units, form=dialog.form())

    def _allow(self) -> None:
        has_rows = bool(self.table.rows_model.rows)
        has_key = not has_rows or self.desk.services.key_care.card() is not None
        self.set_banner("" if has_key else texts.NO_KEY)
        self._keys.setVisible(not has_key)
        self._all.setEnabled(has_rows and has_key)
        self._chosen.setVisible(has_rows)
        self._chosen.setEnabled(has_key and bool(self.table.chosen()))

    def _rows(self) -> tuple[SendRow, ...]:
        services, year = self.desk.services, self.desk.year
        if services.appraisal.round(year) is None:
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

    def _written(self, made: tuple[Exported, ...]) -> None:
        self.desk.changes.announce(Topic.PACKAGES)
        files = tuple(file for each in made if each.delivered is not None for file in each.delivered.files)
        if files:
            what = texts.SENT.format(count=len(made))
            told = Delivered(files=files)
            DeliveredDialog(texts.SEND_ACT, what, delivered=told, desk=self.desk, parent=self).exec()

    def _failed(self, error: Exception) -> None:
        self.desk.changes.announce(Topic.PACKAGES)  # packages written before the failure stay written
        show_error(self, error)

    def _build(self) -> None:
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(plain_label(texts.HOW, kind="quiet", wraps=True))
        column.addWidget(self.table, 1)
        column.addWidget(plain_label(f"{texts.AGAIN} {packages.SEAL}", kind="quiet", wraps=True))
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._filled, 1)


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
