"""The parts of others that are shipped with the program, with the words of their licences."""

import json
from dataclasses import dataclass

from ui.look import RESOURCES


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part: its licence as its maker names it (empty: not stated) and the licence's own words."""

    name: str
    version: str
    licence: str
    words: str


def shipped_parts() -> tuple[Part, ...]:
    """Every part, as `installer/licences.py` gathered them."""
    held = json.loads((RESOURCES / "licences.json").read_text(encoding="utf-8"))
    return tuple(
        Part(
            name=each["name"],
            version=each["version"],
            licence=each["licence"],
            words="\n\n————————\n\n".join(held["texts"][number] for number in each["texts"]),
        )
        for each in held["parts"]
    )
