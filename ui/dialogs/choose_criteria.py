"""Which criteria set a year is scored under; sets come from the program or from a file."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.store_ports import CriteriaDocument
from ui.changes import Topic
from ui.criteria_files import adopt_from_file
from ui.desk import Desk
from ui.messages import plain_label, reporting
from ui.tables import Column, TableView, wall
from ui.texts import common, criteria_page
from ui.texts import self_assessment as texts
from ui.window_place import fit


class ChooseCriteriaDialog(QDialog):
    """A list of sets and one act: use this one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(texts.CHOOSE_TITLE)
        fit(self, (760, 360))
        self.table: TableView[CriteriaDocument] = TableView(_columns(), texts.CHOOSE_TITLE)
        self._use = QPushButton(texts.CHOOSE)
        self._use.setProperty("kind", "primary")
        self._use.setDefault(True)
        read = QPushButton(texts.IMPORT_SET)
        read.setAutoDefault(False)
        leave = QPushButton(common.CANCEL)
        leave.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(read)
        row.addStretch(1)
        row.addWidget(self._use)
        row.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(texts.CHOOSE_WHY, kind="quiet", wraps=True))
        column.addWidget(self.table, 1)
        column.addLayout(row)
        self._use.clicked.connect(self._choose)
        self.table.opened.connect(lambda _row: self._choose())
        read.clicked.connect(self._read_file)
        leave.clicked.connect(self.reject)
        self._reload()

    def _reload(self) -> None:
        with reporting(self):
            sets = self._desk.services.adopt_criteria.sets()
            self.table.show_rows(sets, same=lambda item: item.sha512)
            self.table.select(lambda _item: True)
        self._use.setEnabled(self.table.current() is not None)

    def _read_file(self) -> None:
        if adopt_from_file(self, self._desk):
            self._reload()

    def _choose(self) -> None:
        chosen = self.table.current()
        if chosen is None:
            return
        with reporting(self):
            self._desk.services.self_assessment.choose_criteria(
                self._desk.year, chosen.set_id, version=chosen.version
            )
            self._desk.changes.announce(Topic.CRITERIA)
            self.accept()


def _columns() -> tuple[Column[CriteriaDocument], ...]:
    return (
        Column(title=criteria_page.COLUMN_NAME, text=lambda item: item.name),
        Column(title=criteria_page.COLUMN_VERSION, text=lambda item: item.version, width=80),
        Column(title=common.YEAR, text=lambda item: str(item.year or common.NONE), width=70),
        Column(
            title=criteria_page.COLUMN_IMPORTED,
            text=lambda item: common.moment(item.imported_at),
            sort_key=lambda item: item.imported_at,
            width=130,
            value=lambda item: wall(item.imported_at),
        ),
    )
