"""Data of a set that no sheet has a column for: kept row by row under its place, and put back.

A place is written as names joined by `/`: a member, the id or key of an object in a list, or `#0` for the
first element. Further data fill gaps only, so what an officer changed on a sheet is never overwritten.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from core.criteria_sheets import ValueForm

_MISSING = object()
_NUMBER = re.compile(r"#[0-9]{1,6}")
_NAMES = ("id", "key")


class PlaceGone(Exception):
    """Carries up that the object a place lies in is not there any more; not an error of the program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """One value without a column."""

    place: str
    form: ValueForm
    value: str | int | bool | None = None


def rest_of(original: Any, rebuilt: Any) -> tuple[Rest, ...]:
    """What `original` holds and `rebuilt`, made from the sheets alone, does not."""
    return tuple(_missing(original, rebuilt, path=()))


def put_back(top: dict[str, Any], rest: Rest) -> None:
    """Set the value where nothing stands yet.

    Raises:
        PlaceGone: an object on the way is not there.
    """
    names = rest.place.split("/")
    holder: Any = top
    for name, following in pairwise(names):
        inner = _found(holder, name)
        if inner is None or inner is _MISSING:
            inner = [] if _NUMBER.fullmatch(following) else {}
            _set(holder, name, value=inner)
        holder = inner
    if _found(holder, names[-1]) in (None, _MISSING):
        _set(holder, names[-1], value=_value(rest))


def _value(rest: Rest) -> Any:
    match rest.form:
        case ValueForm.EMPTY_LIST:
            return []
        case ValueForm.EMPTY_OBJECT:
            return {}
        case ValueForm.NOTHING:
            return None
        case ValueForm.TEXT:
            return rest.value or ""
        case _:
            return rest.value


def _found(holder: Any, name: str) -> Any:
    if isinstance(holder, dict):
        return holder.get(_plain(name), _MISSING)
    if not isinstance(holder, list):
        raise PlaceGone
    if _NUMBER.fullmatch(name):
        number = int(name[1:])
        if number > len(holder):
            raise PlaceGone
        return holder[number] if number < len(holder) else _MISSING
    for item in holder:
        if isinstance(item, dict) and _plain(name) in {str(item.get(each)) for each in _NAMES}:
            return item
    raise PlaceGone


def _set(holder: Any, name: str, *, value: Any) -> None:
    if isinstance(holder, dict):
        holder[_plain(name)] = value
    elif int(name[1:]) == len(holder):
        holder.append(value)
    else:
        holder[int(name[1:])] = value


def _missing(original: Any, rebuilt: Any, *, path: tuple[str, ...]) -> Iterator[Rest]:
    if rebuilt is _MISSING or (rebuilt is None and original is not None):
        yield from _flat(original, path)
    elif isinstance(original, dict) and isinstance(rebuilt, dict):
        for name, value in original.items():
            yield from _missing(value, rebuilt.get(name, _MISSING), path=(*path, _safe(name)))
    elif isinstance(original, list) and isinstance(rebuilt, list) and len(original) == len(rebuilt):
        for number, pair in enumerate(zip(original, rebuilt, strict=True)):
            yield from _missing(*pair, path=(*path, _name(rebuilt, number)))


def _flat(value: Any, path: tuple[str, ...]) -> Iterator[Rest]:
    place = "/".join(path)
    match value:
        case None:
            yield Rest(place=place, form=ValueForm.NOTHING)
        case bool():
            yield Rest(place=place, form=ValueForm.FLAG, value=value)
        case int():
            yield Rest(place=place, form=ValueForm.WHOLE, value=value)
        case str():
            yield Rest(place=place, form=ValueForm.TEXT, value=value)
        case {} if not value:
            yield Rest(place=place, form=ValueForm.EMPTY_OBJECT)
        case [] if not value:
            yield Rest(place=place, form=ValueForm.EMPTY_LIST)
        case dict():
            for name, inner in value.items():
                yield from _flat(inner, (*path, _safe(name)))
        case _:
            for number, inner in enumerate(value):
                yield from _flat(inner, (*path, f"#{number}"))


def _name(items: list[Any], number: int) -> str:
    """The id or key of an element where it is the only one of that name, else its number."""
    for each in _NAMES:
        names = [item.get(each) if isinstance(item, dict) else None for item in items]
        name = names[number]
        if isinstance(name, str) and names.count(name) == 1:
            return _safe(name)
    return f"#{number}"


def _safe(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1").replace("#", "~2")


def _plain(name: str) -> str:
    return name.replace("~2", "#").replace("~1", "/").replace("~0", "~")
