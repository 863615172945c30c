"""One unit's assessment of one year: what was entered, what was given, and every step between.

States follow the guide, section 2. Nothing is overwritten: each appraisal is a new row, the newest counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

Inputs = Mapping[str, object]


class State(StrEnum):
    """Where an assessment stands."""

    DRAFT = "draft"
    CLOSED = "closed"
    SUBMITTED = "submitted"
    APPRAISAL_1 = "appraisal_1"
    EXPLANATION = "explanation"
    APPRAISAL_2 = "appraisal_2"
    COUNCIL = "council"
    PUBLISHED = "published"


class Stage(StrEnum):
    """Who speaks in an appraisal row."""

    APPRAISAL_1 = "appraisal_1"
    APPRAISAL_2 = "appraisal_2"
    COUNCIL = "council"


class Claim(StrEnum):
    """What a submitter may claim about a criterion instead of giving figures."""

    NONE = ""
    NO_OCCURRENCE = "no_occurrence"


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionEntry:
    """What the submitter entered for one criterion beside its records.

    `inputs` are ticks, options and counts that no record kind holds, as (name, text) pairs such as
    ("items", "plan") or ("option", "yes"); a ratio is never among them. `owner` is the person who answers
    for the criterion (seed row R060); it stays in the office and goes into no package.
    """

    criterion: str
    inputs: tuple[tuple[str, str], ...] = ()
    claim: Claim = Claim.NONE
    claim_reason: str = ""
    explanation: str = ""
    note: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisal:
    """One appraised value of one criterion: who gave how many points, when and why. Never changed afterwards.

    `points` None with `excluded` true takes the criterion out of score and maximum; with `excluded` false it
    takes the value before back, so that none stands. `revision` is the submission it was given on (0 in rows
    of before), `desk` the desk that gave it (empty for this office), `mark` the name of the row wherever it
    travels, `upon` the mark of the row that was the newest when it was given.
    """

    criterion: str
    stage: Stage
    points: Decimal | None
    excluded: bool = False
    reason: str = ""
    opinion: str = ""
    officer: str
    at: datetime
    revision: int = 0
    desk: str = ""
    mark: str = ""
    upon: str = ""

    @property
    def is_taken_back(self) -> bool:
        """Whether this row leaves the criterion without a value."""
        return self.points is None and not self.excluded


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedDocument:
    """A document as it is quoted; `evidence` is its id where the unit itself submitted it."""

    text: str
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentEntry:
    """How many times a bonus or penalty item applies to a unit, the ground for it and what proves it."""

    item: str
    count: int
    note: str = ""
    documents: tuple[CitedDocument, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideValue:
    """A value the authority holds about a unit that no submission gives: SIPAS, survey answers, an index.

    `inputs` as in `CriterionEntry`. The document says where it comes from, `survey` is the campaign's id
    where one brought it; who entered it and when is set by the service.
    """

    criterion: str
    inputs: tuple[tuple[str, str], ...]
    document: str = ""
    survey: str = ""
    entered_by: str = ""
    entered_at: datetime | None = None
