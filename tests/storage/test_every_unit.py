"""A whole province is read in one question, and the answer is what each unit's own stores say."""

from datetime import date
from decimal import Decimal

import pytest

from core.assessment import AdjustmentEntry, Appraisal, CriterionEntry, OutsideValue, Stage
from core.evidence import EvidenceDocument, StoredFile
from core.records.catalogue import kind_for
from core.records.new import blank
from tests.storage.samples import NOW

UNITS = ("21583", "21590", "21600")
YEAR = 2026


def file(letter: str) -> StoredFile:
    return StoredFile(
        sha256=letter * 64, size=5, media_type="application/pdf", extension=".pdf", flagged=False
    )


def document(name: str, contents: str, *, year: int = YEAR) -> EvidenceDocument:
    return EvidenceDocument(
        id=f"{name}-{year}",
        year=year,
        name=name,
        issued_on=date(2026, 3, 4),
        criteria=("1.1.1", "1.1.2"),
        records=("r1",),
        file=file(contents),
    )


@pytest.fixture
def work(database):
    with database.transaction() as stores:
        for place, unit in enumerate(UNITS[:2]):
            for year in (YEAR - 1, YEAR):
                fill(stores, unit, year, place=place)
        yield stores


def fill(stores, unit: str, year: int, *, place: int) -> None:
    held = stores.assessments
    points = {"2.1": Decimal(f"0.{place}5"), "1.1": None}
    held.put_self_points(unit, year, points=points)
    held.save_entry(unit, year, entry=CriterionEntry(criterion="1.1", explanation=f"{unit} {year}"))
    given = [
        Appraisal(criterion="2.1", stage=Stage.APPRAISAL_1, points=Decimal(at), officer="An", at=NOW)
        for at in range(place + 2)
    ]
    held.add_appraisals(unit, year, appraisals=given)
    held.put_adjustments(unit, year, entries=(AdjustmentEntry(item="award", count=place + 1, note="QĐ 1"),))
    value = OutsideValue(criterion="8.1", inputs=(("value", str(80 + place)),), document="BC 5")
    held.put_outside_values(unit, year, values=(value,))
    stores.records.save(unit, [blank("task", record_id=f"t{unit}{year}", year=year)])
    stores.evidence.save(
        unit, [document("chung", "a", year=year), document(f"riêng {unit}", "bc"[place], year=year)]
    )


def test_what_is_asked_of_all_is_what_each_unit_says(work):
    every, each = work.every_unit, work.assessments
    held = UNITS[:2]
    assert every.self_points(YEAR) == {unit: each.self_points(unit, YEAR) for unit in held}
    assert [list(points) for points in every.self_points(YEAR).values()] == [["2.1", "1.1"]] * 2
    assert every.appraisals(YEAR) == {unit: each.appraisals(unit, YEAR) for unit in held}
    assert every.entries(YEAR) == {unit: each.entries(unit, YEAR) for unit in held}
    assert every.adjustments(YEAR) == {unit: each.adjustments(unit, YEAR) for unit in held}
    assert every.outside_values(YEAR) == {unit: each.outside_values(unit, YEAR) for unit in held}
    assert every.records("task", YEAR) == {
        unit: work.records.of_year("task", unit, year=YEAR) for unit in held
    }
    assert every.evidence(YEAR) == {unit: work.evidence.of_year(unit, YEAR) for unit in held}
    assert every.evidence_counts(YEAR) == {unit: work.evidence.counts(unit, YEAR) for unit in held}


def test_a_year_without_anything_answers_nothing(work):
    every = work.every_unit
    for answer in (
        every.self_points,
        every.appraisals,
        every.evidence,
        every.evidence_counts,
        every.same_files,
    ):
        assert answer(YEAR + 1) == {}
    assert every.records("task", YEAR + 1) == {}


def test_documents_that_borrow_an_id_keep_their_own_links(work):
    """The id `chung-2026` stands in two units; each keeps the links of its own."""
    borrowed = document("chung", "b")
    work.evidence.save(
        UNITS[1], [EvidenceDocument(id=borrowed.id, year=YEAR, name="khác", criteria=("9.9",))]
    )
    found = {unit: documents[0].criteria for unit, documents in work.every_unit.evidence(YEAR).items()}
    assert found == {UNITS[0]: ("1.1.1", "1.1.2"), UNITS[1]: ("9.9",)}


def test_only_contents_of_several_units_are_the_same_file(work):
    assert work.every_unit.same_files(YEAR) == {
        "a" * 64: ((UNITS[0], f"chung-{YEAR}"), (UNITS[1], f"chung-{YEAR}")),
    }


def test_a_record_in_the_bin_is_left_out(work):
    record = work.records.of_year("task", UNITS[0], year=YEAR)[0]
    work.records.remove(kind_for(record).code, record.id, at=NOW)
    assert set(work.every_unit.records("task", YEAR)) == {UNITS[1]}
