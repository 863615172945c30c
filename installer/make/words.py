"""The register of licences, `resources/licences.json`: what the About dialog shows of parts."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REGISTER = Path(__file__).resolve().parents[2] / "resources" / "licences.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A part of the register: its licence as its maker names it (empty: not stated) and the whole words."""

    name: str
    version: str
    licence: str
    words: tuple[str, ...]


@cache
def register() -> Mapping[str, Entry]:
    """Every part that may be shipped, by name."""
    held = json.loads(REGISTER.read_text("utf-8"))
    texts = held["texts"]
    return {
        each["name"]: Entry(
            name=each["name"],
            version=each["version"],
            licence=each["licence"],
            words=tuple(texts[number] for number in each["texts"]),
        )
        for each in held["parts"]
    }


def licence_of(name: str) -> str:
    """The stated licence of a part; empty where it states none."""
    return register()[name].licence


def as_register(entries: tuple[Entry, ...]) -> dict[str, object]:
    """Entries in the form of the register, each text once."""
    texts = list(dict.fromkeys(text for entry in entries for text in entry.words))
    parts = [
        {
            "name": entry.name,
            "version": entry.version,
            "licence": entry.licence,
            "texts": [texts.index(text) for text in entry.words],
        }
        for entry in entries
    ]
    return {"parts": parts, "texts": texts}
