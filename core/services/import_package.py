"""Take packages in: verify, show what would change, then keep all of a package or nothing of it.

Every package stands alone: one bad file never stops the others, and after a refusal the database, the
store and the free space are as before.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from core.audit import Act
from core.enrolment import trust_in
from core.errors import CchcError
from core.exchanges import Direction, HeldKey, PackageRow
from core.office import Office
from core.packages.cms import CmsState
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
from core.packages.payloads import CriteriaRef, ResultBody, SubmissionBody
from core.packages.plan import Change, ImportPlan
from core.packages.reading_context import Here, ReadingContext
from core.packages.refusals import CommuneUnknown, CriteriaWrong, PeriodClosed
from core.packages.streams import StreamKey, StreamState, accepted, stream_of
from core.ports import Clock, Database, Identities, OfficialUnits, PackageFiles, Transaction
from core.progress import Progress
from core.services.adopt_criteria import AdoptCriteria
from core.services.dispatch import package_row
from core.services.government_signature import GovernmentSignature, note_signature
from core.services.receive_results import keep_result, plan_of_result
from core.services.receive_submission import keep_submission, plan_of_submission
from core.units import Role, package_code, read_package_code


class ImportStatus(StrEnum):
    """What became of one package."""

    IMPORTED = "imported"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    PLANNED = "planned"


DUPLICATE = "I_DUPLICATE"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageCard:
    """A package as it is shown to a person. When `error` is set nothing else of its content is believed."""

    path: Path
    size: int
    error: CchcError | None = None
    kind: Kind | None = None
    unit: str = ""
    unit_name: str = ""
    year: int = 0
    revision: int = 0
    digest: str = ""
    fingerprint: str = ""
    created_at: datetime | None = None
    key: HeldKey | None = None
    plan: ImportPlan | None = None
    cms: CmsState | None = None

    @property
    def is_authentic(self) -> bool:
        """Whether every check passed."""
        return self.error is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of one package, and why."""

    path: Path
    status: ImportStatus
    code: str = ""
    error: CchcError | None = None
    unit: str = ""
    year: int = 0
    revision: int = 0
    plan: ImportPlan | None = None
    cms: CmsState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How packages are read here.

    `identities` open encrypted packages, `government` judges the signature that may stand beside a seal.
    """

    identities: Identities
    government: GovernmentSignature


class ImportPackage:
    """Opens packages for this office: submissions at the appraiser, results at the submitter."""

    def __init__(
        self,
        *,
        database: Database,
        files: PackageFiles,
        criteria: AdoptCriteria,
        units: OfficialUnits,
        reading: Reading,
        clock: Clock,
    ) -> None:
        self._database = database
        self._files = files
        self._reading = reading
        self._criteria = criteria
        self._units = units
        self._clock = clock

    def inspect(self, path: Path, *, progress: Progress) -> PackageCard:
        """Verify a package and say what it would change; nothing is written."""
        try:
            size = self._files.size(path)
        except CchcError as refused:
            return PackageCard(path=path, size=0, error=refused)
        try:
            with self._arrived(path, progress) as stream:
                with self._database.transaction() as work:
                    authentic = self._authentic(work, open_envelope(stream))
                    forbids = self._forbids_flagged(work, authentic)
                read = complete(authentic, Nowhere(), progress=progress, forbids_flagged=forbids)
            with self._database.transaction() as work:
                return self._card(work, path, read=read, size=read.size)
        except CchcError as refused:
            return PackageCard(path=path, size=size, error=refused)

    def take_in(self, path: Path, *, progress: Progress) -> Imported:
        """Verify a package and keep it; a package that was taken in before changes nothing.

        A refusal is answered, not raised.

        Raises:
            Cancelled: the person stopped; nothing was kept.
        """
        try:
            return self._take_in(path, progress)
        except CchcError as refused:
            return Imported(path=path, status=ImportStatus.REFUSED, code=refused.code, error=refused)

    def take_in_all(
        self, paths: Sequence[Path], *, is_dry_run: bool = False, progress: Progress
    ) -> tuple[Imported, ...]:
        """Take in many packages, each on its own; a dry run only plans."""
        done = []
        for number, path in enumerate(paths):
            progress.check()
            done.append(
                self._planned(path, progress) if is_dry_run else self.take_in(path, progress=progress)
            )
            progress.report(number + 1, len(paths))
        return tuple(done)

    def found_in(self, paths: Iterable[Path]) -> tuple[Path, ...]:
        """One path for every package among files and folders, whole, encrypted or in parts.

        Raises:
            NotReadable (E_READ): a folder cannot be listed.
        """
        return self._files.found_in(paths)

    def history(self, year: int | None = None) -> tuple[PackageRow, ...]:
        """Packages sent and taken in, newest first."""
        with self._database.transaction() as work:
            return work.exchanges.all(year=year)

    def _planned(self, path: Path, progress: Progress) -> Imported:
        card = self.inspect(path, progress=progress)
        if card.error is not None:
            return Imported(path=path, status=ImportStatus.REFUSED, code=card.error.code, error=card.error)
        is_held = card.plan is not None and card.plan.change is Change.UNCHANGED
        return Imported(
            path=path,
            status=ImportStatus.UNCHANGED if is_held else ImportStatus.PLANNED,
            code=DUPLICATE if is_held else "",
            unit=card.unit,
            year=card.year,
            revision=card.revision,
            plan=card.plan,
            cms=card.cms,
        )

    def _take_in(self, path: Path, progress: Progress) -> Imported:
        quarantine = self._files.quarantine()
        try:
            with self._arrived(path, progress) as stream:
                with self._database.transaction() as work:
                    authentic = self._authentic(work, open_envelope(stream))
                    forbids = self._forbids_flagged(work, authentic)
                if authentic.is_duplicate:
                    read = complete(authentic, Nowhere(), progress=progress)
                    return self._done(path, read, status=ImportStatus.UNCHANGED, code=DUPLICATE)
                read = complete(authentic, quarantine, progress=progress, forbids_flagged=forbids)
            with self._database.transaction() as work:
                plan = self._keep(work, read)
                # Last before the commit: what is refused up to here has left no content in the store.
                quarantine.believe(read.digest)
            quarantine.settle()
        finally:
            quarantine.discard()
        return self._done(path, read, status=ImportStatus.IMPORTED, plan=plan)

    def _arrived(self, path: Path, progress: Progress) -> AbstractContextManager[Readable]:
        return self._files.arrived(path, identities=self._reading.identities, progress=progress)

    def _authentic(self, work: Transaction, envelope: Envelope) -> AuthenticPackage:
        office = work.office.get()
        context = self._reading.government.reading(work, _context(work, office))
        authentic = authenticate(envelope, trust_in(work), context=context)
        if not authentic.is_duplicate and authentic.envelope.kind is Kind.SUBMISSION:
            _refuse_closed_round(work, authentic)
        return authentic

    def _forbids_flagged(self, work: Transaction, authentic: AuthenticPackage) -> bool:
        """Whether the set a submission is made by takes no files that may carry macros."""
        used = authentic.document.header.criteria_set
        if authentic.is_duplicate or authentic.envelope.kind is not Kind.SUBMISSION or used is None:
            return False
        return self._criteria.parsed(work.criteria.find(used.id, used.version)).forbids_flagged_evidence

    def _keep(self, work: Transaction, read: CompleteSubmission) -> ImportPlan:
        body, header = read.document.body, read.document.header
        plan = self._plan(work, read)
        at = self._clock.now().replace(microsecond=0)
        if isinstance(body, SubmissionBody):
            keep_submission(work, read, criteria=self._criteria, at=at)
        else:
            assert isinstance(body, ResultBody)
            keep_result(work, read)
        stream = stream_of(header)
        work.exchanges.put_stream(
            stream, accepted(work.exchanges.stream(stream) or StreamState(), header, digest=read.digest)
        )
        work.exchanges.add(package_row(read, direction=Direction.RECEIVED, size=read.size, at=at))
        note_signature(work, read)
        work.audit.append(
            Act(
                officer=work.office.get().officer.name,
                act=f"import_{header.kind.value}",
                subject=f"{header.sender} {header.period}",
                old="" if plan.total_before is None else str(plan.total_before),
                new=f"r{header.revision} {plan.total_after} {read.digest[:16]}",
            ),
            at=at,
        )
        return plan

    def _plan(self, work: Transaction, read: CompleteSubmission) -> ImportPlan:
        if isinstance(read.document.body, SubmissionBody):
            return plan_of_submission(work, read, criteria=self._criteria)
        return plan_of_result(work, read)

    def _card(self, work: Transaction, path: Path, *, read: CompleteSubmission, size: int) -> PackageCard:
        header = read.document.header
        unit = _subject(read)
        key = next(
            (held for held in work.trust.all() if held.fingerprint == read.authentic.signer.fingerprint), None
        )
        return PackageCard(
            path=path,
            size=size,
            kind=header.kind,
            unit=unit,
            unit_name=self._units.unit(unit).name,
            year=int((header.period or "0")[:4]),
            revision=header.revision,
            digest=read.digest,
            fingerprint=read.authentic.signer.fingerprint,
            created_at=header.created_at,
            key=key,
            plan=self._plan(work, read),
            cms=read.cms,
        )

    @staticmethod
    def _done(
        path: Path,
        read: CompleteSubmission,
        *,
        status: ImportStatus,
        code: str = "",
        plan: ImportPlan | None = None,
    ) -> Imported:
        header = read.document.header
        return Imported(
            path=path,
            status=status,
            code=code,
            unit=_subject(read),
            year=int((header.period or "0")[:4]),
            revision=header.revision,
            plan=plan,
            cms=read.cms,
        )


class _Streams(Mapping[StreamKey, StreamState]):
    """The streams of this office, looked up as they are asked for."""

    def __init__(self, work: Transaction) -> None:
        self._work = work

    def __getitem__(self, key: StreamKey) -> StreamState:
        state = self._work.exchanges.stream(key)
        if state is None:
            raise KeyError(key)
        return state

    def __iter__(self) -> Iterator[StreamKey]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _context(work: Transaction, office: Office) -> ReadingContext:
    """What this office opens, and what it knows (stage S5)."""
    unit = package_code(office.role, office.unit.code)
    if office.role is Role.SUBMITTER:
        return ReadingContext(
            expected_kinds=frozenset({Kind.RESULT}), here=Here(unit=unit, streams=_Streams(work))
        )
    rounds = work.rounds.all()
    sets = (work.criteria.find(each.criteria_set, each.criteria_version) for each in rounds)
    return ReadingContext(
        expected_kinds=frozenset({Kind.SUBMISSION}),
        here=Here(
            unit=unit,
            open_periods=frozenset(str(each.year) for each in rounds),
            criteria_sets=frozenset(
                CriteriaRef(id=held.set_id, sha512=held.sha512, version=held.version)
                for held in sets
                if held is not None
            ),
            streams=_Streams(work),
        ),
    )


def _refuse_closed_round(work: Transaction, authentic: AuthenticPackage) -> None:
    """The round of exactly this year must expect the unit, use this set, and still be open."""
    header = authentic.document.header
    opened = work.rounds.get(int((header.period or "0")[:4]))
    if opened is None or opened.published_at is not None:
        raise PeriodClosed(period=header.period)
    if header.commune_code not in opened.units:
        raise CommuneUnknown(commune=header.commune_code, sender=header.sender)
    used = header.criteria_set
    if used is None or (used.id, used.version) != (opened.criteria_set, opened.criteria_version):
        raise CriteriaWrong(criteria=used.id if used else "", version=used.version if used else "")


def _subject(read: CompleteSubmission) -> str:
    """The unit a package is about: the sender of a submission, the recipient of a result."""
    header = read.document.header
    code = header.sender if header.kind is Kind.SUBMISSION else header.recipient
    return read_package_code(code)[1]
