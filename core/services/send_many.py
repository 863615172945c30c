"""Send the same kind of package to several units: one signed file for each, or one for all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from core.delivery import WHOLE, Form, Leaving
from core.enrolment import own_code
from core.evidence import EvidenceDocument
from core.office import NotThisRole, NotYourUnit, Office, refuse_desk
from core.packages.kinds import Kind
from core.packages.payloads import ALL_UNITS, Body, Document
from core.packages.streams import StreamKey
from core.ports import Clock, Database, OfficialUnits, Transaction
from core.progress import Progress, Stoppable
from core.services.dispatch import Dispatch, Dispatched
from core.services.export_package import Exported, exported_of
from core.services.noting import note
from core.services.outgoing import next_header
from core.store_ports import CriteriaDocument
from core.units import Role, package_code


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What is sent: the body, its period and the set it was made under, files, and why (for the audit).

    `noted` is done with the digest of every package in the transaction that writes it down as sent.
    """

    kind: Kind
    period: str
    body: Body
    used: CriteriaDocument | None
    evidence: tuple[EvidenceDocument, ...] = ()
    why: str = ""
    noted: Callable[[Transaction, str], None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outward:
    """Where the files go and in which form, what opens the key, and who is told how far the work is."""

    folder: Path
    passphrase: str | None
    progress: Progress
    form: Form = WHOLE


class SendMany:
    """Writes packages of an appraiser to the units it names."""

    def __init__(self, *, database: Database, dispatch: Dispatch, units: OfficialUnits, clock: Clock) -> None:
        self._database = database
        self._dispatch = dispatch
        self._units = units
        self._clock = clock

    def recipients(self, units: Sequence[str]) -> tuple[str, ...]:
        """Units as packages name them; none named means all of them in one package.

        Raises:
            NotThisRole, NotAtDesk: only a leading appraiser gives tasks and criteria.
            UnknownUnit: no such unit.
            NotYourUnit: it lies in another province.
        """
        with self._database.transaction() as work:
            office = work.office.get()
        if office.role is not Role.APPRAISER:
            raise NotThisRole(role=office.role.value)
        refuse_desk(office)
        return tuple(self._recipient(office, code) for code in dict.fromkeys(units)) or (ALL_UNITS,)

    def send(self, matter: Matter, outward: Outward, *, recipients: Sequence[str]) -> tuple[Exported, ...]:
        """Write one package for each recipient; what was written before a failure stays sent.

        Raises:
            NoKey, PassphraseWrong, DeviceError, Cancelled.
        """
        key = self._dispatch.unlock(outward.passphrase)
        sent = []
        for number, recipient in enumerate(recipients, start=1):
            outward.progress.check()
            with self._database.transaction() as work:
                document = self._document(work, matter, recipient=recipient)
            done, delivered = self._dispatch.post(
                document,
                key,
                leaving=Leaving(folder=outward.folder, form=outward.form),
                note=partial(self._note, matter=matter),
                evidence=matter.evidence,
                progress=Stoppable(outward.progress),
            )
            unit = recipient.partition("-")[2] or recipient
            sent.append(exported_of(done, delivered, unit=unit))
            outward.progress.report(number, len(recipients))
        return tuple(sent)

    def _document(self, work: Transaction, matter: Matter, *, recipient: str) -> Document:
        stream = StreamKey(
            sender=own_code(work.office.get()), recipient=recipient, kind=matter.kind, period=matter.period
        )
        return Document(
            header=next_header(work, stream, clock=self._clock, used=matter.used), body=matter.body
        )

    def _recipient(self, office: Office, code: str) -> str:
        unit = self._units.unit(code)
        if unit.province_code != office.unit.province_code:
            raise NotYourUnit(unit=code)
        return package_code(Role.SUBMITTER, unit.code)

    def _note(self, work: Transaction, done: Dispatched, *, matter: Matter) -> None:
        self._dispatch.note(work, done)
        row = done.row
        subject, told = f"{row.recipient} {row.period}", f"r{row.revision} {row.digest[:16]}"
        note(work, self._clock, act=f"send_{row.kind}", subject=subject, change=("", told), why=matter.why)
        if matter.noted is not None:
            matter.noted(work, row.digest)
