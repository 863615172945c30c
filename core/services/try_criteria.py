"""Try a criteria set on a year that was appraised: every unit before and after, and what changes it."""

from decimal import Decimal
from pathlib import Path

from core.banding import Event
from core.criteria import CriteriaSet
from core.ports import Database, OfficialUnits
from core.progress import Progress
from core.ranking import LATE_DOSSIERS, Standing, rank, result_of
from core.records.people import Discipline
from core.reporting.document import Report
from core.reporting.trial_table import TrialWords, trial_table
from core.self_score import percent_values
from core.services.make_report import ReportFiles
from core.services.publish_ranking import PublishRanking
from core.services.self_assessment import holdings_of
from core.trial import HeldUnit, Trial, TriedUnit, joined, try_unit
from core.units import Unit

_DISCIPLINED = "unit_or_head_disciplined"


class TryCriteria:
    """Dry runs of criteria sets at the authority; nothing is kept."""

    def __init__(
        self,
        *,
        database: Database,
        ranking: PublishRanking,
        units: OfficialUnits,
        paper: tuple[ReportFiles, TrialWords],
    ) -> None:
        self._database = database
        self._ranking = ranking
        self._units = units
        self._files, self._words = paper

    def years(self) -> tuple[int, ...]:
        """Years with a round, newest first."""
        with self._database.transaction() as work:
            return tuple(opened.year for opened in work.rounds.all())

    def run(self, year: int, criteria: CriteriaSet, *, progress: Progress) -> Trial:
        """Score every unit of a year's round under another set.

        Each unit is one short piece of work, so that the window can read in between.

        Raises:
            NoRound: the year has no round.
            Cancelled.
        """
        view = self._ranking.preview(year)
        sent = [row for row in view.ranking.rows if row.total is not None]
        tried: dict[str, TriedUnit] = {}
        standings = [_absent(self._units.unit(row.code)) for row in view.ranking.rows if row.total is None]
        for number, row in enumerate(sent):
            progress.check()
            progress.report(number, len(sent))
            unit = self._units.unit(row.code)
            held = self._held(unit, year)
            tried[unit.code] = try_unit(view.criteria, criteria, held=held, year=year)
            standings.append(_standing(criteria, held, tried=tried[unit.code], year=year))
        progress.report(len(sent), len(sent))
        after = rank(criteria, standings, year=year)
        return joined(view.criteria, criteria, year=year, units=tried, before=view.ranking, after=after)

    def report(self, trial: Trial) -> Report:
        """The dry run as a paper: units before and after, causes, and what is not known."""
        return trial_table(trial, self._words)

    def write(self, trial: Trial, path: Path) -> Path:
        """Write it; the suffix (.xlsx, .pdf, .docx) chooses the form.

        Raises:
            UnknownReportForm, DeviceError.
        """
        return self._files.write(self.report(trial), path)

    def _held(self, unit: Unit, year: int) -> HeldUnit:
        with self._database.transaction() as work:
            return HeldUnit(
                unit=unit,
                holdings=holdings_of(work, unit.code, year=year),
                appraisals=work.assessments.appraisals(unit.code, year),
                adjustments=work.assessments.adjustments(unit.code, year),
            )


def _absent(unit: Unit) -> Standing:
    return Standing(code=unit.code, name=unit.name, unit_kind=unit.kind.value, result=None)


def _standing(criteria: CriteriaSet, held: HeldUnit, *, tried: TriedUnit, year: int) -> Standing:
    """The facts downgrade rules look at, as for the ranking itself."""
    unit, records = held.unit, held.holdings.records
    late = sum(1 for record in records if getattr(record, "done_late", 0))
    return Standing(
        code=unit.code,
        name=unit.name,
        unit_kind=unit.kind.value,
        result=result_of(tried.card),
        indicators=(
            *percent_values(criteria, held.holdings, unit=unit, year=year),
            (LATE_DOSSIERS, Decimal(late)),
        ),
        events=tuple(
            Event(event=_DISCIPLINED, severity=record.severity.value)
            for record in records
            if isinstance(record, Discipline) and record.of_unit_or_head
        ),
    )
