"""Looking after the work: inspections, findings, legal documents, delegation, procedures, complaints."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.records.fields import block, choice, count, day, flag, line


class InspectionForm(StrEnum):
    """Who inspects, and how."""

    SELF = "self"
    ROUTINE = "routine"
    THEMATIC = "thematic"
    UNANNOUNCED = "unannounced"
    SUPERVISION = "supervision"


class InspectionTopic(StrEnum):
    """What an inspection looked into (seed rows R063, R064, R069)."""

    REFORM = "reform"
    PROCEDURES = "procedures"
    CONDUCT = "conduct"
    DEMOCRACY = "democracy"
    OTHER = "other"


class ReviewState(StrEnum):
    """What a review found about a legal document (seed row R054)."""

    TO_REVIEW = "to_review"
    IN_FORCE = "in_force"
    TO_CHANGE = "to_change"
    PARTLY_EXPIRED = "partly_expired"
    EXPIRED = "expired"


class SimplificationForm(StrEnum):
    """What a proposal would do to a procedure."""

    ABOLISH = "abolish"
    SIMPLIFY = "simplify"
    SHORTEN = "shorten"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """A self-inspection or an inspection received; `inspected` is the part of the office or unit."""

    id: str
    year: int
    form: InspectionForm = choice(InspectionForm.SELF, required=True)
    content: str = line(required=True)
    topic: InspectionTopic | None = choice(None)
    inspected: str = line()
    team: str = line()
    plan_number: str = line(longest=100)
    held_on: date | None = day()
    conclusion_number: str = line(longest=100)
    conclusion_on: date | None = day()
    note: str = block()


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionFinding:
    """One shortcoming found, until it is remedied; an open one is carried into the next year."""

    id: str
    year: int
    content: str = line(required=True)
    found_by: str = line()
    found_on: date | None = day()
    owner: str = line(longest=200)
    remedy: str = block()
    remedied_on: date | None = day()
    carried_over: bool = flag()


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalWork:
    """Counts of legal documents and of law monitoring over a stretch of time (annex code TC)."""

    id: str
    year: int
    from_on: date | None = day(required=True)
    to_on: date | None = day(required=True)
    issued: int = count()
    to_review: int = count()
    reviewed: int = count()
    expired: int = count()
    proposed: int = count()
    unlawful: int = count()
    unlawful_handled: int = count()
    law_findings: int = count()
    law_findings_handled: int = count()


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalDocument:
    """One legal document of the unit and what its review found (seed row R054)."""

    id: str
    year: int
    number: str = line(required=True, longest=100)
    issued_on: date | None = day()
    title: str = line(required=True)
    issuer: str = line(longest=200)
    state: ReviewState = choice(ReviewState.TO_REVIEW, required=True)
    reviewed_on: date | None = day()
    proposal: str = block()
    handled_on: date | None = day()


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """A document that delegates or authorises (seed row R100)."""

    id: str
    year: int
    number: str = line(required=True, longest=100)
    issued_on: date | None = day()
    content: str = line(required=True)
    handled_on: date | None = day()


@dataclass(frozen=True, slots=True, kw_only=True)
class Simplification:
    """A proposal to abolish or simplify a procedure (seed row R045)."""

    id: str
    year: int
    procedure: str = line(required=True)
    form: SimplificationForm = choice(SimplificationForm.SIMPLIFY, required=True)
    proposal: str = block(required=True)
    document: str = line()
    sent_on: date | None = day()
    answer: str = block()


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedures:
    """How many procedures the unit is in charge of, by level and state, on one day (annex code TH).

    `integrated` is the national portal, `integrated_province` the province's (R110); `online_used` are
    online services with at least one dossier (R081); `to_publish` those due in the year (R115).
    """

    id: str
    year: int
    as_of: date | None = day(required=True)
    in_charge: int = count()
    posted: int = count()
    full_online: int = count()
    partial_online: int = count()
    other: int = count()
    with_dossiers: int = count()
    at_one_stop: int = count()
    with_process: int = count()
    with_fee: int = count()
    integrated: int = count()
    integrated_province: int | None = count(default=None)
    online_used: int | None = count(default=None)
    to_publish: int | None = count(default=None)
    published_on_time: int | None = count(default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaints:
    """Complaints, denunciations and petitions due in a stretch of time and settled in time."""

    id: str
    year: int
    from_on: date | None = day(required=True)
    to_on: date | None = day(required=True)
    due: int = count()
    on_time: int = count()


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedDocument:
    """A document the unit issued on reform work."""

    id: str
    year: int
    number: str = line(required=True, longest=100)
    issued_on: date | None = day(required=True)
    form: str = line(longest=100)
    issuer: str = line()
    summary: str = line(required=True)
