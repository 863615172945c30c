"""What became of a year: who closed and reopened it and why, what changed since it was sent, last year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from core.audit import AuditEntry
from core.exchanges import PackageRow
from core.packages.payloads import Claim, SubmissionBody, SubmittedLine
from core.ports import Database
from core.results import read_result
from core.rounds import Standing
from core.self_score import ScoreLine, SelfScore
from core.services.adopt_criteria import AdoptCriteria
from core.services.own_packages import newest_sent
from core.stored_packages import document_of
from core.submission import submitted_line
from core.text import fold

_NOTHING = SubmittedLine(
    criterion="",
    inputs=(),
    claim=Claim.NONE,
    claim_reason="",
    explanation="",
    note="",
    points=None,
    evidence=(),
)
_OF_YEAR = frozenset({"close_year", "reopen_year", "export", "choose_criteria"})


@dataclass(frozen=True, slots=True, kw_only=True)
class YearAct:
    """One act on a whole year. `what` is the act's name in the audit chain."""

    at: datetime
    officer: str
    what: str
    told: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChange:
    """How a criterion differs from the newest package: points then and now, and what else is another.

    `documents` is how many documents came (above zero) or went (below).
    """

    criterion: str
    name: str
    before: Decimal | None
    after: Decimal | None
    inputs: bool
    words: bool
    documents: int

    @property
    def gain(self) -> Decimal:
        """Points won since; below zero when lost."""
        return (self.after or Decimal(0)) - (self.before or Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is another than in the newest package that was sent."""

    revision: int
    sent_at: datetime
    lines: tuple[LineChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A criterion a year earlier: as the unit scored it and as the authority did; None where unknown."""

    self_points: Decimal | None
    appraised: Decimal | None
    maximum: Decimal

    @property
    def is_known(self) -> bool:
        """Whether there were any points."""
        return self.self_points is not None or self.appraised is not None


class YearHistory:
    """Reads what is written down already; changes nothing."""

    def __init__(self, *, database: Database, criteria: AdoptCriteria) -> None:
        self._database = database
        self._criteria = criteria

    def acts(self, year: int) -> tuple[YearAct, ...]:
        """Closing, reopening, sending and choosing a set, newest first."""
        with self._database.transaction() as work:
            entries = work.audit.of_acts(_OF_YEAR)
        return tuple(_act(entry) for entry in reversed(entries) if _is_of(entry, year))

    def changes(self, score: SelfScore) -> Changes | None:
        """What of this score is another than in the newest package of its year; None before the first.

        Raises:
            PackageRefused: the stored package is damaged.
        """
        with self._database.transaction() as work:
            row = newest_sent(work, score.year)
        return None if row is None else changes_since(row, score)

    def last_year(self, year: int) -> Mapping[str, Earlier]:
        """Every criterion of the year before that means the same now: the same id and the same name."""
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            now, then = (work.assessments.standing(unit, each) for each in (year, year - 1))
            own = work.assessments.self_points(unit, year - 1)
            document = work.assessments.result(unit, year - 1)
        if then is None or not (own or document):
            return {}
        given = (
            {} if document is None else {each.criterion: each.points for each in read_result(document).lines}
        )
        maxima = self._same(then, now)
        return {
            criterion: Earlier(
                self_points=own.get(criterion), appraised=given.get(criterion), maximum=maximum
            )
            for criterion, maximum in maxima.items()
            if criterion in own or criterion in given
        }

    def _same(self, then: Standing, now: Standing | None) -> Mapping[str, Decimal]:
        """The maxima of the leaves that both years know under one id and one name."""
        old = self._criteria.read(then.criteria_set, then.criteria_version)
        new = (
            self._criteria.read()
            if now is None
            else self._criteria.read(now.criteria_set, now.criteria_version)
        )
        names = {leaf.id: fold(leaf.name) for leaf in new.leaves()}
        return {leaf.id: leaf.max_points for leaf in old.leaves() if names.get(leaf.id) == fold(leaf.name)}


def changes_since(row: PackageRow, score: SelfScore) -> Changes:
    """What of a score is another than in a package that was sent.

    Raises:
        PackageRefused: the stored package is damaged.
    """
    body = document_of(row).body
    assert isinstance(body, SubmissionBody)
    sent = {line.criterion: line for line in body.lines}
    return Changes(
        revision=row.revision,
        sent_at=row.at,
        lines=tuple(_changed(score.lines, sent)),
    )


def _changed(lines: Sequence[ScoreLine], sent: Mapping[str, SubmittedLine]) -> Iterator[LineChange]:
    for line in lines:
        new, leaf = submitted_line(line), line.criterion
        old = sent.get(leaf.id) or replace(_NOTHING, criterion=leaf.id)
        found = LineChange(
            criterion=leaf.id,
            name=leaf.name,
            before=old.points,
            after=new.points,
            inputs=new.inputs != old.inputs,
            words=_words_of(new) != _words_of(old),
            documents=len(new.evidence) - len(old.evidence),
        )
        is_other = found.before != found.after or found.inputs or found.words
        if is_other or set(new.evidence) != set(old.evidence):
            yield found


def _words_of(line: SubmittedLine) -> tuple[str, ...]:
    return line.claim.value, line.claim_reason, line.explanation


def _is_of(entry: AuditEntry, year: int) -> bool:
    return entry.act in _OF_YEAR and entry.subject == str(year)


def _act(entry: AuditEntry) -> YearAct:
    return YearAct(at=entry.at, officer=entry.officer, what=entry.act, told=entry.new, why=entry.why)
