"""Documents: what is accepted, what is refused, and that values come back unchanged."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.packages import canonical, payload_schema
from core.packages.kinds import Kind, SignerRole
from core.packages.payload_forms import is_multiline, read_document
from core.packages.payloads import document_value, to_value
from core.packages.refusals import Refusal, SchemaWrong, SignatureKeyWeak
from tests.core.packages.builders import (
    BODIES,
    COMMUNE,
    document,
    enrolment,
    listed,
    measured,
    receipt,
    result,
    submission,
    trust_list,
)


def value_of(doc) -> dict:
    return json.loads(canonical.encode(document_value(doc)))


def refusal(value, kind=Kind.SUBMISSION) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read_document(value, kind=kind)
    return caught.value


@pytest.mark.parametrize("kind", list(BODIES))
def test_every_kind_comes_back_unchanged(kind):
    doc = measured() if kind is Kind.SUBMISSION else document(kind)
    data = canonical.encode(document_value(doc))
    assert read_document(canonical.decode(data, is_multiline=is_multiline), kind=kind) == doc


def paths(value, path=()):
    """Every member of a document, so that each can be taken away or spoilt."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield (*path, name)
            yield from paths(inner, (*path, name))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from paths(inner, (*path, at))


def holder(value, path):
    for step in path[:-1]:
        value = value[step]
    return value


GOOD = value_of(measured())
EVERY = [
    (kind, path)
    for kind in BODIES
    for path in paths(GOOD if kind is Kind.SUBMISSION else value_of(document(kind)))
]


def fresh(kind) -> dict:
    return value_of(measured() if kind is Kind.SUBMISSION else document(kind))


@pytest.mark.parametrize(("kind", "path"), EVERY, ids=str)
def test_no_member_may_be_missing_extra_or_of_another_type(kind, path):
    missing = fresh(kind)
    del holder(missing, path)[path[-1]]
    assert refusal(missing, kind).code in {"E_SCHEMA", "E_KIND"}
    extra = fresh(kind)
    holder(extra, path)["zz"] = 1
    assert refusal(extra, kind).code == "E_SCHEMA"
    odd = fresh(kind)
    holder(odd, path)[path[-1]] = {"unexpected": [1]}
    assert refusal(odd, kind).code in {"E_SCHEMA", "E_KIND"}


def test_a_refusal_names_the_member_with_its_whole_path():
    odd = fresh(Kind.SUBMISSION)
    odd["body"]["lines"][0]["claim"] = "other"
    assert refusal(odd, Kind.SUBMISSION).fields["member"] == "body.lines[0].claim"
    odd["body"]["documents"][0]["zz"] = 1
    assert refusal(odd, Kind.SUBMISSION).fields["member"] == "body.lines[0].claim"
    odd["app_version"] = 1
    assert refusal(odd, Kind.SUBMISSION).fields["member"] == "app_version"


@pytest.mark.parametrize(
    ("path", "bad"),
    [
        (("package_uuid",), "00000000-0000-0000-0000-00000000000G"),
        (("sender",), "xa-4012"),
        (("sender",), "td-52"),
        (("recipient",), "*"),
        (("recipient",), "xa-04013"),
        (("period",), "2025-Q5"),
        (("period",), None),
        (("revision",), 0),
        (("revision",), 1_000_000),
        (("revision",), True),
        (("key_epoch",), 0),
        (("previous",), "AB" * 64),
        (("supersedes",), ["b" * 128, "a" * 128]),
        (("created_at",), "2025-02-30T00:00:00Z"),
        (("created_at",), "2025-02-03 00:00:00"),
        (("time_suspect",), 0),
        (("app_version",), "1.0"),
        (("last_receipt",), {"digest": "a" * 128, "revision": 0}),
        (("criteria_set",), None),
        (("commune_code",), "4012"),
        (("evidence",), "none"),
        (("evidence", 0, "path"), "data/evidence/00/" + "0" * 64 + ".pdf"),
        (("evidence", 0, "path"), "nonsense"),
        (("evidence", 0, "flagged"), True),
        (("evidence", 0, "media_type"), "image/png"),
        (("evidence", 0, "name"), "a/b"),
        (("evidence", 0, "name"), "a\tb"),
        (("evidence", 0, "size"), -1),
        (("body", "year"), 2024),
        (("body", "total"), "-0.0"),
        (("body", "total"), "1e5"),
        (("body", "total"), "01"),
        (("body", "total"), "1.1234567"),
        (("body", "lines", 0, "claim"), "other"),
        (("body", "lines", 0, "criterion"), "7 2 1"),
        (("body", "documents", 0, "issued_on"), "2025-13-01"),
        (("body", "documents", 0, "issued_on"), "01/02/2025"),
        (("body", "records", 0, "fields", 0, "value"), "a\rb"),
        (("body", "officer", "name"), "x" * 501),
        (("body", "unit_name"), "e\u0301"),
    ],
)
def test_values_out_of_range_are_refused(path, bad):
    value = fresh(Kind.SUBMISSION)
    holder(value, path)[path[-1]] = bad
    assert refusal(value).code == "E_SCHEMA"


def test_repeated_items_are_refused():
    for name in ("lines", "documents", "records"):
        value = fresh(Kind.SUBMISSION)
        value["body"][name] += value["body"][name][:1]
        assert refusal(value).code == "E_SCHEMA"
    value = fresh(Kind.SUBMISSION)
    value["evidence"].append(dict(value["evidence"][-1]))
    assert refusal(value).code == "E_SCHEMA"


def test_one_content_is_listed_once_whatever_its_extension():
    value = fresh(Kind.SUBMISSION)
    item = next(item for item in value["evidence"] if item["path"].endswith(".pdf"))
    twin = dict(item, path=item["path"].replace(".pdf", ".txt"), media_type="text/plain")
    value["evidence"] = [item, twin]
    assert refusal(value).fields == {"member": "evidence"}


def test_bodies_are_tied_to_their_headers():
    other = document(Kind.ENROL, body=enrolment(unit_code="xa-04013"))
    assert refusal(value_of(other), Kind.ENROL).fields == {"member": "body.unit_code"}
    other = document(Kind.TRUST, body=trust_list(version=2))
    assert refusal(value_of(other), Kind.TRUST).fields == {"member": "body.version"}
    other = document(Kind.TRUST, body=trust_list(threshold=2))
    assert refusal(value_of(other), Kind.TRUST).fields == {"member": "body.threshold"}
    other = document(Kind.RESULT, body=result(year=2024))
    assert refusal(value_of(other), Kind.RESULT).fields == {"member": "body.year"}
    other = document(Kind.TRUST, recipient="td-52")
    assert refusal(value_of(other), Kind.TRUST).fields == {"member": "recipient"}
    other = document(Kind.RECEIPT, body=receipt(outcome="maybe"))
    assert refusal(value_of(other), Kind.RECEIPT).code == "E_SCHEMA"


def test_trust_entries_are_consistent():
    wrong_role = listed(role=SignerRole.APPRAISER)
    wrong_range = listed(first_revision=5, last_revision=4)
    for entry in (wrong_role, wrong_range):
        doc = document(Kind.TRUST, body=trust_list(keys=(entry,)))
        assert refusal(value_of(doc), Kind.TRUST).code == "E_SCHEMA"
    doc = document(Kind.TRUST, body=trust_list(keys=(listed(), listed())))
    assert refusal(value_of(doc), Kind.TRUST).code == "E_SCHEMA"


def test_key_lines_have_one_spelling_and_are_never_weak():
    line = COMMUNE.public_key.line
    for bad in (f"{line} comment", "ssh-rsa AAAA"):
        doc = document(Kind.ENROL, body=replace(enrolment(), public_key=bad))
        assert refusal(value_of(doc), Kind.ENROL).code == "E_SCHEMA"
    weak = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + "A" * 43
    doc = document(Kind.ENROL, body=replace(enrolment(), public_key=weak))
    with pytest.raises(SignatureKeyWeak):
        read_document(value_of(doc), kind=Kind.ENROL)


def test_a_schema_that_is_no_schema_is_refused():
    for bad in ("urn:socchc:submission:0", "nonsense", 5):
        assert refusal(fresh(Kind.SUBMISSION) | {"schema": bad}).fields == {"member": "schema"}


def test_null_and_scalars_mean_what_they_say():
    assert payload_schema.null()(None, "x") is None
    with pytest.raises(SchemaWrong):
        payload_schema.null()(0, "x")
    scalar = payload_schema.scalar()
    assert [scalar(each, "x") for each in (None, True, 3, "a\nb")] == [None, True, 3, "a\nb"]
    with pytest.raises(SchemaWrong):
        scalar(2**53, "x")


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_points_keep_their_digits(points):
    points = points or abs(points)
    text = to_value(points)
    assert payload_schema.decimal()(text, "x") == points
    assert to_value(payload_schema.decimal()(text, "x")) == text


def test_trailing_zeros_of_points_survive():
    doc = document(body=submission(total=Decimal("80.10")))
    assert value_of(doc)["body"]["total"] == "80.10"


def test_only_declared_fields_take_line_ends():
    assert is_multiline(("body", "lines", "note"))
    assert not is_multiline(("body", "unit_name"))
    assert not is_multiline(("evidence", "name"))
