"""A year of records: what is there twice, missing, or told differently in two places."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from core.findings import Level
from core.records.checks import check_year
from core.records.dossiers import DossierCount, DossierField, Feedback, LateDossier
from core.records.levels import Level as Tier
from core.records.list_checks import counted_procedures
from core.records.means import Equipment
from core.records.oversight import LegalDocument, LegalWork, Procedures, ReviewState
from core.records.people import Population, Staff
from core.records.planning import ExternalIndex, PeriodicReport, Plan, PlanForm, ReportPeriod
from core.records.procedures import OneStop, Procedure, ReceivingForm, ServiceLevel
from core.records.targets import Target
from tests.core.records.builders import YEAR, days, dossier_rows, dossiers

LAND, CIVIL = DossierField.LAND, DossierField.CIVIL_STATUS


def told(*records: Any, year: int = YEAR) -> list[tuple[str, str]]:
    found = check_year(records, year)
    assert all(finding.level is Level.WARNING for finding in found)
    return [(finding.code, finding.where) for finding in found]


def test_an_empty_year_says_nothing() -> None:
    assert told() == []


def test_a_second_original_plan_is_told_and_an_amendment_is_not() -> None:
    plans = [Plan(id=name, year=YEAR, title="x") for name in "ab"]
    assert told(*plans) == [("PLAN_TWICE", "plan:b:form")]
    assert told(plans[0], replace(plans[1], form=PlanForm.AMENDMENT)) == []
    assert told(plans[0], replace(plans[1], year=YEAR - 1)) == []


def test_a_report_period_is_told_once_and_ad_hoc_reports_are_free() -> None:
    reports = [PeriodicReport(id=name, year=YEAR, period=ReportPeriod.H1) for name in "ab"]
    assert told(*reports) == [("REPORT_TWICE", "periodic_report:b:period")]
    assert told(*[replace(report, period=ReportPeriod.AD_HOC) for report in reports]) == []


def test_a_late_dossier_stands_in_the_list_once() -> None:
    late = [LateDossier(id=name, year=YEAR, code="000.1", due_on=date(YEAR, 3, 3)) for name in "ab"]
    assert told(*late) == [("DOSSIER_TWICE", "late_dossier:b:code")]


def test_populations_of_one_day_are_apart() -> None:
    staff = [Staff(id=name, year=YEAR, as_of=date(YEAR, 6, 30)) for name in "ab"]
    assert told(*staff) == [("DAY_TWICE", "staff:b:as_of")]
    assert told(staff[0], replace(staff[1], population=Population.ELECTED)) == []
    day = [Procedures(id=name, year=YEAR, as_of=date(YEAR, 6, 30)) for name in "ab"]
    assert told(*day) == [("DAY_TWICE", "procedures:b:as_of")]


def test_rows_of_one_field_that_share_days_are_told_once_per_longer_row() -> None:
    rows = (dossiers("half"), dossiers("jan", month=1), dossiers("feb", month=2))
    wide = replace(rows[0], **days(1, last=6))
    assert told(wide, *rows[1:]) == [("STRETCHES_OVERLAP", "dossier_count:jan:from_on")]


def test_rows_of_other_fields_and_kinds_do_not_overlap() -> None:
    feedback = Feedback(id="f", year=YEAR, **days(1))
    assert told(feedback, dossiers(field=LAND), dossiers("d2", field=CIVIL)) == []
    assert told(feedback, replace(feedback, id="g")) == [("STRETCHES_OVERLAP", "feedback:g:from_on")]


def test_months_that_lay_out_a_quarter_are_compared_with_it() -> None:
    months = [Feedback(id=f"m{month}", year=YEAR, **days(month), received=month) for month in (1, 2, 3)]
    quarter = Feedback(id="q", year=YEAR, **days(1, last=3), received=6)
    assert told(quarter, *months) == []
    assert told(replace(quarter, received=7), *months) == [
        ("PARTS_DIFFER_FROM_PERIOD", "feedback:q:received")
    ]


def test_what_runs_on_from_month_to_month_is_counted_once_in_the_period() -> None:
    months = (
        dossiers("m1", month=1, direct=5, done_early=3, pending_due=2),
        dossiers("m2", month=2, carried_over=2, direct=5, done_early=6, pending_overdue=1),
    )
    both = dossiers("p", **days(1, last=2), direct=10, done_early=9, pending_overdue=1)
    assert told(*months, both) == []


def test_fields_add_to_the_total_of_the_same_days() -> None:
    whole = dossiers("all", direct=10, done_early=10)
    land, civil = (dossiers(str(field), field=field, direct=5, done_early=5) for field in (LAND, CIVIL))
    assert told(whole, land, civil) == []
    assert told(whole, land) == [
        ("FIELDS_DIFFER_FROM_TOTAL", "dossier_count:all:direct"),
        ("FIELDS_DIFFER_FROM_TOTAL", "dossier_count:all:done_early"),
    ]


def test_a_month_left_out_is_told_for_its_field() -> None:
    rows = [dossiers(f"m{month}", month=month, field=LAND) for month in (1, 2, 4, 6)]
    (finding,) = check_year(rows, YEAR)
    assert (finding.code, finding.where) == ("MONTHS_MISSING", "dossier_count::from_on")
    assert dict(finding.values) == {"field": "land", "months": "3, 5", "year": "2026"}


def test_a_total_row_covers_the_months_of_its_fields() -> None:
    rows = (dossiers("a", month=1), dossiers("b", month=2, field=LAND), dossiers("c", month=3))
    assert told(*rows) == []


def test_communes_of_july_2025_miss_no_month_before() -> None:
    rows = [DossierCount(id=str(month), year=2025, **days(month, year=2025)) for month in (7, 8)]
    assert told(*rows, year=2025) == []
    assert told(rows[1], year=2025) == [("MONTHS_MISSING", "dossier_count::from_on")]


def test_counts_and_the_list_of_late_dossiers_tell_the_same() -> None:
    late = LateDossier(id="l", year=YEAR, code="1", due_on=date(YEAR, 1, 9), apology_on=date(YEAR, 1, 8))
    row = dossiers(done_late=1, apologies=1, direct=1)
    assert told(row, late) == []
    assert told(replace(row, apologies=0), late) == [("APOLOGIES_DIFFER", "dossier_count:d1:apologies")]
    assert told(replace(row, done_late=2), late) == [("LATE_DIFFERS", "dossier_count:d1:done_late")]
    assert told(replace(row, done_late=2)) == []


@given(st.data())
def test_totals_made_from_their_fields_are_silent(data: st.DataObject) -> None:
    parts = [data.draw(dossier_rows(field=field)) for field in (LAND, CIVIL, DossierField.OTHER)]
    counts = {
        item.name: sum(getattr(part, item.name) for part in parts)
        for item in fields(DossierCount)
        if isinstance(getattr(parts[0], item.name), int) and item.name != "year"
    }
    assert told(dossiers("all", **counts), *parts) == []


def test_what_may_stand_once_in_a_list_is_told_when_it_stands_twice() -> None:
    listed = [Procedure(id=name, year=YEAR, code="1.001193", name=name) for name in "ab"]
    assert told(*listed) == [("ENTRY_TWICE", "procedure:b:code")]
    papers = [LegalDocument(id=name, year=YEAR, number="02/2026/QĐ-UBND", title="x") for name in "ab"]
    assert told(*papers) == [("ENTRY_TWICE", "legal_document:b:number")]
    indexes = [ExternalIndex(id=name, year=YEAR, name=text) for name, text in (("a", "PAPI"), ("b", "papi"))]
    assert told(*indexes) == [("ENTRY_TWICE", "external_index:b:name")]
    assert told(indexes[0], replace(indexes[1], level=Tier.PROVINCE)) == []
    targets = [Target(id=name, year=YEAR, name="Hài lòng") for name in "ab"]
    assert told(*targets) == [("ENTRY_TWICE", "target:b:name")]
    assert told(targets[0], replace(targets[1], field=LAND)) == []  # each field has its own target (R007)
    day = date(YEAR, 6, 30)
    assert told(*(Equipment(id=name, year=YEAR, as_of=day) for name in "ab")) == [
        ("DAY_TWICE", "equipment:b:as_of")
    ]
    places = [OneStop(id=name, year=YEAR, as_of=day, form=ReceivingForm.CENTRE) for name in "ab"]
    assert told(*places) == [("DAY_TWICE", "one_stop:b:as_of")]


def procedure(code: str, **given: Any) -> Procedure:
    return Procedure(id=f"p{code}", year=YEAR, code=code, name=f"Thủ tục {code}", **given)


LISTED = (
    procedure("1", level=ServiceLevel.FULL, posted_at_office=True, on_national_portal=True, has_fee=True),
    procedure("2", level=ServiceLevel.PARTIAL, has_process=True, has_e_process=True, had_online_dossier=True),
    procedure("3", has_process=True, at_one_stop=False, publish_by=date(YEAR, 3, 1)),
    procedure("4", ended_on=date(YEAR, 2, 1), publish_by=date(YEAR, 3, 1), published_on=date(YEAR, 3, 1)),
)
COUNTED = {
    "in_charge": 3,
    "posted": 1,
    "full_online": 1,
    "partial_online": 1,
    "at_one_stop": 2,
    "with_process": 1,
    "with_fee": 1,
    "integrated": 1,
    "integrated_province": 0,
    "online_used": 1,
    "to_publish": 1,
    "published_on_time": 0,
}


def test_procedures_are_counted_as_they_stood_on_a_day() -> None:
    assert dict(counted_procedures(LISTED, as_of=date(YEAR, 6, 30))) == COUNTED
    earlier = counted_procedures(LISTED, as_of=date(YEAR, 1, 31))
    assert (earlier["in_charge"], earlier["to_publish"], earlier["published_on_time"]) == (4, 2, 1)


def test_counts_of_procedures_that_differ_from_the_list_are_told() -> None:
    counts = Procedures(id="c", year=YEAR, as_of=date(YEAR, 6, 30), other=1, **COUNTED)
    assert told(*LISTED, counts) == []
    assert told(*LISTED, replace(counts, with_process=2, posted=2)) == [
        ("LIST_DIFFERS", "procedures:c:posted"),
        ("LIST_DIFFERS", "procedures:c:with_process"),
    ]
    assert told(*LISTED, replace(counts, integrated_province=None, to_publish=None)) == []


def test_a_list_still_being_entered_is_told_once() -> None:
    counts = Procedures(id="c", year=YEAR, as_of=date(YEAR, 6, 30), other=1, **COUNTED)
    assert told(*LISTED[:1], counts) == [("LIST_DIFFERS", "procedures:c:in_charge")]


def test_legal_documents_are_counted_against_the_figures_of_the_year() -> None:
    states = (ReviewState.IN_FORCE, ReviewState.TO_CHANGE, ReviewState.PARTLY_EXPIRED, ReviewState.TO_REVIEW)
    papers = [
        LegalDocument(id=f"d{at}", year=YEAR, number=f"{at}/2020/QĐ-UBND", title="x", state=state)
        for at, state in enumerate(states)
    ]
    work = LegalWork(id="w", year=YEAR, **days(1, last=12), to_review=4, reviewed=3, expired=1, proposed=1)
    assert told(*papers, work) == []
    assert told(*papers, replace(work, reviewed=4)) == [("LIST_DIFFERS", "legal_work:w:reviewed")]
