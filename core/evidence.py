"""Evidence: an issued document with its number, day and issuer, the file behind it, and what it supports."""

from dataclasses import dataclass, field
from datetime import date

from core.errors import UserError


class SecretDocument(UserError):
    """A document marked secret may never enter the program or a package (seed row R023).

    Fields: `name`, the text the mark was found in.
    """

    code = "E_SECRET"


class NotConfirmedOpen(SecretDocument):
    """Nobody has said yet that no state secret is among the documents."""

    code = "E_SECRET_ASK"


class FolderGiven(UserError):
    """A folder was given where a file is wanted; fields: `name`."""

    code = "E_FOLDER_GIVEN"


class EvidenceTypeRefused(UserError):
    """The file is of a kind that is not accepted, or its content is not what its name says.

    Fields: `name`, `extension`, `family` (see `core.packages.evidence_families.Misfit`).
    """

    code = "E_EVIDENCE_TYPE"


class MarkNotKept(UserError):
    """The copy could not be marked as coming from outside; it is only made when the person agrees."""

    code = "E_NO_MARK"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What a package tells of a content beside its name: SHA-512 in lower-case hex, and the ZIP's CRC-32."""

    sha512: str
    crc32: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """One content in the store: SHA-256 in lower-case hex, size in bytes, type found from the content.

    `sums` are known of what was taken in here since 0.8.0. They save reading a content once more before it
    is sent and decide nothing: what they promise, the recipient's reader proves on the written file.
    """

    sha256: str
    size: int
    media_type: str
    extension: str
    flagged: bool = False
    sums: Sums | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceDocument:
    """A document that proves something. `file` is None while only the paper exists.

    `relates_on` is the day (often the last of a period) the document speaks about; `criteria` and
    `records` say what it supports, any number of each. `origin` names the system it was taken from (seed
    row R114); it stays in the office and goes into no package.
    """

    id: str
    year: int
    name: str
    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    issuer: str = ""
    summary: str = ""
    relates_on: date | None = None
    criteria: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    file: StoredFile | None = None
    origin: str = ""
