"""Certificates and revocation lists an administrator imported, and tokens: values, failures and ports.

They serve the optional government signature (package-format.md section 4) and the signatures found in PDF
files. `storage` fulfils the ports; nothing is ever fetched from anywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from core.errors import DeviceError, UserError
from core.evidence import StoredFile
from core.packages.cms import CmsJudge


class CertificateFileWrong(UserError):
    """The file holds no certificate of an authority and no revocation list; fields: `name`."""

    code = "E_CERT_FILE"


class DriverMissing(UserError):
    """No token driver is set, or the file is not there or is no PKCS#11 driver; fields: `name`."""

    code = "E_TOKEN_DRIVER"


class TokenAbsent(UserError):
    """No token is plugged in, or the chosen one no longer is."""

    code = "E_TOKEN_NONE"


class TokenCertificateAbsent(UserError):
    """The token holds no certificate with a key that can sign, or not the chosen one."""

    code = "E_TOKEN_CERT"


class TokenKeyUnsupported(UserError):
    """The key of the chosen certificate is of a kind this program does not sign with."""

    code = "E_TOKEN_KEY"


class PinWrong(UserError):
    """The token refused the PIN; it was sent once and is not sent again. Fields: `last_try` is 1 or 0."""

    code = "E_TOKEN_PIN"


class PinLocked(UserError):
    """The token is locked after too many wrong PINs; no PIN was sent."""

    code = "E_TOKEN_LOCKED"


class TokenFailed(DeviceError):
    """The token or its driver answered with a failure; fields: `reason`, the name of its return code."""

    code = "E_TOKEN"


class DriverCrashed(DeviceError):
    """The driver ended the process it was loaded in; the program itself is unharmed."""

    code = "E_TOKEN_CRASH"


class TokenTimeout(DeviceError):
    """The driver did not answer in time and was stopped; fields: `seconds`."""

    code = "E_TOKEN_TIMEOUT"


class CertificateForm(StrEnum):
    """What an imported file holds. An authority below the root is kept as `ROOT` but is no anchor."""

    ROOT = "root"
    CRL = "crl"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCertificate:
    """One imported certificate of an authority, or one revocation list, as DER; named by its SHA-256.

    `name` is the subject of a certificate, the issuer of a list.
    """

    sha256: str
    form: CertificateForm
    name: str
    content: bytes
    added_at: datetime
    added_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateCard:
    """What an imported file says of itself.

    `is_anchor` is True for a self-signed root, where chains may end. For a list, `valid_until` is its next
    update (None when it promises none) and `revoked` how many certificates it names.
    """

    sha256: str
    form: CertificateForm
    name: str
    issuer: str
    is_anchor: bool
    valid_from: datetime
    valid_until: datetime | None
    revoked: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenCertificate:
    """A certificate on a token whose private key is there too. `sha256` names it, `subject` is its owner."""

    token: str
    serial: str
    sha256: str
    subject: str
    issuer: str
    valid_from: datetime
    valid_until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token that is plugged in; `serial` and `label` as the token states them."""

    label: str
    serial: str
    manufacturer: str
    is_locked: bool
    is_last_try: bool
    certificates: tuple[TokenCertificate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedSignature:
    """The government signature of an accepted package, as it was judged on its way in."""

    digest: str
    signer: str
    is_revocation_checked: bool
    checked_at: datetime


class Certificates(Protocol):
    """Reads certificates and revocation lists, and makes judges that know them."""

    def load(self, path: Path) -> bytes:
        """The whole of a small file.

        Raises:
            SourceUnreadable: it cannot be read, so another is to be chosen.
        """

    def read(self, content: bytes, *, name: str, at: datetime, by: str) -> tuple[HeldCertificate, ...]:
        """Every certificate of an authority and every list in a file (DER, PEM or PKCS#7 bundle).

        Raises:
            CertificateFileWrong: it holds none, or something else beside them.
        """

    def card(self, held: HeldCertificate) -> CertificateCard:
        """What an imported file says of itself."""

    def judge(self, held: Sequence[HeldCertificate], *, at: datetime) -> CmsJudge:
        """A judge who trusts the imported roots and judges every certificate as of `at`."""

    def integrity(self, *, at: datetime) -> CmsJudge:
        """A judge for signatures made here a moment ago: the signature must be right, no root is asked."""


class Tokens(Protocol):
    """USB tokens through their driver, which runs in a process of its own.

    Every method raises `DriverMissing`, `DriverCrashed`, `TokenTimeout` or `TokenFailed` as its cause is.
    """

    def plugged_in(self, driver: Path) -> tuple[Token, ...]:
        """Tokens that are plugged in, with their signing certificates; no PIN is asked for."""

    def sign(self, driver: Path, *, certificate: str, pin: str, message: bytes, at: datetime) -> bytes:
        """A detached CAdES-BES signature (DER) over the message, made by the certificate of that SHA-256.

        The PIN is sent to the token exactly once.

        Raises:
            TokenAbsent, TokenCertificateAbsent, TokenKeyUnsupported: there is nothing to sign with.
            PinWrong: the token refused the PIN.
            PinLocked: the token is locked; no PIN was sent.
        """


class ChainState(StrEnum):
    """What can be said of a certificate chain here and now; only `TRUSTED` may look fully good.

    `UNCHECKED` ends in an imported root without a current revocation list, `UNKNOWN` ends in none,
    `REFUSED` has expired, was revoked, or is not for signing.
    """

    TRUSTED = "trusted"
    UNCHECKED = "unchecked"
    UNKNOWN = "unknown"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfSignature:
    """One digital signature found in a PDF.

    `is_intact` says that the bytes it covers are the bytes that were signed; `covers_all` that nothing was
    added behind them. `signed_at` is the signer's own claim.
    """

    signer: str
    organisation: str
    issuer: str
    signed_at: datetime | None
    is_intact: bool
    covers_all: bool
    chain: ChainState


class PdfReading(StrEnum):
    """Whether signatures in a PDF could be looked for."""

    NONE = "none"
    SIGNED = "signed"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfSignatures:
    """What was found in one PDF; it says nothing about legal validity."""

    reading: PdfReading
    signatures: tuple[PdfSignature, ...] = ()


class PdfInspector(Protocol):
    """Looks for signatures in PDF files, hostile ones included."""

    def inspect(self, file: StoredFile, held: Sequence[HeldCertificate], *, at: datetime) -> PdfSignatures:
        """What is in a stored file; one that cannot be read, or not within the limits, is `UNREADABLE`."""
