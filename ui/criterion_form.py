"""The inputs of one criterion as fields: counts, a day, ticks, an option, periods, severities, answers.

What the fields hold is kept as (name, text) pairs, exactly as `core.criterion_inputs` reads them.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.criteria import Criterion, IndicatorForm
from core.criteria.rules import (
    ChecklistAllRule,
    ChecklistSumRule,
    ChoiceRule,
    DeductRule,
    ReportRule,
    SurveyRule,
)
from core.errors import UserError
from ui.desk import Desk
from ui.fields import AmountField, ChoiceField, CountField, DayField, Field, FlagField
from ui.texts import inputs as texts
from ui.texts.criteria import SEVERITIES

Pairs = tuple[tuple[str, str], ...]
_EVENTS_WITHOUT_KIND = "cases"


class CriterionForm(QWidget):
    """Shows and edits the inputs of one leaf; `edited` brings the pairs.

    Items that records prove are ticked and stay so; they are no part of the pairs.
    """

    edited = Signal(object)

    def __init__(self, criterion: Criterion, desk: Desk, *, proven: Sequence[str] = ()) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        self._proven = frozenset(proven)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for name, field in _fields(criterion, desk).items():
            self.fields[name] = field
            column.addWidget(field)
            field.committed.connect(lambda _value: self._tell())
        self._show_proven()

    def show_pairs(self, pairs: Pairs) -> None:
        """Show kept inputs."""
        held = dict(pairs)
        for name, field in self.fields.items():
            field.show_value(True if name in self._proven else _value(field, held.get(name)))

    def set_locked(self, is_locked: bool) -> None:
        """Let nothing be changed, or all but what records prove."""
        for name, field in self.fields.items():
            field.editor().setEnabled(not is_locked and name not in self._proven)

    def pairs(self) -> Pairs:
        """What the fields hold; a field that is empty or cannot be read gives nothing."""
        found = []
        for name, field in self.fields.items():
            if name in self._proven:
                continue
            try:
                text = _text(field.value())
            except UserError:
                continue
            if text:
                found.append((name, text))
        return tuple(found)

    def _tell(self) -> None:
        self.edited.emit(self.pairs())

    def _show_proven(self) -> None:
        for name in self._proven & self.fields.keys():
            field = self.fields[name]
            field.show_value(True)
            field.editor().setEnabled(False)
            if isinstance(field, FlagField):
                words = texts.proven(field.box.text())
                field.box.setText(words)
                field.box.setAccessibleName(words)


def _fields(criterion: Criterion, desk: Desk) -> Mapping[str, Field]:  # noqa: PLR0911 - one line per form
    indicator, rule = criterion.indicator, criterion.rule
    if indicator is None:
        return {}
    key, label = indicator.value_key, indicator.value_label or criterion.name
    match rule:
        case ChecklistSumRule() | ChecklistAllRule():
            return {item.key: FlagField(item.label) for item in rule.items}
        case ChoiceRule():
            options = tuple((option.key, option.label) for option in rule.options)
            return {key: ChoiceField(texts.CHOOSE, options, may_be_empty=True)}
        case ReportRule():
            return {
                period: ChoiceField(texts.period(period), texts.STATUSES, may_be_empty=True)
                for period in rule.expected
            }
        case DeductRule():
            names = [severity.key for severity in rule.severities] or [_EVENTS_WITHOUT_KIND]
            return _counts({name: SEVERITIES.get(name, texts.EVENTS) for name in names})
        case SurveyRule():
            return _counts({weight.key: weight.key for weight in rule.weights})
    if indicator.form is IndicatorForm.RATIO:
        labels = {
            indicator.numerator_key: indicator.numerator_label,
            indicator.denominator_key: indicator.denominator_label,
        }
        return _amounts(labels) if indicator.is_amount else _counts(labels)
    if indicator.form is IndicatorForm.DATE:
        return {key: DayField(label, year=desk.year, today=desk.services.clock.today)}
    if indicator.form is IndicatorForm.COUNT:
        return _counts({key: label})
    return {key: AmountField(label, empty=None)}


def _counts(labels: Mapping[str, str]) -> Mapping[str, Field]:
    return {name: CountField(_capital(label), empty=None) for name, label in labels.items()}


def _amounts(labels: Mapping[str, str]) -> Mapping[str, Field]:
    return {name: AmountField(_capital(label), empty=None) for name, label in labels.items()}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _value(field: Field, text: str | None) -> object:
    if isinstance(field, FlagField):
        return text == "1"
    if not text:
        return None
    if isinstance(field, DayField):
        return date.fromisoformat(text)
    if isinstance(field, AmountField):
        return Decimal(text)
    return int(text) if isinstance(field, CountField) else text


def _text(value: object) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return "1"
        case date():
            return value.isoformat()
        case Decimal():
            return format(value, "f")
        case _:
            return str(value)
