"""The update file: read and believed, refused with every byte changed, and checked by stock programs."""

import hashlib
import io
import random
import shutil
import subprocess
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.errors import CchcError
from core.packages.canonical import encode
from core.packages.container import planned_bytes, write_container
from core.packages.refusals import NotReadable
from core.packages.signing import SigningKey
from core.packages.zip_records import EntryRecord, local_header
from core.release import (
    NAMESPACE,
    PRINCIPAL,
    ReleaseKeyUnknown,
    ReleasePurposeWrong,
    ReleaseSignatureWrong,
    signer_line,
)
from core.update_form import CHANGES as CHANGES_NAME
from core.update_form import LARGEST_SETUP, SHEET, SIGNATURE, OpenUpdate, open_update
from core.updates import NotAnUpdate, UpdateDamaged, UpdateFormNewer, UpdateTooLarge
from tests.update_samples import CHANGES, KEY, OTHER_KEY, SETUP, a_sheet, an_update

REFUSALS = (
    NotAnUpdate,
    UpdateDamaged,
    UpdateTooLarge,
    UpdateFormNewer,
    ReleaseKeyUnknown,
    ReleasePurposeWrong,
    ReleaseSignatureWrong,
)
MUTANTS = 3_000


def read(data: bytes) -> tuple[OpenUpdate, bytes]:
    """The head and Setup of an update, wholly believed."""
    head = open_update(io.BytesIO(data), name="tệp.cchc-update", keys=(KEY.public_key,))
    return head, b"".join(head.setup())


def test_what_is_written_is_read_again() -> None:
    head, setup = read(an_update())
    assert setup == SETUP
    assert head.sheet == a_sheet()
    assert head.signer == KEY.public_key
    assert [each.version for each in head.changes] == ["0.8.0", "0.7.0", "0.6.0"]


def test_the_same_contents_make_the_same_file() -> None:
    assert an_update() == an_update()


def test_every_changed_byte_is_refused() -> None:
    data = an_update(setup=SETUP[:600])
    for at in range(len(data)):
        changed = bytearray(data)
        changed[at] ^= 1 << (at % 8)
        with pytest.raises(REFUSALS):
            read(bytes(changed))


def test_every_cut_is_refused() -> None:
    data = an_update(setup=SETUP[:600])
    for size in range(len(data)):
        with pytest.raises(REFUSALS):
            read(data[:size])


@pytest.mark.parametrize("more", [b"\0", b"PK", b"\n" * 500])
def test_anything_behind_or_before_is_refused(more: bytes) -> None:
    with pytest.raises(UpdateDamaged):
        read(an_update() + more)
    with pytest.raises(NotAnUpdate):
        read(more + an_update())


def test_two_updates_joined_are_refused() -> None:
    with pytest.raises(UpdateDamaged):
        read(an_update() * 2)


def test_mutants_of_every_kind_are_refused_with_a_reason() -> None:
    rolled, data = random.Random(7), an_update()
    for _ in range(MUTANTS):
        mutant = mutated(data, rolled)
        if mutant != data:
            with pytest.raises(REFUSALS):
                read(mutant)


def mutated(data: bytes, rolled: random.Random) -> bytes:
    at, size = rolled.randrange(len(data)), rolled.randrange(1, 300)
    piece = data[at : at + size]
    match rolled.randrange(5):
        case 0:
            return data[:at] + rolled.randbytes(len(piece)) + data[at + size :]
        case 1:
            return data[:at] + data[at + size :]
        case 2:
            return data[:at] + rolled.randbytes(size) + data[at:]
        case 3:
            return data[:at] + piece + data[at:]
        case _:
            other = rolled.randrange(len(data))
            return data[:at] + data[other : other + size] + data[at + size :]


def test_nothing_of_setup_is_given_before_the_head_is_believed() -> None:
    with pytest.raises(ReleaseKeyUnknown) as refused:
        open_update(io.BytesIO(an_update(key=OTHER_KEY)), name="a", keys=(KEY.public_key,))
    assert refused.value.fields == {"fingerprint": OTHER_KEY.public_key.fingerprint}


def test_a_setup_with_a_right_crc_that_was_not_signed_is_refused_at_its_end() -> None:
    other = bytes(reversed(SETUP))
    data = resigned(setup=other)
    head = open_update(io.BytesIO(data), name="a", keys=(KEY.public_key,))
    with pytest.raises(UpdateDamaged) as refused:
        list(head.setup())
    assert refused.value.fields["detail"] == "setup"


def resigned(
    *,
    setup: bytes = SETUP,
    changes: bytes = CHANGES.encode(),
    told: Callable[[dict[str, Any]], object] = lambda document: document,
    namespace: str = NAMESPACE,
    key: SigningKey = KEY,
) -> bytes:
    """An update with a whole container, whose sheet is that of the samples, changed by `told`, and signed."""
    sheet = a_sheet()
    document: dict[str, Any] = {
        "schema": "urn:socchc:update:1",
        "product": sheet.product,
        "version": sheet.version,
        "date": "2026-12-01",
        "oldest": sheet.oldest,
        "platform": sheet.platform,
        "database": sheet.schema,
        "files": [
            {"name": CHANGES_NAME, "size": sheet.changes_size, "sha512": sheet.changes_sha512},
            {"name": sheet.setup_name, "size": sheet.setup_size, "sha512": sheet.setup_sha512},
        ],
    }
    signed = encode(told(document))
    return zipped(
        (SHEET, signed),
        (SIGNATURE, key.sign(signed, namespace=namespace)),
        (CHANGES_NAME, changes),
        (sheet.setup_name, setup),
    )


def zipped(*entries: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    write_container((planned_bytes(name, data) for name, data in entries), out)
    return out.getvalue()


def test_the_hand_made_update_is_the_same() -> None:
    assert resigned() == an_update()


def test_a_signature_for_another_purpose_is_told_apart() -> None:
    with pytest.raises(ReleasePurposeWrong):
        read(resigned(namespace="criteria@socchc.vn"))


def test_changes_that_were_not_signed_are_refused() -> None:
    with pytest.raises(UpdateDamaged) as refused:
        read(resigned(changes=CHANGES.replace("0.8.0", "0.9.0").encode()))
    assert refused.value.fields["detail"] == "changes"


def test_changes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UpdateDamaged):
        read(an_update(changes=b"## 0.8.0\n\xff\xfe"))


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        (lambda document: {**document, "schema": "urn:socchc:update:2"}, UpdateFormNewer),
        (lambda document: {**document, "schema": "urn:socchc:update:2", "more": 1}, UpdateFormNewer),
        (lambda document: {**document, "schema": "urn:socchc:receipt:1"}, NotAnUpdate),
        (lambda document: {**document, "more": 1}, NotAnUpdate),
        (lambda document: {**document, "version": "0.8"}, NotAnUpdate),
        (lambda document: {**document, "version": 8}, NotAnUpdate),
        (lambda document: {**document, "date": "2026-13-01"}, NotAnUpdate),
        (lambda document: {**document, "date": "20261201"}, NotAnUpdate),
        (lambda document: {**document, "oldest": None}, NotAnUpdate),
        (lambda document: {**document, "platform": "../win"}, NotAnUpdate),
        (lambda document: {**document, "files": document["files"][:1]}, NotAnUpdate),
        (lambda document: {**document, "files": list(reversed(document["files"]))}, NotAnUpdate),
        (
            lambda document: {**document, "files": [{**each, "size": -1} for each in document["files"]]},
            NotAnUpdate,
        ),
        (
            lambda document: {**document, "files": [{**each, "sha512": "0"} for each in document["files"]]},
            NotAnUpdate,
        ),
        (lambda document: {**document, "version": "0.8.1"}, NotAnUpdate),
        (lambda document: [document], NotAnUpdate),
    ],
)
def test_a_signed_sheet_of_another_form_is_refused(
    told: Callable[[dict[str, Any]], object], refusal: type[CchcError]
) -> None:
    with pytest.raises(refusal):
        read(resigned(told=told))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ\x90",
        b"PK\x05\x06" + bytes(18),
        zipped(("notes.txt", b"a")),
        zipped(("xa-04012/bagit.txt", b"a")),
    ],
)
def test_other_files_are_no_updates(data: bytes) -> None:
    with pytest.raises(NotAnUpdate):
        read(data)


def test_a_compressed_zip_is_no_update(tmp_path: Path) -> None:
    shutil.make_archive(str(tmp_path / "a"), "zip", Path(__file__).parent, "test_updates.py")
    with pytest.raises(NotAnUpdate):
        read((tmp_path / "a.zip").read_bytes())


@pytest.mark.parametrize("missing", range(4))
def test_an_entry_that_is_missing_or_moved_is_refused(missing: int) -> None:
    entries = entries_of(an_update())
    with pytest.raises(REFUSALS):
        read(zipped(*(each for number, each in enumerate(entries) if number != missing)))
    with pytest.raises(REFUSALS):
        read(zipped(*entries[missing:], *entries[:missing]) if missing else zipped(*entries, entries[0]))


def entries_of(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def test_an_update_that_claims_to_be_huge_is_refused_by_its_header() -> None:
    entries = entries_of(an_update())[:3]
    start = b""
    for name, data in entries:
        start += local_header(EntryRecord(name=name, size=len(data), crc=zlib.crc32(data), offset=0)) + data
    huge = EntryRecord(name="SoCCHC-Setup-0.8.0.exe", size=LARGEST_SETUP + 1, crc=0, offset=len(start))
    with pytest.raises(UpdateTooLarge):
        read(start + local_header(huge))


class Pulled:
    """A stick that is pulled out after some bytes."""

    def __init__(self, data: bytes, *, after: int) -> None:
        self._data, self._left = io.BytesIO(data), after

    def read(self, size: int, /) -> bytes:
        if self._left <= 0:
            raise OSError("gone")
        chunk = self._data.read(min(size, self._left))
        self._left -= len(chunk)
        return chunk


@pytest.mark.parametrize("after", [0, 10, 700, 2_000, 9_000])
def test_a_stick_that_is_pulled_out_is_said_so(after: int) -> None:
    with pytest.raises(NotReadable):
        list(open_update(Pulled(an_update(), after=after), name="a", keys=(KEY.public_key,)).setup())


def test_stock_programs_agree(tmp_path: Path) -> None:
    file = tmp_path / "a.cchc-update"
    file.write_bytes(an_update())
    signers = tmp_path / "allowed_signers"
    signers.write_text(signer_line(KEY.public_key) + "\n", "ascii")
    run(["unzip", "-t", str(file)])
    run(["unzip", "-q", str(file), "-d", str(tmp_path / "out")])
    told = (tmp_path / "out" / SHEET).read_bytes()
    verify = ["ssh-keygen", "-Y", "verify", "-f", str(signers), "-I", PRINCIPAL, "-n", NAMESPACE]
    verify += ["-s", str(tmp_path / "out" / SIGNATURE)]
    run(verify, told)
    assert subprocess.run(verify, input=told + b" ", capture_output=True, check=False).returncode != 0
    digest = hashlib.sha512((tmp_path / "out" / "SoCCHC-Setup-0.8.0.exe").read_bytes()).hexdigest()
    assert digest in told.decode("ascii")
    for others in (["7zz", "t", str(file)], ["bsdtar", "-tf", str(file)]):
        if shutil.which(others[0]):
            run(others)


def run(command: list[str], given: bytes = b"") -> None:
    done = subprocess.run(command, input=given, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
