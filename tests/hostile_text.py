"""The hostile texts of `tests/vectors/hostile_text`."""

import json
from pathlib import Path

_FOLDER = Path(__file__).with_name("vectors") / "hostile_text"


def hostile_texts() -> tuple[str, ...]:
    """Every naughty string and every formula payload."""
    naughty = json.loads((_FOLDER / "blns.json").read_text(encoding="utf-8"))
    return (*naughty, *formula_payloads())


def formula_payloads() -> tuple[str, ...]:
    """Lines that spreadsheet programs have run as formulas."""
    lines = (_FOLDER / "formula_payloads.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line)
