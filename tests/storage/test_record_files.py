"""Record files on the disk, chosen by suffix."""

import json
from pathlib import Path

import pytest

from core.progress import Silent
from core.record_sheets import NotARecordFile, UnknownRecordForm
from core.records.catalogue import KINDS
from core.storage_errors import SourceUnreadable
from storage.record_files import RecordFilesOnDisk
from tests.record_samples import one_of_each
from ui.texts.record_workbooks import RECORD_WORDS

FILES = RecordFilesOnDisk(RECORD_WORDS)


@pytest.mark.parametrize("name", ["a.xlsx", "A.XLSX", "số liệu.json"])
def test_records_come_back_from_the_form_the_suffix_names(tmp_path: Path, name: str) -> None:
    records = one_of_each()
    by_kind = {kind.code: [item for item in records if isinstance(item, kind.record)] for kind in KINDS}
    path = FILES.write(tmp_path / name, by_kind, unit="01234", year=2025, progress=Silent())
    read = FILES.read(path, progress=Silent())
    assert (read.unit, read.findings) == ("01234", ())
    assert tuple(row.record for row in read.rows) == records
    assert list(tmp_path.iterdir()) == [path]


def test_json_names_its_format_and_keeps_leading_zeros(tmp_path: Path) -> None:
    path = FILES.write(tmp_path / "a.json", {}, unit="01234", year=2025, progress=Silent())
    expected = {"format": "socchc-records", "format_version": 1, "unit": "01234", "records": {}}
    assert json.loads(path.read_text(encoding="utf-8")) == expected


@pytest.mark.parametrize("name", ["a.xls", "a.csv", "a"])
def test_other_forms_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownRecordForm):
        FILES.write(tmp_path / name, {}, unit="1", year=2025, progress=Silent())
    with pytest.raises(UnknownRecordForm):
        FILES.read(tmp_path / name, progress=Silent())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a.xlsx", "a.json"])
def test_a_file_that_is_gone_is_to_be_chosen_again(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceUnreadable):
        FILES.read(tmp_path / name, progress=Silent())


@pytest.mark.parametrize("name", ["a.xlsx", "a.json"])
def test_an_empty_file_is_no_record_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(NotARecordFile):
        FILES.read(tmp_path / name, progress=Silent())
