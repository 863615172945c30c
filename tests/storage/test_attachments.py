"""Evidence is kept once per content, under its own type, and leaves only as a copy."""

import errno
import hashlib
import os
import stat
import zlib

import pytest

from core.errors import DeviceError
from core.evidence import EvidenceTypeRefused, FolderGiven, MarkNotKept, StoredFile, Sums
from core.packages.refusals import DiskFull, WriteFailed
from core.progress import Cancelled, Silent
from core.storage_errors import EvidenceLost, SourceUnreadable
from storage import attachments
from storage.attachments import EvidenceFolder
from storage.web_mark import MARK, mark_as_foreign, write_stream
from tests.evidence_samples import PROGRAM, compound, office

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
    """A content that a row names at once."""
    file = fresh(store, path)
    store.settle([file])
    return file


def fresh(store, path):
    return store.keep(path, progress=Silent())


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_the_same_content_is_kept_once_whatever_it_is_called(store, folder, give):
    first = keep(store, give("Kế hoạch.pdf"))
    second = keep(store, give("bản sao.PDF"))
    assert first == second
    assert first.size == len(PDF)
    assert first.media_type == "application/pdf"
    assert files(folder) == [f"{first.sha256[:2]}/{first.sha256}.pdf"]
    with store.open(first) as content:
        assert content.read() == PDF


def test_what_its_packages_will_tell_of_a_content_is_measured_on_its_way_in(store, give):
    content = PDF + bytes(3 << 20)
    sums = keep(store, give("a.pdf", content)).sums
    assert sums == Sums(sha512=hashlib.sha512(content).hexdigest(), crc32=zlib.crc32(content))


def test_a_store_that_does_not_answer_is_told(store, give, monkeypatch):
    def refuse(_path):
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(attachments.Path, "exists", refuse)
    with pytest.raises(DeviceError):
        fresh(store, give("a.pdf"))


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
    ("name", "content", "family"),
    [
        ("a.pdf", PROGRAM, "program"),
        ("a.exe", PROGRAM, "program"),
        ("a.pdf.exe", PDF, "program"),
        ("a.pdf.exe ", PDF, "program"),
        ("a\u202efdp.exe", PDF, "program"),
        ("a.JS", PDF, "script"),
        ("a.pdf.lnk", PDF, "link"),
        ("a", PDF, "unknown"),
        ("a.pdf\u200b", PDF, "unknown"),
        ("a.html", b"<b>", "web_page"),
        ("a.xls", b"<html><table>", "web_page"),
        ("a.zip", b"PK\x03\x04", "container"),
        ("a.docx", b"PK\x03\x04 no office file", "content"),
        ("a.docx", office(".docx", parts=("word/vbaProject.bin",)), "macros"),
        ("a.docx", compound("EncryptedPackage"), "locked"),
        ("a.doc", compound("__properties_version1.0"), "content"),
        ("a.txt", b"one\x00two", "content"),
        ("a.txt", "chữ".encode("utf-16"), "content"),
        ("a.png", PDF, "content"),
    ],
)
def test_a_file_of_the_wrong_kind_is_refused_and_nothing_stays(  # noqa: PLR0917
    store, folder, give, name, content, family
):
    with pytest.raises(EvidenceTypeRefused) as caught:
        keep(store, give(name, content))
    assert caught.value.fields["name"] == name
    assert caught.value.fields["family"] == family
    assert files(folder) == [] if folder.exists() else True


def test_files_that_may_carry_macros_are_taken_in_with_a_mark(store, give):
    assert not keep(store, give("a.docx", office(".docx"))).flagged
    assert keep(store, give("b.docm", office(".docm", parts=("word/vbaProject.bin",)))).flagged
    assert keep(store, give("c.xls", compound("Workbook"))).flagged


def test_what_cannot_be_read_is_told(store, tmp_path):
    with pytest.raises(SourceUnreadable):
        keep(store, tmp_path / "none.pdf")
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(FolderGiven):
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
    assert store.absent([file]) == (f"EVIDENCE_MISSING {file.sha256}",)


def test_a_copy_is_read_only_and_safely_named(store, give, tmp_path):
    file = keep(store, give("a.pdf"))
    first = store.copy_out(file, name="CON: Kế hoạch?.exe")
    second = store.copy_out(file, name="con_ kế hoạch_.EXE")
    assert first.parent == second.parent == tmp_path / "copies"
    assert first.name == "CON_ Kế hoạch_.exe.pdf"
    assert second.name == "con_ kế hoạch_.EXE (2).pdf"
    assert first.read_bytes() == PDF
    assert not first.stat().st_mode & stat.S_IWUSR


def test_names_that_differ_only_in_composition_or_case_get_a_number(store, give):
    file = keep(store, give("a.pdf"))
    names = [store.copy_out(file, name=name).name for name in ("Kế.pdf", "Kê\u0301.pdf", "KẾ.PDF")]
    assert names == ["Kế.pdf", "Kế (2).pdf", "KẾ (3).pdf"]


def test_a_copy_is_marked_as_foreign_when_it_is_complete(folder, give):
    seen = []

    def mark(path):
        seen.append((path.read_bytes(), path.stat().st_mode & stat.S_IWUSR != 0))
        write_stream(path)

    store = EvidenceFolder(folder, mark=mark)
    copy = store.copy_out(keep(store, give("a.pdf")), name="a:b.pdf")
    assert seen == [(PDF, True)]
    assert copy.name == "a_b.pdf"
    assert copy.with_name("a_b.pdf:Zone.Identifier").read_bytes() == MARK == b"[ZoneTransfer]\r\nZoneId=3\r\n"


def test_without_a_mark_no_copy_is_made_until_the_person_agrees(folder, give, tmp_path):
    def no_streams(_path):
        raise OSError(errno.EINVAL, "no streams here")

    store = EvidenceFolder(folder, mark=no_streams)
    file = keep(store, give("a.pdf"))
    with pytest.raises(MarkNotKept) as caught:
        store.copy_out(file, name="a.pdf")
    assert caught.value.fields == {"name": "a.pdf"}
    assert list((tmp_path / "copies").iterdir()) == []
    assert store.copy_out(file, name="a.pdf", accepts_unmarked=True).read_bytes() == PDF


def test_a_mark_that_a_drive_swallows_is_noticed(tmp_path, monkeypatch):
    copy = tmp_path / "a.pdf"
    copy.write_bytes(PDF)
    monkeypatch.setattr(type(copy), "write_bytes", lambda _path, data: len(data))
    with pytest.raises(OSError):
        write_stream(copy)


def test_only_windows_keeps_marks(tmp_path, monkeypatch):
    copy = tmp_path / "a.pdf"
    copy.write_bytes(PDF)
    mark_as_foreign(copy)
    assert [each.name for each in tmp_path.iterdir()] == ["a.pdf"]
    monkeypatch.setattr("sys.platform", "win32")
    mark_as_foreign(copy)
    assert (tmp_path / "a.pdf:Zone.Identifier").read_bytes() == MARK


def test_copies_made_for_reading_go_at_the_next_start(store, give, tmp_path):
    store.copy_out(keep(store, give("a.pdf")), name="a.pdf")
    store.clear_leftovers(named=lambda contents: contents)
    assert list((tmp_path / "copies").iterdir()) == []


def test_sweeping_removes_only_what_nobody_names(store, folder, give):
    kept = keep(store, give("a.pdf"))
    keep(store, give("b.pdf", PDF + b"2"))
    (folder / "incoming" / "left").write_bytes(b"x")
    assert store.sweep([kept.sha256]) == 2
    assert files(folder) == [f"{kept.sha256[:2]}/{kept.sha256}.pdf"]


def test_a_file_is_weighed_as_it_would_be_kept_and_nothing_stays(store, folder, give):
    path = give("Kế hoạch.pdf")
    weighed = store.weigh(path, progress=Silent())
    assert not folder.exists()
    assert keep(store, path) == weighed
    with pytest.raises(EvidenceTypeRefused):
        store.weigh(give("b.pdf", b"no"), progress=Silent())


def test_a_new_content_is_told_and_a_held_one_is_not(store, give):
    told = []
    for name in ("a.pdf", "b.pdf"):
        store.keep(give(name), progress=Silent(), on_new=told.append)
    assert len(told) == 1


def test_a_new_content_that_no_row_names_is_taken_back_by_the_next_start(store, folder, give):
    """The program may end between the content's place in the store and the row that names it."""
    settled, named, lost = (fresh(store, give(f"{name}.pdf", PDF + name.encode())) for name in "abc")
    store.settle([settled])
    asked = []

    def held(contents):
        asked.extend(contents)
        return {named.sha256}

    store.clear_leftovers(named=held)
    assert sorted(asked) == sorted([named.sha256, lost.sha256])
    assert files(folder) == sorted(f"{each.sha256[:2]}/{each.sha256}.pdf" for each in (settled, named))
    store.clear_leftovers(named=held)
    assert len(asked) == 2


def test_nothing_is_noted_of_a_content_that_is_held_or_could_not_be_kept(store, folder, give, monkeypatch):
    file = keep(store, give("a.pdf"))
    fresh(store, give("b.pdf"))

    def fail(*_paths):
        raise OSError(errno.ENOSPC, "no")

    path = give("c.pdf", PDF + b"c")
    monkeypatch.setattr("storage.attachments.move", fail)
    with pytest.raises(DiskFull):
        keep(store, path)
    assert files(folder) == [f"{file.sha256[:2]}/{file.sha256}.pdf"]


def test_what_is_put_aside_lies_alone_under_a_safe_name_until_it_is_forgotten(store, folder, give):
    first = store.put_aside(PDF, name="CON.png")
    second = store.put_aside(PDF, name="a:b.png")
    assert (first.name, second.name) == ("_CON.png", "a_b.png")
    assert first.parent != second.parent
    mine = give("mine.pdf")
    for path in (first, mine, folder / "x.pdf"):
        store.forget_aside(path)
    assert not first.parent.exists()
    assert mine.exists()
    store.clear_leftovers(named=lambda contents: contents)
    assert not second.exists()


def test_a_full_disk_keeps_nothing_aside(store, folder, monkeypatch):
    def fail(_file):
        raise OSError(errno.ENOSPC, "no")

    monkeypatch.setattr(attachments, "flush_to_disk", fail)
    with pytest.raises(DiskFull):
        store.put_aside(PDF, name="a.png")
    assert files(folder) == []
