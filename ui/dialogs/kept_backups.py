"""The copies a workspace keeps of itself: when, what for, how they stand; one more on request."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.backups import Backup, Why
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.messages import plain_label, show_error
from ui.progress_dialog import run_long
from ui.tables import RIGHT, Column, TableView
from ui.texts import backups as texts
from ui.texts import common, numbers
from ui.window_place import fit

_WIDTH, _HEIGHT = 860, 520


class KeptBackupsDialog(ActDialog):
    """Stays open; its act makes one more copy."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(texts.MAKE, texts.EXPLAINED, parent=parent)
        self._desk = desk
        self.setWindowTitle(texts.TITLE)
        self.table: TableView[Backup] = TableView(_columns(), texts.LIST)
        self.said = plain_label(kind="quiet", wraps=True)
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

    def _build(self) -> None:
        fit(self, (_WIDTH, _HEIGHT))
        below = QVBoxLayout()
        below.setSpacing(10)
        below.addWidget(self.table, 1)
        below.addWidget(self.said)
        self.fill(below)
        self.leave.setText(common.CLOSE)

    def _read(self) -> None:
        held = self._desk.services.keep_backups.list()
        self.table.show_rows(held, same=lambda each: each.number)
        if self.table.current() is None:
            self.table.select(lambda _row: True)
        self.said.setText(texts.newest(held))

    @Slot(object)
    def _made(self, made: Backup) -> None:
        self._desk.changes.announce(Topic.BACKUPS)
        self._read()
        self.said.setText(texts.MADE.format(name=made.name))

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
