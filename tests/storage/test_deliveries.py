"""What leaves is there whole or not at all, is re-read before it is told, and goes on where it was stopped."""

import errno
import os
import zlib

import pytest

from core.delivery import CopyDiffers, TooLargeForVolume
from core.packages.beside import Beside
from core.packages.parts import MIB, PartSizeWrong, read_parts_list
from core.packages.refusals import DiskFull, NotReadable, SpaceShort, WriteFailed
from core.progress import Cancelled, Silent
from storage import deliveries, outbox, volumes, watched, written_files
from storage.deliveries import check_again, deliver
from storage.encryption import decrypt, header_of
from storage.flushes import Flushes
from storage.outbox import OutboxFolder
from storage.part_files import PartsFolder
from storage.volumes import FAT_LIMIT, largest_file, mounted_type
from storage.written_files import write_file
from tests.age_identities import new_identity

NAME = "xa-21583-submission_2025_r1.cchc"
CONTENT = os.urandom(2 * MIB + 99)
DIGEST = "ab" * 64
KEYS = tuple(new_identity() for _ in range(2))
RECIPIENTS = tuple(key.recipient for key in KEYS)


class Told(Silent):
    """Progress that is written down, and stops after so many checks."""

    def __init__(self, stop_after=10**9):
        self.told, self.left = [], stop_after

    def report(self, done, total):
        self.told.append((done, total))

    def check(self):
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "source"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def stick(tmp_path):
    return tmp_path / "stick"


def names(folder):
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def bring(source, stick, part_size=MIB, progress=None):
    return deliver(source, stick, name=NAME, part_size=part_size, progress=progress or Silent())


PARTS = [f"{NAME}.00{n}" for n in (1, 2, 3)]
ALL = [*PARTS, f"{NAME}.parts.json"]


def test_a_file_is_brought_whole_and_told_with_its_sum(source, stick):
    told = Told()
    delivered = bring(source, stick, None, told)
    assert [each.path for each in delivered.files] == [stick / NAME]
    assert delivered.files[0].crc32 == f"{zlib.crc32(CONTENT):08x}"
    assert (stick / NAME).read_bytes() == CONTENT
    assert names(stick) == [NAME]
    shares = [done / total for done, total in told.told]
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_parts_and_their_list_are_brought_and_join_again(source, stick):
    delivered = bring(source, stick)
    assert names(stick) == ALL
    assert sorted(each.path.name for each in delivered.files) == ALL
    listed = read_parts_list((stick / ALL[-1]).read_bytes())
    assert b"".join(path.read_bytes() for _, path in PartsFolder(stick).parts_of(listed)) == CONTENT


def test_what_is_there_already_is_kept_and_not_written_again(source, stick):
    bring(source, stick)
    (stick / PARTS[1]).unlink()
    before = {name: (stick / name).stat().st_mtime_ns for name in (PARTS[0], PARTS[2])}
    again = bring(source, stick)
    assert again.kept == 2
    assert {name: (stick / name).stat().st_mtime_ns for name in before} == before
    assert names(stick) == ALL
    assert bring(source, stick, None).kept == 0
    assert bring(source, stick, None).kept == 1


@pytest.mark.parametrize("change", [b"", b"x", b"\0" * MIB])
def test_a_part_that_is_not_right_is_replaced(source, stick, change):
    bring(source, stick)
    (stick / PARTS[0]).write_bytes(change)
    assert bring(source, stick).kept == 2
    assert (stick / PARTS[0]).read_bytes() == CONTENT[:MIB]


def test_stopping_keeps_whole_parts_and_a_later_run_finishes(source, stick):
    stops, kept = 0, []
    for after in range(3, 60):
        try:
            kept.append(bring(source, stick, progress=Told(after)).kept)
            break
        except Cancelled:
            stops += 1
            assert set(names(stick)) <= set(PARTS)  # no half part, and no list for an unfinished set
            for name in names(stick):
                start = (int(name[-3:]) - 1) * MIB
                assert (stick / name).read_bytes() == CONTENT[start : start + MIB]
    assert stops > 2
    assert kept[0] > 0
    assert names(stick) == ALL


def test_a_list_never_lies_beside_parts_of_another_content(source, stick, monkeypatch):
    bring(source, stick)
    source.write_bytes(CONTENT[::-1])
    monkeypatch.setattr(deliveries, "write_file", failing)
    with pytest.raises(WriteFailed):
        bring(source, stick)
    assert names(stick) == PARTS


def failing(_folder, name, **_rest):
    raise WriteFailed(name=name)


@pytest.mark.parametrize("part_size", [None, MIB])
def test_what_changes_after_it_was_measured_does_not_take_a_name(source, stick, monkeypatch, part_size):
    write = deliveries.write_file

    def spoil(folder, name, **rest):
        if name in (NAME, PARTS[1]):
            source.write_bytes(CONTENT[::-1])
        return write(folder, name, **rest)

    monkeypatch.setattr(deliveries, "write_file", spoil)
    with pytest.raises(WriteFailed):
        bring(source, stick, part_size)
    assert names(stick) == ([] if part_size is None else PARTS[:1])


def test_parts_of_an_earlier_finer_cut_do_not_stay(source, stick):
    bring(source, stick)
    bring(source, stick, 2 * MIB)
    assert names(stick) == [*PARTS[:2], ALL[-1]]
    joined = b"".join((stick / name).read_bytes() for name in PARTS[:2])
    assert joined == CONTENT


@pytest.mark.parametrize("part_size", [0, MIB - 1, (2 << 30) + 1])
def test_a_wrong_part_size_writes_nothing(source, stick, part_size):
    with pytest.raises(PartSizeWrong):
        bring(source, stick, part_size)
    assert names(stick) == []


def test_checking_again_finds_what_changed_or_is_gone(source, stick):
    delivered = bring(source, stick)
    told = Told()
    check_again(delivered, progress=told)
    assert told.told[-1][0] == told.told[-1][1]
    with pytest.raises(Cancelled):
        check_again(delivered, progress=Told(1))
    spoiled = bytearray(CONTENT[:MIB])
    spoiled[5] ^= 1
    (stick / PARTS[0]).write_bytes(spoiled)
    with pytest.raises(CopyDiffers) as found:
        check_again(delivered, progress=Silent())
    assert found.value.fields == {"name": PARTS[0]}
    (stick / PARTS[0]).unlink()
    with pytest.raises(NotReadable):
        check_again(delivered, progress=Silent())


@pytest.mark.parametrize(("number", "failure"), [(errno.ENOSPC, DiskFull), (errno.EIO, WriteFailed)])
def test_a_failing_stick_leaves_no_half_part(source, stick, monkeypatch, number, failure):
    flushed = written_files.flush_to_disk
    calls = []

    def fail(file):
        calls.append(file)
        if len(calls) == 2:
            raise OSError(number, "no")
        flushed(file)

    monkeypatch.setattr(written_files, "flush_to_disk", fail)
    with pytest.raises(failure):
        bring(source, stick)
    assert names(stick) == PARTS[:1]
    assert bring(source, stick).kept == 1


def test_what_is_written_is_flushed_on_the_way(stick, monkeypatch):
    monkeypatch.setattr(watched, "_STRETCH", 3)
    flushed, real = [], os.fsync
    monkeypatch.setattr(watched.os, "fsync", lambda handle: (flushed.append(handle), real(handle)))

    def produce(out):
        for _ in range(7):
            out.write(b"12")

    write_file(stick, "x", produce=produce)
    assert len(set(flushed[:3])) == 1
    assert len(flushed) > 3
    assert (stick / "x").read_bytes() == b"12" * 7


@pytest.mark.parametrize(("number", "failure"), [(errno.ENOSPC, DiskFull), (errno.EIO, WriteFailed)])
@pytest.mark.parametrize("pieces", [1, 2, 9])
def test_a_flush_that_fails_on_the_way_leaves_nothing(stick, monkeypatch, number, failure, pieces):
    stick.mkdir()
    monkeypatch.setattr(watched, "_STRETCH", 2)
    calls = []

    def fail_once(handle):
        calls.append(handle)
        if len(calls) == 1:  # a system tells of lost bytes once
            raise OSError(number, "no")

    monkeypatch.setattr(watched.os, "fsync", fail_once)
    with pytest.raises(failure):
        write_file(stick, "x", produce=lambda out: [out.write(b"12") for _ in range(pieces)])
    assert names(stick) == []


def test_a_judge_who_refuses_keeps_the_file_from_its_name(stick):
    def refuse(file):
        assert file.read(10) == b"content"
        raise NotReadable(name="judged")

    with pytest.raises(NotReadable):
        write_file(stick, "x", produce=lambda out: out.write(b"content"), verify=refuse)
    assert names(stick) == []


def test_fat_is_told_before_a_byte_is_written(stick, monkeypatch):
    monkeypatch.setattr(volumes, "file_system_of", lambda _folder: "vfat")
    with pytest.raises(TooLargeForVolume):
        write_file(stick, "x", produce=lambda out: out.write(b"1"), size=FAT_LIMIT + 1)
    assert names(stick) == []
    write_file(stick, "x", produce=lambda out: out.write(b"1"), size=FAT_LIMIT)


def test_fat_that_was_not_recognised_is_told_by_its_error(stick, monkeypatch):
    class Full:
        def write(self, _data):
            raise OSError(errno.EFBIG, "too large")

    with Beside() as beside:
        flushes = Flushes("x")
        target = watched.WatchedTarget(Full(), "x", progress=Silent(), beside=beside, flushes=flushes)
        with pytest.raises(OSError):
            target.write(b"small")
        target.size = FAT_LIMIT
        with pytest.raises(TooLargeForVolume):
            target.write(b"1")


def test_the_file_system_is_the_one_mounted_deepest(tmp_path):
    lines = [
        "/dev/sda1 / ext4 rw 0 0",
        "/dev/sdb1 /media/a\\040b vfat rw 0 0",
        "tmpfs /media tmpfs rw 0 0",
        "broken",
        "/dev/sdc1 /media/c vfat rw 0 0",
        "/dev/sdc2 /media/c exfat rw 0 0",
    ]
    places = {"/home/x": "ext4", "/media/a b/deep": "vfat", "/media/q": "tmpfs", "/media/c": "exfat"}
    for place, expected in places.items():
        assert mounted_type(tmp_path.__class__(place), lines) == expected
    assert mounted_type(tmp_path, []) == ""
    assert largest_file(tmp_path / "not" / "there") is None
    assert volumes.file_system_of(tmp_path)


@pytest.fixture
def box(tmp_path):
    return OutboxFolder(tmp_path / "outbox")


def put_in(box, digest=DIGEST):
    incoming = box.incoming()
    incoming.mkdir(parents=True)
    (incoming / "x.cchc").write_bytes(CONTENT)
    box.adopt(digest, incoming / "x.cchc")


@pytest.mark.parametrize("asked", [OutboxFolder.folder, OutboxFolder.plain])
def test_a_drive_that_does_not_answer_for_the_outbox_is_told(box, monkeypatch, asked):
    put_in(box)

    def silent(_path, **_options):
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr("pathlib.Path.stat", silent)
    with pytest.raises(WriteFailed):
        asked(box, DIGEST)
    with pytest.raises(WriteFailed):
        box.sealed(DIGEST, RECIPIENTS)


def test_a_package_is_encrypted_once_for_one_set_of_recipients(box):
    put_in(box)
    assert box.plain(DIGEST).read_bytes() == CONTENT
    assert box.sealed(DIGEST, RECIPIENTS) is None
    sealed = box.seal(DIGEST, RECIPIENTS, progress=Silent())
    assert box.sealed(DIGEST, RECIPIENTS[::-1]) == sealed
    assert box.sealed(DIGEST, (RECIPIENTS[0], new_identity().recipient)) is None
    with sealed.open("rb") as file, (sealed.parent / "out").open("w+b") as out:
        assert header_of(file).recipients == 2
        decrypt(file, out, identities=KEYS[1:], size=0, progress=Silent())
        out.seek(0)
        assert out.read() == CONTENT
    box.forget_plain(DIGEST)
    box.forget_plain(DIGEST)
    assert box.plain(DIGEST) is None
    assert box.sealed(DIGEST, RECIPIENTS) == sealed
    box.forget(DIGEST)
    assert box.sealed(DIGEST, RECIPIENTS) is None


def test_stopping_or_failing_leaves_nothing_half_encrypted(box, monkeypatch):
    put_in(box)
    for after in (0, 3, 40, 250):
        with pytest.raises(Cancelled):
            box.seal(DIGEST, RECIPIENTS, progress=Told(after))
        assert sorted(names(box.folder(DIGEST))) == ["digest", "package.cchc"]
    monkeypatch.setattr(outbox, "free_bytes", lambda _folder: len(CONTENT))
    with pytest.raises(SpaceShort):
        box.seal(DIGEST, RECIPIENTS, progress=Silent())


def test_a_start_clears_everything_but_what_was_encrypted_for_known_packages(box, tmp_path):
    other = "cd" * 64
    for digest in (DIGEST, other):
        put_in(box, digest)
        box.seal(digest, RECIPIENTS, progress=Silent())
    (box.incoming()).mkdir(parents=True)
    (tmp_path / "outbox" / "stray").mkdir()
    box.sweep(lambda digest: digest == DIGEST)
    assert names(tmp_path / "outbox") == [DIGEST[:32]]
    assert box.sealed(DIGEST, RECIPIENTS) is not None
    assert box.plain(DIGEST) is None
    box.sweep(lambda _digest: False)
    assert names(tmp_path / "outbox") == []
    OutboxFolder(tmp_path / "none").sweep(lambda _digest: True)
