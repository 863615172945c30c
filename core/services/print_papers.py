"""Papers that are complete already, a list of the window or a report: as pages to look at, or as a file."""

from pathlib import Path
from typing import Protocol

from core.errors import DeviceError
from core.progress import Progress
from core.reporting.document import Report
from core.services.make_report import ReportFiles
from core.services.province_forms import ProvinceForms


class NotPrinted(DeviceError):
    """The printer took no page, or stopped; fields: `printer`, `page` (the last one it was given)."""

    code = "E_NOT_PRINTED"


class PaperFiles(ReportFiles, Protocol):
    """Where a report becomes pages or a file, and where pages that are a PDF already are kept."""

    def keep(self, content: bytes, path: Path) -> Path:
        """Write pages that are a PDF already, whole or not at all."""


class PrintPapers:
    """One act for every list: the same value becomes the pages looked at, the pages printed and the files."""

    def __init__(self, files: PaperFiles, *, forms: ProvinceForms) -> None:
        self._files = files
        self._forms = forms

    def pages(self, report: Report, progress: Progress) -> bytes:
        """The pages as they will be printed, a PDF. Raises `Cancelled` when the person asked to stop."""
        return self._files.pdf(report, progress=progress)

    def write(self, report: Report, path: Path, *, progress: Progress) -> Path:
        """Write the paper into a file; see `ReportFiles.write` and `ProvinceForms.write`."""
        return self._forms.write(report, path) or self._files.write(report, path, progress=progress)

    def keep(self, content: bytes, path: Path) -> Path:
        """Write the very pages that were looked at."""
        return self._files.keep(content, path)
