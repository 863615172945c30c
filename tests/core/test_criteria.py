from decimal import Decimal
from typing import Any

import pytest

from core.criteria import CriteriaSetRefused, check_set, parse_set
from core.criteria.rules import YearDay
from core.criteria.values import IndicatorForm, NodeKind
from core.findings import Level
from tests.core.criteria_sets import decoded, row, sample, set_766


def codes(document: Any) -> list[tuple[str, str]]:
    return [(finding.code, finding.where) for finding in check_set(document)]


def errors(document: Any) -> list[str]:
    return [finding.code for finding in check_set(document) if finding.level is Level.ERROR]


def test_the_sample_set_loads_without_any_finding():
    assert check_set(decoded()) == ()
    assert len(sample().nodes) == 77
    assert len(sample().leaves()) == 55
    assert sample().is_sample
    assert not sample().forbids_flagged_evidence


def test_the_766_set_loads_and_only_warns_of_its_undefined_leaf():
    assert codes(decoded("766")) == [("C_INDICATOR_UNDEFINED", "4.CT")]
    assert len(set_766().leaves()) == 19
    assert not set_766().is_sample
    assert set_766().year is None


def test_six_points_of_766_do_not_apply_to_communes():
    leaves = set_766().leaves("commune")
    assert sum(leaf.max_points for leaf in leaves) == Decimal("94.00")
    assert {leaf.id for leaf in set_766().leaves()} - {leaf.id for leaf in leaves} == {"1.2", "1.3"}


def test_leaves_of_the_sample_add_up_to_one_hundred_with_the_known_shares():
    shares: dict[str, Decimal] = {}
    for leaf in sample().leaves():
        assert leaf.scored_by is not None
        who = leaf.scored_by.value
        shares[who] = shares.get(who, Decimal(0)) + leaf.max_points
    assert shares == {
        "self": Decimal("73.50"),
        "appraiser": Decimal("8.00"),
        "external": Decimal("4.50"),
        "survey": Decimal("14.00"),
    }


def test_the_tree_can_be_walked():
    criteria = sample()
    assert [area.id for area in criteria.areas()] == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert [child.id for child in criteria.children("1.1")] == ["1.1.1", "1.1.2"]
    assert criteria.area_of("7.2.1").id == "7"
    assert criteria.leaf("7.2.1").max_points == Decimal("4.00")
    assert criteria.node("7.2").kind is NodeKind.GROUP
    assert criteria.scheme().id == "5-band"
    with pytest.raises(KeyError):
        criteria.leaf("7.2")
    with pytest.raises(KeyError):
        criteria.node("9")
    with pytest.raises(KeyError):
        criteria.scheme("none")


def test_disbursement_is_a_ratio_of_amounts():
    indicator = sample().leaf("6.3").indicator
    assert indicator is not None
    assert indicator.is_amount
    assert indicator.form is IndicatorForm.RATIO
    other = sample().leaf("7.2.1").indicator
    assert other is not None
    assert not other.is_amount


def test_a_refused_set_carries_its_findings():
    document = decoded()
    row(document, "1.1.1")["max_points"] = "1.50"
    with pytest.raises(CriteriaSetRefused) as refused:
        parse_set(document)
    assert refused.value.code == "E_CRITERIA_SET"
    assert [finding.code for finding in refused.value.findings if finding.level is Level.ERROR] == ["C_SUM"]
    assert refused.value.findings[0].where == "1.1"


@pytest.mark.parametrize("value", [None, [], "text", 7, True])
def test_what_is_no_object_is_one_finding(value):
    assert errors(value) == ["C_OBJECT_EXPECTED"]


def test_a_foreign_document_is_reported_as_that_alone():
    assert errors({"format": "cchc-scoring-cases", "format_version": 1}) == ["C_FORMAT"]
    assert errors({**decoded(), "format_version": 2}) == ["C_FORMAT_VERSION"]
    assert errors({**decoded(), "format_version": True}) == ["C_FORMAT_VERSION"]


def test_an_empty_set_names_every_missing_member():
    found = check_set({"format": "cchc-criteria-set", "format_version": 1})
    missing = {dict(finding.values).get("member") for finding in found if finding.code == "C_MEMBER_MISSING"}
    assert missing == {"criteria", "set_id", "version", "name", "total_max", "default_band_scheme"}


def test_a_february_limit_exists_in_every_year():
    assert YearDay(month=2).of(2024).isoformat() == "2024-02-29"
    assert YearDay(month=2).of(2025).isoformat() == "2025-02-28"
    assert YearDay(month=4, day=1, year_offset=1).of(2025).isoformat() == "2026-04-01"


def test_vietnamese_text_is_kept_in_composed_form():
    document = decoded()
    row(document, "1")["name"] = "Công tác chỉ đạo"  # decomposed marks
    assert parse_set(document).node("1").name == "Công tác chỉ đạo"


SET_SPOILERS = [
    ("total", lambda d: d.update(total_max="99.00"), "C_TOTAL"),
    ("float", lambda d: d.update(total_max=100.0), "C_DECIMAL"),
    ("number type", lambda d: d.update(total_max=100), "C_DECIMAL"),
    ("name blank", lambda d: d.update(name="  "), "C_MEMBER_MISSING"),
    ("name wrong", lambda d: d.update(name=7), "C_MEMBER_TYPE"),
    ("year wrong", lambda d: d.update(year="2025"), "C_MEMBER_TYPE"),
    ("criteria wrong", lambda d: d.update(criteria={}), "C_MEMBER_TYPE"),
    ("criterion wrong", lambda d: d["criteria"].append(3), "C_OBJECT_EXPECTED"),
    ("rounding mode", lambda d: d["rounding"].update(mode="ROUND_HALF_EVEN"), "C_VALUE_UNKNOWN"),
    ("rounding places", lambda d: d["rounding"].update(points_decimals=3), "C_VALUE_UNKNOWN"),
    ("excludes", lambda d: d.update(self_scored_excludes=[1]), "C_MEMBER_TYPE"),
    ("cap", lambda d: d.update(cap_at_max="yes"), "C_MEMBER_TYPE"),
    ("flagged", lambda d: d.update(forbids_flagged_evidence="no"), "C_MEMBER_TYPE"),
    ("default scheme", lambda d: d.update(default_band_scheme="none"), "C_SCHEME_UNKNOWN"),
    ("scheme twice", lambda d: d["band_schemes"].append(d["band_schemes"][0]), "C_KEY_TWICE"),
    ("band gap", lambda d: d["band_schemes"][0]["bands"][1].update(ge="81"), "C_BAND_GAP"),
    ("band overlap", lambda d: d["band_schemes"][0]["bands"][1].update(ge="79"), "C_BAND_OVERLAP"),
    ("band end", lambda d: d["band_schemes"][0]["bands"][0].update(lt="100"), "C_BAND_END"),
    ("band empty", lambda d: d["band_schemes"][0]["bands"][1].update(ge="90"), "C_BAND_EMPTY"),
    ("band order", lambda d: d["band_schemes"][0]["bands"].reverse(), "C_BANDS_ORDER"),
    ("band name", lambda d: d["band_schemes"][0]["bands"][1].update(name="Khá"), "C_BAND_NAME_TWICE"),
    ("band condition", lambda d: d["band_schemes"][0]["bands"][1].update(require="luck"), "C_VALUE_UNKNOWN"),
    (
        "last band condition",
        lambda d: d["band_schemes"][0]["bands"][-1].update(require="no_zero_criterion"),
        "C_LAST_BAND_CONDITION",
    ),
    ("no bands", lambda d: d["band_schemes"][0].update(bands=[]), "C_BAND_END"),
    ("cap zero", lambda d: d["adjustments"][0].update(max_total="0.00"), "C_NOT_POSITIVE"),
    ("adjustment kind", lambda d: d["adjustments"][0].update(kind="gift"), "C_VALUE_UNKNOWN"),
    ("no items", lambda d: d["adjustments"][0].update(items=[]), "C_LIST_EMPTY"),
    ("item above cap", lambda d: d["adjustments"][0]["items"][0].update(points="3.50"), "C_POINTS_ABOVE_MAX"),
    ("item zero", lambda d: d["adjustments"][0]["items"][0].update(points="-1.00"), "C_NOT_POSITIVE"),
    ("item twice", lambda d: d["adjustments"][0]["items"][0].update(key="award"), "C_KEY_TWICE"),
    (
        "area",
        lambda d: d["downgrade_rules"][4]["when"].update(any_area_below_percent=["33"]),
        "C_AREA_UNKNOWN",
    ),
    ("areas", lambda d: d["downgrade_rules"][4]["when"].update(any_area_below_percent=[]), "C_LIST_EMPTY"),
    ("due", lambda d: d["downgrade_rules"][4]["effect"].update(due="Y+1-04-31"), "C_YEAR_DAY"),
    ("effect", lambda d: d["downgrade_rules"][0]["effect"].update(type="fire"), "C_VALUE_UNKNOWN"),
    ("effect count", lambda d: d["downgrade_rules"][0]["effect"].update(count=0), "C_NOT_POSITIVE"),
    ("effect missing", lambda d: d["downgrade_rules"][0].pop("effect"), "C_MEMBER_MISSING"),
    ("op", lambda d: d["downgrade_rules"][0]["when"].update(op="ne"), "C_VALUE_UNKNOWN"),
    (
        "unknown scheme",
        lambda d: d["downgrade_rules"][1]["effect"]["by_scheme"].update({"9-band": "Tốt"}),
        "C_SCHEME_UNKNOWN",
    ),
    (
        "unknown band",
        lambda d: d["downgrade_rules"][1]["effect"]["by_scheme"].update({"5-band": "Tot"}),
        "C_BAND_UNKNOWN",
    ),
]


@pytest.mark.parametrize(
    ("spoil", "code"), [case[1:] for case in SET_SPOILERS], ids=[c[0] for c in SET_SPOILERS]
)
def test_a_spoiled_set_is_refused_for_what_was_spoiled(spoil, code):
    document = decoded()
    spoil(document)
    assert code in errors(document)
    with pytest.raises(CriteriaSetRefused):
        parse_set(document)


def test_a_set_without_optional_parts_is_accepted():
    document = decoded()
    for name in (
        "rounding",
        "ranking",
        "sources",
        "adjustments",
        "downgrade_rules",
        "self_scored_excludes",
        "notice",
    ):
        del document[name]
    assert check_set(document) == ()
