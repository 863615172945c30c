"""Every table, in portable SQLAlchemy Core.

Dates, moments and decimals are text; yes and no are 0 and 1; short lists that are never searched are
JSON text. A unit's rows are keyed by unit and year as well as by their own id, so that no package can reach
the rows of another unit or year by borrowing an id. `migrations/` builds the same tables step by step.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

import sqlalchemy as sa

from core.assessment import Claim, Stage, State
from core.exchanges import Direction
from core.packages.trust import KeyStatus
from core.records.catalogue import KINDS, RecordKind
from core.records.fields import FieldSpec, Form
from core.units import Role, SigningForm, UnitKind

NEWEST = "r0011"  # the last migration: compared by plain SQL at start, so that Alembic stays unloaded

METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *parts: sa.schema.SchemaItem) -> sa.Table:
    return sa.Table(name, METADATA, *parts, sqlite_strict=True)


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=null)


def _added_text(name: str) -> sa.Column[str]:
    """A text column that came after its table: rows of before hold nothing."""
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def _whole(name: str, *, null: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=null)


def _added_whole(name: str) -> sa.Column[int]:
    """A count that came after its table: rows of before hold 0."""
    return sa.Column(name, sa.Integer, nullable=False, server_default="0")


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def _large(name: str) -> sa.Column[int]:
    """A size in bytes: beyond two thousand million."""
    return sa.Column(name, sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False)


def _one_of(name: str, values: Iterable[str]) -> sa.CheckConstraint:
    return sa.CheckConstraint(sa.column(name).in_([str(value) for value in values]), name=f"{name}_choice")


def _choice(name: str, kind: type[StrEnum]) -> tuple[sa.schema.SchemaItem, ...]:
    return _text(name), _one_of(name, kind)


def _yes_no(name: str) -> tuple[sa.schema.SchemaItem, ...]:
    return _whole(name), sa.CheckConstraint(sa.column(name).in_([0, 1]), name=f"{name}_flag")


def _key(*names: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*names)


def _points_to(names: list[str], target: list[str]) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(names, target, ondelete="RESTRICT")


# --- records: one table per kind, derived from the declared fields ---------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTable:
    """A kind of record, its declared fields, and its table."""

    kind: RecordKind
    fields: tuple[FieldSpec, ...]
    table: sa.Table


def _field(spec: FieldSpec) -> tuple[sa.schema.SchemaItem, ...]:
    match spec.form:
        case Form.COUNT:
            bound = sa.CheckConstraint(sa.column(spec.name) >= 0, name=f"{spec.name}_count")
            return _whole(spec.name, null=True), bound
        case Form.FLAG:
            return _yes_no(spec.name)
        case Form.CHOICE if spec.choices is not None:
            return _text(spec.name, null=True), _one_of(spec.name, spec.choices)
        case Form.LINE | Form.BLOCK:
            return (_text(spec.name),)
        case _:
            return (_text(spec.name, null=True),)


def _record_table(kind: RecordKind) -> RecordTable:
    declared = kind.fields
    parts: list[sa.schema.SchemaItem] = [
        _text("unit"),
        _text("id"),
        _whole("year"),
        _whole("position"),
        _text("removed_at", null=True),
    ]
    for spec in declared:
        parts.extend(_field(spec))
    table = _table(f"record_{kind.code}", *parts, _key("unit", "year", "id"))
    return RecordTable(kind=kind, fields=declared, table=table)


RECORDS = MappingProxyType({kind.code: _record_table(kind) for kind in KINDS})

DRAFT = _table(
    "draft",
    _text("id"),
    _whole("number"),
    _text("kind"),
    _whole("year"),
    _text("fields"),
    _key("id"),
)

# --- the office ------------------------------------------------------------------------------------

OFFICE = _table(
    "office",
    _whole("id"),
    *_choice("role", Role),
    _text("officer_name"),
    _text("officer_position"),
    *_choice("signatory_form", SigningForm),
    _text("signatory_position"),
    _text("signatory_name"),
    _text("place"),
    _key("id"),
    sa.CheckConstraint(sa.column("id") == 1, name="only_one"),
)
OFFICE_UNIT = _table(
    "office_unit",
    _text("part"),
    _one_of("part", ("unit", "authority")),
    _text("code"),
    _text("name"),
    *_choice("kind", UnitKind),
    _text("province_code"),
    _text("valid_from", null=True),
    _text("valid_to", null=True),
    _text("predecessors"),
    _key("part"),
)

# --- evidence --------------------------------------------------------------------------------------

EVIDENCE_FILE = _table(
    "evidence_file",
    _text("sha256"),
    _large("size"),
    _text("media_type"),
    _text("extension"),
    *_yes_no("flagged"),
    _text("sha512", null=True),
    _whole("crc32", null=True),
    _key("sha256"),
)
EVIDENCE = _table(
    "evidence",
    _text("unit"),
    _text("id"),
    _whole("year"),
    _whole("position"),
    _text("name"),
    _text("number"),
    _text("symbol"),
    _text("issued_on", null=True),
    _text("issuer"),
    _text("summary"),
    _text("relates_on", null=True),
    _text("sha256", null=True),
    _added_text("origin"),
    _key("unit", "year", "id"),
    _points_to(["sha256"], ["evidence_file.sha256"]),
    sa.Index(None, "sha256"),
)
EVIDENCE_CRITERION = _table(
    "evidence_criterion",
    _text("unit"),
    _whole("year"),
    _text("evidence"),
    _whole("position"),
    _text("criterion"),
    _key("unit", "year", "evidence", "position"),
    _points_to(["unit", "year", "evidence"], ["evidence.unit", "evidence.year", "evidence.id"]),
    sa.Index(None, "year"),
    sa.Index(None, "year", "criterion"),
)
EVIDENCE_RECORD = _table(
    "evidence_record",
    _text("unit"),
    _whole("year"),
    _text("evidence"),
    _whole("position"),
    _text("record"),
    _key("unit", "year", "evidence", "position"),
    _points_to(["unit", "year", "evidence"], ["evidence.unit", "evidence.year", "evidence.id"]),
)

# --- criteria and assessment -----------------------------------------------------------------------

CRITERIA_SET = _table(
    "criteria_set",
    _text("set_id"),
    _text("version"),
    _whole("position"),
    _text("name"),
    _whole("year", null=True),
    _text("sha512"),
    _bytes("document"),
    _text("imported_at"),
    _key("set_id", "version"),
)
STANDING = _table(
    "standing",
    _text("unit"),
    _whole("year"),
    *_choice("state", State),
    _text("criteria_set"),
    _text("criteria_version"),
    _text("package"),
    _whole("revision"),
    _text("received_at", null=True),
    _key("unit", "year"),
)
ENTRY = _table(
    "entry",
    _text("unit"),
    _whole("year"),
    _text("criterion"),
    _whole("position"),
    _text("inputs"),
    *_choice("claim", Claim),
    _text("claim_reason"),
    _text("explanation"),
    _text("note"),
    _added_text("owner"),
    _key("unit", "year", "criterion"),
)
SELF_POINT = _table(
    "self_point",
    _text("unit"),
    _whole("year"),
    _text("criterion"),
    _whole("position"),
    _text("points", null=True),
    _key("unit", "year", "criterion"),
    sa.Index(None, "year"),
)
SUBMITTED_LINE = _table(
    "submitted_line",
    _text("unit"),
    _whole("year"),
    _whole("revision"),
    _text("criterion"),
    _whole("position"),
    _text("points", null=True),
    _text("explanation"),
    _text("package"),
    _text("computed", null=True),
    _added_text("documents"),
    _key("unit", "year", "revision", "criterion"),
)
APPRAISAL = _table(
    "appraisal",
    _whole("number"),
    _text("unit"),
    _whole("year"),
    _text("criterion"),
    *_choice("stage", Stage),
    _text("points", null=True),
    *_yes_no("excluded"),
    _text("reason"),
    _text("opinion"),
    _text("officer"),
    _text("at"),
    _added_text("desk"),
    _added_text("mark"),
    _added_whole("revision"),
    _added_text("upon"),
    _key("number"),
    sa.Index(None, "unit", "year"),
    sa.Index(None, "year"),
    sa.Index(None, "year", "criterion"),
)
APPRAISAL_CONFLICT = _table(
    "appraisal_conflict",
    _text("id"),
    _text("unit"),
    _whole("year"),
    _text("criterion"),
    _text("ours"),
    _text("theirs"),
    _text("desk"),
    _text("found_at"),
    _text("decided_at", null=True),
    _text("decided_by"),
    _text("chosen"),
    _text("reason"),
    _key("id"),
)
QUESTION = _table(
    "question",
    _text("id"),
    _whole("position"),
    _text("unit"),
    _whole("year"),
    _text("criterion"),
    _text("text"),
    _text("officer"),
    _text("at"),
    _whole("revision"),
    _text("package"),
    _text("withdrawn_at", null=True),
    _key("id"),
    sa.Index(None, "unit", "year"),
)
ADJUSTMENT = _table(
    "adjustment",
    _text("unit"),
    _whole("year"),
    _whole("position"),
    _text("item"),
    _whole("count"),
    _text("note"),
    _added_text("documents"),
    _key("unit", "year", "position"),
    sa.Index(None, "year"),
)
OUTSIDE_VALUE = _table(
    "outside_value",
    _text("unit"),
    _whole("year"),
    _whole("position"),
    _text("criterion"),
    _text("inputs"),
    _text("document"),
    _added_text("survey"),
    _added_text("entered_by"),
    _added_text("entered_at"),
    _key("unit", "year", "position"),
    sa.Index(None, "year"),
)
RESULT = _table("result", _text("unit"), _whole("year"), _bytes("document"), _key("unit", "year"))

# --- rounds ----------------------------------------------------------------------------------------

ROUND = _table(
    "appraisal_round",
    _whole("year"),
    _text("criteria_set"),
    _text("criteria_version"),
    _text("band_scheme"),
    _text("due_on"),
    _text("opened_at"),
    _text("published_at", null=True),
    _key("year"),
)
ROUND_UNIT = _table(
    "round_unit",
    _whole("year"),
    _whole("position"),
    _text("unit"),
    _key("year", "position"),
    _points_to(["year"], ["appraisal_round.year"]),
)
PUBLICATION = _table(
    "publication",
    _whole("year"),
    _whole("number"),
    _text("at"),
    _text("officer"),
    _bytes("document"),
    _text("inputs"),
    _key("year", "number"),
)

AID_DISMISSAL = _table(
    "aid_dismissal",
    _whole("number"),
    _whole("year"),
    _text("mark"),
    _text("figures"),
    _text("reason"),
    _text("officer"),
    _text("at"),
    _text("restored_at", null=True),
    _key("number"),
    sa.Index(None, "year"),
)
ROUND_EXTENSION = _table(
    "round_extension",
    _whole("year"),
    _whole("number"),
    _text("unit"),
    _text("due_on"),
    _text("reason"),
    _text("document"),
    _text("officer"),
    _text("at"),
    _key("year", "number"),
)
REOPENING = _table(
    "reopening",
    _whole("year"),
    _whole("number"),
    _text("reason"),
    _text("officer"),
    _text("at"),
    _key("year", "number"),
)
TIE_DECISION = _table(
    "tie_decision",
    _whole("year"),
    _text("unit"),
    _whole("place"),
    _text("decision"),
    _text("officer"),
    _text("at"),
    _key("year", "unit"),
)
PAST_RESULT = _table(
    "past_result",
    _whole("year"),
    _text("unit"),
    _text("name"),
    *_choice("unit_kind", UnitKind),
    _text("total", null=True),
    _text("maximum", null=True),
    _text("index_percent"),
    _whole("rank", null=True),
    _text("band"),
    _text("document"),
    _key("year", "unit"),
)

# --- who appraises -------------------------------------------------------------------------------

DESK = _table(
    "desk",
    _text("code"),
    _text("name"),
    _text("person"),
    _text("note"),
    _text("added_at"),
    _text("removed_at", null=True),
    _key("code"),
)
ASSIGNMENT = _table(
    "assignment",
    _whole("year"),
    _whole("position"),
    _text("node"),
    _text("unit"),
    _text("desk"),
    _text("person"),
    _key("year", "position"),
)
COUNCIL_MEMBER = _table(
    "council_member",
    _whole("year"),
    _whole("position"),
    _text("name"),
    _text("job"),
    _text("organisation"),
    _text("part"),
    _text("areas"),
    _key("year", "position"),
)
SURVEY = _table(
    "survey",
    _text("id"),
    _whole("position"),
    _whole("year"),
    _text("name"),
    _text("organiser"),
    _text("from_on", null=True),
    _text("to_on", null=True),
    _text("document"),
    _text("file_name"),
    _text("sha256", null=True),
    _text("note"),
    _key("id"),
)

# --- exchanges, trust, audit -----------------------------------------------------------------------

PACKAGE = _table(
    "package",
    _text("digest"),
    _whole("position"),
    *_choice("direction", Direction),
    _text("kind"),
    _text("sender"),
    _text("recipient"),
    _text("period"),
    _whole("revision"),
    _whole("key_epoch"),
    _text("previous"),
    _text("root"),
    _large("size"),
    _text("at"),
    _text("fingerprint"),
    _text("note"),
    _key("digest"),
)
PACKAGE_HEAD = _table(
    "package_head",
    _text("digest"),
    _whole("position"),
    _text("name"),
    _bytes("content"),
    _key("digest", "position"),
    _points_to(["digest"], ["package.digest"]),
)
STREAM = _table(
    "stream",
    _whole("number"),
    _text("sender"),
    _text("recipient"),
    _text("kind"),
    _text("period"),
    *_yes_no("is_lifted"),
    _key("number"),
    sa.UniqueConstraint("sender", "recipient", "kind", "period"),
)
STREAM_DIGEST = _table(
    "stream_digest",
    _whole("stream"),
    *_yes_no("is_forked"),
    _whole("position"),
    _whole("key_epoch"),
    _whole("revision"),
    _text("digest"),
    _key("stream", "is_forked", "position"),
    _points_to(["stream"], ["stream.number"]),
)
TRUSTED_KEY = _table(
    "trusted_key",
    _text("fingerprint"),
    _whole("position"),
    _text("public_key"),
    _text("unit"),
    *_choice("role", Role),
    _text("namespaces"),
    _whole("key_epoch"),
    _whole("first_revision"),
    _whole("last_revision", null=True),
    *_choice("status", KeyStatus),
    _text("confirmed_at"),
    _text("confirmed_by"),
    _text("second_by"),
    _text("second_at", null=True),
    _text("age_recipient", null=True),
    _text("ended_at", null=True),
    _text("ended_why"),
    _key("fingerprint"),
)
TRUST_ROOT = _table(
    "trust_root",
    _text("fingerprint"),
    _whole("position"),
    _text("public_key"),
    _text("unit"),
    _text("confirmed_at"),
    _text("confirmed_by"),
    _text("second_by"),
    *_yes_no("is_in_force"),
    _key("fingerprint"),
)
TRUST_LIST = _table(
    "trust_list",
    _whole("version"),
    _whole("threshold"),
    _text("digest"),
    _text("escrow_recipient", null=True),
    _text("at"),
    _key("version"),
)
STREAM_CONFIRMATION = _table(
    "stream_confirmation",
    _text("digest"),
    _text("first_by"),
    _text("second_by"),
    _text("why"),
    _text("at"),
    _key("digest"),
)
PACKAGE_CMS = _table(
    "package_cms",
    _text("digest"),
    _text("state"),
    _one_of("state", ("good", "unchecked")),
    _text("signer"),
    _text("checked_at"),
    _key("digest"),
    _points_to(["digest"], ["package.digest"]),
)
CERTIFICATE = _table(
    "certificate",
    _text("sha256"),
    _whole("position"),
    _text("form"),
    _one_of("form", ("root", "crl")),
    _text("name"),
    _bytes("content"),
    _text("added_at"),
    _text("added_by"),
    _key("sha256"),
)
LETTERHEAD = _table(
    "letterhead",
    _text("valid_from"),
    _text("superior"),
    _text("issuer"),
    _text("place"),
    _text("symbol"),
    _key("valid_from"),
)
SIGNATORY = _table(
    "signatory",
    _text("id"),
    _whole("position"),
    _text("form"),
    _text("post"),
    _text("name"),
    _text("kinds"),
    _key("id"),
)
RECIPIENT = _table(
    "recipient",
    _text("kind"),
    _whole("position"),
    _text("name"),
    _text("delivery"),
    _key("kind", "position"),
)
REPORT_TEXT = _table(
    "report_text",
    _whole("year"),
    _text("kind"),
    _text("part"),
    _text("section"),
    _text("text"),
    _text("officer"),
    _text("at"),
    _key("year", "kind", "part", "section"),
)
REPORT_TEMPLATE = _table(
    "report_template",
    _text("kind"),
    _text("name"),
    _text("sha256"),
    _bytes("content"),
    _text("added_at"),
    _text("added_by"),
    _key("kind"),
)
COLUMN_MAPPING = _table(
    "column_mapping",
    _text("name"),
    _text("kind"),
    _text("headers"),
    _text("mapping"),
    _text("added_at"),
    _text("used_at"),
    _key("name"),
)
SETTING = _table("setting", _text("name"), _text("value"), _key("name"))
AUDIT = _table(
    "audit",
    _whole("number"),
    _text("at"),
    _text("officer"),
    _text("act"),
    _text("subject"),
    _text("old"),
    _text("new"),
    _text("why"),
    _text("previous"),
    _text("digest"),
    _key("number"),
)
