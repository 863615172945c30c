"""Make the papers leaders sign: one `Report` value each, so that no two forms of it can differ."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from core.errors import UserError
from core.ports import Database
from core.previews import Preview, Shown
from core.progress import Progress
from core.reporting.document import Report
from core.reporting.paper import Asked, Choice, Paper, PartNeeded
from core.services.province_forms import ProvinceForms


class UnknownReport(UserError):
    """This role has no report of that name."""

    code = "E_REPORT_KIND"


class ReportFiles(Protocol):
    """Where a report becomes a file; the suffix (.pdf, .xlsx, .docx) chooses the form."""

    def write(self, report: Report, path: Path, *, progress: Progress | None = None) -> Path:
        """Write whole or not at all.

        Raises:
            UnknownReportForm: another suffix.
            Cancelled: the person asked to stop.
        """

    def pdf(self, report: Report, *, progress: Progress | None = None) -> bytes:
        """The same as PDF, in memory. Raises `Cancelled` when the person asked to stop."""


class MakeReport:
    """The register of all kinds; families of them stand in `core/services/papers`."""

    def __init__(
        self, *, database: Database, files: ReportFiles, forms: ProvinceForms, papers: Iterable[Paper]
    ) -> None:
        self._database = database
        self._files = files
        self._forms = forms
        self._papers = {paper.code: paper for paper in papers}

    def kinds(self) -> tuple[str, ...]:
        """Names of the reports this role makes."""
        with self._database.transaction() as work:
            role = work.office.get().role
        return tuple(code for code, paper in self._papers.items() if role in paper.roles)

    def paper(self, kind: str) -> Paper:
        """One kind of report.

        Raises:
            UnknownReport: this role has no such report.
        """
        if kind not in self.kinds():
            raise UnknownReport(kind=kind)
        return self._papers[kind]

    def choices(self, kind: str, year: int) -> tuple[Choice, ...]:
        """The parts a kind has in a year; none where it is one document. Raises: see `paper`."""
        return self.paper(kind).choices(year)

    def make(self, kind: str, asked: Asked) -> Report:
        """Fill one report, or one part of it.

        Raises:
            UnknownReport: this role has no such report.
            PartNeeded: the kind has no whole form and no part was named.
            NoRound: a report of a round in a year without one.
            NotExpected, NotReceived: the unit named is not in the round, or sent nothing.
        """
        paper = self.paper(kind)
        if paper.needs_part and not asked.part:
            raise PartNeeded(kind=kind)
        return replace(paper.fill(asked), form=kind)

    def write(self, kind: str, asked: Asked, *, path: Path) -> Path:
        """Fill one report and write it, a text document in the province's form where one is in force.

        See `make` and `write_made`.
        """
        return self.write_made(self.make(kind, asked), path)

    def preview(self, kind: str, asked: Asked) -> Preview:
        """The report as it will be printed; see `make`."""
        return self.preview_made(self.make(kind, asked))

    def write_made(self, report: Report, path: Path) -> Path:
        """Write a report that is complete already, such as a manual or a list.

        See `ReportFiles.write`, and `ProvinceForms.write` for the province's own form.
        """
        return self._forms.write(report, path) or self._files.write(report, path)

    def preview_made(self, report: Report) -> Preview:
        """A report that is complete already, as it will be printed."""
        return Preview(shown=Shown.PDF, content=self._files.pdf(report))
