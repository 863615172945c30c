"""The head of an audit chain in a package's identifier, and what several heads say of a history."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import RFC_4122, UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from core.audit import Act, AuditEntry, chained
from core.chain_heads import ChainHead, Rewriting, SeenHead, head_of, identifier_of, missing_from, rewritings

AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def chain(count: int, *, told: str = "a") -> list[AuditEntry]:
    entries: list[AuditEntry] = []
    for number in range(count):
        act = Act(officer="Hoa", act="enter", subject=f"{told}{number}")
        entries.append(chained(act, after=entries[-1] if entries else None, at=AT))
    return entries


def seen(entry: AuditEntry, *, revision: int = 1, period: str = "2025", epoch: int = 1) -> SeenHead:
    head = head_of(identifier_of(entry))
    assert head is not None
    return SeenHead(
        head=head,
        digest=f"{period} {epoch} {revision}",
        kind="submission",
        period=period,
        key_epoch=epoch,
        revision=revision,
        at=AT + timedelta(days=revision),
    )


@given(number=st.integers(1, (1 << 30) - 1), digest=st.binary(min_size=32, max_size=32))
def test_an_identifier_gives_back_number_and_mark(number: int, digest: bytes) -> None:
    entry = replace(chain(1)[0], number=number, digest=digest.hex())
    identifier = UUID(identifier_of(entry))
    assert (identifier.version, identifier.variant) == (8, RFC_4122)
    head = head_of(str(identifier))
    assert head == ChainHead(number=number, mark=digest.hex()[:23])
    assert head.is_of(entry)
    assert not head.is_of(replace(entry, number=number + 1))
    assert not head.is_of(replace(entry, digest=f"x{entry.digest}"))


@given(st.uuids(version=4))
def test_the_identifiers_of_earlier_versions_tell_no_head(identifier: UUID) -> None:
    assert head_of(str(identifier)) is None


def test_no_two_entries_make_one_identifier() -> None:
    entries = chain(200)
    assert len({identifier_of(entry) for entry in entries}) == len(entries)
    assert identifier_of(chain(3)[2]) == identifier_of(chain(5)[2])
    assert identifier_of(chain(3)[2]) != identifier_of(chain(3, told="b")[2])
    assert head_of(str(uuid4())) is None


def test_a_history_that_goes_on_is_not_suspected_in_any_order_of_arrival() -> None:
    entries = chain(30)
    heads = [seen(entries[4]), seen(entries[9], revision=2), seen(entries[20], revision=1, epoch=2)]
    other_year = seen(entries[2], period="2024", revision=7)
    assert rewritings([*heads, other_year]) == ()
    assert rewritings([other_year, *reversed(heads)]) == ()


def test_a_later_package_with_a_lower_number_tells_of_a_shorter_history() -> None:
    entries = chain(30)
    heads = [seen(entries[20]), seen(entries[9], revision=2), seen(entries[12], revision=3)]
    found = rewritings(heads)
    assert [(each.how, each.earlier.revision, each.later.revision) for each in found] == [
        (Rewriting.SHORTER, 1, 2),
        (Rewriting.SHORTER, 1, 3),
    ]


def test_two_heads_of_one_number_tell_of_two_histories_whatever_their_streams() -> None:
    first, second = seen(chain(10)[9]), seen(chain(10, told="b")[9], period="2024", revision=2)
    (found,) = rewritings([first, second])
    assert (found.how, found.earlier, found.later) == (Rewriting.OTHER, first, second)


def test_what_is_missing_from_a_chain_is_told_in_order() -> None:
    entries, others = chain(10), chain(10, told="b")
    heads = [seen(entries[3]), seen(others[5], revision=2), seen(chain(20)[15], revision=3)]
    assert missing_from(entries, heads) == (heads[1], heads[2])
    assert missing_from(chain(20), [heads[0], heads[2]]) == ()
    assert missing_from((), heads) == tuple(heads)
