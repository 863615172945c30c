"""How the year's targets stand against what was recorded, and next to each its target of the next year."""

from core.ports import Database, Transaction
from core.records.catalogue import Record
from core.records.targets import Target
from core.target_standing import TargetStanding, kinds_of, standing


class FollowTargets:
    """Reads only."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    def standing(self, target: Target) -> TargetStanding:
        """One target, saved or still being entered."""
        with self._database.transaction() as work:
            return _standing(work, target)

    def standings(self, year: int) -> tuple[TargetStanding, ...]:
        """Every target of a year in the order of entry."""
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            return tuple(
                _standing(work, target) for target in work.records.of_year("target", unit, year=year)
            )


def _standing(work: Transaction, target: Target) -> TargetStanding:
    unit = work.office.get().unit.code
    records: list[Record] = []
    for kind in kinds_of(target):
        records.extend(work.records.of_year(kind, unit, year=target.year))
    following = work.records.of_year("target", unit, year=target.year + 1)
    return standing(target, records, following=following)
