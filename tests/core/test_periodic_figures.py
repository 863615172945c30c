"""Every code of the statistics annexes is there, and each figure is counted from the records that hold it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from core.dates import end_of_month
from core.numbers import Bound
from core.periodic.checks import check_notes
from core.periodic.figures import FIGURES, FIRST_ANNEX, SECOND_ANNEX
from core.periodic.parts import part_of
from core.periodic.people import classes, dossiers_by_field, indexes, staff
from core.periodic.period import PeriodSource, period_figures
from core.periodic.ratios import RULES, ratio_lines
from core.periodic.windows import WindowView
from core.records.catalogue import KINDS, kind_of
from core.records.dossiers import DossierCount, DossierField, Feedback, Satisfaction
from core.records.levels import Level
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
from core.records.outreach import Communication, CommunicationForm, Dialogue, Initiative, InitiativeForm
from core.records.oversight import (
    Complaints,
    Delegation,
    Inspection,
    InspectionFinding,
    InspectionForm,
    IssuedDocument,
    LegalDocument,
    LegalWork,
    Procedures,
    ReviewState,
)
from core.records.people import (
    Commendation,
    Discipline,
    Organisation,
    Population,
    Rotation,
    Severity,
    Staff,
    TrainingClass,
    TrainingRole,
)
from core.records.planning import ExternalIndex, PeriodicReport, ReportPeriod, Task, TaskSource
from core.records.procedures import Procedure, ServiceLevel
from core.records.targets import StatedRatio, Target, TargetForm, TargetMeasure
from core.target_standing import Reached
from ui.texts import periodic_labels

UNIT, YEAR = "21583", 2025
IN_TABLES = {
    "HS3": ("dossier_count", "field"),
    "CS": ("external_index", "value rank out_of document year"),
    "BD": ("training_class", "title kind organiser from_on to_on classes participants turns"),
    "CB": ("staff", "quota present university theory_advanced qualified one_stop"),
}
"""Codes whose rows stand in a table of their own: the kind and the fields the guide names."""
GUIDE = [
    "KH",
    "KT",
    "TT",
    "SK",
    "NV",
    "DT",
    "TC",
    "HS1",
    "HS2",
    "HS3",
    "HS4",
    "TH",
    "TO",
    "SH",
    "BS",
    "PA",
    "HL",
    "CB",
    "BD",
    "KL",
    "TC2",
    "VB",
    "IS",
    "CS",
]
WHOLE = {"from_on": date(2025, 1, 1), "to_on": date(2025, 12, 14)}
MARCH = date(2025, 3, 10)


def view(*records, key="year"):
    return WindowView(records, part_of(key, YEAR).window, unit=UNIT)


def value(name, *records, key="year"):
    figure = next(each for each in FIGURES if each.name == name)
    return figure.count(view(*records, key=key))


def make(kind, at=1, /, **values):
    return kind(id=f"{kind.__name__}-{at}", year=values.pop("year", YEAR), **values)


def task(number, *, source=TaskSource.PLAN, due=None, done=None):
    return make(Task, number, source=source, title=f"t{number}", due_on=due, done_on=done)


# --- the table of the guide -------------------------------------------------------------------------------


def test_every_code_of_the_guide_has_its_figures_or_its_table():
    assert {figure.code for figure in FIGURES} | set(IN_TABLES) == set(GUIDE)
    assert set(GUIDE) == set(periodic_labels.CODES)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def test_each_figure_names_a_kind_and_fields_that_exist(figure):
    record = kind_of(figure.kind).record
    assert figure.fields
    assert [name for name in figure.fields if not hasattr(record, name)] == []


@pytest.mark.parametrize(("code", "told"), IN_TABLES.items())
def test_each_table_names_a_kind_and_fields_that_exist(code, told):
    kind, fields = told
    held = {"year", *(spec.name for spec in kind_of(kind).fields)}
    assert set(fields.split()) <= held
    assert code in periodic_labels.CODES


def test_no_figure_stands_twice_and_the_annexes_hold_them_all():
    names = [figure.name for figure in FIGURES]
    assert len(set(names)) == len(names)
    assert (*FIRST_ANNEX, *SECOND_ANNEX) == FIGURES


def test_every_kind_of_record_with_a_code_of_the_annex_gives_a_figure_or_a_table():
    """Kinds that are lists of names, papers or registers are told in words or elsewhere."""
    elsewhere = {
        "plan",
        "breakthrough",
        "committee",
        "target",
        "procedure",
        "one_stop",
        "simplification",
        "late_dossier",
        "predecessor",
        "head_rating",
        "equipment",
        "stated_ratio",
        "legal_document",
    }
    used = {figure.kind for figure in FIGURES} | {kind for kind, _fields in IN_TABLES.values()}
    assert {kind.code for kind in KINDS} - used == elsewhere


def test_every_figure_is_missing_in_an_empty_year_never_0():
    seen = view()
    assert {figure.name for figure in FIGURES if figure.count(seen) is not None} == set()
    assert not ratio_lines(seen, seen)
    assert not check_notes(seen)


# --- KH, NV -----------------------------------------------------------------------------------------------

TASKS = (
    task(1, due=date(2025, 3, 1), done=date(2025, 2, 28)),
    task(2, due=date(2025, 3, 1), done=date(2025, 3, 5)),
    task(3, due=date(2025, 3, 1)),
    task(4, due=date(2025, 11, 30)),
    task(5, due=date(2025, 3, 1), done=date(2025, 5, 1)),
    task(6, source=TaskSource.ASSIGNED, due=date(2025, 2, 1), done=date(2025, 2, 1)),
    task(7, source=TaskSource.ASSIGNED, due=date(2025, 2, 1), done=date(2025, 2, 2)),
    task(8, source=TaskSource.ASSIGNED, due=date(2025, 2, 1)),
    task(9, source=TaskSource.ASSIGNED, due=date(2025, 8, 1)),
    task(10, source=TaskSource.IMPROVEMENT, due=date(2025, 2, 1), done=date(2025, 2, 1)),
)


@pytest.mark.parametrize(
    ("name", "q1", "year"),
    [
        ("KH.tasks", 5, 5),
        ("KH.done", 2, 3),
        ("KH.on_time", 1, 1),
        ("KH.late", 1, 2),
        ("KH.done_so_far", 2, 3),
        ("KH.not_done", 3, 2),
        ("KH.overdue", 2, 2),
        ("NV.total", 3, 4),
        ("NV.on_time", 1, 1),
        ("NV.late", 1, 1),
        ("NV.overdue", 1, 2),
    ],
)
def test_tasks(name, q1, year):
    assert value(name, *TASKS, key="q1") == q1
    assert value(name, *TASKS) == year


def test_a_quarter_alone_tells_what_was_done_in_it_and_so_far():
    done = task(1, done=date(2025, 2, 1))
    later = task(2, done=date(2025, 7, 1))
    assert value("KH.done", done, later, key="q3") == 1
    assert value("KH.done_so_far", done, later, key="q3") == 2


def report(number, period, *, year=YEAR, due=None, sent=None, on_system=False):
    return make(
        PeriodicReport, number, year=year, period=period, due_on=due, sent_on=sent, on_system=on_system
    )


def test_reports_are_due_by_their_window_or_their_own_day():
    rows = (
        report(1, ReportPeriod.YEAR, year=2024, sent=date(2024, 12, 20)),
        report(2, ReportPeriod.Q1, sent=date(2025, 3, 20), on_system=True),
        report(3, ReportPeriod.H1, due=date(2025, 6, 10), sent=date(2025, 6, 12)),
        report(4, ReportPeriod.AD_HOC, due=date(2025, 5, 5)),
    )
    names = ("reports_due", "reports_sent", "reports_on_time", "reports_on_system")
    assert [value(f"KH.{name}", *rows) for name in names] == [5, 3, 2, 1]
    assert [value(f"KH.{name}", *rows, key="q1") for name in names] == [1, 1, 1, 0]
    assert value("KH.reports_due", *rows[1:]) == 4  # nobody kept the reports of 2024


# --- KT, TT, SK, DT, TC -----------------------------------------------------------------------------------


def test_documents_inspections_and_findings():
    rows = (
        make(IssuedDocument, 1, number="1/CV", issued_on=MARCH, summary="x"),
        make(Inspection, 1, form=InspectionForm.SELF, content="x", held_on=MARCH),
        make(Inspection, 2, form=InspectionForm.THEMATIC, content="y", conclusion_on=date(2025, 8, 1)),
        make(InspectionFinding, 1, content="a", found_on=MARCH, remedied_on=date(2025, 7, 1)),
        make(InspectionFinding, 2, content="b", found_on=MARCH),
    )
    names = ("KH.issued", "KT.inspections", "KT.self_inspections", "KT.findings", "KT.remedied", "KT.open")
    assert [value(name, *rows) for name in names] == [1, 1, 1, 2, 1, 1]
    assert [value(name, *rows, key="q1") for name in names] == [1, 0, 1, 2, 0, 2]


def test_communication_counts_distinct_forms_and_how_often():
    rows = (
        make(
            Communication,
            1,
            content="a",
            form=CommunicationForm.LOUDSPEAKER,
            done_on=MARCH,
            times=12,
            audience=900,
        ),
        make(Communication, 2, content="b", form=CommunicationForm.LOUDSPEAKER, done_on=MARCH),
        make(Communication, 3, content="c", form=CommunicationForm.ARTICLE, done_on=MARCH, times=2),
        make(Communication, 4, content="d", form=CommunicationForm.CONFERENCE, planned_on=MARCH),
    )
    names = ("forms", "done", "articles", "broadcasts", "conferences", "audience")
    assert [value(f"TT.{name}", *rows) for name in names] == [2, 3, 2, 13, 0, 900]


def test_initiatives_by_level_without_contests():
    rows = (
        make(Initiative, 1, title="a", level=Level.COMMUNE, recognised_on=MARCH, registered_on=MARCH),
        make(Initiative, 2, title="b", level=Level.PROVINCE, recognised_on=MARCH),
        make(Initiative, 3, title="c", form=InitiativeForm.CONTEST, recognised_on=MARCH, registered_on=MARCH),
        make(Initiative, 4, title="d", registered_on=date(2025, 9, 1)),
        make(Initiative, 5, title="e", level=Level.CENTRAL, recognised_on=date(2025, 12, 15)),
    )
    names = ("registered", "recognised", "by_commune", "by_district", "by_province", "by_central")
    assert [value(f"SK.{name}", *rows) for name in names] == [2, 2, 1, 0, 1, 0]


def test_dialogues():
    rows = (make(Dialogue, 1, topic="x", held_on=MARCH, participants=80, opinions=12, answered=11),)
    names = ("dialogues", "participants", "opinions", "answered")
    assert [value(f"DT.{name}", *rows) for name in names] == [1, 80, 12, 11]
    assert [value(f"DT.{name}", *rows, key="q3") for name in names] == [0, 0, 0, 0]


def test_legal_work_from_counts_and_else_from_the_list():
    counted = make(
        LegalWork,
        1,
        issued=4,
        to_review=6,
        reviewed=5,
        expired=1,
        proposed=2,
        unlawful=1,
        law_findings=3,
        law_findings_handled=2,
        **WHOLE,
    )
    listed = (
        make(
            LegalDocument,
            1,
            number="1",
            title="a",
            issued_on=MARCH,
            state=ReviewState.EXPIRED,
            reviewed_on=MARCH,
        ),
        make(
            LegalDocument,
            2,
            number="2",
            title="b",
            issued_on=date(2020, 1, 1),
            state=ReviewState.TO_CHANGE,
            reviewed_on=MARCH,
        ),
        make(LegalDocument, 3, number="3", title="c"),
    )
    names = ("issued", "reviewed", "expired", "proposed", "to_review")
    assert [value(f"TC.{name}", counted, *listed) for name in names] == [4, 5, 1, 2, 6]
    assert [value(f"TC.{name}", *listed) for name in names] == [1, 2, 1, 1, None]
    assert value("TC.law_findings_handled", counted) == 2
    assert value("TC.delegated", make(Delegation, 1, number="1", content="x", issued_on=MARCH)) == 1
    complaints = make(Complaints, 1, due=5, on_time=4, **WHOLE)
    assert (value("TC.complaints_due", complaints), value("TC.complaints_on_time", complaints)) == (5, 4)


# --- CB, BD, KL, TC2, VB, IS, CS --------------------------------------------------------------------------


def test_organisation_and_staff_stand_on_their_newest_day():
    old = make(Organisation, 1, as_of=date(2024, 12, 1), units=5, with_regulation=4)
    new = make(Organisation, 2, as_of=date(2025, 6, 1), units=4, with_regulation=4, posts=12)
    assert value("CB.units", old, new) == 4
    assert (value("CB.units", old, new, key="q1"), value("CB.posts", old, new, key="q1")) == (5, None)
    people = [
        make(Staff, at, as_of=day, population=population, present=present)
        for at, (day, population, present) in enumerate(
            [
                (date(2025, 1, 1), Population.ELECTED, 9),
                (date(2025, 6, 1), Population.ELECTED, 8),
                (date(2025, 1, 1), Population.PUBLIC_EMPLOYEE, 30),
            ]
        )
    ]
    assert [(row.population, row.present) for row in staff(view(*people))] == [
        (Population.ELECTED, 8),
        (Population.PUBLIC_EMPLOYEE, 30),
    ]


def test_classes_count_where_they_end_and_turns_are_not_persons():
    rows = (
        make(
            TrainingClass,
            1,
            title="a",
            from_on=date(2025, 3, 13),
            to_on=date(2025, 3, 15),
            participants=20,
            turns=40,
        ),
        make(TrainingClass, 2, title="b", role=TrainingRole.SENT, from_on=MARCH, participants=3, turns=3),
        make(TrainingClass, 3, title="c", participants=99),
    )
    names = ("held", "sent", "participants", "turns")
    assert [value(f"BD.{name}", *rows) for name in names] == [1, 1, 23, 43]
    assert [value(f"BD.{name}", *rows, key="q1") for name in names] == [0, 1, 3, 3]
    assert [row.title for row in classes(view(*rows))] == ["b", "a"]
    figures = period_figures(part_of("year", YEAR), PeriodSource(unit=UNIT, records=rows))
    assert [(each.kind, each.count) for each in figures.undated] == [("training_class", 1)]


def test_discipline_commendation_and_rotation():
    rows = (
        make(Discipline, 1, decided_on=MARCH),
        make(Discipline, 2, severity=Severity.WARNING, decided_on=date(2025, 12, 20)),
        make(Commendation, 1, recipient="x", decided_on=MARCH),
        make(Rotation, 1, due=4, done=3, **WHOLE),
    )
    names = ("reprimand", "warning", "dismissal", "commended", "rotation_due", "rotated")
    assert [value(f"KL.{name}", *rows) for name in names] == [1, 0, 0, 1, 4, 3]


def test_money_adds_up_and_what_is_assigned_is_the_newest():
    rows = (
        make(
            Finance,
            1,
            from_on=date(2025, 1, 1),
            to_on=date(2025, 3, 31),
            capital_assigned=Decimal(100),
            capital_disbursed=Decimal(10),
            revenue=Decimal(7),
            audit_recommendations=2,
            audit_done=1,
        ),
        make(
            Finance,
            2,
            from_on=date(2025, 4, 1),
            to_on=date(2025, 6, 30),
            capital_assigned=Decimal(120),
            capital_disbursed=Decimal(20),
            revenue=Decimal(8),
        ),
        make(Autonomy, 1, rules_on=date(2023, 1, 5)),
        make(BudgetPublicity, 1, form=PublicityForm.ESTIMATE, published_on=MARCH),
        make(BudgetPublicity, 2, form=PublicityForm.EXECUTION, published_on=date(2025, 4, 18)),
    )
    named = (
        "capital_assigned",
        "capital_disbursed",
        "revenue",
        "revenue_estimate",
        "publications",
        "rules_on",
    )
    assert [value(f"TC2.{name}", *rows) for name in named] == [
        Decimal(120),
        Decimal(30),
        Decimal(15),
        None,
        2,
        date(2023, 1, 5),
    ]
    assert [value(f"TC2.{name}", *rows, key="q1") for name in named[:2]] == [Decimal(100), Decimal(10)]
    assert value("TC2.estimate_on", *rows, key="q1") == MARCH
    assert value("TC2.execution_on", *rows, key="q1") is None
    assert (value("TC2.audit_recommendations", *rows), value("TC2.audit_done", *rows)) == (2, 1)


def test_documents_website_quality_and_indexes():
    rows = (
        make(
            EDocuments,
            1,
            incoming=10,
            outgoing=8,
            signed_sent=7,
            work_files=4,
            work_files_online=3,
            online_meetings=2,
            **WHOLE,
        ),
        make(WebsiteUpdate, 1, item=WebsiteItem.INFO, updated_on=MARCH),
        make(WebsiteUpdate, 2, item=WebsiteItem.INFO, updated_on=date(2025, 5, 1)),
        make(
            QualityDeclaration, 1, declared_on=date(2022, 9, 12), procedures=120, audited_on=date(2025, 5, 23)
        ),
        make(ExternalIndex, 1, name="PAPI", value=Decimal("42.1"), rank=16, out_of=61, published_on=MARCH),
        make(ExternalIndex, 2, name="SIPAS", published_on=date(2025, 12, 20)),
    )
    names = ("incoming", "outgoing", "signed", "sent_online", "signed_sent", "work_files", "online_meetings")
    assert [value(f"VB.{name}", *rows) for name in names] == [10, 8, None, None, 7, 4, 2]
    assert value("VB.website_parts", *rows) == 1
    told = [value(f"IS.{name}", *rows, key="q1") for name in ("declared_on", "procedures", "audited_on")]
    assert told == [date(2022, 9, 12), 120, None]
    assert [row.name for row in indexes(view(*rows))] == ["PAPI"]


# --- TH, HS, TO, SH, BS, PA, HL ---------------------------------------------------------------------------

DOSSIERS = make(
    DossierCount,
    1,
    carried_over=5,
    online_full=20,
    online_partial=10,
    direct=60,
    post=10,
    done_early=50,
    done_on_time=30,
    done_late=4,
    pending_due=15,
    pending_overdue=2,
    refused=4,
    apologies=5,
    full_eligible=40,
    fee_dossiers=50,
    paid_online=30,
    digitised_parts=70,
    digitised_results=60,
    digitised_both=55,
    result_required=80,
    e_results=60,
    reused=40,
    transactions=90,
    authenticated=70,
    interlinked=3,
    outside_boundary=2,
    certified_copies=9,
    copies=12,
    population_data=8,
    in_software=101,
    **WHOLE,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("HS1.carried_over", 5),
        ("HS1.online", 30),
        ("HS1.direct", 60),
        ("HS1.post", 10),
        ("HS1.received", 100),
        ("HS2.done_early", 50),
        ("HS2.done_on_time", 30),
        ("HS2.done_late", 4),
        ("HS2.done", 84),
        ("HS2.pending_due", 15),
        ("HS2.pending_overdue", 2),
        ("HS2.pending", 17),
        ("HS2.refused", 4),
        ("HS4.apologies", 5),
        ("HS4.interlinked", 3),
        ("HS4.outside_boundary", 2),
        ("TO.fee_dossiers", 50),
        ("TO.paid_online", 30),
        ("SH.digitised_parts", 70),
        ("SH.e_results", 60),
        ("SH.reused", 40),
        ("SH.transactions", 90),
        ("SH.authenticated", 70),
        ("SH.population_data", 8),
        ("SH.in_software", 101),
        ("BS.certified_copies", 9),
        ("BS.copies", 12),
    ],
)
def test_dossiers(name, expected):
    assert value(name, DOSSIERS) == expected
    assert value(name) is None


def test_counts_that_may_be_left_open_are_missing_not_0():
    bare = make(DossierCount, 1, direct=3, **WHOLE)
    assert [value(name, bare) for name in ("BS.copies", "SH.population_data", "BS.certified_copies")] == [
        None,
        None,
        0,
    ]


def test_fields_are_told_apart_and_a_row_of_all_fields_is_their_total():
    rows = [
        replace(DOSSIERS, id="land", field=DossierField.LAND, direct=20),
        replace(DOSSIERS, id="civil", field=DossierField.CIVIL_STATUS, direct=40),
        DOSSIERS,
    ]
    assert [(row.field, row.counts["direct"]) for row in dossiers_by_field(view(*rows))] == [
        (DossierField.CIVIL_STATUS, 40),
        (DossierField.LAND, 20),
    ]
    assert value("HS1.direct", *rows) == 60
    assert value("HS1.direct", *rows[:2]) == 60


def test_procedures_from_counts_and_else_from_the_list():
    counts = make(
        Procedures,
        1,
        as_of=MARCH,
        in_charge=143,
        posted=140,
        full_online=58,
        partial_online=41,
        other=44,
        with_dossiers=60,
        at_one_stop=143,
        with_process=139,
        with_fee=64,
    )
    names = (
        "in_charge",
        "posted",
        "full_online",
        "partial_online",
        "other",
        "with_dossiers",
        "at_one_stop",
        "with_fee",
    )
    assert [value(f"TH.{name}", counts) for name in names] == [143, 140, 58, 41, 44, 60, 143, 64]
    listed = [
        make(Procedure, at, code=str(at), name="x", level=level, has_fee=True)
        for at, level in enumerate((ServiceLevel.FULL, ServiceLevel.PARTIAL, ServiceLevel.OTHER))
    ]
    assert [value(f"TH.{name}", *listed) for name in names] == [3, 0, 1, 1, 1, None, 3, 3]


def test_feedback_and_satisfaction():
    feedback = make(Feedback, 1, received=9, handled=8, on_time=7, dissatisfied=1, **WHOLE)
    names = ("received", "classified", "handled", "on_time", "dissatisfied")
    assert [value(f"PA.{name}", feedback) for name in names] == [9, None, 8, 7, 1]
    slips = make(
        Satisfaction,
        1,
        sent=100,
        returned=95,
        valid=90,
        level_1=1,
        level_2=2,
        level_3=7,
        level_4=40,
        level_5=40,
        **WHOLE,
    )
    assert [value(f"HL.{name}", slips) for name in ("sent", "valid", "level_1", "level_5")] == [
        100,
        90,
        1,
        40,
    ]


# --- percentages and targets ------------------------------------------------------------------------------


def lines(*records, key="year"):
    seen = view(*records, key=key)
    earlier = WindowView(records, part_of(key, YEAR).window.year_before(), unit=UNIT)
    return {line.key: line for line in ratio_lines(seen, earlier)}


def test_every_percentage_has_its_name_and_is_counted_once():
    keys = [rule.key for rule in RULES]
    assert len(set(keys)) == len(keys)
    assert set(keys) == set(periodic_labels.RATIOS)


@pytest.mark.parametrize(
    ("key", "part", "whole"),
    [
        ("online", 30, 100),
        ("full_online", 20, 40),
        ("on_time", 80, 86),
        ("early", 50, 84),
        ("late", 6, 86),
        ("apology", 5, 6),
        ("epayment", 30, 50),
        ("parts", 70, 105),
        ("results", 60, 84),
        ("digitised", 55, 105),
        ("reused", 40, 100),
        ("eresult", 60, 80),
        ("authenticated", 70, 90),
        ("e_copies", 9, 12),
        ("population_data", 8, 100),
        ("in_software", 101, 105),
    ],
)
def test_percentages_of_dossiers(key, part, whole):
    line = lines(DOSSIERS)[key]
    assert (line.part, line.whole) == (part, whole)


def monthly(year, number, **counts):
    first = date(year, number, 1)
    last = date(year, number, 28)
    return DossierCount(id=f"{year}{number}", year=year, from_on=first, to_on=last, **counts)


def test_the_half_year_of_seed_document_s2_and_sums_over_sums():
    """2.547/12.421 hồ sơ, đạt 20,51 %; never the mean of the months' percentages."""
    rows = [
        monthly(2025, 1, online_full=2500, direct=500),
        monthly(2025, 4, online_full=47, direct=9374),
        monthly(2024, 2, online_full=644, direct=22951),
    ]
    line = lines(*rows, key="h1")["online"]
    assert (line.part, line.whole, line.percent) == (2547, 12421, Decimal("20.51"))
    assert line.before == (644, 23595)
    assert (line.percent_before, line.points) == (Decimal("2.73"), Decimal("17.78"))
    assert lines(*rows, key="q1")["online"].percent == Decimal("83.33")


def test_percentages_of_people_tasks_and_money():
    rows = (
        *TASKS,
        make(Staff, 1, as_of=MARCH, population=Population.ELECTED, present=10, qualified=9),
        make(Staff, 2, as_of=MARCH, population=Population.CIVIL_SERVANT, present=10, qualified=8),
        make(Staff, 3, as_of=MARCH, population=Population.PUBLIC_EMPLOYEE, present=100, qualified=0),
        make(Finance, 1, capital_assigned=Decimal(200), capital_disbursed=Decimal(150), **WHOLE),
        make(Dialogue, 1, topic="x", held_on=MARCH, opinions=4, answered=3),
        make(
            EDocuments, 1, incoming=10, outgoing=8, signed_sent=7, work_files=4, work_files_online=3, **WHOLE
        ),
    )
    found = lines(*rows)
    told = {
        key: (found[key].part, found[key].whole)
        for key in ("plan", "assigned", "qualified", "disbursed", "answered", "work_files", "signed_out")
    }
    assert told == {
        "plan": (3, 5),
        "assigned": (1, 4),
        "qualified": (17, 20),
        "disbursed": (150, 200),
        "answered": (3, 4),
        "work_files": (3, 4),
        "signed_out": (7, 8),
    }
    assert "documents_online" not in found  # processed_online was not entered
    assert "revenue" not in found


def test_a_whole_of_0_gives_no_percentage():
    assert "apology" not in lines(make(DossierCount, 1, direct=5, done_early=5, **WHOLE))


def target(number, measure, value, **more):
    return make(Target, number, name=f"Chỉ tiêu {number}", measure=measure, value=Decimal(value), **more)


def test_targets_are_judged_by_the_counts_of_the_window():
    rows = [
        monthly(2025, 1, online_full=60, direct=40),
        monthly(2025, 8, online_full=10, direct=90),
        target(1, TargetMeasure.ONLINE, 50),
        target(2, TargetMeasure.ONLINE, 50, field=DossierField.LAND),
        target(3, None, 84, result=Decimal("85.7")),
        make(ExternalIndex, 9, name="Chỉ tiêu 4", rank=16, published_on=date(2025, 4, 1)),
        target(4, TargetMeasure.INDEX, 20, operator=TargetForm.TOP),
    ]
    following = (replace(rows[2], id="next", year=2026, value=Decimal(60)),)

    def judged(key):
        source = PeriodSource(unit=UNIT, records=rows, following=following)
        return period_figures(part_of(key, YEAR), source)

    q1, year = judged("q1"), judged("year")
    assert [each.reached for each in q1.targets] == [
        Reached.EXCEEDED,
        None,
        Reached.EXCEEDED,
        Reached.REACHED,
    ]
    assert [each.reached for each in year.targets] == [
        Reached.MISSED,
        None,
        Reached.EXCEEDED,
        Reached.REACHED,
    ]
    assert year.targets[0].result == Fraction(35)
    assert year.targets[0].following == following[0]
    assert year.ratio("online").target == year.targets[0]


# --- sum checks -------------------------------------------------------------------------------------------


def notes(*records):
    return [
        (note.check, note.code, note.subject, note.one, note.other) for note in check_notes(view(*records))
    ]


def test_figures_that_add_up_leave_no_note():
    assert notes(DOSSIERS) == []


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([replace(DOSSIERS, refused=0)], (2, "HS2", "balance", "105", "101")),
        ([replace(DOSSIERS, paid_online=51)], (5, "TO", "paid_online", "51", "50")),
        ([replace(DOSSIERS, apologies=7)], (5, "HS4", "apologies", "7", "6")),
        ([make(EDocuments, 1, outgoing=5, signed_sent=6, **WHOLE)], (5, "VB", "signed_sent", "6", "5")),
        (
            [DOSSIERS, replace(DOSSIERS, id="f", field=DossierField.LAND, direct=59)],
            (6, "HS3", "direct", "59", "60"),
        ),
        (
            [make(Procedures, 1, as_of=MARCH, in_charge=10, full_online=3, partial_online=3, other=3)],
            (7, "TH", "in_charge", "9", "10"),
        ),
        ([make(Staff, 1, as_of=MARCH, present=10, university=9)], (8, "CB", "civil_servant", "9", "10")),
        (
            [make(Satisfaction, 1, sent=9, returned=9, valid=9, level_5=8, **WHOLE)],
            (8, "HL", "valid", "8", "9"),
        ),
        (
            [
                make(
                    StatedRatio,
                    1,
                    name="Trực tuyến",
                    operator=Bound.EXACT,
                    value=Decimal("20.1"),
                    part=2547,
                    whole=12421,
                )
            ],
            (9, "CS", "Trực tuyến", "20.1", "20.5"),
        ),
        (
            [
                make(
                    Staff,
                    1,
                    as_of=MARCH,
                    present=1752,
                    university=1752,
                    base_count=1752,
                    reduced=28,
                    reduced_percent=Decimal("1.7"),
                )
            ],
            (9, "CB", "civil_servant", "1.7", "1.6"),
        ),
    ],
)
def test_a_check_that_fails_is_told_with_both_figures(records, expected):
    assert expected in notes(*records)


def test_months_that_do_not_add_to_their_period_are_told():
    quarter = make(DossierCount, 9, from_on=date(2025, 1, 1), to_on=date(2025, 3, 31), direct=30)
    months = [
        make(DossierCount, at, from_on=date(2025, at, 1), to_on=end_of_month(2025, at), direct=9)
        for at in (1, 2, 3)
    ]
    found = [note for note in check_notes(view(quarter, *months)) if note.check == 6]
    assert [(note.subject, note.one, note.other, note.of_periods) for note in found] == [
        ("direct", "27", "30", True)
    ]
    assert value("HS1.direct", quarter, *months) == 30


def test_a_stated_ratio_with_an_operator_or_without_counts_is_no_claim():
    rows = [
        make(StatedRatio, 1, name="a", operator=Bound.OVER, value=Decimal(99), part=1, whole=2),
        make(StatedRatio, 2, name="b", operator=Bound.EXACT, value=Decimal(99)),
    ]
    assert notes(*rows) == []
