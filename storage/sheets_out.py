"""The enrolment sheet of a key, written as PDF."""

from pathlib import Path

from core.reporting.enrolment_sheet import EnrolmentSheet
from storage.disk import write_whole


def write_enrolment_sheet(sheet: EnrolmentSheet, path: Path) -> None:
    """Write the sheet whole or not at all; the library that draws it loads for the first one.

    Raises:
        DiskFull, FileLocked, WriteFailed.
    """
    from storage.report_files.enrolment_sheet import render

    write_whole(path, render(sheet))
