"""Records as JSON and back."""

import json

import pytest
from hypothesis import given, settings

from core.record_json import read_records_json, records_json
from core.record_sheets import NotARecordFile, RecordFile, RecordFileTooNew
from core.records.catalogue import Record
from tests.record_samples import any_record, one_of_each
from ui.texts.record_cells import finding_text


def read(records: object, **changed: object) -> RecordFile:
    document = {
        "format": "socchc-records",
        "format_version": 1,
        "unit": "01234",
        "records": records,
    } | changed
    return read_records_json(json.dumps(document).encode(), file="a.json")


def one_finding(records: object) -> tuple[str, str]:
    (found,) = read(records).findings
    assert finding_text(found.code, found.values)
    return found.code, found.where


def test_every_kind_of_record_comes_back_as_it_was() -> None:
    records = one_of_each()
    text = records_json(unit="01234", records=records)
    back = read_records_json(text.encode(), file="a.json")
    assert back.unit == "01234"
    assert back.findings == ()
    assert tuple(row.record for row in back.rows) == records
    assert records_json(unit="01234", records=[row.record for row in back.rows]) == text


@settings(max_examples=60)
@given(any_record())
def test_any_record_comes_back_as_it_was(record: Record) -> None:
    back = read_records_json(records_json(unit="1", records=[record]).encode(), file="a.json")
    assert [row.record for row in back.rows] == [record]


def test_a_missing_field_takes_its_default_and_a_missing_id_makes_a_new_record() -> None:
    (row,) = read({"task": [{"year": 2025, "title": " Việc  một "}]}).rows
    assert (row.record.id, row.record.title, row.record.progress) == ("", "Việc một", 0)
    assert row.place_of("due_on") == "records.task[0].due_on"
    assert row.place_of("other") == "records.task[0]"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("due_on", "15/12/2025", "CELL_DAY"),
        ("due_on", "2025-02-29", "CELL_DAY"),
        ("due_on", 20251215, "CELL_DAY"),
        ("progress", "40", "CELL_COUNT"),
        ("progress", 4.5, "CELL_COUNT"),
        ("progress", -1, "CELL_COUNT"),
        ("progress", True, "CELL_COUNT"),
        ("progress", None, "CELL_COUNT"),
        ("area", "nowhere", "CELL_CHOICE"),
        ("area", None, "CELL_CHOICE"),
        ("title", 5, "CELL_TEXT"),
        ("title", 5.5, "CELL_TEXT"),
        ("title", None, "CELL_TEXT"),
        ("year", "2025", "CELL_YEAR"),
        ("year", 25, "CELL_YEAR"),
        ("id", "a/b", "CELL_ID"),
        ("id", ["a"], "CELL_ID"),
        ("colour", "red", "RECORD_FIELD_UNKNOWN"),
    ],
)
def test_a_bad_value_is_named_with_its_place(field: str, value: object, code: str) -> None:
    good = {"year": 2025, "title": "Việc"}
    assert one_finding({"task": [good, good | {field: value}]}) == (code, f"records.task[1].{field}")


@pytest.mark.parametrize("value", [1.5, "1e5", "-1", "1_000", "NaN", True, "12,5"])
def test_an_amount_is_a_decimal_string(value: object) -> None:
    found = one_finding({"external_index": [{"year": 2025, "name": "PAR", "value": value}]})
    assert found == ("CELL_AMOUNT", "records.external_index[0].value")


def test_a_flag_is_true_or_false() -> None:
    found = one_finding({"periodic_report": [{"year": 2025, "on_system": "yes"}]})
    assert found == ("CELL_FLAG", "records.periodic_report[0].on_system")


def test_the_same_identifier_twice_is_named() -> None:
    item = {"id": "t1", "year": 2025, "title": "Việc"}
    assert one_finding({"task": [item, item]}) == ("CELL_ID_TWICE", "records.task[1].id")


def test_unknown_kinds_and_wrong_shapes_are_named() -> None:
    assert one_finding({"tasks": []}) == ("RECORD_KIND_UNKNOWN", "records.tasks")
    assert one_finding({"task": {}}) == ("RECORD_SHAPE", "records.task")
    assert one_finding({"task": [5]}) == ("RECORD_SHAPE", "records.task[0]")
    assert one_finding([]) == ("RECORD_SHAPE", "records")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"format": "other"}',
        b'{"format": "socchc-records", "format_version": 1}',
        b'{"format": "socchc-records", "format_version": true, "unit": "1", "records": {}}',
        b'{"format": "socchc-records", "format_version": 1, "unit": "1", "records": NaN}',
        b'{"format": "socchc-records", "format_version": 1, "unit": "1", "unit": "2", "records": {}}',
        b"[" * 100_000,
    ],
)
def test_another_file_is_refused(content: bytes) -> None:
    with pytest.raises(NotARecordFile):
        read_records_json(content, file="a.json")


def test_a_later_version_is_refused() -> None:
    with pytest.raises(RecordFileTooNew):
        read({}, format_version=2)
