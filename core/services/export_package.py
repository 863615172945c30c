"""Send a year: see what stands in the way, write one signed package, verify it before saying so."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from core.assessment import State
from core.audit import Act
from core.delivery import WHOLE, Delivered, Form, Leaving
from core.enrolment import NoAuthority
from core.errors import UserError
from core.exchanges import PackageRow
from core.findings import Finding, Level, error, warning
from core.office import NotThisRole, Office
from core.packages.cms import Countersigned
from core.packages.kinds import Kind
from core.packages.payloads import CriteriaRef, Document, Header
from core.packages.signing import SigningKey
from core.packages.streams import StreamKey
from core.ports import Clock, Database, Transaction
from core.progress import Progress
from core.rounds import Standing
from core.self_score import Need, SelfScore, is_self_scored
from core.services.adopt_criteria import AdoptCriteria
from core.services.dispatch import Dispatch, Dispatched, sent_rows
from core.services.government_signature import GovernmentSignature, TokenSigning
from core.services.self_assessment import SelfAssessment
from core.store_ports import CriteriaDocument
from core.submission import body_of
from core.text import clean_block
from core.units import Role, package_code
from core.version import VERSION


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

    def with_token(self, signing: TokenSigning | None) -> "ExportPackage":
        """The same job for one package that a token signs too; `None` leaves the seal alone."""
        other = copy(self)
        other._token = signing  # noqa: SLF001 - its own copy
        return other

    def gate(self, year: int) -> tuple[Finding, ...]:
        """What stands in the way (errors) and what the office should know (warnings)."""
        with self._database.transaction() as work:
            office = work.office.get()
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
            NoAuthority, NotThisRole: this office cannot submit.
            Whatever a token refuses, when one was asked to sign too: see `GovernmentSignature` and `Tokens`.
            KeysLocked, NoKey, PassphraseWrong: there is no key, or it stays locked.
            NoRecipient, PartSizeWrong, TooLargeForVolume: it cannot leave in this form.
            DeviceError, Cancelled: nothing half written stays; a package that was noted already is brought
                on by `DeliverPackage.deliver`.
        """
        self._refuse_closed_gate(year)
        key = self._sealer(passphrase)
        score, standing = self._assessment.score(year), self._assessment.standing(year)
        used = self._criteria.find(score.criteria.set_id, score.criteria.version)
        with self._database.transaction() as work:
            office = work.office.get()
            document = self._document(work, office, score=score, used=used, reason=clean_block(reason))
            evidence = work.evidence.of_year(office.unit.code, year)

        def note(work: Transaction, sent: Dispatched) -> None:
            if work.criteria.find(used.set_id, used.version) is None:
                work.criteria.add(used)
            self._note(work, sent, score=score, standing=standing)

        leaving = Leaving(folder=folder, form=form)
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
                yield error("GATE_FLAGGED_EVIDENCE", document=document.name)

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
        turn = self._dispatch.turn(work, stream)
        year = score.year
        return Document(
            header=Header(
                kind=Kind.SUBMISSION,
                package_uuid=str(uuid4()),
                sender=sender,
                recipient=recipient,
                period=str(year),
                revision=turn.revision,
                key_epoch=turn.key_epoch,
                previous=turn.previous,
                created_at=self._clock.now().replace(microsecond=0),
                app_version=VERSION,
                criteria_set=CriteriaRef(id=used.set_id, sha512=used.sha512, version=used.version),
                commune_code=office.unit.code,
            ),
            body=body_of(
                score,
                office=office,
                records=work.records.all_of_year(office.unit.code, year),
                documents=work.evidence.of_year(office.unit.code, year),
                reason=reason,
            ),
        )

    def _note(self, work: Transaction, sent: Dispatched, *, score: SelfScore, standing: Standing) -> None:
        """Only a package that was verified on its final place becomes the year's state."""
        office = work.office.get()
        self._dispatch.note(work, sent)
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
            ),
            at=self._clock.now(),
        )


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
