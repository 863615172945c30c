"""The copies a workspace keeps of itself: when, what for, how they stand; one more, or one opened apart."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.backups import Backup, Why
from core.reporting.document import CellKind
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.messages import choose_folder, plain_label, show_error, tell_where
from ui.progress_dialog import run_long
from ui.tables import RIGHT, Column, TableView, wall
from ui.texts import backups as texts
from ui.texts import common, numbers
from ui.window_place import fit

_WIDTH, _HEIGHT = 900, 520


class KeptBackupsDialog(ActDialog):
    """Stays open; its act makes one more copy."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(texts.MAKE, texts.EXPLAINED, parent=parent)
        self._desk = desk
        self.setWindowTitle(texts.TITLE)
        self.table: TableView[Backup] = TableView(_columns(), texts.LIST)
        self.said = plain_label(kind="quiet", wraps=True)
        self.apart = QPushButton(texts.APART)
        self._build()
        self._read()
        self.table.setFocus()

    def accept(self) -> None:
        """Make one more."""
        service = self._desk.services.keep_backups
        run_long(
            self,
            self._desk.jobs,
            title=texts.MAKING,
            work=lambda progress: service.make(Why.ASKED, progress=progress),
            done=self._made,
            failed=self._failed,
        )

    def open_apart(self) -> None:
        """Make a notebook of its own from the current copy, in a new folder within a chosen one."""
        backup, service = self.table.current(), self._desk.services.keep_backups
        inside = None if backup is None else choose_folder(self, texts.APART_TITLE)
        if backup is None or inside is None:
            return
        folder = inside / f"so-cchc-{backup.name}"
        run_long(
            self,
            self._desk.jobs,
            title=texts.BRINGING,
            work=lambda progress: service.open_apart(backup, folder, progress=progress),
            done=self._brought,
            failed=self._failed,
        )

    def _build(self) -> None:
        self.apart.setAutoDefault(False)
        self.apart.clicked.connect(lambda _checked=False: self.open_apart())
        self.table.current_changed.connect(lambda row: self.apart.setEnabled(row is not None))
        fit(self, (_WIDTH, _HEIGHT))
        below = QVBoxLayout()
        below.setSpacing(10)
        below.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        row.addWidget(self.apart)
        below.addLayout(row)
        self.fill(below)
        self.leave.setText(common.CLOSE)

    def _read(self) -> None:
        held = self._desk.services.keep_backups.list()
        self.table.show_rows(held, same=lambda each: each.number)
        if self.table.current() is None:
            self.table.select(lambda _row: True)
        self.apart.setEnabled(self.table.current() is not None)
        self.said.setText(texts.newest(held))

    @Slot(object)
    def _made(self, made: Backup) -> None:
        self._desk.changes.announce(Topic.BACKUPS)
        self._read()
        self.said.setText(texts.MADE.format(name=made.name))

    @Slot(object)
    def _brought(self, folder: Path) -> None:
        tell_where(self, texts.TITLE, what=texts.BROUGHT, path=folder)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        show_error(self, error)


def _columns() -> tuple[Column[Backup], ...]:
    return (
        Column(
            title=texts.COLUMN_AT,
            text=lambda each: common.moment(each.at),
            width=136,
            sort_key=lambda each: each.number,
            value=lambda each: wall(each.at),
            kind=CellKind.MOMENT,
        ),
        Column(title=texts.COLUMN_WHY, text=lambda each: texts.WHY[each.why]),
        Column(
            title=texts.COLUMN_SIZE,
            text=lambda each: numbers.file_size(each.size),
            width=96,
            align=RIGHT,
            value=lambda each: each.size,
        ),
        Column(
            title=texts.COLUMN_EVIDENCE,
            text=lambda each: numbers.count(each.evidence),
            width=84,
            align=RIGHT,
            value=lambda each: each.evidence,
        ),
        Column(title=texts.COLUMN_STATE, text=texts.state),
    )
