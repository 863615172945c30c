"""Which build this is, and by whose keys a newer one is believed (security.md, threat 37).

The keys come with the program, so an update is trusted by what is installed already, never by what the
update says of itself. In a source tree there is neither key nor build, and no update is believed.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from core.errors import DeviceError, UserError
from core.packages.refusals import (
    SignatureAlgorithm,
    SignatureBad,
    SignatureFormat,
    SignatureKeyWeak,
    SignatureNamespace,
)
from core.packages.signing import KeyLineWrong, PublicKey, verify

NAMESPACE = "release@socchc.vn"
PRINCIPAL = "release@socchc.vn"

_LINE = re.compile(rf'{re.escape(PRINCIPAL)} namespaces="{re.escape(NAMESPACE)}" (?P<key>ssh-ed25519 \S+)')


class ReleaseFilesDamaged(DeviceError):
    """What the program was shipped with about itself cannot be read; fields: `name` of the file."""

    code: ClassVar[str] = "E_RELEASE_FILES"


class ReleaseSignatureWrong(UserError):
    """A release is not signed as it should be, or was changed after it was signed."""

    code: ClassVar[str] = "E_RELEASE_SIGNATURE"


class ReleasePurposeWrong(UserError):
    """A signature that is right but was made for another purpose; fields: `fingerprint`."""

    code: ClassVar[str] = "E_RELEASE_PURPOSE"


class ReleaseKeyUnknown(UserError):
    """A release is signed rightly, but by a key this program does not know; fields: `fingerprint`."""

    code: ClassVar[str] = "E_RELEASE_KEY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """The build that is running.

    Attributes:
        keys: who may sign the next one; empty in a source tree.
        commit: of the source it was built from, 40 hexadecimal digits; empty in a source tree.
        day: of that commit.
        is_release: built with a key of the real releases; otherwise it is a trial.
    """

    keys: tuple[PublicKey, ...] = ()
    commit: str = ""
    day: date | None = None
    is_release: bool = False

    @property
    def is_built(self) -> bool:
        """Whether this is a built program and not a source tree."""
        return bool(self.commit)


def read_signers(text: str) -> tuple[PublicKey, ...]:
    """The keys of an allowed_signers text, in its order.

    Every line is `release@socchc.vn namespaces="release@socchc.vn" ssh-ed25519 ...`, empty, or a comment.

    Raises:
        ReleaseFilesDamaged: any other line, the same key twice, or a key that must not be used.
    """
    lines = (line.strip() for line in text.splitlines())
    keys = tuple(_key(line) for line in lines if line and not line.startswith("#"))
    if len(set(keys)) != len(keys):
        raise ReleaseFilesDamaged(name="allowed_signers")
    return keys


def signer_line(key: PublicKey) -> str:
    """The line `read_signers` and `ssh-keygen -Y verify` read, without its end."""
    return f'{PRINCIPAL} namespaces="{NAMESPACE}" {key.line}'


def verify_release(signature: bytes, message: bytes, *, keys: tuple[PublicKey, ...]) -> PublicKey:
    """Check an armoured SSHSIG over a message; answers which of the keys made it.

    Raises:
        ReleaseSignatureWrong: it is no such signature, or of another message.
        ReleasePurposeWrong: it was made in another namespace.
        ReleaseKeyUnknown: none of these keys made it.
    """
    try:
        key = verify(signature, message, namespace=NAMESPACE)
    except SignatureNamespace as error:
        raise ReleasePurposeWrong(**error.fields) from error
    except (SignatureAlgorithm, SignatureBad, SignatureFormat, SignatureKeyWeak) as error:
        raise ReleaseSignatureWrong from error
    if key not in keys:
        raise ReleaseKeyUnknown(fingerprint=key.fingerprint)
    return key


def _key(line: str) -> PublicKey:
    found = _LINE.fullmatch(line)
    try:
        if found is not None:
            return PublicKey.from_line(found["key"])
    except (KeyLineWrong, SignatureKeyWeak) as error:
        raise ReleaseFilesDamaged(name="allowed_signers") from error
    raise ReleaseFilesDamaged(name="allowed_signers")
