"""Blocks between the number grid and a spreadsheet: what fits, what is skipped, what is undone in one step."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.grid_numbers import NumbersSource
from tests.ui.test_grid_keys import numbers_of, select
from ui import grid_blocks
from ui.totalled_grid import TotalledGrid

TYPED = (0, 1, 3, 4)
VALUES = st.dictionaries(
    st.tuples(st.integers(0, 3), st.sampled_from(TYPED)), st.integers(0, 5000), max_size=12
)


@pytest.fixture
def grid(qtbot: QtBot, look: None) -> TotalledGrid:
    made = TotalledGrid(NumbersSource(), name="numbers", total=("sum", "sums"))
    qtbot.addWidget(made)
    made.table.stand(0, 0)
    return made


def paste(grid: TotalledGrid, text: str) -> None:
    QApplication.clipboard().setText(text)
    grid.table.blocks.paste()


def row_of(grid: TotalledGrid, row: int) -> list[int | None]:
    return [grid.model.source.number(row, column) for column in TYPED]


def test_a_block_without_sums_goes_to_the_typed_columns(grid: TotalledGrid) -> None:
    paste(grid, "1\t2\t3\t4\r\n5\t6\t7\t8\r\n")
    assert (row_of(grid, 0), row_of(grid, 1)) == ([1, 2, 3, 4], [5, 6, 7, 8])


def test_a_block_with_the_same_sums_is_laid_column_for_column(grid: TotalledGrid) -> None:
    paste(grid, "1\t2\t3\t9\t8\r\n1.000\t4\t1.004\t7\t6\r\n")
    assert (row_of(grid, 0), row_of(grid, 1)) == ([1, 2, 9, 8], [1000, 4, 7, 6])


def test_a_block_with_sums_and_the_check_is_laid_column_for_column(grid: TotalledGrid) -> None:
    paste(grid, "1\t2\t3\t9\t8\tKhớp\r\n")
    assert row_of(grid, 0) == [1, 2, 9, 8]
    assert "cột tính" in grid.sentence()


def test_numbers_that_only_once_look_like_a_sum_are_typed_figures(grid: TotalledGrid) -> None:
    paste(grid, "1\t2\t3\t4\r\n1\t2\t8\t9\r\n")
    assert (row_of(grid, 0), row_of(grid, 1)) == ([1, 2, 3, 4], [1, 2, 8, 9])


def test_a_sum_left_of_the_block_counts_what_the_grid_holds(grid: TotalledGrid) -> None:
    grid.model.put({(0, 0): 10})
    grid.table.stand(0, 1)
    paste(grid, "5\t15\t7\r\n")
    assert row_of(grid, 0) == [10, 5, 7, None]


def test_what_this_grid_copied_with_its_sums_comes_back_without_shifting(grid: TotalledGrid) -> None:
    grid.model.put({(0, 0): 3, (0, 1): 4, (0, 3): 5})
    select(grid, (0, 0), (0, 3))
    grid.table.blocks.copy()
    assert QApplication.clipboard().text() == "3\t4\t7\t5\r\n"
    grid.table.stand(2, 0)
    grid.table.blocks.paste()
    assert row_of(grid, 2) == [3, 4, 5, None]


def test_one_cell_fills_the_whole_selection(grid: TotalledGrid) -> None:
    select(grid, (0, 0), (2, 3))
    paste(grid, "1.234\r\n")
    assert [row_of(grid, row) for row in range(4)] == [[1234, 1234, 1234, None]] * 3 + [[None] * 4]


def test_a_block_that_divides_the_selection_fills_it(grid: TotalledGrid) -> None:
    select(grid, (0, 0), (3, 0))
    paste(grid, "1\r\n2\r\n")
    assert [grid.model.source.number(row, 0) for row in range(4)] == [1, 2, 1, 2]


def test_a_whole_column_with_its_title_is_pasted(grid: TotalledGrid) -> None:
    grid.table.stand(0, 1)
    paste(grid, "Nộp trực tiếp\r\n1\r\n2\r\n\r\n4\r\n")
    assert [grid.model.source.number(row, 1) for row in range(4)] == [1, 2, None, 4]
    assert "tiêu đề" in grid.sentence()


def test_empty_cells_clear_numbers_and_enter_none(grid: TotalledGrid) -> None:
    grid.model.put({(0, 0): 9})
    paste(grid, "\t5\r\n\t\r\n")
    assert [grid.model.source.number(*place) for place in ((0, 0), (0, 1), (1, 0), (1, 1))] == [
        0,
        5,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("start", "text", "said"),
    [
        ((2, 0), "1\r\n2\r\n3\r\n", "3 dòng × 1 cột, từ ô đang đứng chỉ còn chỗ cho 2 dòng × 4 cột"),
        ((0, 3), "1\t2\t3\r\n", "1 dòng × 3 cột, từ ô đang đứng chỉ còn chỗ cho 4 dòng × 2 cột"),
        ((0, 0), "1\t2\r\n3\tchín\r\n", "dòng 2, cột 2 của khối là “chín”"),
        ((0, 0), "1\t-5\r\n", "dòng 1, cột 2 của khối là “-5”"),
        ((0, 5), "1\r\n", "chỉ còn chỗ cho 4 dòng × 0 cột"),
        ((0, 0), "", "không có số để dán"),
    ],
)
def test_what_cannot_be_pasted_is_said_and_nothing_is(
    grid: TotalledGrid, start: tuple[int, int], text: str, said: str
) -> None:
    grid.model.put({(0, 0): 1, (3, 4): 2})
    before = numbers_of(grid)
    grid.table.stand(*start)
    if text:
        paste(grid, text)
    else:
        QApplication.clipboard().setMimeData(QMimeData())
        grid.table.blocks.paste()
    assert numbers_of(grid) == before
    assert said in grid.sentence()


def test_hidden_columns_are_never_written_to(grid: TotalledGrid) -> None:
    grid.groups.setCurrentIndex(1)
    grid.table.stand(0, 0)
    paste(grid, "1\t2\t9\r\n")
    assert set(numbers_of(grid).values()) == {None}
    assert "Tất cả cột" in grid.sentence()


@pytest.mark.parametrize("says_yes", [True, False])
def test_commas_are_asked_about_once(
    grid: TotalledGrid, monkeypatch: pytest.MonkeyPatch, says_yes: bool
) -> None:
    asked = []

    def ask(_parent: object, notice: object, **_buttons: str) -> bool:
        asked.append(notice)
        return says_yes

    monkeypatch.setattr(grid_blocks, "ask", ask)
    paste(grid, "1,234\t5,678\r\n")
    assert len(asked) == 1
    assert row_of(grid, 0)[:2] == ([1234, 5678] if says_yes else [None, None])


def test_a_refused_change_is_said_and_cannot_be_undone(grid: TotalledGrid) -> None:
    grid.model.source.refusal = "refused because"  # type: ignore[attr-defined]
    paste(grid, "1\t2\r\n")
    assert grid.sentence() == "refused because"
    grid.model.source.refusal = ""  # type: ignore[attr-defined]
    grid.model.undo()
    assert set(numbers_of(grid).values()) == {None}


def test_a_block_is_one_save_and_one_step_back(grid: TotalledGrid) -> None:
    grid.model.put({(0, 0): 7})
    source = grid.model.source
    before, puts = numbers_of(grid), source.puts  # type: ignore[attr-defined]
    paste(grid, "1\t2\t3\t4\r\n5\t6\t7\t8\r\n")
    after = numbers_of(grid)
    assert source.puts == puts + 1  # type: ignore[attr-defined]
    grid.model.undo()
    assert numbers_of(grid) == before
    grid.model.redo()
    assert numbers_of(grid) == after


def test_cut_copies_and_clears(grid: TotalledGrid) -> None:
    grid.model.put({(0, 0): 7, (0, 1): 8})
    select(grid, (0, 0), (0, 1))
    grid.table.blocks.cut()
    assert row_of(grid, 0)[:2] == [0, 0]
    grid.table.stand(1, 0)
    grid.table.blocks.paste()
    assert row_of(grid, 1)[:2] == [7, 8]


@given(
    values=VALUES,
    corner=st.tuples(st.integers(0, 3), st.integers(0, 5)),
    size=st.tuples(st.integers(0, 3), st.integers(0, 5)),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_pasting_what_was_copied_changes_nothing(
    grid: TotalledGrid, values: dict[tuple[int, int], int], corner: tuple[int, int], size: tuple[int, int]
) -> None:
    grid.model.source.held = dict(values)  # type: ignore[attr-defined]
    before = numbers_of(grid)
    select(grid, corner, (min(corner[0] + size[0], 3), min(corner[1] + size[1], 5)))
    grid.table.blocks.copy()
    grid.table.blocks.paste()
    assert numbers_of(grid) == before


CHANGES = st.lists(
    st.dictionaries(
        st.tuples(st.integers(0, 3), st.integers(0, 5)),
        st.none() | st.integers(0, 9999),
        min_size=1,
        max_size=8,
    ),
    max_size=6,
)


@given(values=VALUES, changes=CHANGES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80, deadline=None)
def test_undoing_everything_restores_and_doing_it_again_repeats(
    grid: TotalledGrid, values: dict[tuple[int, int], int], changes: list[dict[tuple[int, int], int | None]]
) -> None:
    grid.model.source.held = dict(values)  # type: ignore[attr-defined]
    grid.model.forget()
    states = [numbers_of(grid)]
    for change in changes:
        grid.model.put(change)
        if numbers_of(grid) != states[-1]:
            states.append(numbers_of(grid))
    for state in reversed(states[:-1]):
        grid.model.undo()
        assert numbers_of(grid) == state
    for state in states[1:]:
        grid.model.redo()
        assert numbers_of(grid) == state
