"""Titles of sheets as spreadsheet programs accept them."""

from collections.abc import Iterable

_LONGEST = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_FALLBACK = "Sheet"


def free_title(wanted: str, taken: Iterable[str]) -> str:
    """At most 31 characters, none of the forbidden ones, different from the titles taken already."""
    clean = "".join(mark if mark.isprintable() else " " for mark in wanted.translate(_FORBIDDEN))
    title = " ".join(clean.split())[:_LONGEST].strip(" '") or _FALLBACK
    used = {name.casefold() for name in taken}
    number, free = 2, title
    while free.casefold() in used:
        free = f"{title[: _LONGEST - 5]} ({number})"
        number += 1
    return free
