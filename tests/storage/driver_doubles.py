"""Children whose driver (SoftHSM2) is watched or spoilt.

They run the real driver with one function replaced in its table, so that what is counted or broken is what
the driver itself was asked: nothing of the program stands in between.
"""

import ctypes
import os
import time
from base64 import b64decode
from pathlib import Path

import pkcs11
from pkcs11 import Attribute, CertificateType, ObjectClass

from storage.child_process import answer
from storage.token_process import serve

MODULE = Path("/usr/lib/softhsm/libsofthsm2.so")
PIN, LABEL = "246810", "Chữ ký số"
COUNTED = "SOCCHC_TEST_COUNTED"
_GET_TOKEN_INFO, _OPEN_SESSION, _LOGIN, _MECHANISMS = 6, 12, 18, 7
_FLAGS_AT, _LAST_TRY, _LOCKED = 96, 0x20000, 0x40000
_PIN_LOCKED, _GENERAL_ERROR = 0xA4, 0x5


def counting(hears, replies) -> None:
    """Writes one line for every C_Login the driver is asked for, and the PIN it was asked with."""

    def login(real, session, kind, pin, length):
        with Path(os.environ[COUNTED]).open("a") as file:
            file.write(ctypes.string_at(pin, length).decode() + "\n")
        return real(session, kind, pin, length)

    _replace(_LOGIN, login)
    serve(hears, replies)


def locking(hears, replies) -> None:
    """A token that locks at this very login."""
    _replace(_LOGIN, lambda _real, *_given: _PIN_LOCKED)
    serve(hears, replies)


def failing(hears, replies) -> None:
    """A token that answers with a failure of its own."""
    _replace(_LOGIN, lambda _real, *_given: _GENERAL_ERROR)
    serve(hears, replies)


def locked(hears, replies) -> None:
    """A token that says of itself that it is locked; logins are still counted."""
    _replace(
        _GET_TOKEN_INFO, lambda real, slot, info, *rest: _flagged(real(slot, info, *rest), info, _LOCKED)
    )
    counting(hears, replies)


def at_its_last_try(hears, replies) -> None:
    """A token that says that one more wrong PIN will lock it."""
    _replace(
        _GET_TOKEN_INFO, lambda real, slot, info, *rest: _flagged(real(slot, info, *rest), info, _LAST_TRY)
    )
    counting(hears, replies)


def crashing(hears, replies) -> None:
    """A driver that takes its process down."""
    _replace(_OPEN_SESSION, lambda _real, *_given: os.abort())
    serve(hears, replies)


def hanging(hears, replies) -> None:
    """A driver that never comes back."""
    _replace(_OPEN_SESSION, lambda _real, *_given: time.sleep(600))
    serve(hears, replies)


def printing(hears, replies) -> None:
    """A driver that prints to the standard output of its process."""

    def info(real, slot, told, *rest):
        os.write(1, b'{"tokens": []}\n' * 100)
        return real(slot, told, *rest)

    _replace(_GET_TOKEN_INFO, info)
    serve(hears, replies)


def plain(hears, replies) -> None:
    """A token that knows the bare RSA step alone and leaves hashing to others."""

    def mechanisms(real, slot, listed, count, *rest):
        if listed:
            ctypes.cast(listed, ctypes.POINTER(ctypes.c_ulong))[0] = 1  # CKM_RSA_PKCS
        ctypes.cast(count, ctypes.POINTER(ctypes.c_ulong))[0] = 1
        return 0

    _replace(_MECHANISMS, mechanisms)
    serve(hears, replies)


def babbling(_hears, replies) -> None:
    """A child that answers with what is no answer."""
    replies.send_bytes(b"[" * 5000)


_KEPT = []


def _replace(place: int, new) -> None:
    """Put `new(real, *arguments)` into the driver's own function table."""
    driver = ctypes.CDLL(str(MODULE))
    table = ctypes.POINTER(ctypes.c_void_p)()
    assert driver.C_GetFunctionList(ctypes.byref(table)) == 0
    form = ctypes.CFUNCTYPE(ctypes.c_ulong, *[ctypes.c_void_p] * 4)
    address = table[1 + place]  # behind the version
    real = form(address)

    def call(*given):
        return new(real, *given) or 0

    made = form(call)
    _KEPT.extend((driver, made))
    table[1 + place] = ctypes.cast(made, ctypes.c_void_p).value


def _flagged(result: int, info: int, flag: int) -> int:
    flags = ctypes.c_ulong.from_address(info + _FLAGS_AT)
    flags.value |= flag
    return result


def putting(hears, replies) -> None:
    """Certificates onto the token, in a child so that this process never loads the driver."""
    answer(hears, replies, work=_put_all)


def _put_all(question):
    token = pkcs11.lib(str(MODULE)).get_token(token_label=LABEL)
    with token.open(rw=True, user_pin=PIN) as session:
        for key_id, der in question.items():
            session.create_object(
                {
                    Attribute.CLASS: ObjectClass.CERTIFICATE,
                    Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
                    Attribute.TOKEN: True,
                    Attribute.ID: bytes.fromhex(key_id),
                    Attribute.LABEL: f"c{key_id}",
                    Attribute.SUBJECT: b"",
                    Attribute.VALUE: b64decode(der),
                }
            )
    return {"put": len(question)}


def hanging_anywhere(_hears, _replies) -> None:
    """A child that never answers whatever it is asked."""
    time.sleep(600)
