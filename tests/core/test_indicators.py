"""From records to inputs: what is counted, what is not, and that nothing is counted twice."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.criteria import parse_set
from core.indicators import (
    DATA_SOURCES,
    MANUAL_SOURCES,
    is_measured,
    kinds_behind,
    measure,
    pooled,
)
from core.numbers import percent
from core.records.catalogue import KINDS
from core.records.dossiers import DossierCount, DossierField, Feedback
from core.records.means import (
    Autonomy,
    BudgetPublicity,
    EDocuments,
    Finance,
    PublicityForm,
    QualityDeclaration,
    WebsiteItem,
    WebsiteUpdate,
)
from core.records.outreach import Communication, CommunicationForm, Initiative, InitiativeForm
from core.records.oversight import (
    Complaints,
    Delegation,
    Inspection,
    InspectionFinding,
    InspectionForm,
    LegalWork,
    Procedures,
    Simplification,
)
from core.records.people import (
    Discipline,
    Organisation,
    Population,
    Rotation,
    Severity,
    Staff,
    TrainingClass,
    TrainingKind,
)
from core.records.planning import PeriodicReport, Plan, PlanForm, ReportPeriod, Task, TaskSource
from core.records.procedures import OneStop, Procedure, ServiceLevel
from core.scoring import LeafState, score_leaf
from tests.core.records.builders import YEAR, days, dossier_rows, dossiers

DONE = date(YEAR, 5, 4)
NEXT = date(YEAR + 1, 1, 5)
LAND, CIVIL = DossierField.LAND, DossierField.CIVIL_STATUS


def inputs(source: str, *records: Any) -> dict[str, object]:
    found = measure(source, records, year=YEAR)
    assert found is not None
    return dict(found.inputs)


def task(id: str = "t", **given_values: Any) -> Task:  # noqa: A002
    return Task(id=id, year=YEAR, title="x", **given_values)


# --- the set of sources ---


@pytest.mark.parametrize("source", DATA_SOURCES)
def test_nothing_entered_is_never_zero(source: str) -> None:
    assert measure(source, (), year=YEAR) is None


def test_sources_are_named_once_and_lead_to_their_records() -> None:
    assert len(set(DATA_SOURCES)) == len(DATA_SOURCES)
    kinds = {kind.code for kind in KINDS}
    for source in DATA_SOURCES:
        assert is_measured(source) is (source not in MANUAL_SOURCES)
        assert set(kinds_behind(source)) <= kinds
        assert bool(kinds_behind(source)) is is_measured(source)


def test_an_unknown_source_is_entered_by_hand() -> None:
    assert measure("766.3.5", (task(),), year=YEAR) is None


def test_records_of_other_years_and_kinds_are_passed_over() -> None:
    old = replace(task(done_on=DONE), year=YEAR - 1)
    assert measure("plan.tasks", (old, dossiers()), year=YEAR) is None


def sample() -> dict[str, Any]:
    folder = Path(__file__).parents[2] / "resources" / "criteria"
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return next(document for document in documents if document.get("set_id") == "VN-CX-CANDIDATE-2025")


def test_every_source_of_the_sample_set_is_known_and_gives_its_keys() -> None:
    everything = full_year()
    for criterion in sample()["criteria"]:
        source = criterion["data_source"]
        if source is None:
            continue
        assert source in DATA_SOURCES
        found = measure(source, everything, year=YEAR)
        if found is None:
            assert source in MANUAL_SOURCES
            continue
        indicator = criterion["indicator"]
        keys = {value for name, value in indicator.items() if name in KEY_NAMES}
        assert set(found.inputs) == keys, source
        assert found.records


KEY_NAMES = {"numerator_key", "denominator_key", "value_key"}


def full_year() -> tuple[Any, ...]:
    return (
        Plan(id="p", year=YEAR, title="x", issued_on=date(YEAR, 1, 20)),
        task("t1", done_on=DONE),
        task("t2", source=TaskSource.ASSIGNED, due_on=DONE, done_on=DONE),
        PeriodicReport(id="r", year=YEAR, sent_on=date(YEAR, 3, 20)),
        Inspection(id="i", year=YEAR, content="x", plan_number="1/KH"),
        InspectionFinding(id="f", year=YEAR, content="x", remedied_on=DONE),
        Communication(id="c", year=YEAR, content="x", done_on=DONE),
        Initiative(id="n", year=YEAR, title="x", recognised_on=DONE),
        LegalWork(id="l", year=YEAR, **days(1, last=12), to_review=4, reviewed=3, law_findings=1),
        Complaints(id="k", year=YEAR, **days(1), due=2, on_time=2),
        Procedures(id="tt", year=YEAR, as_of=DONE, in_charge=9, posted=9, at_one_stop=8, with_process=7),
        dossiers(direct=9, online_full=1, done_early=10, full_eligible=2),
        Feedback(id="fb", year=YEAR, **days(1), received=3, handled=2, on_time=1),
        Staff(id="s", year=YEAR, as_of=DONE, quota=9, present=9, qualified=8),
        Organisation(id="o", year=YEAR, as_of=DONE, units=12, with_regulation=9),
        TrainingClass(id="tc", year=YEAR, title="x", in_plan=True, to_on=DONE, classes=2),
        Discipline(id="d", year=YEAR, decided_on=DONE),
        Rotation(id="ro", year=YEAR, **days(1), due=2, done=1),
        BudgetPublicity(id="b", year=YEAR, published_on=DONE),
        Finance(id="fi", year=YEAR, **days(1), capital_assigned=Decimal(9), capital_disbursed=Decimal(5)),
        EDocuments(id="e", year=YEAR, **days(1), outgoing=5, signed_sent=4, work_files=3),
        WebsiteUpdate(id="w", year=YEAR, updated_on=DONE),
        QualityDeclaration(id="q", year=YEAR, declared_on=date(2024, 1, 1), audited_on=DONE),
        OneStop(id="os", year=YEAR, as_of=DONE, place="x", staff=3, decision="1/QĐ-UBND"),
        Simplification(id="si", year=YEAR, procedure="x", proposal="x", sent_on=DONE),
        Delegation(id="de", year=YEAR, number="1/QĐ-UBND", content="x", handled_on=DONE),
        Autonomy(id="au", year=YEAR, rules="2/QĐ-UBND", rules_on=DONE),
    )


def test_the_scoring_engine_takes_every_measured_input() -> None:
    criteria = parse_set(sample())
    everything = full_year()
    for leaf in criteria.leaves():
        found = measure(leaf.data_source or "", everything, year=YEAR)
        if found is not None:
            assert score_leaf(leaf, found.inputs, year=YEAR).state in LeafState


# --- things done ---


def test_the_earliest_original_plan_counts() -> None:
    plan = Plan(id="a", year=YEAR, title="x", issued_on=date(YEAR, 2, 10))
    plans = (plan, replace(plan, id="b", issued_on=date(YEAR, 1, 30)))
    early = replace(plan, id="c", form=PlanForm.AMENDMENT, issued_on=date(YEAR, 1, 2))
    assert inputs("plan.issue_date", *plans, early) == {"issue_date": f"{YEAR}-01-30"}
    assert measure("plan.issue_date", (early, replace(plan, issued_on=None)), year=YEAR) is None


def test_plan_completion_counts_own_tasks_done_within_the_year() -> None:
    rows = (
        task("a", done_on=DONE),
        task("b"),
        task("c", done_on=NEXT),
        task("d", source=TaskSource.IMPROVEMENT, done_on=DONE),
        task("e", source=TaskSource.ASSIGNED, done_on=DONE),
    )
    assert inputs("plan.tasks", *rows) == {"done": 1, "planned": 3}


def test_an_assigned_task_is_on_time_on_its_due_day_and_late_the_day_after() -> None:
    rows = [
        task(str(day), source=TaskSource.ASSIGNED, due_on=DONE, done_on=date(YEAR, 5, day))
        for day in (3, 4, 5)
    ]
    open_one = task("open", source=TaskSource.ASSIGNED, due_on=DONE)
    next_year = task("next", source=TaskSource.ASSIGNED, due_on=NEXT)
    assert inputs("assigned_tasks", *rows, open_one, next_year) == {"on_time": 2, "assigned": 4}
    assert inputs("assigned_tasks", next_year) == {"on_time": 0, "assigned": 0}


def test_reports_are_measured_against_their_window_or_their_own_day() -> None:
    def report(period: ReportPeriod, month: int, day: int, **more: Any) -> PeriodicReport:
        return PeriodicReport(id=period, year=YEAR, period=period, sent_on=date(YEAR, month, day), **more)

    rows = (
        report(ReportPeriod.Q1, 3, 20),
        report(ReportPeriod.H1, 6, 21),
        report(ReportPeriod.Q3, 9, 18, due_on=date(YEAR, 9, 17)),
        PeriodicReport(id="y", year=YEAR, period=ReportPeriod.YEAR),
    )
    statuses = {"Q1": "on_time", "H1": "late", "Q3": "late", "Y": "missing"}
    assert inputs("reports", *rows) == {"reports": statuses}
    assert measure("reports", (report(ReportPeriod.AD_HOC, 1, 1),), year=YEAR) is None


def test_only_self_inspections_prove_the_plan_of_self_inspection() -> None:
    own = Inspection(id="a", year=YEAR, content="x", plan_number="1/KH-UBND")
    outside = Inspection(
        id="b", year=YEAR, content="x", form=InspectionForm.ROUTINE, conclusion_number="9/KL"
    )
    assert inputs("inspection", own, outside) == {"items": ["plan"]}
    assert inputs("inspection", replace(own, conclusion_number="2/BB")) == {"items": ["plan", "done"]}
    assert measure("inspection", (outside,), year=YEAR) is None


def test_forms_of_communication_are_counted_once_when_done() -> None:
    item = Communication(id="a", year=YEAR, content="x", done_on=DONE)
    planned = replace(item, id="c", done_on=None, form=CommunicationForm.CONTEST)
    rows = (item, replace(item, id="b"), planned)
    assert inputs("communication.forms_distinct", *rows) == {"forms": 1}
    assert inputs("communication", *rows) == {"done": 2, "planned": 3}


def test_an_initiative_counts_when_it_is_recognised() -> None:
    one = Initiative(id="a", year=YEAR, title="x")
    assert inputs("initiatives.recognised", one) == {"initiatives": 0}
    assert inputs("initiatives.recognised", one, replace(one, id="b", recognised_on=DONE)) == {
        "initiatives": 1
    }


def test_contests_and_study_visits_are_kept_and_not_counted() -> None:
    one = Initiative(id="a", year=YEAR, title="x", recognised_on=DONE)
    beside = [
        replace(one, id=form, form=form) for form in (InitiativeForm.CONTEST, InitiativeForm.STUDY_VISIT)
    ]
    assert inputs("initiatives.recognised", one, *beside) == {"initiatives": 1}


def test_training_counts_subjects_and_what_has_ended() -> None:
    one = TrainingClass(id="a", year=YEAR, title="x", classes=2)
    rows = (
        one,
        replace(one, id="b", kind=TrainingKind.DIGITAL, to_on=DONE, in_plan=True),
        replace(one, id="c", in_plan=True),
        replace(one, id="d", kind=TrainingKind.THEORY, in_plan=True, to_on=NEXT),
    )
    assert inputs("training.cchc_classes", *rows) == {"classes": 4}
    assert inputs("training.plan", *rows) == {"done": 1, "planned": 3}


def test_disciplinary_cases_are_counted_by_severity() -> None:
    case = Discipline(id="a", year=YEAR, decided_on=DONE)
    rows = (case, replace(case, id="b"), replace(case, id="c", severity=Severity.WARNING))
    assert inputs("discipline", *rows) == {"events": {"khien_trach": 2, "canh_cao": 1}}


# --- ticks ---


def test_ticks_follow_the_days_of_the_records() -> None:
    publicity = BudgetPublicity(id="a", year=YEAR, form=PublicityForm.SETTLEMENT, published_on=DONE)
    assert inputs("finance.publicity", publicity) == {"items": ["settlement"]}
    assert inputs("finance.publicity", replace(publicity, published_on=None)) == {"items": []}
    site = WebsiteUpdate(id="a", year=YEAR, item=WebsiteItem.PROCEDURES, updated_on=DONE)
    old = WebsiteUpdate(id="b", year=YEAR, item=WebsiteItem.REFORM, updated_on=date(YEAR - 1, 12, 31))
    assert inputs("website", site, old) == {"items": ["tthc"]}
    quality = QualityDeclaration(id="a", year=YEAR, declared_on=date(2023, 5, 5), audited_on=date(2025, 1, 1))
    assert inputs("iso", quality) == {"items": ["declared"]}


def test_the_receiving_place_proves_its_items_as_it_was_last() -> None:
    early = OneStop(
        id="a", year=YEAR, as_of=date(YEAR, 1, 5), place="Tầng 1", equipment="02 máy quét", staff=4
    )
    late = replace(early, id="b", as_of=DONE, decision="12/QĐ-UBND")
    assert inputs("one_stop", late, early) == {"items": ["place", "equipment", "staff"]}
    assert inputs("one_stop", early) == {"items": ["place", "equipment"]}
    assert inputs("one_stop", replace(late, staff=None, equipment="")) == {"items": ["place"]}


def test_proposals_delegation_and_rules_of_spending_prove_their_items() -> None:
    proposal = Simplification(id="a", year=YEAR, procedure="x", proposal="x")
    assert inputs("tthc.review", proposal) == {"items": []}
    assert inputs("tthc.review", replace(proposal, sent_on=DONE)) == {"items": ["proposal"]}
    given = Delegation(id="a", year=YEAR, number="1/QĐ-UBND", content="x")
    assert inputs("delegation", given) == {"items": []}
    assert inputs("delegation", replace(given, handled_on=DONE)) == {"items": ["fix"]}
    rules = Autonomy(id="a", year=YEAR)
    assert inputs("finance.autonomy", rules) == {"items": []}
    assert inputs("finance.autonomy", replace(rules, rules_on=date(2020, 3, 1))) == {"items": ["rule"]}


# --- figures of a day ---


def listed(*codes: str, **given_values: Any) -> list[Procedure]:
    return [Procedure(id=code, year=YEAR, code=code, name="x", **given_values) for code in codes]


def test_a_list_of_procedures_is_counted_where_no_counts_were_entered() -> None:
    rows = (*listed("1", "2", at_one_stop=False), *listed("3", level=ServiceLevel.FULL))
    assert inputs("tthc.at_one_stop", *rows) == {"at_one_stop": 1, "total": 3}
    assert kinds_behind("tthc.at_one_stop") == ("procedures", "procedure")


def test_a_whole_list_counts_before_the_counts_and_says_where_they_differ() -> None:
    counts = Procedures(id="c", year=YEAR, as_of=DONE, in_charge=3, at_one_stop=3)
    found = measure("tthc.at_one_stop", (counts, *listed("1", "2", "3", at_one_stop=False)), year=YEAR)
    assert found is not None
    assert dict(found.inputs) == {"at_one_stop": 0, "total": 3}
    assert [(each.code, each.where) for each in found.findings] == [
        ("LIST_DIFFERS", "procedures:c:at_one_stop")
    ]
    agreed = measure("tthc.at_one_stop", (counts, *listed("1", "2", "3")), year=YEAR)
    assert agreed is not None
    assert agreed.findings == ()


def test_a_list_still_being_entered_takes_no_points_away() -> None:
    counts = Procedures(id="c", year=YEAR, as_of=DONE, in_charge=3, at_one_stop=3)
    assert inputs("tthc.at_one_stop", counts, *listed("1", at_one_stop=False)) == {
        "at_one_stop": 3,
        "total": 3,
    }


def test_the_quota_is_kept_or_passed_once_every_quota_is_entered() -> None:
    civil = Staff(id="a", year=YEAR, as_of=DONE, quota=20, present=21)
    elected = Staff(id="b", year=YEAR, as_of=DONE, population=Population.ELECTED, quota=11, present=10)
    employees = Staff(id="c", year=YEAR, as_of=DONE, population=Population.PUBLIC_EMPLOYEE, present=9)
    assert inputs("staff.quota", civil, elected, employees) == {"option": "within"}
    assert inputs("staff.quota", civil) == {"option": "over"}
    assert measure("staff.quota", (civil, replace(elected, quota=0)), year=YEAR) is None


def test_figures_of_the_latest_day_count() -> None:
    june = Procedures(id="a", year=YEAR, as_of=date(YEAR, 6, 30), in_charge=300, posted=290)
    december = replace(june, id="b", as_of=date(YEAR, 12, 10), posted=300)
    assert inputs("tthc.publicity", december, june) == {"published": 300, "total": 300}


def test_staff_standard_adds_elected_and_civil_servants_and_leaves_public_employees_apart() -> None:
    civil = Staff(id="a", year=YEAR, as_of=DONE, present=20, qualified=18)
    rows = (
        civil,
        replace(civil, id="b", as_of=date(YEAR, 6, 30), qualified=19),
        replace(civil, id="c", population=Population.ELECTED, present=10, qualified=9),
        replace(civil, id="d", population=Population.PUBLIC_EMPLOYEE, present=500, qualified=1),
    )
    assert inputs("staff.standard", *rows) == {"qualified": 28, "total": 30}
    assert measure("staff.standard", (rows[3],), year=YEAR) is None


# --- figures of stretches ---


def test_ratios_of_dossiers_have_the_denominators_of_the_guide() -> None:
    row = dossiers(
        carried_over=10,
        online_full=30,
        online_partial=10,
        direct=50,
        post=10,
        done_early=60,
        done_on_time=20,
        done_late=5,
        pending_due=20,
        pending_overdue=3,
        refused=2,
        apologies=4,
        full_eligible=50,
        fee_dossiers=40,
        paid_online=30,
        digitised_both=70,
        reused=20,
        result_required=80,
        e_results=60,
        outside_boundary=1,
    )
    assert inputs("dossiers.on_time", row) == {"on_time": 80, "total": 88}
    assert inputs("dossiers.early", row) == {"early": 60, "total": 85}
    assert inputs("dossiers.apology", row) == {"apology": 4, "late": 8}
    assert inputs("dossiers.online", row) == {"online": 40, "total": 100}
    assert inputs("dossiers.full_online", row) == {"full_online": 30, "eligible": 50}
    assert inputs("dossiers.epayment", row) == {"paid": 30, "fee_dossiers": 40}
    assert inputs("dossiers.digitised", row) == {"digitised": 70, "total": 110}
    assert inputs("dossiers.reused", row) == {"reused": 20, "total": 100}
    assert inputs("dossiers.eresult", row) == {"eresult": 60, "result_required": 80}
    assert inputs("dossiers.non_territorial", row) == {"option": "yes"}
    assert inputs("dossiers.non_territorial", dossiers(direct=1)) == {"option": "no"}


def test_a_total_row_counts_instead_of_its_fields_and_fields_count_without_one() -> None:
    fields = tuple(dossiers(str(field), field=field, direct=5, online_full=1) for field in (LAND, CIVIL))
    whole = dossiers("all", direct=9, online_full=4)
    assert inputs("dossiers.online", *fields) == {"online": 2, "total": 12}
    assert inputs("dossiers.online", whole, *fields) == {"online": 4, "total": 13}
    february = dossiers("feb", month=2, field=LAND, direct=1)
    assert inputs("dossiers.online", whole, *fields, february) == {"online": 4, "total": 14}


def test_a_row_of_the_whole_year_counts_instead_of_its_months() -> None:
    months = tuple(dossiers(str(month), month=month, direct=5) for month in (1, 2, 3))
    whole = replace(dossiers("y", direct=60), to_on=date(YEAR, 12, 31))
    found = measure("dossiers.online", (*months, whole), year=YEAR)
    assert found is not None
    assert found.records == ("y",)
    assert found.inputs["total"] == 60


def test_a_dossier_that_stays_overdue_for_months_is_one_dossier() -> None:
    rows = (
        dossiers("m1", month=1, direct=10, done_on_time=9, pending_overdue=1),
        dossiers("m2", month=2, carried_over=1, direct=10, done_on_time=10, pending_overdue=1),
        dossiers("m3", month=3, carried_over=1, direct=10, done_on_time=10, done_late=1),
    )
    assert inputs("dossiers.on_time", *rows[:2]) == {"on_time": 19, "total": 20}
    assert inputs("dossiers.on_time", *rows) == {"on_time": 29, "total": 30}
    assert inputs("dossiers.digitised", *rows)["total"] == 30


def test_a_part_above_its_whole_is_told_and_not_cut() -> None:
    found = measure("dossiers.full_online", (dossiers(online_full=9),), year=YEAR)
    assert found is not None
    assert found.inputs == {"full_online": 9, "eligible": 0}
    assert [finding.code for finding in found.findings] == ["MEASURED_ABOVE_WHOLE"]


def test_unlawful_documents_count_until_they_are_handled() -> None:
    row = LegalWork(id="a", year=YEAR, **days(1), unlawful=3, unlawful_handled=1)
    assert inputs("legal_documents.unlawful", row) == {"events": {"unhandled": 2}}


def test_the_capital_of_the_year_is_not_added_up_by_quarters() -> None:
    rows = tuple(
        Finance(
            id=str(month),
            year=YEAR,
            **days(month, last=month + 2),
            capital_assigned=assigned,
            capital_disbursed=Decimal("100.5"),
        )
        for month, assigned in ((1, Decimal(900)), (4, None), (7, Decimal(1000)))
    )
    assert inputs("finance.investment", *rows) == {"disbursed": "301.5", "assigned": "1000"}


def test_no_capital_assigned_is_data_and_an_open_field_is_not() -> None:
    row = Finance(id="a", year=YEAR, **days(1))
    assert measure("finance.investment", (row,), year=YEAR) is None
    assert measure("finance.investment", (replace(row, capital_assigned=Decimal(5)),), year=YEAR) is None
    zero = replace(row, capital_assigned=Decimal(0))
    assert inputs("finance.investment", zero) == {"disbursed": "0", "assigned": "0"}


# --- any range of days ---


def seed_rows() -> tuple[DossierCount, ...]:
    """The online dossiers of the communes in seed document S2."""
    return (
        DossierCount(
            id="2021",
            year=2021,
            from_on=date(2021, 9, 1),
            to_on=date(2021, 12, 31),
            online_full=76,
            direct=6696 - 76,
        ),
        DossierCount(
            id="2022",
            year=2022,
            from_on=date(2022, 1, 1),
            to_on=date(2022, 12, 31),
            online_partial=644,
            direct=23595 - 644,
        ),
        DossierCount(
            id="2023",
            year=2023,
            from_on=date(2023, 1, 1),
            to_on=date(2023, 6, 30),
            online_full=2547,
            post=12421 - 2547,
        ),
    )


def test_the_ratio_of_several_years_is_sum_over_sum() -> None:
    first, last = date(2021, 9, 1), date(2023, 6, 30)
    found = pooled(seed_rows(), from_on=first, to_on=last, numerator="online", denominator="received")
    assert (found.numerator, found.denominator) == (3267, 42712)
    assert percent(found.numerator, found.denominator) == Decimal("7.65")
    assert found.findings == ()
    assert found.records == ("2021", "2022", "2023")


def test_a_row_across_the_edge_is_left_out_and_told() -> None:
    found = pooled(
        seed_rows(),
        from_on=date(2022, 7, 1),
        to_on=date(2023, 6, 30),
        numerator="online",
        denominator="received",
    )
    assert (found.numerator, found.denominator) == (2547, 12421)
    assert [(one.code, one.where) for one in found.findings] == [
        ("RANGE_STRADDLES", "dossier_count:2022:from_on"),
        ("RANGE_GAP", "dossier_count::from_on"),
    ]
    assert dict(found.findings[1].values) == {"from_on": "2022-07-01", "to_on": "2022-12-31"}


def test_a_longer_row_across_the_edge_is_not_missed_where_months_are_there() -> None:
    months = tuple(dossiers(str(month), month=month, direct=5) for month in (1, 2, 3))
    whole = replace(dossiers("y", direct=60), to_on=date(YEAR, 12, 31))
    found = pooled(
        (*months, whole),
        from_on=date(YEAR, 1, 1),
        to_on=date(YEAR, 3, 31),
        numerator="online",
        denominator="received",
    )
    assert (found.denominator, found.findings) == (15, ())


def test_nothing_inside_the_range_is_zero_over_zero_with_nothing_used() -> None:
    found = pooled(
        (), from_on=date(YEAR, 1, 1), to_on=date(YEAR, 1, 31), numerator="online", denominator="received"
    )
    assert (found.numerator, found.denominator, found.records, found.findings) == (0, 0, (), ())


@given(st.lists(dossier_rows(), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_pooling_does_not_depend_on_the_order_or_the_splitting_of_rows(
    drawn: list[DossierCount], random: Any
) -> None:
    """Months chained, then the same months told as one row: both give the same sums."""
    flows = ("online_full", "online_partial", "direct", "post", "done_early", "done_late", "paid_online")
    months = [replace(row, id=f"m{at}", **days(at)) for at, row in enumerate(drawn, start=1)]
    summed = {name: sum(getattr(row, name) for row in months) for name in flows}
    whole = replace(
        months[-1], id="whole", **days(1, last=len(months)), **summed, carried_over=months[0].carried_over
    )
    first, last = months[0].from_on, months[-1].to_on
    assert first is not None
    assert last is not None
    random.shuffle(months)
    for numerator, denominator in (
        ("online", "received"),
        ("done_early", "received+carried_over"),
        ("paid_online", "done_late+pending_overdue"),
    ):
        apart = pooled(months, from_on=first, to_on=last, numerator=numerator, denominator=denominator)
        together = pooled((whole,), from_on=first, to_on=last, numerator=numerator, denominator=denominator)
        assert (apart.numerator, apart.denominator) == (together.numerator, together.denominator)
