"""Score oneself: the year's lines with their explanations, entries, claims, and what is still missing."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from core.assessment import Claim, CriterionEntry, State
from core.audit import Act
from core.criteria import CriteriaSet
from core.errors import UserError
from core.findings import Finding
from core.indicators import DATA_SOURCES, kinds_behind
from core.measured_once import MeasuredOnce
from core.ports import Clock, Database, Transaction
from core.records.catalogue import Record
from core.records.checks import SUM_CHECKS, check, check_year
from core.results import read_result
from core.rounds import Standing
from core.self_score import Holdings, ScoreLine, SelfScore, assess
from core.services.adopt_criteria import AdoptCriteria
from core.services.correcting import correcting
from core.services.noting import note
from core.text import clean_block, clean_line
from core.told_changes import difference, entry_values


class UnknownCriterion(UserError):
    """The criteria set has no such leaf."""

    code = "E_CRITERION"


class YearClosed(UserError):
    """The figures of the year are closed; reopening needs a reason."""

    code = "E_YEAR_CLOSED"


class NotInThisState(UserError):
    """Only a draft can be closed, and only a closed year can be reopened."""

    code = "E_YEAR_STATE"


class FiguresDoNotAdd(UserError):
    """Sum checks fail, so the figures cannot be closed; fields: how many, and the first record kind."""

    code = "E_SUMS_OPEN"


class ReopenReason(UserError):
    """Reopening a closed year needs a written reason."""

    code = "E_REOPEN_REASON"


class SelfAssessment:
    """The submitter's own score of a year."""

    def __init__(self, *, database: Database, criteria: AdoptCriteria, clock: Clock) -> None:
        self._database = database
        self._criteria = criteria
        self._clock = clock
        self._measured = MeasuredOnce()

    def score(self, year: int) -> SelfScore:
        """Everything about a year's score, computed now from what is held."""
        standing = self.standing(year)
        criteria = self._criteria.read(standing.criteria_set, standing.criteria_version)
        with self._database.transaction() as work:
            return self._scored(work, criteria, standing=standing)

    def criteria(self, year: int) -> CriteriaSet:
        """The set a year is assessed by."""
        standing = self.standing(year)
        return self._criteria.read(standing.criteria_set, standing.criteria_version)

    def enter(self, year: int, entry: CriterionEntry) -> SelfScore:
        """Keep what the officer entered on one criterion and answer the new score; see `enter_all`."""
        return self.enter_all(year, (entry,))

    def enter_all(self, year: int, entries: Sequence[CriterionEntry]) -> SelfScore:
        """Keep entries on several criteria, all of them or none, and answer the new score.

        Raises:
            UnknownCriterion: no such leaf.
            YearClosed: the figures are closed.
        """
        standing = self.standing(year)
        criteria = self._criteria.read(standing.criteria_set, standing.criteria_version)
        for entry in entries:
            _require_leaf(criteria, entry.criterion)
        used = self._criteria.find(standing.criteria_set, standing.criteria_version)
        with self._database.transaction() as work:
            refuse_closed(work, standing.unit, year=year)
            if work.assessments.standing(standing.unit, year) is None:
                work.assessments.put_standing(standing)
            if work.criteria.find(used.set_id, used.version) is None:
                work.criteria.add(used)
            self._enter(work, standing.unit, year=year, entries=[_tidied(entry) for entry in entries])
            return self._scored(work, criteria, standing=standing)

    def preview(self, year: int, entry: CriterionEntry) -> ScoreLine:
        """What one line would be with this entry; nothing is kept.

        Raises:
            UnknownCriterion: no such leaf.
        """
        standing = self.standing(year)
        criteria = self._criteria.read(standing.criteria_set, standing.criteria_version)
        _require_leaf(criteria, entry.criterion)
        with self._database.transaction() as work:
            held = holdings_of(work, standing.unit, year=year)
            others = tuple(item for item in held.entries if item.criterion != entry.criterion)
            tried = replace(held, entries=(*others, _tidied(entry)))
            unit = work.office.get().unit
        return assess(criteria, tried, unit=unit, year=year).line(entry.criterion)

    def choose_criteria(self, year: int, set_id: str, *, version: str = "") -> Standing:
        """Assess a year by this set from now on; entries stay and are matched by criterion id.

        Raises:
            UnknownCriteria: neither adopted nor bundled.
            YearClosed: the figures are closed.
        """
        chosen = self._criteria.find(set_id, version)
        held = self.standing(year)
        standing = replace(held, criteria_set=chosen.set_id, criteria_version=chosen.version)
        with self._database.transaction() as work:
            refuse_closed(work, standing.unit, year=year)
            if work.criteria.find(chosen.set_id, chosen.version) is None:
                work.criteria.add(chosen)
            work.assessments.put_standing(standing)
            change = (_named(held), _named(standing))
            with correcting(work, standing.unit, years=(year,)) as why:
                note(work, self._clock, act="choose_criteria", subject=str(year), change=change, why=why)
        return standing

    def open_sums(self, year: int) -> tuple[Finding, ...]:
        """The sum checks that fail, each with its place; while there is one, the figures cannot be closed."""
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            return _failing(work.records.all_of_year(unit, year), year=year)

    def close(self, year: int) -> Standing:
        """Close the figures of a draft: records and entries are locked until it is reopened.

        A failing sum check only warns while figures are entered; it stops the closing (guide 3).

        Raises:
            NotInThisState: the year was closed or submitted already.
            FiguresDoNotAdd: a sum check fails.
        """
        held = self.standing(year)
        if held.state is not State.DRAFT:
            raise NotInThisState(year=year)
        standing = replace(held, state=State.CLOSED)
        with self._database.transaction() as work:
            _refuse_open_sums(work.records.all_of_year(standing.unit, year), year=year)
            work.assessments.put_standing(standing)
            self._note(work, "close_year", held=held, standing=standing)
        return standing

    def reopen(self, year: int, reason: str) -> Standing:
        """Open a closed year again.

        Raises:
            ReopenReason: no reason was given.
            NotInThisState: the year is not closed.
        """
        if not reason.strip():
            raise ReopenReason(year=year)
        held = self.standing(year)
        if held.state is not State.CLOSED:
            raise NotInThisState(year=year)
        standing = replace(held, state=State.DRAFT)
        with self._database.transaction() as work:
            work.assessments.put_standing(standing)
            self._note(work, "reopen_year", held=held, standing=standing, why=clean_line(reason))
        return standing

    def standing(self, year: int) -> Standing:
        """Where the year stands; a year nobody touched is a draft under the newest criteria set."""
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            held = work.assessments.standing(unit, year)
        if held is not None:
            return held
        chosen = self._criteria.find()
        return Standing(
            unit=unit,
            year=year,
            state=State.DRAFT,
            criteria_set=chosen.set_id,
            criteria_version=chosen.version,
        )

    def _scored(self, work: Transaction, criteria: CriteriaSet, *, standing: Standing) -> SelfScore:
        """The score of this office's own unit inside a transaction at hand."""
        unit, year = work.office.get().unit, standing.year
        held = holdings_of(work, unit.code, year=year)
        return assess(
            criteria,
            replace(held, measured=self._measured.of(held.records, year).measure),
            unit=unit,
            year=year,
            state=standing.state,
            appraised=_appraised(work, unit.code, year=year),
        )

    def _enter(self, work: Transaction, unit: str, *, year: int, entries: Sequence[CriterionEntry]) -> None:
        """Keep the entries; one act for each that changed, with what it changed."""
        held = {entry.criterion: entry for entry in work.assessments.entries(unit, year)}
        officer = work.office.get().officer.name
        with correcting(work, unit, years=(year,)) as why:
            acts = []
            for entry in entries:
                work.assessments.save_entry(unit, year, entry=entry)
                old, new = difference(entry_values(held.get(entry.criterion)), entry_values(entry))
                if (old, new) != ("", ""):
                    subject = f"{year} {entry.criterion}"
                    acts.append(Act(officer=officer, act="enter", subject=subject, old=old, new=new, why=why))
            work.audit.append_all(acts, at=self._clock.now())

    def _note(
        self, work: Transaction, act: str, *, held: Standing, standing: Standing, why: str = ""
    ) -> None:
        change = (held.state.value, standing.state.value)
        note(work, self._clock, act=act, subject=str(standing.year), change=change, why=why)


def _named(standing: Standing) -> str:
    """The set a year is assessed by, as the chain names it."""
    return f"{standing.criteria_set} {standing.criteria_version}"


def refuse_closed(work: Transaction, unit: str, *, year: int) -> None:
    """Stop a change of figures or entries of a closed year.

    Raises:
        YearClosed: it is closed.
    """
    standing = work.assessments.standing(unit, year)
    if standing is not None and standing.state is State.CLOSED:
        raise YearClosed(year=year)


def holdings_of(work: Transaction, unit: str, *, year: int) -> Holdings:
    """What this workspace holds about a unit's year; of the records those a criterion is measured from."""
    kinds = dict.fromkeys(kind for source in DATA_SOURCES for kind in kinds_behind(source))
    return Holdings(
        records=tuple(record for kind in kinds for record in work.records.of_year(kind, unit, year=year)),
        entries=work.assessments.entries(unit, year),
        documents=work.evidence.of_year(unit, year),
        outside={item.criterion: item.inputs for item in work.assessments.outside_values(unit, year)},
    )


def _appraised(work: Transaction, unit: str, *, year: int) -> dict[str, Decimal | None]:
    document = work.assessments.result(unit, year)
    if document is None:
        return {}
    return {line.criterion: line.points for line in read_result(document).lines}


def _refuse_open_sums(records: Sequence[Record], *, year: int) -> None:
    failing = _failing(records, year=year)
    if failing:
        raise FiguresDoNotAdd(year=year, count=len(failing), first=failing[0].where.partition(":")[0])


def _failing(records: Sequence[Record], *, year: int) -> tuple[Finding, ...]:
    found = [finding for record in records for finding in check(record)]
    found.extend(check_year(records, year))
    return tuple(finding for finding in found if finding.code in SUM_CHECKS)


def _require_leaf(criteria: CriteriaSet, criterion: str) -> None:
    try:
        criteria.leaf(criterion)
    except KeyError as cause:
        raise UnknownCriterion(criterion=criterion) from cause


def _tidied(entry: CriterionEntry) -> CriterionEntry:
    return replace(
        entry,
        claim=Claim(entry.claim),
        inputs=tuple((name, clean_line(text)) for name, text in entry.inputs),
        claim_reason=clean_block(entry.claim_reason),
        explanation=clean_block(entry.explanation),
        note=clean_block(entry.note),
        owner=clean_line(entry.owner),
    )
