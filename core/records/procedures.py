"""Administrative procedures one by one, and the place that receives dossiers of all of them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from core.records.dossiers import DossierField
from core.records.fields import block, choice, count, day, deadline, flag, line

LEVELS_CHANGED_ON: Final = date(2022, 8, 15)
"""Decree 42/2022/ND-CP: from this day services are full or partial; before, levels 4 and 3 (R022)."""

CENTRES_SINCE: Final = date(2025, 7, 1)
"""From this day a commune receives dossiers in its public administrative service centre (R116)."""


class ServiceLevel(StrEnum):
    """How far a procedure can be done online (Decree 42/2022/ND-CP, article 11)."""

    FULL = "full"
    PARTIAL = "partial"
    OTHER = "other"


class ReceivingForm(StrEnum):
    """What the receiving place is called."""

    ONE_STOP = "one_stop"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """One procedure the unit is in charge of (seed rows R055, R056, R071, R080, R110, R115).

    `publish_by` is the last day to make it public after the province announced it, `published_on` the day
    it was; the four flags before them are the places. `limit_days` are working days.
    """

    id: str
    year: int
    code: str = line(required=True, longest=100)
    name: str = line(required=True)
    field: DossierField = choice(DossierField.OTHER, required=True)
    level: ServiceLevel = choice(ServiceLevel.OTHER, required=True)
    limit_days: int | None = count(default=None, most=999)
    has_fee: bool = flag()
    has_process: bool = flag()
    has_e_process: bool = flag()
    at_one_stop: bool = flag(default=True)
    posted_at_office: bool = flag()
    posted_on_website: bool = flag()
    on_national_portal: bool = flag()
    on_provincial_portal: bool = flag()
    publish_by: date | None = deadline()
    published_on: date | None = day()
    had_online_dossier: bool = flag()
    ended_on: date | None = day()

    @property
    def is_online(self) -> bool:
        """Whether any part of it can be done online."""
        return self.level is not ServiceLevel.OTHER

    @property
    def is_posted(self) -> bool:
        """Whether it is public both at the office and on a page or portal."""
        return self.posted_at_office and (self.posted_on_website or self.on_national_portal)


@dataclass(frozen=True, slots=True, kw_only=True)
class OneStop:
    """The receiving place on one day: decision, people, equipment (seed rows R057, R116)."""

    id: str
    year: int
    as_of: date | None = day(required=True)
    form: ReceivingForm = choice(ReceivingForm.ONE_STOP, required=True)
    decision: str = line(longest=100)
    decided_on: date | None = day()
    place: str = line()
    staff: int | None = count(default=None)
    counters: int | None = count(default=None)
    equipment: str = block()
    note: str = block()


def old_level(level: ServiceLevel, day: date) -> int | None:
    """The number an online service had before 15 August 2022: 4 full, 3 partial; None from that day on."""
    if day >= LEVELS_CHANGED_ON:
        return None
    return {ServiceLevel.FULL: 4, ServiceLevel.PARTIAL: 3}.get(level)


def receiving_form(day: date) -> ReceivingForm:
    """What the receiving place of a commune is called on a day."""
    return ReceivingForm.CENTRE if day >= CENTRES_SINCE else ReceivingForm.ONE_STOP
