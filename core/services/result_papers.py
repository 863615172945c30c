"""Papers around results: the list that goes with the packages, and the lost points of units and province."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.appraisal_sheet import newest
from core.lost_points import lines_lost, province_loss
from core.ports import Clock, Database, OfficialUnits
from core.reporting.data import HeadData
from core.reporting.document import Report
from core.reporting.lost_points import LostPointsData, LostPointsWords, lost_points_report
from core.reporting.paper import Asked, Dated
from core.reporting.sent_list import SentLine, SentListData, SentListWords, sent_list
from core.reporting.words import FormWords
from core.rounds import NotExpected, NotReceived
from core.services.export_package import Exported
from core.services.make_report import ReportFiles
from core.services.paper_head import TODAY, PaperHeads
from core.services.round_reading import RoundReading

_LIST, _LOST = "sent_list", "lost_points"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPaperWords:
    """The words of both papers, and the parts of their numbers after the slash."""

    form: FormWords
    sent_list: SentListWords
    lost_points: LostPointsWords
    list_symbol: str
    lost_symbol: str


class ResultPapers:
    """Fills and writes the papers."""

    def __init__(
        self,
        *,
        database: Database,
        reading: RoundReading,
        units: OfficialUnits,
        files: ReportFiles,
        paper: tuple[PaperHeads, Clock],
        words: ResultPaperWords,
    ) -> None:
        self._database = database
        self._reading = reading
        self._units = units
        self._files = files
        self._heads, self._clock = paper
        self._words = words

    def write_list(self, year: int, made: Sequence[Exported], *, folder: Path) -> Path:
        """Write the list of packages beside them, as a workbook for the hand-over.

        Raises:
            DeviceError: it could not be written.
        """
        return self._files.write(self.sent_list(year, made), folder / self._words.sent_list.file_name(year))

    def sent_list(self, year: int, made: Sequence[Exported]) -> Report:
        """The list of packages that were written at one go."""
        data = SentListData(
            head=self._head(_LIST, self._words.list_symbol),
            year=year,
            at=self._clock.now(),
            lines=tuple(
                SentLine(
                    code=each.unit,
                    name=self._units.unit(each.unit).name,
                    files=tuple(path.name for path in each.files),
                    revision=each.revision,
                    size=each.size,
                    digest=each.digest,
                )
                for each in made
            ),
        )
        return sent_list(data, self._words.sent_list, form=self._words.form)

    def lost_points(self, asked: Asked) -> Report:
        """What was lost in a year, by all units or by the one that is named as part.

        Raises:
            NoRound: no round of this year.
            NotExpected, NotReceived: the unit named is not in it, or sent nothing.
        """
        year, unit = asked.year, asked.part
        with self._database.transaction() as work:
            opened, criteria = self._reading.opened(work, year)
            sent = {standing.unit for standing in work.assessments.standings(year)}
            if unit and unit not in opened.units:
                raise NotExpected(unit=unit, year=year)
            if unit and unit not in sent:
                raise NotReceived(unit=unit, year=year)
            given = {code: newest(values) for code, values in work.every_unit.appraisals(year).items()}
            own = work.assessments.self_points(unit, year) if unit else {}
        named = self._units.unit(unit) if unit else None
        units = [self._units.unit(code) for code in opened.units if code in sent and code in given]
        data = LostPointsData(
            head=self._head(_LOST, self._words.lost_symbol, dated=asked.dated),
            year=year,
            criteria_set=criteria.name,
            is_published=opened.published_at is not None,
            is_sample=criteria.is_sample,
            province=province_loss(criteria, units, given=given) if named is None else None,
            unit_name="" if named is None else named.name,
            lines=()
            if named is None
            else lines_lost(criteria, named, given=given.get(unit, {}), self_points=own),
        )
        return lost_points_report(data, self._words.lost_points, form=self._words.form)

    def _head(self, kind: str, symbol: str, *, dated: Dated = TODAY) -> HeadData:
        return self._heads.head(kind, symbol, dated=dated)
