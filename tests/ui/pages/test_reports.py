"""The report page: what is chosen stands beside the list as it will be printed."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from core.previews import Preview, Shown
from core.reporting.paper import Asked
from core.services.make_report import UnknownReport
from tests.ui import fakes
from ui.changes import Topic
from ui.desk import Desk
from ui.pages.reports import ReportsPage
from ui.texts.errors import sentence_of


@pytest.fixture
def show(qtbot: QtBot, make_desk: Callable[..., Desk]) -> Callable[..., ReportsPage]:
    def make(preview: Callable[[str, Asked], Any]) -> ReportsPage:
        service = SimpleNamespace(kinds=lambda: ("self-score", "checklist", "annex"), preview=preview)
        page = ReportsPage(make_desk(make_report=service))
        qtbot.addWidget(page)
        page.show()
        page.refresh()
        return page

    return make


def text_of(page: ReportsPage) -> str:
    view = page.preview.view()
    return view.toPlainText() if isinstance(view, QPlainTextEdit) else ""


def test_the_chosen_report_is_shown_and_follows_the_keys(
    qtbot: QtBot, show: Callable[..., ReportsPage]
) -> None:
    page = show(lambda kind, asked: Preview(shown=Shown.TEXT, text=f"{kind} {asked.year}"))
    qtbot.waitUntil(lambda: text_of(page) == f"self-score {fakes.YEAR}")
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: text_of(page) == f"checklist {fakes.YEAR}")


def test_a_change_of_the_figures_makes_the_report_anew(
    qtbot: QtBot, show: Callable[..., ReportsPage]
) -> None:
    made: list[str] = []

    def preview(kind: str, asked: Asked) -> Preview:
        made.append(kind)
        return Preview(shown=Shown.TEXT, text=str(len(made)))

    page = show(preview)
    qtbot.waitUntil(lambda: text_of(page) == "1")
    page.desk.changes.announce(Topic.RECORDS)
    qtbot.waitUntil(lambda: text_of(page) == "2")


def test_what_prevents_a_report_is_said_in_its_place(qtbot: QtBot, show: Callable[..., ReportsPage]) -> None:
    wrong = UnknownReport(kind="x")

    def preview(kind: str, asked: Asked) -> Preview:
        raise wrong

    page = show(preview)
    qtbot.waitUntil(lambda: page.preview.said == sentence_of(wrong).what)
