"""What commands do with single files beside an open workspace, gathered for whoever joins the program.

What a window at rest has no use for is loaded when it is first done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypedDict

from storage.disk import write_whole
from storage.plain_files import open_package, read_file, write_secret
from storage.this_machine import go_back, note_bug, open_damaged, restore_backup

if TYPE_CHECKING:
    from core.backups import GoBackDoor, RestoreDoor
    from core.packages.cms import CmsJudge
    from core.reporting.enrolment_sheet import EnrolmentSheet
    from core.rescue import DamagedWorkspace


class FileTools(TypedDict):
    """One member per job; the names are those of `ui.cli.doors.Doors`, which says what each does."""

    open_package: Callable[[Path], BinaryIO]
    read_file: Callable[[Path], bytes]
    read_text: Callable[[Path], str]
    write_file: Callable[[Path, bytes], None]
    write_secret: Callable[[Path, bytes], None]
    write_sheet: Callable[[EnrolmentSheet, Path], None]
    cms_judge: Callable[[Sequence[Path]], CmsJudge]
    rescue: Callable[[Path], DamagedWorkspace]
    restore: RestoreDoor
    go_back: GoBackDoor
    note_bug: Callable[[BaseException], Path | None]


def file_tools() -> FileTools:
    """All of them."""
    return FileTools(
        open_package=open_package,
        read_file=read_file,
        read_text=_read_text,
        write_file=write_whole,
        write_secret=write_secret,
        write_sheet=_write_sheet,
        cms_judge=_cms_judge,
        rescue=open_damaged,
        restore=restore_backup,
        go_back=go_back,
        note_bug=note_bug,
    )


def _read_text(path: Path) -> str:
    from storage.texts_in import read_text_file

    return read_text_file(path)


def _write_sheet(sheet: EnrolmentSheet, path: Path) -> None:
    from storage.sheets_out import write_enrolment_sheet

    write_enrolment_sheet(sheet, path)


def _cms_judge(files: Sequence[Path]) -> CmsJudge:
    from storage.signing_tools import judge_by_files

    return judge_by_files(files)
