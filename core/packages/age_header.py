"""The head of an age v1 file, judged before any key is tried (section 11).

Only native X25519 recipients are let through, two or three of them. Passphrase recipients would let a
stranger choose how long we compute; SSH recipients mix keys for signing and reading. Encryption gives no
authenticity: what comes out goes through every other check unchanged.
"""

import base64
import binascii
import re
from dataclasses import dataclass

from core.packages.carriage_refusals import AgeCorrupt, AgeHeaderWrong
from core.packages.first_bytes import AGE_LINE

HEADER_LIMIT = 16 << 10
"""Most bytes a header may have."""

FEWEST, MOST = 2, 3
_KEY_TEXT, _COLUMNS = 43, 64  # characters of 32 bytes in base64; characters of a full line of a body
_NONCE, _CHUNK, _TAG = 16, 64 << 10, 16  # bytes of the payload
_STANZA = re.compile(rb"-> ([\x21-\x7e]+(?: [\x21-\x7e]+)*)")
_LAST = re.compile(rb"--- ([A-Za-z0-9+/]{43})")
_RECIPIENT = re.compile(r"age1[02-9ac-hj-np-z]{58}")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeHeader:
    """A header that keeps every rule: its size in bytes and how many recipients can open the file."""

    size: int
    recipients: int


def is_recipient(text: str) -> bool:
    """Whether a text has the form of a native recipient (`age1…`)."""
    return _RECIPIENT.fullmatch(text) is not None


def read_age_header(head: bytes) -> AgeHeader:
    """Judge the first bytes of a file: at least `HEADER_LIMIT` of them, or the whole file when it is shorter.

    Raises:
        AgeHeaderWrong: a rule is broken; fields: `offset`.
        AgeCorrupt: the file ends inside its header.
    """
    lines = _Lines(head)
    if lines.take() + b"\n" != AGE_LINE:
        raise AgeHeaderWrong(offset=0)
    found = 0
    while True:
        start, line = lines.at, lines.take()
        if line.startswith(b"---"):
            _check_last(line, start)
            break
        found += _stanza(line, lines, start=start)
    if not FEWEST <= found <= MOST:
        raise AgeHeaderWrong(offset=lines.at)
    return AgeHeader(size=lines.at, recipients=found)


def plain_size(size: int, header: AgeHeader) -> int:
    """Bytes of the plaintext of an encrypted file of `size` bytes.

    Raises:
        AgeCorrupt: no file has this size.
    """
    payload = size - header.size - _NONCE
    chunks = -(-payload // (_CHUNK + _TAG))
    if payload < _TAG or payload - (chunks - 1) * (_CHUNK + _TAG) < _TAG:
        raise AgeCorrupt(offset=size)
    return payload - chunks * _TAG


class _Lines:
    """The header line by line."""

    def __init__(self, head: bytes) -> None:
        self._head = head
        self.at = 0

    def take(self) -> bytes:
        """The next line without its end."""
        end = self._head.find(b"\n", self.at, HEADER_LIMIT)
        if end < 0 and len(self._head) < HEADER_LIMIT:
            raise AgeCorrupt(offset=len(self._head))
        if end < 0:
            raise AgeHeaderWrong(offset=self.at)
        line = self._head[self.at : end]
        self.at = end + 1
        return line


def _stanza(line: bytes, lines: _Lines, *, start: int) -> int:
    """One recipient stanza: 1 when it is one that counts, 0 when it is to be ignored."""
    matched = _STANZA.fullmatch(line)
    if matched is None:
        raise AgeHeaderWrong(offset=start)
    kind, *arguments = matched[1].split(b" ")
    body = _body(lines)
    if kind.endswith(b"-grease"):
        return 0
    if kind != b"X25519" or len(arguments) != 1:
        raise AgeHeaderWrong(offset=start)
    if not _is_key(arguments[0]) or not _is_key(body):
        raise AgeHeaderWrong(offset=start)
    return 1


def _body(lines: _Lines) -> bytes:
    """The text of a body: full lines, then one that is shorter, perhaps empty."""
    text = b""
    while True:
        start, line = lines.at, lines.take()
        text += line
        if len(line) < _COLUMNS:
            break
        if len(line) > _COLUMNS:
            raise AgeHeaderWrong(offset=start)
    if not _is_base64(text):
        raise AgeHeaderWrong(offset=lines.at)
    return text


def _check_last(line: bytes, start: int) -> None:
    matched = _LAST.fullmatch(line)
    if matched is None or not _is_base64(matched[1]):
        raise AgeHeaderWrong(offset=start)


def _is_key(text: bytes) -> bool:
    return len(text) == _KEY_TEXT and _is_base64(text)


def _is_base64(text: bytes) -> bool:
    """Canonical base64 without padding: decoding and encoding again gives the same characters."""
    try:
        decoded = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error:
        return False
    return base64.b64encode(decoded).rstrip(b"=") == text
