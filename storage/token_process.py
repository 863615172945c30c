"""The process that alone loads a token's driver (PKCS#11): lists tokens, or logs in once and signs.

Nothing here decides anything about packages; the driver is somebody else's program and is trusted with
nothing but the PIN and the bytes to sign. Every failure is answered by name; a crash is noticed by
the other side.
"""

import hashlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping
from multiprocessing.connection import Connection
from typing import Any

import pkcs11
from asn1crypto import algos, x509
from asn1crypto import core as asn1
from pkcs11 import Attribute, Mechanism, ObjectClass, TokenFlag
from pkcs11.util.ec import encode_ecdsa_signature

from storage.child_process import answer

LARGEST_CERTIFICATE = 64 << 10  # bytes
MOST_CERTIFICATES = 64
_LOCKED = TokenFlag.USER_PIN_LOCKED
_LAST_TRY = TokenFlag.USER_PIN_FINAL_TRY


class Refused(Exception):
    """The work cannot be done; its argument names the reason for the other side."""


def serve(hears: Connection, replies: Connection) -> None:
    """What the spawned process runs."""
    answer(hears, replies, work=work)


def work(question: Mapping[str, Any]) -> dict[str, Any]:
    """Answer one question: `list`, or `sign` with certificate, PIN and data."""
    try:
        driver = _driver(question["driver"])
        if question["act"] == "list":
            return {"tokens": [_described(token) for token in _tokens(driver)]}
        return _signed(driver, question)
    except Refused as refused:
        return {"refused": refused.args[0]}
    except pkcs11.PinLocked:
        return {"refused": "locked"}
    except (pkcs11.TokenNotPresent, pkcs11.DeviceRemoved, pkcs11.TokenNotRecognised):
        return {"refused": "token"}
    except pkcs11.PKCS11Error as failure:
        return {"refused": "failed", "reason": type(failure).__name__}


def _driver(path: str) -> Any:
    """Load and start the driver; it was found on the disk before this process began."""
    try:
        driver = pkcs11.lib(path)
    except pkcs11.PKCS11Error as cause:
        raise Refused("driver") from cause
    driver.initialize()
    return driver


def _tokens(driver: Any) -> Iterator[Any]:
    for slot in driver.get_slots(token_present=True):
        token = slot.get_token()
        if TokenFlag.TOKEN_INITIALIZED in token.flags:
            yield token


def _described(token: Any) -> dict[str, Any]:
    return {
        "label": token.label,
        "serial": token.serial.decode("ascii", "replace").strip(),
        "manufacturer": token.manufacturer_id or "",
        "locked": _LOCKED in token.flags,
        "last_try": _LAST_TRY in token.flags,
        "certificates": [b64encode(der).decode() for der, _key in _certificates(token)],
    }


def _certificates(token: Any) -> list[tuple[bytes, bytes]]:
    """Certificates with the identifiers of their keys; they are public, so no PIN is needed."""
    found: list[tuple[bytes, bytes]] = []
    with token.open() as session:
        for item in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
            der = item[Attribute.VALUE]
            if len(found) < MOST_CERTIFICATES and 0 < len(der) <= LARGEST_CERTIFICATE:
                found.append((der, item[Attribute.ID]))
    return found


def _signed(driver: Any, question: Mapping[str, Any]) -> dict[str, Any]:
    token, der, key_id = _chosen(driver, question["certificate"])
    if _LOCKED in token.flags:
        raise Refused("locked")
    scheme = _scheme(der, token)
    try:
        # The one login there is: C_Login is called here, once, and nowhere else.
        session = token.open(user_pin=question["pin"])
    except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange):
        now = token.slot.get_token().flags
        return {"refused": "locked" if _LOCKED in now else "pin", "last_try": _LAST_TRY in now}
    with session:
        keys = list(session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.ID: key_id}))
        if len(keys) != 1:
            raise Refused("certificate")
        return {"signature": b64encode(scheme(keys[0], b64decode(question["data"]))).decode()}


def _chosen(driver: Any, wanted: str) -> tuple[Any, bytes, bytes]:
    """The token and key of the certificate with this SHA-256."""
    is_any = False
    for token in _tokens(driver):
        is_any = True
        for der, key_id in _certificates(token):
            if hashlib.sha256(der).hexdigest() == wanted:
                return token, der, key_id
    raise Refused("certificate" if is_any else "token")


def _scheme(der: bytes, token: Any) -> Callable[[Any, bytes], bytes]:
    """How a key of the certificate's kind signs with SHA-256 on this token."""
    algorithm = x509.Certificate.load(der).public_key.algorithm
    if algorithm == "ec":
        return _sign_on_curve
    if algorithm != "rsa":
        raise Refused("key")
    is_hashed_there = Mechanism.SHA256_RSA_PKCS in token.slot.get_mechanisms()
    return _sign_hashed_there if is_hashed_there else _sign_hashed_here


def _sign_hashed_there(key: Any, data: bytes) -> bytes:
    signature: bytes = key.sign(data, mechanism=Mechanism.SHA256_RSA_PKCS)
    return signature


def _sign_hashed_here(key: Any, data: bytes) -> bytes:
    """Some tokens only know the bare RSA step: the digest is wrapped here (PKCS#1 v1.5)."""
    kind = algos.DigestAlgorithm({"algorithm": "sha256", "parameters": asn1.Null()})
    wrapped = algos.DigestInfo({"digest_algorithm": kind, "digest": hashlib.sha256(data).digest()})
    signature: bytes = key.sign(wrapped.dump(), mechanism=Mechanism.RSA_PKCS)
    return signature


def _sign_on_curve(key: Any, data: bytes) -> bytes:
    raw = key.sign(hashlib.sha256(data).digest(), mechanism=Mechanism.ECDSA)
    return encode_ecdsa_signature(raw)
