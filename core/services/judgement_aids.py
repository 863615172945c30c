"""What an appraiser should look at twice in a round: looked over on request, set aside with a reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.criteria import CriteriaSet
from core.dismissals import AidRow, Dismissal, DismissalReason, NotSetAside, in_force, with_dismissals
from core.judgement_aids import Aid, AidFinding, counts
from core.ports import Clock, Database, Transaction
from core.progress import Progress, Silent
from core.services.look_over import Looked, LookOver
from core.services.noting import note
from core.text import clean_block

_SILENT = Silent()


@dataclass(frozen=True, slots=True, kw_only=True)
class AidReport:
    """What was found in a round's year, and what was set aside.

    `at` is when it was looked over; `is_stale` says that something changed since. `units` and `names` give
    the name of every expected unit and of every criterion; `sent` counts the units looked at.
    """

    year: int
    criteria: CriteriaSet
    rows: tuple[AidRow, ...]
    units: Mapping[str, str]
    names: Mapping[str, str]
    sent: int
    at: datetime
    is_stale: bool = False

    @property
    def open_counts(self) -> Mapping[Aid, int]:
        """How many findings of each kind nobody has set aside."""
        return counts(row.finding for row in self.rows if row.is_open)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What was found, and the number of the last act before the search began."""

    looked: Looked
    at: datetime
    number: int


class JudgementAids:
    """Findings over a round, kept until something is done in the workspace that may change them."""

    def __init__(self, *, database: Database, look_over: LookOver, clock: Clock) -> None:
        self._database = database
        self._look_over = look_over
        self._clock = clock
        self._kept: dict[int, _Kept] = {}

    def search(self, year: int, *, progress: Progress = _SILENT) -> AidReport:
        """Look the whole round over; long work for a province.

        Raises:
            NoRound: no round of this year.
            Cancelled: the person stopped it.
        """
        with self._database.transaction() as work:
            number = _last_number(work)
        looked = self._look_over.search(year, progress=progress)
        self._kept[year] = _Kept(looked=looked, at=self._clock.now(), number=number)
        return self._report(year, self._kept[year])

    def held(self, year: int) -> AidReport | None:
        """What the last search of this session found; None before the first."""
        kept = self._kept.get(year)
        return None if kept is None else self._report(year, kept)

    def current(self, year: int, *, progress: Progress = _SILENT) -> AidReport:
        """What there is to see now: as found before if nothing changed since, else looked over again."""
        held = self.held(year)
        return self.search(year, progress=progress) if held is None or held.is_stale else held

    def dismiss(self, year: int, findings: Sequence[AidFinding], *, reason: str) -> None:
        """Set findings aside; the reason is kept with each.

        Raises:
            DismissalReason: no reason was given.
        """
        why = clean_block(reason)
        if not why:
            raise DismissalReason(year=year)
        with self._database.transaction() as work:
            before, officer = _last_number(work), work.office.get().officer.name
            held = in_force(work.dismissals.of_year(year))
            for item in findings:
                if (item.mark, item.figures) in held:
                    continue
                work.dismissals.add(
                    Dismissal(
                        year=year,
                        mark=item.mark,
                        figures=item.figures,
                        reason=why,
                        officer=officer,
                        at=self._clock.now(),
                    )
                )
                note(work, self._clock, act="set_finding_aside", subject=f"{year} {item.mark}", why=why)
            self._go_along(year, before, after=_last_number(work))

    def restore(self, year: int, findings: Iterable[AidFinding]) -> None:
        """Take dismissals back; both acts stay in the record.

        Raises:
            NotSetAside: one of the findings is not set aside.
        """
        with self._database.transaction() as work:
            before = _last_number(work)
            held = in_force(work.dismissals.of_year(year))
            for item in findings:
                dismissal = held.get((item.mark, item.figures))
                if dismissal is None:
                    raise NotSetAside(year=year)
                work.dismissals.take_back(replace(dismissal, restored_at=self._clock.now()))
                change = (dismissal.reason, "")
                subject = f"{year} {item.mark}"
                note(work, self._clock, act="take_finding_back", subject=subject, change=change)
            self._go_along(year, before, after=_last_number(work))

    def _report(self, year: int, kept: _Kept) -> AidReport:
        with self._database.transaction() as work:
            dismissals = work.dismissals.of_year(year)
            number = _last_number(work)
        looked = kept.looked
        return AidReport(
            year=year,
            criteria=looked.criteria,
            rows=with_dismissals(looked.findings, dismissals),
            units=looked.units,
            names={leaf.id: leaf.name for leaf in looked.criteria.leaves()},
            sent=looked.sent,
            at=kept.at,
            is_stale=number != kept.number,
        )

    def _go_along(self, year: int, before: int, *, after: int) -> None:
        """Setting aside changes no finding: what was current stays so."""
        kept = self._kept.get(year)
        if kept is not None and kept.number == before:
            self._kept[year] = replace(kept, number=after)


def _last_number(work: Transaction) -> int:
    last = work.audit.last()
    return 0 if last is None else last.number
