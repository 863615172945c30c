"""What this office knows when it opens a package: its code, what is open, what it holds (stage S5)."""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from core.exchanges import Direction
from core.office import Office
from core.packages.kinds import Kind
from core.packages.payloads import CriteriaRef, ReceiptRef
from core.packages.reading_context import Here, ReadingContext
from core.packages.streams import StreamKey, StreamState
from core.ports import Transaction
from core.stored_packages import appraisal_of, reference_to
from core.units import Role, package_code

Value = TypeVar("Value")


class _Asked(Mapping[str, Value]):
    """A mapping that is looked up in the database when it is asked, never walked through."""

    def __init__(self, work: Transaction) -> None:
        self._work = work

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class _Receipts(_Asked[tuple[ReceiptRef, ...]]):
    """The receipts issued to a unit."""

    def __getitem__(self, unit: str) -> tuple[ReceiptRef, ...]:
        rows = self._work.exchanges.of_kind(Kind.RECEIPT.value, Direction.SENT, other=unit)
        return tuple(reference_to(row) for row in rows)


class _Vouched:
    """The submissions a desk's lead office says it accepted; its packages are read when one is asked for."""

    def __init__(self, work: Transaction) -> None:
        self._work = work

    def __contains__(self, digest: object) -> bool:
        rows = self._work.exchanges.of_kind(Kind.APPRAISAL.value, Direction.RECEIVED)
        return any(digest == package.digest for row in rows for package in appraisal_of(row).packages)


class _Streams(Mapping[StreamKey, StreamState]):
    """The streams of this office; what a batch has accepted in thought stands before what is held."""

    def __init__(self, work: Transaction, planned: Mapping[StreamKey, StreamState]) -> None:
        self._work = work
        self._planned = planned

    def __getitem__(self, key: StreamKey) -> StreamState:
        state = self._planned.get(key) or self._work.exchanges.stream(key)
        if state is None:
            raise KeyError(key)
        return state

    def __iter__(self) -> Iterator[StreamKey]:
        return iter(())

    def __len__(self) -> int:
        return 0


NOTHING_PLANNED: Mapping[StreamKey, StreamState] = MappingProxyType({})


def context_of(
    work: Transaction,
    office: Office,
    *,
    kinds: Collection[Kind],
    planned: Mapping[StreamKey, StreamState] = NOTHING_PLANNED,
) -> ReadingContext:
    """Everything packages of these kinds are compared with; what a batch has planned counts as held."""
    unit, streams = package_code(office.role, office.unit.code), _Streams(work, planned)
    if office.role is Role.SUBMITTER:
        return ReadingContext(expected_kinds=frozenset(kinds), here=Here(unit=unit, streams=streams))
    follows = "" if office.authority is None else package_code(Role.APPRAISER, office.authority.code)
    rounds = work.rounds.all()
    sets = (work.criteria.find(each.criteria_set, each.criteria_version) for each in rounds)
    return ReadingContext(
        expected_kinds=frozenset(kinds),
        here=Here(
            unit=unit,
            open_periods=frozenset(str(each.year) for each in rounds),
            criteria_sets=frozenset(
                CriteriaRef(id=held.set_id, sha512=held.sha512, version=held.version)
                for held in sets
                if held is not None
            ),
            streams=streams,
            receipts_issued=_Receipts(work),
            jumps_confirmed=frozenset(each.digest for each in work.exchanges.confirmations()),
            follows=follows,
            vouched=_Vouched(work) if follows else frozenset(),
        ),
    )
