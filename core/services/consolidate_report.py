"""Fill the consolidated report of a year from everything the round received (seed row R059)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from core.appraisal_sheet import newest
from core.dossier_ratios import COUNTS, RATIOS, RangeFigures, figures
from core.lost_points import province_loss
from core.numbers import percent
from core.ports import Clock, Database, OfficialUnits
from core.records.catalogue import Record
from core.records.dossiers import DossierCount
from core.records.people import TrainingClass
from core.records.planning import Task
from core.report_texts import PaperPlace
from core.reporting.consolidated import KIND, ConsolidatedData, TotalLine, consolidated
from core.reporting.document import Report
from core.reporting.paper import Asked, Dated
from core.reporting.words import ReportWords
from core.services.compare_ranking import CompareRanking
from core.services.paper_head import TODAY, PaperHeads
from core.services.round_board import board_of, read_board
from core.services.round_reading import RoundReading
from core.text import sort_key

_MOST_LOST = 10
_TOTALS = ("received", "done")
ByUnit = Mapping[str, Sequence[Record]]


class ConsolidateReport:
    """Reads a round in bulk and adds up."""

    def __init__(
        self,
        *,
        database: Database,
        reading: RoundReading,
        compare: CompareRanking,
        units: OfficialUnits,
        paper: tuple[PaperHeads, Clock],
        words: ReportWords,
    ) -> None:
        self._database = database
        self._reading = reading
        self._compare = compare
        self._units = units
        self._heads, self._clock = paper
        self._words = words

    def report(self, asked: Asked) -> Report:
        """The report of a year's round.

        Raises:
            NoRound: none is open.
        """
        return consolidated(self.data(asked.year, dated=asked.dated), self._words)

    def data(self, year: int, *, dated: Dated = TODAY) -> ConsolidatedData:
        """What it says; see `report`."""
        with self._database.transaction() as work:
            opened, criteria = self._reading.opened(work, year)
            held = read_board(work, opened, criteria=criteria)
            dossiers = work.every_unit.records("dossier_count", year)
            tasks = work.every_unit.records("task", year)
            classes = work.every_unit.records("training_class", year)
            texts = work.report_texts.of(PaperPlace(year=year, kind=KIND))
        today = self._clock.today()
        board = board_of(held, [self._units.unit(code) for code in opened.units], today=today)
        given = {code: newest(values) for code, values in held.appraisals.items()}
        appraised = [row.unit for row in board.rows if not row.is_absent and given.get(row.unit.code)]
        beside = self._compare.compare(year)
        expected = frozenset(opened.units)
        return ConsolidatedData(
            head=self._heads.head(KIND, self._words.consolidated.symbol, dated=dated),
            year=year,
            criteria_set=criteria.name,
            is_sample=criteria.is_sample,
            is_published=opened.published_at is not None,
            expected=len(board.rows),
            missing=_names(row.unit.name for row in board.rows if row.is_absent),
            sent_late=_names(row.unit.name for row in board.rows if row.days_late and not row.is_absent),
            totals=(
                *self._dossiers(_of(dossiers, expected), year=year),
                *self._work(_of(tasks, expected), _of(classes, expected)),
            ),
            areas=beside.areas,
            kinds=beside.comparison.kinds,
            lost=province_loss(criteria, appraised, given=given).criteria[:_MOST_LOST],
            texts={each.section: each.text for each in texts},
        )

    def _dossiers(self, held: ByUnit, *, year: int) -> list[TotalLine]:
        """Each commune is counted by itself, then numerators and denominators are added."""
        words = self._words.consolidated
        found = [_figures_of(rows, year) for rows in held.values()]
        lines = []
        for key in _TOTALS:
            assert key in COUNTS
            values = [each.counts.get(key, 0) for each in found]
            if any(values):
                units = sum(1 for value in values if value)
                lines.append(TotalLine(name=words.count(key), units=units, numerator=sum(values)))
        for rule in RATIOS:
            ratios = [each.ratio(rule.key) for each in found]
            counted = [ratio for ratio in ratios if ratio.denominator]
            if counted:
                line = _share(
                    words.ratio(rule.key),
                    (sum(each.numerator for each in counted), sum(each.denominator for each in counted)),
                    units=len(counted),
                )
                lines.append(line)
        return lines

    def _work(self, tasks: ByUnit, classes: ByUnit) -> list[TotalLine]:
        words, lines = self._words.consolidated, []
        planned = {unit: [row for row in rows if isinstance(row, Task)] for unit, rows in tasks.items()}
        total = sum(len(rows) for rows in planned.values())
        if total:
            done = sum(1 for rows in planned.values() for row in rows if row.done_on is not None)
            lines.append(
                _share(words.assigned, (done, total), units=sum(1 for rows in planned.values() if rows))
            )
        turns = [
            sum(row.turns or row.participants or 0 for row in rows if isinstance(row, TrainingClass))
            for rows in classes.values()
        ]
        if any(turns):
            units = sum(1 for each in turns if each)
            lines.append(TotalLine(name=words.trained, units=units, numerator=sum(turns)))
        return lines


def _figures_of(rows: Sequence[Record], year: int) -> RangeFigures:
    counts = [row for row in rows if isinstance(row, DossierCount)]
    return figures(counts, from_on=date(year, 1, 1), to_on=date(year, 12, 31))


def _share(name: str, counts: tuple[int, int], *, units: int) -> TotalLine:
    numerator, denominator = counts
    return TotalLine(
        name=name,
        units=units,
        numerator=numerator,
        denominator=denominator,
        percent=percent(numerator, denominator),
    )


def _of(held: ByUnit, expected: frozenset[str]) -> ByUnit:
    """Records of the units of the round; the authority's own figures are not a commune's."""
    return {unit: rows for unit, rows in held.items() if unit in expected}


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=sort_key))
