"""The parameters of one rule in fitting fields: single ones as fields, its list as a grid."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from core.criteria.members import decimal_from
from core.criteria.rule_forms import RULE_FORMS, Entry, RuleForm
from core.criteria.rules import RuleKind
from ui.criteria_rows import RowsGrid, number_text, points_text
from ui.fields import AmountField
from ui.messages import plain_label
from ui.texts import criteria_editor as texts

Json = Mapping[str, Any]
_ACROSS = 3


class RuleEditor(QWidget):
    """One rule kind; `edited` brings the whole rule in the JSON form."""

    edited = Signal(object)

    def __init__(self, kind: RuleKind) -> None:
        super().__init__()
        self.kind = kind
        self._form = RULE_FORMS[kind]
        self._rule: dict[str, Any] = {}
        self.fields: dict[str, AmountField] = {}
        self.grid: RowsGrid | None = None
        self._said = plain_label(kind="error", wraps=True)
        self._build()

    def show_rule(self, rule: Json) -> None:
        """Show a kept rule."""
        self._rule = dict(rule)
        for name, field in self.fields.items():
            field.show_value(decimal_from(rule.get(name)))
        if self.grid is not None:
            self.grid.show_rows(rows_of(self._form, rule))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        cells = QGridLayout()
        cells.setSpacing(8)
        for at, parameter in enumerate(self._form.single):
            field = AmountField(texts.parameter(parameter.name), empty=None)
            field.committed.connect(
                lambda value, parameter=parameter: self._put(parameter.name, parameter.entry, value=value)
            )
            self.fields[parameter.name] = field
            cells.addWidget(field, at // _ACROSS, at % _ACROSS)
        column.addLayout(cells)
        if self._form.rows:
            name = texts.parameter(self._form.rows)
            self.grid = RowsGrid(name, self._form.columns)
            self.grid.edited.connect(self._put_rows)
            self.grid.refused.connect(self._say)
            column.addWidget(plain_label(name))
            column.addWidget(self.grid)
        self._said.hide()
        column.addWidget(self._said)

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _put(self, name: str, entry: Entry, *, value: Any) -> None:
        if value is None:
            self._rule.pop(name, None)
        else:
            write = points_text if entry is Entry.POINTS else number_text
            self._rule[name] = write(Decimal(value))
        self.edited.emit(dict(self._rule))

    def _put_rows(self, rows: Sequence[Json]) -> None:
        held = member_of(self._form, rows)
        if held:
            self._rule[self._form.rows] = held
        elif self._form.is_table and self.kind is RuleKind.DEDUCT_PER_EVENT:
            self._rule.pop(self._form.rows, None)
        else:
            self._rule[self._form.rows] = held
        self.edited.emit(dict(self._rule))


def rows_of(form: RuleForm, rule: Json) -> list[dict[str, Any]]:
    """The list of a rule as rows, whatever shape the JSON form gives it."""
    held = rule.get(form.rows)
    names = [column.name for column in form.columns]
    if form.is_table and isinstance(held, Mapping):
        return [dict(zip(names, pair, strict=True)) for pair in held.items()]
    if form.is_plain and isinstance(held, list):
        return [{names[0]: each} for each in held]
    return [dict(each) for each in held] if isinstance(held, list) else []


def member_of(form: RuleForm, rows: Sequence[Json]) -> Any:
    """Rows back in the shape of the JSON form; of two rows of one key the last one counts."""
    names = [column.name for column in form.columns]
    if form.is_table:
        return {str(row.get(names[0]) or ""): row.get(names[1]) for row in rows}
    if form.is_plain:
        return [row[names[0]] for row in rows if row.get(names[0])]
    return [dict(row) for row in rows]
