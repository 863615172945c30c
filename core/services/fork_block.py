"""A fork blocks its stream in the database, whatever else a refusal leaves unchanged (6, 6.3)."""

from dataclasses import replace

from core.packages.kinds import Kind
from core.packages.refusals import StreamFork
from core.packages.streams import StreamKey, StreamState
from core.ports import Clock, Transaction
from core.services.noting import note


def block_stream(work: Transaction, fork: StreamFork, *, clock: Clock) -> None:
    """Block the stream with both digests; one that is blocked already stays as it is."""
    told = {name: str(value or "") for name, value in fork.fields.items()}
    key = StreamKey(
        sender=told["sender"],
        recipient=told["recipient"],
        kind=Kind(told["kind"]),
        period=told["period"] or None,
    )
    state = work.exchanges.stream(key) or StreamState()
    if state.forked:
        return
    forked = (told["held"], told["digest"])
    work.exchanges.put_stream(key, replace(state, forked=forked, is_lifted=False))
    subject = f"{key.sender} {key.kind.value} {told['period']}".rstrip()
    note(work, clock, act="block_stream", subject=subject, change=(forked[0][:16], forked[1][:16]))
