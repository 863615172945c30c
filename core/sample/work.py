"""Plan, tasks, reports and every other record of one sample commune."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from core.assessment import Claim, CriterionEntry
from core.records.catalogue import Record
from core.records.dossiers import Feedback
from core.records.levels import Level
from core.records.means import (
    BudgetPublicity,
    EDocuments,
    Finance,
    PublicityForm,
    QualityDeclaration,
    WebsiteItem,
    WebsiteUpdate,
)
from core.records.outreach import Communication, CommunicationForm, Dialogue, Initiative
from core.records.oversight import Complaints, Inspection, InspectionFinding, LegalWork, Procedures
from core.records.people import Discipline, Organisation, Rotation, Severity
from core.records.planning import PeriodicReport, Plan, ReportPeriod, Task, TaskArea, TaskSource
from core.sample.figures import stable_id

Data = Mapping[str, Any]


def records(data: Data, place: int, *, unit: str, name: str) -> tuple[Record, ...]:
    """Everything but dossiers, staff and training; communes differ a little, always in the same way."""
    return (
        *_planning(data, place, unit=unit, name=name),
        *_oversight(data, place, unit=unit),
        *_procedures(data, place, unit=unit),
        *_outreach(data, place, unit=unit),
        *_means(data, place, unit=unit),
        *_people(data, place, unit=unit),
    )


def entries(data: Data, place: int) -> tuple[CriterionEntry, ...]:
    """Ticks and options on criteria; every third commune lacks one item of one list."""
    lacking = (
        list(data["shortfalls"].items())[place % len(data["shortfalls"])] if place % 3 == 0 else ("", "")
    )
    found = []
    for criterion, told in data["entries"].items():
        kept = tuple((name, text) for name, text in told.items() if (criterion, name) != lacking)
        found.append(CriterionEntry(criterion=criterion, inputs=kept))
    return tuple(found)


def explained(data: Data, criterion: str, *, held: CriterionEntry | None) -> CriterionEntry:
    """The entry of a criterion that has points and no document: with the written explanation."""
    base = held or CriterionEntry(criterion=criterion)
    return CriterionEntry(
        criterion=criterion,
        inputs=base.inputs,
        claim=base.claim,
        claim_reason=base.claim_reason,
        explanation=data["explanation"],
        note=base.note,
    )


def claimed(data: Data, criterion: str) -> CriterionEntry:
    """A claim that nothing of the kind occurred, with its reason."""
    return CriterionEntry(criterion=criterion, claim=Claim.NO_OCCURRENCE, claim_reason=data["explanation"])


def _planning(data: Data, place: int, *, unit: str, name: str) -> Iterator[Record]:
    year, plan = data["year"], data["plan"]
    yield Plan(
        id=stable_id("plan", unit),
        year=year,
        number=plan["number"].format(n=place + 3),
        issued_on=_day(plan["days"][place % len(plan["days"])]),
        issuer=plan["issuer"].format(unit=name),
        title=plan["title"],
    )
    undone = (place * 5) % 4
    for number, told in enumerate(data["tasks"]):
        is_open = number >= len(data["tasks"]) - undone
        yield _task(told, stable_id("task", number, unit), year=year, source=TaskSource.PLAN, is_open=is_open)
    for number, told in enumerate(data["assigned"]):
        is_open = place == len(data["communes"]) - 1 and number == 1
        yield _task(
            told, stable_id("assigned", number, unit), year=year, source=TaskSource.ASSIGNED, is_open=is_open
        )
    for period, sent in data["reports"].items():
        late = data["late_report"].get(period) if place % 4 == 1 else None
        yield PeriodicReport(
            id=stable_id("report", period, unit),
            year=year,
            period=ReportPeriod(period),
            number=f"{place + 20 + list(data['reports']).index(period) * 30}/BC-UBND",
            sent_on=_day(late or sent),
            on_system=True,
        )


def _oversight(data: Data, place: int, *, unit: str) -> Iterator[Record]:
    year, told = data["year"], data["inspection"]
    yield Inspection(
        id=stable_id("inspection", unit),
        year=year,
        content=told["content"],
        team=told["team"],
        plan_number=told["plan"],
        held_on=_day(told["held"]),
        conclusion_number="" if place % 6 == 5 else told["conclusion"],
        conclusion_on=None if place % 6 == 5 else _day(told["concluded"]),
    )
    for number, content in enumerate(data["findings"]):
        is_open = number == 1 and place % 5 == 3
        yield InspectionFinding(
            id=stable_id("finding", number, unit),
            year=year,
            content=content,
            found_by=told["team"],
            found_on=_day(told["held"]),
            remedied_on=None if is_open else date(year, 7, 10 + number),
        )
    whole = {"year": year, "from_on": date(year, 1, 1), "to_on": date(year, 12, 14)}
    yield LegalWork(
        id=stable_id("legal", unit), issued=4 + place % 3, to_review=6, reviewed=6 - (place % 7 == 2), **whole
    )
    yield Complaints(id=stable_id("complaints", unit), due=5 + place % 4, on_time=5 + place % 4, **whole)


def _procedures(data: Data, place: int, *, unit: str) -> Iterator[Record]:
    year = data["year"]
    whole = {"year": year, "from_on": date(year, 1, 1), "to_on": date(year, 12, 14)}
    told = data["procedures"]
    full, partial = told["full_online"], told["partial_online"]
    yield Procedures(
        id=stable_id("procedures", unit),
        year=year,
        as_of=date(year, 12, 1),
        in_charge=told["in_charge"],
        posted=told["in_charge"] - (3 if place % 8 == 6 else 0),
        full_online=full,
        partial_online=partial,
        other=told["in_charge"] - full - partial,
        with_dossiers=60 + place,
        at_one_stop=told["in_charge"],
        with_process=told["in_charge"] - place % 9,
        with_fee=told["with_fee"],
        integrated=full,
    )
    yield Feedback(
        id=stable_id("feedback", unit),
        received=7 + place % 5,
        handled=7 + place % 5,
        on_time=7 + place % 5 - (place % 6 == 4),
        **whole,
    )


def _outreach(data: Data, place: int, *, unit: str) -> Iterator[Record]:
    year = data["year"]
    for number, told in enumerate(data["communication"][: 4 - place % 3]):
        yield Communication(
            id=stable_id("communication", number, unit),
            year=year,
            content=told["content"],
            form=CommunicationForm(told["form"]),
            planned_on=_day(told["planned"]),
            done_on=_day(told["done"]),
            times=told["times"],
            audience=told["audience"],
        )
    told = data["dialogue"]
    yield Dialogue(
        id=stable_id("dialogue", unit),
        year=year,
        topic=told["topic"],
        held_on=_day(told["held"]),
        participants=told["participants"] + place,
        opinions=told["opinions"],
        answered=told["answered"],
    )
    for number, told in enumerate(data["initiatives"][: place % 3]):
        yield Initiative(
            id=stable_id("initiative", number, unit),
            year=year,
            title=told["title"],
            author=told["author"],
            level=Level(told["level"]),
            decision=told["decision"],
            recognised_on=_day(told["recognised"]),
        )


def _means(data: Data, place: int, *, unit: str) -> Iterator[Record]:
    year = data["year"]
    whole = {"year": year, "from_on": date(year, 1, 1), "to_on": date(year, 12, 14)}
    for number, form in enumerate(PublicityForm):
        if form is PublicityForm.SETTLEMENT and place % 7 == 5:
            continue
        yield BudgetPublicity(
            id=stable_id("publicity", form, unit),
            year=year,
            form=form,
            published_on=date(year, 1 + 3 * number, 18),
        )
    yield Finance(
        id=stable_id("finance", unit),
        capital_assigned=Decimal(4_200_000_000 + place * 150_000_000),
        capital_disbursed=Decimal(4_050_000_000 + place * 118_000_000),
        audit_recommendations=2,
        audit_done=2 - (place % 9 == 7),
        **whole,
    )
    yield EDocuments(
        id=stable_id("edocs", unit),
        incoming=2400 + place * 31,
        outgoing=980 + place * 17,
        signed_sent=930 + place * 17,
        work_files=400,
        work_files_online=160 + place * 6,
        online_meetings=14 + place % 6,
        **whole,
    )
    yield QualityDeclaration(
        id=stable_id("iso", unit),
        year=year,
        decision=data["iso_decision"].format(n=40 + place),
        declared_on=date(year - 1, 9, 12),
        procedures=120,
        audited_on=None if place % 5 == 4 else date(year, 5, 23),
    )
    for item in (WebsiteItem.INFO, WebsiteItem.PROCEDURES, WebsiteItem.REFORM):
        updated = None if item is WebsiteItem.REFORM and place % 4 == 2 else date(year, 12, 5)
        yield WebsiteUpdate(id=stable_id("website", item, unit), year=year, item=item, updated_on=updated)


def _people(data: Data, place: int, *, unit: str) -> Iterator[Record]:
    year = data["year"]
    whole = {"year": year, "from_on": date(year, 1, 1), "to_on": date(year, 12, 14)}
    yield Rotation(id=stable_id("rotation", unit), due=2, done=2 - (place % 6 == 1), **whole)
    yield Organisation(
        id=stable_id("organisation", unit),
        year=year,
        as_of=date(year, 12, 1),
        units=4,
        with_regulation=4 - (place % 4 == 3),
    )
    if place == 13:
        yield Discipline(
            id=stable_id("discipline", unit),
            year=year,
            severity=Severity.REPRIMAND,
            decided_on=date(year, 9, 6),
            decision=data["discipline_decision"],
        )


def _task(told: Data, task_id: str, *, year: int, source: TaskSource, is_open: bool) -> Task:
    return Task(
        id=task_id,
        year=year,
        source=source,
        area=TaskArea(told["area"]),
        title=told["title"],
        product=told["product"],
        owner=told["owner"],
        due_on=_day(told["due"]),
        assigned_by=told.get("assigned_by", ""),
        progress=60 if is_open else 100,
        done_on=None if is_open else _day(told["done"]),
    )


def _day(text: str) -> date:
    return date.fromisoformat(text)
