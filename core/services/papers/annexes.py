"""Statistics annexes: dossiers by unit and period, every ratio a sum over a sum."""

from collections.abc import Sequence
from datetime import date

from core.indicators import pooled
from core.office import Office
from core.ports import Database, OfficialUnits, Transaction
from core.records.catalogue import Record
from core.records.dossiers import DossierCount
from core.reporting.data import PooledData, PooledPeriod, PooledUnit
from core.reporting.document import Report
from core.reporting.paper import BOTH, Asked, Choice, Paper
from core.reporting.pooled_annex import pooled_annex
from core.reporting.words import ReportWords
from core.rounds import NotReceived
from core.services.paper_head import PaperHeads
from core.services.report_sentences import ReportSentences
from core.units import Role

ANNEX = "annex"


class Annexes:
    """Fills them from this workspace."""

    def __init__(
        self,
        *,
        database: Database,
        units: OfficialUnits,
        heads: PaperHeads,
        words: tuple[ReportWords, ReportSentences],
    ) -> None:
        self._database = database
        self._units = units
        self._heads = heads
        self._words, self._say = words

    def papers(self) -> tuple[Paper, ...]:
        """The kinds of this family."""
        return (Paper(code=ANNEX, roles=BOTH, fill=self.annex, choices=self.choices, is_of_units=True),)

    def choices(self, year: int) -> tuple[Choice, ...]:
        """The units that sent something in an authority's year; a commune's annex is one document."""
        with self._database.transaction() as work:
            office = work.office.get()
            codes = () if office.role is Role.SUBMITTER else _units_held(work, office, year=year)
        units = (self._units.unit(code) for code in codes)
        return tuple(Choice(key=unit.code, name=unit.name) for unit in units)

    def annex(self, asked: Asked) -> Report:
        """Online dossiers by unit and year, over every year held up to the one asked for.

        Raises:
            NotReceived: the unit named as part sent nothing in the year.
        """
        year = asked.year
        with self._database.transaction() as work:
            codes = _units_held(work, work.office.get(), year=year)
            if asked.part and asked.part not in codes:
                raise NotReceived(unit=asked.part, year=year)
            codes = (asked.part,) if asked.part else codes
            held = _dossiers(work, codes, last=year)
        stretches = _stretches([row for rows in held.values() for row in rows])
        data = PooledData(
            head=self._heads.head(ANNEX, self._say.symbols[ANNEX], dated=asked.dated),
            subject=self._say.annex_subject,
            numerator=self._say.annex_numerator,
            denominator=self._say.annex_denominator,
            periods=tuple(
                PooledPeriod(label=self._say.period(first, last), from_on=first, to_on=last)
                for first, last in stretches
            ),
            units=tuple(
                PooledUnit(
                    name=self._units.unit(code).name,
                    counts=tuple(_online(held[code], first, last=last) for first, last in stretches),
                )
                for code in codes
            ),
        )
        return pooled_annex(data, self._words)


def _dossiers(work: Transaction, codes: Sequence[str], *, last: int) -> dict[str, tuple[Record, ...]]:
    """The dossier counts of these units; of many a question for each year, never one for each unit."""
    if len(codes) == 1:
        return {code: work.records.of_years("dossier_count", code, first=0, last=last) for code in codes}
    found: dict[str, tuple[Record, ...]] = dict.fromkeys(codes, ())
    for year in work.assessments.years():
        told = work.every_unit.records("dossier_count", year) if year <= last else {}
        found.update({code: (*found[code], *told[code]) for code in codes if code in told})
    return found


def _units_held(work: Transaction, office: Office, *, year: int) -> tuple[str, ...]:
    if office.role is Role.SUBMITTER:
        return (office.unit.code,)
    opened = work.rounds.get(year)
    standings = {item.unit for item in work.assessments.standings(year)}
    return tuple(code for code in (opened.units if opened else ()) if code in standings)


def _stretches(rows: Sequence[Record]) -> tuple[tuple[date, date], ...]:
    """The stretch each year's figures really cover: "2021" of S2 is 1 September to 31 December."""
    by_year: dict[int, list[date]] = {}
    for row in rows:
        assert isinstance(row, DossierCount)
        by_year.setdefault(row.year, []).extend(day for day in (row.from_on, row.to_on) if day)
    return tuple((min(days), max(days)) for _, days in sorted(by_year.items()) if days)


def _online(rows: Sequence[Record], first: date, *, last: date) -> tuple[int, int] | None:
    found = pooled(rows, from_on=first, to_on=last, numerator="online", denominator="received")
    return (found.numerator, found.denominator) if found.denominator else None
