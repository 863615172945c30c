"""Small files a command is given: JSON values and lists."""

import json
from decimal import Decimal
from pathlib import Path

from ui.cli.doors import Doors
from ui.cli.errors import NotTheRightFile


def read_json(doors: Doors, path: Path, *, keeps_fractions: bool = False) -> object:
    """The JSON value of a file. Fractions are kept exactly, and NaN as text, or both are refused.

    Raises:
        NotTheRightFile: it is not JSON, or holds NaN or a fraction where none is kept.
    """
    try:
        return json.loads(
            doors.read_file(path).decode("utf-8-sig"),
            parse_float=Decimal if keeps_fractions else _refuse,
            parse_constant=str if keeps_fractions else _refuse,
        )
    except (ValueError, RecursionError) as cause:
        raise NotTheRightFile(name=path.name) from cause


def read_codes(doors: Doors, path: Path) -> tuple[str, ...]:
    """Unit codes: one a line, or a JSON list of texts.

    Raises:
        NotTheRightFile: neither.
    """
    try:
        text = doors.read_file(path).decode("utf-8-sig").strip()
    except ValueError as cause:
        raise NotTheRightFile(name=path.name) from cause
    if not text.startswith("["):
        lines = (line.partition("#")[0].strip() for line in text.splitlines())
        return tuple(line for line in lines if line)
    listed = read_json(doors, path)
    if not isinstance(listed, list) or not all(isinstance(code, str) for code in listed):
        raise NotTheRightFile(name=path.name)
    return tuple(listed)


def _refuse(text: str) -> object:
    raise ValueError(text)
