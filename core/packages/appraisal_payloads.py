"""What an appraisal package says, both ways: work for a desk of the appraiser, and what the desk has given.

Downwards it carries the round with its set, the parts assigned and what is known of them; upwards the rows
and questions of the desk. A row is never changed: its `mark` names it wherever it goes.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from core.assessment import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedRound:
    """The round the work belongs to; `document` is the canonical text of its set, cut into pieces."""

    units: tuple[str, ...]
    due_on: date
    opened_at: datetime
    band_scheme: str
    document: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedPart:
    """A part assigned to the desk: an area or criterion of the set, one unit or (empty) every unit."""

    node: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedRow:
    """One appraised value. `desk` is the office that gave it, by its code without prefix.

    `upon` is the mark of the value that stood when it was given, empty where there was none; `revision` the
    submission it was given on. Without points and not excluded it takes the value before back.
    """

    mark: str
    upon: str
    desk: str
    unit: str
    criterion: str
    stage: Stage
    points: Decimal | None
    excluded: bool
    reason: str
    opinion: str
    officer: str
    at: datetime
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedQuestion:
    """A question to a unit about one criterion; `reason` is its text, as in a return.

    `revision` is the submission it was asked on, `package` the digest of the return that carried it, empty
    while it waits to be sent.
    """

    id: str
    unit: str
    criterion: str
    reason: str
    officer: str
    at: datetime
    revision: int
    package: str
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedInput:
    """One input of a value from outside, as text."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOutside:
    """A value the appraiser holds about a unit that no submission gives."""

    unit: str
    criterion: str
    inputs: tuple[CarriedInput, ...]
    source: str
    officer: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedPackage:
    """A submission the lead office has accepted and hands on unchanged."""

    unit: str
    digest: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalBody:
    """Work for a desk (`round` is there), or the work it brings back (`round` is null)."""

    year: int
    round: CarriedRound | None
    parts: tuple[CarriedPart, ...]
    rows: tuple[CarriedRow, ...]
    questions: tuple[CarriedQuestion, ...]
    outside: tuple[CarriedOutside, ...]
    packages: tuple[CarriedPackage, ...]
