"""Two offices over real workspaces, joined by nothing but files: a commune and its province."""

import functools
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from core.assessment import CriterionEntry
from core.dates import local_day
from core.exchanges import PackageRow
from core.packages.age_identity import identity_of
from core.packages.age_keys import AgeIdentity
from core.packages.assemble import assemble
from core.packages.payloads import Document
from core.packages.signing import SigningKey
from core.progress import Silent
from core.records.dossiers import DossierCount
from core.services.compose import compose
from core.services.export_package import Exported
from core.services.import_package import Imported
from core.services.office_services import OfficeServices
from core.services.send_many import Outward
from core.services.set_up import make_office
from core.units import Officer, Role, Signatory, SigningForm
from storage.criteria_files import CriteriaFolder
from storage.official_data import OfficialUnits
from storage.paths import Workspace
from storage.refusals import RefusalFile, refusals_path
from storage.workspace import OpenWorkspace, create_workspace, open_workspace
from storage.workspace_ports import workspace_ports
from ui.texts.criteria_sheets import CRITERIA_WORDS
from ui.texts.office_words import OFFICE_WORDS, RECORD_WORDS

CRITERIA = Path(__file__).resolve().parents[1] / "resources" / "criteria"
UNITS = OfficialUnits()
PROVINCE = "52"
ROOT = "goc-52"
COMMUNE, SECOND, THIRD, FOURTH = "21583", "21589", "21607", "21628"
YEAR = 2025
SET_ID = "VN-CX-CANDIDATE-2025"
PASSPHRASE = "mot hai ba bon nam sau"
NOON = datetime(2025, 12, 12, 5, 0, tzinfo=UTC)
ROUNDS = 4
_SCRATCH = TemporaryDirectory(prefix="so-cchc-offices-")


class Clock:
    """Shows the moment it was set to."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return local_day(self.at)


@dataclass(frozen=True)
class Desk:
    """One office at work."""

    opened: OpenWorkspace
    services: OfficeServices
    clock: Clock
    out: Path

    def dump(self) -> list[str]:
        """Everything the database says, as SQL text."""
        target = self.out / "dump.db"
        self.opened.database.snapshot(target)
        with closing(sqlite3.connect(target)) as copy:
            lines = list(copy.iterdump())
        target.unlink()
        return lines

    def contents(self) -> dict[str, bytes]:
        """Every evidence content and everything in quarantine."""
        workspace = Workspace(root=self.opened.workspace.root)
        return {
            str(path.relative_to(workspace.root)): path.read_bytes()
            for folder in (workspace.evidence, workspace.quarantine)
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    def everything(self) -> tuple[list[str], dict[str, bytes]]:
        """Database and files, for comparing before with after."""
        return self.dump(), self.contents()

    def packages(self) -> tuple[PackageRow, ...]:
        """Every package sent and taken in with its head, newest first."""
        with self.opened.database.transaction() as work:
            return work.exchanges.all()

    def acts(self) -> list[str]:
        """The acts of the audit chain, in order."""
        return [entry.act for entry in self.services.safekeeping.audit()]

    def take_in(self, path: Path) -> Imported:
        return self.services.import_package.take_in(path, progress=Silent())

    def export(self, year: int = YEAR, reason: str = "") -> Exported:
        return self.services.export_package.export(
            year, self.out, passphrase=PASSPHRASE, reason=reason, progress=Silent()
        )

    def end_fork(self, *digests: str, reason: str = "Hai bản cùng một lần nộp") -> Exported:
        return self.services.export_package.end_fork(
            YEAR, self.out, digests=digests, reason=reason, passphrase=PASSPHRASE, progress=Silent()
        )

    def outward(self) -> Outward:
        return Outward(folder=self.out, passphrase=PASSPHRASE, progress=Silent())

    def receipts(self, *units: str, packages: Sequence[str] = ()) -> list[Path]:
        """Receipt files this appraiser writes; those that wait when nothing is named."""
        written = self.services.receipts.write(
            self.out, units=units, packages=packages, passphrase=PASSPHRASE, progress=Silent()
        )
        return [each.path for each in written]


def key_of(code: str, number: int = 1) -> SigningKey:
    """A key that is the same in every run."""
    return SigningKey.from_seed(sha256(f"{code}/{number}".encode()).digest())


def identity_of_unit(code: str, number: int = 1) -> AgeIdentity:
    """A decryption key that is the same in every run."""
    return identity_of(sha256(f"age/{code}/{number}".encode()).digest())


def services_of(opened: OpenWorkspace, clock: Clock) -> OfficeServices:
    files = CriteriaFolder(CRITERIA, CRITERIA_WORDS)
    ports = workspace_ports(opened, criteria=files, words=RECORD_WORDS, units=UNITS, clock=clock)
    refusals = RefusalFile(refusals_path(opened.workspace.root.parent / "logs", str(opened.workspace.root)))
    return compose(replace(ports, refusals=refusals), OFFICE_WORDS)


@functools.cache
def _founded(role: Role, code: str) -> Path:
    """A workspace that was made once in this run; tests work on copies."""
    folder = Path(_SCRATCH.name) / f"{role.value}-{code}"
    office = replace(
        make_office(UNITS, role=role, unit=code),
        officer=Officer(name=f"Cán bộ {code}", position="Công chức"),
        signatory=Signatory(form=SigningForm.ON_BEHALF, position="Chủ tịch", name="Trần Văn Bình"),
    )
    with create_workspace(folder, office) as opened:
        is_province = role is Role.APPRAISER
        services_of(opened, Clock()).key_care.keep(
            key_of(code),
            PASSPHRASE,
            rounds=ROUNDS,
            root=key_of(ROOT) if is_province else None,
            age=identity_of_unit(code),
            escrow=identity_of_unit(ROOT).recipient if is_province else "",
        )
    return folder


def found(folder: Path, *, role: Role, code: str) -> Desk:
    """A new office with its people and its key."""
    root, out = folder / f"{role.value}-{code}", folder / f"out-{code}"
    shutil.copytree(_founded(role, code), root)
    out.mkdir()
    return _at_work(root, out)


def _at_work(root: Path, out: Path, at: datetime = NOON) -> Desk:
    clock, opened = Clock(at), open_workspace(root)
    return Desk(opened=opened, services=services_of(opened, clock), clock=clock, out=out)


def reopened(desk: Desk) -> Desk:
    """The same workspace after the program was started again."""
    desk.opened.close()
    opened = open_workspace(desk.opened.workspace.root)
    return replace(desk, opened=opened, services=services_of(opened, desk.clock))


@dataclass(frozen=True)
class Offices:
    """A province and the communes founded so far; the province is the first."""

    folder: Path
    desks: list[Desk]

    @property
    def province(self) -> Desk:
        return self.desks[0]

    def commune(self, code: str = COMMUNE, *, is_confirmed: bool = True) -> Desk:
        """A commune that trusts the province; the province trusts it when it is confirmed."""
        desk = found(self.folder, role=Role.SUBMITTER, code=code)
        self.desks.append(desk)
        self.tell_trust(desk)
        if is_confirmed:
            self.confirm(desk)
        return desk

    def tell_trust(self, commune: Desk) -> None:
        """The commune takes in the province's list of keys by its digits."""
        path = self.province.services.enrol_keys.enrol(
            self.province.out / "trust.cchc", passphrase=PASSPHRASE
        )
        card = self.province.services.key_care.card()
        assert card is not None
        commune.services.enrol_keys.trust(path, " ".join(card.confirmation))

    def confirm(self, commune: Desk) -> None:
        """The province takes in the commune's key by its digits."""
        path = commune.services.enrol_keys.enrol(commune.out / "enrol.cchc", passphrase=PASSPHRASE)
        card = commune.services.key_care.card()
        assert card is not None
        self.province.services.enrol_keys.trust(path, " ".join(card.confirmation))

    def open_round(self, *units: str, year: int = YEAR) -> None:
        self.province.services.run_round.open_round(year, criteria_set=SET_ID, units=units or (COMMUNE,))

    def bring_to(self, stage: Callable[["Offices"], object]) -> Desk:
        """Offices just founded, as a stage leaves them: it is walked once in this run, and copied afterwards.

        The desk that joined last.
        """
        assert self.desks == [self.province], "only offices that did nothing yet can be copied over"
        folder, desks = _staged(stage)
        self.province.opened.close()
        shutil.rmtree(self.province.opened.workspace.root)
        shutil.copytree(folder, self.folder, dirs_exist_ok=True)
        self.desks[:] = [_at_work(self.folder / root, self.folder / out, at) for root, out, at in desks]
        return self.desks[-1]


@functools.cache
def _staged(stage: Callable[[Offices], object]) -> tuple[Path, tuple[tuple[Path, Path, datetime], ...]]:
    """Offices that walked through a stage, closed: their folder, and each one's places in it and hour."""
    folder = Path(mkdtemp(dir=_SCRATCH.name))
    for offices in joined(folder):
        stage(offices)
        desks = tuple(
            (desk.opened.workspace.root.relative_to(folder), desk.out.relative_to(folder), desk.clock.at)
            for desk in offices.desks
        )
    return folder, desks


def joined(folder: Path) -> Iterator[Offices]:
    """Offices over workspaces in a folder; every workspace is closed afterwards."""
    offices = Offices(folder=folder, desks=[found(folder, role=Role.APPRAISER, code=PROVINCE)])
    yield offices
    for desk in offices.desks:
        desk.opened.close()


def fill(desk: Desk, *, online: int = 40, received: int = 100, explained: Sequence[str] = ()) -> None:
    """A small honest year: dossiers, two ticked lists, and a written explanation for every point."""
    desk.services.record_entry.save_many((dossiers(desk, online=online, received=received),))
    entries = [
        CriterionEntry(criterion="2.1.1", inputs=(("plan", "1"), ("report", "1"))),
        CriterionEntry(criterion="4.1.1", inputs=(("option", "yes"),)),
        *(CriterionEntry(criterion=each) for each in explained),
    ]
    desk.services.self_assessment.enter_all(YEAR, entries)
    explain(desk)


def filled(offices: Offices) -> None:
    """A stage: a commune with a filled year."""
    fill(offices.commune())


def expected(offices: Offices) -> None:
    """A stage: a commune with a filled year, expected by the province beside another."""
    offices.open_round(COMMUNE, SECOND)
    filled(offices)


def explain(desk: Desk) -> None:
    """Write an explanation wherever points have no document."""
    score = desk.services.self_assessment.score(YEAR)
    wanted = [score.line(item.criterion).entry for item in score.missing if item.need == "evidence"]
    entries = [replace(entry, explanation="Chưa có văn bản, đã làm.") for entry in wanted]
    desk.services.self_assessment.enter_all(YEAR, entries)


def dossiers(desk: Desk, *, online: int = 40, received: int = 100) -> DossierCount:
    """A year of dossiers under one identifier, so that saving it again corrects it."""
    unit = desk.services.set_up.office().unit.code
    digest = sha256(unit.encode()).hexdigest()
    return DossierCount(
        id=f"{digest[:8]}-{digest[8:12]}-4{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}",
        year=YEAR,
        from_on=date(YEAR, 1, 1),
        to_on=date(YEAR, 12, 14),
        online_full=online,
        direct=received - online,
        full_eligible=received,
        done_early=received // 2,
        done_on_time=received - received // 2,
    )


def write_signed(document: Document, key: SigningKey, path: Path) -> Path:
    """A package with any content, signed by any key: what another program could send."""
    with path.open("wb") as out:
        assemble(document, key, out=out, progress=Silent())
    return path


def points(text: str) -> Decimal:
    return Decimal(text)


def paper(path: Path, text: str = "Kế hoạch") -> Path:
    """A small text document to be kept as evidence."""
    path.write_text(text, encoding="utf-8")
    return path
