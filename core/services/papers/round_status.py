"""Fill the paper on where a round stands: the board of the round, on paper."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from core.dates import local_day
from core.ports import Clock, OfficialUnits
from core.reporting.document import Report
from core.reporting.paper import APPRAISERS, Asked, Paper
from core.reporting.round_status import (
    KIND,
    RoundStatusData,
    RoundStatusWords,
    StandingLine,
    Where,
    round_status,
)
from core.reporting.words import FormWords
from core.services.adopt_criteria import AdoptCriteria
from core.services.paper_head import PaperHeads
from core.services.round_board import BoardRow, BoardStatus
from core.services.run_round import RunRound
from core.text import sort_key

_WHERE = MappingProxyType(
    {
        BoardStatus.MISSING: Where.MISSING,
        BoardStatus.LATE: Where.OVERDUE,
        BoardStatus.RECEIVED: Where.RECEIVED,
        BoardStatus.RETURNED: Where.RETURNED,
        BoardStatus.IN_APPRAISAL: Where.IN_APPRAISAL,
        BoardStatus.APPRAISED: Where.APPRAISED,
        BoardStatus.PUBLISHED: Where.PUBLISHED,
        BoardStatus.ENDED: Where.ENDED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundStatusSentences:
    """Sentences about one unit: its extension, what was sent back, where it went."""

    extension: Callable[[date, str, str], str]
    returned: Callable[[date, date | None, str, int], str]
    ended: Callable[[str, date, str], str]


class RoundStatusPapers:
    """Where a round stands today."""

    def __init__(
        self,
        *,
        rounds: RunRound,
        criteria: AdoptCriteria,
        units: OfficialUnits,
        clock: Clock,
        heads: PaperHeads,
        words: tuple[RoundStatusWords, RoundStatusSentences, FormWords],
    ) -> None:
        self._rounds = rounds
        self._criteria = criteria
        self._units = units
        self._clock = clock
        self._heads = heads
        self._words, self._say, self._form = words

    def papers(self) -> tuple[Paper, ...]:
        """The one kind."""
        return (Paper(code=KIND, roles=APPRAISERS, fill=self.report),)

    def report(self, asked: Asked) -> Report:
        """The paper of a year's round.

        Raises:
            NoRound: none is open.
        """
        return round_status(self.data(asked), self._words, form=self._form)

    def data(self, asked: Asked) -> RoundStatusData:
        """What it says; see `report`."""
        board = self._rounds.board(asked.year)
        opened = board.round
        criteria = self._criteria.read(opened.criteria_set, opened.criteria_version)
        rows = sorted(board.rows, key=lambda row: sort_key(row.unit.name))
        return RoundStatusData(
            head=self._heads.head(KIND, self._words.symbol, dated=asked.dated),
            year=asked.year,
            today=self._clock.today(),
            opened_on=local_day(opened.opened_at),
            due_on=opened.due_on,
            published_on=None if opened.published_at is None else local_day(opened.published_at),
            criteria_set=criteria.name,
            is_sample=criteria.is_sample,
            units=tuple(map(self._line, rows)),
        )

    def _line(self, row: BoardRow) -> StandingLine:
        return StandingLine(
            code=row.unit.code,
            name=row.unit.name,
            where=_WHERE[row.status],
            due_on=row.due_on,
            first_on=None if row.first_at is None else local_day(row.first_at),
            revision=row.revision,
            days_late=row.days_late,
            open_lines=row.open_lines,
            extension=self._extension(row),
            returned=self._returned(row),
            remark=self._ended(row),
        )

    def _extension(self, row: BoardRow) -> str:
        given = row.extension
        return "" if given is None else self._say.extension(given.due_on, given.reason, given.document)

    def _returned(self, row: BoardRow) -> str:
        if row.status is not BoardStatus.RETURNED or row.sent_back is None:
            return ""
        body = row.sent_back.body
        return self._say.returned(local_day(row.sent_back.at), body.due_on, body.reason, len(body.lines))

    def _ended(self, row: BoardRow) -> str:
        if row.ended is None:
            return ""
        into = self._units.unit(row.ended.into).name
        return self._say.ended(into, row.ended.ended_on, row.ended.decision)
