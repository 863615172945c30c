"""Rank a round: preview with every step explained, decide ties, publish, and open again with a reason."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from core.assessment import Appraisal, Stage, State
from core.errors import UserError
from core.office import refuse_desk
from core.ports import Clock, Database, OfficialUnits, Transaction
from core.publication_changes import PublicationChanges, changes_between
from core.ranking import RankRow
from core.ranking_ports import Reopening, TieRecord
from core.rounds import Publication, RoundPublished
from core.services.adopt_criteria import AdoptCriteria
from core.services.noting import note
from core.services.ranking_documents import frozen_document, input_digests, read_publication
from core.services.ranking_reading import RankingReading, RankingView
from core.text import clean_block

_DIGEST_SHOWN = 16


class NothingToRank(UserError):
    """No unit of the round was appraised yet."""

    code = "E_NOTHING_TO_RANK"


class LinesOpen(UserError):
    """A unit submitted and was not appraised at all; publishing would put it last unjustly."""

    code = "E_LINES_OPEN"


class ConflictsOpen(UserError):
    """Lines have two values from two desks, and nobody has chosen between them; fields: `count`."""

    code = "E_CONFLICTS_OPEN"


class NotTied(UserError):
    """The units named are not all the units that share one index; fields: `count`."""

    code = "E_NOT_TIED"


class DecisionNeeded(UserError):
    """A tie is decided by a document or a resolution, which has to be named."""

    code = "E_DECISION"


class NotFrozen(UserError):
    """The ranking is not published, so there is nothing to open again."""

    code = "E_NOT_FROZEN"


class ReopeningReason(UserError):
    """Opening a published ranking again needs a written reason."""

    code = "E_REOPEN_RANKING_REASON"


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryStep:
    """A publication or a reopening of a year; `reason` is that of a reopening."""

    number: int
    at: datetime
    officer: str
    is_reopening: bool = False
    reason: str = ""
    digest: str = ""


class PublishRanking:
    """Computes and publishes the authority's ranking."""

    def __init__(
        self, *, database: Database, criteria: AdoptCriteria, units: OfficialUnits, clock: Clock
    ) -> None:
        self._database = database
        self._reading = RankingReading(criteria=criteria, units=units)
        self._clock = clock

    def preview(self, year: int, *, scheme: str | None = None) -> RankingView:
        """Rank what is appraised now; units that sent nothing stand last without a rank.

        With `scheme` by another scheme of the set than the round's, which stays as it is.

        Raises:
            NoRound: no round of this year.
            UnknownScheme: the set has no such scheme.
        """
        with self._database.transaction() as work:
            return self._reading.view(work, year, scheme=scheme)

    def publish(self, year: int) -> Publication:
        """Freeze the ranking with its scheme, decisions on ties, and the digests of all it was computed from.

        Raises:
            NoRound: no round of this year.
            RoundPublished: it is published already.
            NotAtDesk: the lead office publishes.
            NothingToRank, LinesOpen, ConflictsOpen: there is nothing, or not everything, to rank.
        """
        with self._database.transaction() as work:
            refuse_desk(work.office.get())
            view = self._reading.view(work, year)
            _refuse_unready(view)
            now = self._clock.now().replace(microsecond=0)
            publication = Publication(
                year=year,
                number=len(work.rounds.publications(year)) + 1,
                at=now,
                officer=work.office.get().officer.name,
                document=frozen_document(view, input_digests(work, view)),
                inputs=view.inputs,
            )
            work.rounds.publish(publication)
            work.rounds.put(replace(view.round, published_at=now))
            for standing in work.assessments.standings(year):
                if standing.unit in view.round.units:
                    work.assessments.put_standing(replace(standing, state=State.PUBLISHED))
            told = f"{len(view.inputs)} {_shown_digest(publication)}"
            note(work, self._clock, act="publish_ranking", subject=str(year), change=("", told))
        return publication

    def reopen(self, year: int, *, reason: str) -> Reopening:
        """Open a published ranking again: points may change, packages may come; every publication stays.

        Raises:
            NoRound: no round of this year.
            ReopeningReason: no reason.
            NotFrozen: it is not published.
        """
        why = clean_block(reason)
        if not why:
            raise ReopeningReason(year=year)
        with self._database.transaction() as work:
            refuse_desk(work.office.get())
            view = self._reading.view(work, year)
            if view.published is None:
                raise NotFrozen(year=year)
            reopening = Reopening(
                number=view.published.number,
                reason=why,
                officer=work.office.get().officer.name,
                at=self._clock.now(),
            )
            work.rankings.add_reopening(year, reopening)
            work.rounds.put(replace(view.round, published_at=None))
            given = work.every_unit.appraisals(year)
            for standing in work.assessments.standings(year):
                if standing.unit in view.round.units:
                    state = _state_before(given.get(standing.unit, ()))
                    work.assessments.put_standing(replace(standing, state=state))
            told = f"{view.published.number} {_shown_digest(view.published)}"
            note(work, self._clock, act="reopen_ranking", subject=str(year), change=(told, ""), why=why)
        return reopening

    def decide_tie(self, year: int, units: Sequence[str], *, decision: str) -> RankingView:
        """Put units that share one index into an order, the first first; no score changes (guide 7).

        Raises:
            NoRound, RoundPublished.
            DecisionNeeded: no decision is named.
            NotTied: the units are not exactly those of one tie.
        """
        words = clean_block(decision)
        if not words:
            raise DecisionNeeded(year=year)
        with self._database.transaction() as work:
            view = self._open_view(work, year)
            if not units or sorted(units) != sorted(_tie_of(view, units)):
                raise NotTied(year=year, count=len(units))
            held = {tie.unit: tie.place for tie in view.ties}
            now, officer = self._clock.now(), work.office.get().officer.name
            work.rankings.put_ties(
                year,
                tuple(
                    TieRecord(unit=unit, place=place, decision=words, officer=officer, at=now)
                    for place, unit in enumerate(units, start=1)
                ),
            )
            for place, unit in enumerate(units, start=1):
                change = (str(held.get(unit, "")), str(place))
                note(work, self._clock, act="decide_tie", subject=f"{year} {unit}", change=change, why=words)
            return self._reading.view(work, year)

    def withdraw_tie(self, year: int, units: Sequence[str], *, reason: str) -> RankingView:
        """Take the places of these units back; they share their rank again.

        Raises:
            NoRound, RoundPublished.
            DecisionNeeded: no reason.
        """
        words = clean_block(reason)
        if not words:
            raise DecisionNeeded(year=year)
        with self._database.transaction() as work:
            view = self._open_view(work, year)
            for tie in view.ties:
                if tie.unit in units:
                    change = (f"{tie.place} {tie.decision}", "")
                    subject = f"{year} {tie.unit}"
                    note(work, self._clock, act="withdraw_tie", subject=subject, change=change, why=words)
            work.rankings.remove_ties(year, units)
            return self._reading.view(work, year)

    def publications(self, year: int) -> tuple[Publication, ...]:
        """Every publication of a year, oldest first."""
        with self._database.transaction() as work:
            return work.rounds.publications(year)

    def history(self, year: int) -> tuple[HistoryStep, ...]:
        """Publications and reopenings of a year, oldest first."""
        with self._database.transaction() as work:
            published = work.rounds.publications(year)
            opened = work.rankings.reopenings(year)
        steps = [
            HistoryStep(number=each.number, at=each.at, officer=each.officer, digest=_digest(each))
            for each in published
        ]
        steps.extend(
            HistoryStep(
                number=each.number, at=each.at, officer=each.officer, is_reopening=True, reason=each.reason
            )
            for each in opened
        )
        return tuple(sorted(steps, key=lambda step: (step.number, step.is_reopening)))

    def changes(self, year: int) -> tuple[PublicationChanges, ...]:
        """What each publication of a year changed against the one before, oldest first."""
        published = self.publications(year)
        return tuple(
            changes_between(
                read_publication(earlier), read_publication(later), numbers=(earlier.number, later.number)
            )
            for earlier, later in pairwise(published)
        )

    def _open_view(self, work: Transaction, year: int) -> RankingView:
        view = self._reading.view(work, year)
        if view.round.published_at is not None:
            raise RoundPublished(year=year)
        return view


def tied_with(rows: Sequence[RankRow], code: str) -> tuple[RankRow, ...]:
    """The units that share the index of a unit, itself among them; empty where it ties with none."""
    own = next((row for row in rows if row.code == code), None)
    if own is None or own.index is None:
        return ()
    found = tuple(row for row in rows if (row.unit_kind, row.index) == (own.unit_kind, own.index))
    return found if len(found) > 1 else ()


def _tie_of(view: RankingView, units: Sequence[str]) -> tuple[str, ...]:
    return tuple(row.code for row in tied_with(view.ranking.rows, units[0])) if units else ()


def _refuse_unready(view: RankingView) -> None:
    year = view.round.year
    if view.round.published_at is not None:
        raise RoundPublished(year=year)
    if not view.inputs:
        raise NothingToRank(year=year)
    if view.open_units:
        raise LinesOpen(year=year, count=len(view.open_units), unit=view.open_units[0])
    if view.conflicts:
        raise ConflictsOpen(year=year, count=view.conflicts)


def _state_before(given: Sequence[Appraisal]) -> State:
    """Where a unit stood before publication, by who spoke last."""
    stages = {item.stage for item in given}
    if Stage.COUNCIL in stages:
        return State.COUNCIL
    if Stage.APPRAISAL_2 in stages:
        return State.APPRAISAL_2
    return State.APPRAISAL_1 if stages else State.SUBMITTED


def _digest(publication: Publication) -> str:
    return hashlib.sha512(publication.document).hexdigest()


def _shown_digest(publication: Publication) -> str:
    return _digest(publication)[:_DIGEST_SHOWN]
