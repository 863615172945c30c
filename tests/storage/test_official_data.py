"""The official units and the bundled criteria sets."""

from datetime import date
from time import perf_counter

import pytest

from core.text import sort_key
from core.units import UnitKind, UnknownUnit
from storage.official_data import OfficialUnits, criteria_documents, short_name


@pytest.fixture(scope="module")
def units():
    return OfficialUnits()


def test_the_country_has_its_provinces_and_communes(units):
    provinces = units.provinces()
    communes = [commune for province in provinces for commune in units.communes_of(province.code)]
    assert len(provinces) == 34
    assert len(communes) == 3321
    assert max(len(units.communes_of(province.code)) for province in provinces) == 168


def test_a_unit_is_found_by_its_code_with_its_zeros(units):
    commune = units.unit("00070")
    assert (commune.name, commune.kind, commune.province_code) == ("Phường Hoàn Kiếm", UnitKind.COMMUNE, "01")
    assert commune.valid_from == date(2025, 7, 1)
    assert units.unit("52").name == "Tỉnh Gia Lai"
    assert units.unit("79").name == "Thành phố Hồ Chí Minh"


@pytest.mark.parametrize("code", ["", "70", "0070", "99999", "xa-00070"])
def test_an_unknown_code_is_refused(units, code):
    with pytest.raises(UnknownUnit) as caught:
        units.unit(code)
    assert caught.value.fields == {"code": code}


def test_a_commune_has_no_communes(units):
    with pytest.raises(UnknownUnit):
        units.communes_of("00070")


def test_provinces_stand_in_the_vietnamese_alphabet(units):
    names = [short_name(province) for province in units.provinces()]
    assert names == sorted(names, key=sort_key)
    assert names.index("Đà Nẵng") > names.index("Cần Thơ")


def test_search_needs_no_accents_and_knows_the_province(units):
    assert units.search("hoan kiem")[0].code == "00070"
    assert [unit.name for unit in units.search("tay son gia lai")] == ["Xã Tây Sơn"]
    assert units.search("00070")[0].code == "00070"
    assert units.search("  ") == ()
    assert units.search("xa", 0) == ()
    assert len(units.search("phuong", 5)) == 5


def test_a_name_that_begins_with_the_search_comes_first(units):
    assert short_name(units.search("Hà Nội")[0]) == "Hà Nội"


def test_the_units_are_ready_in_a_moment():
    begun = perf_counter()
    OfficialUnits().unit("00070")
    assert perf_counter() - begun < 1


def test_every_name_has_a_kind_that_can_be_left_out(units):
    for province in units.provinces():
        for unit in (province, *units.communes_of(province.code)):
            assert short_name(unit)
            assert short_name(unit) != unit.name


def test_criteria_sets_are_read_by_name(tmp_path):
    (tmp_path / "b.json").write_bytes(b"{}")
    (tmp_path / "a.json").write_bytes(b"[]")
    (tmp_path / "note.txt").write_bytes(b"-")
    assert criteria_documents(tmp_path) == (("a.json", b"[]"), ("b.json", b"{}"))
    assert criteria_documents(tmp_path / "none") == ()
