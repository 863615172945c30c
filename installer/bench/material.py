"""What is measured on: workspaces and packages of the sample story, and large evidence."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.door import Door, lay_down

from core.progress import Silent
from core.sample.story import PASSPHRASE, Places, Story
from core.services.keep_evidence import EvidenceDetails
from core.services.office_services import OfficeServices
from main import UNITS, _services
from storage.clock import SystemClock
from storage.paths import resources_folder
from storage.sample_stage import DiskStage, sample_data
from storage.workspace import open_workspace

COMMUNES = 4
YEAR = 2023
_PIECE_MIB = 16


class ShortStory(Story):
    """The sample story with a few communes, up to the packages that wait at the authority's door."""

    def play(self) -> None:
        """Found the authority, then let the first communes record, score and send."""
        for folder in (self._places.packages, self._places.enrolments):
            self._stage.make(folder)
        self._found_authority()
        for place, code in enumerate(self._data["communes"][:COMMUNES]):
            self._play_commune(place, code)
        self._confirm(self._data["communes"][:COMMUNES])


class Material:
    """Everything is made when it is first asked for, in one folder that is thrown away."""

    def __init__(self, root: Path, *, mib: int) -> None:
        self.root = root
        self.mib = mib
        self._data = sample_data(resources_folder())
        self._copies = 0
        self._door: Door | None = None

    def places(self) -> Places:
        """The story's folders."""
        places = Places(root=self.root / "story")
        if not places.root.exists():
            stage = DiskStage(data=self._data, units=UNITS, services_of=_services)
            ShortStory(stage, places, tell=lambda _step: None).play()
        return places

    def commune(self) -> Path:
        """A commune's workspace; copy it before it is changed."""
        return self.places().commune(self._data["communes"][0])

    def evidence(self) -> list[Path]:
        """Files of random bytes that look like scans."""
        folder = self.fresh("evidence", kept=True)
        for number in range(self.mib // _PIECE_MIB):
            path = folder / f"scan-{number}.pdf"
            if not path.exists():
                path.write_bytes(b"%PDF-1.7\n" + os.urandom(_PIECE_MIB << 20))
        return sorted(folder.iterdir())

    def heavy_commune(self) -> Path:
        """A commune's workspace that holds the evidence as well."""
        folder = self.root / "heavy"
        if not folder.exists():
            shutil.copytree(self.commune(), folder)
            with entered(folder) as services:
                details = EvidenceDetails(year=YEAR, is_not_secret=True, number="1", criteria=("1.1",))
                services.keep_evidence.add(self.evidence(), details, progress=Silent())
        return folder

    def heavy_package(self) -> Path:
        """The package of that workspace."""
        folder = self.root / "heavy-package"
        if not folder.exists():
            folder.mkdir()
            export(self.heavy_commune(), folder)
        return next(folder.glob("*.cchc"))

    def door(self) -> Door:
        """An authority's workspace with an open round, and the packages of its communes."""
        if self._door is None:
            self._door = lay_down(self.fresh("door", kept=True))
        return self._door

    def fresh(self, name: str, *, kept: bool = False) -> Path:
        """An empty folder of its own, or with `kept` always the same one."""
        self._copies += 1
        folder = self.root / (name if kept else f"{name}-{self._copies}")
        folder.mkdir(exist_ok=True)
        return folder

    def copy(self, source: Path) -> Path:
        """A copy of a workspace that may be changed."""
        return Path(shutil.copytree(source, self.fresh(source.name), dirs_exist_ok=True))


@contextmanager
def entered(folder: Path) -> Iterator[OfficeServices]:
    """The services of a workspace."""
    with open_workspace(folder) as opened:
        yield _services(opened, SystemClock())


def export(workspace: Path, folder: Path) -> None:
    """Send the year's package again into a folder."""
    with entered(workspace) as services:
        services.export_package.export(YEAR, folder, passphrase=PASSPHRASE, reason="bench", progress=Silent())
