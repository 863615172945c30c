"""Bring a package of the register somewhere: again, in parts, encrypted, or on from where it was interrupted.

A package is rebuilt byte for byte from its stored head and its evidence, so nothing is signed again and no
revision is spent. Encrypting is not repeatable: what was encrypted waits in the outbox until it is delivered.
"""

from functools import partial
from pathlib import Path

from core.audit import Act
from core.delivery import Delivered, DeliveredFile, Drive, Form, PackageUnknown
from core.enrolment import NoRecipient, encryption_recipients, own_code, trust_table
from core.exchanges import Direction, PackageRow
from core.packages.assemble import file_name
from core.packages.container import Readable, Writable
from core.packages.parts import stretches
from core.packages.trust import KeyStatus
from core.ports import PLAIN, Attachments, Clock, Database, Outbox, PackageFiles, Transaction
from core.progress import Progress, Step
from core.services.rebuild_package import header_of, judge_rebuilt, rebuild

_SHORTEST = 16  # hexadecimal digits by which a person may name a package


class DeliverPackage:
    """Brings packages of the register to sticks and folders."""

    def __init__(
        self,
        *,
        database: Database,
        attachments: Attachments,
        files: PackageFiles,
        outbox: Outbox,
        clock: Clock,
    ) -> None:
        self._database = database
        self._attachments = attachments
        self._files = files
        self._outbox = outbox
        self._clock = clock

    def find(self, digest: str) -> PackageRow:
        """The package of a digest, or of its first sixteen or more digits.

        Raises:
            PackageUnknown: there is none, or more than one begins so.
        """
        wanted = digest.strip().lower()
        with self._database.transaction() as work:
            found = work.exchanges.find(wanted)
            if found is not None:
                return found
            alike = [row for row in work.exchanges.all() if row.digest.startswith(wanted)]
        if len(wanted) < _SHORTEST or len(alike) != 1:
            raise PackageUnknown(digest=wanted)
        return alike[0]

    def drives(self) -> tuple[Drive, ...]:
        """Removable drives that are plugged in now."""
        return self._files.drives()

    def recipients(self, unit: str) -> tuple[str, ...]:
        """Whom a package for `unit` is encrypted to: the unit, the escrow, and this office if it has a key.

        Raises:
            NoRecipient: the unit's key or the escrow's is not known here.
        """
        with self._database.transaction() as work:
            return _recipients(work, unit)

    def place_for(self, folder: Path, recipient: str, *, form: Form) -> Path:
        """Where a new package is written first: the folder itself, or the outbox, for `adopt` and `deliver`.

        Raises:
            NoRecipient: it cannot be encrypted for the recipient.
            PartSizeWrong: no part may have this size.
        """
        if form.is_encrypted:
            self.recipients(recipient)
        if form.part_size is not None:
            stretches(1, form.part_size)
        return folder if form.is_plain_whole else self._outbox.incoming()

    def adopt(self, digest: str, path: Path) -> None:
        """Take over a package just written into the outbox, so that `deliver` need not build it."""
        self._outbox.adopt(digest, path)

    def deliver(self, digest: str, folder: Path, *, form: Form, progress: Progress) -> Delivered:
        """Bring a package into a folder. What lies there already, whole and right, is kept.

        Args:
            digest: the package, sent or accepted.
            folder: where it goes; it is made when it is not there.
            form: in one file or in parts, plain or encrypted.
            progress: told how far the work is; stopping keeps complete parts for the next time.

        Raises:
            PackageUnknown, EvidenceLost: it cannot be built again.
            NoRecipient: it cannot be encrypted.
            PartSizeWrong, TooLargeForVolume: it cannot leave in this form.
            DeviceError: a drive failed or is full; complete parts stay.
            Cancelled: the person stopped; complete parts stay.
        """
        row = self.find(digest)
        name = file_name(header_of(row))
        if form.part_size is not None:
            stretches(row.size, form.part_size)
        if form.is_plain_whole:
            delivered = self._bring_whole(row, folder, name=name, progress=progress)
        else:
            delivered = self._bring(row, folder, name=name, form=form, progress=progress)
        self._note(row, form)
        return delivered

    def check_again(self, delivered: Delivered, *, progress: Progress) -> None:
        """Read everything once more, after the stick was unplugged and plugged in again.

        Raises:
            NotReadable: a file is not there.
            CopyDiffers: a file is not what was written.
            Cancelled: the person stopped.
        """
        self._files.check_again(delivered, progress=progress)

    def _bring_whole(self, row: PackageRow, folder: Path, *, name: str, progress: Progress) -> Delivered:
        written = self._files.write(
            folder,
            name,
            produce=partial(self._produce, row, progress=Step(progress, 1, of=2)),
            verify=partial(self._judge, row=row, progress=Step(progress, 2, of=2)),
            size=row.size,
            progress=progress,
        )
        file = DeliveredFile(path=written.path, size=written.size, crc32=written.crc32)
        return Delivered(files=(file,))

    def _bring(
        self, row: PackageRow, folder: Path, *, name: str, form: Form, progress: Progress
    ) -> Delivered:
        try:
            if form.is_encrypted:
                source = self._sealed(row, Step(progress, 1, of=2))
                name = f"{name}.age"
            else:
                source = self._built(row, Step(progress, 1, of=2))
            delivered = self._files.deliver(
                source, folder, name=name, part_size=form.part_size, progress=Step(progress, 2, of=2)
            )
        finally:
            self._outbox.forget_plain(row.digest)
        self._outbox.forget(row.digest)
        return delivered

    def _sealed(self, row: PackageRow, progress: Progress) -> Path:
        """The encrypted file: the one of an interrupted delivery, or a new one."""
        if row.direction is not Direction.SENT:
            raise NoRecipient(unit=row.recipient)
        recipients = self.recipients(row.recipient)
        held = self._outbox.sealed(row.digest, recipients)
        if held is not None:
            return held
        self._built(row, Step(progress, 1, of=2))
        return self._outbox.seal(row.digest, recipients, progress=Step(progress, 2, of=2))

    def _built(self, row: PackageRow, progress: Progress) -> Path:
        """The package in the outbox: left there a moment ago, or built again."""
        held = self._outbox.plain(row.digest)
        if held is not None:
            return held
        self._outbox.check_room(row.size)
        written = self._files.write(
            self._outbox.folder(row.digest),
            PLAIN,
            produce=partial(self._produce, row, progress=Step(progress, 1, of=2)),
            verify=partial(self._judge, row=row, progress=Step(progress, 2, of=2)),
            size=row.size,
            progress=progress,
        )
        return written.path

    def _produce(self, row: PackageRow, out: Writable, /, *, progress: Progress) -> None:
        rebuild(row, attachments=self._attachments, out=out, progress=progress)

    def _judge(self, stream: Readable, /, *, row: PackageRow, progress: Progress) -> None:
        with self._database.transaction() as work:
            trust = trust_table(work.trust)
        judge_rebuilt(stream, row, trust=trust, progress=progress)

    def _note(self, row: PackageRow, form: Form) -> None:
        told = ("age" if form.is_encrypted else "", f"{form.part_size}" if form.part_size else "")
        with self._database.transaction() as work:
            work.audit.append(
                Act(
                    officer=work.office.get().officer.name,
                    act="deliver",
                    subject=row.digest[:_SHORTEST],
                    new=" ".join(filter(None, told)),
                ),
                at=self._clock.now(),
            )


def _recipients(work: Transaction, unit: str) -> tuple[str, ...]:
    theirs, escrow = encryption_recipients(work, unit)
    if theirs == escrow:
        raise NoRecipient(unit=unit)
    own = _own_recipient(work)
    return tuple(dict.fromkeys(filter(None, (theirs, escrow, own))))


def _own_recipient(work: Transaction) -> str | None:
    unit = own_code(work.office.get())
    active = (key for key in work.trust.all() if key.unit == unit and key.status is KeyStatus.ACTIVE)
    newest = max(active, key=lambda key: key.key_epoch, default=None)
    return None if newest is None else newest.age_recipient
