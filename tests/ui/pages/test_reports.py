"""The report page: what is chosen stands beside the list as it will be printed."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from core.previews import Preview, Shown
from core.report_texts import PaperPlace
from core.reporting.paper import SUBMITTERS, Asked, Choice, Dated, Paper
from core.services.compose_papers import all_papers
from core.services.make_report import UnknownReport
from tests.ui import fakes
from tests.ui.listed_papers import a_list
from ui.changes import Topic
from ui.desk import Desk
from ui.pages.reports import ReportsPage
from ui.texts import reports_page as texts
from ui.texts.errors import sentence_of
from ui.texts.paper_periodic import SECTIONS

PARTS = {
    ("annex", fakes.YEAR): (Choice(key="q1", name="Quý I"), Choice(key="h1", name="6 tháng")),
    ("checklist", fakes.YEAR): (Choice(key="21709", name="Xã Tây Sơn"),),
    ("periodic", fakes.YEAR): (Choice(key="q1", name="Quý I"), Choice(key="year", name="Năm")),
}


def paper_of(kind: str) -> Paper:
    """The annex is made for a part alone, the periodic report usually for the year, with words in it."""
    is_periodic = kind == "periodic"
    return Paper(
        code=kind,
        roles=SUBMITTERS,
        fill=lambda _asked: a_list(),
        needs_part=kind == "annex",
        usual_part="year" if is_periodic else "",
        takes_days=is_periodic,
        sections=SECTIONS if is_periodic else (),
    )


@pytest.fixture
def show(qtbot: QtBot, make_desk: Callable[..., Desk]) -> Callable[..., ReportsPage]:
    def make(
        preview: Callable[[str, Asked], Any],
        kinds: tuple[str, ...] = ("self-score", "checklist", "annex"),
    ) -> ReportsPage:
        service = SimpleNamespace(
            kinds=lambda: kinds,
            choices=lambda kind, year: PARTS.get((kind, year), ()),
            paper=paper_of,
            preview=preview,
            make=lambda _kind, _asked: a_list(),
            write=lambda _kind, _asked, *, path: path,
        )
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


def press(page: ReportsPage, keys: str) -> None:
    next(each for each in page.heard() if each.keys == keys).act()


def said(page: ReportsPage) -> Asked:
    return page.choice.asked()


def words(kind: str, asked: Asked) -> Preview:
    return Preview(shown=Shown.TEXT, text=f"{kind} {asked.part} {asked.dated.on} {asked.dated.by_hand}")


def test_kinds_stand_in_groups_and_nobody_stands_on_a_group(
    qtbot: QtBot, show: Callable[..., ReportsPage]
) -> None:
    page = show(words)
    assert page.table.rows_model.rows == (texts.REPORTS, "self-score", texts.REGISTERS, "checklist", "annex")
    assert page.table.current() == "self-score"
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.current() == "checklist"
    qtbot.keyClick(page.table, Qt.Key.Key_Up)
    assert page.table.current() == "self-score"


def test_a_kind_with_parts_offers_them_and_remembers_the_one_chosen(
    qtbot: QtBot, show: Callable[..., ReportsPage]
) -> None:
    page = show(words)
    assert page.choice.part.isHidden()
    page.stand_on("checklist")
    assert (page.choice.part.combo.count(), said(page).part) == (2, "")
    page.stand_on("annex")
    assert (page.choice.part.combo.count(), said(page).part) == (2, "q1")
    page.choice.part.combo.setCurrentIndex(1)
    page.choice.part.combo.activated.emit(1)
    qtbot.waitUntil(lambda: text_of(page) == "annex h1 None False")
    page.stand_on("self-score")
    assert said(page).part == ""
    page.desk.set_year(fakes.YEAR + 1)
    page.stand_on("annex")
    assert said(page) == Asked(year=fakes.YEAR + 1)
    page.desk.set_year(fakes.YEAR)
    assert page.table.current() == "self-score"
    page.stand_on("annex")
    assert said(page).part == "h1"


def test_a_document_carries_the_day_asked_for_or_none(qtbot: QtBot, show: Callable[..., ReportsPage]) -> None:
    page = show(words)
    today = page.desk.services.clock.today()
    assert page.choice.day.value() == today
    assert said(page).dated == Dated()
    page.choice.day.line.setText("01/04/2027")
    page.choice.day.commit()
    qtbot.waitUntil(lambda: text_of(page) == "self-score  2027-04-01 False")
    page.choice.by_hand.click()
    qtbot.waitUntil(lambda: text_of(page) == "self-score  None True")
    assert not page.choice.day.isEnabled()


def test_a_year_without_figures_still_shows_every_kind(
    qtbot: QtBot, show: Callable[..., ReportsPage]
) -> None:
    page = show(words)

    def refuse(_kind: str, _year: int) -> Any:
        raise UnknownReport(kind="x")

    page.desk.services.make_report.choices = refuse  # type: ignore[method-assign]
    page.refresh()
    page.stand_on("annex")
    qtbot.waitUntil(lambda: text_of(page).startswith("annex"))


def test_a_report_is_looked_at_whole_and_printed(
    qtbot: QtBot, show: Callable[..., ReportsPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Any] = []
    monkeypatch.setattr(
        "ui.dialogs.print_preview.preview_paper", lambda _page, _desk, *, paper: shown.append(paper)
    )
    monkeypatch.setattr("ui.printing.print_pdf", lambda _page, _jobs, *, job: shown.append(job))
    page = show(words)
    page.stand_on("annex")
    press(page, "Ctrl+Shift+P")
    press(page, "Ctrl+P")
    qtbot.waitUntil(lambda: len(shown) == 2, timeout=20_000)
    paper, job = shown
    assert paper.file_name == f"Phụ lục tỷ lệ hồ sơ trực tuyến qua các năm {fakes.YEAR} q1"
    assert paper.write(Path("a.docx"), None) == Path("a.docx")
    assert job.content.startswith(b"%PDF")
    assert job.pages == 1


def test_a_report_is_written_with_what_was_asked(
    qtbot: QtBot, show: Callable[..., ReportsPage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []
    asked: list[Asked] = []

    def choose(_page: object, _title: str, *, name: str, kinds: str) -> Path:
        names.append(name)
        return tmp_path / "a.docx"

    monkeypatch.setattr("ui.report_acts.choose_target", choose)
    monkeypatch.setattr("ui.report_acts.MessageDialog", lambda *_a, **_k: SimpleNamespace(exec=int, chosen=1))
    page = show(words)
    service: Any = page.desk.services.make_report
    service.write = lambda _kind, wanted, *, path: asked.append(wanted) or path
    page.stand_on("annex")
    press(page, "Ctrl+E")
    qtbot.waitUntil(lambda: bool(asked))
    assert names == [f"Phụ lục tỷ lệ hồ sơ trực tuyến qua các năm {fakes.YEAR} q1.pdf"]
    assert asked == [Asked(year=fakes.YEAR, part="q1")]


def test_the_usual_part_stands_first_and_other_days_may_be_typed(
    qtbot: QtBot, show: Callable[..., ReportsPage]
) -> None:
    page = show(words, ("periodic", "checklist"))
    combo = page.choice.part.combo
    assert [combo.itemText(at) for at in range(combo.count())] == ["Quý I", "Năm", texts.OTHER_DAYS]
    assert said(page).part == "year"
    assert page.choice.stretch.isHidden()
    combo.setCurrentIndex(2)
    combo.activated.emit(2)
    assert page.choice.stretch.isVisible()
    assert said(page).part == f"{fakes.YEAR}-01-01..{fakes.YEAR}-12-31"
    stretch = page.choice.stretch
    for field, day in ((stretch.last, "31/3"), (stretch.first, "1/2")):
        field.line.setText(day)
        field.commit()
    wanted = f"{fakes.YEAR}-02-01..{fakes.YEAR}-03-31"
    qtbot.waitUntil(lambda: text_of(page) == f"periodic {wanted} None False")
    stretch.last.line.setText("1/1")
    stretch.last.commit()
    assert stretch.last.state == "wrong"
    assert said(page).part == wanted
    page.stand_on("checklist")
    assert (page.choice.stretch.isVisible(), said(page).part) == (False, "")
    page.stand_on("periodic")
    assert (page.choice.stretch.isVisible(), said(page).part) == (True, wanted)


def test_a_report_with_words_has_a_tab_for_them_and_its_pages_follow(
    qtbot: QtBot, show: Callable[..., ReportsPage]
) -> None:
    made: list[str] = []

    def preview(kind: str, asked: Asked) -> Preview:
        made.append(f"{kind} {asked.part}")
        return Preview(shown=Shown.TEXT, text=str(len(made)))

    page = show(preview, ("periodic", "checklist"))
    qtbot.waitUntil(lambda: text_of(page) == "1")
    assert page.pane.tabs.isVisible()
    press(page, "Ctrl+T")
    field = page.pane.words.fields[0]
    assert field.block.isVisible()
    field.block.setFocus()
    field.block.insertPlainText("Đơn vị mới.")
    page.pane.words.leave()
    texts_held = page.desk.services.report_texts
    place = PaperPlace(year=fakes.YEAR, kind="periodic", part="year")
    assert texts_held.read(place)["situation"].text == "Đơn vị mới."
    press(page, "Ctrl+T")
    qtbot.waitUntil(lambda: text_of(page) == "2")
    page.stand_on("checklist")
    assert not page.pane.tabs.isVisible()
    assert page.preview.isVisible()


def test_every_kind_of_both_roles_has_a_group_a_title_and_a_content() -> None:
    kinds = [paper.code for paper in all_papers(MagicMock(), MagicMock(), sources=MagicMock())]
    grouped = [kind for group in texts.GROUPED.values() for kind in group]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) == set(texts.TITLES) == set(texts.CONTENTS) == set(kinds)
