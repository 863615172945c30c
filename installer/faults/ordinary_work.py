"""The ordinary work that is met by faults: entry, import, export, backup, restore, kept copies, migration."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from faults.children import Tell
from faults.invariants import OFFICE, sound
from faults.offices import FIRST, ROUNDS, SCANS, SECOND, Offices, at_work

from core.assessment import CriterionEntry
from core.backups import Why
from core.delivery import Form
from core.progress import Silent
from core.services.import_package import ImportStatus
from core.services.keep_evidence import EvidenceDetails
from core.services.office_services import OfficeServices
from storage.backup_store import BackupStore
from storage.paths import Workspace
from storage.restore import restore
from storage.workspace import open_workspace
from tests.offices import NOON, PASSPHRASE, YEAR, Clock
from tests.old_workspaces import unpacked

OUT, SAVED = "out", "saved.zip"
_OLD = "r0002-0.2.0-submitter"


# -- Entry ---------------------------------------------------------------------------------------------------


def enter(folder: Path, tell: Tell) -> None:
    """An hour of an officer: records, a bin, points, documents, many rows at once."""
    with at_work(folder) as services:
        for number in range(ROUNDS):
            for act in _acts(services, folder, number=number):
                act()
                tell()


def _acts(services: OfficeServices, folder: Path, *, number: int) -> tuple[Callable[[], object], ...]:
    entry, evidence = services.record_entry, services.keep_evidence
    task = replace(entry.blank("task", YEAR), title=f"Nhiệm vụ {number}", product="Báo cáo")
    draft = replace(entry.blank("task", YEAR), owner="Chưa có tên")
    rows = tuple(replace(entry.blank("task", YEAR), title=f"Dòng {at}", product="x") for at in range(20))
    scan = folder / SCANS / f"scan-{number}.pdf"
    details = EvidenceDetails(year=YEAR, is_not_secret=True, number=f"{number}/BC", criteria=("2.1.1",))
    entered = CriterionEntry(criterion="4.1.1", inputs=(("option", "yes"),), note=f"{number}")
    return (
        lambda: entry.save(task),
        lambda: entry.save(replace(task, title=f"Nhiệm vụ {number} sửa")),
        lambda: entry.keep_draft(draft),
        lambda: services.self_assessment.enter(YEAR, entered),
        lambda: evidence.add((scan,), details, progress=Silent()),
        lambda: entry.remove("task", task.id),
        lambda: entry.restore("task", task.id),
        lambda: entry.save_many(rows),
        lambda: evidence.change(replace(evidence.of_year(YEAR)[-1], summary=f"Tóm tắt {number}")),
    )


def enter_again(folder: Path) -> list[str]:
    with at_work(folder) as services:
        entry = services.record_entry
        saved = entry.save(replace(entry.blank("task", YEAR), title="Sau khi mở lại", product="x"))
        is_there = saved.record in entry.list("task", YEAR)
    return [] if saved.is_saved and is_there else ["a record entered afterwards is not there"]


# -- Import --------------------------------------------------------------------------------------------------


def take_in(folder: Path, tell: Tell) -> None:
    """Two revisions of a commune, each taken in on its own."""
    with at_work(folder) as services:
        for name in (FIRST, SECOND):
            taken = services.import_package.take_in(folder / name, progress=Silent())
            if taken.status is not ImportStatus.IMPORTED:
                raise taken.error or AssertionError(taken)
            tell()


def take_in_again(folder: Path) -> list[str]:
    """Both packages are in afterwards, whatever was in before."""
    with at_work(folder) as services:
        held = {row.digest for row in services.import_package.history()}
        taken = services.import_package.take_in_all([folder / FIRST, folder / SECOND], progress=Silent())
    wanted = [ImportStatus.UNCHANGED if each.digest in held else ImportStatus.IMPORTED for each in taken]
    found = [f"afterwards {each.status} {each.code}" for each in taken]
    return [told for told, each, due in zip(found, taken, wanted, strict=True) if each.status is not due]


# -- Export --------------------------------------------------------------------------------------------------


def export(folder: Path, tell: Tell) -> None:
    """One plain file, then a correction in parts and encrypted."""
    with at_work(folder) as services:
        for form, reason in ((Form(), ""), (Form(part_size=1 << 20, is_encrypted=True), "Bổ sung")):
            services.export_package.export(
                YEAR, folder / OUT, passphrase=PASSPHRASE, reason=reason, form=form, progress=Silent()
            )
            tell()


def export_again(folder: Path) -> list[str]:
    """What is noted as sent can be brought out again, and the next package leaves."""
    with at_work(folder) as services:
        for row in services.import_package.history():
            if row.kind == "submission":
                services.deliver_package.deliver(row.digest, folder / OUT, form=Form(), progress=Silent())
        sent = services.export_package.export(
            YEAR, folder / OUT, passphrase=PASSPHRASE, reason="Lần nữa", progress=Silent()
        )
    return [f"not written: {path.name}" for path in sent.files if not path.is_file()]


# -- Backup, restore -----------------------------------------------------------------------------------------


def back_up(folder: Path, tell: Tell) -> None:
    """Everything into one file, written twice over the same name."""
    with at_work(folder) as services:
        for _again in range(2):
            services.safekeeping.backup(folder / SAVED, progress=Silent())
            tell()


def back_up_again(folder: Path) -> list[str]:
    with at_work(folder) as services:
        services.safekeeping.backup(folder / SAVED, progress=Silent())
    restore(folder / SAVED, folder / "restored", clock=Clock(), progress=Silent())
    return [f"the backup brings back: {told}" for told in sound(folder / "restored")]


def with_backup(offices: Offices) -> Path:
    """A commune with a backup of an hour ago beside it."""
    made = offices.commune().with_name("restored")
    if not made.exists():
        shutil.copytree(offices.commune(), made)
        with at_work(made) as services:
            services.safekeeping.backup(made / SAVED, progress=Silent())
        enter_again(made)
    return made


def bring_back(folder: Path, tell: Tell) -> None:
    restore(folder / SAVED, folder / OFFICE, clock=Clock(), progress=Silent())
    tell()


def bring_back_again(folder: Path) -> list[str]:
    restore(folder / SAVED, folder / OFFICE, clock=Clock(), progress=Silent())
    return sound(folder / OFFICE)


# -- Kept copies, under a clock that is moved ----------------------------------------------------------------


def keep_copies(folder: Path, tell: Tell) -> None:
    """A copy every time the computer shows another time: a month back, ten years on, and right again."""
    clock = Clock()
    with at_work(folder, clock) as services:
        for moved in (timedelta(0), timedelta(days=-30), timedelta(days=3653), timedelta(0)):
            clock.at = NOON + moved
            task = replace(services.record_entry.blank("task", YEAR), title=f"{moved.days}", product="x")
            services.record_entry.save(task)
            tell()
            services.keep_backups.make_due()
            services.export_package.export(
                YEAR, folder / OUT, passphrase=PASSPHRASE, reason=f"{moved.days}", progress=Silent()
            )
            services.keep_backups.make(Why.ASKED)
            tell()


def keep_copies_again(folder: Path) -> list[str]:
    """Every copy that is offered is whole, and one more can be made."""
    with at_work(folder) as services:
        made = services.keep_backups.make(Why.ASKED)
        kept = services.keep_backups.list()
    store, found = BackupStore(Workspace(root=folder / OFFICE)), [] if made in kept else ["it is not listed"]
    for number, each in enumerate(kept):
        place = folder / f"copy-{number}"
        found += store.materialise(each, place, progress=Silent())
        found += [f"the kept copy {each.name}: {told}" for told in sound(place)]
        shutil.rmtree(place)
    return found


# -- Migration -----------------------------------------------------------------------------------------------


def old(offices: Offices) -> Path:
    """A workspace that an early version made."""
    made = offices.commune().with_name("old")
    if not made.exists():
        made.mkdir()
        unpacked(_OLD, made.with_name("unpacked")).workspace.rename(made / OFFICE)
    return made


def migrate(folder: Path, tell: Tell) -> None:
    with open_workspace(folder / OFFICE):
        tell()


def nothing_more(_folder: Path) -> list[str]:
    """The start itself was the work."""
    return []
