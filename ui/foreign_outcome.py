"""Step two of bringing in a foreign file: every figure it would write, what stands there, the notes."""

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.findings import Finding, Level
from core.foreign.values import SINGLE_DOSSIERS
from core.services.map_foreign import LONGEST_NAME, ForeignOutcome, PlannedRow
from ui.messages import plain_label
from ui.page import SMALL
from ui.tables import RIGHT, Column, TableView
from ui.texts import foreign_export as texts
from ui.texts.every_finding import message_of
from ui.texts.records import field_label

_TABLE, _NOTES = 150, 90
_COUNTS, _PLACE = "dossier_count", frozenset({"from_on", "to_on", "field"})  # told in the first column


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedFigure:
    """One field of one record: what stands there, and what would be written."""

    planned: PlannedRow
    name: str
    old: object
    new: object


class ForeignOutcomePart(QWidget):
    """Nothing is written here."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: TableView[ChangedFigure] = TableView(_columns(), texts.OUTCOME)
        self.notes: TableView[Finding] = TableView(_note_columns(), texts.NOTES)
        self.keeps = QCheckBox(texts.REMEMBER)
        self.name = QLineEdit(texts.NAME_DEFAULT)
        self._said, self._rules = (
            plain_label(kind="heading", wraps=True),
            plain_label(wraps=True, kind="quiet"),
        )
        self._build()

    def show_outcome(self, outcome: ForeignOutcome, *, known: str = "") -> None:
        """Show what would come of it; `known` is the mapping the file was known by."""
        figures = [
            ChangedFigure(planned=planned, name=name, old=old, new=new)
            for planned in outcome.planned
            for name, old, new in planned.changes()
            if planned.row.kind != _COUNTS or name not in _PLACE
        ]
        rows = len(outcome.planned)
        said = texts.counted(outcome.read, outcome.counted, rows=rows)
        self._said.setText(said if rows else f"{said} {texts.NOTHING.format(year=outcome.plan.year)}")
        self._rules.setText(texts.RULES if outcome.plan.kind == SINGLE_DOSSIERS else "")
        self._rules.setVisible(outcome.plan.kind == SINGLE_DOSSIERS)
        self.rows.show_rows(figures)
        self.rows.setVisible(bool(figures))
        self.notes.show_rows(outcome.findings)
        self.notes.setVisible(bool(outcome.findings))
        if known:
            self.name.setText(known)
        self.keeps.setChecked(True)
        for table in (self.rows, self.notes):
            table.select(lambda _each: True)

    def mapping_name(self) -> str:
        """The name to remember the mapping under; empty when it should not be."""
        return self.name.text().strip() if self.keeps.isChecked() else ""

    def _build(self) -> None:
        self.name.setAccessibleName(texts.REMEMBER)
        self.name.setMaxLength(LONGEST_NAME)
        self.keeps.toggled.connect(self.name.setEnabled)
        self.rows.setMinimumHeight(_TABLE)
        self.notes.setMinimumHeight(_NOTES)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.keeps)
        row.addWidget(self.name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self._said)
        column.addWidget(self._rules)
        column.addWidget(self.rows, 2)
        column.addWidget(self.notes, 1)
        column.addLayout(row)


def _columns() -> tuple[Column[ChangedFigure], ...]:
    return (
        Column(title=texts.COLUMN_WHAT, text=lambda each: texts.what(each.planned), width=250),
        Column(title=texts.COLUMN_FIELD, text=lambda each: field_label(each.planned.row.kind, each.name)),
        Column(
            title=texts.COLUMN_OLD,
            text=lambda each: texts.shown(each.old),
            value=lambda each: _number(each.old),
            align=RIGHT,
            width=110,
        ),
        Column(
            title=texts.COLUMN_NEW,
            text=lambda each: texts.shown(each.new),
            value=lambda each: _number(each.new),
            align=RIGHT,
            width=110,
        ),
        Column(
            title=texts.COLUMN_STATE,
            text=lambda each: texts.NEW_ROW if each.planned.before is None else texts.CHANGED_ROW,
            meaning=lambda each: "done" if each.planned.before is None else "care",
            width=110,
        ),
    )


def _note_columns() -> tuple[Column[Finding], ...]:
    return (
        Column(
            title=texts.COLUMN_NOTE,
            text=texts.note,
            tip=message_of,
            meaning=lambda each: "wrong" if each.level is Level.ERROR else "none",
        ),
    )


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
