"""Files an officer offers as evidence, looked at before anything is kept: refused, known already, or good."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from core.document_references import Reference, parse_reference
from core.errors import UserError
from core.evidence import EvidenceDocument, StoredFile
from core.images import Scaled
from core.secrecy import Secrecy
from core.text import clean_line, fold, fold_in_place

_LONGEST_SUMMARY: Final = 300
_PARTS: Final = re.compile(r"[|_]|(?<=\s)[-\u2013](?=\s)")
_MACHINE: Final = re.compile(
    r"(?:scan|img|image|dsc|dscn|photo|anh|hinh|screenshot|untitled|doc|document|file|tai lieu|van ban|new|"
    r"ban sao|copy|zalo|viber|received|cam ?scanner|whatsapp)?[\s\d().:-]*"
)
_KNOWN: Final = re.compile(
    r"(?:\bso\s+)?(?<!\d)\d{1,6}[-_./ ](?:\d{4}[-_./ ])?"
    r"[a-z]{2,4}[-_/][a-z]{2,8}\d{0,2}(?:-[a-z]{2,8})?(?![a-z])"
    r"|(?:\bngay\s+)?(?<!\d)(?:\d{1,4}[-./_]\d{1,2}[-./_]\d{1,4}|\d{8})(?!\d)"
)
"""Number with symbol, or a day: what is shown in fields of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameReading:
    """What a file name says of the document; a proposal, empty where the name is silent."""

    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    issuer: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One file: what it is, or why it is refused; the documents registered over the same content.

    `scaled` is the smaller copy of a huge photograph, not yet made; `secrecy` what its name says.
    """

    path: Path
    file: StoredFile | None = None
    refused: UserError | None = None
    held: tuple[EvidenceDocument, ...] = ()
    reading: NameReading = NameReading()
    secrecy: Secrecy = Secrecy.NONE
    scaled: Scaled | None = None


def read_name(name: str, *, year: int, issuers: tuple[str, ...] = ()) -> NameReading:
    """Number, symbol, day, issuer and summary as a file name tells them; nothing is guessed.

    The page itself is not read: a scan is a picture.
    """
    told = parse_reference(name, year=year, issuers=issuers)
    return NameReading(
        number=told.number,
        symbol=told.symbol,
        issued_on=told.issued_on,
        issuer=told.issuer,
        summary=_summary(name, told),
    )


def _summary(name: str, told: Reference) -> str:
    """The longest part of the name that is neither number, day nor what a machine calls its files."""
    stem = clean_line(Path(name).stem)
    bare, end = [], 0
    for known in _KNOWN.finditer(fold_in_place(stem)):
        bare.append(stem[end : known.start()])
        end = known.end()
    parts = (clean_line(part).strip(" -.,") for part in _PARTS.split("|".join([*bare, stem[end:]])))
    words = [part for part in parts if not _MACHINE.fullmatch(fold(part)) and fold(part) != fold(told.issuer)]
    best = max(words, key=len, default="")
    return best[:_LONGEST_SUMMARY] if " " in best else ""
