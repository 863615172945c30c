"""The authority's papers about a round: reminders with a letter to every unit, refused packages as a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.dates import local_day
from core.errors import UserError
from core.ports import Clock, Database
from core.progress import Progress
from core.reporting.document import Report
from core.reporting.refused_list import RefusedData, RefusedFile, refused_list
from core.reporting.reminders import Lack, Reminder, RemindersData, ReturnedMatter, letter, reminders
from core.reporting.words import ReportWords
from core.services.adopt_criteria import AdoptCriteria
from core.services.make_report import ReportFiles
from core.services.noting import note
from core.services.paper_head import BY_HAND, PaperHeads
from core.services.round_board import BoardRow, BoardStatus
from core.services.run_round import RunRound
from core.text import sort_key
from core.units import Unit

_REFUSED, _REMINDERS = "refused_list", "reminders"
_LACKS = {
    BoardStatus.MISSING: Lack.MISSING,
    BoardStatus.LATE: Lack.LATE,
    BoardStatus.RETURNED: Lack.RETURNED,
}


class NobodyToRemind(UserError):
    """No unit of the round, or none of those named, owes anything."""

    code = "E_NOBODY_TO_REMIND"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whom to remind, no unit named meaning all; and until when those are asked whose own day is over."""

    units: tuple[str, ...] = ()
    until: date | None = None


ALL = Asked()


class RoundPapers:
    """Fills and writes them from this workspace."""

    def __init__(
        self,
        *,
        database: Database,
        rounds: RunRound,
        criteria: AdoptCriteria,
        clock: Clock,
        paper: tuple[PaperHeads, ReportFiles, ReportWords],
    ) -> None:
        self._database = database
        self._rounds = rounds
        self._criteria = criteria
        self._clock = clock
        self._heads, self._files, self._words = paper

    def reminders(self, year: int, *, asked: Asked = ALL) -> Report:
        """The list of units that owe something, with a letter to each behind it.

        Raises:
            NoRound: none is open.
        """
        return reminders(self._reminders(year, asked), self._words)

    def letter_to(self, year: int, unit: str) -> Report:
        """The letter to one unit.

        Raises:
            NoRound: none is open.
            NobodyToRemind: the unit owes nothing.
        """
        data = self._owed(year, Asked(units=(unit,)))
        return letter(data, data.units[0], words=self._words)

    def owing(self, year: int) -> tuple[Unit, ...]:
        """The units that owe something, by name.

        Raises:
            NoRound: none is open.
        """
        units = [row.unit for row in self._rounds.board(year).rows if row.is_to_remind]
        return tuple(sorted(units, key=lambda unit: sort_key(unit.name)))

    def write_reminders(self, year: int, path: Path, *, asked: Asked = ALL) -> tuple[Path, int]:
        """Write list and letters into one file; the suffix (.pdf, .docx, .xlsx) chooses the form.

        A workbook holds the list alone. Answers the file and how many units it reminds.

        Raises:
            NoRound, NobodyToRemind, UnknownReportForm, DeviceError.
        """
        data = self._owed(year, asked)
        written = self._files.write(reminders(data, self._words), path)
        self._note(data)
        return written, len(data.units)

    def write_letters(
        self, year: int, folder: Path, *, asked: Asked = ALL, progress: Progress
    ) -> tuple[Path, ...]:
        """Write a PDF for each unit, named by its code; what was written before a stop stays.

        Raises:
            NoRound, NobodyToRemind, DeviceError, Cancelled.
        """
        data, written = self._owed(year, asked), []
        for number, unit in enumerate(data.units, 1):
            progress.check()
            path = folder / f"nhac-gui-{year}-{unit.code}.pdf"
            written.append(self._files.write(letter(data, unit, words=self._words), path))
            progress.report(number, len(data.units))
        self._note(data)
        return tuple(written)

    def refused(self, files: Sequence[RefusedFile]) -> Report:
        """The list of refused packages."""
        head = self._heads.head(_REFUSED, self._words.refused.symbol, dated=BY_HAND)
        data = RefusedData(head=head, day=self._clock.today(), files=tuple(files))
        return refused_list(data, self._words)

    def write_refused(self, files: Sequence[RefusedFile], path: Path) -> Path:
        """Write the list of refused packages; see `ReportFiles.write` for the forms."""
        return self._files.write(self.refused(files), path)

    def _owed(self, year: int, asked: Asked) -> RemindersData:
        data = self._reminders(year, asked)
        if not data.units:
            raise NobodyToRemind(year=year)
        return data

    def _reminders(self, year: int, asked: Asked) -> RemindersData:
        board, today = self._rounds.board(year), self._clock.today()
        criteria = self._criteria.read(board.round.criteria_set, board.round.criteria_version)
        names = {leaf.id: leaf.name for leaf in criteria.leaves()}
        rows = [
            row
            for row in board.rows
            if row.is_to_remind and (not asked.units or row.unit.code in asked.units)
        ]
        rows.sort(key=lambda row: sort_key(row.unit.name))
        with self._database.transaction() as work:
            office = work.office.get()
        return RemindersData(
            head=self._heads.head(_REMINDERS, self._words.remind.symbol, dated=BY_HAND),
            year=year,
            today=today,
            units=tuple(_reminder(row, names, until=_until(row, asked, today=today)) for row in rows),
            contact=(office.officer.name, office.officer.position),
            is_sample=criteria.is_sample,
        )

    def _note(self, data: RemindersData) -> None:
        told = " ".join(unit.code for unit in data.units)
        with self._database.transaction() as work:
            note(work, self._clock, act="remind_units", subject=str(data.year), change=("", told))


def _until(row: BoardRow, asked: Asked, *, today: date) -> date | None:
    """A day that is over asks nothing of anybody."""
    own = row.due_on
    if row.status is BoardStatus.RETURNED:
        assert row.sent_back is not None
        own = row.sent_back.body.due_on or asked.until or today
        return own if own > today else asked.until
    return own if own >= today else asked.until


def _reminder(row: BoardRow, names: dict[str, str], *, until: date | None) -> Reminder:
    matter = None
    if row.status is BoardStatus.RETURNED:
        assert row.sent_back is not None
        body = row.sent_back.body
        matter = ReturnedMatter(
            revision=row.revision,
            on=local_day(row.sent_back.at),
            reason=body.reason,
            lines=tuple((each.criterion, names.get(each.criterion, ""), each.reason) for each in body.lines),
        )
    return Reminder(
        code=row.unit.code,
        unit_name=row.unit.name,
        lack=_LACKS[row.status],
        due_on=row.due_on,
        until=until,
        extension=None if row.extension is None else row.extension.document,
        returned=matter,
    )
