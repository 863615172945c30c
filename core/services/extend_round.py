"""Give units of a round more time: one, several or all, with a reason; no extension is ever overwritten."""

from collections.abc import Sequence
from datetime import date

from core.extensions import Extension, ExtensionEarly, ExtensionNobody, ExtensionWhy, newest_of, own_day
from core.office import NotThisRole, refuse_desk
from core.ports import Clock, Database
from core.rounds import NoRound, NotExpected, Round, RoundPublished
from core.services.noting import note
from core.text import clean_block, clean_line
from core.units import Role


class ExtendRound:
    """The deadlines of a round at its authority."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def extend(
        self, year: int, units: Sequence[str], *, due_on: date, reason: str, document: str = ""
    ) -> tuple[Extension, ...]:
        """Set the last day of units, none named meaning nobody; a day equal to the round's takes time back.

        Raises:
            NotThisRole, NotAtDesk: only the appraiser's lead office extends.
            NoRound, RoundPublished: there is nothing to extend.
            ExtensionNobody, NotExpected: no unit, or one outside the round.
            ExtensionEarly: the day lies before the round's own.
            ExtensionWhy: no reason.
        """
        why, paper = clean_block(reason), clean_line(document)
        if not why:
            raise ExtensionWhy(year=year)
        with self._database.transaction() as work:
            office = work.office.get()
            if office.role is not Role.APPRAISER:
                raise NotThisRole(role=office.role.value)
            refuse_desk(office)
            opened = _open(work.rounds.get(year), year)
            _refuse(opened, units, due_on=due_on)
            held = newest_of(work.rounds.extensions(year))
            given = tuple(
                Extension(
                    year=year,
                    unit=unit,
                    due_on=due_on,
                    reason=why,
                    document=paper,
                    officer=office.officer.name,
                    at=self._clock.now(),
                )
                for unit in dict.fromkeys(units)
            )
            work.rounds.extend(given)
            for each in given:
                before = own_day(opened, held.get(each.unit)).isoformat()
                note(
                    work,
                    self._clock,
                    act="extend_round",
                    subject=f"{each.unit} {year}",
                    change=(before, due_on.isoformat()),
                    why=f"{why} ({paper})" if paper else why,
                )
        return given

    def history(self, year: int) -> tuple[Extension, ...]:
        """Every extension of a year, oldest first."""
        with self._database.transaction() as work:
            return work.rounds.extensions(year)


def _open(opened: Round | None, year: int) -> Round:
    if opened is None:
        raise NoRound(year=year)
    if opened.published_at is not None:
        raise RoundPublished(year=year)
    return opened


def _refuse(opened: Round, units: Sequence[str], *, due_on: date) -> None:
    if not units:
        raise ExtensionNobody(year=opened.year)
    for unit in units:
        if unit not in opened.units:
            raise NotExpected(unit=unit, year=opened.year)
    if due_on < opened.due_on:
        raise ExtensionEarly(due_on=f"{opened.due_on:%d/%m/%Y}")
