"""Sheets of past years: rows as typed, and what is told about them."""

from decimal import Decimal

from core.findings import Level
from core.past_results import PastRead, TypedResult, read_past
from core.units import UnitKind

UNITS = {"21808": "Xã Tây Sơn", "21809": "Xã Bình Khê"}
KINDS = {"Cấp xã": UnitKind.COMMUNE, "Cấp tỉnh": UnitKind.PROVINCE}


def read(*rows: dict[str, str]) -> PastRead:
    typed = [TypedResult(where=f"dòng {at}", cells=cells) for at, cells in enumerate(rows, start=4)]
    return read_past(typed, units=UNITS, kinds=KINDS)


def told(found: PastRead) -> list[tuple[str, str]]:
    return [(finding.code, finding.where) for finding in found.findings]


def test_a_row_is_read_with_decimal_commas_and_a_percent_sign():
    found = read(
        {
            "unit": "21808",
            "index": "82,15 %",
            "rank": "2",
            "band": "Tốt",
            "unit_kind": "cấp tỉnh",
            "document": "QĐ 30",
        }
    )
    (result,) = found.results
    assert (result.name, result.index, result.rank, result.band) == ("Xã Tây Sơn", Decimal("82.15"), 2, "Tốt")
    assert (result.unit_kind, result.document, found.findings) == (UnitKind.PROVINCE, "QĐ 30", ())


def test_a_unit_is_found_by_its_name_and_an_index_from_its_points():
    (result,) = read({"name": "xã bình khê", "total": "73,50", "maximum": "98"}).results
    assert (result.unit, result.index) == ("21809", Decimal("75.00"))


def test_an_unknown_unit_a_wrong_number_and_a_wrong_kind_are_errors():
    found = read(
        {"name": "Xã Lạ", "index": "80"},
        {"unit": "21808", "index": "nhiều", "rank": "0", "unit_kind": "cấp làng"},
        {"unit": "21809", "index": "1200", "total": "-1"},
    )
    assert told(found) == [
        ("PAST_UNIT", "dòng 4"),
        ("PAST_NUMBER", "dòng 5"),
        ("PAST_NUMBER", "dòng 5"),
        ("PAST_KIND", "dòng 5"),
        ("PAST_NUMBER", "dòng 6"),
        ("PAST_NUMBER", "dòng 6"),
    ]
    assert {finding.level for finding in found.findings} == {Level.ERROR}


def test_a_unit_twice_or_a_rank_without_an_index_is_an_error():
    found = read({"unit": "21808", "index": "80"}, {"unit": "21808", "rank": "2"})
    assert told(found) == [("PAST_NO_INDEX", "dòng 5"), ("PAST_TWICE", "dòng 5")]


def test_an_index_that_does_not_follow_and_a_better_rank_with_less_are_told():
    found = read(
        {"unit": "21808", "index": "80", "total": "70", "maximum": "100", "rank": "1"},
        {"unit": "21809", "index": "90,5", "rank": "2"},
    )
    assert told(found) == [("PAST_INDEX", "dòng 4"), ("PAST_ORDER", "dòng 5")]
    assert {finding.level for finding in found.findings} == {Level.WARNING}
