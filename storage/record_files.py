"""Record files on the disk: the suffix chooses workbook or JSON (`cli.md`)."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from core.findings import Finding
from core.progress import Progress
from core.record_json import read_records_json, records_json
from core.record_sheets import RECORD_FORMS, NotARecordFile, RecordFile, RecordWords, UnknownRecordForm
from core.records.catalogue import KINDS, Record
from core.storage_errors import SourceUnreadable
from storage.disk import write_whole

_LARGEST_JSON = 200_000_000  # bytes


class RecordFilesOnDisk:
    """Reads and writes record files with the words of the workbook."""

    def __init__(self, words: RecordWords) -> None:
        self._words = words

    def read(self, path: Path, *, progress: Progress) -> RecordFile:
        """Every row, with findings for cells that cannot be read.

        Raises:
            UnknownRecordForm: neither .xlsx nor .json.
            NotARecordFile, RecordFileTooNew, RecordFileRefused: not a record file of ours.
            SourceUnreadable: the drive does not give it.
        """
        form = _form(path)
        progress.check()
        if form == ".json":
            return read_records_json(_content(path), file=path.name)
        from storage.spreadsheets import read_workbook

        return read_workbook(path, words=self._words, progress=progress)

    def write(
        self, path: Path, records: Mapping[str, Sequence[Record]], *, unit: str, year: int, progress: Progress
    ) -> Path:
        """One sheet (or list) per kind, written whole or not at all.

        An empty workbook offers `year` in its first rows.

        Raises:
            UnknownRecordForm: neither .xlsx nor .json.
            DeviceError: the file could not be written.
        """
        form = _form(path)
        progress.check()
        held = [record for kind in KINDS for record in records.get(kind.code, ())]
        if form == ".json":
            write_whole(path, records_json(unit=unit, records=held).encode())
            return path
        from storage.spreadsheets import workbook_bytes

        content = workbook_bytes(unit=unit, records=held, words=self._words, year=year, progress=progress)
        write_whole(path, content)
        return path

    def write_marked(
        self, path: Path, findings: Sequence[Finding], *, target: Path, progress: Progress
    ) -> Path:
        """A copy of a workbook with the cells of these findings marked.

        Raises:
            NotARecordFile, RecordFileRefused: it is no workbook that can be read.
            DeviceError: the copy could not be written.
        """
        from storage.marked_copy import write_marked

        return write_marked(path, findings, target=target, words=self._words, progress=progress)


def _form(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in RECORD_FORMS:
        raise UnknownRecordForm(suffix=suffix, forms=" ".join(RECORD_FORMS))
    return suffix


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST_JSON:
            raise NotARecordFile(file=path.name)
        return path.read_bytes()
    except OSError as err:
        raise SourceUnreadable(name=path.name) from err
