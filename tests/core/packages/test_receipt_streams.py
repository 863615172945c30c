"""Receipts are one chain through every key of the appraiser; other kinds begin anew with each."""

import pytest

from core.packages.kinds import Kind
from core.packages.streams import HeldRevision, StreamState, StreamVerdict, judge
from tests.core.packages.builders import header

OLD, NEW = "aa" * 64, "bb" * 64
STATE = StreamState(held=(HeldRevision(key_epoch=1, revision=150, digest=OLD),))


@pytest.mark.parametrize(
    ("revision", "previous", "verdict"),
    [
        (151, OLD, StreamVerdict.ACCEPTED),
        (152, NEW, StreamVerdict.GAP),
        (151, None, StreamVerdict.FORK),
        (150, OLD, StreamVerdict.FORK),
        (149, None, StreamVerdict.OLD),
        (251, OLD, StreamVerdict.JUMP),
    ],
)
def test_a_receipt_of_a_new_key_is_judged_by_its_number(
    revision: int, previous: str | None, verdict: StreamVerdict
) -> None:
    receipt = header(Kind.RECEIPT, key_epoch=2, revision=revision, previous=previous)
    assert judge(receipt, "cc" * 64, state=STATE).verdict is verdict


def test_a_submission_of_a_new_key_counts_anew() -> None:
    first = header(key_epoch=2, revision=1, previous=None)
    assert judge(first, "cc" * 64, state=STATE).verdict is StreamVerdict.ACCEPTED
