"""What is to be reached, and ratios that other documents state: figures with an operator (guide 3)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.numbers import Bound
from core.records.dossiers import DossierField
from core.records.fields import amount, block, choice, count, day, deadline, line


class TargetForm(StrEnum):
    """How a target limits: a value with an operator, a range of ranks, or the first ones (R010, R094)."""

    AT_LEAST = "ge"
    OVER = "gt"
    AT_MOST = "le"
    UNDER = "lt"
    RANKS = "ranks"
    TOP = "top"


class TargetMeasure(StrEnum):
    """Which figures of the year give the result; without one the result is entered."""

    PLAN_DONE = "plan_done"
    ON_TIME = "on_time"
    EARLY = "early"
    LATE = "late"
    APOLOGY = "apology"
    ONLINE = "online"
    FULL_ONLINE = "full_online"
    E_PAYMENT = "e_payment"
    DIGITISED_PARTS = "digitised_parts"
    DIGITISED_RESULTS = "digitised_results"
    REUSED = "reused"
    E_RESULT = "e_result"
    AUTHENTICATED = "authenticated"
    E_COPIES = "e_copies"
    POPULATION_DATA = "population_data"
    ONLINE_SERVICES = "online_services"
    SERVICES_USED = "services_used"
    FEEDBACK_ON_TIME = "feedback_on_time"
    SATISFACTION = "satisfaction"
    QUALIFIED = "qualified"
    DOCUMENTS_ONLINE = "documents_online"
    WORK_FILES_ONLINE = "work_files_online"
    SIGNED_OUT = "signed_out"
    DISBURSED = "disbursed"
    INDEX = "index"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One target: for `RANKS` from rank `value` to rank `value_to`, for `TOP` the first `value` of `out_of`.

    `field` narrows a measure to one field of dossiers (seed row R007).
    """

    id: str
    year: int
    name: str = line(required=True, longest=200)
    measure: TargetMeasure | None = choice(None)
    field: DossierField = choice(DossierField.ALL, required=True)
    operator: TargetForm = choice(TargetForm.AT_LEAST, required=True)
    value: Decimal | None = amount(required=True)
    value_to: Decimal | None = amount()
    out_of: int | None = count(default=None)
    due_on: date | None = deadline()
    result: Decimal | None = amount()
    document: str = line()
    note: str = block()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRatio:
    """A ratio as a document states it, with its operator and, when known, its counts (R072, R095, R099).

    A ratio without counts has no base and is never added to others.
    """

    id: str
    year: int
    name: str = line(required=True, longest=200)
    operator: Bound = choice(Bound.EXACT, required=True)
    value: Decimal | None = amount(required=True)
    part: int | None = count(default=None)
    whole: int | None = count(default=None)
    whole_name: str = line(longest=200)
    from_on: date | None = day()
    to_on: date | None = day()
    document: str = line()
    note: str = block()
