"""The audit chain as a text file: what is written is read back, and nothing else is believed."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.audit import Act, AuditEntry, chained, first_break
from core.chain_file import ChainFileWrong, chain_text, read_chain

AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


def chain(*told: str) -> tuple[AuditEntry, ...]:
    entries: list[AuditEntry] = []
    for text in told:
        act = Act(officer="Hoa", act="enter", subject=text, old=text, new=text, why=text)
        entries.append(chained(act, after=entries[-1] if entries else None, at=AT))
    return tuple(entries)


def text_of(entries: tuple[AuditEntry, ...]) -> bytes:
    return b"".join(chain_text("xa-21583", entries))


@given(st.lists(WORDS, max_size=6))
def test_whatever_was_told_comes_back_and_still_follows(told: list[str]) -> None:
    entries = chain(*told)
    found = read_chain(text_of(entries), "a.txt")
    assert (found.unit, found.entries) == ("xa-21583", entries)
    assert first_break(found.entries) is None


def test_a_changed_word_breaks_the_chain_where_it_stands() -> None:
    told = text_of(chain("một", "hai", "ba")).replace(b"hai", b"bon")
    assert first_break(read_chain(told, "a.txt").entries) == 2


def test_a_line_left_out_is_noticed_by_the_count_and_by_the_head() -> None:
    whole = text_of(chain("một", "hai", "ba")).splitlines(keepends=True)
    with pytest.raises(ChainFileWrong):
        read_chain(b"".join(whole[:-1]), "a.txt")
    head = {**json.loads(whole[0]), "entries": 2}
    with pytest.raises(ChainFileWrong):
        read_chain(json.dumps(head).encode() + b"\n" + b"".join(whole[1:3]), "a.txt")


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"schema":"urn:socchc:audit:2","unit":"xa-1","entries":0,"head":""}',
        b'{"schema":"urn:socchc:audit:1","unit":7,"entries":0,"head":""}',
        b'{"schema":"urn:socchc:audit:1","unit":"xa-1","entries":0,"head":"00"}',
    ],
)
def test_what_is_no_such_file_is_refused(wrong: bytes) -> None:
    with pytest.raises(ChainFileWrong):
        read_chain(wrong, "a.txt")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"number":1', b'"number":true'),
        (b'"number":1', b'"number":"1"'),
        (b'"why":', b'"more":"","why":'),
        (b'"officer":"Hoa"', b'"officer":7'),
        (b'"officer":"Hoa",', b""),
        (b"2026-03-02T08:00:00+00:00", b"2026-03-02T08:00:00"),
        (b"2026-03-02T08:00:00+00:00", b"morning"),
    ],
)
def test_a_line_of_another_form_is_refused_and_named(old: bytes, new: bytes) -> None:
    whole = text_of(chain("a"))
    assert old in whole
    with pytest.raises(ChainFileWrong) as refused:
        read_chain(whole.replace(old, new), "a.txt")
    assert refused.value.fields["line"] == 2
