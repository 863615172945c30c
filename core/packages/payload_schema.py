"""A small explicit checker: declared forms turn decoded JSON into frozen values, or refuse with the member.

A form is a function of a value and the path where it stands. Nothing is coerced: an integer is no decimal,
true is no integer, an unknown member is refused like a missing one (section 5.1).
"""

import itertools
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from core.packages.canonical import MAX_INTEGER, MAX_STRING, is_clean_text, is_plain
from core.packages.refusals import SchemaWrong

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Form = Callable[[object, str], T]

UNTOLD = "?"
"""A path for a first pass in which a refusal need not say where: naming every member takes as long as judging
it. Only this very object counts."""
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_IDENTIFIER = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,63}")


def text(*, least: int = 0, most: int = 2_000, is_block: bool = False) -> Form[str]:
    """A text of `least` to `most` code points; a block may hold line ends and tabs."""
    longest = min(most, MAX_STRING)

    def check(value: object, where: str) -> str:
        if not isinstance(value, str) or not least <= len(value) <= longest:
            raise SchemaWrong(member=where)
        if not (is_plain(value) or is_clean_text(value, may_break=is_block)):
            raise SchemaWrong(member=where)
        return value

    return check


def block() -> Form[str]:
    """A text of several lines, as long as the format allows."""
    return text(most=MAX_STRING, is_block=True)


def pattern(expression: str | re.Pattern[str]) -> Form[str]:
    """A text that matches as a whole."""
    compiled = re.compile(expression)

    def check(value: object, where: str) -> str:
        if not isinstance(value, str) or not compiled.fullmatch(value):
            raise SchemaWrong(member=where)
        return value

    return check


def uuid() -> Form[str]:
    """A UUID, lower case with hyphens."""
    return pattern(_UUID)


def digest(digits: int) -> Form[str]:
    """A digest of so many lower-case hex digits."""
    return pattern(rf"[0-9a-f]{{{digits}}}")


def identifier() -> Form[str]:
    """An identifier a criteria set or a record kind may choose: ASCII, no spaces, at most 64."""
    return pattern(_IDENTIFIER)


def choice(options: type[E]) -> Form[E]:
    """One of a closed list of words."""
    members = {str(option.value): option for option in options}

    def check(value: object, where: str) -> E:
        if not isinstance(value, str) or value not in members:
            raise SchemaWrong(member=where)
        return members[value]

    return check


def integer(least: int = -MAX_INTEGER, most: int = MAX_INTEGER) -> Form[int]:
    """A whole number within bounds."""

    def check(value: object, where: str) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise SchemaWrong(member=where)
        return value

    return check


def boolean() -> Form[bool]:
    """True or false."""

    def check(value: object, where: str) -> bool:
        if not isinstance(value, bool):
            raise SchemaWrong(member=where)
        return value

    return check


def decimal() -> Form[Decimal]:
    """A decimal string; negative zero is refused."""

    def check(value: object, where: str) -> Decimal:
        if not isinstance(value, str) or not _DECIMAL.fullmatch(value):
            raise SchemaWrong(member=where)
        number = Decimal(value)
        if number.is_zero() and number.is_signed():
            raise SchemaWrong(member=where)
        return number

    return check


def moment() -> Form[datetime]:
    """A UTC moment, `YYYY-MM-DDTHH:MM:SSZ`."""

    def check(value: object, where: str) -> datetime:
        if not isinstance(value, str) or not _MOMENT.fullmatch(value):
            raise SchemaWrong(member=where)
        try:
            return datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        except ValueError as error:
            raise SchemaWrong(member=where) from error

    return check


def day() -> Form[date]:
    """A calendar day, `YYYY-MM-DD`."""

    def check(value: object, where: str) -> date:
        if not isinstance(value, str) or not _DAY.fullmatch(value):
            raise SchemaWrong(member=where)
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise SchemaWrong(member=where) from error

    return check


def null() -> Form[None]:
    """Null and nothing else."""

    def check(value: object, where: str) -> None:
        if value is not None:
            raise SchemaWrong(member=where)

    return check


def optional(form: Form[T]) -> Form[T | None]:
    """The form, or null."""

    def check(value: object, where: str) -> T | None:
        return None if value is None else form(value, where)

    return check


def scalar() -> Form[str | int | bool | None]:
    """A text block, an integer, a boolean or null: one value of a record."""
    text_form, integer_form = block(), integer()

    def check(value: object, where: str) -> str | int | bool | None:
        if value is None or isinstance(value, bool):
            return value
        return integer_form(value, where) if isinstance(value, int) else text_form(value, where)

    return check


def array(
    form: Form[T], *, most: int = 200_000, unique: Callable[[T], object] | None = None
) -> Form[tuple[T, ...]]:
    """An array; with `unique` no two items may share that property."""

    def check(value: object, where: str) -> tuple[T, ...]:
        if not isinstance(value, list) or len(value) > most:
            raise SchemaWrong(member=where)
        if where is UNTOLD:
            items = tuple([form(item, UNTOLD) for item in value])
        else:
            items = tuple(form(item, f"{where}[{number}]") for number, item in enumerate(value))
        if unique is not None and len({unique(item) for item in items}) != len(items):
            raise SchemaWrong(member=where)
        return items

    return check


def ascending(form: Form[T], *, key: Callable[[T], str], most: int = 200_000) -> Form[tuple[T, ...]]:
    """An array strictly ascending by a text property."""
    plain = array(form, most=most)

    def check(value: object, where: str) -> tuple[T, ...]:
        items = plain(value, where)
        keys = [key(item) for item in items]
        if any(left >= right for left, right in itertools.pairwise(keys)):
            raise SchemaWrong(member=where)
        return items

    return check


def record(build: Callable[..., T], **members: Form[Any]) -> Form[T]:
    """An object with exactly these members, built into a frozen value."""
    names, forms = frozenset(members), tuple(members.items())

    def check(value: object, where: str) -> T:
        if not isinstance(value, dict):
            raise SchemaWrong(member=where)
        if value.keys() != names:
            raise SchemaWrong(member=_join(where, min(value.keys() ^ names)))
        if where is UNTOLD:
            return build(**{name: form(value[name], UNTOLD) for name, form in forms})
        return build(**{name: form(value[name], _join(where, name)) for name, form in forms})

    return check


def _join(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name
