"""Ed25519 keys and SSHSIG signatures (section 3); the only place in core that knows a cryptography library.

Verification raises and never answers yes or no. Keys travel as values: `PublicKey` is 32 bytes that passed
the weakness test, `SigningKey` an unlocked private key. No file is touched here. The library is loaded when
something is first signed or verified: an open window that does neither never holds it.
"""

import base64
import binascii
import hashlib
import re
import struct
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from core.errors import UserError
from core.packages.refusals import (
    SignatureAlgorithm,
    SignatureBad,
    SignatureFormat,
    SignatureKeyWeak,
    SignatureNamespace,
)

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KDF_ROUNDS = 100
KEY_BYTES, SIGNATURE_BYTES = 32, 64
ALGORITHM = "ssh-ed25519"

_MAGIC = b"SSHSIG"
_HASH = b"sha512"
_ARMOUR = ("-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----")
_ARMOUR_WIDTH = 70
_PRIME = 2**255 - 19
# The height of a point of order eight; a test recomputes that eight times it vanishes.
_ORDER_8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022
_LOW_ORDER_Y = frozenset({0, 1, _PRIME - 1, _ORDER_8, _PRIME - _ORDER_8})
_GROUPS, _GROUP_BYTES = 12, 5


class KeyLineWrong(UserError):
    """A public key line cannot be read, or is not an Ed25519 key."""

    code = "E_KEY_LINE"


class PassphraseWrong(UserError):
    """The passphrase does not open the key."""

    code = "E_KEY_PASSPHRASE"


class KeyFileDamaged(UserError):
    """The stored key cannot be read, or is not an encrypted Ed25519 key."""

    code = "E_KEY_FILE"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """An Ed25519 public key that is neither of low order nor oddly encoded.

    Raises:
        SignatureKeyWeak: libraries accept signatures under such keys, hence the refusal here.
        ValueError: not 32 bytes.
    """

    raw: bytes

    def __post_init__(self) -> None:
        if len(self.raw) != KEY_BYTES:
            message = "an Ed25519 public key has 32 bytes"
            raise ValueError(message)
        y = int.from_bytes(self.raw, "little") & (2**255 - 1)
        if y >= _PRIME or y in _LOW_ORDER_Y:
            raise SignatureKeyWeak

    @classmethod
    def from_line(cls, line: str) -> Self:
        """Read `ssh-ed25519 AAAA... [comment]`.

        Raises:
            KeyLineWrong: the line has another form, or the key is of another type.
            SignatureKeyWeak: the key must not be used.
        """
        words = line.split()
        if len(words) < 2 or words[0] != ALGORITHM:  # noqa: PLR2004 - type and key
            raise KeyLineWrong
        try:
            blob = base64.b64decode(words[1], validate=True)
        except (binascii.Error, ValueError) as error:
            raise KeyLineWrong from error
        raw = blob[-KEY_BYTES:]
        if blob != _key_blob(raw) or len(raw) != KEY_BYTES:
            raise KeyLineWrong
        return cls(raw=raw)

    @property
    def blob(self) -> bytes:
        """The key in OpenSSH's wire form."""
        return _key_blob(self.raw)

    @property
    def line(self) -> str:
        """The key as OpenSSH writes it, without a comment."""
        return f"{ALGORITHM} {base64.b64encode(_key_blob(self.raw)).decode('ascii')}"

    @property
    def fingerprint(self) -> str:
        """`SHA256:...` exactly as `ssh-keygen -l` prints it."""
        digest = hashlib.sha256(_key_blob(self.raw)).digest()
        return f"SHA256:{base64.b64encode(digest).decode('ascii').rstrip('=')}"

    @property
    def digit_groups(self) -> tuple[str, ...]:
        """Twelve groups of five digits, to read over the telephone (security.md section 2)."""
        return groups_of(self.raw)


class SigningKey:
    """An unlocked private key. It is never printed, compared or copied into a message."""

    __slots__ = ("_private",)

    def __init__(self, private: "Ed25519PrivateKey") -> None:
        self._private = private

    def __repr__(self) -> str:
        return f"SigningKey({self.public_key.fingerprint})"

    @classmethod
    def generate(cls) -> Self:
        """A new key from the system's random source."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_seed(cls, seed: bytes) -> Self:
        """The key of a 32-byte seed: for samples and tests that must come out the same every time."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.from_private_bytes(seed))

    @classmethod
    def unlock(cls, file_bytes: bytes, *, passphrase: str) -> Self:
        """Open the bytes of an OpenSSH private key file.

        Raises:
            PassphraseWrong: the passphrase does not open it.
            KeyFileDamaged: the bytes are no encrypted Ed25519 private key.
        """
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        if not passphrase:
            raise PassphraseWrong
        try:
            private = serialization.load_ssh_private_key(file_bytes, _secret(passphrase))
        except (ValueError, TypeError, UnsupportedAlgorithm) as error:
            # The library tells a wrong passphrase from damage only by the words of its complaint.
            raise (PassphraseWrong if "checksum" in str(error) else KeyFileDamaged) from error
        if not isinstance(private, Ed25519PrivateKey):
            raise KeyFileDamaged
        return cls(private)

    def locked(self, *, passphrase: str, rounds: int = KDF_ROUNDS) -> bytes:
        """The bytes of an OpenSSH private key file (aes256-ctr, bcrypt); readable by `ssh-keygen`.

        Args:
            passphrase: brought to NFC first, because input methods for Vietnamese differ.
            rounds: work factor; 100 takes about a second. Only tests use fewer.
        """
        from cryptography.hazmat.primitives import serialization

        settings = serialization.PrivateFormat.OpenSSH.encryption_builder().kdf_rounds(rounds)
        return self._private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.OpenSSH,
            settings.build(_secret(passphrase)),
        )

    @property
    def public_key(self) -> PublicKey:
        """The public half."""
        return PublicKey(raw=self._private.public_key().public_bytes_raw())

    def seed(self) -> bytes:
        """The 32 bytes it is made from; only a vault asks."""
        return self._private.private_bytes_raw()

    def sign(self, message: bytes, *, namespace: str) -> bytes:
        """The armoured SSHSIG of a message: what `ssh-keygen -Y sign` writes, byte for byte."""
        signature = self._private.sign(_signed_bytes(message, namespace.encode("ascii")))
        return _armoured(self.public_key.raw, namespace.encode("ascii"), signature=signature)


def groups_of(data: bytes) -> tuple[str, ...]:
    """Twelve groups of five digits that stand for some bytes (security.md section 2)."""
    digest = hashlib.sha512(data).digest()
    chunks = (digest[at : at + _GROUP_BYTES] for at in range(0, _GROUPS * _GROUP_BYTES, _GROUP_BYTES))
    return tuple(f"{int.from_bytes(chunk, 'big') % 100_000:05d}" for chunk in chunks)


def lock_secret(secret: bytes, *, passphrase: str, rounds: int = KDF_ROUNDS) -> bytes:
    """A secret of 32 bytes in the container that keeps signing keys: one lock for the whole vault."""
    return SigningKey.from_seed(secret).locked(passphrase=passphrase, rounds=rounds)


def unlock_secret(file_bytes: bytes, *, passphrase: str) -> bytes:
    """The 32 bytes that `lock_secret` locked.

    Raises:
        PassphraseWrong, KeyFileDamaged: as in `SigningKey.unlock`.
    """
    return SigningKey.unlock(file_bytes, passphrase=passphrase).seed()


def x25519_public(secret: bytes) -> bytes:
    """The public half of an X25519 secret, both 32 bytes (RFC 7748)."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def verify(armoured: bytes, message: bytes, *, namespace: str) -> PublicKey:
    """Check a signature; answers the key that made it, which the caller must still find trusted.

    Raises:
        SignatureFormat, SignatureAlgorithm, SignatureKeyWeak, SignatureNamespace, SignatureBad:
            the first rule of section 3 that is broken.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    raw_key, found_namespace, signature = _parse(armoured)
    key = PublicKey(raw=raw_key)
    if found_namespace != namespace.encode("ascii"):
        raise SignatureNamespace(fingerprint=key.fingerprint)
    try:
        Ed25519PublicKey.from_public_bytes(raw_key).verify(signature, _signed_bytes(message, found_namespace))
    except InvalidSignature as error:
        raise SignatureBad(fingerprint=key.fingerprint) from error
    return key


def _secret(passphrase: str) -> bytes:
    return unicodedata.normalize("NFC", passphrase).encode("utf-8")


def _str(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


def _key_blob(raw: bytes) -> bytes:
    return _str(ALGORITHM.encode("ascii")) + _str(raw)


def _signed_bytes(message: bytes, namespace: bytes) -> bytes:
    return _MAGIC + _str(namespace) + _str(b"") + _str(_HASH) + _str(hashlib.sha512(message).digest())


def _armoured(raw_key: bytes, namespace: bytes, *, signature: bytes) -> bytes:
    blob = _MAGIC + struct.pack(">I", 1) + _str(_key_blob(raw_key)) + _str(namespace) + _str(b"")
    blob += _str(_HASH) + _str(_str(ALGORITHM.encode("ascii")) + _str(signature))
    text = base64.b64encode(blob).decode("ascii")
    body = [text[at : at + _ARMOUR_WIDTH] for at in range(0, len(text), _ARMOUR_WIDTH)]
    return "".join(f"{line}\n" for line in (_ARMOUR[0], *body, _ARMOUR[1])).encode("ascii")


def _parse(armoured: bytes) -> tuple[bytes, bytes, bytes]:
    """Raw key, namespace and raw signature of an armoured SSHSIG in its one legal spelling."""
    blob = _blob_of(armoured)
    version = blob[len(_MAGIC) : len(_MAGIC) + 4]
    if not blob.startswith(_MAGIC) or len(version) != 4:  # noqa: PLR2004 - one u32
        raise SignatureFormat
    key, namespace, reserved, hash_name, signature = _strings(blob[len(_MAGIC) + 4 :], count=5)
    key_type, raw_key = _strings(key, count=2)
    signature_type, raw_signature = _strings(signature, count=2)
    types_allowed = key_type == signature_type == ALGORITHM.encode("ascii")
    if version != b"\0\0\0\x01" or reserved or hash_name != _HASH or not types_allowed:
        raise SignatureAlgorithm
    if len(raw_key) != KEY_BYTES or len(raw_signature) != SIGNATURE_BYTES:
        raise SignatureFormat
    if _armoured(raw_key, namespace, signature=raw_signature) != armoured:
        raise SignatureFormat
    return raw_key, namespace, raw_signature


def _blob_of(armoured: bytes) -> bytes:
    pattern = rf"{_ARMOUR[0]}\n([A-Za-z0-9+/=\n]+)\n{_ARMOUR[1]}\n".encode("ascii")
    match = re.fullmatch(pattern, armoured)
    if match is None:
        raise SignatureFormat
    try:
        return base64.b64decode(match[1].replace(b"\n", b""), validate=True)
    except binascii.Error as error:
        raise SignatureFormat from error


def _strings(data: bytes, *, count: int) -> tuple[bytes, ...]:
    """Exactly `count` length-prefixed strings, and nothing after them."""
    found: list[bytes] = []
    at = 0
    for _ in range(count):
        size = int.from_bytes(data[at : at + 4], "big")
        found.append(data[at + 4 : at + 4 + size])
        at += 4 + size
    if at != len(data):
        raise SignatureFormat
    return tuple(found)
