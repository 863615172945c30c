"""The people of the office: staff, training, discipline, commendation, rotation, organisation."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.records.fields import amount, block, choice, count, day, flag, line
from core.records.levels import Level


class Population(StrEnum):
    """The three populations of an office; they are never added without saying so."""

    ELECTED = "elected"
    CIVIL_SERVANT = "civil_servant"
    PUBLIC_EMPLOYEE = "public_employee"


class TrainingKind(StrEnum):
    """Kinds of class (seed document S2, note 8)."""

    REFORM = "reform"
    DIGITAL = "digital"
    RANK = "rank"
    THEORY = "theory"
    POSITION = "position"
    PEOPLES_COUNCIL = "peoples_council"
    CITIZEN_SKILLS = "citizen_skills"
    OTHER = "other"


class TrainingRole(StrEnum):
    """Whether the unit held the class or sent people to it; the two are counted apart."""

    HELD = "held"
    SENT = "sent"


class TraineeGroup(StrEnum):
    """Whom a class was for."""

    MIXED = "mixed"
    LEADERS = "leaders"
    CHAIRS = "chairs"
    VICE_CHAIRS = "vice_chairs"
    ELECTED = "elected"
    CIVIL_SERVANTS = "civil_servants"
    COUNCIL_MEMBERS = "council_members"
    ONE_STOP = "one_stop"
    VILLAGE = "village"
    CITIZENS = "citizens"


class Severity(StrEnum):
    """Forms of discipline, by the keys criteria sets use."""

    REPRIMAND = "khien_trach"
    WARNING = "canh_cao"
    DISMISSAL = "buoc_thoi_viec_hoac_cach_chuc"


class Misconduct(StrEnum):
    """What a violation was about (seed row R038)."""

    SHIRKING = "shirking"
    HARASSMENT = "harassment"
    LATE_WORK = "late_work"
    OTHER = "other"


class RecipientForm(StrEnum):
    """Whether a unit or a person was rewarded (seed row R053)."""

    UNIT = "unit"
    PERSON = "person"


class HeadGrade(StrEnum):
    """How the head of the unit was rated on reform work; `DONE` asks for a self-review (seed row R012)."""

    EXCELLENT = "excellent"
    GOOD = "good"
    DONE = "done"
    NOT_DONE = "not_done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """One population on one day: quota, present, qualifications on the same base (annex code CB).

    A reduction is told against the earlier base (seed rows R041, R086): `base_count` people on `base_on`.
    `reduced_percent` is the share as a document prints it, to be checked against the counts.
    """

    id: str
    year: int
    as_of: date | None = day(required=True)
    population: Population = choice(Population.CIVIL_SERVANT, required=True)
    quota: int = count()
    present: int = count()
    postgraduate: int = count()
    university: int = count()
    college: int = count()
    other_degree: int = count()
    theory_advanced: int = count()
    theory_intermediate: int = count()
    theory_elementary: int = count()
    theory_none: int = count()
    qualified: int = count()
    one_stop: int = count()
    base_on: date | None = day()
    base_count: int | None = count(default=None)
    reduced: int | None = count(default=None)
    reduced_percent: Decimal | None = amount()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingClass:
    """A class held or attended: participants are persons, turns (luot) may count one person several times."""

    id: str
    year: int
    title: str = line(required=True)
    kind: TrainingKind = choice(TrainingKind.REFORM, required=True)
    role: TrainingRole = choice(TrainingRole.HELD, required=True)
    organiser: str = line()
    group: TraineeGroup = choice(TraineeGroup.MIXED)
    from_on: date | None = day()
    to_on: date | None = day()
    classes: int = count(default=1)
    participants: int = count()
    turns: int = count()
    in_plan: bool = flag()
    note: str = block()


@dataclass(frozen=True, slots=True, kw_only=True)
class Discipline:
    """One disciplinary case; naming the person is optional (seed row R028)."""

    id: str
    year: int
    severity: Severity = choice(Severity.REPRIMAND, required=True)
    misconduct: Misconduct = choice(Misconduct.OTHER)
    decided_on: date | None = day(required=True)
    decision: str = line(longest=100)
    of_unit_or_head: bool = flag()
    person: str = line(longest=200)
    note: str = block()


@dataclass(frozen=True, slots=True, kw_only=True)
class Commendation:
    """A reward for reform work."""

    id: str
    year: int
    recipient: str = line(required=True)
    recipient_form: RecipientForm | None = choice(None)
    level: Level = choice(Level.COMMUNE, required=True)
    decision: str = line(longest=100)
    decided_on: date | None = day()
    content: str = line()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """Periodic change of posts: how many were due and done (Decree 59/2019)."""

    id: str
    year: int
    from_on: date | None = day(required=True)
    to_on: date | None = day(required=True)
    due: int = count()
    done: int = count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """Parts of the office, how many have their functions laid down (R085), and posts approved (R040).

    A reduction of parts is told against `base_units` on `base_on`, the earlier base (R086).
    """

    id: str
    year: int
    as_of: date | None = day(required=True)
    units: int = count()
    with_regulation: int = count()
    base_on: date | None = day()
    base_units: int | None = count(default=None)
    reduced: int | None = count(default=None)
    reduced_percent: Decimal | None = amount()
    posts: int | None = count(default=None)
    posts_decision: str = line(longest=100)
    posts_on: date | None = day()


@dataclass(frozen=True, slots=True, kw_only=True)
class Committee:
    """A steering committee or council: decision and members (seed row R035)."""

    id: str
    year: int
    name: str = line(required=True)
    decision: str = line(longest=100)
    decided_on: date | None = day()
    members: str = block()
    term: str = line(longest=100)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadRating:
    """How the head of the unit was rated on reform work in this year (seed row R012)."""

    id: str
    year: int
    grade: HeadGrade = choice(HeadGrade.GOOD, required=True)
    post: str = line(longest=200)
    name: str = line(longest=200)
    decision: str = line(longest=100)
    decided_on: date | None = day()
    decided_by: str = line(longest=200)
    note: str = block()


@dataclass(frozen=True, slots=True, kw_only=True)
class Predecessor:
    """A unit that this one was formed from, wholly or in part (seed row R039); its history stays readable."""

    id: str
    year: int
    name: str = line(required=True, longest=200)
    code: str = line(longest=40)
    is_whole: bool = flag(default=True)
    ended_on: date | None = day()
    decision: str = line(longest=100)
    note: str = block()
