"""The declared form of every kind's body (sections 5.2 to 5.4); `payload_forms.py` reads the whole."""

from collections.abc import Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from core.packages import payload_schema as schema
from core.packages import payloads
from core.packages.appraisal_forms import APPRAISAL
from core.packages.canonical import MAX_STRING
from core.packages.kinds import Kind, SignerRole
from core.packages.payload_schema import Form
from core.packages.refusals import SchemaWrong, SignatureKeyWeak
from core.packages.signing import KeyLineWrong, PublicKey
from core.packages.trust import KeyStatus, role_of_unit

MAX_REVISION = 999_999
UNIT = r"xa-[0-9]{5}|td-[0-9]{2,5}|goc-[0-9]{2}"
PERIOD = r"[0-9]{4}(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2]))?"


def _key_line(value: object, where: str) -> str:
    """A public key line in the one spelling we write, weak keys refused at once."""
    if not isinstance(value, str):
        raise SchemaWrong(member=where)
    try:
        key = PublicKey.from_line(value)
    except KeyLineWrong as error:
        raise SchemaWrong(member=where) from error
    except SignatureKeyWeak as error:
        raise SignatureKeyWeak(member=where) from error
    if key.line != value:
        raise SchemaWrong(member=where)
    return value


def _trust_entry(**members: Any) -> payloads.TrustEntry:
    entry = payloads.TrustEntry(**members)
    if role_of_unit(entry.unit) is not entry.role:
        raise SchemaWrong(member="body.keys.role")
    if entry.last_revision is not None and entry.last_revision < entry.first_revision:
        raise SchemaWrong(member="body.keys.last_revision")
    return entry


_AGE = schema.pattern(r"age1[02-9ac-hj-np-z]{58}")
_SHORT = schema.text(most=500)
_LABEL = schema.text(least=1, most=120)
_RECORD = schema.record(
    payloads.RecordEntry,
    kind=schema.identifier(),
    id=schema.uuid(),
    fields=schema.array(
        schema.record(payloads.RecordField, name=_LABEL, value=schema.scalar()),
        unique=attrgetter("name"),
    ),
)
_LINE = schema.record(
    payloads.SubmittedLine,
    criterion=schema.identifier(),
    inputs=schema.array(
        schema.record(payloads.LineInput, name=_LABEL, value=schema.block()), unique=attrgetter("name")
    ),
    claim=schema.choice(payloads.Claim),
    claim_reason=schema.block(),
    explanation=schema.block(),
    note=schema.block(),
    points=schema.optional(schema.decimal()),
    evidence=schema.array(schema.uuid(), unique=str),
)
_EVIDENCE_DOCUMENT = schema.record(
    payloads.EvidenceDocument,
    id=schema.uuid(),
    sha256=schema.optional(schema.digest(64)),
    number=_SHORT,
    symbol=_SHORT,
    issued_on=schema.optional(schema.day()),
    issuer=_SHORT,
    summary=schema.block(),
    relates_on=schema.optional(schema.day()),
    criteria=schema.array(schema.identifier(), unique=str),
    records=schema.array(schema.uuid(), unique=str),
)
_SUBMISSION = schema.record(
    payloads.SubmissionBody,
    unit_name=_LABEL,
    year=schema.integer(1900, 9999),
    records=schema.array(_RECORD, unique=attrgetter("kind", "id")),
    lines=schema.array(_LINE, unique=attrgetter("criterion")),
    documents=schema.array(_EVIDENCE_DOCUMENT, unique=attrgetter("id")),
    total=schema.decimal(),
    maximum=schema.decimal(),
    index=schema.decimal(),
    signatory=schema.record(payloads.SignatoryLine, name=_SHORT, position=_SHORT, form=_SHORT),
    officer=schema.record(payloads.OfficerLine, name=_SHORT, position=_SHORT),
    correction_reason=schema.block(),
)
_RESULT = schema.record(
    payloads.ResultBody,
    year=schema.integer(1900, 9999),
    answers=schema.digest(128),
    lines=schema.array(
        schema.record(
            payloads.ResultLine,
            criterion=schema.identifier(),
            maximum=schema.decimal(),
            self_points=schema.optional(schema.decimal()),
            points=schema.optional(schema.decimal()),
            state=schema.identifier(),
            reason=schema.block(),
            opinion=schema.block(),
        ),
        unique=attrgetter("criterion"),
    ),
    adjustments=schema.array(
        schema.record(payloads.AdjustmentLine, item=_LABEL, points=schema.decimal(), note=schema.block())
    ),
    total=schema.decimal(),
    maximum=schema.decimal(),
    index=schema.decimal(),
    band=_SHORT,
    rank=schema.optional(schema.integer(1, 1_000_000)),
    ranked_of=schema.integer(0, 1_000_000),
    flags=schema.array(_LABEL),
    steps=schema.array(schema.text(least=1)),
    published_on=schema.day(),
)
_CRITERIA = schema.record(
    payloads.CriteriaBody,
    name=schema.text(least=1, most=500),
    year=schema.optional(schema.integer(1900, 9999)),
    document=schema.array(schema.text(least=1, most=MAX_STRING), most=1_000),
)
_TASKS = schema.record(
    payloads.TasksBody,
    year=schema.integer(1900, 9999),
    tasks=schema.array(
        schema.record(
            payloads.AssignedTask,
            id=schema.uuid(),
            area=schema.identifier(),
            title=schema.text(least=1, most=500),
            product=_SHORT,
            due_on=schema.optional(schema.day()),
            document=_SHORT,
            note=schema.block(),
            evidence=schema.array(schema.digest(64), unique=str),
        ),
        most=10_000,
        unique=attrgetter("id"),
    ),
)
_RETURN = schema.record(
    payloads.ReturnBody,
    year=schema.integer(1900, 9999),
    answers=schema.digest(128),
    reason=schema.block(),
    due_on=schema.optional(schema.day()),
    lines=schema.array(
        schema.record(payloads.ReturnedLine, criterion=schema.identifier(), reason=schema.block()),
        unique=attrgetter("criterion"),
    ),
)
_ROTATE = schema.record(
    payloads.RotateBody,
    unit_code=schema.pattern(UNIT),
    old_public_key=_key_line,
    new_public_key=_key_line,
    age_recipient=schema.optional(_AGE),
    reason=schema.block(),
)
_ENROL = schema.record(
    payloads.EnrolBody,
    public_key=_key_line,
    age_recipient=schema.optional(_AGE),
    unit_code=schema.pattern(UNIT),
    unit_name=_LABEL,
    officer_name=_SHORT,
    position=_SHORT,
)
_RECEIPT = schema.record(
    payloads.ReceiptBody,
    package_digest=schema.digest(128),
    package_uuid=schema.uuid(),
    period=schema.optional(schema.pattern(PERIOD)),
    package_revision=schema.integer(1, MAX_REVISION),
    outcome=schema.pattern("accepted"),
    highest_revision=schema.integer(1, MAX_REVISION),
    received_at=schema.moment(),
)
_TRUST = schema.record(
    payloads.TrustBody,
    version=schema.integer(1, MAX_REVISION),
    threshold=schema.integer(1, 8),
    roots=schema.array(_key_line, most=8, unique=str),
    keys=schema.array(
        schema.record(
            _trust_entry,
            unit=schema.pattern(UNIT),
            role=schema.choice(SignerRole),
            public_key=_key_line,
            age_recipient=schema.optional(_AGE),
            namespaces=schema.array(schema.pattern(r"[a-z]+@socchc\.vn"), most=len(Kind), unique=str),
            key_epoch=schema.integer(1),
            first_revision=schema.integer(1, MAX_REVISION),
            last_revision=schema.optional(schema.integer(1, MAX_REVISION)),
            status=schema.choice(KeyStatus),
        ),
        unique=attrgetter("public_key"),
    ),
)


BODY_FORMS: Mapping[Kind, Form[Any]] = MappingProxyType(
    {
        Kind.SUBMISSION: _SUBMISSION,
        Kind.CRITERIA: _CRITERIA,
        Kind.TASKS: _TASKS,
        Kind.RESULT: _RESULT,
        Kind.RETURN: _RETURN,
        Kind.RECEIPT: _RECEIPT,
        Kind.TRUST: _TRUST,
        Kind.ENROL: _ENROL,
        Kind.ROTATE: _ROTATE,
        Kind.APPRAISAL: APPRAISAL,
    }
)
