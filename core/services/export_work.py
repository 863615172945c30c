"""Hand work to a desk of the appraiser, and bring it back: signed packages in both directions.

Downwards the submissions travel as they came, rebuilt byte for byte, so that the desk judges the communes'
own seals; the trust list that names them lies beside.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.assessment import Appraisal
from core.carried_work import carried_outside, carried_question, carried_row, marked
from core.criteria import CriteriaSet
from core.delivery import WHOLE
from core.desks import Shares, parts_of
from core.enrolment import authority_code, own_code
from core.errors import UserError
from core.exchanges import Direction, PackageRow
from core.office import NotThisRole, refuse_desk
from core.packages.appraisal_payloads import (
    AppraisalBody,
    CarriedPackage,
    CarriedPart,
    CarriedQuestion,
    CarriedRound,
    CarriedRow,
)
from core.packages.canonical import MAX_STRING, encode
from core.packages.kinds import Kind, namespace_of
from core.packages.payloads import to_value
from core.packages.trust import KeyStatus
from core.ports import Database, PackageFiles, Transaction
from core.rounds import NoRound, Round
from core.services.adopt_criteria import AdoptCriteria, decoded
from core.services.assign_desks import listed_desk
from core.services.deliver_package import DeliverPackage
from core.services.export_package import Exported
from core.services.import_batch import Share
from core.services.send_many import Matter, Outward, SendMany
from core.store_ports import CriteriaDocument
from core.stored_packages import appraisal_of, document_of
from core.units import Role, package_code

LARGEST_DOCUMENT = 16_000_000
"""Bytes; the format allows 16 MiB for a document (section 1.3)."""


class NothingAssigned(UserError):
    """No line of a unit that has submitted falls to the desk; fields: `desk`."""

    code = "E_NOTHING_ASSIGNED"


class DeskWithoutKey(UserError):
    """The desk's key was not confirmed here; fields: `desk`."""

    code = "E_DESK_KEY"


class ListBehind(UserError):
    """The trust list issued last does not name the desk and its work yet; fields: `desk`."""

    code = "E_DESK_LIST"


class WorkTooLarge(UserError):
    """The work does not fit into one document; fields: `size` in bytes."""

    code = "E_WORK_SIZE"


class NotADesk(UserError):
    """Only a desk brings work back."""

    code = "E_NOT_DESK"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPlan:
    """What would be handed to a desk. `units` have submitted, `missing` have not; sizes in bytes.

    `packages` are submissions the desk was not given before, `earlier` those it was.
    """

    desk: str
    name: str
    units: tuple[str, ...]
    missing: int
    lines: int
    rows: int
    packages: int
    earlier: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkGiven:
    """The work package, and how many submissions lie beside it."""

    work: Exported
    packages: int
    size: int

    @property
    def path(self) -> Path:
        """The file of the work."""
        return self.work.files[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing:
    """What of the work goes out: some units only, and submissions the desk was given before once more."""

    units: tuple[str, ...] = ()
    again: bool = False


class ExportWork:
    """Writes the packages that go between the lead office and its desks."""

    def __init__(
        self,
        *,
        database: Database,
        criteria: AdoptCriteria,
        sender: SendMany,
        deliver: DeliverPackage,
        files: PackageFiles,
    ) -> None:
        self._database = database
        self._criteria = criteria
        self._sender = sender
        self._deliver = deliver
        self._files = files

    def plan(self, year: int, desk: str, *, handing: Handing = Handing()) -> WorkPlan:
        """What would be handed to a desk; nothing is written.

        Raises:
            NotThisRole, NotAtDesk, NoRound, DeskUnknown, NothingAssigned.
        """
        with self._database.transaction() as work:
            found = self._share(work, year, desk=desk, handing=handing)
            rows = sum(
                1
                for unit, lines in found.lines.items()
                for row in found.rows.get(unit, ())
                if row.criterion in lines
            )
        return WorkPlan(
            desk=desk,
            name=found.name,
            units=tuple(found.lines),
            missing=found.missing,
            lines=sum(len(lines) for lines in found.lines.values()),
            rows=rows,
            packages=len(found.packages),
            earlier=len(found.standing) - len(found.packages),
            size=sum(row.size for row in found.packages),
        )

    def give(self, year: int, desk: str, *, handing: Handing = Handing(), outward: Outward) -> WorkGiven:
        """Write the work of a desk, the trust list and the submissions into a folder.

        Submissions the desk was given before are left out unless they are asked for again. They are copied
        first, the work last: a folder without it is not complete.

        Raises:
            NotThisRole, NotAtDesk, NoRound, DeskUnknown, NothingAssigned.
            DeskWithoutKey, ListBehind: the desk could not read it.
            WorkTooLarge: give fewer units or parts.
            SpaceShort, NoKey, PassphraseWrong, DeviceError: as in every export.
            Cancelled: the person stopped; the work was not written.
        """
        with self._database.transaction() as work:
            found = self._share(work, year, desk=desk, handing=handing)
            trust = _trust_list(work, desk)
            matter = self._work(work, found, year=year)
        copies = (trust, *found.packages)
        total = sum(row.size for row in copies)
        self._files.check_room(outward.folder, total)
        before = 0
        for row in copies:
            outward.progress.check()
            share = Share(outward.progress, before=before, size=row.size, total=total + 1)
            self._deliver.deliver(row.digest, outward.folder, form=WHOLE, progress=share)
            before += row.size
        sent = self._sender.send(matter, outward, recipients=(package_code(Role.APPRAISER, desk),))
        return WorkGiven(work=sent[0], packages=len(found.packages), size=total)

    def bring(self, year: int, *, outward: Outward) -> Exported:
        """At a desk: write every row and question it gave in a year, for the lead office.

        Raises:
            NotADesk: the lead office does not send work to itself.
            NoRound, WorkTooLarge, NoKey, PassphraseWrong, DeviceError, Cancelled.
        """
        with self._database.transaction() as work:
            office = work.office.get()
            if not office.is_desk:
                raise NotADesk
            opened, used = _opened(work, year)
            body = AppraisalBody(
                year=year,
                round=None,
                parts=(),
                rows=tuple(_own_rows(work, year, own=office.unit.code)),
                questions=tuple(_questions(work, year, units=opened.units)),
                outside=(),
                packages=(),
            )
            matter = _matter(year, body, used=used)
            recipient = authority_code(office)
        return self._sender.send(matter, outward, recipients=(recipient,))[0]

    def _share(self, work: Transaction, year: int, *, desk: str, handing: Handing) -> "_Share":
        office = work.office.get()
        if office.role is not Role.APPRAISER:
            raise NotThisRole(role=office.role.value)
        refuse_desk(office)
        listed = listed_desk(work, desk)
        opened, used = _opened(work, year)
        criteria = self._criteria.parsed(used)
        shares, leaves = Shares(criteria, work.desks.assignments(year)), criteria.leaves()
        wanted = [unit for unit in opened.units if not handing.units or unit in handing.units]
        sent = {each.unit: each.package for each in work.assessments.standings(year)}
        lines: dict[str, frozenset[str]] = {}
        missing = 0
        for unit in wanted:
            own = shares.lines_of(unit, desk=desk, criteria=(leaf.id for leaf in leaves))
            if own and unit in sent:
                lines[unit] = own
            missing += bool(own) and unit not in sent
        if not lines:
            raise NothingAssigned(desk=listed.name)
        every = {
            unit: shares.lines_of(unit, desk=desk, criteria=(leaf.id for leaf in leaves))
            for unit in opened.units
        }
        standing = tuple(row for unit in lines if (row := work.exchanges.find(sent[unit])) is not None)
        handed = frozenset[str]() if handing.again else _handed(work, desk, year=year)
        return _Share(
            name=listed.name,
            desk=desk,
            opened=opened,
            used=used,
            criteria=criteria,
            lines=lines,
            every=every,
            missing=missing,
            rows=work.every_unit.appraisals(year),
            standing=standing,
            packages=tuple(row for row in standing if row.digest not in handed),
        )

    def _work(self, work: Transaction, found: "_Share", *, year: int) -> Matter:
        own = work.office.get().unit.code
        rows = tuple(
            carried_row(row, unit, own=own)
            for unit, lines in found.lines.items()
            for row in marked(found.rows.get(unit, ()), unit, year=year)
            if row.criterion in lines
        )
        outside = work.every_unit.outside_values(year)
        body = AppraisalBody(
            year=year,
            round=_round(found.opened, found.used),
            parts=tuple(
                CarriedPart(node=node, unit=unit)
                for node, unit in parts_of(found.criteria, found.every, units=found.opened.units)
            ),
            rows=rows,
            questions=tuple(_questions(work, year, units=found.lines, lines=found.lines)),
            outside=tuple(
                carried_outside(value, unit)
                for unit, lines in found.lines.items()
                for value in outside.get(unit, ())
                if value.criterion in lines
            ),
            packages=tuple(
                CarriedPackage(unit=_unit_of(row), digest=row.digest, revision=row.revision)
                for row in found.standing
            ),
        )
        return _matter(year, body, used=found.used)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Share:
    """What falls to a desk: lines of the units that have submitted, and of every unit of the round."""

    name: str
    desk: str
    opened: Round
    used: CriteriaDocument
    criteria: CriteriaSet
    lines: Mapping[str, frozenset[str]]
    every: Mapping[str, frozenset[str]]
    missing: int
    rows: Mapping[str, Sequence[Appraisal]]
    standing: tuple[PackageRow, ...]
    packages: tuple[PackageRow, ...]


def _matter(year: int, body: AppraisalBody, *, used: CriteriaDocument) -> Matter:
    size = len(encode(to_value(body)))
    if size > LARGEST_DOCUMENT:
        raise WorkTooLarge(size=size)
    return Matter(kind=Kind.APPRAISAL, period=str(year), body=body, used=used)


def _opened(work: Transaction, year: int) -> tuple[Round, CriteriaDocument]:
    opened = work.rounds.get(year)
    used = None if opened is None else work.criteria.find(opened.criteria_set, opened.criteria_version)
    if opened is None or used is None:
        raise NoRound(year=year)
    return opened, used


def _round(opened: Round, used: CriteriaDocument) -> CarriedRound:
    text = encode(decoded(used.document)).decode()
    return CarriedRound(
        units=tuple(sorted(opened.units)),
        due_on=opened.due_on,
        opened_at=opened.opened_at.replace(microsecond=0),
        band_scheme=opened.band_scheme,
        document=tuple(text[at : at + MAX_STRING] for at in range(0, len(text), MAX_STRING)),
    )


def _own_rows(work: Transaction, year: int, *, own: str) -> Iterator[CarriedRow]:
    for unit, rows in sorted(work.every_unit.appraisals(year).items()):
        for row in marked(rows, unit, year=year):
            if not row.desk:
                yield carried_row(row, unit, own=own)


def _handed(work: Transaction, desk: str, *, year: int) -> frozenset[str]:
    """Submissions that earlier work of the year named: the desk was given them with it."""
    rows = work.exchanges.of_kind(
        Kind.APPRAISAL.value, Direction.SENT, other=package_code(Role.APPRAISER, desk)
    )
    return frozenset(
        package.digest for row in rows if row.period == str(year) for package in appraisal_of(row).packages
    )


def _trust_list(work: Transaction, desk: str) -> PackageRow:
    """The list issued last; it must name the desk's key and let this office's key sign work."""
    code, own = package_code(Role.APPRAISER, desk), own_code(work.office.get())
    keys = {key.public_key: key for key in work.trust.all() if key.status is KeyStatus.ACTIVE}
    if not any(key.unit == code for key in keys.values()):
        raise DeskWithoutKey(desk=desk)
    rows = work.exchanges.of_kind(Kind.TRUST.value, Direction.SENT)
    newest = max(rows, key=lambda row: row.revision, default=None)
    if newest is None:
        raise ListBehind(desk=desk)
    body = document_of(newest).body
    space = namespace_of(Kind.APPRAISAL)
    named = {
        entry.unit
        for entry in getattr(body, "keys", ())
        if entry.public_key in keys and space in entry.namespaces
    }
    if not {code, own} <= named:
        raise ListBehind(desk=desk)
    return newest


def _unit_of(row: PackageRow) -> str:
    return row.sender.partition("-")[2]


def _questions(
    work: Transaction,
    year: int,
    *,
    units: Collection[str],
    lines: Mapping[str, Collection[str]] | None = None,
) -> Iterator[CarriedQuestion]:
    """Questions of these units, of these lines alone where they are named."""
    for unit, questions in sorted(work.explanations.questions_by_unit(year).items()):
        for question in questions if unit in units else ():
            if lines is None or question.criterion in lines[unit]:
                yield carried_question(question, unit)
