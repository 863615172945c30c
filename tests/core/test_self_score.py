"""A unit's own score: where inputs come from, what is missing, what leaves the maximum."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.assessment import Claim, CriterionEntry
from core.evidence import EvidenceDocument
from core.records.catalogue import Record
from core.records.dossiers import DossierCount
from core.self_score import Holdings, Need, SelfScore, Source, assess
from core.units import Unit, UnitKind
from tests.core.criteria_sets import sample

UNIT = Unit(code="21583", name="Phường Quy Nhơn", kind=UnitKind.COMMUNE, province_code="52")
YEAR = 2025
ROW = DossierCount(
    id="3b241101-e2bb-4255-8caf-4136c566a962",
    year=YEAR,
    from_on=date(YEAR, 1, 1),
    to_on=date(YEAR, 12, 14),
    online_full=30,
    direct=70,
    full_eligible=100,
    done_on_time=100,
)


def scored(
    *entries: CriterionEntry,
    records: tuple[Record, ...] = (),
    documents: tuple[EvidenceDocument, ...] = (),
    outside: dict[str, tuple[tuple[str, str], ...]] | None = None,
) -> SelfScore:
    holdings = Holdings(records=records, entries=entries, documents=documents, outside=outside or {})
    return assess(sample(), holdings, unit=UNIT, year=YEAR)


def needs(score: SelfScore, criterion: str) -> set[Need]:
    return {item.need for item in score.missing if item.criterion == criterion}


def claimed(criterion: str, reason: str = "") -> CriterionEntry:
    return CriterionEntry(criterion=criterion, claim=Claim.NO_OCCURRENCE, claim_reason=reason)


def test_nothing_entered_is_missing_data_and_never_no_occurrence() -> None:
    score = scored()
    assert score.total == 0
    assert score.maximum == Decimal("100.00")
    for line in score.lines:
        assert line.score is None
        assert line.source is Source.NONE
    assert needs(score, "1.3.2") == {Need.DATA}


def test_a_claim_gives_full_points_where_the_policy_says_so() -> None:
    line = scored(claimed("1.3.2", "Không có kiểm tra")).line("1.3.2")
    assert (line.source, line.points) == (Source.CLAIM, Decimal("1.00"))


def test_a_claim_takes_the_leaf_out_of_score_and_maximum_where_the_policy_says_so() -> None:
    score = scored(claimed("6.3", "Không được giao vốn"))
    assert score.line("6.3").is_excluded
    assert score.maximum == Decimal("98.00")
    assert needs(score, "6.3") == set()


def test_a_claim_gives_nothing_where_the_policy_says_zero() -> None:
    assert scored(claimed("7.2.1", "x")).line("7.2.1").points == 0


def test_a_claim_needs_its_reason_and_the_reason_stands_for_a_document() -> None:
    assert needs(scored(claimed("1.3.2")), "1.3.2") == {Need.CLAIM_REASON}
    assert needs(scored(claimed("1.3.2", "Không có kiểm tra")), "1.3.2") == set()


def test_records_come_before_a_claim_and_before_what_was_typed() -> None:
    typed = CriterionEntry(criterion="7.2.1", inputs=(("online", "100"), ("total", "100")))
    for entry in (typed, claimed("7.2.1", "x")):
        line = scored(entry, records=(ROW,)).line("7.2.1")
        assert line.source is Source.RECORDS
        assert line.inputs == {"online": 30, "total": 100}


def test_points_without_a_document_or_an_explanation_stop_the_year() -> None:
    ticked = CriterionEntry(criterion="2.1.1", inputs=(("plan", "1"),))
    assert needs(scored(ticked), "2.1.1") == {Need.EVIDENCE}
    document = EvidenceDocument(id="a", year=YEAR, name="", criteria=("2.1.1",))
    assert needs(scored(ticked, documents=(document,)), "2.1.1") == set()


def test_inputs_that_cannot_be_are_told_and_score_nothing() -> None:
    wrong = CriterionEntry(criterion="7.4", inputs=(("option", "1"),))
    line = scored(wrong).line("7.4")
    assert line.score is None
    assert needs(scored(wrong), "7.4") == {Need.CORRECTION}


def test_the_authoritys_value_comes_before_everything_a_unit_says_on_its_leaves() -> None:
    typed = CriterionEntry(criterion="8.1", inputs=(("sipas_percent", "100"),))
    held = {"8.1": (("sipas_percent", "50"),), "5.4": (("warning", "1"),)}
    score = scored(typed, claimed("5.4", "Không có"), outside=held)
    assert score.line("8.1").inputs == {"sipas_percent": "50"}
    assert score.line("5.4").source is Source.OUTSIDE


def test_what_a_unit_types_on_the_authoritys_leaves_is_never_scored() -> None:
    typed = CriterionEntry(criterion="8.1", inputs=(("sipas_percent", "100"),))
    score = scored(typed)
    assert score.line("8.1").score is None
    assert score.total == 0


def test_the_authoritys_leaves_count_in_the_maximum_and_not_in_the_own_maximum() -> None:
    score = scored()
    assert score.self_maximum == Decimal("73.50")
    assert score.maximum == Decimal("100.00")


def test_what_is_missing_is_told_with_the_most_points_first() -> None:
    stakes = [item.at_stake for item in scored().missing]
    assert stakes == sorted(stakes, reverse=True)


def test_an_unknown_line_is_an_error() -> None:
    with pytest.raises(KeyError):
        scored().line("9.9")


def test_a_wrong_figure_is_told_by_the_name_the_set_gives_it() -> None:
    line = scored(records=(replace(ROW, online_full=70, full_eligible=60),)).line("7.2.2")
    told = next(found for found in line.findings if found.code == "INPUTS_WRONG")
    label = dict(told.values)["label"]
    assert label == line.criterion.label_of("full_online")
    assert label not in {"", "full_online"}
