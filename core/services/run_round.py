"""Run a round: open it for a year's units, and see where each of them stands."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from core.office import NotThisRole
from core.ports import Clock, Database, OfficialUnits, Transaction
from core.rounds import Round, RoundBegun, RoundPublished
from core.services.adopt_criteria import AdoptCriteria
from core.services.noting import note
from core.services.round_board import RoundBoard, board_row, returned_packages
from core.services.round_reading import RoundReading
from core.units import Role


class RunRound:
    """The authority's rounds, one a year."""

    def __init__(
        self, *, database: Database, criteria: AdoptCriteria, units: OfficialUnits, clock: Clock
    ) -> None:
        self._database = database
        self._criteria = criteria
        self._units = units
        self._clock = clock
        self._reading = RoundReading(criteria=criteria, units=units)

    def open_round(
        self, year: int, *, criteria_set: str, units: Sequence[str] = (), due_on: date | None = None
    ) -> Round:
        """Open a year's round, or change its units and set while nothing is published.

        Without `units` every commune of the province is expected; without `due_on`, by 15 December (guide 2).

        Raises:
            NotThisRole: only an appraiser opens rounds.
            UnknownCriteria, UnknownUnit: the set or a unit is not known.
            RoundPublished: the round's ranking is published.
            RoundBegun: a unit that has sent its package would be left out or judged by another set.
        """
        chosen = self._criteria.find(criteria_set)
        criteria = self._criteria.read(chosen.set_id, chosen.version)
        with self._database.transaction() as work:
            office = work.office.get()
            if office.role is not Role.APPRAISER:
                raise NotThisRole(role=office.role.value)
            held = work.rounds.get(year)
            if held is not None and held.published_at is not None:
                raise RoundPublished(year=year)
            expected = units or [unit.code for unit in self._units.communes_of(office.unit.province_code)]
            opened = Round(
                year=year,
                criteria_set=chosen.set_id,
                criteria_version=chosen.version,
                band_scheme=criteria.default_band_scheme,
                units=tuple(sorted({self._units.unit(code).code for code in expected})),
                due_on=due_on or date(year, 12, 15),
                opened_at=held.opened_at if held else self._clock.now(),
            )
            _refuse_begun(work, held, opened=opened)
            if work.criteria.find(chosen.set_id, chosen.version) is None:
                work.criteria.add(chosen)
            work.rounds.put(opened)
            told = f"{chosen.set_id} {len(opened.units)}"
            note(work, self._clock, act="open_round", subject=str(year), change=("", told))
        return opened

    def round(self, year: int) -> Round | None:
        """The round of a year."""
        with self._database.transaction() as work:
            return work.rounds.get(year)

    def rounds(self) -> tuple[Round, ...]:
        """Every round, newest year first."""
        with self._database.transaction() as work:
            return work.rounds.all()

    def board(self, year: int) -> RoundBoard:
        """Every expected unit with its state and totals, in Vietnamese order of names.

        Raises:
            NoRound: none is open.
        """
        with self._database.transaction() as work:
            opened, criteria = self._reading.opened(work, year)
            today, returned = self._clock.today(), returned_packages(work, year)
            rows = tuple(
                board_row(work, unit, opened=opened, criteria=criteria, today=today, returned=returned)
                for unit in map(self._units.unit, opened.units)
            )
        return RoundBoard(round=opened, rows=rows, counts=Counter(row.status.value for row in rows))


def _refuse_begun(work: Transaction, held: Round | None, *, opened: Round) -> None:
    sent = {item.unit for item in work.assessments.standings(opened.year)}
    if held is not None and held.wrongs(sent & set(held.units), by=opened):
        raise RoundBegun(year=opened.year, count=len(sent))
