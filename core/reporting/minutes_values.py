"""What the minutes of an appraisal are made of: the figures of one unit, and the words around them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.reporting.data import HeadData
from core.reporting.minutes_tables import MinutesLine, MinutesTableWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraiser:
    """Who gave values in an area, with the job where the council's list knows it."""

    area: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A member of the council that concludes."""

    name: str
    job: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesArea:
    """One area: maximum after exclusion, what the unit claimed, what stands.

    `given_own` is what stands on the criteria the unit scores itself: what its claim is compared with, once
    none of the area is open (`open_lines`).
    """

    code: str
    name: str
    maximum: Decimal
    claimed: Decimal
    given: Decimal
    given_own: Decimal
    open_lines: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjusted:
    """A bonus or penalty that applies, with its cases; `points` after the cap, those of a penalty below 0."""

    name: str
    cases: str
    points: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A question about a line, and what the unit wrote since; empty where it did not answer yet."""

    code: str
    name: str
    asked_on: date
    officer: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesData:
    """Everything about the appraisal of one unit.

    Attributes:
        claimed: points the unit claimed in all; `total` what stands with bonus and penalty.
        index, band, rank: None or empty while the unit is not ranked; `steps` say how the band came about.
        tasks: duties that follow from the result.
        documents_looked: how many documents the unit put before the appraisers.
        open_lines: criteria nobody appraised yet: the minutes are a draft.
    """

    head: HeadData
    unit_code: str
    unit_name: str
    year: int
    criteria_set: str
    decision: str
    is_sample: bool
    revision: int
    received_on: date | None
    council: tuple[Sitting, ...]
    appraisers: tuple[Appraiser, ...]
    areas: tuple[MinutesArea, ...]
    adjustments: tuple[Adjusted, ...]
    lines: tuple[MinutesLine, ...]
    questions: tuple[Answered, ...]
    claimed: Decimal
    total: Decimal
    maximum: Decimal
    index: Decimal | None
    band: str
    rank: int | None
    ranked: int
    steps: tuple[str, ...]
    tasks: tuple[str, ...]
    documents_looked: int
    open_lines: int
    is_published: bool
    officer: str

    @property
    def areas_named(self) -> Mapping[str, str]:
        """The names of the areas by code, in order."""
        return {area.code: area.name for area in self.areas}


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesWords:
    """The words of the minutes; `tables` those of the tables of criteria."""

    symbol: str
    tables: MinutesTableWords
    title: str
    subtitle: Callable[[int, str], str]
    opening: Callable[[str, int, str], str]
    draft: Callable[[int], str]
    people_heading: str
    people_sheet: str
    name: str
    job: str
    part: str
    no_council: str
    appraisers: str
    appraisers_sheet: str
    area: str
    people: str
    nobody: str
    representative: str
    ground_heading: str
    ground_set: Callable[[str, str], str]
    ground_package: Callable[[int, date | None], str]
    ground_council: str
    result_heading: str
    result_sheet: str
    maximum: str
    claimed: str
    given: str
    given_own: str
    difference: str
    share: str
    own_group: str
    areas_total: str
    final: str
    result: Callable[[Decimal, Decimal, Decimal | None], str]
    changed_heading: str
    nothing_changed: str
    nothing_appraised: str
    questions_heading: str
    questions_sheet: str
    no_questions: str
    question: str
    answer: str
    asked: Callable[[date, str], str]
    not_answered: str
    unoccurred_heading: str
    nothing_unoccurred: str
    documents_heading: str
    documents_looked: Callable[[int, int, int], str]
    no_documents: str
    band_heading: str
    band: Callable[[str, int | None, int, bool], str]
    no_band: str
    no_steps: str
    conclusion_heading: str
    conclusion: Callable[[str, Decimal, Decimal | None, str], str]
    no_conclusion: Callable[[int], str]
    unit_opinion: str
    closing: str
    unit_side: str
    council_side: str
    sign_hint: str
    annex_label: Callable[[int], str]
    lines_title: str
    documents_title: str
    annex_reference: Callable[[str], str]
