"""Send a year: see what stands in the way, write one signed package, verify it before saying so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from core.assessment import State
from core.audit import Act
from core.delivery import WHOLE, Leaving
from core.enrolment import NoAuthority
from core.errors import UserError
from core.findings import Level, error, warning
from core.office import NotThisRole
from core.packages.kinds import Kind
from core.packages.payloads import Document
from core.packages.streams import StreamKey
from core.self_score import Need, is_self_scored
from core.services.correct_sent import tell_reason
from core.services.correcting import waiting
from core.services.outgoing import newest_receipt, next_header, received_receipts
from core.services.own_packages import sent_rows
from core.services.returns import CorrectionReasonNeeded, waiting_return
from core.services.stream_care import NotADigest, clear_restored, package_digest
from core.services.time_watch import runs_behind
from core.stored_packages import receipt_of
from core.submission import body_of
from core.text import clean_block
from core.units import Role, package_code

if TYPE_CHECKING:
    from core.delivery import Delivered, Form
    from core.exchanges import PackageRow
    from core.findings import Finding
    from core.office import Office
    from core.packages.cms import Countersigned
    from core.packages.signing import SigningKey
    from core.ports import Clock, Database, Transaction
    from core.progress import Progress
    from core.rounds import Standing
    from core.self_score import SelfScore
    from core.services.adopt_criteria import AdoptCriteria
    from core.services.dispatch import Dispatch, Dispatched
    from core.services.government_signature import GovernmentSignature, TokenSigning
    from core.services.self_assessment import SelfAssessment
    from core.store_ports import CriteriaDocument

_BOTH = 2


class GateClosed(UserError):
    """Something compulsory is missing; fields say how many and name the first."""

    code = "E_GATE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A package that was written, read again and verified; `files` are all that lie at the destination."""

    files: tuple[Path, ...]
    digest: str
    revision: int
    fingerprint: str
    size: int
    unit: str
    at: datetime
    delivered: Delivered | None = None


def exported_of(sent: Dispatched, delivered: Delivered, *, unit: str) -> Exported:
    """A package that was posted, as commands and pages tell it."""
    row = sent.row
    return Exported(
        files=delivered.paths,
        digest=row.digest,
        revision=row.revision,
        fingerprint=row.fingerprint,
        size=row.size,
        unit=unit,
        at=row.at,
        delivered=delivered,
    )


class ExportPackage:
    """Writes the submitter's packages."""

    def __init__(
        self,
        *,
        database: Database,
        assessment: SelfAssessment,
        criteria: AdoptCriteria,
        dispatch: Dispatch,
        government: GovernmentSignature,
        clock: Clock,
    ) -> None:
        self._database = database
        self._assessment = assessment
        self._criteria = criteria
        self._dispatch = dispatch
        self._government = government
        self._clock = clock
        self._token: TokenSigning | None = None

    def with_token(self, signing: TokenSigning | None) -> ExportPackage:
        """The same job for one package that a token signs too; `None` leaves the seal alone."""
        other = copy(self)
        other._token = signing  # noqa: SLF001 - its own copy
        return other

    def gate(self, year: int) -> tuple[Finding, ...]:
        """What stands in the way (errors) and what the office should know (warnings)."""
        with self._database.transaction() as work:
            office = work.office.get()
            is_returned = waiting_return(work, year) is not None
            is_behind = runs_behind(work, self._clock)
        score = self._assessment.score(year)
        found = [
            _gate_finding(missing.need, missing.criterion, at_stake=str(missing.at_stake))
            for missing in score.missing
        ]
        found.extend(self._forbidden(score))
        if office.authority is None:
            found.insert(0, error("GATE_NO_AUTHORITY"))
        if not self._dispatch.has_key():
            found.insert(0, error("GATE_NO_KEY"))
        if score.criteria.is_sample:
            found.append(warning("GATE_SAMPLE_SET", set=score.criteria.set_id))
        if not office.signatory.name:
            found.append(warning("GATE_NO_SIGNATORY"))
        if score.state is State.PUBLISHED:
            found.append(warning("GATE_PUBLISHED"))
        if is_returned:
            found.append(warning("GATE_RETURNED"))
        if is_behind:
            found.append(warning("GATE_CLOCK_BEHIND"))
        return tuple(sorted(found, key=lambda finding: finding.level is not Level.ERROR))

    def export(
        self,
        year: int,
        folder: Path,
        *,
        passphrase: str | None = None,
        reason: str = "",
        form: Form = WHOLE,
        progress: Progress,
    ) -> Exported:
        """Write, sign, re-open and verify the year's package, note it as sent, and bring it to its folder.

        Args:
            year: the assessed year.
            folder: where it goes.
            passphrase: opens the office's key; None while the keys are open.
            reason: why an earlier package is corrected; kept in the package.
            form: in one file or in parts, plain or encrypted.
            progress: told how far the work is.

        Raises:
            GateClosed: something compulsory is missing.
            CorrectionReasonNeeded: the year was sent back and no reason was given.
            NoAuthority, NotThisRole: this office cannot submit.
            Whatever a token refuses, when one was asked to sign too: see `GovernmentSignature` and `Tokens`.
            KeysLocked, NoKey, PassphraseWrong: there is no key, or it stays locked.
            NoRecipient, PartSizeWrong, TooLargeForVolume: it cannot leave in this form.
            DeviceError, Cancelled: nothing half written stays; a package that was noted already is brought
                on by `DeliverPackage.deliver`.
        """
        leaving = Leaving(folder=folder, form=form)
        return self._export(year, leaving, passphrase=passphrase, reason=reason, progress=progress)

    def end_fork(
        self,
        year: int,
        folder: Path,
        *,
        digests: Sequence[str],
        reason: str,
        passphrase: str | None,
        progress: Progress,
    ) -> Exported:
        """Write the package that ends a fork: above both contents, behind the one the appraiser holds (6.3).

        Args:
            year: the assessed year.
            folder: where the file goes.
            digests: both digests as the appraiser tells them; the one a receipt proves is taken for the one
                it holds, else the first.
            reason: what happened; kept in the package.
            passphrase: opens the office's key.
            progress: told how far the work is.

        Raises:
            NotADigest: not two different package digests.
            GateClosed, NoAuthority, NotThisRole, NoKey, PassphraseWrong, DeviceError, Cancelled.
        """
        named = tuple(dict.fromkeys(package_digest(each) for each in digests))
        if len(named) < _BOTH:
            raise NotADigest(digest="".join(named)[:16])
        leaving = Leaving(folder=folder)
        return self._export(
            year, leaving, passphrase=passphrase, reason=reason, supersedes=named, progress=progress
        )

    def _export(
        self,
        year: int,
        leaving: Leaving,
        *,
        passphrase: str | None,
        reason: str,
        progress: Progress,
        supersedes: tuple[str, ...] = (),
    ) -> Exported:
        self._refuse_closed_gate(year)
        told, key = clean_block(reason), self._sealer(passphrase)
        score, standing = self._assessment.score(year), self._assessment.standing(year)
        used = self._criteria.find(score.criteria.set_id, score.criteria.version)
        with self._database.transaction() as work:
            office = work.office.get()
            if not told and waiting_return(work, year) is not None:
                raise CorrectionReasonNeeded(year=year)
            document = self._document(work, office, score=score, used=used, reason=told)
            document = _superseding(work, document, supersedes=supersedes)
            evidence = work.evidence.of_year(office.unit.code, year)

        def note(work: Transaction, sent: Dispatched) -> None:
            if work.criteria.find(used.set_id, used.version) is None:
                work.criteria.add(used)
            reasoned = replace(sent, row=replace(sent.row, note=told))
            self._note(work, reasoned, score=score, standing=standing)

        sent, delivered = self._dispatch.post(
            document, key, leaving=leaving, note=note, evidence=evidence, progress=progress
        )
        return exported_of(sent, delivered, unit=office.unit.code)

    def _sealer(self, passphrase: str | None) -> SigningKey | Countersigned:
        key = self._dispatch.unlock(passphrase)
        return key if self._token is None else self._government.countersigned(key, self._token)

    def sent(self, year: int) -> tuple[PackageRow, ...]:
        """Packages sent for a year, newest first."""
        with self._database.transaction() as work:
            return sent_rows(work, Kind.SUBMISSION, year=year)

    def _forbidden(self, score: SelfScore) -> Iterator[Finding]:
        """Documents the criteria set does not take; one may have been added before the set was chosen."""
        if not score.criteria.forbids_flagged_evidence:
            return
        with self._database.transaction() as work:
            held = work.evidence.of_year(work.office.get().unit.code, score.year)
        for document in held:
            if document.file is not None and document.file.flagged:
                yield error("GATE_FLAGGED_EVIDENCE", f"evidence:{document.id}", document=document.name)

    def _refuse_closed_gate(self, year: int) -> None:
        with self._database.transaction() as work:
            office = work.office.get()
        if office.role is not Role.SUBMITTER:
            raise NotThisRole(role=office.role.value)
        if office.authority is None:
            raise NoAuthority
        stops = [found for found in self.gate(year) if found.level is Level.ERROR]
        blocking = [found for found in stops if found.code != "GATE_NO_KEY"]
        if blocking:
            first = blocking[0].where
            raise GateClosed(year=year, count=len(blocking), first=first)

    def _document(
        self,
        work: Transaction,
        office: Office,
        *,
        score: SelfScore,
        used: CriteriaDocument,
        reason: str,
    ) -> Document:
        assert office.authority is not None
        sender = package_code(Role.SUBMITTER, office.unit.code)
        recipient = package_code(Role.APPRAISER, office.authority.code)
        stream = StreamKey(sender=sender, recipient=recipient, kind=Kind.SUBMISSION, period=str(score.year))
        header = next_header(
            work, stream, clock=self._clock, used=used, last_receipt=newest_receipt(work, recipient)
        )
        return Document(
            header=replace(header, commune_code=office.unit.code),
            body=body_of(
                score,
                office=office,
                records=work.records.all_of_year(office.unit.code, score.year),
                documents=work.evidence.of_year(office.unit.code, score.year),
                reason=reason,
            ),
        )

    def _note(self, work: Transaction, sent: Dispatched, *, score: SelfScore, standing: Standing) -> None:
        """Only a package that was verified on its final place becomes the year's state."""
        office = work.office.get()
        self._dispatch.note(work, sent)
        clear_restored(work)
        if sent.row.note and waiting(work, office.unit.code, year=score.year):
            tell_reason(work, self._clock, year=score.year, why=sent.row.note)
        work.assessments.put_standing(
            replace(
                standing,
                state=State.SUBMITTED,
                package=sent.row.digest,
                revision=sent.row.revision,
                received_at=sent.row.at,
            )
        )
        work.assessments.put_self_points(
            office.unit.code,
            score.year,
            points={line.criterion.id: line.points for line in score.lines if is_self_scored(line.criterion)},
        )
        work.audit.append(
            Act(
                officer=office.officer.name,
                act="export",
                subject=str(score.year),
                new=f"r{sent.row.revision} {sent.row.digest[:16]}",
                why=sent.row.note,
            ),
            at=self._clock.now(),
        )


def _superseding(work: Transaction, document: Document, *, supersedes: tuple[str, ...]) -> Document:
    """The document in the place of a fork's contents, where there are any."""
    if not supersedes:
        return document
    proven = {receipt_of(row).package_digest for row in received_receipts(work)}
    held = next((digest for digest in supersedes if digest in proven), supersedes[0])
    known = (work.exchanges.find(digest) for digest in supersedes)
    above = max((row.revision for row in known if row is not None), default=0)
    header = replace(
        document.header,
        revision=max(document.header.revision, above + 1),
        previous=held,
        supersedes=tuple(sorted(supersedes)),
    )
    return replace(document, header=header)


def _gate_finding(need: Need, criterion: str, *, at_stake: str) -> Finding:
    match need:
        case Need.DATA:
            return warning("GATE_NO_DATA", criterion, points=at_stake)
        case Need.EVIDENCE:
            return error("GATE_NO_EVIDENCE", criterion, points=at_stake)
        case Need.CLAIM_REASON:
            return error("GATE_CLAIM_REASON", criterion, points=at_stake)
        case Need.CORRECTION:
            return error("GATE_INPUTS", criterion, points=at_stake)
