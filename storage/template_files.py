"""Fulfils `core.paper_templates.TemplateFiles`; the libraries are loaded when a template is first touched."""

from collections.abc import Sequence
from pathlib import Path

from core.findings import Finding, has_errors
from core.paper_templates import BundledTemplate, ResultTooLarge, TemplateRefused
from core.reporting.document import Report
from core.storage_errors import SourceUnreadable
from storage.disk import write_whole

_MOST_READ = 64 << 20


class TemplateFolder:
    """Template files on the disk and in memory."""

    def read(self, path: Path) -> bytes:
        """The file; more than any template needs is not read.

        Raises:
            SourceUnreadable: it cannot be read.
        """
        try:
            with path.open("rb") as file:
                return file.read(_MOST_READ)
        except OSError as error:
            raise SourceUnreadable(name=path.name) from error

    def check(self, content: bytes, report: Report) -> tuple[Finding, ...]:
        """Everything that is wrong with a template for this kind of report."""
        from storage.templates.checking import check

        return check(content, report)

    def render(self, content: bytes, report: Report) -> bytes:
        """The filled document; a template that is kept is looked over again first.

        Raises:
            TemplateRefused: it cannot be filled.
        """
        from storage.templates.checking import NOT_FILLED, look_over
        from storage.templates.filling import fill

        findings = look_over(content, report)
        if has_errors(findings):
            raise TemplateRefused(file=report.title, count=len(findings))
        try:
            return fill(content, report)
        except (*NOT_FILLED, ResultTooLarge) as error:
            raise TemplateRefused(file=report.title, count=1) from error

    def starting(self, report: Report) -> bytes:
        """The built-in form with fields in the places of its texts."""
        from storage.templates.starting import starting

        return starting(report)

    def write(self, content: bytes, path: Path) -> Path:
        """Put a file in place whole.

        Raises:
            DeviceError: it could not be written.
        """
        write_whole(path, content)
        return path

    def bundle(self, templates: Sequence[BundledTemplate]) -> bytes:
        """Templates in one file."""
        from storage.templates.bundle import bundle

        return bundle(templates)

    def unbundle(self, content: bytes, name: str) -> tuple[BundledTemplate, ...]:
        """The templates of a file.

        Raises:
            NotATemplateBundle: it is none, or is damaged.
        """
        from storage.templates.bundle import unbundle

        return unbundle(content, name)
