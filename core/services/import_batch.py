"""Many packages as one batch: the order they are taken in, their share of the progress, and a rehearsal."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from core.errors import CchcError
from core.packages.claims import claim_of
from core.packages.intake import CompleteSubmission, Envelope, open_envelope
from core.packages.kinds import Kind
from core.packages.plan import Change, ImportPlan
from core.packages.streams import StreamKey, StreamState, accepted, stream_of
from core.ports import Identities, PackageFiles
from core.progress import Progress, Stoppable

_LAST = 99
# Keys before what they sign, sets before what uses them, a desk's round before the submissions to it, proofs
# before what answers the proven, and a return before the result that closes its year.
_KINDS = {
    kind: place
    for place, kind in enumerate(
        (Kind.TRUST, Kind.CRITERIA, Kind.APPRAISAL, Kind.TASKS, Kind.RECEIPT, Kind.RETURN)
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """Size of a file in bytes, what its head claims, and its place by that; nothing of it is believed."""

    size: int
    digest: str = ""
    sender: str = ""
    order: tuple[int, str, str, int, int] = (_LAST, "", "", 0, 0)


class Share:
    """Progress of one package, told as its share of the whole batch; it stops when the batch is stopped."""

    def __init__(self, whole: Progress, *, before: int, size: int, total: int) -> None:
        self._whole = whole
        self._before = before
        self._size = size
        self._total = total

    def report(self, done: int, total: int) -> None:
        """Bytes of this package beside those of the packages before it."""
        within = self._size * done // total if total else 0
        self._whole.report(self._before + min(within, self._size), self._total)

    def check(self) -> None:
        """Stop when the whole should stop."""
        self._whole.check()

    def finish(self) -> None:
        """The package is behind us, whatever became of it."""
        self.report(1, 1)


class Once:
    """Does an act the first time it is called, and until it came about."""

    def __init__(self, act: Callable[[], object]) -> None:
        self._act: Callable[[], object] | None = act

    def __call__(self) -> None:
        """Do it, unless it is done. Raises as the act does."""
        if self._act is not None:
            self._act()
            self._act = None


def claims(
    paths: Sequence[Path], progress: Progress, *, files: PackageFiles, identities: Identities
) -> tuple[Claimed, ...]:
    """Size and order of every package by what its head says, which decides nothing else.

    Raises:
        Cancelled: the person stopped.
    """

    def claim(path: Path) -> Claimed:
        progress.check()
        size = 0
        try:
            size = files.size(path)
            with files.beginning(path, identities=identities, progress=Stoppable(progress)) as stream:
                return _claimed(open_envelope(stream), size=size)
        except CchcError:
            return Claimed(size=size)

    return tuple(map(claim, paths))


def _claimed(envelope: Envelope, *, size: int) -> Claimed:
    claim = claim_of(envelope)
    if claim is None:
        return Claimed(size=size)
    place = _KINDS.get(claim.kind, len(_KINDS))
    order = (place, claim.sender, claim.period, claim.key_epoch, claim.revision)
    return Claimed(size=size, digest=envelope.digest, sender=claim.sender, order=order)


def in_order(batch: Sequence[Claimed], progress: Progress) -> Iterator[tuple[int, Share]]:
    """The places of a batch, earlier revisions first and otherwise as given, each with its progress."""
    total, before = sum(each.size for each in batch), 0
    for place in sorted(range(len(batch)), key=lambda at: batch[at].order):
        yield place, Share(progress, before=before, size=batch[place].size, total=total)
        before += batch[place].size


class Rehearsal:
    """What a batch would have taken in so far; a later revision is planned as the successor of an earlier."""

    def __init__(self) -> None:
        self._states: dict[StreamKey, StreamState] = {}
        self._totals: dict[StreamKey, Decimal | None] = {}

    @property
    def states(self) -> Mapping[StreamKey, StreamState]:
        """Streams as they would stand."""
        return self._states

    def follow(self, plan: ImportPlan, read: CompleteSubmission, *, held: StreamState) -> ImportPlan:
        """The plan of one more package as it is within the batch, which goes on from it."""
        if read.authentic.is_duplicate:
            return plan
        header, stream = read.document.header, stream_of(read.document.header)
        earlier = self._states.get(stream)
        self._states[stream] = accepted(earlier or held, header, digest=read.digest)
        before = self._totals.get(stream)
        self._totals[stream] = plan.total_after
        if earlier is None or earlier.highest is None:
            return plan
        return replace(
            plan,
            change=Change.REVISED,
            previous_revision=earlier.highest.revision,
            total_before=before,
        )
