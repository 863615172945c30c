"""The year's plan and what is owed: plans, tasks, periodic reports, breakthrough registrations, indexes."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.records.fields import amount, block, choice, count, day, deadline, flag, line
from core.records.levels import Level


class PlanForm(StrEnum):
    """The year's plan, its amendment (a version, never an overwrite), or a plan for one index (R043)."""

    ORIGINAL = "original"
    AMENDMENT = "amendment"
    IMPROVEMENT = "improvement"


class TaskSource(StrEnum):
    """Where a task comes from: the unit's own plan, the authority, or a lost point to win back."""

    PLAN = "plan"
    ASSIGNED = "assigned"
    IMPROVEMENT = "improvement"


class TaskArea(StrEnum):
    """Areas of reform work as plans name them (guide 3; seed rows R107, R108, R046)."""

    DIRECTION = "direction"
    INSTITUTIONS = "institutions"
    PROCEDURES = "procedures"
    ORGANISATION = "organisation"
    CIVIL_SERVICE = "civil_service"
    FINANCE = "finance"
    DIGITAL = "digital"
    POPULATION_DATA = "population_data"
    EMULATION = "emulation"
    OTHER = "other"


class ReportPeriod(StrEnum):
    """Periods of the periodic report (CV 581/BNV-CCHC); `AD_HOC` has no window."""

    Q1 = "Q1"
    H1 = "H1"
    Q3 = "Q3"
    YEAR = "Y"
    AD_HOC = "ad_hoc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The annual reform plan or an amendment of it."""

    id: str
    year: int
    form: PlanForm = choice(PlanForm.ORIGINAL, required=True)
    number: str = line()
    issued_on: date | None = day()
    issuer: str = line()
    title: str = line(required=True)
    note: str = block()


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One reform task: what is to be made, by whom, until when, and how far it is.

    A task of improvement names the criterion whose points it wins back, and why they were lost.
    """

    id: str
    year: int
    source: TaskSource = choice(TaskSource.PLAN, required=True)
    area: TaskArea = choice(TaskArea.DIRECTION, required=True)
    title: str = line(required=True)
    product: str = line()
    owner: str = line(longest=200)
    due_on: date | None = deadline()
    assigned_by: str = line()
    progress: int = count(most=100)
    done_on: date | None = day()
    criterion: str = line(longest=40)
    cause: str = block()
    note: str = block()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodicReport:
    """A report that was due and, when sent, its number and day."""

    id: str
    year: int
    period: ReportPeriod = choice(ReportPeriod.Q1, required=True)
    number: str = line()
    sent_on: date | None = day()
    due_on: date | None = deadline()
    on_system: bool = flag()
    note: str = block()


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakthrough:
    """A registered breakthrough: due before 1 April (seed document S1)."""

    id: str
    year: int
    content: str = line(required=True)
    expected_effect: str = block()
    owner: str = line(longest=200)
    registered_on: date | None = day()
    sent_on: date | None = day()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalIndex:
    """An index published by others (PAR Index, SIPAS, PCI, 766): value, band, and rank of its own total.

    `out_of` differs per index (seed row R001); the band is that of this publication alone (R002).
    """

    id: str
    year: int
    name: str = line(required=True, longest=100)
    value: Decimal | None = amount()
    rank: int | None = count(default=None)
    out_of: int | None = count(default=None)
    change: str = line(longest=50)
    band: str = line(longest=50)
    level: Level | None = choice(None)
    document: str = line()
    published_on: date | None = day()
