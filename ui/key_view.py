"""What the page of keys shows, gathered from the services: own key, trusted keys, refusals, what waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.errors import CchcError
from core.exchanges import Direction, HeldKey, PackageRow, TrustListHeld
from core.own_keys import LockState
from core.packages.kinds import SignerRole
from core.packages.trust import KeyStatus
from core.refused import Refused
from core.services.key_care import KeyCard
from core.services.stream_care import Block
from core.units import is_desk_code, read_package_code
from ui.desk import Desk
from ui.texts import keys as texts

_JUMP = "E_JUMP"
_ROOT_PREFIX = "goc-"
_APPRAISER_PREFIX = "td-"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRow:
    """One trusted key with the packages it sealed; `doubtful` came while it may have been misused."""

    held: HeldKey
    name: str
    first: PackageRow | None = None
    last: PackageRow | None = None
    doubtful: int = 0
    waits_second: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A stream or a package that waits for persons: a fork's block, or the refusal of a jump."""

    unit: str
    name: str
    year: int
    block: Block | None = None
    jump: Refused | None = None

    @property
    def is_open(self) -> bool:
        """Whether persons still have to decide."""
        return self.block is None or not self.block.is_lifted


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyView:
    """Everything the page shows."""

    leads: bool
    card: KeyCard | None
    state: LockState
    minutes: int
    own: HeldKey | None
    has_root_here: bool
    trust_list: TrustListHeld | None
    is_due: bool
    rows: tuple[KeyRow, ...]
    refused: tuple[Refused, ...]
    decisions: tuple[Decision, ...]


def read_view(desk: Desk) -> KeyView:
    """Ask the services.

    Raises:
        CchcError: the workspace cannot be read.
    """
    services = desk.services
    card = services.key_care.card()
    held = services.enrol_keys.keys()
    fingerprint = "" if card is None else card.fingerprint
    return KeyView(
        leads=desk.office().leads,
        card=card,
        state=services.key_care.state(),
        minutes=services.key_care.idle_minutes(),
        own=next((key for key in held if key.fingerprint == fingerprint), None),
        has_root_here=services.key_care.has_root_here(),
        trust_list=services.trust_lists.held(),
        is_due=services.trust_lists.is_due(),
        rows=_rows(desk, [key for key in held if key.fingerprint != fingerprint]),
        refused=services.import_package.refusals(),
        decisions=_decisions(desk),
    )


def unit_name(desk: Desk, code: str) -> str:
    """The unit a package code names, by its official name where there is one; a root by its province."""
    root = code.removeprefix(_ROOT_PREFIX)
    if is_desk_code(code.removeprefix(_APPRAISER_PREFIX)):
        return _desk_name(desk, code.removeprefix(_APPRAISER_PREFIX))
    try:
        official = root if root != code else read_package_code(code)[1]
        name: str = desk.services.units.unit(official).name
    except CchcError:
        return code
    return name if root == code else texts.root_of(name)


def _desk_name(desk: Desk, code: str) -> str:
    """A desk of the appraiser by the list of desks; at the desk itself its own name."""
    own = desk.office().unit
    if own.code == code:
        return own.name
    views = desk.services.desks.assign.desks()
    return next((view.desk.name for view in views if view.desk.code == code), code)


def _rows(desk: Desk, held: Sequence[HeldKey]) -> tuple[KeyRow, ...]:
    services = desk.services
    packages: dict[str, list[PackageRow]] = {}
    for row in services.import_package.history():
        if row.direction is Direction.RECEIVED:
            packages.setdefault(row.fingerprint, []).append(row)
    doubts = [row.fingerprint for row in services.trust_lists.doubtful()]
    demands_two = services.enrol_keys.two_persons()
    return tuple(
        KeyRow(
            held=key,
            name=unit_name(desk, key.unit),
            first=min(packages.get(key.fingerprint, ()), key=_when, default=None),
            last=max(packages.get(key.fingerprint, ()), key=_when, default=None),
            doubtful=doubts.count(key.fingerprint),
            waits_second=_waits(key, is_demanded=demands_two),
        )
        for key in held
    )


def _waits(key: HeldKey, *, is_demanded: bool) -> bool:
    is_active = key.status is KeyStatus.ACTIVE and key.role is SignerRole.SUBMITTER
    return is_demanded and is_active and not key.second_by


def _when(row: PackageRow) -> datetime:
    return row.at


def _decisions(desk: Desk) -> tuple[Decision, ...]:
    services = desk.services
    forks = (
        Decision(unit=block.unit, name=_official(desk, block.unit), year=block.year, block=block)
        for block in services.stream_care.blocks()
    )
    settled = {confirmed.digest for confirmed in services.stream_care.confirmations()}
    settled.update(row.digest for row in services.import_package.history())
    jumps: dict[str, Decision] = {}
    for refused in services.import_package.refusals():
        if refused.code == _JUMP and refused.digest and refused.digest not in settled:
            name = unit_name(desk, refused.unit) if refused.unit else refused.name
            jumps.setdefault(refused.digest, Decision(unit=refused.unit, name=name, year=0, jump=refused))
    return (*forks, *jumps.values())


def _official(desk: Desk, code: str) -> str:
    try:
        name: str = desk.services.units.unit(code).name
    except CchcError:
        return code
    return name
