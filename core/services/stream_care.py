"""Care for streams: forks and who lifts their blocks, jumps let pass, signs of a restored copy."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from core.enrolment import own_code
from core.errors import UserError
from core.exchanges import StreamConfirmation
from core.packages.kinds import Kind
from core.packages.streams import StreamKey, StreamState
from core.ports import Clock, Database, Transaction
from core.services.noting import note
from core.services.outgoing import received_receipts
from core.services.own_packages import was_made_here
from core.services.time_watch import begin_again, latest_seen, runs_behind
from core.stored_packages import receipt_of
from core.text import clean_line
from core.units import Role, package_code

RESTORED = "restored_at"
_DIGEST = re.compile(r"[0-9a-f]{128}")


class NoBlock(UserError):
    """The stream is not blocked by a fork."""

    code = "E_NO_BLOCK"


class TwoPersonsNeeded(UserError):
    """Lifting a block needs the names of two different persons."""

    code = "E_TWO_PERSONS"


class WhyNeeded(UserError):
    """Letting a package pass a rule needs a written reason."""

    code = "E_WHY"


class NotADigest(UserError):
    """The text is no package digest (128 hexadecimal digits)."""

    code = "E_DIGEST"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stream blocked by a fork: the digest held, the digest offered, and whether two persons lifted it.

    `unit` and `year` say it for people: the other side's official code, and the year or 0.
    """

    key: StreamKey
    unit: str
    year: int
    held: str
    offered: str
    is_lifted: bool


class NoticeKind(StrEnum):
    """What a banner has to tell."""

    RESTORED = "restored"
    BEHIND = "behind"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One thing every page should show: since when, and a number or moment that belongs to it.

    `RESTORED`: the workspace was restored and has neither sent nor taken anything since. `BEHIND`: the newest
    receipt proves a package this workspace does not know. `CLOCK`: the clock shows a time more than a day
    before the latest one seen, which `at` tells.
    """

    kind: NoticeKind
    at: datetime
    number: int = 0


class StreamCare:
    """Blocks, confirmations and notices of this workspace."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def blocks(self) -> tuple[Block, ...]:
        """Every stream blocked by a fork."""
        with self._database.transaction() as work:
            own = own_code(work.office.get())
            return tuple(_block(key, state, own=own) for key, state in work.exchanges.blocked())

    def lift(
        self, unit: str, year: int, *, first: str, second: str, reason: str, kind: Kind = Kind.SUBMISSION
    ) -> Block:
        """Two persons lift the block; then only a package that supersedes both contents passes (6.3).

        Raises:
            NoBlock: the stream is not blocked.
            TwoPersonsNeeded: a name is missing, or both are the same.
            WhyNeeded: no reason was given.
        """
        first, second, why = clean_line(first), clean_line(second), clean_line(reason)
        if not first or not second or first.casefold() == second.casefold():
            raise TwoPersonsNeeded
        if not why:
            raise WhyNeeded
        with self._database.transaction() as work:
            key, state = self._blocked(work, unit, year=year, kind=kind)
            lifted = replace(state, is_lifted=True)
            work.exchanges.put_stream(key, lifted)
            told = " ".join(digest[:16] for digest in state.forked)
            note(
                work,
                self._clock,
                act="lift_fork",
                subject=f"{key.sender} {key.kind.value} {key.period or ''}".rstrip(),
                change=(told, f"{first}; {second}"),
                why=why,
            )
            return _block(key, lifted, own=own_code(work.office.get()))

    def confirm_jump(self, digest: str, reason: str) -> StreamConfirmation:
        """Let one package pass although its revision jumped by more than a hundred (E_JUMP).

        Raises:
            NotADigest: the text names no package.
            WhyNeeded: no reason was given.
        """
        named, why = package_digest(digest), clean_line(reason)
        if not why:
            raise WhyNeeded
        with self._database.transaction() as work:
            officer = work.office.get().officer.name
            confirmation = StreamConfirmation(
                digest=named, first_by=officer, second_by="", why=why, at=self._clock.now()
            )
            work.exchanges.confirm(confirmation)
            note(work, self._clock, act="confirm_jump", subject=named[:16], why=why)
        return confirmation

    def confirmations(self) -> tuple[StreamConfirmation, ...]:
        """Packages that were let pass, oldest first."""
        with self._database.transaction() as work:
            return work.exchanges.confirmations()

    def confirm_time(self, reason: str) -> None:
        """Take the clock's present time for right again, after a clock that ran ahead was set.

        Raises:
            WhyNeeded: no reason was given.
        """
        why = clean_line(reason)
        if not why:
            raise WhyNeeded
        with self._database.transaction() as work:
            before = latest_seen(work)
            begin_again(work, self._clock)
            old = "" if before is None else before.isoformat()
            note(work, self._clock, act="confirm_time", subject="", change=(old, ""), why=why)

    def notices(self) -> tuple[Notice, ...]:
        """What every page should show, most serious first; empty when all is well."""
        with self._database.transaction() as work:
            return tuple(found for found in self._notices(work) if found is not None)

    def _notices(self, work: Transaction) -> Sequence[Notice | None]:
        return (_behind(work), _restored(work), self._clock_notice(work))

    def _clock_notice(self, work: Transaction) -> Notice | None:
        latest = latest_seen(work)
        if latest is None or not runs_behind(work, self._clock):
            return None
        return Notice(kind=NoticeKind.CLOCK, at=latest)

    @staticmethod
    def _blocked(work: Transaction, unit: str, *, year: int, kind: Kind) -> tuple[StreamKey, StreamState]:
        role = Role.SUBMITTER if work.office.get().role is Role.APPRAISER else Role.APPRAISER
        sender = package_code(role, unit)
        for key, state in work.exchanges.blocked():
            is_of_year = key.period is None or key.period[:4] == str(year)
            if key.sender == sender and key.kind is kind and is_of_year:
                return key, state
        raise NoBlock(unit=unit, year=year)


def package_digest(text: str) -> str:
    """A package digest as a person copied it: blanks between groups and capitals do not matter.

    Raises:
        NotADigest: it is none.
    """
    named = "".join(text.split()).lower()
    if _DIGEST.fullmatch(named) is None:
        raise NotADigest(digest=named[:16])
    return named


def clear_restored(work: Transaction) -> None:
    """The restored workspace has sent or taken something: the banner is over."""
    if work.settings.get(RESTORED):
        work.settings.put(RESTORED, "")


def _restored(work: Transaction) -> Notice | None:
    kept = work.settings.get(RESTORED)
    return Notice(kind=NoticeKind.RESTORED, at=datetime.fromisoformat(kept)) if kept else None


def _behind(work: Transaction) -> Notice | None:
    """The newest receipt proves a package that is not known here: the workspace is an older copy (6.2)."""
    rows = received_receipts(work)
    newest = max(rows, key=lambda row: row.revision, default=None)
    if newest is None:
        return None
    body = receipt_of(newest)
    if was_made_here(work, body, sender=newest.recipient, recipient=newest.sender):
        return None
    return Notice(kind=NoticeKind.BEHIND, at=body.received_at, number=body.package_revision)


def _block(key: StreamKey, state: StreamState, *, own: str) -> Block:
    held, offered = (*state.forked, "", "")[:2]
    other = key.recipient if key.sender == own else key.sender
    return Block(
        key=key,
        unit=other.partition("-")[2],
        year=int((key.period or "0")[:4]),
        held=held,
        offered=offered,
        is_lifted=state.is_lifted,
    )
