"""The beginning of a package is read without joining or decrypting what lies behind it."""

import io
import os

import pytest

from core.packages.carriage_refusals import AgeLocked, AgeNoKey, PartMissing
from core.packages.parts import MIB, PartsMeasured, parts_list_bytes
from core.packages.refusals import NotReadable
from core.progress import Cancelled, Silent
from storage import beginnings
from storage.beginnings import beginning
from storage.encryption import encrypt
from tests.age_identities import new_identity

NAME = "xa-21583-submission_2025_r1.cchc"
AUTHORITY, ESCROW, STRANGER = (new_identity() for _ in range(3))
CONTENT = b"PK\x03\x04" + os.urandom(40 * MIB)


def sealed(content=CONTENT):
    target = io.BytesIO()
    recipients = (AUTHORITY.recipient, ESCROW.recipient)
    encrypt(io.BytesIO(content), target, recipients=recipients, size=len(content), progress=Silent())
    return target.getvalue()


def split(folder, content, *, missing=0):
    measured = PartsMeasured(NAME, len(content), part_size=MIB)
    measured.feed(content)
    told = measured.finish()
    for part in told.parts:
        if part.n != missing:
            (folder / told.part_name(part.n)).write_bytes(content[(part.n - 1) * MIB : part.n * MIB])
    path = folder / f"{NAME}.parts.json"
    path.write_bytes(parts_list_bytes(told))
    return path


def first(path, size, keys=(AUTHORITY,)):
    with beginning(path, identities=lambda: keys, progress=Silent()) as stream:
        data = b""
        while len(data) < size:
            piece = stream.read(size - len(data))
            if not piece:
                break
            data += piece
    return data


@pytest.mark.parametrize("size", [1, 70_000, 3 * MIB, 17 * MIB])
def test_the_same_bytes_come_however_it_was_handed_over(tmp_path, size):
    whole, encrypted = tmp_path / NAME, tmp_path / f"{NAME}.age"
    whole.write_bytes(CONTENT)
    encrypted.write_bytes(sealed())
    parts = tmp_path / "parts"
    parts.mkdir()
    assert (
        first(whole, size) == first(encrypted, size) == first(split(parts, CONTENT), size) == CONTENT[:size]
    )


def test_parts_of_an_encrypted_package_are_read_as_far_as_needed(tmp_path):
    listed = split(tmp_path, sealed(), missing=30)
    assert first(listed, 2 * MIB) == CONTENT[: 2 * MIB]


def test_only_the_beginning_is_decrypted(tmp_path, monkeypatch):
    decrypted = []
    begun = beginnings._Begun

    class Counting(begun):
        def write(self, data, /):
            decrypted.append(len(data))
            return super().write(data)

    monkeypatch.setattr(beginnings, "_Begun", Counting)
    path = tmp_path / f"{NAME}.age"
    path.write_bytes(sealed())
    assert first(path, 50_000) == CONTENT[:50_000]
    assert sum(decrypted) <= 2 * MIB


def test_what_is_shorter_than_asked_ends(tmp_path):
    path = tmp_path / f"{NAME}.age"
    path.write_bytes(sealed(CONTENT[:1000]))
    assert first(path, 5000) == CONTENT[:1000]


def test_what_cannot_be_read_is_told_as_when_it_is_opened(tmp_path):
    path = tmp_path / f"{NAME}.age"
    path.write_bytes(sealed(CONTENT[:1000]))
    with pytest.raises(AgeNoKey):
        first(path, 10, keys=(STRANGER,))

    def locked():
        raise AgeLocked

    with pytest.raises(AgeLocked), beginning(path, identities=locked, progress=Silent()):
        pass
    with pytest.raises(NotReadable):
        first(tmp_path / "gone.cchc", 10)
    with pytest.raises(PartMissing):
        first(split(tmp_path, CONTENT, missing=2), 3 * MIB)


def test_it_can_be_stopped(tmp_path):
    class Stopped(Silent):
        def check(self):
            raise Cancelled

    path = tmp_path / NAME
    path.write_bytes(CONTENT[:1000])
    with pytest.raises(Cancelled), beginning(path, identities=tuple, progress=Stopped()):
        pass
