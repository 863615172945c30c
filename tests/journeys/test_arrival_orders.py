"""Four revisions of a commune in every order, twice over, with restarts and restored backups between."""

import itertools
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from core.packages.payloads import Document
from core.progress import Silent
from core.services.import_package import Imported, ImportStatus
from storage.restore import restore
from storage.workspace import open_workspace
from tests.core.packages.stream_model import BlockingReceiver, Receiver, Sent
from tests.hostile.real_packages import document_of
from tests.offices import (
    COMMUNE,
    Clock,
    Desk,
    Offices,
    fill,
    joined,
    key_of,
    reopened,
    services_of,
    write_signed,
)

NAMES = ("r1", "r2", "r3", "r4", "other r2", "far")


class Arrivals:
    """The packages on disk, the same for the model, and a province that has received nothing yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.paths: dict[str, Path] = {}
        self.sent: dict[str, Sent] = {}

    def add(self, name: str, path: Path, digest: str) -> None:
        header = document_of(path.read_bytes()).header
        self.paths[name] = path
        self.sent[name] = Sent(digest, header.revision, header.previous, header.key_epoch)


@pytest.fixture(scope="module")
def arrivals(tmp_path_factory: pytest.TempPathFactory) -> Arrivals:
    folder = tmp_path_factory.mktemp("arrivals")
    found = Arrivals(folder)
    for offices in joined(folder):
        offices.open_round(COMMUNE)
        commune = offices.commune()
        fill(commune)
        for name in NAMES[:4]:
            exported = commune.export(reason=name)
            found.add(name, exported.files[0], exported.digest)
        for name, document in _others(found).items():
            path = write_signed(document, key_of(COMMUNE), folder / f"{name}.cchc")
            card = offices.province.services.import_package.inspect(path, progress=Silent())
            found.add(name, path, card.digest or name)
        root = offices.province.opened.workspace.root
    root.rename(folder / "province")
    return found


def _others(found: Arrivals) -> dict[str, Document]:
    second = document_of(found.paths["r2"].read_bytes())
    fourth = document_of(found.paths["r4"].read_bytes())
    other = replace(second.body, correction_reason="khác")
    far = replace(fourth.header, revision=500, previous=found.sent["r4"].digest)
    return {
        "other r2": Document(header=second.header, body=other),
        "far": Document(header=far, body=fourth.body),
    }


class Province:
    """A copy of the province of its own, driven step by step."""

    def __init__(self, arrivals: Arrivals, folder: Path) -> None:
        shutil.copytree(arrivals.folder / "province", folder / "province")
        opened, clock, out = open_workspace(folder / "province"), Clock(), folder / "out"
        out.mkdir()
        self._arrivals = arrivals
        self.desk = Desk(opened=opened, services=services_of(opened, clock), clock=clock, out=out)

    def step(self, name: str) -> str:
        """Do a step; for an arrival the word of the table."""
        match name:
            case "restart":
                self.desk = reopened(self.desk)
            case "backup":
                path = self.desk.out / "backup.zip"
                path.unlink(missing_ok=True)
                self.desk.services.safekeeping.backup(path, progress=Silent())
            case "restore":
                self._restore()
            case _:
                return word(self.desk.take_in(self._arrivals.paths[name]))
        return ""

    def _restore(self) -> None:
        root = self.desk.opened.workspace.root
        self.desk.opened.close()
        restore(self.desk.out / "backup.zip", root, clock=self.desk.clock, progress=Silent())
        self.desk = reopened(self.desk)


def word(taken: Imported) -> str:
    if taken.status is ImportStatus.IMPORTED:
        return "imported"
    return {"I_DUPLICATE": "duplicate", "E_OLD": "old", "E_FORK": "fork", "E_JUMP": "jump"}[taken.code]


def expected(model: Receiver, arrivals: Arrivals, name: str) -> str:
    match name:
        case "backup" | "restore":
            getattr(model, name)()
            return ""
        case "restart":
            return ""
    told = model.arrive(arrivals.sent[name])
    return "imported" if told in {"accepted", "gap"} else told


@pytest.fixture
def province(arrivals: Arrivals, tmp_path: Path) -> Iterator[Province]:
    made = Province(arrivals, tmp_path)
    yield made
    made.desk.opened.close()


def follow(arrivals: Arrivals, province: Province, steps: Sequence[str]) -> None:
    """Every step must end as the table says, and the office stay sound."""
    model = BlockingReceiver()
    for at, name in enumerate(steps):
        assert province.step(name) == expected(model, arrivals, name), (steps, at)
    highest = max((each.revision for each in model.held), default=0)
    taken = province.desk.services.import_package.history()
    history = [row for row in taken if row.kind == "submission"]
    assert {row.digest for row in history} == {each.digest for each in model.held}
    assert max((row.revision for row in history), default=0) == highest
    assert province.desk.services.safekeeping.check() == ()


@pytest.mark.parametrize("order", tuple(itertools.permutations(NAMES[:4])), ids="-".join)
def test_every_order_with_restarts_and_repetitions_ends_as_the_table_says(
    arrivals: Arrivals, province: Province, order: tuple[str, ...]
) -> None:
    first, second, third, fourth = order
    steps = (first, second, "restart", first, third, second, "restart", fourth, *order)
    follow(arrivals, province, steps)


BACKUPS = (
    ("r1", "backup", "r2", "restore", "r2", "r1", "r3", "r4"),
    ("r1", "r2", "backup", "r3", "r4", "restore", "r4", "r3", "r2"),
    ("backup", "r3", "restore", "r1", "r2", "r3", "restart", "r4"),
    ("r2", "backup", "r4", "restore", "restart", "r3", "r1", "r4"),
    ("r1", "backup", "r2", "restore", "other r2"),
    ("r1", "r2", "other r2", "r3", "restart", "r4", "r2", "r1"),
    ("r1", "backup", "r2", "other r2", "r3", "restore", "r2", "r3", "r4"),
    ("r1", "r2", "other r2", "backup", "restore", "r3", "other r2"),
    ("other r2", "r2"),
    ("r1", "far", "restart", "r2", "far"),
    ("r4", "r1", "backup", "restore", "restart", "r4"),
)


@pytest.mark.parametrize("steps", BACKUPS, ids=",".join)
def test_restored_backups_forks_and_jumps_end_as_the_table_says(
    arrivals: Arrivals, province: Province, steps: tuple[str, ...]
) -> None:
    follow(arrivals, province, steps)


def test_a_commune_whose_backup_was_restored_and_that_writes_its_revision_again_is_a_fork(
    offices: Offices, tmp_path: Path
) -> None:
    offices.open_round(COMMUNE)
    commune = offices.commune()
    fill(commune)
    assert word(offices.province.take_in(commune.export().files[0])) == "imported"
    commune.services.safekeeping.backup(tmp_path / "backup.zip", progress=Silent())
    assert word(offices.province.take_in(commune.export(reason="hai").files[0])) == "imported"
    root = commune.opened.workspace.root
    commune.opened.close()
    restore(tmp_path / "backup.zip", root, clock=commune.clock, progress=Silent())
    again = reopened(commune)
    offices.desks.append(again)
    shutil.rmtree(again.out)
    again.out.mkdir()
    before = offices.province.services.import_package.history()
    assert word(offices.province.take_in(again.export(reason="hai, viết lại").files[0])) == "fork"
    assert offices.province.services.import_package.history() == before
