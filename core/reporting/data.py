"""The figures reports are made from, as plain values; services fill them, builders never look further."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.units import Signatory, UnitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadData:
    """Who issues the document, where and when.

    Attributes:
        unit_name: full name with its kind, as the official list writes it.
        superior: the authority above the issuer; empty for a people's committee (decree 30/2020).
        issuer: the issuing body as it is printed; empty where the unit's name makes it.
        place: the place before the day.
        day: None leaves the day to be written by hand.
        symbol: the part of the number after the slash.
        recipients: without the last line for the archive, which the words add.
        drafted_by: the abbreviation of the drafting department, in that last line.
    """

    unit_name: str
    place: str
    day: date | None
    symbol: str
    superior: str = ""
    signatory: Signatory | None = None
    recipients: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    drafted_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaScore:
    """One area of the summary; points are None where nothing is scored yet."""

    code: str
    name: str
    maximum: Decimal
    points: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One criterion of the self-score sheet.

    Attributes:
        points: None while there is no score.
        explanation: how the points come about, in words.
        evidence: documents as they are quoted (number, symbol, day).
        statement: the submitter's explanation where evidence is missing.
        evidence_missing: evidence is required and there is none.
        by_authority: survey or outside value: not self-scored.
        excluded: taken out of score and maximum.
    """

    area: str
    code: str
    name: str
    maximum: Decimal
    points: Decimal | None
    explanation: str = ""
    evidence: tuple[str, ...] = ()
    statement: str = ""
    evidence_missing: bool = False
    by_authority: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """One criterion where nothing occurred: the policy of the set, who claimed it when, and why (guide 6).

    `by` is empty where nobody claimed it: then the figures themselves show that nothing occurred.
    """

    code: str
    name: str
    maximum: Decimal
    policy: str
    by: str
    on: date | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaBefore:
    """An area a year earlier: points of the self-score and of the appraisal against the maximum of then."""

    code: str
    self_points: Decimal
    points: Decimal
    maximum: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreBefore:
    """Last year's score where it is held: what the unit gave itself, and the published index of a result."""

    year: int
    self_points: Decimal | None
    index: Decimal | None = None
    areas: tuple[AreaBefore, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfScoreData:
    """A commune's self-score of one year. `index` in per cent, None while it cannot be computed.

    `maximum` is what remains after exclusion, `total` the sum over the areas without bonus and penalty.
    `difficulties` and `proposals` empty: dotted lines are printed to be filled by hand. `claims` are the
    criteria where nothing occurred, `before` is last year's score where it is held.
    """

    head: HeadData
    year: int
    criteria_set: str
    decision: str
    is_sample: bool
    areas: tuple[AreaScore, ...]
    lines: tuple[SheetLine, ...]
    total: Decimal
    maximum: Decimal
    excluded_maximum: Decimal = Decimal(0)
    bonus: Decimal = Decimal(0)
    penalty: Decimal = Decimal(0)
    index: Decimal | None = None
    difficulties: str = ""
    proposals: str = ""
    claims: tuple[ClaimLine, ...] = ()
    before: ScoreBefore | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """One task of the checklist; `progress` in per cent."""

    title: str
    product: str = ""
    owner: str = ""
    due_on: date | None = None
    done_on: date | None = None
    progress: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingLine:
    """One criterion without evidence or without data; `at_stake` are the points that depend on it."""

    code: str
    name: str
    maximum: Decimal
    at_stake: Decimal
    needed: str = ""
    explained: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistData:
    """What is still to be done on `today`."""

    head: HeadData
    year: int
    today: date
    tasks: tuple[TaskLine, ...]
    missing: tuple[MissingLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """One deadline as it is printed: what, its day, how it stands today, and where the day comes from."""

    what: str
    due_on: date
    left: str
    source: str
    is_overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DueData:
    """What is due in a year as seen on `today`, soonest first."""

    head: HeadData
    year: int
    today: date
    lines: tuple[DueLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AidLine:
    """One thing to look at twice, as it is printed.

    `rule` says when the kind speaks; `set_aside` who set it aside, when and why, empty while it waits.
    """

    kind: str
    rule: str
    unit: str
    criterion: str
    what: str
    points: Decimal
    set_aside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AidData:
    """What to look at twice in a round, or of one unit by name; `sent` counts the units looked at."""

    head: HeadData
    year: int
    criteria_set: str
    is_sample: bool
    sent: int
    lines: tuple[AidLine, ...]
    unit_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankLine:
    """One ranked unit. `previous_index` and `previous_rank` are last year's, None without one to compare.

    `flags` are short marks; `downgrades` say in full why the band is lower than the index alone gives.
    """

    rank: int
    code: str
    name: str
    total: Decimal
    index: Decimal
    band: str
    previous_index: Decimal | None = None
    previous_rank: int | None = None
    flags: tuple[str, ...] = ()
    downgrades: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BandLine:
    """How many ranked units are in one band, now and the year before; the builder computes the shares."""

    name: str
    count: int
    before: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedKind:
    """The ranking of one unit kind. `not_submitted` are (code, name) pairs; they carry no rank.

    `pending` sent and are not ranked yet. `before_ranked` is how many were ranked the year before;
    `remarks` are sentences below the bands. `mean_change` is in percentage points.
    """

    kind: UnitKind
    rows: tuple[RankLine, ...]
    bands: tuple[BandLine, ...]
    not_submitted: tuple[tuple[str, str], ...] = ()
    pending: tuple[tuple[str, str], ...] = ()
    before_ranked: int | None = None
    remarks: tuple[str, ...] = ()
    mean: Decimal | None = None
    mean_change: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingData:
    """The authority's ranking of one year."""

    head: HeadData
    year: int
    criteria_set: str
    scheme: str
    is_sample: bool
    kinds: tuple[RankedKind, ...]
    published: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledPeriod:
    """One stretch of days of the annex, both included."""

    label: str
    from_on: date
    to_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledUnit:
    """One unit's (numerator, denominator) per period; None where nothing was entered."""

    name: str
    counts: tuple[tuple[int, int] | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledData:
    """Counts of an indicator by unit and period; every ratio is sum over sum, never a mean of ratios."""

    head: HeadData
    subject: str
    numerator: str
    denominator: str
    periods: tuple[PooledPeriod, ...]
    units: tuple[PooledUnit, ...]
    annex_label: str = ""
    reference: str = ""
    note: str = ""
