"""Records of every kind with every field filled, and a strategy that makes any record."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from core.records.catalogue import KINDS, Record, RecordKind
from core.records.fields import LARGEST_COUNT, FieldSpec, Form
from core.text import clean_block, clean_line

_VALUES = {
    Form.LINE: "=1+1 Kế hoạch “1.10”",
    Form.BLOCK: "Dòng một\n\n+dòng hai",
    Form.AMOUNT: Decimal("90.15"),
}
_BLANK: tuple[object, ...] = (None, "")


def one_of_each(year: int = 2025) -> tuple[Record, ...]:
    """Two records of every kind in catalogue order; the second has only what its kind declares."""
    made: list[Record] = []
    for kind in KINDS:
        made += (_full(kind, year), _bare(kind, year))
    return tuple(made)


def any_record() -> st.SearchStrategy[Record]:
    """A record of any kind with clean text, as the notebook keeps it."""
    return st.sampled_from(KINDS).flatmap(_of_kind)


def _full(kind: RecordKind, year: int) -> Record:
    values: dict[str, Any] = {}
    for number, spec in enumerate(kind.fields):
        match spec.form:
            case Form.DAY:
                values[spec.name] = date(year, number % 12 + 1, 28)
            case Form.COUNT:
                values[spec.name] = 1234567 + number
            case Form.FLAG:
                values[spec.name] = True
            case Form.CHOICE:
                values[spec.name] = list(spec.choices or ())[-1]
            case _:
                values[spec.name] = _VALUES[spec.form]
    return kind.record(id=f"{kind.code}-1", year=year, **values)


def _bare(kind: RecordKind, year: int) -> Record:
    """Like the full one, but only its first text and what is required is filled, so that the row is no blank."""
    full = _full(kind, year)
    kept = {
        spec.name: getattr(full, spec.name) for spec in kind.fields if spec.required or spec.form is Form.LINE
    }
    return kind.record(id=f"{kind.code}-2", year=year, **kept)


def _of_kind(kind: RecordKind) -> st.SearchStrategy[Record]:
    values = {spec.name: _value(spec) for spec in kind.fields}
    ids = st.from_regex(r"[a-z0-9]{1,20}", fullmatch=True)
    made = st.builds(kind.record, id=ids, year=st.integers(2000, 2100), **values)
    return made.filter(lambda record: any(getattr(record, spec.name) not in _BLANK for spec in kind.fields))


def _xml_can_hold(text: str) -> str:
    return "".join(mark for mark in text if mark not in "\ufffe\uffff")


def _value(spec: FieldSpec) -> st.SearchStrategy[Any]:  # noqa: PLR0911 - one line per form
    text = st.text(st.characters(codec="utf-8"), max_size=40).map(_xml_can_hold)
    match spec.form:
        case Form.LINE:
            return text.map(clean_line)
        case Form.BLOCK:
            return text.map(clean_block)
        case Form.DAY:
            return st.none() | st.dates(date(1990, 1, 1), date(2100, 12, 31))
        case Form.COUNT:
            whole = st.integers(0, LARGEST_COUNT)
            return st.none() | whole if spec.default is None else whole
        case Form.AMOUNT:
            return st.none() | st.decimals(0, 10**15, places=2)
        case Form.FLAG:
            return st.booleans()
        case Form.CHOICE:
            choices = st.sampled_from(list(spec.choices or ()))
            return choices if spec.required or spec.default is not None else st.none() | choices
