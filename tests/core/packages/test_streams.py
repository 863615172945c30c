"""Revision, fork, jump and epoch: the table of section 6."""

from itertools import permutations

import pytest

from core.packages.payloads import ReceiptRef
from core.packages.streams import (
    HeldRevision,
    StreamState,
    StreamVerdict,
    accepted,
    judge,
    next_revision,
    shows_rollback,
    stream_of,
)
from tests.core.packages.builders import header

A, B, C, D = ("a" * 128, "b" * 128, "c" * 128, "d" * 128)


def held(*revisions, epoch=1):
    digests = {1: A, 2: B, 3: C}
    return tuple(HeldRevision(key_epoch=epoch, revision=each, digest=digests[each]) for each in revisions)


def verdict(revision, previous=None, digest=D, *, state=None, epoch=1, supersedes=(), confirmed=False):
    head = header(revision=revision, previous=previous, key_epoch=epoch, supersedes=supersedes)
    return judge(head, digest, state=state or StreamState(), jump_confirmed=confirmed)


@pytest.mark.parametrize(
    ("revision", "previous", "digest", "holding", "expected"),
    [
        (1, None, A, (), "accepted"),
        (100, None, D, (), "accepted"),
        (101, None, D, (), "jump"),
        (3, B, C, (), "gap"),
        (1, None, A, (1,), "duplicate"),
        (1, None, A, (1, 2, 3), "duplicate"),
        (1, None, D, (1, 2), "old"),
        (2, A, D, (1, 2), "fork"),
        (2, A, D, (1,), "accepted"),
        (3, A, D, (1,), "accepted"),
        (2, D, C, (1,), "fork"),
        (2, None, D, (1,), "fork"),
        (4, A, D, (1, 2), "fork"),
        (3, B, C, (1,), "gap"),
        (101, A, D, (1,), "accepted"),
        (102, A, D, (1,), "jump"),
        (102, None, D, (1,), "fork"),
    ],
)
def test_the_table(revision, previous, digest, holding, expected):
    outcome = verdict(revision, previous, digest, state=StreamState(held=held(*holding)))
    assert outcome.verdict == expected


def test_a_gap_names_what_was_never_received():
    assert verdict(3, B, C, state=StreamState(held=held(1))).missing == B


def test_a_new_epoch_counts_from_one_again():
    far = StreamState(held=(HeldRevision(key_epoch=1, revision=999_999, digest=A),))
    assert verdict(1, None, state=far, epoch=2).verdict is StreamVerdict.ACCEPTED
    assert verdict(5, None, state=StreamState(held=held(1, epoch=2)), epoch=1).verdict is StreamVerdict.OLD


def test_a_jump_passes_once_an_administrator_confirmed_it():
    assert verdict(999_999, None, confirmed=True).verdict is StreamVerdict.ACCEPTED


def test_a_fork_ends_only_when_lifted_and_superseded():
    blocked = StreamState(held=held(1, 2), forked=(B, C))
    lifted = StreamState(held=held(1, 2), forked=(B, C), is_lifted=True)
    assert verdict(3, B, state=blocked, supersedes=(B, C)).verdict is StreamVerdict.FORK
    assert verdict(3, B, state=lifted).verdict is StreamVerdict.FORK
    assert verdict(3, A, state=lifted, supersedes=(B, C)).verdict is StreamVerdict.FORK
    assert verdict(3, B, state=lifted, supersedes=(B, C)).verdict is StreamVerdict.ACCEPTED
    after = accepted(lifted, header(revision=3, previous=B), digest=D)
    assert not after.forked
    assert after.highest.digest == D


def test_in_whatever_order_four_revisions_arrive_the_newest_wins():
    chain = [(1, None, A), (2, A, B), (3, B, C), (4, C, D)]
    for order in permutations(chain):
        state = StreamState()
        for revision, previous, digest in order:
            head = header(revision=revision, previous=previous)
            outcome = judge(head, digest, state=state)
            assert outcome.verdict in {"accepted", "gap", "old"}
            if outcome.verdict is not StreamVerdict.OLD:
                state = accepted(state, head, digest=digest)
        assert state.highest.revision == 4


def test_a_sender_counts_on_from_its_receipts():
    assert next_revision(0, ()) == 1
    assert next_revision(2, (5, 3)) == 6


def test_a_receipt_we_should_know_and_do_not_is_a_rollback():
    ours = (ReceiptRef(digest=A, revision=2),)
    assert not shows_rollback(None, ours)
    assert not shows_rollback(ReceiptRef(digest=A, revision=2), ours)
    assert not shows_rollback(ReceiptRef(digest=D, revision=1), ours)
    assert shows_rollback(ReceiptRef(digest=B, revision=2), ours)
    assert shows_rollback(ReceiptRef(digest=A, revision=3), ours)


def test_a_stream_is_sender_recipient_kind_and_period():
    key = stream_of(header())
    assert (key.sender, key.recipient, key.kind.value, key.period) == (
        "xa-04012",
        "td-52",
        "submission",
        "2025",
    )
