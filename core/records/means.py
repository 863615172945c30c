"""The office's means: money made public, money spent, electronic documents, quality system, website."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.records.fields import amount, block, choice, count, day, flag, line


class PublicityForm(StrEnum):
    """The three publications of a budget year."""

    ESTIMATE = "estimate"
    EXECUTION = "execution"
    SETTLEMENT = "settlement"


class WebsiteItem(StrEnum):
    """What a commune's page must carry (seed row R117); criteria count the first three."""

    INFO = "info"
    PROCEDURES = "tthc"
    REFORM = "cchc"
    INTRODUCTION = "introduction"
    NEWS = "news"
    LEGAL = "legal"
    PLANS = "plans"
    BUDGET = "budget"
    PROJECTS = "projects"
    STATISTICS = "statistics"
    DRAFTS = "drafts"
    FEEDBACK = "feedback"
    RECEPTION = "reception"
    CALENDAR = "calendar"
    CONTACT = "contact"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetPublicity:
    """One publication of the budget, with the day it was posted."""

    id: str
    year: int
    form: PublicityForm = choice(PublicityForm.ESTIMATE, required=True)
    published_on: date | None = day()
    document: str = line()
    place: str = line()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finance:
    """Money figures over a stretch of time, in dong (annex code TC2)."""

    id: str
    year: int
    from_on: date | None = day(required=True)
    to_on: date | None = day(required=True)
    revenue_estimate: Decimal | None = amount()
    revenue: Decimal | None = amount()
    revenue_last_year: Decimal | None = amount()
    capital_assigned: Decimal | None = amount()
    capital_disbursed: Decimal | None = amount()
    audit_recommendations: int = count()
    audit_done: int = count()


@dataclass(frozen=True, slots=True, kw_only=True)
class EDocuments:
    """Documents and work files handled electronically (annex code VB); secret ones are never counted.

    `processed_online` are documents in and out, apart from work files (seed row R092).
    """

    id: str
    year: int
    from_on: date | None = day(required=True)
    to_on: date | None = day(required=True)
    incoming: int = count()
    outgoing: int = count()
    signed_sent: int = count()
    signed: int | None = count(default=None)
    sent_online: int | None = count(default=None)
    processed_online: int | None = count(default=None)
    work_files: int = count()
    work_files_online: int = count()
    online_meetings: int = count()


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityDeclaration:
    """Declaration of TCVN ISO 9001:2015 and the year's internal audit (annex code IS)."""

    id: str
    year: int
    decision: str = line(longest=100)
    declared_on: date | None = day()
    procedures: int = count()
    scope: str = line()
    audited_on: date | None = day()
    note: str = block()


@dataclass(frozen=True, slots=True, kw_only=True)
class WebsiteUpdate:
    """One required part of the commune's page and the day it was last updated."""

    id: str
    year: int
    item: WebsiteItem = choice(WebsiteItem.INFO, required=True)
    updated_on: date | None = day()
    address: str = line()
    note: str = block()


@dataclass(frozen=True, slots=True, kw_only=True)
class Autonomy:
    """The regime of own responsibility for staff and money, and the rules of spending (seed row R091)."""

    id: str
    year: int
    is_applied: bool = flag(default=True)
    decision: str = line(longest=100)
    decided_on: date | None = day()
    rules: str = line(longest=100)
    rules_on: date | None = day()
    saved: Decimal | None = amount()
    note: str = block()


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """What the office works with, on one day (seed row R105, optional)."""

    id: str
    year: int
    as_of: date | None = day(required=True)
    computers: int | None = count(default=None)
    weak_computers: int | None = count(default=None)
    scanners: int | None = count(default=None)
    printers: int | None = count(default=None)
    signing_devices: int | None = count(default=None)
    networked: int | None = count(default=None)
    line_speed: str = line(longest=100)
    note: str = block()
