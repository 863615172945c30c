"""Keep the appraisal council of each year: its members, whom they stand for, their parts and areas."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.council import CouncilMember, MemberNameless, in_order
from core.criteria import Criterion
from core.office import refuse_desk
from core.ports import Clock, Database
from core.services.noting import note
from core.services.round_reading import RoundReading
from core.text import clean_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Council:
    """A year's members as a decision lists them, and the areas they may be given."""

    year: int
    members: tuple[CouncilMember, ...]
    areas: tuple[Criterion, ...]
    carried_from: int | None = None


class KeepCouncil:
    """The register of council members. It is no input of the ranking, so it stays open after publication."""

    def __init__(self, *, database: Database, reading: RoundReading, clock: Clock) -> None:
        self._database = database
        self._reading = reading
        self._clock = clock

    def council(self, year: int) -> Council:
        """Members of a year; `carried_from` is the newest earlier year to take over, if any."""
        with self._database.transaction() as work:
            members = work.council.of_year(year)
            earlier = [held for held in work.council.years() if held < year]
            has_round = work.rounds.get(year) is not None
            areas = self._reading.opened(work, year)[1].areas() if has_round else ()
        return Council(
            year=year,
            members=in_order(members),
            areas=areas,
            carried_from=earlier[-1] if earlier and not members else None,
        )

    def keep(self, year: int, members: Sequence[CouncilMember]) -> Council:
        """Replace the year's members; the order given stays within each part.

        Raises:
            MemberNameless: one has no name.
            NotAtDesk: the lead office keeps the council.
        """
        tidied = in_order(tuple(map(_tidied, members)))
        for position, member in enumerate(tidied, start=1):
            if not member.name:
                raise MemberNameless(position=position)
        with self._database.transaction() as work:
            refuse_desk(work.office.get())
            held = work.council.of_year(year)
            if held != tidied:
                work.council.put(year, tidied)
                change = (_told(held), _told(tidied))
                note(work, self._clock, act="council", subject=str(year), change=change)
        return self.council(year)

    def carry(self, year: int) -> Council:
        """Take over the members of the newest earlier year; areas unknown to the set are left out."""
        held = self.council(year)
        if held.carried_from is None:
            return held
        known = {area.id for area in held.areas}
        with self._database.transaction() as work:
            earlier = work.council.of_year(held.carried_from)
        return self.keep(year, tuple(replace(one, areas=_known(one.areas, known)) for one in earlier))


def _known(areas: tuple[str, ...], known: set[str]) -> tuple[str, ...]:
    return tuple(area for area in areas if area in known)


def _tidied(member: CouncilMember) -> CouncilMember:
    return replace(
        member,
        name=clean_line(member.name),
        job=clean_line(member.job),
        organisation=clean_line(member.organisation),
        areas=tuple(dict.fromkeys(member.areas)),
    )


def _told(members: Sequence[CouncilMember]) -> str:
    return "; ".join(
        " ".join(filter(None, (one.name, one.organisation, one.part.value, ",".join(one.areas))))
        for one in members
    )
