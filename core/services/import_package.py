"""Take packages in: verify, show what would change, then keep all of a package or nothing of it.

Every package stands alone: one bad file never stops the others, and after a refusal the database, the
store and the free space are as before. What was refused is remembered outside of the workspace; only a fork
is written into it, because it blocks its stream.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from core.enrolment import trust_in
from core.errors import CchcError
from core.exchanges import PackageRow
from core.office import Office
from core.packages.carriage_refusals import AgeLocked
from core.packages.container import Readable
from core.packages.intake import (
    AuthenticPackage,
    CompleteSubmission,
    Envelope,
    authenticate,
    complete,
    open_envelope,
)
from core.packages.kinds import Kind
from core.packages.nowhere import Nowhere
from core.packages.payloads import Header
from core.packages.plan import ImportPlan
from core.packages.reading_context import ReadingContext
from core.packages.refusals import Refusal, StreamFork
from core.packages.streams import StreamKey, StreamState, stream_of
from core.ports import Clock, Database, Identities, OfficialUnits, PackageFiles, Transaction
from core.progress import Progress
from core.refused import RefusalLog, Refused
from core.services.accepted_package import note_accepted, register
from core.services.fork_block import block_stream
from core.services.government_signature import GovernmentSignature
from core.services.import_answers import (
    DUPLICATE,
    Imported,
    ImportStatus,
    PackageCard,
    planned_as,
    refused_as,
    year_of,
)
from core.services.import_batch import Claimed, Once, Rehearsal, claims, in_order
from core.services.known_packages import known_submission
from core.services.office_names import office_name
from core.services.reading_office import NOTHING_PLANNED, context_of
from core.services.receipts import record_receipt
from core.services.receiving import Receiver, chain_findings, plain_plan
from core.services.stream_care import clear_restored
from core.services.taking_back import settled
from core.services.time_watch import note_time
from core.services.watch_history import history_findings
from core.units import Role, read_package_code

__all__ = ["DUPLICATE", "ImportPackage", "ImportStatus", "Imported", "PackageCard", "Reading"]


_SUBMITTERS = "xa-"  # receipts go to them alone (3.1)


def _to_nobody(_each: object) -> None:
    """Nobody wants to know before the end."""


class _Seen:
    """How far the checks of one package came: what a refusal may remember of it."""

    def __init__(self) -> None:
        self.size = 0
        self.digest = ""
        self.unit = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How packages are read here.

    `receivers` are the kinds each role takes in, `at_desk` those of a desk of an appraiser; an enrolment is
    opened from its own screen only (3.1).
    `identities` open encrypted packages, `government` judges the signature that may stand beside a seal,
    `refusals` remembers what was refused, `back_up` copies the workspace before a batch changes it.
    """

    receivers: Mapping[Role, Mapping[Kind, Receiver]]
    identities: Identities
    government: GovernmentSignature
    refusals: RefusalLog
    at_desk: Mapping[Kind, Receiver]
    back_up: Callable[[], object]

    def receivers_of(self, office: Office) -> Mapping[Kind, Receiver]:
        """The kinds this office takes in, and what does it."""
        return self.at_desk if office.is_desk else self.receivers[office.role]


class ImportPackage:
    """Opens packages for this office."""

    def __init__(
        self,
        *,
        database: Database,
        files: PackageFiles,
        reading: Reading,
        units: OfficialUnits,
        clock: Clock,
    ) -> None:
        self._database = database
        self._files = files
        self._reading = reading
        self._units = units
        self._clock = clock

    def inspect(self, path: Path, *, progress: Progress) -> PackageCard:
        """Verify a package and say what it would change; nothing is written."""
        return self._inspect(path, NOTHING_PLANNED, progress=progress)[0]

    def inspect_all(
        self, paths: Sequence[Path], *, told: Callable[[PackageCard], None] = _to_nobody, progress: Progress
    ) -> tuple[PackageCard, ...]:
        """Verify many packages as one batch: each is judged as if those before it had been taken in.

        They are looked at in the order in which `take_in_all` takes them, and each is `told` at once; the
        cards come in the order of `paths`. Nothing is written.

        Raises:
            Cancelled: the person stopped.
        """
        rehearsal, cards = Rehearsal(), dict[int, PackageCard]()
        heads = claims(paths, progress, files=self._files, identities=self._reading.identities)
        for place, share in in_order(heads, progress):
            progress.check()
            card, read = self._inspect(paths[place], rehearsal.states, progress=share)
            if read is not None and card.plan is not None:
                held = self._held_state(stream_of(read.document.header))
                card = replace(card, plan=rehearsal.follow(card.plan, read, held=held))
            if card.error is not None:
                card = replace(card, claimed=heads[place].sender)
            cards[place] = card
            told(card)
            share.finish()
        return tuple(cards[place] for place in range(len(paths)))

    def take_in(
        self, path: Path, *, before: Once | None = None, claimed: Claimed | None = None, progress: Progress
    ) -> Imported:
        """Verify a package, do `before` (copy the workspace) and keep it; a refusal is answered.

        Where `claimed` names one that was accepted before, its head is verified and no more is read.

        Raises:
            Cancelled: the person stopped; nothing was kept.
        """
        seen, before = _Seen(), before or Once(self._reading.back_up)
        try:
            known = None if claimed is None else self._known(path, claimed, seen=seen, progress=progress)
            return known or self._take_in(path, seen, before=before, progress=progress)
        except CchcError as refused:
            self._write_down(path, refused, seen=seen)
            return refused_as(path, refused)

    def take_in_all(
        self,
        paths: Sequence[Path],
        *,
        is_dry_run: bool = False,
        told: Callable[[Imported], None] = _to_nobody,
        progress: Progress,
    ) -> tuple[Imported, ...]:
        """Take in many packages, each on its own, earlier revisions first; a dry run only plans.

        The workspace is copied once, before the first that changes anything.

        Each answer is `told` as soon as it stands, so that who stops knows what was taken in; they come in
        the order of `paths`. Progress is told in bytes of the whole batch.

        Raises:
            Cancelled: the person stopped; packages taken in so far stay, whole.
        """
        if is_dry_run:
            return tuple(planned_as(card) for card in self.inspect_all(paths, progress=progress))
        done, before = dict[int, Imported](), Once(self._reading.back_up)
        heads = claims(paths, progress, files=self._files, identities=self._reading.identities)
        for place, share in in_order(heads, progress):
            progress.check()
            done[place] = self.take_in(paths[place], before=before, claimed=heads[place], progress=share)
            told(done[place])
            share.finish()
        return tuple(done[place] for place in range(len(paths)))

    def found_in(self, paths: Iterable[Path]) -> tuple[Path, ...]:
        """One path for every package among files and folders, whole, encrypted or in parts.

        Raises:
            NotReadable (E_READ): a folder cannot be listed.
        """
        return self._files.found_in(paths)

    def history(self, year: int | None = None) -> tuple[PackageRow, ...]:
        """Packages sent and taken in, newest first, without the bytes of their heads."""
        with self._database.transaction() as work:
            return work.exchanges.listed(year=year)

    def refusals(self) -> tuple[Refused, ...]:
        """Files that were refused, newest first, with their codes; at most the last five hundred."""
        return self._reading.refusals.all()

    def _arrived(self, path: Path, progress: Progress) -> AbstractContextManager[Readable]:
        return self._files.arrived(path, identities=self._reading.identities, progress=progress)

    def _inspect(
        self, path: Path, planned: Mapping[StreamKey, StreamState], *, progress: Progress
    ) -> tuple[PackageCard, CompleteSubmission | None]:
        size = 0
        try:
            size = self._files.size(path)
            with self._arrived(path, progress) as stream:
                with self._database.transaction() as work:
                    authentic = self._authentic(work, open_envelope(stream), planned=planned)
                    forbids = self._forbids_flagged(work, authentic)
                read = complete(authentic, Nowhere(), progress=progress, forbids_flagged=forbids)
            with self._database.transaction() as work:
                return _card(work, path, read=read, plan=self._plan(work, read), units=self._units), read
        except CchcError as refused:
            return PackageCard(path=path, size=size, error=refused), None

    def _known(self, path: Path, claimed: Claimed, *, seen: _Seen, progress: Progress) -> Imported | None:
        seen.size, seen.digest = claimed.size, claimed.digest
        identities = self._reading.identities
        header = known_submission(
            claimed,
            lambda: self._files.beginning(path, identities=identities, progress=progress),
            database=self._database,
            context=self._context,
        )
        if header is None:
            seen.digest = ""
            return None
        return self._answer(path, header, status=ImportStatus.UNCHANGED, digest=claimed.digest)

    def _take_in(self, path: Path, seen: _Seen, *, before: Once, progress: Progress) -> Imported:
        seen.size = self._files.size(path)
        quarantine = self._files.quarantine()
        with settled(quarantine, lambda: seen.digest, database=self._database):
            with self._arrived(path, progress) as stream:
                envelope = open_envelope(stream)
                seen.digest = envelope.digest
                with self._database.transaction() as work:
                    authentic = self._authentic(work, envelope)
                    forbids = self._forbids_flagged(work, authentic)
                seen.unit = authentic.document.header.sender
                if authentic.is_duplicate:
                    read = complete(authentic, Nowhere(), progress=progress)
                    return self._done(path, read, status=ImportStatus.UNCHANGED)
                read = complete(authentic, quarantine, progress=progress, forbids_flagged=forbids)
            before()  # nothing is changed without a copy to go back to
            with self._database.transaction() as work:
                plan = self._keep(work, read)
                # Last before the commit: what is refused up to here has left no content in the store.
                quarantine.believe(read.digest)
        return self._done(path, read, status=ImportStatus.IMPORTED, plan=plan)

    def _authentic(
        self,
        work: Transaction,
        envelope: Envelope,
        *,
        planned: Mapping[StreamKey, StreamState] = NOTHING_PLANNED,
    ) -> AuthenticPackage:
        context = self._context(work, planned=planned)
        authentic = authenticate(envelope, trust_in(work), context=context)
        if not authentic.is_duplicate:
            self._receiver(work, envelope.kind).judge(work, authentic)
        return authentic

    def _context(
        self, work: Transaction, *, planned: Mapping[StreamKey, StreamState] = NOTHING_PLANNED
    ) -> ReadingContext:
        office, reading = work.office.get(), self._reading
        held = context_of(work, office, kinds=reading.receivers_of(office), planned=planned)
        return reading.government.reading(work, held)

    def _receiver(self, work: Transaction, kind: Kind) -> Receiver:
        return self._reading.receivers_of(work.office.get())[kind]

    def _forbids_flagged(self, work: Transaction, authentic: AuthenticPackage) -> bool:
        receiver = self._receiver(work, authentic.envelope.kind)
        return not authentic.is_duplicate and receiver.forbids_flagged(work, authentic)

    def _keep(self, work: Transaction, read: CompleteSubmission) -> ImportPlan:
        header = read.document.header
        plan = self._plan(work, read)
        at = self._clock.now().replace(microsecond=0)
        self._receiver(work, header.kind).keep(work, read, at=at)
        register(work, read, at=at)
        if work.office.get().leads and header.sender.startswith(_SUBMITTERS):
            record_receipt(work, read, clock=self._clock, at=at)
        note_time(work, self._clock)
        clear_restored(work)
        note_accepted(work, read, plan=plan, at=at)
        return plan

    def _plan(self, work: Transaction, read: CompleteSubmission) -> ImportPlan:
        if read.authentic.is_duplicate:
            return plain_plan(work, read)
        plan = self._receiver(work, read.document.header.kind).plan(work, read)
        return replace(plan, findings=(*chain_findings(read), *history_findings(work, read), *plan.findings))

    def _held_state(self, stream: StreamKey) -> StreamState:
        with self._database.transaction() as work:
            return work.exchanges.stream(stream) or StreamState()

    def _write_down(self, path: Path, refused: CchcError, *, seen: _Seen) -> None:
        """Remember the refusal, unless our own lock is the cause; a fork also blocks its stream."""
        if isinstance(refused, StreamFork):
            with self._database.transaction() as work:
                block_stream(work, refused, clock=self._clock)
        if not isinstance(refused, AgeLocked):
            self._reading.refusals.note(_remembered(path, refused, seen=seen, at=self._clock.now()))

    def _done(
        self,
        path: Path,
        read: CompleteSubmission,
        *,
        status: ImportStatus,
        plan: ImportPlan | None = None,
    ) -> Imported:
        answer = self._answer(path, read.document.header, status=status, digest=read.digest)
        return replace(answer, plan=plan, cms=read.cms)

    def _answer(self, path: Path, header: Header, *, status: ImportStatus, digest: str) -> Imported:
        with self._database.transaction() as work:
            unit = _subject(header, work.office.get())
        return Imported(
            path=path,
            status=status,
            code=DUPLICATE if status is ImportStatus.UNCHANGED else "",
            kind=header.kind,
            unit=unit,
            year=year_of(header),
            revision=header.revision,
            digest=digest,
        )


def _card(
    work: Transaction, path: Path, *, read: CompleteSubmission, plan: ImportPlan, units: OfficialUnits
) -> PackageCard:
    header = read.document.header
    unit = _subject(header, work.office.get())
    signer = read.authentic.signer.fingerprint
    key = next((held for held in work.trust.all() if held.fingerprint == signer), None)
    return PackageCard(
        path=path,
        size=read.size,
        kind=header.kind,
        unit=unit,
        unit_name=office_name(work, units, code=unit),
        year=year_of(header),
        revision=header.revision,
        digest=read.digest,
        fingerprint=signer,
        created_at=header.created_at,
        key=key,
        plan=plan,
        cms=read.cms,
    )


def _remembered(path: Path, refused: CchcError, *, seen: _Seen, at: datetime) -> Refused:
    return Refused(
        name=path.name,
        at=at,
        code=refused.code,
        stage=refused.stage if isinstance(refused, Refusal) else "",
        size=seen.size,
        digest=seen.digest,
        unit=seen.unit,
    )


def _subject(header: Header, office: Office) -> str:
    """The unit a package is about: who sent it to an appraiser, or this office where its authority wrote."""
    is_written_to = office.authority is not None and not header.sender.startswith(_SUBMITTERS)
    return office.unit.code if is_written_to else read_package_code(header.sender)[1]
