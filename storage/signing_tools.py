"""The libraries of the government signature behind their ports, loaded on first use.

They take most of a second to load, and most offices never need them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from storage.clock import SystemClock
from storage.pdf_signatures import PdfSignatureReader
from storage.plain_files import read_file

if TYPE_CHECKING:
    from core.certificates import CertificateCard, HeldCertificate, PdfSignatures, Token
    from core.evidence import StoredFile
    from core.packages.cms import CmsJudge, CmsState
    from storage.attachments import EvidenceFolder


class CertificateTools:
    """Fulfils `core.certificates.Certificates`."""

    def load(self, path: Path) -> bytes:
        """The whole of a small file; see the port."""
        return read_file(path)

    def read(self, content: bytes, *, name: str, at: datetime, by: str) -> tuple[HeldCertificate, ...]:
        """Every certificate of an authority and every list in a file; see the port."""
        from storage.certificate_files import read_certificate_file

        return read_certificate_file(content, name=name, at=at, by=by)

    def card(self, held: HeldCertificate) -> CertificateCard:
        """What an imported file says of itself."""
        from storage.certificate_files import card_of

        return card_of(held)

    def judge(self, held: Sequence[HeldCertificate], *, at: datetime) -> CmsJudge:
        """A judge who trusts the imported roots; the libraries load when there is something to judge."""
        return _LateJudge(held, at=at)

    def integrity(self, *, at: datetime) -> CmsJudge:
        """A judge for what was signed here a moment ago."""
        from storage.cms import IntegrityJudge

        return IntegrityJudge(at=at)


def judge_by_files(files: Sequence[Path]) -> CmsJudge:
    """A judge who trusts the roots and lists in these files, as of now; no workspace is needed.

    Raises:
        SourceUnreadable, CertificateFileWrong.
    """
    tools, at = CertificateTools(), SystemClock().now()
    held = [each for path in files for each in tools.read(read_file(path), name=path.name, at=at, by="")]
    return tools.judge(held, at=at)


class TokenTools:
    """Fulfils `core.certificates.Tokens`."""

    def plugged_in(self, driver: Path) -> tuple[Token, ...]:
        """Tokens that are plugged in; see the port."""
        from storage.tokens import TokenDriver

        return TokenDriver().plugged_in(driver)

    def sign(self, driver: Path, *, certificate: str, pin: str, message: bytes, at: datetime) -> bytes:
        """A detached CAdES-BES signature (DER); see the port."""
        from storage.tokens import TokenDriver

        return TokenDriver().sign(driver, certificate=certificate, pin=pin, message=message, at=at)


class PdfTools:
    """Fulfils `core.certificates.PdfInspector`."""

    def __init__(self, attachments: EvidenceFolder) -> None:
        self._attachments = attachments

    def inspect(self, file: StoredFile, held: Sequence[HeldCertificate], *, at: datetime) -> PdfSignatures:
        """What is in a stored file; the libraries load only for a file that names a signature."""
        return PdfSignatureReader().inspect(self._attachments.place(file), held, at=at)


class _LateJudge:
    def __init__(self, held: Sequence[HeldCertificate], *, at: datetime) -> None:
        self._held = tuple(held)
        self._at = at

    def judge(self, der: bytes, message: bytes) -> CmsState:
        from storage.cms import CertificateJudge

        return CertificateJudge(self._held, at=self._at).judge(der, message)
