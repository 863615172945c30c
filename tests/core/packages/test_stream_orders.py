"""Packages of a stream in every order, repeated, forked, with backups between: the program and the table agree."""

import functools
import itertools
from dataclasses import dataclass, field, replace

import pytest

from core.packages.payloads import Header, ReceiptRef
from core.packages.reading_context import Here, check_stream
from core.packages.refusals import StateRollback
from core.packages.streams import StreamState, StreamVerdict, accepted, judge, stream_of
from tests.core.packages.builders import header
from tests.core.packages.stream_model import Receiver, Sent

R1 = Sent("1" * 128, 1)
R2 = Sent("2" * 128, 2, R1.digest)
R3 = Sent("3" * 128, 3, R2.digest)
R4 = Sent("4" * 128, 4, R3.digest)
CHAIN = (R1, R2, R3, R4)
OTHER_2 = Sent("a" * 128, 2, R1.digest)
AFTER_OTHER_2 = Sent("b" * 128, 3, OTHER_2.digest)
ORPHAN_4 = Sent("c" * 128, 4)
BACK_TO_1 = Sent("d" * 128, 4, R1.digest)
FAR = Sent("e" * 128, 104, R3.digest)
FARTHER = Sent("f" * 128, 105, R4.digest)
NEXT_EPOCH = Sent("7" * 128, 1, epoch=2)
NEXT_EPOCH_2 = Sent("8" * 128, 2, NEXT_EPOCH.digest, epoch=2)
NEXT_EPOCH_FAR = Sent("9" * 128, 101, epoch=2)
PACKAGES = (
    *CHAIN,
    OTHER_2,
    AFTER_OTHER_2,
    ORPHAN_4,
    BACK_TO_1,
    FAR,
    FARTHER,
    NEXT_EPOCH,
    NEXT_EPOCH_2,
    NEXT_EPOCH_FAR,
)
KEPT = {StreamVerdict.ACCEPTED, StreamVerdict.GAP}


@functools.cache
def head_of(sent: Sent) -> Header:
    """Its head; ten thousands of orders are made of the same few packages."""
    return header(revision=sent.revision, previous=sent.previous, key_epoch=sent.epoch)


@dataclass
class Program:
    """The program's own rules over one stream."""

    state: StreamState = field(default_factory=StreamState)
    backups: list[StreamState] = field(default_factory=list)

    def arrive(self, sent: Sent) -> str:
        head = head_of(sent)
        outcome = judge(head, sent.digest, state=self.state)
        if outcome.verdict in KEPT:
            self.state = accepted(self.state, head, digest=sent.digest)
        return outcome.verdict.value

    def backup(self) -> None:
        self.backups.append(self.state)

    def restore(self) -> None:
        if self.backups:
            self.state = self.backups[-1]


STEPS = (*PACKAGES, "backup", "restore")


def test_every_four_steps_end_as_the_table_says() -> None:
    words = set()
    for steps in itertools.product(STEPS, repeat=4):
        model, program = Receiver(), Program()
        for step in steps:
            if isinstance(step, Sent):
                word = model.arrive(step)
                assert program.arrive(step) == word, steps
                words.add(word)
            else:
                getattr(model, step)()
                getattr(program, step)()
    assert words == {verdict.value for verdict in StreamVerdict}


@pytest.mark.parametrize("order", tuple(itertools.permutations(range(4))), ids=str)
def test_every_order_of_four_revisions_keeps_the_newest_and_refuses_what_comes_late(
    order: tuple[int, ...],
) -> None:
    program, highest = Program(), -1
    for at in order:
        due = "old" if at < highest else "accepted" if at == highest + 1 else "gap"
        assert program.arrive(CHAIN[at]) == due
        highest = max(highest, at)
        for before in order[: order.index(at) + 1]:
            is_held = CHAIN[before].digest in {each.digest for each in program.state.held}
            assert program.arrive(CHAIN[before]) == ("duplicate" if is_held else "old")
    assert program.state.highest is not None
    assert program.state.highest.revision == 4


# -- Receipts and restored backups ---------------------------------------------------------------------------


@dataclass
class Exchange:
    """A sender that always delivers, and a receiver that answers each package with a numbered receipt.

    `truth` is what the receiver ever issued; a restored backup makes it forget the newest of it.
    """

    sent: int = 0
    last: Sent | None = None
    receipt: ReceiptRef | None = None
    state: StreamState = field(default_factory=StreamState)
    issued: tuple[ReceiptRef, ...] = ()
    backup: tuple[StreamState, tuple[ReceiptRef, ...]] = field(default_factory=lambda: (StreamState(), ()))
    forgot: bool = False
    serial: int = 0

    def send(self) -> None:
        """The next revision goes out with the newest receipt; the answer must show what was forgotten."""
        self.sent += 1
        self.serial += 1
        previous = self.last.digest if self.last else None
        self.last = Sent(f"{self.serial:0128x}", self.sent, previous)
        head = header(revision=self.sent, previous=previous, last_receipt=self.receipt)
        here = Here(
            unit="td-52", streams={stream_of(head): self.state}, receipts_issued={"xa-04012": self.issued}
        )
        if self.forgot:
            with pytest.raises(StateRollback):
                check_stream(head, self.last.digest, here=here)
            return
        check_stream(head, self.last.digest, here=here)
        self.state = accepted(self.state, head, digest=self.last.digest)
        number = len(self.issued) + 1
        self.receipt = ReceiptRef(digest=f"{self.serial + 500:0128x}", revision=number)
        self.issued = (*self.issued, self.receipt)

    def keep(self) -> None:
        self.backup = (self.state, self.issued)

    def lose(self) -> None:
        """The receiver's data goes back; it is noticed as soon as the sender holds a receipt it lost."""
        self.state, self.issued = self.backup
        self.forgot = self.receipt is not None and self.receipt not in self.issued


@pytest.mark.parametrize("length", range(1, 8))
def test_a_restored_backup_is_noticed_by_the_first_package_with_a_later_receipt(length: int) -> None:
    for steps in itertools.product(("send", "keep", "lose"), repeat=length):
        exchange = Exchange()
        for step in steps:
            getattr(exchange, step)()


def test_a_receipt_of_the_same_number_and_another_digest_is_a_rollback_too() -> None:
    ours = ReceiptRef(digest="aa" * 64, revision=1)
    head = header(last_receipt=replace(ours, digest="bb" * 64))
    here = Here(unit="td-52", receipts_issued={"xa-04012": (ours,)})
    with pytest.raises(StateRollback):
        check_stream(head, "cc" * 64, here=here)
    check_stream(replace(head, last_receipt=ours), "cc" * 64, here=here)
