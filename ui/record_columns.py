"""Columns of a list of records, derived from the declared fields of the kind."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from core.records.catalogue import Record, kind_of
from core.records.fields import FieldSpec, Form
from core.reporting.document import CellKind
from ui.list_columns import TYPED_FORMS
from ui.tables import LEFT, RIGHT, Column
from ui.texts import common as texts
from ui.texts import numbers
from ui.texts.records import choice_label, field_label

_MOST = 3
_SHORT_LINE = 100
_SHORT_NAMES = ("number", "decision", "code", "term")
_WIDTHS = {
    Form.DAY: 96,
    Form.COUNT: 96,
    Form.AMOUNT: 130,
    Form.CHOICE: 150,
    Form.FLAG: 80,
}
_FIGURES = frozenset({Form.COUNT, Form.AMOUNT})


def columns_of(kind: str) -> tuple[Column[Record], ...]:
    """Every field but long texts as a column; which of them show at first is told by `hidden_at_first`."""
    chosen = _chosen(kind)
    lines = [spec for spec in chosen if spec.form is Form.LINE and not is_short_line(spec)]
    stretched = (lines or chosen)[0].name
    return tuple(_column(kind, spec, is_stretched=spec.name == stretched) for spec in _short(kind))


def hidden_at_first(kind: str) -> frozenset[int]:
    """Places of the columns a list does not show until it is asked to: all but what must be entered first."""
    chosen = _chosen(kind)
    return frozenset(at for at, spec in enumerate(_short(kind)) if spec not in chosen)


def is_short_line(spec: FieldSpec) -> bool:
    """Whether a line holds a number of a paper or another short text."""
    return spec.form is Form.LINE and (spec.limit <= _SHORT_LINE or spec.name.endswith(_SHORT_NAMES))


def shown(value: Any) -> str:  # noqa: PLR0911 - one line per form
    """One field's value as the list shows it."""
    match value:
        case None:
            return texts.NONE
        case bool():
            return texts.TRUE if value else texts.FALSE
        case int():
            return numbers.count(value)
        case Decimal():
            return numbers.decimal(value)
        case date():
            return numbers.day(value)
        case _ if hasattr(value, "value"):
            return choice_label(value)
        case _:
            return str(value)


def _short(kind: str) -> tuple[FieldSpec, ...]:
    return tuple(spec for spec in kind_of(kind).fields if spec.form is not Form.BLOCK)


def _chosen(kind: str) -> tuple[FieldSpec, ...]:
    fields = _short(kind)
    needed = [spec for spec in fields if spec.required]
    others = [spec for spec in fields if not spec.required]
    picked = (needed + others)[:_MOST]
    return tuple(spec for spec in fields if spec in picked)


def _column(kind: str, spec: FieldSpec, *, is_stretched: bool) -> Column[Record]:
    def text(record: Record, name: str = spec.name) -> str:
        return shown(getattr(record, name))

    is_figure = spec.form in _FIGURES
    return Column(
        title=field_label(kind, spec.name),
        text=text,
        value=_natural(spec.name) if spec.form in TYPED_FORMS else None,
        kind=TYPED_FORMS.get(spec.form, CellKind.TEXT),
        align=RIGHT if is_figure else LEFT,
        width=0 if is_stretched else _WIDTHS.get(spec.form, 160),
    )


def _natural(name: str) -> Callable[[Record], Any]:
    return lambda record: getattr(record, name)
