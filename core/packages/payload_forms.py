"""The declared form of every document: strict both ways (sections 5.2 to 5.4).

`read_document` turns a decoded JSON value into payload values or refuses; the writer passes its own output
through the same forms, so a document we send is one we would accept.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from core.packages import names, payloads
from core.packages import payload_schema as schema
from core.packages.evidence_types import media_type_of
from core.packages.kinds import KIND_RULES, Kind, KindRule, SignerRole
from core.packages.payload_schema import Form
from core.packages.refusals import KindWrong, SchemaNewer, SchemaWrong, SignatureKeyWeak
from core.packages.signing import KeyLineWrong, PublicKey
from core.packages.trust import KeyStatus, role_of_unit

MAX_REVISION = 999_999
MAX_EVIDENCE_NAME = 200

_UNIT = r"xa-[0-9]{5}|td-[0-9]{2,5}|goc-[0-9]{2}"
_YEAR = r"[0-9]{4}"
_PERIOD = rf"{_YEAR}(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2]))?"
_SCHEMA = re.compile(r"urn:socchc:([a-z]+):([1-9][0-9]{0,8})")
# Members whose text a person may write over several lines; everything else stays on one.
_BLOCK_MEMBERS = frozenset(
    {"claim_reason", "correction_reason", "explanation", "note", "opinion", "reason", "summary", "value"}
)


def is_multiline(path: tuple[str, ...]) -> bool:
    """Whether the member at this path may hold line ends and tabs (section 5.1)."""
    return path[:1] == ("body",) and path[-1] in _BLOCK_MEMBERS


def read_document(value: Any, *, kind: Kind) -> payloads.Document:
    """Turn a decoded document into values; `kind` is the one its file name says.

    Raises:
        SchemaNewer: a later version of the same schema.
        KindWrong: the document says another kind, or one this version has no use for.
        SchemaWrong: a member is missing, unknown or out of range; `member` names it.
    """
    if not isinstance(value, dict):
        raise SchemaWrong(member="")
    _check_schema(value, kind)
    rule, bodies = KIND_RULES[kind], _body_forms()
    members = _header_form(kind)
    body = bodies[kind]
    document = schema.record(_document, **members, body=body)(value, "")
    _check_route(document.header, rule)
    _check_body(document)
    return document


def _document(*, body: payloads.Body, schema: str, **members: Any) -> payloads.Document:  # noqa: ARG001 - judged
    return payloads.Document(header=payloads.Header(**members), body=body)


def _check_schema(value: Mapping[str, Any], kind: Kind) -> None:
    named = value.get("schema")
    match = _SCHEMA.fullmatch(named) if isinstance(named, str) else None
    if match is None:
        raise SchemaWrong(member="schema")
    if int(match[2]) > payloads.SCHEMA_VERSION:
        raise SchemaNewer(version=int(match[2]))
    if match[1] != kind.value or value.get("kind") != kind.value or kind not in _body_forms():
        raise KindWrong(kind=kind.value)


def _header_form(kind: Kind) -> dict[str, Form[Any]]:
    rule = KIND_RULES[kind]
    members: dict[str, Form[Any]] = {
        "schema": schema.text(),
        "kind": schema.choice(Kind),
        "package_uuid": schema.uuid(),
        "sender": schema.pattern(_UNIT),
        "recipient": schema.pattern(rf"{_UNIT}|\*"),
        "period": schema.pattern(_PERIOD) if rule.has_period else schema.null(),
        "revision": schema.integer(1, MAX_REVISION),
        "key_epoch": schema.integer(1),
        "previous": schema.optional(schema.digest(128)),
        "supersedes": schema.ascending(schema.digest(128), key=str, most=64),
        "created_at": schema.moment(),
        "time_suspect": schema.boolean(),
        "app_version": schema.pattern(r"(0|[1-9][0-9]{0,5})(\.(0|[1-9][0-9]{0,5})){2}"),
        "last_receipt": schema.optional(_RECEIPT_REF),
        "criteria_set": _CRITERIA_REF if rule.has_period else schema.null(),
        "evidence": schema.ascending(
            _EVIDENCE, key=lambda item: item.path, most=20_000 if rule.has_evidence else 0
        ),
    }
    if kind is Kind.SUBMISSION:
        members["commune_code"] = schema.pattern(r"[0-9]{5}")
    return members


def _check_route(header: payloads.Header, rule: KindRule) -> None:
    if not header.sender.startswith(rule.sender_prefixes):
        raise SchemaWrong(member="sender")
    to_all = header.recipient == payloads.ALL_UNITS
    if to_all and not rule.may_address_all:
        raise SchemaWrong(member="recipient")
    if not to_all and not header.recipient.startswith(rule.recipient_prefixes or ("*",)):
        raise SchemaWrong(member="recipient")
    if len({item.sha256 for item in header.evidence}) != len(header.evidence):
        raise SchemaWrong(member="evidence")


def _check_body(document: payloads.Document) -> None:
    """Rules that tie members of header and body together."""
    header, body = document.header, document.body
    match body:
        case payloads.SubmissionBody() | payloads.ResultBody():
            if header.period is None or str(body.year) != header.period[:4]:
                raise SchemaWrong(member="body.year")
        case payloads.EnrolBody():
            if body.unit_code != header.sender:
                raise SchemaWrong(member="body.unit_code")
        case payloads.TrustBody():
            if body.version != header.revision:
                raise SchemaWrong(member="body.version")
            if body.threshold > len(body.roots):
                raise SchemaWrong(member="body.threshold")
        case _:
            pass


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


def _evidence(**members: Any) -> payloads.EvidenceItem:
    item = payloads.EvidenceItem(**members)
    parts = names.evidence_parts(item.path)
    if parts is None or parts[0] != item.sha256:
        raise SchemaWrong(member="evidence.path")
    if "/" in item.name:
        raise SchemaWrong(member="evidence.name")
    if item.flagged != (parts[1] in names.FLAGGED_EXTENSIONS):
        raise SchemaWrong(member="evidence.flagged")
    if item.media_type != media_type_of(parts[1]):
        raise SchemaWrong(member="evidence.media_type")
    return item


def _trust_entry(**members: Any) -> payloads.TrustEntry:
    entry = payloads.TrustEntry(**members)
    if role_of_unit(entry.unit) is not entry.role:
        raise SchemaWrong(member="body.keys.role")
    if entry.last_revision is not None and entry.last_revision < entry.first_revision:
        raise SchemaWrong(member="body.keys.last_revision")
    return entry


_RECEIPT_REF = schema.record(
    payloads.ReceiptRef, digest=schema.digest(128), revision=schema.integer(1, MAX_REVISION)
)
_CRITERIA_REF = schema.record(
    payloads.CriteriaRef,
    id=schema.text(least=1, most=80),
    sha512=schema.digest(128),
    version=schema.text(least=1, most=40),
)
_EVIDENCE = schema.record(
    _evidence,
    sha256=schema.digest(64),
    size=schema.integer(0, 64 << 30),
    path=schema.text(least=1, most=names.MAX_NAME),
    media_type=schema.text(least=1, most=100),
    name=schema.text(least=1, most=MAX_EVIDENCE_NAME),
    flagged=schema.boolean(),
)
_SHORT = schema.text(most=500)
_LABEL = schema.text(least=1, most=120)
_RECORD = schema.record(
    payloads.RecordEntry,
    kind=schema.identifier(),
    id=schema.uuid(),
    fields=schema.array(
        schema.record(payloads.RecordField, name=_LABEL, value=schema.scalar()),
        unique=lambda field: field.name,
    ),
)
_LINE = schema.record(
    payloads.SubmittedLine,
    criterion=schema.identifier(),
    inputs=schema.array(
        schema.record(payloads.LineInput, name=_LABEL, value=schema.block()), unique=lambda each: each.name
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
    records=schema.array(_RECORD, unique=lambda record: (record.kind, record.id)),
    lines=schema.array(_LINE, unique=lambda line: line.criterion),
    documents=schema.array(_EVIDENCE_DOCUMENT, unique=lambda document: document.id),
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
        unique=lambda line: line.criterion,
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
_ENROL = schema.record(
    payloads.EnrolBody,
    public_key=_key_line,
    age_recipient=schema.null(),
    unit_code=schema.pattern(_UNIT),
    unit_name=_LABEL,
    officer_name=_SHORT,
    position=_SHORT,
)
_RECEIPT = schema.record(
    payloads.ReceiptBody,
    package_digest=schema.digest(128),
    package_uuid=schema.uuid(),
    period=schema.optional(schema.pattern(_PERIOD)),
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
            unit=schema.pattern(_UNIT),
            role=schema.choice(SignerRole),
            public_key=_key_line,
            age_recipient=schema.optional(schema.pattern(r"age1[02-9ac-hj-np-z]{58}")),
            namespaces=schema.array(schema.pattern(r"[a-z]+@socchc\.vn"), most=len(Kind), unique=str),
            key_epoch=schema.integer(1),
            first_revision=schema.integer(1, MAX_REVISION),
            last_revision=schema.optional(schema.integer(1, MAX_REVISION)),
            status=schema.choice(KeyStatus),
        ),
        unique=lambda entry: entry.public_key,
    ),
)


def _body_forms() -> Mapping[Kind, Form[Any]]:
    """The kinds whose bodies this version reads and writes."""
    return MappingProxyType(
        {
            Kind.SUBMISSION: _SUBMISSION,
            Kind.RESULT: _RESULT,
            Kind.ENROL: _ENROL,
            Kind.RECEIPT: _RECEIPT,
            Kind.TRUST: _TRUST,
        }
    )
