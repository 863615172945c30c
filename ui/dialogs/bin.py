"""The bin of a year: what was removed, newest first; some or all of it comes back."""

from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.records.catalogue import Record, kind_for, kind_of
from core.records.fields import Form
from core.search import found_rows, search_text
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.messages import plain_label, reporting
from ui.record_columns import shown
from ui.tables import Column, TableView
from ui.texts import bin as texts
from ui.texts import common
from ui.texts.records import kind_title
from ui.window_place import fit

_WIDTH, _HEIGHT = 760, 530
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class BinRow:
    """One removed record."""

    kind: str
    record: Record

    @property
    def words(self) -> str:
        """What stands in the record, its first texts."""
        return summary(self.record)


class BinDialog(ActDialog):
    """Lists what was removed in the desk's year; `kind` is the one shown at first, empty for all."""

    def __init__(self, desk: Desk, *, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(texts.RESTORE, texts.WHY, parent=parent)
        self._desk, self._kind = desk, kind
        self._rows: tuple[BinRow, ...] = ()
        self.setWindowTitle(texts.TITLE.format(year=desk.year))
        self.table: TableView[BinRow] = TableView(_columns(), texts.LIST)
        self.search = QLineEdit()
        self.which = QComboBox()
        self._said = plain_label(kind="quiet")
        self._build()
        self._read()
        self.table.setFocus()

    def accept(self) -> None:
        """Bring the chosen rows back; the dialog stays for more."""
        chosen = self.table.chosen()
        if not chosen:
            return
        with reporting(self):
            self._desk.services.record_entry.restore_many(tuple((row.kind, row.record.id) for row in chosen))
            self._desk.changes.announce(Topic.RECORDS)
            self._read()
            self._said.setText(texts.restored(len(chosen)))
            self.table.setFocus()

    def _read(self) -> None:
        removed = self._desk.services.record_entry.removed(self._desk.year)
        self._rows = tuple(BinRow(kind=kind_for(record).code, record=record) for record in removed)
        self._show()

    def _show(self) -> None:
        """Rows of the kind chosen that hold what is looked for."""
        only = self._kind if self.which.currentIndex() == 0 and self._kind else ""
        rows = [row for row in self._rows if only in {"", row.kind}]
        found = found_rows(
            self.search.text(), [search_text(f"{kind_title(row.kind)} {row.words}") for row in rows]
        )
        self.table.show_rows([rows[at] for at in found])
        self.table.select(lambda _row: True)
        self._said.setText(common.rows_shown(len(found), len(self._rows)) if self._rows else texts.EMPTY)
        self.act.setEnabled(bool(found))

    def _build(self) -> None:
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        fit(self, (_WIDTH, _HEIGHT))
        self.table.opened.connect(lambda _row: self.accept())
        self.search.setPlaceholderText(common.SEARCH)
        self.search.setAccessibleName(common.SEARCH_NAME)
        self.search.textChanged.connect(lambda _text: self._show())
        self.which.setAccessibleName(texts.WHICH)
        if self._kind:
            self.which.addItem(f"{texts.THIS_KIND}: {kind_title(self._kind)}")
        self.which.addItem(texts.EVERY_KIND)
        self.which.currentIndexChanged.connect(lambda _at: self._show())
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(self.which)
        self.fields.addLayout(row)
        below = QVBoxLayout()
        below.setSpacing(10)
        below.addWidget(self.table, 1)
        below.addWidget(self._said)
        self.fill(below)
        self.leave.setText(texts.CLOSE)


def summary(record: Record) -> str:
    """A record in one line: its texts first, then days and choices."""
    specs = sorted(kind_of(kind_for(record).code).fields, key=lambda spec: spec.form is not Form.LINE)
    words = (shown(getattr(record, spec.name)) for spec in specs)
    return " \u00b7 ".join([word for word in words if word not in {"", common.NONE, "0"}][:_MOST_WORDS])


def _columns() -> tuple[Column[BinRow], ...]:
    return (
        Column(title=texts.COLUMN_KIND, text=lambda row: kind_title(row.kind), width=190),
        Column(title=texts.COLUMN_WHAT, text=lambda row: row.words),
    )
