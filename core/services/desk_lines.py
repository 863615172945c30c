"""Which lines a desk may give: those of the work it took in; the lead office may give every one."""

from collections.abc import Iterable

from core.criteria import CriteriaSet
from core.desks import NotAssigned, Shares
from core.ports import Transaction


def editable_here(work: Transaction, criteria: CriteriaSet, *, unit: str, year: int) -> frozenset[str] | None:
    """The lines of a unit that may be given here; None: every one, as at the lead office."""
    if not work.office.get().is_desk:
        return None
    shares = Shares(criteria, work.desks.assignments(year))
    return shares.lines_of(unit, desk="", criteria=(leaf.id for leaf in criteria.leaves()))


def refuse_unassigned(
    work: Transaction, criteria: CriteriaSet, *, unit: str, year: int, lines: Iterable[str]
) -> None:
    """At a desk only the lines assigned to it are given.

    Raises:
        NotAssigned: a line is another's.
    """
    allowed = editable_here(work, criteria, unit=unit, year=year)
    for criterion in lines if allowed is not None else ():
        if criterion not in (allowed or ()):
            raise NotAssigned(criterion=criterion, unit=unit)
