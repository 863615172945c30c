"""How a record kind declares its fields: one line gives name, form, whether it is needed, and its limit.

Screens, spreadsheet templates, tables and packages are all derived from these declarations, so a field
is told once. The Vietnamese label stands in `ui/texts/records.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, get_type_hints

LONGEST_LINE = 500
LONGEST_BLOCK = 4000
LARGEST_COUNT = 999_999_999
_HIDDEN = frozenset({"id", "year"})


class Form(StrEnum):
    """What a person enters in a field."""

    LINE = "line"
    BLOCK = "block"
    DAY = "day"
    COUNT = "count"
    AMOUNT = "amount"
    CHOICE = "choice"
    FLAG = "flag"


_AS_THEY_ARE: Mapping[Form, type] = MappingProxyType(
    {Form.LINE: str, Form.BLOCK: str, Form.FLAG: bool, Form.COUNT: int}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One declared field; `choices` is a choice's enumeration, `limit` a length or the largest count.

    A day that is a deadline may be typed as a month or a year ("3/2024" is its last day) or as "before 1/4".
    """

    name: str
    form: Form
    required: bool = False
    choices: type[StrEnum] | None = None
    limit: int = 0
    default: object = None
    is_deadline: bool = False


def line(*, required: bool = False, longest: int = LONGEST_LINE) -> Any:
    """One line of text, NFC, empty when not given."""
    return field(default="", metadata={"form": Form.LINE, "required": required, "limit": longest})


def block(*, required: bool = False) -> Any:
    """Text of several lines."""
    return field(default="", metadata={"form": Form.BLOCK, "required": required, "limit": LONGEST_BLOCK})


def day(*, required: bool = False) -> Any:
    """A plain local date, or None."""
    return field(default=None, metadata={"form": Form.DAY, "required": required})


def deadline() -> Any:
    """The last day of a limit, or None."""
    return field(default=None, metadata={"form": Form.DAY, "deadline": True})


def count(*, default: int | None = 0, required: bool = False, most: int = LARGEST_COUNT) -> Any:
    """A whole number, never negative; None means that it was not entered."""
    return field(default=default, metadata={"form": Form.COUNT, "required": required, "limit": most})


def amount(*, required: bool = False) -> Any:
    """A decimal quantity (dong, per cent of an external source), never negative, or None."""
    return field(default=None, metadata={"form": Form.AMOUNT, "required": required})


def choice(default: StrEnum | None = None, *, required: bool = False) -> Any:
    """One value of an enumeration; None means not chosen yet."""
    return field(default=default, metadata={"form": Form.CHOICE, "required": required})


def flag(default: bool = False) -> Any:
    """Yes or no."""
    return field(default=default, metadata={"form": Form.FLAG})


def specs(kind: type) -> tuple[FieldSpec, ...]:
    """The declared fields of a record class in the order they are entered, without `id` and `year`."""
    record: Any = kind  # the type checker does not count classes among the hashable
    return _declared(record)


@cache
def _declared(kind: type) -> tuple[FieldSpec, ...]:
    """Told once per class: type hints are resolved by evaluating them, and every record read asks."""
    hints = get_type_hints(kind)
    found = []
    for item in fields(kind):
        if item.name in _HIDDEN:
            continue
        form = Form(item.metadata["form"])
        found.append(
            FieldSpec(
                name=item.name,
                form=form,
                required=bool(item.metadata.get("required", False)),
                choices=_enumeration(hints[item.name]) if form is Form.CHOICE else None,
                limit=int(item.metadata.get("limit", 0)),
                default=item.default,
                is_deadline=bool(item.metadata.get("deadline", False)),
            )
        )
    return tuple(found)


def plain(record: object) -> tuple[tuple[str, str | int | bool | None], ...]:
    """A record's declared fields as plain values: dates and decimals become text."""
    return tuple((spec.name, _plain(getattr(record, spec.name))) for spec in specs(type(record)))


def from_plain(kind: type[Any], values: dict[str, str | int | bool | None], *, id: str, year: int) -> Any:  # noqa: A002 - the field's own name
    """The record that `plain` took apart.

    Raises:
        ValueError: a name is not declared, or a value does not have its declared form.
    """
    record: Any = kind  # see `specs`
    known = _by_name(record)
    unknown = values.keys() - known.keys()
    if unknown:
        raise ValueError(sorted(unknown))
    rich = {}
    for name, value in values.items():
        spec, as_it_is = known[name]
        rich[name] = value if type(value) is as_it_is else _rich(spec, value)
    return kind(id=id, year=year, **rich)


@cache
def _by_name(kind: type[Any]) -> Mapping[str, tuple[FieldSpec, type | None]]:
    """The declared fields, each with the type of the plain values that are its values as they are."""
    return {spec.name: (spec, _AS_THEY_ARE.get(spec.form)) for spec in specs(kind)}


def _enumeration(hint: Any) -> type[StrEnum]:
    for candidate in getattr(hint, "__args__", (hint,)):
        if isinstance(candidate, type) and issubclass(candidate, StrEnum):
            return candidate
    raise TypeError(hint)


def _plain(value: object) -> str | int | bool | None:
    match value:
        case None | bool() | int():
            return value
        case date():
            return value.isoformat()
        case Decimal():
            return format(value, "f")
        case _:
            return str(value)


def _rich(spec: FieldSpec, value: str | int | bool | None) -> object:  # noqa: PLR0911 - one line per form
    match spec.form:
        case Form.LINE | Form.BLOCK if isinstance(value, str):
            return value
        case Form.FLAG if isinstance(value, bool):
            return value
        case Form.COUNT if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        case Form.DAY | Form.AMOUNT | Form.CHOICE if value is None:
            return None
        case Form.DAY if isinstance(value, str):
            return date.fromisoformat(value)
        case Form.AMOUNT if isinstance(value, str):
            return Decimal(value)
        case Form.CHOICE if isinstance(value, str) and spec.choices is not None:
            return spec.choices(value)
        case _:
            raise ValueError(spec.name)
