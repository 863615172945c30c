"""Judgement aids over records and documents: sums, days out of the year, files of several units."""

from datetime import date

import pytest

from core.evidence import EvidenceDocument, StoredFile
from core.evidence_aids import (
    Copy,
    OutOfYear,
    file_findings,
    is_from_above,
    leaves_by_kind,
    out_of_year,
    sum_findings,
    year_findings,
)
from core.judgement_aids import Aid
from core.records.dossiers import DossierCount
from core.text import fold
from tests.core.criteria_sets import sample

YEAR = 2025
LEAVES = {leaf.id: leaf for leaf in sample().leaves()}
BY_KIND = leaves_by_kind(sample().leaves())
LEAF = next(iter(LEAVES))
UNITS = ("Xã Tây Sơn", "Xã Bình Khê", "Phường An Nhơn")
PROVINCE = "Tỉnh Gia Lai"
FILE = StoredFile(sha256="a" * 64, size=10, media_type="application/pdf", extension=".pdf")


def document(number: int = 1, **more: object) -> EvidenceDocument:
    made: dict[str, object] = {"issuer": "UBND xã Tây Sơn", "criteria": (LEAF,), "file": FILE, **more}
    return EvidenceDocument(id=f"d{number}", year=YEAR, name=f"van-ban-{number}.pdf", **made)  # type: ignore[arg-type]


def month(number: int, **counts: int) -> DossierCount:
    last = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[number - 1]
    return DossierCount(
        id=f"m{number}",
        year=YEAR,
        from_on=date(YEAR, number, 1),
        to_on=date(YEAR, number, last),
        **counts,  # type: ignore[arg-type]
    )


def sums(*records: DossierCount) -> tuple[Aid, ...]:
    return tuple(item.aid for item in sum_findings("21701", records, year=YEAR, leaves=BY_KIND))


def test_a_record_that_does_not_add_is_told_with_the_criterion_counted_from_it() -> None:
    broken = month(1, direct=10, done_on_time=7)
    (found,) = sum_findings("21701", (broken,), year=YEAR, leaves=BY_KIND)
    assert (found.aid, found.unit) == (Aid.SUMS, "21701")
    assert LEAVES[found.criterion].data_source.startswith("dossiers.")
    assert found.sum_check is not None
    assert found.sum_check.code == "SUM_DIFFERS"
    assert "m1" in found.subject


def test_records_that_contradict_each_other_are_told() -> None:
    whole = DossierCount(
        id="h", year=YEAR, from_on=date(YEAR, 1, 1), to_on=date(YEAR, 1, 31), direct=5, done_on_time=5
    )
    assert Aid.SUMS in sums(month(1, direct=10, done_on_time=10), whole)


def test_records_that_add_are_silent_and_so_are_other_doubts() -> None:
    assert sums(month(1, direct=10, done_on_time=10)) == ()
    assert sums(month(1, direct=10, done_on_time=10), month(3, direct=1, done_on_time=1)) == ()


@pytest.mark.parametrize(
    ("issued", "about", "received", "expected"),
    [
        (date(2025, 3, 1), None, date(2026, 1, 5), None),
        (date(2024, 12, 15), None, None, None),
        (date(2024, 12, 14), None, None, OutOfYear.BEFORE),
        (date(2023, 5, 2), date(2025, 12, 31), None, OutOfYear.BEFORE),
        (date(2026, 1, 4), date(2025, 12, 31), date(2026, 1, 5), None),
        (date(2026, 1, 4), None, date(2026, 1, 5), OutOfYear.AFTER),
        (date(2026, 2, 1), date(2025, 12, 31), date(2026, 1, 5), OutOfYear.NOT_YET),
        (date(2025, 3, 1), date(2024, 6, 30), None, OutOfYear.ABOUT_OTHER),
        (None, date(2024, 6, 30), None, OutOfYear.ABOUT_OTHER),
        (None, None, None, None),
    ],
)
def test_a_document_belongs_to_the_year_or_is_told_how_it_does_not(
    issued: date | None, about: date | None, received: date | None, expected: OutOfYear | None
) -> None:
    assert out_of_year(document(issued_on=issued, relates_on=about), YEAR, received_on=received) == expected


def test_a_document_out_of_the_year_is_told_at_its_first_criterion() -> None:
    old = document(issued_on=date(2023, 5, 2), criteria=("gone", LEAF))
    (found,) = year_findings("21701", (old, document(2)), year=YEAR, received_on=None, leaves=LEAVES)
    assert (found.aid, found.criterion, found.subject) == (Aid.OUTSIDE_YEAR, LEAF, "d1")
    assert found.points == LEAVES[LEAF].max_points
    assert found.value("how") == "before"


def test_one_content_of_two_communes_is_told_once_with_both() -> None:
    shared = {
        FILE.sha256: (Copy(unit="21702", document=document(2)), Copy(unit="21701", document=document()))
    }
    (found,) = file_findings(shared, authority=PROVINCE, units=UNITS, leaves=LEAVES)
    assert (found.aid, found.units, found.criterion) == (Aid.SAME_FILE, ("21701", "21702"), LEAF)
    assert found.value("names") == "van-ban-1.pdf; van-ban-2.pdf"


def test_a_content_twice_in_one_commune_is_nobody_elses() -> None:
    shared = {
        FILE.sha256: (Copy(unit="21701", document=document()), Copy(unit="21701", document=document(2)))
    }
    assert file_findings(shared, authority=PROVINCE, units=UNITS, leaves=LEAVES) == ()


def test_a_document_of_the_authority_is_set_apart_only_if_all_copies_say_so() -> None:
    own = document(issuer="UBND tỉnh Gia Lai")
    for other, expected in ((own, Aid.COMMON_FILE), (document(2), Aid.SAME_FILE)):
        shared = {FILE.sha256: (Copy(unit="21701", document=own), Copy(unit="21702", document=other))}
        (found,) = file_findings(shared, authority=PROVINCE, units=UNITS, leaves=LEAVES)
        assert found.aid is expected


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        ("UBND tỉnh Gia Lai", True),
        ("Sở Nội vụ tỉnh Gia Lai", True),
        ("Ủy ban nhân dân tỉnh", True),
        ("Chính phủ", True),
        ("Bộ Nội vụ", True),
        ("UBND xã Tây Sơn, tỉnh Gia Lai", False),
        ("Bộ phận Một cửa", False),
        ("UBND tỉnh Đắk Lắk", False),
        ("", False),
    ],
)
def test_an_issuer_stands_above_the_communes_or_is_one_of_them(issuer: str, expected: bool) -> None:
    assert is_from_above(issuer, PROVINCE, units=frozenset(map(fold, UNITS))) is expected
