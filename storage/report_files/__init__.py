"""Reports as files: the suffix of the path chooses the form; a half-written file is never left behind.

`pdf` (with `fonts`, `pdf_text`, `pdf_tables`, `pdf_head`)   the form of decree 30/2020
`xlsx`       tables with types, filters and print set-up
`docx`       a plain text document to be edited further
`plain`      what printed text may contain
"""

from pathlib import Path

from core.reporting.document import Report
from core.reporting.forms import report_form
from storage.disk import write_whole


class ReportWriter:
    """The port of the reporting service: reports onto the disk."""

    def write(self, report: Report, path: Path) -> Path:
        """Write a report and answer where it is; see `write_report`."""
        write_report(report, path)
        return path

    def pdf(self, report: Report) -> bytes:
        """The report as PDF, in memory."""
        return _rendered(report, ".pdf")


def write_report(report: Report, path: Path) -> None:
    """Write a report, replacing the file at `path` only when the new one is complete.

    Raises:
        UnknownReportForm: the suffix is none of .pdf, .xlsx, .docx.
        DeviceError: the drive is full, the file is locked, or writing failed.
    """
    form = report_form(path.name)
    write_whole(path, _rendered(report, form))


def _rendered(report: Report, form: str) -> bytes:
    """The libraries are heavy: each is loaded when its form is first asked for."""
    if form == ".pdf":
        import storage.report_files.pdf as pdf_form

        return pdf_form.render(report)
    if form == ".xlsx":
        import storage.report_files.xlsx as xlsx_form

        return xlsx_form.render(report)
    import storage.report_files.docx as docx_form

    return docx_form.render(report)
