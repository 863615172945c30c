"""Run a round: open it for a year's units, and see where each of them stands."""

from collections.abc import Sequence
from datetime import date

from core.assessment import State
from core.criteria import CriteriaSet
from core.extensions import newest_of, own_day
from core.office import NotThisRole, refuse_desk
from core.ports import Clock, Database, OfficialUnits, Transaction
from core.rounds import Round, RoundBegun, RoundPublished, UnknownBands
from core.services.adopt_criteria import AdoptCriteria
from core.services.noting import note
from core.services.round_board import RoundBoard, Waiting, board_of, ended_units, read_board
from core.services.round_reading import RoundReading
from core.units import Role, UnitKind


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
        self,
        year: int,
        *,
        criteria_set: str,
        units: Sequence[str] = (),
        due_on: date | None = None,
        band_scheme: str = "",
    ) -> Round:
        """Open a year's round, or change its units, set and bands while nothing is published.

        Without `units` every commune of the province is expected; without `due_on`, by 15 December (guide 2);
        without `band_scheme` the one held is kept where the set has it, else the set's default.

        Raises:
            NotThisRole, NotAtDesk: only a leading appraiser opens rounds.
            UnknownCriteria, UnknownUnit, UnknownBands: the set, a unit or the band scheme is not known.
            RoundPublished: the round's ranking is published.
            RoundBegun: a unit that has sent its package would be left out or judged by another set.
        """
        chosen = self._criteria.find(criteria_set)
        criteria = self._criteria.read(chosen.set_id, chosen.version)
        with self._database.transaction() as work:
            office = work.office.get()
            if office.role is not Role.APPRAISER:
                raise NotThisRole(role=office.role.value)
            refuse_desk(office)
            held = work.rounds.get(year)
            if held is not None and held.published_at is not None:
                raise RoundPublished(year=year)
            expected = units or [unit.code for unit in self._units.communes_of(office.unit.province_code)]
            opened = Round(
                year=year,
                criteria_set=chosen.set_id,
                criteria_version=chosen.version,
                band_scheme=_scheme(criteria, band_scheme, held=held),
                units=tuple(sorted({self._units.unit(code).code for code in expected})),
                due_on=due_on or date(year, 12, 15),
                opened_at=held.opened_at if held else self._clock.now(),
            )
            _refuse_begun(work, held, opened=opened)
            if work.criteria.find(chosen.set_id, chosen.version) is None:
                work.criteria.add(chosen)
            work.rounds.put(opened)
            change = ("" if held is None else _told(held), _told(opened))
            note(work, self._clock, act="open_round", subject=str(year), change=change)
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
        """Every expected unit with its state and totals, in the order of the round.

        Raises:
            NoRound: none is open.
        """
        with self._database.transaction() as work:
            opened, criteria = self._reading.opened(work, year)
            reading = read_board(work, opened, criteria=criteria)
        units = tuple(map(self._units.unit, opened.units))
        return board_of(reading, units, today=self._clock.today())

    def waiting(self, year: int) -> Waiting:
        """How many units are late and how many submissions wait for points; quick, for the rail.

        Raises:
            NoRound: none is open.
        """
        today = self._clock.today()
        with self._database.transaction() as work:
            opened, criteria = self._reading.opened(work, year)
            states = {each.unit: each.state for each in work.assessments.standings(year)}
            given = work.every_unit.appraised_counts(year)
            ended = ended_units(work.every_unit.records("predecessor", year))
            extended = newest_of(work.rounds.extensions(year))
        late = 0
        for unit in opened.units:
            due_on = own_day(opened, extended.get(unit))
            is_over = unit in ended and ended[unit].ended_on < due_on
            late += unit not in states and not is_over and today > due_on
        leaves = len(criteria.leaves(UnitKind.COMMUNE.value))
        open_units = sum(
            1
            for unit in opened.units
            if unit in states and states[unit] is not State.PUBLISHED and given.get(unit, (0, 0))[0] < leaves
        )
        return Waiting(late=late, to_appraise=open_units)


def _scheme(criteria: CriteriaSet, wanted: str, *, held: Round | None) -> str:
    """The bands asked for, those held, or the set's own.

    Raises:
        UnknownBands: the set has no such scheme.
    """
    names = {scheme.id for scheme in criteria.band_schemes}
    if wanted and wanted not in names:
        raise UnknownBands(scheme=wanted, criteria=criteria.set_id)
    kept = held.band_scheme if held is not None and held.band_scheme in names else ""
    return wanted or kept or criteria.default_band_scheme


def _told(opened: Round) -> str:
    return f"{opened.criteria_set} {len(opened.units)} {opened.due_on.isoformat()} {opened.band_scheme}"


def _refuse_begun(work: Transaction, held: Round | None, *, opened: Round) -> None:
    sent = {item.unit for item in work.assessments.standings(opened.year)}
    if held is not None and held.wrongs(sent & set(held.units), by=opened):
        raise RoundBegun(year=opened.year, count=len(sent))
