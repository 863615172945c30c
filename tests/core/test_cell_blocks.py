from hypothesis import given
from hypothesis import strategies as st

from core.cell_blocks import read_block, widest, write_block


def test_a_block_of_excel_ends_with_a_line_end_that_begins_no_row() -> None:
    assert read_block("a\tb\r\nc\td\r\n") == (("a", "b"), ("c", "d"))


def test_an_empty_row_in_the_middle_stays_a_row() -> None:
    assert read_block("a\n\nb\n") == (("a",), ("",), ("b",))


def test_a_cell_of_several_lines_stands_in_quotes() -> None:
    assert read_block('"mot\nhai"\t5') == (("mot\nhai", "5"),)
    assert read_block('"noi ""A"""\tb') == (('noi "A"', "b"),)


def test_a_quote_that_nothing_closes_is_a_letter() -> None:
    assert read_block('"abc\t5') == (('"abc', "5"),)
    assert read_block('"a" b\t5') == (('"a" b', "5"),)


def test_empty_cells_at_the_end_need_no_column() -> None:
    assert widest(read_block("a\tb\t\t\nc\t\t\t")) == 2
    assert widest(read_block("")) == 1


@given(st.lists(st.lists(st.text('ab"\t\n \u0111'), min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_is_written_is_read_back(rows: list[list[str]]) -> None:
    assert read_block(write_block(rows) + "\n") == tuple(map(tuple, rows))
