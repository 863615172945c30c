"""The catalogue of legal bases that comes with the program."""

import json

from core.legal_bases import LegalBases, parse_legal_bases
from ui.look import RESOURCES


def legal_bases() -> LegalBases:
    """The whole catalogue, read anew."""
    return parse_legal_bases(json.loads((RESOURCES / "legal_bases.json").read_text(encoding="utf-8")))
