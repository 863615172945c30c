"""Dossiers of administrative procedures: counts by field and stretch of time, and the late ones by name."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.records.fields import block, choice, count, day, line


class DossierField(StrEnum):
    """Fields a commune receives dossiers in (annex code HS3)."""

    ALL = "all"
    CIVIL_STATUS = "civil_status"
    CERTIFICATION = "certification"
    LAND = "land"
    CONSTRUCTION = "construction"
    SOCIAL = "social"
    BUSINESS = "business"
    EDUCATION = "education"
    HEALTH = "health"
    AGRICULTURE = "agriculture"
    TRANSPORT = "transport"
    CULTURE = "culture"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierCount:
    """What happened to the dossiers of one field between two days, both included.

    Annex codes HS1-HS4, TO, SH, BS.
    A figure belongs to its real days: "2021" of seed document S2 is 1 September to 31 December.
    `copies` are all certified copies, `population_data` dossiers that used the national population data
    (R106), `in_software` those handled in the one-stop software (R109).
    Online dossiers are counted apart by full and partial service (Decree 42/2022, article 11).
    """

    id: str
    year: int
    from_on: date | None = day(required=True)
    to_on: date | None = day(required=True)
    field: DossierField = choice(DossierField.ALL, required=True)
    carried_over: int = count()
    online_full: int = count()
    online_partial: int = count()
    direct: int = count()
    post: int = count()
    done_early: int = count()
    done_on_time: int = count()
    done_late: int = count()
    pending_due: int = count()
    pending_overdue: int = count()
    refused: int = count()
    apologies: int = count()
    full_eligible: int = count()
    fee_dossiers: int = count()
    paid_online: int = count()
    digitised_parts: int = count()
    digitised_results: int = count()
    digitised_both: int = count()
    result_required: int = count()
    e_results: int = count()
    reused: int = count()
    transactions: int = count()
    authenticated: int = count()
    interlinked: int = count()
    outside_boundary: int = count()
    certified_copies: int = count()
    copies: int | None = count(default=None)
    population_data: int | None = count(default=None)
    in_software: int | None = count(default=None)

    @property
    def online(self) -> int:
        """Dossiers submitted online, full and partial service together."""
        return self.online_full + self.online_partial

    @property
    def received(self) -> int:
        """Dossiers received through all channels."""
        return self.online + self.direct + self.post

    @property
    def done(self) -> int:
        """Dossiers settled: early, on time and late."""
        return self.done_early + self.done_on_time + self.done_late

    @property
    def pending(self) -> int:
        """Dossiers still running, within and beyond their limit."""
        return self.pending_due + self.pending_overdue


@dataclass(frozen=True, slots=True, kw_only=True)
class LateDossier:
    """One late dossier, why, the apology that was written for it, and who answers for it (R028, R065)."""

    id: str
    year: int
    code: str = line(required=True, longest=100)
    field: DossierField = choice(DossierField.OTHER, required=True)
    procedure: str = line()
    due_on: date | None = day(required=True)
    done_on: date | None = day()
    reason: str = block()
    apology_number: str = line(longest=100)
    apology_on: date | None = day()
    responsible: str = line(longest=200)
    handling: str = line()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """Feedback and petitions of citizens (PAKN) over a stretch of time (annex code PA)."""

    id: str
    year: int
    from_on: date | None = day(required=True)
    to_on: date | None = day(required=True)
    received: int = count()
    classified: int | None = count(default=None)
    handled: int = count()
    on_time: int = count()
    dissatisfied: int = count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Satisfaction:
    """Satisfaction forms of one field (annex code HL); levels run from 1 (very dissatisfied) to 5."""

    id: str
    year: int
    from_on: date | None = day(required=True)
    to_on: date | None = day(required=True)
    field: DossierField = choice(DossierField.ALL, required=True)
    sent: int = count()
    returned: int = count()
    valid: int = count()
    level_1: int = count()
    level_2: int = count()
    level_3: int = count()
    level_4: int = count()
    level_5: int = count()
