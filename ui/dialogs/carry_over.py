"""Take records of last year into this year: which of them, and what becomes of their days."""

from dataclasses import dataclass
from uuid import uuid4

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.records.carry_over import Days, carried_over, usual_days
from core.records.catalogue import Record
from core.text import fold
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.dialogs.bin import summary
from ui.fields import ChoiceField
from ui.messages import plain_label
from ui.tables import Column, TableView
from ui.texts import bin as texts
from ui.window_place import fit

_WIDTH, _HEIGHT = 760, 520
_DAYS = ((Days.SHIFT, texts.SHIFT_DAYS), (Days.CLEAR, texts.CLEAR_DAYS), (Days.KEEP, texts.KEEP_DAYS))
_TITLES = ("title", "content", "topic", "name", "procedure", "code")


@dataclass(frozen=True, slots=True, kw_only=True)
class LastYear:
    """A record of last year, and whether this year has one of the same title."""

    record: Record
    is_there: bool


class CarryOverDialog(ActDialog):
    """Rows this year has already are not chosen at first."""

    def __init__(self, desk: Desk, kind: str, *, parent: QWidget | None = None) -> None:
        before = desk.year - 1
        super().__init__(
            texts.CARRY_ACT.format(year=desk.year), texts.CARRY_WHY.format(before=before), parent=parent
        )
        self._year, self._kind = desk.year, kind
        service = desk.services.record_entry
        held = {_title(record) for record in service.list(kind, desk.year)}
        self._rows = tuple(
            LastYear(record=record, is_there=_title(record) in held) for record in service.list(kind, before)
        )
        self.table: TableView[LastYear] = TableView(_columns(), texts.CARRY_LIST)
        self.days = ChoiceField(texts.CARRY_DAYS, _DAYS)
        self._said = plain_label(kind="quiet")
        self._build(before)

    def records(self) -> tuple[Record, ...]:
        """The records for this year, each under an identifier of its own."""
        days = self.days.value()
        assert isinstance(days, Days)
        return tuple(
            carried_over(row.record, self._year, new_id=str(uuid4()), days=days)
            for row in self.table.chosen()
        )

    def choose_all(self) -> None:
        """Choose every row."""
        self.table.selectAll()

    def _count(self) -> None:
        chosen = len(self.table.chosen())
        self._said.setText(texts.chosen(chosen, len(self._rows)))
        self.act.setEnabled(chosen > 0)

    def _build(self, before: int) -> None:
        self.days.show_value(usual_days(self._kind))
        if not self._rows:
            self.fields.addWidget(plain_label(texts.CARRY_NONE.format(before=before), kind="quiet"))
            self.act.setEnabled(False)
            return
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        fit(self, (_WIDTH, _HEIGHT))
        self.table.show_rows(self._rows)
        every = QPushButton(texts.CHOOSE_ALL)
        every.setAutoDefault(False)
        every.clicked.connect(lambda _checked=False: self.choose_all())
        row = QHBoxLayout()
        row.addWidget(self._said, 1)
        row.addWidget(every)
        below = QVBoxLayout()
        below.setSpacing(10)
        below.addWidget(self.table, 1)
        below.addLayout(row)
        below.addWidget(self.days)
        self.fill(below)
        self.table.selectionModel().selectionChanged.connect(lambda *_ranges: self._count())
        for at, held in enumerate(self._rows):
            if not held.is_there:
                self.table.selectRow(at)
        self._count()
        self.table.setFocus()


def _title(record: Record) -> str:
    """What two records of different years have in common when they are the same thing."""
    words = (str(getattr(record, name, "") or "") for name in _TITLES)
    return fold(next(filter(None, words), ""))


def _columns() -> tuple[Column[LastYear], ...]:
    return (
        Column(title=texts.COLUMN_WHAT, text=lambda row: summary(row.record)),
        Column(
            title=texts.COLUMN_THERE,
            text=lambda row: texts.ALREADY if row.is_there else "",
            meaning=lambda row: "care" if row.is_there else "",
            width=90,
        ),
    )
