"""The invented province is honest material: what a commune claims is what its records give, every time."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from core.criteria.loading import parse_set
from core.sample.province import Province, key_of
from core.sample.province_packages import document_of, write_submission
from core.store_ports import CriteriaDocument
from core.submission import received
from core.units import Role, UnitKind
from tests.offices import CRITERIA, UNITS
from tests.storage.samples import NOW, office

DATA = Path(__file__).resolve().parents[2] / "resources" / "sample"
YEAR = 2022


@pytest.fixture(scope="module")
def province():
    criteria = parse_set(json.loads((CRITERIA / "criteria-sample.json").read_text(encoding="utf-8")))
    data = json.loads(next(DATA.glob("*.json")).read_text(encoding="utf-8"))
    return Province(data, criteria, units=UNITS.communes_of("79")[:4])


def test_the_same_place_and_year_give_the_same_commune(province):
    first, again = province.year(1, YEAR, papers=60), province.year(1, YEAR, papers=60)
    assert (first.records, first.entries, first.documents) == (again.records, again.entries, again.documents)
    assert first.points == again.points


def test_communes_and_years_differ(province):
    totals = {
        province.year(place, year, papers=3).score.total for place in (0, 1, 2) for year in (2021, YEAR)
    }
    assert len(totals) > 3


def test_every_point_claimed_has_a_document_or_an_explanation(province):
    held = province.year(2, YEAR, papers=12)
    assert not [missing for missing in held.score.missing if missing.need == "evidence"]


def test_a_recipient_takes_the_package_apart_again(province):
    held, used = province.year(3, YEAR, papers=8), held_set(province.criteria)
    authority = replace(office(), role=Role.APPRAISER, unit=UNITS.unit("79"), authority=None)
    out = BytesIO()
    document = document_of(held, office=authority, used=used, at=NOW)
    written = write_submission(held, document, out=out)
    assert out.getvalue().startswith(b"PK")
    files = {item.sha256: item for item in written.document.header.evidence}
    taken = received(written.document.body, held.score.criteria, files=files)
    assert sorted(record.id for record in taken.records) == sorted(record.id for record in held.records)
    assert [document.file for document in taken.documents] == [document.file for document in held.documents]


def held_set(criteria):
    return CriteriaDocument(
        set_id=criteria.set_id,
        version=criteria.version,
        name=criteria.name,
        year=criteria.year,
        sha512="c" * 128,
        document=b"{}",
        imported_at=NOW,
    )


def test_what_is_given_never_leaves_the_range_and_a_lowered_line_says_why(province):
    held = province.year(0, YEAR, papers=8)
    given = province.appraised(0, held, at=NOW)
    leaves = {leaf.id: leaf for leaf in held.score.criteria.leaves(UnitKind.COMMUNE.value)}
    assert {each.criterion for each in given} == set(leaves)
    assert all(
        each.points is not None and 0 <= each.points <= leaves[each.criterion].max_points for each in given
    )
    computed = {line.criterion.id: line.points for line in held.score.lines}
    lowered = [each for each in given if computed[each.criterion] and not each.points]
    assert all(each.reason for each in lowered)


def test_keys_differ_by_unit():
    assert key_of("00001").public_key.line != key_of("00002").public_key.line
