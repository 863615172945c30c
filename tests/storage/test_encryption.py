"""Age files made here are opened by the `age` program and the other way round; what is wrong is told precisely."""

import errno
import io
import os
import subprocess
import tracemalloc

import pyrage
import pytest

from core.packages.carriage_refusals import AgeCorrupt, AgeHeaderWrong, AgeNoKey
from core.progress import Cancelled, Silent
from storage.encryption import decrypt, encrypt, header_of
from tests.age_identities import new_identity

AUTHORITY, ESCROW, OWN, STRANGER = (new_identity() for _ in range(4))
RECIPIENTS = (AUTHORITY.recipient, ESCROW.recipient)
CONTENT = os.urandom(300_000)


def sealed(content=CONTENT, recipients=RECIPIENTS):
    target = io.BytesIO()
    encrypt(io.BytesIO(content), target, recipients=recipients, size=len(content), progress=Silent())
    return target.getvalue()


def opened(data, *identities):
    target = io.BytesIO()
    source = io.BytesIO(data)
    header_of(source)
    decrypt(source, target, identities=identities or (AUTHORITY,), size=len(data), progress=Silent())
    return target.getvalue()


SEALED = sealed()


@pytest.mark.parametrize("identity", [AUTHORITY, ESCROW])
def test_each_recipient_opens_it(identity):
    assert opened(SEALED, identity) == CONTENT
    assert opened(SEALED, STRANGER, identity) == CONTENT


def test_the_sender_may_be_the_third():
    data = sealed(recipients=(*RECIPIENTS, OWN.recipient))
    assert header_of(io.BytesIO(data)).recipients == 3
    assert opened(data, OWN) == CONTENT


def test_every_size_around_a_block_comes_back():
    for size in (0, 1, 65_535, 65_536, 65_537, 131_072):
        assert opened(sealed(CONTENT[:size])) == CONTENT[:size]


@pytest.mark.parametrize("identities", [(STRANGER,), (STRANGER, OWN)])
def test_another_units_key_does_not_open_it(identities):
    with pytest.raises(AgeNoKey):
        opened(SEALED, *identities)


def test_no_key_at_all_does_not_open_it():
    with pytest.raises(AgeNoKey):
        decrypt(io.BytesIO(SEALED), io.BytesIO(), identities=(), size=1, progress=Silent())


def cut_places():
    head = header_of(io.BytesIO(SEALED)).size
    return (0, 5, head - 1, head, head + 15, head + 20, head + 65_552, len(SEALED) - 70_000, len(SEALED) - 1)


# Where the head ends differs from run to run, and with it every name that would be made of a size.
@pytest.mark.parametrize("size", cut_places(), ids=range(9))
def test_a_file_cut_off_anywhere_is_told_as_such(size):
    with pytest.raises(AgeCorrupt):
        opened(SEALED[:size])


@pytest.mark.parametrize("more", [b"x", SEALED, b"\0" * 65_552])
def test_bytes_after_the_end_are_told(more):
    with pytest.raises(AgeCorrupt):
        opened(SEALED + more)


def test_no_flipped_bit_goes_unseen():
    head = header_of(io.BytesIO(SEALED)).size
    places = [*range(head + 40), *range(head + 40, len(SEALED), 4_999), len(SEALED) - 1]
    for place in places:
        spoiled = bytearray(SEALED)
        spoiled[place] ^= 1
        try:
            opened(bytes(spoiled))
        except (AgeHeaderWrong, AgeCorrupt, AgeNoKey):
            continue
        # The stanza of the other recipient is not ours to judge, except by the MAC over all of them.
        pytest.fail(f"accepted with a flipped bit at {place}")


def test_blocks_that_changed_places_are_told():
    head = header_of(io.BytesIO(SEALED)).size + 16
    block = 65_552
    first, second = SEALED[head : head + block], SEALED[head + block : head + 2 * block]
    with pytest.raises(AgeCorrupt):
        opened(SEALED[:head] + second + first + SEALED[head + 2 * block :])


@pytest.mark.parametrize(
    "recipients",
    [
        (RECIPIENTS[0],),
        (RECIPIENTS[0], RECIPIENTS[0]),
        (*RECIPIENTS, OWN.recipient, STRANGER.recipient),
        (RECIPIENTS[0], "age1nobody"),
    ],
)
def test_nothing_is_encrypted_to_fewer_than_two_or_more_than_three(recipients):
    with pytest.raises(ValueError):
        sealed(recipients=recipients)


class Stopping(Silent):
    def __init__(self, after):
        self.left = after

    def check(self):
        self.left -= 1
        if self.left < 0:
            raise Cancelled


class Failing(io.BytesIO):
    def write(self, data):
        raise OSError(errno.ENOSPC, "full")

    def read(self, size=-1):
        raise OSError(errno.EIO, "gone")


def test_a_stop_is_answered_at_once_in_both_directions():
    with pytest.raises(Cancelled):
        encrypt(io.BytesIO(CONTENT), io.BytesIO(), recipients=RECIPIENTS, size=1, progress=Stopping(2))
    with pytest.raises(Cancelled):
        decrypt(io.BytesIO(SEALED), io.BytesIO(), identities=(AUTHORITY,), size=1, progress=Stopping(2))
    with pytest.raises(Cancelled):
        decrypt(io.BytesIO(SEALED), io.BytesIO(), identities=(AUTHORITY,), size=1, progress=Stopping(20))


@pytest.mark.parametrize(
    ("source", "target", "number"),
    [(io.BytesIO, Failing, errno.ENOSPC), (Failing, io.BytesIO, errno.EIO)],
)
def test_a_failing_drive_is_told_as_the_drive_in_both_directions(source, target, number):
    with pytest.raises(OSError) as failed:
        encrypt(source(CONTENT), target(), recipients=RECIPIENTS, size=1, progress=Silent())
    assert failed.value.errno == number
    with pytest.raises(OSError) as failed:
        decrypt(source(SEALED), target(), identities=(AUTHORITY,), size=1, progress=Silent())
    assert failed.value.errno == number


def test_the_age_program_opens_what_we_encrypt(tmp_path):
    (tmp_path / "key").write_text(f"{ESCROW.secret}\n", encoding="ascii")
    (tmp_path / "x.age").write_bytes(SEALED)
    told = subprocess.run(
        ["age", "-d", "-i", tmp_path / "key", tmp_path / "x.age"], capture_output=True, check=True
    )
    assert told.stdout == CONTENT


def run_age(*arguments, content=CONTENT):
    return subprocess.run(["age", *arguments], input=content, capture_output=True, check=True).stdout


def to(*recipients):
    return [word for each in recipients for word in ("-r", each)]


def test_we_open_what_the_age_program_encrypts_to_two_native_recipients():
    assert opened(run_age(*to(*RECIPIENTS))) == CONTENT


def test_what_the_age_program_makes_for_others_is_refused_before_a_key_is_tried(tmp_path):
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / "ssh"], check=True)
    line = (tmp_path / "ssh.pub").read_text(encoding="ascii").strip()
    for data in (
        run_age(*to(RECIPIENTS[0])),
        run_age(*to(*RECIPIENTS, OWN.recipient, STRANGER.recipient)),
        run_age(*to(*RECIPIENTS, line)),
        run_age("-a", *to(*RECIPIENTS)),
        pyrage.passphrase.encrypt(CONTENT, "words"),
    ):
        with pytest.raises(AgeHeaderWrong):
            opened(data)


class Zeros(io.RawIOBase):
    """A long stream that is never in memory."""

    def __init__(self, size):
        self.left = size

    def read(self, size=-1):
        taken = min(self.left, size if size > 0 else 8192)
        self.left -= taken
        return bytes(taken)


class Count(io.RawIOBase):
    size = 0

    def write(self, data):
        self.size += len(data)
        return len(data)


def test_a_long_stream_is_never_in_memory():
    target = Count()
    tracemalloc.start()
    try:
        encrypt(Zeros(64 << 20), target, recipients=RECIPIENTS, size=64 << 20, progress=Silent())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert target.size > 64 << 20
    assert peak < 4 << 20
