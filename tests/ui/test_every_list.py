"""Every list of every page and dialog is previewed and exported, its figures as figures."""

import ast
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCalendarWidget,
    QComboBox,
    QTableView,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.progress import Silent
from core.reporting.document import Report
from core.units import Role
from storage.report_files import ReportWriter
from storage.report_files.xlsx import render
from tests.source_tree import called_name, calls, modules, none
from tests.ui.listed_papers import HEAD
from tests.ui.test_every_widget import DIALOGS
from ui.criteria_rows import RowsGrid
from ui.desk import Desk
from ui.foreign_sample import SampleView
from ui.list_acts import ListActs, acts_of
from ui.listing import list_report
from ui.page_list import pages_for
from ui.totalled_grid import TotalledGrid
from ui.view_listings import figure_of
from ui.window import Window

PAGES = [(role, entry.rail.key) for role in Role for entry in pages_for(role)]
SUBJECTS = {
    (Role.APPRAISER, "appraisal"): ("", "across:1.1.1", "aids"),
}
# Words of a text that are written of a figure or a day.
WRITTEN = (
    "numbers.day(",
    "numbers.count(",
    "numbers.points(",
    "numbers.percent(",
    "numbers.decimal(",
    "numbers.points_or_none(",
    "numbers.ratio(",
    "common.moment(",
)
# Texts that are made of digits and are no figures: codes, numbers of papers, years that name a row.
NAMES_MADE_OF_DIGITS = frozenset(
    {"Mã", "Năm", "Số, ký hiệu", "Số hiệu", "Tiêu chí", "Kỳ", "Phiên bản", "Bản", "Về"}
)

# What is read out of a damaged file is handed out letter by letter.
AS_IT_LAY = frozenset({"rescue"})


def views(root: QWidget) -> Iterator[QAbstractItemView]:
    """The tables and trees of a window, Qt's own popups left out.

    A plain QListView is no list to be printed: it chooses units or criteria, or shows the few documents of
    one criterion, which the register prints whole.
    """
    for view in root.findChildren(QAbstractItemView):
        above: QWidget | None = view.parentWidget()
        while above is not None and not isinstance(above, QComboBox | QCalendarWidget):
            above = above.parentWidget()
        if above is None and isinstance(view, QTableView | QTreeView) and not is_foot(view):
            yield view


def is_foot(view: QAbstractItemView) -> bool:
    """The pinned totals of a grid, which stand below it on paper too."""
    parent = view.parentWidget()
    return isinstance(parent, TotalledGrid) and parent._below is view


def figures_as_text(report: Report) -> list[str]:
    """Cells of the spreadsheet that show a figure or a day and hold a text."""
    book = load_workbook(io.BytesIO(render(report)))
    found = []
    for sheet in book.worksheets:
        titles: dict[int, str] = {}
        for row in sheet.iter_rows():
            if row[0].value == "STT":
                titles = {cell.column: str(cell.value) for cell in row}
            for cell in row:
                is_text = bool(titles) and cell.data_type == "s" and titles.get(cell.column) != cell.value
                if is_text and not isinstance(figure_of(str(cell.value)), str | None):
                    title = titles.get(cell.column, "")
                    if title not in NAMES_MADE_OF_DIGITS:
                        found.append(f"{report.subtitle or report.title}: {title} = {cell.value}")
    return found


def check(acts: ListActs, *, is_offered: bool = True) -> list[str]:
    """What is wrong with the paper of one list."""
    assert acts.is_offered or not is_offered
    listing = acts.listing()
    report = (
        acts.maker(listing)(Silent()) if acts.is_offered else list_report(listing, HEAD, progress=Silent())
    )
    assert ReportWriter().pdf(report).startswith(b"%PDF")
    return figures_as_text(report)


@pytest.mark.parametrize(("role", "key"), PAGES, ids=[f"{role}-{key}" for role, key in PAGES])
def test_every_list_of_a_page_is_printed_and_exported(
    qtbot: QtBot, make_desk: Callable[..., Desk], role: Role, key: str
) -> None:
    window = Window(make_desk(role), pages_for(role))
    qtbot.addWidget(window)
    window.show()
    for subject in SUBJECTS.get((role, key), ("",)):
        page = window.open_page(key, subject)
        qtbot.waitUntil(lambda: not window.desk.jobs.is_busy, timeout=20_000)
        qtbot.wait(20)
        assert {"Ctrl+P", "Ctrl+E"} <= {act.keys for act in page.heard()}
        wrong: list[str] = []
        for view in views(page):
            acts = acts_of(view)
            assert acts is not None, view.accessibleName()
            wrong += check(acts)
        assert wrong == []


@pytest.mark.parametrize("name", DIALOGS)
def test_every_list_of_a_dialog_is_too(qtbot: QtBot, desk: Desk, tmp_path: Path, name: str) -> None:
    dialog = DIALOGS[name](desk, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    wrong: list[str] = []
    for view in views(dialog):
        acts = acts_of(view)
        # The lists of one rule are fields of its form; the head of somebody else's file is no list of ours.
        is_field = isinstance(view.parentWidget(), RowsGrid) or isinstance(view, SampleView)
        assert acts is not None or is_field, view.accessibleName()
        if acts is not None:
            wrong += check(acts, is_offered=False)
    assert wrong == [] or name in AS_IT_LAY


def test_a_column_of_figures_says_what_its_cells_hold() -> None:
    none(
        module.at(call, ast.unparse(call)[:80])
        for module in modules("ui")
        for call in calls(module)
        if called_name(call) == "Column" and not _says(call) and _shows_figures(call)
    )


def _says(call: ast.Call) -> bool:
    return bool({"value", "parts"} & {word.arg for word in call.keywords})


def _shows_figures(call: ast.Call) -> bool:
    words = {word.arg: ast.unparse(word.value) for word in call.keywords if word.arg}
    if "text" not in words:
        return False  # a column of a report
    return words.get("align", "").startswith("RIGHT") or words["text"].partition(": ")[2].startswith(WRITTEN)
