"""Ratios follow from a record's own counts, and say nothing where a count is missing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core.record_ratios import ratio_keys, ratios
from core.records.catalogue import KINDS, kind_of
from core.records.means import Finance
from core.records.oversight import Procedures
from core.records.people import Organisation, Staff
from core.records.targets import StatedRatio
from tests.core.records.builders import YEAR, days, dossiers
from tests.record_samples import one_of_each
from ui.texts.record_ratios import ratio_lines, ratio_text

DAY = date(YEAR, 6, 30)


def found(record: Any) -> dict[str, tuple[int, int]]:
    return {each.key: (int(each.part), int(each.whole)) for each in ratios(record)}


def test_every_ratio_names_counts_of_its_kind() -> None:
    full = {kind.code: record for kind, record in zip(KINDS, one_of_each()[::2], strict=True)}
    told = {(each.kind, each.key) for record in full.values() for each in ratios(record)}
    assert told == set(ratio_keys())


def test_the_online_share_of_the_seeds_comes_out() -> None:
    half_year = dossiers(online_full=2547, direct=12421 - 2547)
    (online,) = (each for each in ratios(half_year) if each.key == "online")
    assert (online.part, online.whole, online.percent) == (2547, 12421, Decimal("20.51"))


def test_what_was_not_entered_gives_no_ratio() -> None:
    counts = Procedures(id="p", year=YEAR, as_of=DAY, in_charge=362, full_online=300, partial_online=34)
    assert found(counts)["online_services"] == (334, 362)
    assert not {"services_used", "published_on_time", "integrated_province"} & found(counts).keys()
    assert found(replace(counts, online_used=0))["services_used"] == (0, 334)


def test_no_capital_assigned_does_not_apply_and_an_open_field_is_silent() -> None:
    money = Finance(
        id="f", year=YEAR, **days(1, last=12), capital_assigned=Decimal(0), capital_disbursed=Decimal(0)
    )
    (ratio,) = ratios(money)
    assert ratio.percent is None
    assert ratio_text(ratio) == "Không được giao vốn: tỷ lệ giải ngân không áp dụng."
    assert ratios(replace(money, capital_assigned=None)) == ()


def test_a_reduction_is_told_against_the_earlier_base() -> None:
    staff = Staff(id="s", year=YEAR, as_of=DAY, present=1563, reduced=108)
    assert found(staff)["reduced"] == (108, 1671)
    assert found(replace(staff, base_count=1563))["reduced"] == (108, 1671)  # the later base is not used
    assert found(replace(staff, base_count=1752, reduced=28))["reduced"] == (28, 1752)
    units = Organisation(id="o", year=YEAR, as_of=DAY, units=58, reduced=7)
    assert found(units)["reduced"] == (7, 65)


@pytest.mark.parametrize(("kind", "key"), ratio_keys())
def test_every_ratio_has_its_words(kind: str, key: str) -> None:
    full = next(record for record in one_of_each() if isinstance(record, kind_of(kind).record))
    line = next(ratio_text(each) for each in ratios(full) if each.key == key)
    assert " = " in line
    assert key not in line
    assert key == "stated" or line.endswith(")")  # what it is a share of


def test_a_ratio_is_told_with_its_counts_and_what_it_is_a_share_of() -> None:
    lines = ratio_lines(dossiers(online_full=2547, direct=12421 - 2547))
    assert "Nộp trực tuyến: 2.547/12.421 = 20,51\N{NO-BREAK SPACE}% (trên tổng số hồ sơ tiếp nhận)" in lines
    money = Finance(
        id="f", year=YEAR, **days(1, last=12),
        revenue=Decimal(1166), revenue_estimate=Decimal(1000), revenue_last_year=Decimal(1068),
    )  # fmt: skip
    assert ratio_lines(money) == (
        "Thu ngân sách: 1.166/1.000 = 116,60\N{NO-BREAK SPACE}%, tăng 16,60\N{NO-BREAK SPACE}% (so với dự toán)",
        "Thu ngân sách: 1.166/1.068 = 109,18\N{NO-BREAK SPACE}%, tăng 9,18\N{NO-BREAK SPACE}% (so với cùng kỳ năm trước)",
    )


def test_a_ratio_without_counts_is_marked_and_one_with_them_names_its_whole() -> None:
    bare = StatedRatio(id="r", year=YEAR, name="x", value=Decimal("28.95"))
    assert ratio_lines(bare) == ("28,95\N{NO-BREAK SPACE}%: không có số gốc, không cộng với tỷ lệ khác.",)
    counted = replace(bare, value=Decimal("20.51"), part=2547, whole=12421, whole_name="trên hồ sơ nhận")
    assert ratio_lines(counted) == ("2.547/12.421 = 20,51\N{NO-BREAK SPACE}% (trên hồ sơ nhận)",)


def test_services_before_august_2022_are_also_told_in_their_old_levels() -> None:
    counts = Procedures(
        id="p", year=2021, as_of=date(2021, 12, 31), in_charge=9, full_online=4, partial_online=3
    )
    assert ratio_lines(counts)[-1] == "Tại ngày này gọi là mức độ 4: 4 thủ tục; mức độ 3: 3 thủ tục."
    later = replace(counts, year=2022, as_of=date(2022, 8, 15))
    assert not any("mức độ" in line for line in ratio_lines(later))
