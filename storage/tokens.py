"""USB tokens as the program sees them: every call goes to a process of its own that loads the driver.

A PIN travels through a pipe, once for every time a person typed it; no failure is ever tried again here.
"""

import hashlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from asn1crypto import x509

from core.certificates import (
    DriverCrashed,
    DriverMissing,
    PinLocked,
    PinWrong,
    Token,
    TokenAbsent,
    TokenCertificate,
    TokenCertificateAbsent,
    TokenFailed,
    TokenKeyUnsupported,
    TokenTimeout,
)
from storage.certificate_files import MALFORMED, name_text
from storage.child_process import Child, ChildCrashed, ChildTimeout, ask
from storage.cms import sign_detached
from storage.token_process import serve

SECONDS = 60
"""Within which a driver answers one call, or is stopped (security specification, section 2)."""


class TokenDriver:
    """Fulfils `core.certificates.Tokens`; tests give another `child` and less patience."""

    def __init__(self, *, child: Child = serve, seconds: float = SECONDS) -> None:
        self._child = child
        self._seconds = seconds

    def plugged_in(self, driver: Path) -> tuple[Token, ...]:
        """Tokens that are plugged in; see the port for what is raised."""
        return tuple(_token(each) for each in self._tokens(driver))

    def sign(self, driver: Path, *, certificate: str, pin: str, message: bytes, at: datetime) -> bytes:
        """A detached CAdES-BES signature over the message; see the port for what is raised."""
        tokens = self._tokens(driver)
        if not tokens:
            raise TokenAbsent
        held = [der for token in tokens for der in _contents(token)]
        chosen = next((der for der in held if hashlib.sha256(der).hexdigest() == certificate), None)
        if chosen is None:
            raise TokenCertificateAbsent

        def sign(data: bytes) -> bytes:
            asked = {"certificate": certificate, "pin": pin, "data": b64encode(data).decode()}
            return b64decode(self._asked(driver, act="sign", **asked)["signature"])

        parsed = [each for each in map(_parsed, held) if each is not None]
        return sign_detached(
            message,
            x509.Certificate.load(chosen),
            others=[each for each in parsed if each.ca],
            sign=sign,
            at=at,
        )

    def _tokens(self, driver: Path) -> list[Mapping[str, Any]]:
        tokens: list[Mapping[str, Any]] = self._asked(driver, act="list")["tokens"]
        return tokens

    def _asked(self, driver: Path, **question: str) -> Mapping[str, Any]:
        if not driver.is_absolute() or not driver.is_file():
            raise DriverMissing(name=driver.name)
        try:
            told = ask(self._child, {"driver": str(driver), **question}, seconds=self._seconds)
        except ChildTimeout as cause:
            raise TokenTimeout(seconds=int(self._seconds)) from cause
        except ChildCrashed as cause:
            raise DriverCrashed from cause
        _refuse(told, driver)
        return told


def _refuse(told: Mapping[str, Any], driver: Path) -> None:
    match told.get("refused"):
        case None:
            return
        case "driver":
            raise DriverMissing(name=driver.name)
        case "token":
            raise TokenAbsent
        case "certificate":
            raise TokenCertificateAbsent
        case "key":
            raise TokenKeyUnsupported
        case "pin":
            raise PinWrong(last_try=int(bool(told.get("last_try"))))
        case "locked":
            raise PinLocked
    raise TokenFailed(reason=str(told.get("reason", "")))


def _token(told: Mapping[str, Any]) -> Token:
    certificates = tuple(_certificate(told, der) for der in _contents(told) if _is_signers(der))
    return Token(
        label=told["label"],
        serial=told["serial"],
        manufacturer=told["manufacturer"],
        is_locked=told["locked"],
        is_last_try=told["last_try"],
        certificates=certificates,
    )


def _contents(told: Mapping[str, Any]) -> list[bytes]:
    return [b64decode(each) for each in told["certificates"]]


def _parsed(der: bytes) -> x509.Certificate | None:
    """A certificate, when it is well formed; what else lies on a token does not matter."""
    try:
        certificate = x509.Certificate.load(der, strict=True)
        _ = certificate.native
    except MALFORMED:
        return None
    return certificate


def _is_signers(der: bytes) -> bool:
    certificate = _parsed(der)
    return certificate is not None and not certificate.ca


def _certificate(told: Mapping[str, Any], der: bytes) -> TokenCertificate:
    certificate = x509.Certificate.load(der)
    return TokenCertificate(
        token=told["label"],
        serial=f"{certificate.serial_number:x}",
        sha256=hashlib.sha256(der).hexdigest(),
        subject=name_text(certificate.subject),
        issuer=name_text(certificate.issuer),
        valid_from=certificate.not_valid_before,
        valid_until=certificate.not_valid_after,
    )
