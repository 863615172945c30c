"""Packages are written whole or not at all; what came in waits until it is believed."""

import errno
import hashlib
import os
import threading
import time
from pathlib import Path

import pytest

from core.packages.refusals import DiskFull, NotPackage, NotReadable, WriteFailed
from core.progress import Cancelled
from storage import quarantine, written_files
from storage.attachments import EvidenceFolder
from storage.package_files import DiskPackages
from storage.unfinished import Unfinished

CONTENT = b"%PDF-1.7"
DIGEST = hashlib.sha256(CONTENT).hexdigest()
PACKAGE = "ab" * 64


@pytest.fixture
def store(tmp_path):
    return EvidenceFolder(tmp_path / "evidence")


@pytest.fixture
def packages(tmp_path, store):
    return DiskPackages(tmp_path / "quarantine", store, unfinished=Unfinished(tmp_path / "unfinished"))


def names(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def write(packages, folder, chunks):
    def produce(file):
        for chunk in chunks:
            file.write(chunk)

    return packages.write(folder, "a.cchc", produce=produce)


def test_a_package_is_written_and_read_back(packages, tmp_path):
    written = write(packages, tmp_path, [b"one", b"", b"two"])
    assert (written.path, written.size) == (tmp_path / "a.cchc", 6)
    assert packages.size(written.path) == 6
    with packages.open(written.path) as file:
        assert file.read() == b"onetwo"


@pytest.mark.parametrize(("number", "failure"), [(errno.ENOSPC, DiskFull), (errno.EIO, WriteFailed)])
def test_a_failing_disk_leaves_the_old_file_and_no_part(packages, tmp_path, monkeypatch, number, failure):
    def fail(_file):
        raise OSError(number, "no")

    write(packages, tmp_path, [b"old"])
    monkeypatch.setattr(written_files, "flush_to_disk", fail)
    with pytest.raises(failure):
        write(packages, tmp_path, [b"new"])
    assert names(tmp_path) == ["a.cchc"]
    assert (tmp_path / "a.cchc").read_bytes() == b"old"


def test_a_folder_that_is_not_there_yet_is_made(packages, tmp_path):
    assert write(packages, tmp_path / "new" / "deep", [b"x"]).path.read_bytes() == b"x"


def test_a_file_in_the_place_of_the_folder_is_a_failed_write(packages, tmp_path):
    (tmp_path / "taken").write_bytes(b"mine")
    with pytest.raises(WriteFailed):
        write(packages, tmp_path / "taken", [b"x"])
    assert names(tmp_path) == ["taken"]


def spoil(file):
    file.flush()
    file.seek(-1, os.SEEK_END)
    file.write(b"X")
    file.flush()


def refusing(reads):
    def refuse(stream):
        stream.read(reads)
        raise NotPackage(offset=0)

    return refuse


@pytest.mark.parametrize("reads", [0, 2, 100])
def test_bytes_that_come_back_changed_are_told_whatever_the_reader_says(
    packages, tmp_path, monkeypatch, reads
):
    monkeypatch.setattr(written_files, "flush_to_disk", spoil)
    for verify in (refusing(reads), lambda stream: stream.read(reads)):
        with pytest.raises(WriteFailed):
            packages.write(tmp_path, "a.cchc", produce=lambda out: out.write(b"one"), verify=verify)
        assert names(tmp_path) == []


def test_a_reader_that_refuses_what_was_written_is_heard(packages, tmp_path):
    with pytest.raises(NotPackage):
        packages.write(tmp_path, "a.cchc", produce=lambda out: out.write(b"one"), verify=refusing(2))
    assert names(tmp_path) == []


def test_bytes_that_come_back_changed_are_told(packages, tmp_path, monkeypatch):
    monkeypatch.setattr(written_files, "flush_to_disk", spoil)
    with pytest.raises(WriteFailed):
        write(packages, tmp_path, [b"one"])
    assert names(tmp_path) == []


def test_cancelling_leaves_nothing(packages, tmp_path):
    def stopped():
        yield b"one"
        raise Cancelled

    with pytest.raises(Cancelled):
        write(packages, tmp_path, stopped())
    assert names(tmp_path) == []


def test_what_is_no_readable_file_is_refused_without_waiting(packages, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for name in ("none", "pipe", ".", "a\0b"):
        with pytest.raises(NotReadable):
            packages.open(tmp_path / name)


def receive(waiting, content=CONTENT, digest=DIGEST):
    with waiting.receive(digest, ".pdf") as file:
        assert file.write(content) == len(content)


def test_believed_files_move_into_the_store(packages, tmp_path):
    waiting = packages.quarantine()
    receive(waiting)
    assert waiting.free_bytes() > 0
    waiting.believe(PACKAGE)
    waiting.settle()
    assert names(tmp_path) == [f"evidence/{DIGEST[:2]}/{DIGEST}.pdf"]
    again = packages.quarantine()
    receive(again)
    again.believe(PACKAGE)
    again.discard()
    assert names(tmp_path) == [f"evidence/{DIGEST[:2]}/{DIGEST}.pdf"]


def test_what_was_believed_and_never_settled_is_taken_back(packages, tmp_path):
    waiting = packages.quarantine()
    receive(waiting)
    waiting.believe(PACKAGE)
    assert names(tmp_path / "evidence")
    waiting.discard()
    assert names(tmp_path) == []


@pytest.mark.parametrize("came_true", [True, False])
def test_the_next_start_keeps_or_takes_back_what_an_interrupted_import_moved(
    packages, store, tmp_path, came_true
):
    waiting = packages.quarantine()
    receive(waiting)
    waiting.believe(PACKAGE)
    asked = []

    def held(digest):
        asked.append(digest)
        return came_true

    quarantine.clear_quarantine(tmp_path / "quarantine", store, came_true=held)
    assert asked == [PACKAGE]
    assert len(names(tmp_path)) == int(came_true)
    assert not (tmp_path / "quarantine").exists()


@pytest.mark.parametrize("note", [b"", b"\xff", b"ab", (PACKAGE + "\n../../etc/passwd").encode()])
def test_a_note_that_was_cut_takes_nothing_back(packages, store, tmp_path, note):
    waiting = packages.quarantine()
    receive(waiting)
    waiting.believe(PACKAGE)
    next((tmp_path / "quarantine").iterdir()).joinpath("moving").write_bytes(note)
    quarantine.clear_quarantine(tmp_path / "quarantine", store, came_true=lambda _: False)
    assert len(names(tmp_path)) == 1


def test_discarded_files_leave_no_trace(packages, tmp_path):
    waiting = packages.quarantine()
    receive(waiting)
    waiting.discard()
    waiting.discard()
    assert names(tmp_path) == []
    assert list((tmp_path / "quarantine").iterdir()) == []


@pytest.mark.parametrize("digest", ["../" + "a" * 61, "A" * 64, "a" * 63, ""])
def test_no_name_reaches_outside_the_quarantine(packages, digest):
    with pytest.raises(ValueError):
        packages.quarantine().receive(digest, ".pdf")


def test_a_full_disk_in_quarantine_is_told(packages, monkeypatch, tmp_path):
    def fail(_file):
        raise OSError(errno.ENOSPC, "no")

    monkeypatch.setattr(quarantine, "flush_to_disk", fail)
    waiting = packages.quarantine()
    file = waiting.receive(DIGEST, ".pdf")
    file.write(CONTENT)
    file.close()
    with pytest.raises(DiskFull):
        waiting.believe(PACKAGE)
    assert file.closed
    assert names(tmp_path / "evidence") == []
    waiting.discard()
    assert names(tmp_path) == []


@pytest.mark.parametrize("what", ["flush_folder", "write_whole"])
def test_a_flush_of_a_folder_that_fails_is_told_in_our_words(packages, monkeypatch, tmp_path, what):
    def fail(*_args):
        raise OSError(errno.EIO, "no")

    monkeypatch.setattr(quarantine, what, fail)
    waiting = packages.quarantine()
    receive(waiting)
    with pytest.raises(WriteFailed):
        waiting.believe(PACKAGE)
    waiting.discard()
    assert names(tmp_path) == []


def test_a_disk_that_fails_while_much_waits_is_told_before_the_end(packages, monkeypatch, tmp_path):
    def fail(_file):
        raise OSError(errno.EIO, "no")

    monkeypatch.setattr(quarantine, "flush_to_disk", fail)
    waiting, closed = packages.quarantine(), []

    def receive_many():
        for number in range(1_000):
            closed.append(waiting.receive(f"{number:064x}", ".pdf"))
            closed[-1].close()

    with pytest.raises(WriteFailed):
        receive_many()
    waiting.discard()
    assert 1 < len(closed) < 100
    assert all(file.closed for file in closed)
    assert names(tmp_path) == []


def test_nothing_moves_before_it_is_on_the_disk_and_every_folder_is_flushed_once(
    packages, monkeypatch, tmp_path
):
    flush, flushed, started = os.fsync, [], threading.Event()

    def slow(handle):
        path = Path(f"/proc/self/fd/{handle}").readlink()
        if path.name == DIGEST:
            started.set()
            time.sleep(0.05)
            assert path.exists()
        flushed.append(path)
        flush(handle)

    monkeypatch.setattr("storage.disk.os.fsync", slow)
    contents = {hashlib.sha256(bytes([each])).hexdigest(): bytes([each]) for each in range(64)}
    waiting = packages.quarantine()
    for digest, content in ({DIGEST: CONTENT} | contents).items():
        receive(waiting, content, digest)
    assert started.wait(10)
    waiting.believe(PACKAGE)
    believed = list(flushed)
    places = {path.parent for path in (tmp_path / "evidence").rglob("*.pdf")}
    assert len([path for path in believed if path.name in {DIGEST, *contents}]) == 65
    assert sorted(path for path in believed if path in places) == sorted(places)
    assert believed.count(tmp_path / "evidence") == 1
    waiting.settle()
    assert len(names(tmp_path)) == 65
