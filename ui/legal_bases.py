"""The catalogue of legal bases that comes with the program."""

import json
from datetime import date
from functools import cache

from core.legal_bases import LegalBases, parse_legal_bases
from ui.look import RESOURCES
from ui.texts.legal_bases import cited


@cache
def legal_bases() -> LegalBases:
    """The whole catalogue, read once: it never changes while the program runs."""
    return parse_legal_bases(json.loads((RESOURCES / "legal_bases.json").read_text(encoding="utf-8")))


def law_behind(data_source: str | None, year: int) -> str:
    """The law an indicator rests on at the end of a year, in one sentence; empty where none is known."""
    found = legal_bases().of_source(data_source or "", date(year, 12, 31))
    return cited(found)
