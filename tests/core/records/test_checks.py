"""One record: errors stop it, sums warn, and consistent figures stay silent."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.findings import Finding, Level
from core.numbers import Bound
from core.records.catalogue import KINDS, RecordKind, kind_of
from core.records.checks import check
from core.records.dossiers import DossierCount
from core.records.fields import Form
from core.records.oversight import ReviewState
from core.records.people import HeadGrade, Staff
from core.records.procedures import ReceivingForm
from core.records.targets import TargetForm, TargetMeasure
from tests.core.records.builders import YEAR, days, dossier_rows, dossiers, staff_rows


def record(kind: str, **given_values: Any) -> Any:
    """A record with its required days and words filled."""
    filled: dict[str, Any] = {}
    for spec in kind_of(kind).fields:
        if spec.required and spec.form in {Form.LINE, Form.BLOCK}:
            filled[spec.name] = "x"
        elif spec.required and spec.form is Form.DAY:
            filled[spec.name] = date(YEAR, 3, 31) if spec.name == "to_on" else date(YEAR, 3, 1)
        elif spec.required and spec.form is Form.AMOUNT:
            filled[spec.name] = Decimal(1)
    if kind == "one_stop":  # as a new record begins
        filled["form"] = ReceivingForm.CENTRE
    return kind_of(kind).record(**{"id": "r", "year": YEAR, **filled, **given_values})


def codes(kind: str, **given_values: Any) -> list[str]:
    return [finding.code for finding in check(record(kind, **given_values))]


def only(found: tuple[Finding, ...]) -> Finding:
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_a_record_with_just_what_is_required_is_silent(kind: RecordKind) -> None:
    assert check(record(kind.code)) == ()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_required_field_without_a_default_is_asked_for(kind: RecordKind) -> None:
    empty = kind.record(id="r", year=YEAR)
    asked = {finding.where for finding in check(empty) if finding.code == "REQUIRED"}
    needed = {spec.name for spec in kind.fields if spec.required and spec.form is not Form.CHOICE}
    assert asked == {f"{kind.code}:r:{name}" for name in needed}
    assert all(finding.level is Level.ERROR for finding in check(empty))


def test_a_choice_that_was_taken_back_is_asked_for() -> None:
    assert codes("task", area=None) == ["REQUIRED"]


@pytest.mark.parametrize(
    ("kind", "values", "code", "field"),
    [
        ("plan", {"title": "x" * 501}, "TOO_LONG", "title"),
        ("task", {"progress": 101}, "TOO_LARGE", "progress"),
        ("task", {"progress": -1}, "NEGATIVE", "progress"),
        ("finance", {"revenue": Decimal(-1)}, "NEGATIVE", "revenue"),
        ("finance", {"revenue": Decimal(10) ** 15 + 1}, "TOO_LARGE", "revenue"),
        ("plan", {"issued_on": date(216, 8, 19)}, "DAY_UNLIKELY", "issued_on"),
        ("plan", {"year": 20266}, "YEAR_UNLIKELY", "year"),
        ("feedback", {"to_on": date(YEAR, 2, 28)}, "DAYS_REVERSED", "to_on"),
        (
            "finding",
            {"found_on": date(YEAR, 5, 2), "remedied_on": date(YEAR, 5, 1)},
            "DAYS_REVERSED",
            "remedied_on",
        ),
        (
            "inspection",
            {"held_on": date(YEAR, 5, 2), "conclusion_on": date(YEAR, 5, 1)},
            "DAYS_REVERSED",
            "conclusion_on",
        ),
        (
            "training_class",
            {"from_on": date(YEAR, 5, 2), "to_on": date(YEAR, 5, 1)},
            "DAYS_REVERSED",
            "to_on",
        ),
    ],
)
def test_what_cannot_be_stops_saving(kind: str, values: dict[str, Any], code: str, field: str) -> None:
    finding = only(check(record(kind, **values)))
    assert (finding.level, finding.code, finding.where) == (Level.ERROR, code, f"{kind}:r:{field}")


@pytest.mark.parametrize(
    ("kind", "values", "code"),
    [
        (
            "dossier_count",
            {"paid_online": 2, "fee_dossiers": 1, "direct": 1, "done_early": 1},
            "PART_ABOVE_WHOLE",
        ),
        ("dossier_count", {"direct": 10, "done_early": 9}, "SUM_DIFFERS"),
        ("procedures", {"in_charge": 100, "full_online": 40, "partial_online": 50}, "SUM_DIFFERS"),
        ("procedures", {"posted": 1}, "PART_ABOVE_WHOLE"),
        ("staff", {"present": 9, "university": 8}, "SUM_DIFFERS"),
        ("staff", {"present": 9, "theory_none": 8}, "SUM_DIFFERS"),
        ("staff", {"present": 9, "qualified": 10}, "PART_ABOVE_WHOLE"),
        ("satisfaction", {"sent": 9, "returned": 9, "valid": 9, "level_4": 8}, "SUM_DIFFERS"),
        ("satisfaction", {"sent": 9, "returned": 10}, "PART_ABOVE_WHOLE"),
        ("feedback", {"received": 5, "handled": 5, "on_time": 6}, "PART_ABOVE_WHOLE"),
        ("legal_work", {"to_review": 3, "reviewed": 4}, "PART_ABOVE_WHOLE"),
        ("complaints", {"due": 3, "on_time": 4}, "PART_ABOVE_WHOLE"),
        ("e_documents", {"outgoing": 3, "signed_sent": 4}, "PART_ABOVE_WHOLE"),
        ("e_documents", {"work_files": 3, "work_files_online": 4}, "PART_ABOVE_WHOLE"),
        ("rotation", {"due": 3, "done": 4}, "PART_ABOVE_WHOLE"),
        ("finance", {"capital_assigned": Decimal(3), "capital_disbursed": Decimal(4)}, "PART_ABOVE_WHOLE"),
        ("external_index", {"rank": 64, "out_of": 63}, "PART_ABOVE_WHOLE"),
        ("external_index", {"rank": 0, "out_of": 63}, "RANK_ZERO"),
        ("external_index", {"rank": 16, "out_of": 63, "change": "tăng 48 bậc"}, "RANK_CHANGE_IMPOSSIBLE"),
        ("external_index", {"rank": 3, "out_of": 63, "change": "-4"}, "RANK_CHANGE_IMPOSSIBLE"),
        ("training_class", {"participants": 30, "turns": 20}, "PART_ABOVE_WHOLE"),
        ("task", {"done_on": date(YEAR, 5, 1), "progress": 90}, "TASK_DONE_BELOW_FULL"),
        ("task", {"progress": 100}, "TASK_FULL_WITHOUT_DAY"),
        ("late_dossier", {"due_on": date(YEAR, 5, 2), "done_on": date(YEAR, 5, 2)}, "NOT_LATE"),
        ("late_dossier", {"apology_number": "5/TXL"}, "APOLOGY_WITHOUT_DAY"),
        ("late_dossier", {"apology_on": date(YEAR, 2, 28)}, "APOLOGY_WITHOUT_NUMBER"),
        ("feedback", {"received": 5, "classified": 6}, "PART_ABOVE_WHOLE"),
        ("e_documents", {"outgoing": 5, "signed_sent": 4, "signed": 3}, "PART_ABOVE_WHOLE"),
        ("e_documents", {"incoming": 5, "outgoing": 5, "processed_online": 11}, "PART_ABOVE_WHOLE"),
        ("equipment", {"computers": 9, "weak_computers": 10}, "PART_ABOVE_WHOLE"),
        ("procedures", {"to_publish": 3, "published_on_time": 4}, "PART_ABOVE_WHOLE"),
        ("procedures", {"online_used": 1}, "PART_ABOVE_WHOLE"),
        ("dossier_count", {"certified_copies": 4, "copies": 3}, "PART_ABOVE_WHOLE"),
        ("target", {"measure": TargetMeasure.ONLINE, "value": Decimal(101)}, "TARGET_ABOVE_HUNDRED"),
        (
            "target",
            {"measure": TargetMeasure.ONLINE, "operator": TargetForm.TOP, "value": Decimal(3)},
            "TARGET_HAS_NO_RANK",
        ),
        ("target", {"operator": TargetForm.TOP, "value": Decimal("2.5")}, "TARGET_RANK"),
        ("target", {"operator": TargetForm.RANKS, "value": Decimal(4)}, "TARGET_RANGE"),
        (
            "target",
            {"operator": TargetForm.RANKS, "value": Decimal(6), "value_to": Decimal(4)},
            "TARGET_RANGE",
        ),
        ("target", {"operator": TargetForm.TOP, "value": Decimal(20), "out_of": 11}, "TARGET_BEYOND_ALL"),
        ("stated_ratio", {"part": 5}, "RATIO_HALF_COUNTS"),
        ("stated_ratio", {"part": 2547, "whole": 12421, "value": Decimal("20.50")}, "RATIO_DIFFERS"),
        # the three reductions of seed document S2, the first right, the others as printed there
        ("staff", {"present": 1563, "reduced": 108, "reduced_percent": Decimal("6.91")}, "LATER_BASE"),
        ("staff", {"present": 1563, "reduced": 108, "base_count": 1563}, "LATER_BASE"),
        ("organisation", {"units": 58, "reduced": 7, "reduced_percent": Decimal("10.7")}, "RATIO_DIFFERS"),
        ("head_rating", {"grade": HeadGrade.DONE}, "HEAD_REVIEW"),
        ("predecessor", {"code": "2180"}, "UNIT_CODE"),
        ("procedure", {"publish_by": date(YEAR, 3, 1), "published_on": date(YEAR, 3, 4)}, "PUBLISHED_LATE"),
        ("procedure", {"had_online_dossier": True}, "DOSSIER_WITHOUT_SERVICE"),
        ("legal_document", {"reviewed_on": date(YEAR, 3, 4)}, "REVIEW_WITHOUT_RESULT"),
        ("legal_document", {"state": ReviewState.IN_FORCE}, "REVIEW_WITHOUT_DAY"),
        (
            "legal_document",
            {"state": ReviewState.TO_CHANGE, "reviewed_on": date(YEAR, 3, 4)},
            "REVIEW_WITHOUT_PROPOSAL",
        ),
        ("one_stop", {"form": ReceivingForm.ONE_STOP}, "RECEIVING_NAME"),
        ("legal_document", {"number": "02/0216/QĐ-UBND"}, "REFERENCE_YEAR"),
        ("task", {"assigned_by": "Nghị định số 107/0221/NĐ-CP"}, "REFERENCE_YEAR"),
        ("feedback", {"from_on": date(YEAR - 1, 12, 14)}, "OUTSIDE_YEAR"),
        ("procedures", {"as_of": date(YEAR + 1, 1, 1)}, "OUTSIDE_YEAR"),
    ],
)
def test_what_does_not_add_up_warns_and_passes(kind: str, values: dict[str, Any], code: str) -> None:
    found = check(record(kind, **values))
    assert [finding.code for finding in found] == [code]
    assert found[0].level is Level.WARNING


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("external_index", {"rank": 25, "out_of": 63, "change": "tăng 23 bậc"}),
        ("external_index", {"rank": 16, "out_of": 61, "change": "+24"}),
        ("external_index", {"rank": 8, "out_of": 11, "change": "giảm 4 bậc"}),
        ("external_index", {"rank": 8}),
        ("predecessor", {"code": "01234"}),
        ("staff", {"present": 1724, "reduced": 28, "base_count": 1752, "reduced_percent": Decimal("1.6")}),
        ("staff", {"present": 1563, "reduced": 108, "reduced_percent": Decimal("6.46")}),
        ("organisation", {"units": 58, "reduced": 7, "reduced_percent": Decimal("10.77")}),
        ("stated_ratio", {"part": 2547, "whole": 12421, "value": Decimal("20.51")}),
        ("stated_ratio", {"part": 2547, "whole": 12421, "value": Decimal("20.5")}),
        ("stated_ratio", {"value": Decimal(99), "operator": Bound.OVER, "part": 995, "whole": 1000}),
        ("stated_ratio", {"value": Decimal("28.95")}),
        ("target", {"operator": TargetForm.RANKS, "value": Decimal(4), "value_to": Decimal(6), "out_of": 11}),
        ("target", {"operator": TargetForm.TOP, "value": Decimal(20), "out_of": 63}),
        ("target", {"measure": TargetMeasure.INDEX, "value": Decimal("84.11")}),
        ("one_stop", {"form": ReceivingForm.ONE_STOP, "year": 2025, "as_of": date(2025, 6, 30)}),
        ("one_stop", {"form": ReceivingForm.CENTRE, "year": 2025, "as_of": date(2025, 7, 1)}),
        ("e_documents", {"outgoing": 5, "signed_sent": 4}),
        ("legal_document", {"number": "02/2016/QĐ-UBND"}),
        ("dossier_count", {"certified_copies": 4}),
        ("training_class", {"participants": 30}),
        ("late_dossier", {"due_on": date(YEAR, 5, 2), "apology_on": date(YEAR, 5, 1), "apology_number": "5"}),
        ("feedback", {"from_on": date(YEAR - 1, 12, 15)}),
    ],
)
def test_what_is_right_stays_silent(kind: str, values: dict[str, Any]) -> None:
    assert codes(kind, **values) == []


def test_an_apology_leaves_the_day_before_the_due_day_at_the_latest() -> None:
    day = date(YEAR, 5, 2)
    assert codes("late_dossier", due_on=day, apology_on=day, apology_number="5") == ["APOLOGY_TOO_LATE"]


def test_a_task_done_late_is_told_with_its_days() -> None:
    task = record("task", due_on=date(YEAR, 3, 31), done_on=date(YEAR, 4, 2), progress=100)
    assert dict(only(check(task)).values) == {"days": "2"}


@given(dossier_rows())
def test_consistent_dossier_counts_are_silent(row: DossierCount) -> None:
    assert check(row) == ()


@given(dossier_rows(), st.integers(1, 9))
def test_one_dossier_too_many_never_passes_unseen(row: DossierCount, extra: int) -> None:
    found = [one.code for one in check(replace(row, done_early=row.done_early + extra))]
    assert "SUM_DIFFERS" in found


@given(staff_rows())
def test_consistent_staff_tables_are_silent(row: Staff) -> None:
    assert check(row) == ()


def test_a_sum_tells_both_sides() -> None:
    row = dossiers(direct=10, carried_over=2, done_on_time=9, refused=1, pending_due=1)
    assert dict(only(check(row)).values) == {
        "parts": "done+refused+pending",
        "added": "11",
        "whole": "carried_over+received",
        "stated": "12",
    }


def test_sums_wait_until_the_errors_are_gone() -> None:
    row = dossiers(direct=10, **{**days(3), "to_on": date(YEAR, 1, 1)})
    assert [finding.code for finding in check(row)] == ["DAYS_REVERSED"]
