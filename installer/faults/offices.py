"""What the campaigns work on: a commune and its province, real packages between them, copied often."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from faults.invariants import OFFICE

from core.services.office_services import OfficeServices
from storage.workspace import open_workspace
from tests.hostile.real_packages import add_evidence
from tests.offices import COMMUNE, Clock, fill, joined, reopened, services_of

FIRST, SECOND = "first.cchc", "second.cchc"
SCANS = "scans"
ROUNDS = 2  # of entry; a new scan waits for each


class Offices:
    """Prepared folders, each holding the closed workspace `office` and what is handed to it."""

    def __init__(self, root: Path) -> None:
        self._root = root / "offices"
        self._copies = root / "copies"
        self._count = 0

    def commune(self) -> Path:
        """A commune with a filled year and its key; six scans wait to be taken in."""
        return self._made() / "commune"

    def province(self) -> Path:
        """A province whose round waits for the commune's two packages, which lie there."""
        return self._made() / "province"

    def copy(self, prepared: Path) -> Path:
        """A copy to work on, in the place of the one before."""
        self._count += 1
        target = self._copies / str(self._count)
        shutil.rmtree(self._copies, ignore_errors=True)
        shutil.copytree(prepared, target)
        return target

    def _made(self) -> Path:
        if not self._root.exists():
            made = self._root.with_name("making")
            made.mkdir(parents=True)
            _make(made)
            made.rename(self._root)
        return self._root


@contextmanager
def at_work(folder: Path, clock: Clock | None = None) -> Iterator[OfficeServices]:
    """The services of a folder's workspace while the block lasts."""
    with open_workspace(folder / OFFICE) as opened:
        yield services_of(opened, clock or Clock())


def _make(made: Path) -> None:
    commune, province = made / "commune", made / "province"
    for folder in (commune, province):
        folder.mkdir()
    places = {}
    for offices in joined(made):
        offices.open_round(COMMUNE)
        desk = offices.commune()
        fill(desk)
        add_evidence(desk, commune / SCANS)
        for number in range(ROUNDS):
            scan = commune / SCANS / f"scan-{number}.pdf"
            scan.write_bytes(b"%PDF-1.7\n" + f"{number}\n".encode() * 4000 + b"%%EOF\n")
        desk.opened.close()
        shutil.copytree(desk.opened.workspace.root, commune / OFFICE)
        desk = reopened(desk)
        offices.desks.append(desk)
        (province / FIRST).write_bytes(desk.export().files[0].read_bytes())
        (province / SECOND).write_bytes(desk.export(reason="Bổ sung").files[0].read_bytes())
        places["province"] = offices.province.opened.workspace.root
    places["province"].rename(province / OFFICE)
