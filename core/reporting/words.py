"""The words of the reports, as typed values: core knows which word goes where, `ui/texts` knows the word."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from core.council import CouncilPart
from core.reporting.round_words import ConsolidatedWords, RefusedWords, RemindWords
from core.reporting.trial_table import TrialWords
from core.units import Signatory, UnitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWords:
    """What every official document carries (decree 30/2020)."""

    nation: str
    motto: str
    issuer: Callable[[str], tuple[str, ...]]
    number_line: Callable[[str], str]
    place_and_day: Callable[[str, date | None], str]
    signature_lines: Callable[[str, Signatory], tuple[str, ...]]
    recipients_label: str
    archive_line: Callable[[str], str]
    sample_notice: str
    ordinal: str
    total: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfScoreWords:
    """The self-score sheet."""

    title: str
    subtitle: Callable[[int], str]
    introduction: Callable[[int, str, str], str]
    result_heading: str
    result: Callable[[Decimal, Decimal, Decimal | None], str]
    excluded: Callable[[Decimal], str]
    not_self_scored: Callable[[Decimal], str]
    area: str
    maximum: str
    self_points: str
    share: str
    areas_total: str
    bonus: str
    penalty: str
    before_heading: Callable[[int], str]
    before: Callable[[int, Decimal | None, Decimal | None], str]
    before_self: Callable[[int], str]
    before_points: Callable[[int], str]
    moved: str
    claims_heading: str
    no_claims: str
    claims_intro: str
    claims_sheet: str
    policy: str
    claimed_by: str
    claimed_on: str
    by_figures: str
    reason: str
    statements_heading: str
    no_statement_needed: str
    nothing_scored: str
    statement_intro: str
    no_statement_yet: str
    explanation_of_missing: str
    difficulties_heading: str
    proposals_heading: str
    statements_sheet: str
    criteria_sheet: str
    annex_label: str
    annex_title: Callable[[int], str]
    annex_reference: Callable[[str], str]
    code: str
    criterion: str
    explanation: str
    evidence: str
    not_scored: str
    by_authority: str
    is_excluded: str
    no_evidence: str
    closing: Callable[[int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistWords:
    """The checklist of tasks and missing evidence."""

    title: str
    subtitle: Callable[[int, date], str]
    tasks_heading: str
    no_tasks: str
    task: str
    owner: str
    due: str
    state: str
    box: str
    product: Callable[[str], str]
    done: Callable[[date], str]
    done_late: Callable[[date], str]
    overdue: Callable[[int], str]
    due_today: str
    days_left: Callable[[int], str]
    no_due: str
    progress: Callable[[int], str]
    tasks_summary: Callable[[int, int, int], str]
    missing_heading: str
    missing_sheet: str
    nothing_missing: str
    code: str
    criterion: str
    needed: str
    at_stake: str
    explained: str
    missing_summary: Callable[[int, Decimal], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueWords:
    """The list of deadlines."""

    title: str
    subtitle: Callable[[int, date], str]
    sheet: str
    what: str
    due: str
    left: str
    source: str
    box: str
    nothing_due: str
    summary: Callable[[int, int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingWords:
    """The authority's ranking table."""

    title: str
    subtitle: Callable[[int], str]
    introduction: Callable[[int, str, str], str]
    draft_notice: str
    kind_heading: Callable[[UnitKind], str]
    submitted: Callable[[int, int], str]
    ranking_caption: str
    rank: str
    unit: str
    points: str
    index: str
    band: str
    change: str
    remarks: str
    not_submitted: str
    pending: str
    downgraded: str
    bands_caption: str
    band_count: str
    band_share: str
    band_before: str
    band_units: str
    band_points: str
    rank_change: Callable[[int], str]
    rank_before: str
    not_hundred: Callable[[Decimal], str]
    downgrades_caption: str
    reason: str
    closing: Callable[[int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverWords:
    """The record of handing a package over."""

    title: str
    subtitle: Callable[[int], str]
    symbol: str
    none_sent: Callable[[int], str]
    dots: str
    opening: str
    giver: Callable[[str, str, str], str]
    taker: Callable[[str], str]
    content: str
    value: str
    content_sheet: str
    package: str
    package_of: Callable[[int, int, datetime], str]
    criteria: str
    score: Callable[[Decimal, Decimal, Decimal], str]
    score_label: str
    records: str
    records_of: Callable[[str, int], str]
    records_whole: Callable[[str, int, int], str]
    no_records: str
    evidence: str
    evidence_of: Callable[[int, int, int], str]
    reason: str
    key: str
    receipt: str
    receipt_of: Callable[[int, datetime], str]
    files: str
    file_of: Callable[[str, int], str]
    digest_label: str
    digest_note: str
    seal_note: str
    closing: str
    giver_title: str
    taker_title: str
    sign_hint: str
    kind_title: Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AidWords:
    """The list of what to look at twice in a round."""

    title: str
    subtitle: Callable[[int], str]
    introduction: Callable[[int, str], str]
    nothing: str
    kinds_heading: str
    waiting_heading: str
    aside_heading: str
    kind: str
    rule: str
    count: str
    unit: str
    criterion: str
    what: str
    points: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledWords:
    """The annex of pooled ratios."""

    label: str
    unit: str
    period: Callable[[str, date, date], str]
    whole: str
    share: str
    nothing: str
    pooled_note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilWords:
    """The list of the appraisal council."""

    title: str
    subtitle: Callable[[int], str]
    sheet: str
    name: str
    job: str
    part: str
    areas: str
    all_areas: str
    nobody: str
    part_of: Callable[[CouncilPart], str]
    summary: Callable[[int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWords:
    """All of them together, as the builders take them."""

    form: FormWords
    self_score: SelfScoreWords
    checklist: ChecklistWords
    due: DueWords
    ranking: RankingWords
    pooled: PooledWords
    hand_over: HandOverWords
    council: CouncilWords
    trial: TrialWords
    remind: RemindWords
    refused: RefusedWords
    aids: AidWords
    consolidated: ConsolidatedWords
