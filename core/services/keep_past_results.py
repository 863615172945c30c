"""Keep years that were ranked outside this program: read from a sheet, entered by hand, or forgotten."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from core.errors import UserError
from core.findings import Finding, has_errors
from core.office import NotThisRole
from core.past_results import PastRead, PastSheetWords, TypedResult, read_past
from core.ports import Clock, Database, OfficialUnits, Transaction
from core.progress import Progress
from core.ranking_ports import PastResult
from core.services.noting import note
from core.units import Role


class PublishedHere(UserError):
    """The year was published by this program; its own figures count. Fields: `year`."""

    code = "E_PUBLISHED_HERE"


class PastFiles(Protocol):
    """Sheets of past results on a disk."""

    def read(self, path: Path) -> tuple[TypedResult, ...]:
        """Rows as typed.

        Raises:
            NotAPastSheet, PastSheetRefused.
        """

    def write(self, path: Path, results: Sequence[PastResult], *, year: int, words: PastSheetWords) -> Path:
        """One row for each unit, written whole or not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastImported:
    """What an import did: how many units it holds, and what was noticed; nothing is kept with an error."""

    count: int
    findings: tuple[Finding, ...]
    is_done: bool


Read = Callable[[Mapping[str, str], Sequence[PastResult]], PastRead]
"""Makes the results of a year from the units that may be named and from what is held."""


class KeepPastResults:
    """Years ranked outside, for comparing."""

    def __init__(
        self,
        *,
        database: Database,
        files: PastFiles,
        units: OfficialUnits,
        clock: Clock,
        words: PastSheetWords,
    ) -> None:
        self._database = database
        self._files = files
        self._units = units
        self._clock = clock
        self._words = words

    def years(self) -> tuple[int, ...]:
        """Years that are held, ascending."""
        with self._database.transaction() as work:
            return work.rankings.past_years()

    def results(self, year: int) -> tuple[PastResult, ...]:
        """A year's results by rank."""
        with self._database.transaction() as work:
            return work.rankings.past_results(year)

    def import_file(self, path: Path, year: int, *, progress: Progress) -> PastImported:
        """Read a sheet and keep all of it in place of what was held for the year, or nothing.

        Raises:
            NotThisRole: only an appraiser ranks.
            PublishedHere: the year was published here.
            NotAPastSheet, PastSheetRefused: it is no such sheet.
        """
        rows = self._files.read(path)
        progress.check()
        kinds = {word: kind for kind, word in self._words.kinds}
        return self._keep(year, lambda units, _held: read_past(rows, units=units, kinds=kinds))

    def enter(self, year: int, row: TypedResult) -> PastImported:
        """Keep one unit's result as typed, in place of what was held about it; nothing with an error.

        Raises:
            NotThisRole, PublishedHere.
        """
        kinds = {word: kind for kind, word in self._words.kinds}

        def merged(units: Mapping[str, str], held: Sequence[PastResult]) -> PastRead:
            read = read_past((row,), units=units, kinds=kinds)
            typed = {each.unit for each in read.results}
            others = (each for each in held if each.unit not in typed)
            return PastRead(results=(*others, *read.results), findings=read.findings)

        return self._keep(year, merged)

    def remove(self, year: int, unit: str) -> None:
        """Forget one unit's result of a year.

        Raises:
            NotThisRole, PublishedHere.
        """
        self._keep(
            year,
            lambda _units, held: PastRead(
                results=tuple(each for each in held if each.unit != unit), findings=()
            ),
        )

    def units(self) -> Mapping[str, str]:
        """Units a result may be entered for: name by code."""
        with self._database.transaction() as work:
            return self._named(work)

    def save(self, year: int, results: Sequence[PastResult]) -> None:
        """Keep these in place of what was held; none at all forgets the year.

        Raises:
            NotThisRole, PublishedHere.
        """
        self._keep(year, lambda _units, _held: PastRead(results=tuple(results), findings=()))

    def template(self, path: Path, year: int) -> Path:
        """A sheet with the units expected, or with what is held for the year already."""
        with self._database.transaction() as work:
            held = work.rankings.past_results(year)
            rows = held or tuple(
                PastResult(unit=code, name=name, unit_kind=self._units.unit(code).kind)
                for code, name in self._named(work).items()
            )
        return self._files.write(path, rows, year=year, words=self._words)

    def _keep(self, year: int, read: Read) -> PastImported:
        with self._database.transaction() as work:
            office = work.office.get()
            if office.role is not Role.APPRAISER:
                raise NotThisRole(role=office.role.value)
            if work.rounds.publications(year):
                raise PublishedHere(year=year)
            held = work.rankings.past_results(year)
            found = read(self._named(work), held)
            if has_errors(found.findings):
                return PastImported(count=len(found.results), findings=found.findings, is_done=False)
            work.rankings.put_past_results(year, found.results)
            documents = ", ".join(dict.fromkeys(each.document for each in found.results if each.document))
            change = (str(len(held)), str(len(found.results)))
            note(work, self._clock, act="past_results", subject=str(year), change=change, why=documents)
        return PastImported(count=len(found.results), findings=found.findings, is_done=True)

    def _named(self, work: Transaction) -> dict[str, str]:
        """Units a sheet may name: those of every round, else the communes of the province."""
        codes = dict.fromkeys(code for opened in work.rounds.all() for code in opened.units)
        if codes:
            return {code: self._units.unit(code).name for code in codes}
        province = work.office.get().unit.province_code
        return {unit.code: unit.name for unit in self._units.communes_of(province)}
