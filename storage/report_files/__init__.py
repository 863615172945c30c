"""Reports as files: the suffix of the path chooses the form; a half-written file is never left behind.

`page_form`        the numbers of decree 30/2020, of lists and of one-page summaries
`pdf`, `pdf_…`     pages, text, head and foot, tables (`pdf_grid` flows them), what stays together, charts
`docx`, `docx_…`   the same form, to be edited further
`xlsx`, `xlsx_…`   tables with types, filters and print set-up, charts over cells
`chart_…`          where everything in a chart stands: painted as vectors and as a picture
`fonts`, `plain`, `table_fit`, `drawings`, `qr_code`, `pace`
                   faces, printable text, widths of columns, charts on a line, codes, progress
"""

from pathlib import Path

from core.progress import Progress
from core.reporting.document import Report
from core.reporting.forms import report_form
from storage.disk import write_whole


class ReportWriter:
    """The port of the reporting service: reports onto the disk."""

    def write(self, report: Report, path: Path, *, progress: Progress | None = None) -> Path:
        """Write a report and answer where it is; see `write_report`."""
        write_report(report, path, progress=progress)
        return path

    def keep(self, content: bytes, path: Path) -> Path:
        """Write pages that are a PDF already, whole or not at all."""
        write_whole(path, content)
        return path

    def pdf(self, report: Report, *, progress: Progress | None = None) -> bytes:
        """The report as PDF, in memory. Raises `Cancelled` when the person asked to stop."""
        return _rendered(report, ".pdf", progress=progress)


def write_report(report: Report, path: Path, *, progress: Progress | None = None) -> None:
    """Write a report, replacing the file at `path` only when the new one is complete.

    Raises:
        UnknownReportForm: the suffix is none of .pdf, .xlsx, .docx.
        Cancelled: the person asked to stop; the file at `path` is as it was.
        DeviceError: the drive is full, the file is locked, or writing failed.
    """
    form = report_form(path.name)
    write_whole(path, _rendered(report, form, progress=progress))


def _rendered(report: Report, form: str, *, progress: Progress | None) -> bytes:
    """The libraries are heavy: each is loaded when its form is first asked for."""
    if form == ".pdf":
        import storage.report_files.pdf as pdf_form

        return pdf_form.render(report, progress=progress)
    if form == ".xlsx":
        import storage.report_files.xlsx as xlsx_form

        return xlsx_form.render(report, progress=progress)
    import storage.report_files.docx as docx_form

    return docx_form.render(report, progress=progress)
