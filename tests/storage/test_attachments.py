"""Evidence is kept once per content, under its own type, and leaves only as a copy."""

import errno
import os
import stat
import zipfile

import pytest

from core.evidence import EvidenceTypeRefused, StoredFile
from core.packages.refusals import DiskFull, WriteFailed
from core.progress import Cancelled, Silent
from core.storage_errors import EvidenceLost, SourceUnreadable
from storage import attachments
from storage.attachments import EvidenceFolder

PDF = b"%PDF-1.7\ncontent"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "evidence"


@pytest.fixture
def store(folder):
    return EvidenceFolder(folder)


@pytest.fixture
def give(tmp_path):
    """Makes a source file."""

    def write(name, content=PDF):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def keep(store, path):
    return store.keep(path, progress=Silent())


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def office_file(path, *names):
    with zipfile.ZipFile(path, "w") as parts:
        for name in ("[Content_Types].xml", *names):
            parts.writestr(name, "<x/>")
    return path


def test_the_same_content_is_kept_once_whatever_it_is_called(store, folder, give):
    first = keep(store, give("Kế hoạch.pdf"))
    second = keep(store, give("bản sao.PDF"))
    assert first == second
    assert first.size == len(PDF)
    assert first.media_type == "application/pdf"
    assert files(folder) == [f"{first.sha256[:2]}/{first.sha256}.pdf"]
    with store.open(first) as content:
        assert content.read() == PDF


def test_a_file_that_was_damaged_in_the_store_is_healed_by_adding_it_again(store, folder, give):
    file = keep(store, give("a.pdf"))
    (held,) = (folder / name for name in files(folder))
    held.chmod(0o600)
    held.write_bytes(b"damaged")
    assert store.problems([file]) == (f"EVIDENCE_CHANGED {file.sha256}",)
    keep(store, give("a.pdf"))
    assert store.problems([file]) == ()


def test_a_jpeg_is_kept_under_one_extension(store, give):
    assert keep(store, give("a.jpeg", b"\xff\xd8\xff\xe0")).extension == ".jpg"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"MZ\x90\x00"),
        ("a.exe", b"MZ\x90\x00"),
        ("a.pdf.exe", PDF),
        ("a", PDF),
        ("a.html", b"<b>"),
        ("a.zip", b"PK\x03\x04"),
        ("a.docx", b"PK\x03\x04 no office file"),
        ("a.txt", b"one\x00two"),
        ("a.txt", "chữ".encode("utf-16")),
        ("a.png", PDF),
    ],
)
def test_a_file_of_the_wrong_kind_is_refused_and_nothing_stays(store, folder, give, name, content):
    with pytest.raises(EvidenceTypeRefused) as caught:
        keep(store, give(name, content))
    assert caught.value.fields["name"] == name
    assert files(folder) == [] if folder.exists() else True


def test_office_files_are_looked_into(store, tmp_path):
    plain = keep(store, office_file(tmp_path / "a.docx", "word/document.xml"))
    assert not plain.flagged
    macros = keep(store, office_file(tmp_path / "b.docm", "word/document.xml", "word/vbaProject.bin"))
    assert macros.flagged
    with pytest.raises(EvidenceTypeRefused):
        keep(store, office_file(tmp_path / "c.docx", "word/document.xml", "word/vbaProject.bin"))


def test_what_cannot_be_read_is_told(store, tmp_path):
    with pytest.raises(SourceUnreadable):
        keep(store, tmp_path / "none.pdf")
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(SourceUnreadable):
        keep(store, tmp_path / "folder.pdf")
    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(SourceUnreadable):
        keep(store, tmp_path / "pipe.pdf")


@pytest.mark.parametrize(("number", "failure"), [(errno.ENOSPC, DiskFull), (errno.EIO, WriteFailed)])
def test_a_failing_disk_leaves_nothing(store, give, monkeypatch, number, failure):
    def fail(_file):
        raise OSError(number, "no")

    monkeypatch.setattr(attachments, "flush_to_disk", fail)
    with pytest.raises(failure):
        keep(store, give("a.pdf"))
    assert files(store._folder) == []


def test_cancelling_leaves_nothing(store, folder, give):
    class Impatient(Silent):
        def check(self):
            raise Cancelled

    with pytest.raises(Cancelled):
        store.keep(give("a.pdf"), progress=Impatient())
    assert files(folder) == []


def test_a_lost_file_is_told(store, give):
    file = StoredFile(sha256="a" * 64, size=1, media_type="application/pdf", extension=".pdf")
    with pytest.raises(EvidenceLost):
        store.open(file)
    assert store.problems([file]) == (f"EVIDENCE_MISSING {file.sha256}",)


def test_a_copy_is_read_only_and_safely_named(store, folder, give, tmp_path):
    file = keep(store, give("a.pdf"))
    out = tmp_path / "out"
    first = store.copy_out(file, name="CON: Kế hoạch?.exe", folder=out)
    second = store.copy_out(file, name="con_ kế hoạch_.EXE", folder=out)
    assert first.name == "CON_ Kế hoạch_.exe.pdf"
    assert second.name == "con_ kế hoạch_.EXE (2).pdf"
    assert first.read_bytes() == PDF
    assert not first.stat().st_mode & stat.S_IWUSR


def test_sweeping_removes_only_what_nobody_names(store, folder, give):
    kept = keep(store, give("a.pdf"))
    keep(store, give("b.pdf", PDF + b"2"))
    (folder / "incoming" / "left").write_bytes(b"x")
    assert store.sweep([kept.sha256]) == 2
    assert files(folder) == [f"{kept.sha256[:2]}/{kept.sha256}.pdf"]
