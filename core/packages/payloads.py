"""What a package says, as frozen values: the common header and the bodies (sections 5.2 to 5.4).

Times are UTC, points are Decimal, digests are lower-case hex. `to_value` gives the JSON value back.
"""

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from core.packages.appraisal_payloads import AppraisalBody
from core.packages.kinds import Kind, SignerRole
from core.packages.trust import KeyStatus

SCHEMA_VERSION = 1
ALL_UNITS = "*"


class Claim(StrEnum):
    """What a submitter claims about a line beside its inputs."""

    NONE = ""
    NO_OCCURRENCE = "no_occurrence"


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaRef:
    """The criteria set a package was made for; `sha512` as issued."""

    id: str
    sha512: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptRef:
    """The newest receipt the sender holds from this recipient: package digest and receipt number."""

    digest: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem:
    """One evidence file: where it stands in the package and how its user calls it."""

    sha256: str
    size: int
    path: str
    media_type: str
    name: str
    flagged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The members every document has; `commune_code` is there for a submission only."""

    kind: Kind
    package_uuid: str
    sender: str
    recipient: str
    period: str | None
    revision: int
    key_epoch: int
    previous: str | None
    created_at: datetime
    app_version: str
    supersedes: tuple[str, ...] = ()
    time_suspect: bool = False
    last_receipt: ReceiptRef | None = None
    criteria_set: CriteriaRef | None = None
    evidence: tuple[EvidenceItem, ...] = ()
    commune_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordField:
    """One named value of a record."""

    name: str
    value: str | int | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordEntry:
    """One record, flattened."""

    kind: str
    id: str
    fields: tuple[RecordField, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineInput:
    """One input of a scored line, as text."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmittedLine:
    """One criterion as the submitter scored it; `evidence` names evidence documents by id."""

    criterion: str
    inputs: tuple[LineInput, ...]
    claim: Claim
    claim_reason: str
    explanation: str
    note: str
    points: Decimal | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceDocument:
    """An issued document; `sha256` is None when it is cited without a file."""

    id: str
    sha256: str | None
    number: str
    symbol: str
    issued_on: date | None
    issuer: str
    summary: str
    relates_on: date | None
    criteria: tuple[str, ...]
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatoryLine:
    """Who signs the printed sheet, and in which form of signing."""

    name: str
    position: str
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerLine:
    """Who prepared the submission."""

    name: str
    position: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionBody:
    """A commune's year: records, scored lines, and the documents that prove them."""

    unit_name: str
    year: int
    records: tuple[RecordEntry, ...]
    lines: tuple[SubmittedLine, ...]
    documents: tuple[EvidenceDocument, ...]
    total: Decimal
    maximum: Decimal
    index: Decimal
    signatory: SignatoryLine
    officer: OfficerLine
    correction_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """One criterion as appraised; `points` is None where the line was excluded or has no data."""

    criterion: str
    maximum: Decimal
    self_points: Decimal | None
    points: Decimal | None
    state: str
    reason: str
    opinion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentLine:
    """A bonus or a penalty outside the tree."""

    item: str
    points: Decimal
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultBody:
    """The published result of one unit; `answers` is the digest of the submission it answers."""

    year: int
    answers: str
    lines: tuple[ResultLine, ...]
    adjustments: tuple[AdjustmentLine, ...]
    total: Decimal
    maximum: Decimal
    index: Decimal
    band: str
    rank: int | None
    ranked_of: int
    flags: tuple[str, ...]
    steps: tuple[str, ...]
    published_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolBody:
    """A unit asks for its key to be trusted; the package itself proves possession."""

    public_key: str
    age_recipient: str | None
    unit_code: str
    unit_name: str
    officer_name: str
    position: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptBody:
    """Proof of delivery."""

    package_digest: str
    package_uuid: str
    period: str | None
    package_revision: int
    outcome: str
    highest_revision: int
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaBody:
    """A criteria set: its canonical JSON text cut into pieces; the header's `criteria_set` is its digest."""

    name: str
    year: int | None
    document: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedTask:
    """One task the authority gives; `evidence` names files of the package by SHA-256."""

    id: str
    area: str
    title: str
    product: str
    due_on: date | None
    document: str
    note: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TasksBody:
    """Tasks given for a year."""

    year: int
    tasks: tuple[AssignedTask, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedLine:
    """One criterion to be corrected or explained, and what the appraiser asks."""

    criterion: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnBody:
    """A submission sent back; `answers` is its digest, `due_on` the last day of the new one."""

    year: int
    answers: str
    reason: str
    due_on: date | None
    lines: tuple[ReturnedLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RotateBody:
    """The old key names the new one, which cosigns."""

    unit_code: str
    old_public_key: str
    new_public_key: str
    age_recipient: str | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustEntry:
    """One key of the trust list."""

    unit: str
    role: SignerRole
    public_key: str
    age_recipient: str | None
    namespaces: tuple[str, ...]
    key_epoch: int
    first_revision: int
    last_revision: int | None
    status: KeyStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustBody:
    """The numbered trust list; `roots` are public key lines."""

    version: int
    threshold: int
    roots: tuple[str, ...]
    keys: tuple[TrustEntry, ...]


Body = (
    SubmissionBody
    | CriteriaBody
    | TasksBody
    | ResultBody
    | ReturnBody
    | ReceiptBody
    | TrustBody
    | EnrolBody
    | RotateBody
    | AppraisalBody
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The whole document of a package."""

    header: Header
    body: Body


def document_value(document: Document) -> dict[str, object]:
    """The JSON value of a document, ready for `canonical.encode`."""
    header = document.header
    members = _members(header)
    if header.kind is not Kind.SUBMISSION:
        del members["commune_code"]
    schema = f"urn:socchc:{header.kind.value}:{SCHEMA_VERSION}"
    return {**members, "schema": schema, "body": to_value(document.body)}


def to_value(value: object) -> object:
    """The JSON value of a frozen value: decimals and days as text, moments with a final Z."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_value(item) for item in value]
    if dataclasses.is_dataclass(value):
        return _members(value)
    return value.value if isinstance(value, StrEnum) else value


def _members(value: object) -> dict[str, object]:
    assert dataclasses.is_dataclass(value)
    return {field.name: to_value(getattr(value, field.name)) for field in dataclasses.fields(value)}
