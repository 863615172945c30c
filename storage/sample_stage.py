"""What the sample story needs from the disk: workspaces with clocks of their own, papers, a spoiled copy."""

import json
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from core.office import Office
from core.ports import Clock, OfficialUnits
from core.reporting.document import Paragraph, Report
from core.sample.small import in_small
from core.sample.stage import Item
from core.services.office_services import OfficeServices
from storage.clock import StoppedClock
from storage.disk import write_whole
from storage.report_files import write_report
from storage.workspace import OpenWorkspace, create_workspace, open_workspace

_PROCESSES = 2
ServicesOf = Callable[[OpenWorkspace, Clock], OfficeServices]


class DiskStage:
    """Fulfils `core.sample.story.Stage` in folders of the disk."""

    def __init__(self, *, data: Any, units: OfficialUnits, services_of: ServicesOf) -> None:
        self.data = data
        self.units = units
        self._services_of = services_of

    def small(self) -> "DiskStage":
        """The same stage for the sample in small."""
        return DiskStage(data=in_small(self.data), units=self.units, services_of=self._services_of)

    @contextmanager
    def found(self, folder: Path, office: Office, *, now: datetime) -> Iterator[OfficeServices]:
        """A new workspace whose clock stands at `now`."""
        with create_workspace(folder, office) as opened:
            yield self._services_of(opened, StoppedClock(at=now))

    @contextmanager
    def enter(self, folder: Path, *, now: datetime) -> Iterator[OfficeServices]:
        """An existing workspace whose clock stands at `now`."""
        with open_workspace(folder) as opened:
            yield self._services_of(opened, StoppedClock(at=now))

    def each(self, work: Callable[[Item], None], items: Sequence[Item]) -> None:
        """Share the items between two processes where the system can fork one; else do them in turn."""
        if not hasattr(os, "fork") or (os.cpu_count() or 1) < _PROCESSES or threading.active_count() > 1:
            for item in items:
                work(item)
            return
        sys.stderr.flush()
        child = os.fork()
        if child == 0:
            _work_and_end(work, items[1::_PROCESSES])
        for item in items[::_PROCESSES]:
            work(item)
        _, status = os.waitpid(child, 0)
        if status != 0:
            raise ChildProcessError(status)

    def make(self, folder: Path) -> Path:
        """A folder, made if it is not there."""
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def paper(self, path: Path, *, title: str, unit: str, number: str, issued: date) -> None:
        """A small PDF that stands for a scanned document."""
        path.parent.mkdir(parents=True, exist_ok=True)
        told = (unit, number, f"{issued:%d/%m/%Y}", self.data["notice"])
        blocks = tuple(Paragraph(text=text) for text in told)
        write_report(Report(kind="paper", title=title, subtitle="", blocks=blocks), path)

    def spoil(self, source: Path, target: Path) -> None:
        """Copy a package with one byte of its middle changed."""
        content = bytearray(source.read_bytes())
        content[len(content) // 2] ^= 0x01
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, bytes(content))

    def write(self, path: Path, content: object) -> None:
        """Write text as it is, anything else as JSON."""
        text = (
            content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        )
        write_whole(path, text.encode())


def _work_and_end(work: Callable[[Item], None], items: Sequence[Item]) -> None:
    """The child's part: it ends here whatever happens, or it would go on as a second parent."""
    status = 1
    try:
        for item in items:
            work(item)
        status = 0
    finally:
        if status:
            traceback.print_exc()
        sys.stderr.flush()
        os._exit(status)


def sample_data(folder: Path) -> Any:
    """The sample's words and totals.

    Args:
        folder: the resources folder of the program.
    """
    return json.loads((folder / "sample" / "tay-son.json").read_text(encoding="utf-8"))
