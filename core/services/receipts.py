"""Receipts: recorded with every import, signed when the key is at hand, and read at the other side.

A receipt's digest does not depend on its signature, so the promise to send it is part of the import's own
transaction; the key is needed only when the file is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from core.enrolment import own_code, trust_in
from core.exchanges import Direction, PackageRow
from core.office import NotThisRole, refuse_desk
from core.packages.kinds import Kind
from core.packages.payloads import Document, ReceiptBody
from core.packages.refusals import BindWrong
from core.packages.streams import StreamKey, StreamState, accepted
from core.progress import Silent
from core.services.noting import note
from core.services.outgoing import current_epoch, next_header, received_receipts
from core.services.time_watch import note_time
from core.stored_packages import document_of, is_signed, receipt_of
from core.units import Role, package_code, read_package_code

if TYPE_CHECKING:
    from core.packages.ends import Readable, Writable
    from core.packages.intake import CompleteSubmission
    from core.packages.signing import SigningKey
    from core.ports import Clock, Database, PackageFiles, Transaction, WrittenFile
    from core.progress import Progress
    from core.services.dispatch import Dispatch


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptView:
    """One receipt: its number for the unit, what it proves, and whether it is signed yet.

    `unit` is the official code of the submitter.
    """

    digest: str
    number: int
    unit: str
    package_digest: str
    package_revision: int
    period: str
    received_at: datetime
    is_signed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenReceipt:
    """A receipt on its final place, verified there."""

    path: Path
    receipt: ReceiptView


class Receipts:
    """The receipts of this office: those it owes and sent, or those it holds."""

    def __init__(self, *, database: Database, files: PackageFiles, dispatch: Dispatch, clock: Clock) -> None:
        self._database = database
        self._files = files
        self._dispatch = dispatch
        self._clock = clock

    def waiting(self) -> tuple[ReceiptView, ...]:
        """Receipts recorded with an import whose signature is still missing, oldest first."""
        with self._database.transaction() as work:
            return tuple(_view(row) for row in unsigned(work))

    def issued(self, unit: str = "") -> tuple[ReceiptView, ...]:
        """Every receipt of this appraiser, newest first; with `unit` those of one submitter."""
        with self._database.transaction() as work:
            return tuple(_view(row) for row in _issued(work, unit))

    def held(self) -> Mapping[str, ReceiptView]:
        """At a submitter: the newest receipt of each package, by the package's digest."""
        with self._database.transaction() as work:
            rows = received_receipts(work)
            views = [_view(row) for row in sorted(rows, key=lambda row: row.revision)]
        return {view.package_digest: view for view in views}

    def write(
        self,
        folder: Path,
        *,
        units: Sequence[str] = (),
        packages: Sequence[str] = (),
        passphrase: str | None,
        progress: Progress,
    ) -> tuple[WrittenReceipt, ...]:
        """Sign what waits and write receipt files, each verified on its place.

        Without `units` and `packages` those that wait are written; with unit codes every receipt of these
        units, with package digests the newest receipt of each: one that was signed before comes out byte for
        byte as it was.

        Raises:
            NotThisRole: a submitter issues no receipts.
            NoKey, PassphraseWrong, DeviceError, Cancelled: receipts written so far stay.
        """
        with self._database.transaction() as work:
            if work.office.get().role is not Role.APPRAISER:
                raise NotThisRole(role=work.office.get().role.value)
            refuse_desk(work.office.get())
            self._renew(work)
            chosen = _chosen(work, units=units, packages=packages)
        key = self._dispatch.unlock(passphrase) if any(not is_signed(row) for row in chosen) else None
        written = []
        for number, row in enumerate(chosen, start=1):
            progress.check()
            written.append(self._write(row, key, folder=folder))
            progress.report(number, len(chosen))
        return tuple(written)

    def _renew(self, work: Transaction) -> None:
        """A receipt that waited while the office changed its key gets a successor the new key can sign."""
        epoch = current_epoch(work, own_code(work.office.get()))
        rows = _issued(work)
        usable = (row for row in rows if is_signed(row) or row.key_epoch == epoch)
        answered = {receipt_of(row).package_digest for row in usable}
        for row in reversed(rows):
            body = receipt_of(row)
            if not is_signed(row) and row.key_epoch != epoch and body.package_digest not in answered:
                answered.add(body.package_digest)
                _record(work, self._clock, body=body, recipient=row.recipient)

    def _write(self, row: PackageRow, key: SigningKey | None, *, folder: Path) -> WrittenReceipt:
        from core.packages.assemble import file_name, sign_further, write_package

        files, header = dict(row.head), document_of(row).header
        if not is_signed(row):
            assert key is not None
            files = sign_further(files, key, header=header)

        reopened: list[CompleteSubmission] = []

        def produce(out: Writable) -> None:
            write_package(row.root, files, evidence=(), out=out)

        def verify(stream: Readable) -> None:
            reopened.append(self._reopened(stream, expected=row.digest))

        name = file_name(header)
        written = self._files.write(folder, name, produce=produce, verify=verify)
        return WrittenReceipt(
            path=written.path, receipt=_view(self._sealed(row, reopened[0], written=written))
        )

    def _sealed(self, row: PackageRow, read: CompleteSubmission, *, written: WrittenFile) -> PackageRow:
        """The row with its signature, kept once the file stands."""
        if is_signed(row):
            return row
        signed = replace(
            row,
            head=tuple(read.authentic.envelope.files.items()),
            size=written.size,
            fingerprint=read.authentic.signer.fingerprint,
        )
        with self._database.transaction() as work:
            work.exchanges.seal(signed)
            note_time(work, self._clock)
            subject = f"{row.recipient} {row.revision}"
            note(work, self._clock, act="sign_receipt", subject=subject, change=("", row.digest[:16]))
        return signed

    def _reopened(self, stream: Readable, *, expected: str) -> CompleteSubmission:
        from core.packages.intake import authenticate, complete, open_envelope
        from core.packages.nowhere import Nowhere
        from core.packages.reading_context import VERIFY_ONLY

        with self._database.transaction() as work:
            table = trust_in(work)
        authentic = authenticate(open_envelope(stream), table, context=VERIFY_ONLY)
        read = complete(authentic, Nowhere(), progress=Silent())
        if read.digest != expected:
            raise BindWrong
        return read


def record_receipt(work: Transaction, read: CompleteSubmission, *, clock: Clock, at: datetime) -> PackageRow:
    """Record the receipt that an accepted package is owed, inside the importer's transaction."""
    header = read.document.header
    body = ReceiptBody(
        package_digest=read.digest,
        package_uuid=header.package_uuid,
        period=header.period,
        package_revision=header.revision,
        outcome="accepted",
        highest_revision=header.revision,
        received_at=at,
    )
    return _record(work, clock, body=body, recipient=header.sender)


def _record(work: Transaction, clock: Clock, *, body: ReceiptBody, recipient: str) -> PackageRow:
    from core.packages.assemble import prepare

    stream = StreamKey(
        sender=own_code(work.office.get()), recipient=recipient, kind=Kind.RECEIPT, period=None
    )
    # The same import repeated after a crash stands at the same place of the chain: it owes the same receipt.
    document = Document(header=next_header(work, stream, clock=clock), body=body)
    header = document.header
    made = prepare(document)
    row = PackageRow(
        digest=made.digest,
        direction=Direction.SENT,
        kind=Kind.RECEIPT.value,
        sender=stream.sender,
        recipient=recipient,
        period="",
        revision=header.revision,
        key_epoch=header.key_epoch,
        previous=header.previous or "",
        root=made.root,
        size=0,
        at=body.received_at,
        fingerprint="",
        head=tuple(made.files.items()),
    )
    state = work.exchanges.stream(stream) or StreamState()
    work.exchanges.put_stream(stream, accepted(state, header, digest=made.digest))
    work.exchanges.add(row)
    return row


def _issued(work: Transaction, unit: str = "") -> tuple[PackageRow, ...]:
    other = package_code(Role.SUBMITTER, unit) if unit else ""
    return work.exchanges.of_kind(Kind.RECEIPT.value, Direction.SENT, other=other)


def unsigned(work: Transaction) -> Iterator[PackageRow]:
    """Receipts that wait for their signature, oldest first; of a key that is gone each has a successor."""
    epoch = current_epoch(work, own_code(work.office.get()))
    for row in reversed(_issued(work)):
        if not is_signed(row) and row.key_epoch == epoch:
            yield row


def _chosen(work: Transaction, *, units: Sequence[str], packages: Sequence[str]) -> tuple[PackageRow, ...]:
    if not units and not packages:
        return tuple(unsigned(work))
    waiting = {row.digest for row in unsigned(work)}
    rows = [row for row in reversed(_issued(work)) if is_signed(row) or row.digest in waiting]
    newest = {receipt_of(row).package_digest: row.digest for row in rows}
    wanted = {package_code(Role.SUBMITTER, unit) for unit in units}
    named = {newest[digest] for digest in packages if digest in newest}
    return tuple(row for row in rows if row.recipient in wanted or row.digest in named)


def _view(row: PackageRow) -> ReceiptView:
    body = receipt_of(row)
    return ReceiptView(
        digest=row.digest,
        number=row.revision,
        unit=read_package_code(row.recipient)[1],
        package_digest=body.package_digest,
        package_revision=body.package_revision,
        period=body.period or "",
        received_at=body.received_at,
        is_signed=is_signed(row),
    )
