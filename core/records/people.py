"""The people of the office: staff, training, discipline, commendation, rotation, organisation."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.records.fields import block, choice, count, day, flag, line


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


class Level(StrEnum):
    """The level that recognised or rewarded."""

    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"
    CENTRAL = "central"


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """One population on one day: quota, present, qualifications on the same base (annex code CB)."""

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
    """One disciplinary case."""

    id: str
    year: int
    severity: Severity = choice(Severity.REPRIMAND, required=True)
    misconduct: Misconduct = choice(Misconduct.OTHER)
    decided_on: date | None = day(required=True)
    decision: str = line(longest=100)
    of_unit_or_head: bool = flag()
    note: str = block()


@dataclass(frozen=True, slots=True, kw_only=True)
class Commendation:
    """A reward for reform work."""

    id: str
    year: int
    recipient: str = line(required=True)
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
    """Parts of the office and how many have their functions laid down (seed row R085)."""

    id: str
    year: int
    as_of: date | None = day(required=True)
    units: int = count()
    with_regulation: int = count()


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
