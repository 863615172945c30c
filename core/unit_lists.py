"""Units named in a file somebody typed or exported: by code anywhere in a line, else by full name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.text import fold
from core.units import Unit

_CODE = re.compile(r"(?<![0-9])[0-9]{5}(?![0-9])")
_MARKS = " \t,;\"'[]"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedUnits:
    """Codes of the units found, in the order of the file, each once; and what is no unit of the list."""

    codes: tuple[str, ...]
    unknown: tuple[str, ...]


def units_named(text: str, units: Sequence[Unit]) -> NamedUnits:
    """Read a list line by line. A line may hold several codes; `#` begins a remark; accents are folded."""
    by_name = {fold(unit.name): unit.code for unit in units}
    known = {unit.code for unit in units}
    found: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for raw in text.splitlines():
        line = raw.partition("#")[0].strip(_MARKS)
        codes = _CODE.findall(line)
        if not codes and fold(line) in by_name:
            codes = [by_name[fold(line)]]
        for code in codes:
            (found if code in known else unknown)[code] = None
        if line and not codes and any(letter.isalpha() for letter in line):
            unknown[line] = None
    return NamedUnits(codes=tuple(found), unknown=tuple(unknown))
