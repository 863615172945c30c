"""However a package was handed over, the reader gets its container; what is wrong is told by the file's name."""

import errno
import hashlib
import io
import os
import shutil
import subprocess
from dataclasses import replace

import pytest

from core.packages.carriage_refusals import (
    AgeCorrupt,
    AgeHeaderWrong,
    AgeLocked,
    AgeNoKey,
    PartDuplicate,
    PartForeign,
    PartHash,
    PartMissing,
    PartsListWrong,
    PartsWhole,
)
from core.packages.parts import MIB, PartsMeasured, parts_list_bytes
from core.packages.refusals import DiskFull, NotReadable, PackageTooLarge, SpaceShort
from core.progress import Cancelled, Silent
from storage import arrivals
from storage.attachments import EvidenceFolder
from storage.encryption import encrypt
from storage.package_files import DiskPackages
from storage.part_files import found_in
from storage.unfinished import Unfinished
from tests.age_identities import new_identity

NAME, OTHER = "xa-21583-submission_2025_r1.cchc", "xa-21589-submission_2025_r1.cchc"
AUTHORITY, ESCROW, STRANGER = (new_identity() for _ in range(3))
_TAIL = b"PK\x05\x06" + bytes(18)
CONTENT = b"PK\x03\x04" + os.urandom(2 * MIB + 77) + _TAIL
FOREIGN = b"PK\x03\x04" + os.urandom(2 * MIB + 77) + _TAIL


def sealed(content=CONTENT):
    target = io.BytesIO()
    recipients = (AUTHORITY.recipient, ESCROW.recipient)
    encrypt(io.BytesIO(content), target, recipients=recipients, size=len(content), progress=Silent())
    return target.getvalue()


def listed(content=CONTENT, name=NAME):
    measured = PartsMeasured(name, len(content), part_size=MIB)
    measured.feed(content)
    return measured.finish()


def split(folder, content=CONTENT, name=NAME):
    """The parts and the list of a package in a folder; the list's path."""
    folder.mkdir(exist_ok=True)
    told = listed(content, name)
    for part in told.parts:
        start = (part.n - 1) * MIB
        (folder / told.part_name(part.n)).write_bytes(content[start : start + part.size])
    path = folder / told.file_name
    path.write_bytes(parts_list_bytes(told))
    return path


class Receiving:
    """A workspace's side: opens what arrives and remembers that nothing may stay."""

    def __init__(self, folder):
        self.quarantine = folder / "quarantine"
        unfinished = Unfinished(folder / "unfinished")
        self.files = DiskPackages(self.quarantine, EvidenceFolder(folder / "evidence"), unfinished=unfinished)
        self.keys = (AUTHORITY,)

    def read(self, path, progress=None):
        try:
            with self.files.arrived(path, identities=self.identities, progress=progress or Silent()) as file:
                return file.read()
        finally:
            assert not self.quarantine.exists() or list(self.quarantine.iterdir()) == []

    def identities(self):
        return self.keys


@pytest.fixture
def desk(tmp_path):
    return Receiving(tmp_path / "workspace")


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def test_a_whole_package_is_read_where_it_lies(desk, stick):
    path = stick / "anything"
    path.write_bytes(CONTENT)
    assert desk.read(path) == CONTENT
    assert not desk.quarantine.exists()


@pytest.mark.parametrize("given", [f"{NAME}.parts.json", f"{NAME}.001", f"{NAME}.003"])
def test_the_list_or_any_part_stands_for_the_package(desk, stick, given):
    split(stick)
    assert desk.read(stick / given) == CONTENT
    assert desk.files.size(stick / given) == len(CONTENT)


def test_an_encrypted_package_is_decrypted_whatever_its_name(desk, stick):
    (stick / "x.cchc").write_bytes(sealed())
    (stick / "x.cchc.001").write_bytes(sealed())
    assert desk.read(stick / "x.cchc") == CONTENT
    assert desk.read(stick / "x.cchc.001") == CONTENT


def test_an_encrypted_package_in_parts_is_joined_and_decrypted(desk, stick):
    path = split(stick, sealed(), f"{NAME}.age")
    assert desk.read(path) == CONTENT
    assert desk.read(stick / f"{NAME}.age.002") == CONTENT


def test_encrypted_and_plain_parts_may_lie_in_one_folder(desk, stick):
    split(stick)
    path = split(stick, sealed(), f"{NAME}.age")
    split(stick, FOREIGN, OTHER)
    assert desk.read(path) == CONTENT
    assert desk.read(stick / f"{NAME}.001") == CONTENT
    assert desk.read(stick / f"{OTHER}.001") == FOREIGN


def test_other_programs_join_and_decrypt_it_too(desk, stick):
    split(stick)
    joined = subprocess.run(f"cat {NAME}.0*", shell=True, cwd=stick, capture_output=True, check=True).stdout
    assert joined == CONTENT
    command = ["7zz", "x", "-bd", "-tsplit", "-oout", f"{NAME}.001"]
    subprocess.run(command, cwd=stick, capture_output=True, check=True)
    assert (stick / "out" / NAME).read_bytes() == CONTENT
    told = "".join(f"{part.sha512}  {NAME}.{part.n:03d}\n" for part in listed().parts)
    subprocess.run(
        ["sha512sum", "-c", "--strict"], input=told.encode(), cwd=stick, check=True, capture_output=True
    )


def test_parts_made_by_split_are_taken_when_the_list_fits(desk, stick):
    (stick / "whole").write_bytes(CONTENT)
    command = ["split", "-b", "1M", "--numeric-suffixes=1", "-a", "3", "whole", f"{NAME}."]
    subprocess.run(command, cwd=stick, check=True)
    (stick / f"{NAME}.parts.json").write_bytes(parts_list_bytes(listed()))
    assert desk.read(stick / f"{NAME}.002") == CONTENT


@pytest.mark.parametrize("n", [1, 2, 3])
def test_a_missing_part_is_named(desk, stick, n):
    path = split(stick)
    (stick / f"{NAME}.00{n}").unlink()
    with pytest.raises(PartMissing) as refused:
        desk.read(path)
    assert refused.value.fields == {"part": f"{NAME}.00{n}", "n": n, "count": 3}


@pytest.mark.parametrize("content", [CONTENT, sealed()])
def test_a_part_without_its_list_asks_for_the_list(desk, stick, content):
    split(stick, content).unlink()
    for n in (1, 2):
        with pytest.raises(PartMissing) as refused:
            desk.read(stick / f"{NAME}.00{n}")
        assert refused.value.fields["part"] == f"{NAME}.parts.json"


@pytest.mark.parametrize(
    "copy", [f"Copy of {NAME}.002", "xa-21583-submission_2025_r1 (1).cchc.002", NAME.upper() + ".002"]
)
def test_two_files_for_one_part_are_named(desk, stick, copy):
    path = split(stick)
    shutil.copy(stick / f"{NAME}.002", stick / copy.replace(".CCHC", ".cchc"))
    with pytest.raises(PartDuplicate) as refused:
        desk.read(path)
    assert refused.value.fields["part"] == f"{NAME}.002"
    assert refused.value.fields["other"] == copy.replace(".CCHC", ".cchc")


def test_a_part_that_was_renamed_is_known_by_its_hash(desk, stick):
    path = split(stick)
    (stick / f"{NAME}.002").rename(stick / "attachment.002")
    assert desk.read(path) == CONTENT
    shutil.copy(stick / "attachment.002", stick / "again.002")
    with pytest.raises(PartDuplicate):
        desk.read(path)


def test_a_damaged_copy_alone_is_a_damaged_part(desk, stick):
    path = split(stick)
    (stick / f"{NAME}.002").unlink()
    (stick / f"Copy of {NAME}.002").write_bytes(b"x")
    with pytest.raises(PartHash) as refused:
        desk.read(path)
    assert refused.value.fields["part"] == f"Copy of {NAME}.002"
    with pytest.raises(PartHash):
        desk.read(stick / f"Copy of {NAME}.002")


def test_a_part_of_another_package_in_the_place_of_a_missing_one_is_named(desk, stick):
    path = split(stick)
    (stick / f"{NAME}.002").unlink()
    (stick / f"{OTHER}.002").write_bytes(FOREIGN[MIB : 2 * MIB])
    with pytest.raises(PartForeign) as refused:
        desk.read(path)
    assert refused.value.fields["part"] == f"{NAME}.002"
    assert refused.value.fields["other"] == f"{OTHER}.002"


def test_a_part_of_another_package_under_our_name_is_told_when_its_list_is_there(desk, stick):
    path = split(stick)
    split(stick, FOREIGN, OTHER)
    shutil.copy(stick / f"{OTHER}.002", stick / f"{NAME}.002")
    with pytest.raises(PartForeign) as refused:
        desk.read(path)
    assert refused.value.fields["other"] == f"{NAME}.002"
    (stick / f"{OTHER}.parts.json").unlink()
    with pytest.raises(PartHash):
        desk.read(path)


def test_a_part_of_a_package_that_is_whole_beside_us_is_not_ours_to_take(desk, stick):
    path = split(stick)
    split(stick, FOREIGN, OTHER)
    (stick / f"{NAME}.002").unlink()
    with pytest.raises(PartMissing):
        desk.read(path)
    assert desk.read(stick / f"{OTHER}.parts.json") == FOREIGN


def test_the_encrypted_part_beside_it_is_no_copy_of_the_plain_one(desk, stick):
    path = split(stick)
    split(stick, sealed(), f"{NAME}.age")
    (stick / f"{NAME}.age.parts.json").unlink()
    assert desk.read(path) == CONTENT


def spoil(path, way):
    data = bytearray(path.read_bytes())
    if way == "flip":
        data[len(data) // 2] ^= 1
    elif way == "cut":
        del data[-1:]
    elif way == "grow":
        data += b"x"
    elif way == "empty":
        data.clear()
    path.write_bytes(data)


@pytest.mark.parametrize("way", ["flip", "cut", "grow", "empty"])
@pytest.mark.parametrize("n", [1, 2, 3])
def test_a_changed_part_is_named(desk, stick, way, n):
    path = split(stick)
    spoil(stick / f"{NAME}.00{n}", way)
    with pytest.raises(PartHash) as refused:
        desk.read(path)
    assert refused.value.fields == {"part": f"{NAME}.00{n}", "n": n, "count": 3}


def test_parts_that_changed_places_are_told(desk, stick):
    path = split(stick)
    first, second = stick / f"{NAME}.001", stick / f"{NAME}.002"
    one, two = first.read_bytes(), second.read_bytes()
    first.write_bytes(two)
    second.write_bytes(one)
    with pytest.raises(PartHash):
        desk.read(path)


@pytest.mark.parametrize("way", ["flip", "cut", "grow", "empty"])
def test_a_changed_list_is_told(desk, stick, way):
    path = split(stick)
    spoil(path, way)
    for given in (path, stick / f"{NAME}.001"):
        with pytest.raises((PartsListWrong, PartHash, PartMissing)):
            desk.read(given)


def test_a_list_that_is_not_readable_is_told_by_its_name(desk, stick):
    path = stick / f"{NAME}.parts.json"
    path.write_bytes(b"?")
    with pytest.raises(PartsListWrong) as refused:
        desk.read(path)
    assert refused.value.fields["name"] == path.name


def test_a_list_whose_parts_make_another_whole_is_told(desk, stick):
    path = split(stick)
    path.write_bytes(parts_list_bytes(replace(listed(), sha512=hashlib.sha512(FOREIGN).hexdigest())))
    with pytest.raises(PartsWhole) as refused:
        desk.read(path)
    assert refused.value.fields["name"] == NAME


def test_a_list_of_a_list_is_only_joined_once(desk, stick):
    inner = parts_list_bytes(listed())
    path = split(stick, inner, NAME)
    assert desk.read(path) == inner


def test_a_locked_key_is_told_apart_from_a_wrong_one(desk, stick):
    path = stick / "x.age"
    path.write_bytes(sealed())

    def locked():
        raise AgeLocked

    desk.keys = ()
    with pytest.raises(AgeNoKey):
        desk.read(path)
    desk.keys = (STRANGER,)
    with pytest.raises(AgeNoKey):
        desk.read(path)
    desk.identities = locked
    with pytest.raises(AgeLocked):
        desk.read(path)
    path.write_bytes(CONTENT)
    assert desk.read(path) == CONTENT  # a key that is not needed is not asked for


@pytest.mark.parametrize("step", range(40))
def test_no_spoilt_encrypted_file_is_let_through(desk, stick, step):
    path, good = stick / "x.age", sealed()
    spoiled = bytearray(good)
    spoiled[len(good) * step // 40] ^= 1
    for data in (bytes(spoiled), good[: len(good) * step // 40] or b"age-encryption.org/v1\n"):
        path.write_bytes(data)
        try:
            assert desk.read(path) == data  # no longer an encrypted file: the container's reader will judge
            assert not data.startswith(b"age-encryption.org/v1\n")
        except (AgeCorrupt, AgeHeaderWrong, AgeNoKey):
            continue


def test_an_armoured_file_is_refused(desk, stick):
    path = stick / "x.age"
    path.write_bytes(b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n")
    with pytest.raises(AgeHeaderWrong):
        desk.read(path)


def test_an_encrypted_file_inside_an_encrypted_file_stays_one(desk, stick):
    path, inner = stick / "x.age", sealed()
    path.write_bytes(sealed(inner))
    assert desk.read(path) == inner


def test_too_little_room_is_told_before_anything_is_written(desk, stick, monkeypatch):
    monkeypatch.setattr(arrivals, "free_bytes", lambda _folder: 200_000_000)
    (stick / "x.age").write_bytes(sealed())
    for path in (split(stick), stick / "x.age"):
        with pytest.raises(SpaceShort) as refused:
            desk.read(path)
        assert refused.value.fields["needed"] > 200_000_000 + len(CONTENT)
    (stick / "whole").write_bytes(CONTENT)
    assert desk.read(stick / "whole") == CONTENT


def test_too_large_a_package_is_told_before_it_is_joined_or_decrypted(desk, stick, monkeypatch):
    monkeypatch.setattr(arrivals, "_MOST_BYTES", MIB)
    (stick / "x.age").write_bytes(sealed())
    for path in (split(stick), stick / "x.age"):
        with pytest.raises(PackageTooLarge):
            desk.read(path)


class Stopping(Silent):
    def __init__(self, after):
        self.left = after

    def check(self):
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.mark.parametrize("after", [0, 1, 2, 50, 200])
def test_a_stop_leaves_nothing(desk, stick, after):
    path = split(stick, sealed(), f"{NAME}.age")
    with pytest.raises(Cancelled):
        desk.read(path, Stopping(after))


def test_a_full_disk_leaves_nothing(desk, stick, monkeypatch):
    def fail(_file):
        raise OSError(errno.ENOSPC, "no")

    monkeypatch.setattr(arrivals, "flush_to_disk", fail)
    (stick / "x.age").write_bytes(sealed())
    for path in (split(stick), stick / "x.age"):
        with pytest.raises(DiskFull):
            desk.read(path)


def test_a_stick_pulled_out_on_the_way_is_the_sources_fault(desk, stick, monkeypatch):
    class Gone(io.BytesIO):
        def read(self, size=-1):
            raise OSError(errno.EIO, "gone")

    (stick / "x.age").write_bytes(sealed())
    opened = arrivals.open_package
    told = []

    def fail(path):
        told.append(path)
        return opened(path) if len(told) != 2 else Gone()

    monkeypatch.setattr(arrivals, "open_package", fail)
    monkeypatch.setattr(arrivals, "header_of", lambda _file: arrivals.AgeHeader(size=200, recipients=2))
    with pytest.raises(NotReadable):
        desk.read(stick / "x.age")


def test_what_is_not_there_is_not_waited_for(desk, stick):
    os.mkfifo(stick / "pipe.001")
    for path in (stick / "none", stick / "pipe.001", stick, stick / "none.001", stick / "a\0b"):
        with pytest.raises(NotReadable):
            desk.read(path)


def test_one_path_stands_for_every_package_of_a_folder(stick):
    deep = stick / "xa"
    (stick / "a.cchc").write_bytes(CONTENT)
    (stick / "b.cchc.age").write_bytes(CONTENT)
    (stick / "thu.docx").write_bytes(b"PK\x03\x04")
    (stick / "a.cchc.part").write_bytes(b"half")
    path = split(deep)
    orphans = split(stick, FOREIGN, OTHER)
    orphans.unlink()
    found = found_in([stick])
    assert found == (stick / "a.cchc", stick / "b.cchc.age", stick / f"{OTHER}.001", path)
    given = [deep / f"{NAME}.003", deep / f"{NAME}.001", path, stick / "a.cchc", stick, stick / "thu.docx"]
    assert found_in(given) == (
        deep / f"{NAME}.003",
        stick / "a.cchc",
        stick / "b.cchc.age",
        stick / f"{OTHER}.001",
        stick / "thu.docx",
    )
    assert found_in([stick / "none.001", stick / "none"]) == (stick / "none.001", stick / "none")


def test_a_name_in_a_list_reaches_nothing_outside_its_folder(desk, stick):
    (stick.parent / "x.cchc.001").write_bytes(CONTENT)
    text = parts_list_bytes(listed()).replace(NAME.encode(), b"../x.cchc")
    (stick / "x.cchc.parts.json").write_bytes(text)
    with pytest.raises(PartsListWrong):
        desk.read(stick / "x.cchc.parts.json")
