"""Units, their dates and their codes in packages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.units import (
    MalformedUnitCode,
    Role,
    Unit,
    UnitKind,
    is_unit_code,
    package_code,
    read_package_code,
    valid_on,
)

OLD = Unit(code="21970", name="xã cũ", kind=UnitKind.COMMUNE, province_code="52", valid_to=date(2025, 6, 30))
NEW = Unit(
    code="21970",
    name="xã mới",
    kind=UnitKind.COMMUNE,
    province_code="52",
    valid_from=date(2025, 7, 1),
    predecessors=("21973",),
)


def test_a_unit_stands_between_its_two_days_included():
    assert OLD.is_valid_on(date(2025, 6, 30))
    assert not OLD.is_valid_on(date(2025, 7, 1))
    assert valid_on((OLD, NEW), date(2025, 7, 1)) == (NEW,)


def test_package_codes_keep_their_zeros():
    assert package_code(Role.SUBMITTER, "04012") == "xa-04012"
    assert package_code(Role.APPRAISER, "01") == "td-01"
    assert read_package_code("xa-04012") == (Role.SUBMITTER, "04012")


@given(st.from_regex(r"[0-9]{2,5}", fullmatch=True))
def test_every_appraiser_code_is_read_back(code):
    assert read_package_code(package_code(Role.APPRAISER, code)) == (Role.APPRAISER, code)


@pytest.mark.parametrize(
    "text", ["xa-4012", "xa-040123", "td-1", "td-123456", "goc-01", "04012", "xa-0401\u0662", "xa-04012\n"]
)
def test_another_package_code_is_refused(text):
    with pytest.raises(MalformedUnitCode):
        read_package_code(text)


def test_a_submitter_needs_five_digits():
    with pytest.raises(MalformedUnitCode):
        package_code(Role.SUBMITTER, "52")


def test_codes_have_the_digits_of_their_kind():
    assert is_unit_code("01", UnitKind.PROVINCE)
    assert is_unit_code("00070", UnitKind.COMMUNE)
    assert not is_unit_code("70", UnitKind.COMMUNE)
