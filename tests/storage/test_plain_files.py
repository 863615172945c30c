"""Single files outside a workspace: read within limits, refused plainly."""

import os
import zipfile
from pathlib import Path

import pytest
from docx import Document

from core.packages.refusals import NotReadable
from core.record_sheets import RecordFileRefused
from core.storage_errors import SourceUnreadable
from storage import plain_files, texts_in
from storage.criteria_files import CriteriaFolder
from storage.error_files import write_error_file
from storage.plain_files import open_package, read_file
from storage.texts_in import read_text_file
from ui.texts.criteria_sheets import CRITERIA_WORDS

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path, tmp_path / "none"):
        with pytest.raises(SourceUnreadable):
            read_file(path)
        with pytest.raises(NotReadable):
            open_package(path)


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_files, "LARGEST", 3)
    file = tmp_path / "a"
    file.write_bytes(b"1234")
    with pytest.raises(SourceUnreadable):
        read_file(file)


def test_text_is_read_composed_whatever_its_encoding(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    for content in ("Tie\u0302\u0301p".encode(), "Tiếp".encode("utf-8-sig"), "Tiếp".encode("utf-16")):
        file.write_bytes(content)
        assert read_text_file(file) == "Tiếp"


def test_a_word_file_is_read_in_order_with_its_tables(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    document = Document()
    document.add_paragraph("Một")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "hai", "ba"
    document.add_paragraph("Bốn")
    document.save(str(file))
    assert read_text_file(file) == "Một\n\nhai\tba\n\nBốn"


def test_a_word_file_that_unpacks_hugely_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts_in, "_LARGEST", 100)
    file = tmp_path / "a.docx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", b"x" * 101)
    with pytest.raises(RecordFileRefused):
        read_text_file(file)


def test_the_commune_sample_is_the_first_set_that_is_shipped() -> None:
    first, *others = CriteriaFolder(RESOURCES / "criteria", CRITERIA_WORDS).bundled()
    assert b"VN-CX-CANDIDATE-2025" in first
    assert others


def test_an_error_file_tells_causes_but_no_messages(tmp_path: Path) -> None:
    try:
        try:
            raise ValueError("Nguyễn Văn An")  # noqa: TRY301 - the chain is what is tested
        except ValueError as cause:
            raise RuntimeError("0912345678") from cause
    except RuntimeError as error:
        told = write_error_file(tmp_path / "logs", error).read_text(encoding="utf-8")
    assert "builtins.RuntimeError" in told
    assert "builtins.ValueError" in told
    assert "test_plain_files.py" in told
    assert "0912345678" not in told
    assert "An" not in told
