"""The libraries of the government signature behind their ports, loaded on first use.

They take most of a second to load, and most offices never need them.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from core.certificates import CertificateCard, HeldCertificate, Token
from core.packages.cms import CmsJudge, CmsState


class CertificateTools:
    """Fulfils `core.certificates.Certificates`."""

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


class _LateJudge:
    def __init__(self, held: Sequence[HeldCertificate], *, at: datetime) -> None:
        self._held = tuple(held)
        self._at = at

    def judge(self, der: bytes, message: bytes) -> CmsState:
        from storage.cms import CertificateJudge

        return CertificateJudge(self._held, at=self._at).judge(der, message)
