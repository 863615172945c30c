"""The declared form of every document: strict both ways (sections 5.2 to 5.4).

`read_document` turns a decoded JSON value into payload values or refuses; the writer passes its own output
through the same forms, so a document we send is one we would accept.
"""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from core.packages import names, payloads
from core.packages import payload_schema as schema
from core.packages.appraisal_forms import check_appraisal
from core.packages.appraisal_payloads import AppraisalBody
from core.packages.body_forms import BODY_FORMS, MAX_REVISION, PERIOD, UNIT
from core.packages.evidence_types import media_type_of
from core.packages.kinds import KIND_RULES, Kind, KindRule
from core.packages.payload_schema import Form
from core.packages.refusals import KindWrong, PackageRefused, SchemaNewer, SchemaWrong

MAX_EVIDENCE_NAME = 200

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
    rule = KIND_RULES[kind]
    members = _header_form(kind)
    body = BODY_FORMS[kind]
    form = schema.record(_document, **members, body=body)
    try:
        document = form(value, schema.UNTOLD)
    except PackageRefused:
        document = form(value, "")  # once more, to say which member
    _check_route(document.header, rule)
    _check_body(document)
    return document


def read_header(value: Mapping[str, Any], *, kind: Kind) -> payloads.Header:
    """The header of a document whose bytes passed `read_document` when it was taken in.

    Raises:
        SchemaWrong, KindWrong: it did not.
    """
    _check_schema(value, kind)
    told = {name: member for name, member in value.items() if name != "body"}
    return schema.record(_header, **_header_form(kind))(told, "")


def _header(*, schema: str, **members: Any) -> payloads.Header:  # noqa: ARG001 - judged
    return payloads.Header(**members)


def _document(*, body: payloads.Body, schema: str, **members: Any) -> payloads.Document:  # noqa: ARG001 - judged
    return payloads.Document(header=payloads.Header(**members), body=body)


def _check_schema(value: Mapping[str, Any], kind: Kind) -> None:
    named = value.get("schema")
    match = _SCHEMA.fullmatch(named) if isinstance(named, str) else None
    if match is None:
        raise SchemaWrong(member="schema")
    if int(match[2]) > payloads.SCHEMA_VERSION:
        raise SchemaNewer(version=int(match[2]))
    if match[1] != kind.value or value.get("kind") != kind.value:
        raise KindWrong(kind=kind.value)


def _header_form(kind: Kind) -> dict[str, Form[Any]]:
    rule = KIND_RULES[kind]
    members: dict[str, Form[Any]] = {
        "schema": schema.text(),
        "kind": schema.choice(Kind),
        "package_uuid": schema.uuid(),
        "sender": schema.pattern(UNIT),
        "recipient": schema.pattern(rf"{UNIT}|\*"),
        "period": schema.pattern(PERIOD) if rule.has_period else schema.null(),
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
        case payloads.CriteriaBody():
            _check_set(header, body)
        case payloads.TrustBody():
            _check_list(header, body)
        case payloads.EnrolBody() | payloads.RotateBody():
            _agree("body.unit_code", body.unit_code, meant=header.sender)
        case payloads.ReceiptBody():
            pass
        case _:
            _agree("body.year", str(body.year), meant=(header.period or "")[:4])
    if isinstance(body, AppraisalBody):
        used = header.criteria_set
        check_appraisal(body, set_digest="" if used is None else used.sha512)
    if isinstance(body, payloads.RotateBody) and body.new_public_key == body.old_public_key:
        raise SchemaWrong(member="body.new_public_key")


def _agree(member: str, said: str, *, meant: str) -> None:
    if said != meant:
        raise SchemaWrong(member=member)


def _check_list(header: payloads.Header, body: payloads.TrustBody) -> None:
    _agree("body.version", str(body.version), meant=str(header.revision))
    if body.threshold > len(body.roots):
        raise SchemaWrong(member="body.threshold")


def _check_set(header: payloads.Header, body: payloads.CriteriaBody) -> None:
    """The text must be the set the header names."""
    digest = hashlib.sha512("".join(body.document).encode()).hexdigest()
    if header.criteria_set is None or header.criteria_set.sha512 != digest:
        raise SchemaWrong(member="body.document")


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
