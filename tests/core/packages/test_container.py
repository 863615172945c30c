"""The writer and reader of the container, sizes beyond four gigabytes included (without writing them)."""

import io
import struct
import zipfile
import zlib

import pytest

from core.packages import zip_records
from core.packages.container import ContainerReader, ContentChanged, Limits, PlannedEntry, write_container
from core.packages.refusals import Refusal
from core.packages.zip_records import FULL, EntryRecord, central_record, end_records, local_header
from tests.core.packages.builders import crc, named_evidence, zipped

GIB = 1 << 30


def test_an_entry_that_changes_between_measuring_and_writing_is_told():
    entry = PlannedEntry(name="xa-04012/bagit.txt", size=3, crc=crc(b"abc"), chunks=(b"abd",))
    with pytest.raises(ContentChanged) as changed:
        write_container([entry], io.BytesIO())
    assert changed.value.entry == entry.name


def test_the_writer_says_how_much_it_wrote():
    out = io.BytesIO()
    entry = PlannedEntry(name="xa-04012/bagit.txt", size=3, crc=crc(b"abc"), chunks=(b"ab", b"c"))
    assert write_container([entry], out) == len(out.getvalue())
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        assert archive.read("xa-04012/bagit.txt") == b"abc"


def test_headers_turn_wide_exactly_at_four_gigabytes():
    small = EntryRecord(name="r", size=FULL - 1, crc=0, offset=0)
    large = EntryRecord(name="r", size=FULL, crc=0, offset=0)
    behind = EntryRecord(name="r", size=1, crc=0, offset=FULL)
    assert [each.version for each in (small, large, behind)] == [20, 45, 45]
    assert len(local_header(large)) == len(local_header(small)) + 20
    assert len(local_header(behind)) == len(local_header(small))
    assert central_record(large)[-20:] == struct.pack("<2H2Q", 1, 16, FULL, FULL)
    assert central_record(behind)[-12:] == struct.pack("<2HQ", 1, 8, FULL)
    assert len(end_records(count=1, start=FULL - 1, size=50)) == 22
    assert len(end_records(count=1, start=FULL, size=50)) == 22 + 56 + 20


class Zeros:
    """A file of holes: written zeros are counted, other bytes are kept where they stand."""

    def __init__(self):
        self.parts = []
        self.size = 0

    def write(self, data):
        self.parts.append(data)
        self.size += len(data)

    def read(self, size):
        if not self.parts:
            return b""
        first = self.parts[0]
        self.parts[0] = first[size:]
        if not self.parts[0]:
            del self.parts[0]
        return first[:size]


@pytest.fixture
def thrifty(monkeypatch):
    """CRC-32 of zeros costs nothing here: four gigabytes must not slow the suite."""
    piece = bytes(64 << 20)

    true_crc = zlib.crc32

    def zero_crc(data, value=0):
        return value if len(data) > 1000 else true_crc(data, value)

    monkeypatch.setattr("core.packages.container.zlib.crc32", zero_crc)
    monkeypatch.setattr("core.packages.container.BUFFER", len(piece))
    return piece


def test_an_entry_of_four_gigabytes_and_one_behind_it_come_back(thrifty):
    count = (4 * GIB) // len(thrifty)
    big, small = named_evidence("aa"), named_evidence("bb")
    out = Zeros()
    entries = [
        PlannedEntry(name=big, size=count * len(thrifty), crc=0, chunks=(thrifty for _ in range(count))),
        PlannedEntry(name=small, size=3, crc=crc(b"abc"), chunks=(b"abc",)),
    ]
    total = write_container(entries, out)
    reader = ContainerReader(out, limits=Limits())
    first = reader.next_entry()
    assert first.size == 4 * GIB
    assert sum(len(chunk) for chunk in reader.chunks(first)) == 4 * GIB
    second = reader.next_entry()
    assert b"".join(reader.chunks(second)) == b"abc"
    assert reader.next_entry() is None
    assert reader.finish() == total


def test_a_wide_end_where_none_is_due_is_refused():
    good = zipped([("xa-04012/bagit.txt", b"")])
    start = good.index(b"PK\x01\x02")
    tail = struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 0x32D, 45, 0, 0, 1, 1, len(good) - 22 - start, start)
    tail += struct.pack("<4sIQI", b"PK\x06\x07", 0, len(good) - 22, 1)
    reader = ContainerReader(io.BytesIO(good[:-22] + tail + good[-22:]), limits=Limits())
    list(reader.chunks(reader.next_entry()))
    assert reader.next_entry() is None
    with pytest.raises(Refusal) as caught:
        reader.finish()
    assert caught.value.code == "E_ZIP_END"


def test_a_stream_that_gives_little_at_a_time_is_read_the_same():
    class Slow(io.BytesIO):
        def read(self, size=-1):
            return super().read(min(size, 3))

    data = zipped([("xa-04012/bagit.txt", b"abcdefgh")])
    reader = ContainerReader(Slow(data), limits=Limits())
    entry = reader.next_entry()
    assert b"".join(reader.chunks(entry)) == b"abcdefgh"
    assert reader.next_entry() is None
    assert reader.finish() == reader.offset == len(data)


def test_the_layout_constants_are_those_of_the_format():
    assert zip_records.LOCAL.size == 30
    assert zip_records.CENTRAL.size == 46
