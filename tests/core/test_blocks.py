import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.blocks import (
    BlockTooLarge,
    BlockWithoutCells,
    count_in,
    half_width,
    is_count,
    read_block,
    with_thousands,
    write_block,
)
from core.numbers import AmbiguousNumber, NotANumber

CELLS = st.text(st.sampled_from('ab1."\t\n ,\u1ea5'), max_size=6)


@st.composite
def blocks(draw: st.DrawFn) -> tuple[tuple[str, ...], ...]:
    width = draw(st.integers(1, 4))
    rows = draw(st.lists(st.tuples(*[CELLS] * width), min_size=1, max_size=5))
    return tuple(rows)


@given(blocks())
def test_a_block_written_is_read_back_as_it_was(cells: tuple[tuple[str, ...], ...]) -> None:
    assert read_block(write_block(cells)) == cells


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("5\r\n", (("5",),)),
        ("5", (("5",),)),
        ("1\t2\r\n3\t4\r\n", (("1", "2"), ("3", "4"))),
        ("1\t\r\n\t\r\n", (("1", ""), ("", ""))),
        ("1\n2\n3\n", (("1",), ("2",), ("3",))),
        ('"a\nb"\t7\r\n', (("a\nb", "7"),)),
        ('"5 ""x"""\t7\r\n', (('5 "x"', "7"),)),
        ("1\t2\r\n3\r\n", (("1", "2"), ("3", ""))),
        ("\r\n", (("",),)),
    ],
)
def test_a_spreadsheets_text_is_read(text: str, cells: tuple[tuple[str, ...], ...]) -> None:
    assert read_block(text) == cells


def test_a_whole_column_of_a_sheet_ends_with_its_last_number() -> None:
    assert read_block("7\r\n8\r\n" + "\r\n" * 1_048_574) == (("7",), ("8",))


def test_nothing_and_far_too_much_are_refused() -> None:
    with pytest.raises(BlockWithoutCells):
        read_block("")
    with pytest.raises(BlockTooLarge):
        read_block("1\n" * 3_000_000)


def test_a_cell_of_any_length_is_read_and_is_no_number() -> None:
    text = "9" * 200_000
    assert read_block(text) == ((text,),)
    assert not is_count(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", None),
        ("  ", None),
        ("\u3000", None),
        ("0", 0),
        ("1.234", 1234),
        ("1 234", 1234),
        ("1\u00a0234", 1234),
        ("1.234.567", 1234567),
        ("\uff11\uff12", 12),
        ("\uff11\uff0e\uff12\uff13\uff14", 1234),
        (" - ", 0),
        ("\u2013", 0),
    ],
)
def test_a_count_is_read_as_officers_and_spreadsheets_write_it(text: str, number: int | None) -> None:
    assert count_in(text) == number


@pytest.mark.parametrize("text", ["chín", "-3", "1,5", "12.5", "1.2345", "#REF!"])
def test_what_is_no_count_is_told(text: str) -> None:
    with pytest.raises(NotANumber):
        count_in(text)


def test_commas_are_asked_about_and_then_read_as_thousands() -> None:
    with pytest.raises(AmbiguousNumber):
        count_in("1,234")
    assert is_count("1,234")
    assert with_thousands((("1,234", "5", "x,y", "0,123"),)) == (("1234", "5", "x,y", "0,123"),)


def test_letters_stay_as_typed() -> None:
    assert half_width("\u1ea5a\u0302\u0301") == "\u1ea5a\u0302\u0301"
