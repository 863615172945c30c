"""Signatures in PDF files signed outside: whose they are, whether what they cover is intact, which chain.

Never a word on legal validity. Only a file that names a signed byte range is looked into, and that in a
process of its own, since it may come from anybody: a damaged, hostile or endless file is answered as
unreadable.
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from core.certificates import (
    ChainState,
    HeldCertificate,
    PdfReading,
    PdfSignature,
    PdfSignatures,
)
from storage.child_process import Child, ChildCrashed, ChildTimeout, ask

LARGEST = 200 << 20  # bytes
SECONDS = 30
_BUFFER = 1 << 20
_MARK = b"/ByteRange"
UNREADABLE = PdfSignatures(reading=PdfReading.UNREADABLE)


class PdfSignatureReader:
    """Looks into files on the disk; tests give another `child` and less patience."""

    def __init__(self, *, child: Child | None = None, seconds: float = SECONDS) -> None:
        self._child = child
        self._seconds = seconds

    def inspect(self, path: Path, held: Sequence[HeldCertificate], *, at: datetime) -> PdfSignatures:
        """What is in the file."""
        try:
            with path.open("rb") as stream:
                if not _names_a_signature(stream):
                    return PdfSignatures(reading=PdfReading.NONE)
            if path.stat().st_size > LARGEST:
                return UNREADABLE
            told = ask(self._child or _reader(), _question(path, held, at=at), seconds=self._seconds)
        except (OSError, ChildCrashed, ChildTimeout):
            return UNREADABLE
        if "signatures" not in told:
            return UNREADABLE
        signatures = tuple(_signature(each) for each in told["signatures"])
        reading = PdfReading.SIGNED if signatures else PdfReading.NONE
        return PdfSignatures(reading=reading, signatures=signatures)


def _reader() -> Child:
    """The library behind it takes most of a second to load; most files never need it."""
    from storage.pdf_process import serve

    return serve


def _names_a_signature(stream: BinaryIO) -> bool:
    """A signature states the bytes it covers; the entry stands outside of any compressed part.

    It has to: the place of the signature's own bytes is left out of that range.
    """
    tail = b""
    while chunk := stream.read(_BUFFER):
        if _MARK in tail + chunk:
            return True
        tail = chunk[-len(_MARK) :]
    return False


def _question(path: Path, held: Sequence[HeldCertificate], *, at: datetime) -> Mapping[str, Any]:
    certificates = [[each.form.value, b64encode(each.content).decode()] for each in held]
    return {"path": str(path), "held": certificates, "at": at.isoformat()}


def _signature(told: Mapping[str, Any]) -> PdfSignature:
    said = told["signed_at"]
    return PdfSignature(
        signer=told["signer"],
        organisation=told["organisation"],
        issuer=told["issuer"],
        signed_at=None if said is None else datetime.fromisoformat(said),
        is_intact=told["intact"],
        covers_all=told["covers_all"],
        chain=ChainState(told["chain"]),
    )
