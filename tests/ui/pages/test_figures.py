"""The page that checks figures: paste or open, see marks and working, walk through them, print the list."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCharFormat, QTextCursor
from pytestqt.qtbot import QtBot

from core.figure_findings import FigureReport, Standing
from core.figure_report import check_text
from core.reporting.document import tables_of
from core.reporting.figure_findings import figure_findings
from core.units import Role
from ui.desk import Desk
from ui.figure_text import FigureText, Marked
from ui.pages import figures
from ui.pages.figures import FiguresPage
from ui.texts import figure_words
from ui.texts import figures_page as texts

SEEDS = Path(__file__).parents[2] / "vectors" / "seeds"
WRONG = "Năm 2022 có 979/17.328 hồ sơ, đạt 5,68%; 104/136 đơn vị (chiếm 76,47%). Họp ngày 31/02/2023."


@pytest.fixture
def page(qtbot: QtBot, make_desk: Callable[..., Desk]) -> FiguresPage:
    made = FiguresPage(make_desk())
    qtbot.addWidget(made)
    made.resize(1110, 640)
    made.show()
    qtbot.waitExposed(made)
    made.communes.show_value(None)
    return made


def rows(page: FiguresPage) -> list[Marked]:
    return [page.found.table.rows_model.rows[at] for at in page.found.table.found.shown()]


def words_of(page: FiguresPage) -> list[str]:
    return [row.finding.text for row in rows(page)]


def check(page: FiguresPage, text: str) -> None:
    page.text.show_words(text)
    page.check()


def test_what_is_wrong_is_listed_with_its_working(page: FiguresPage) -> None:
    check(page, WRONG)
    assert words_of(page) == ["979/17.328 hồ sơ, đạt 5,68%", "31/02/2023"]
    assert page.found.summary.text() == "2 chỗ sai, 1 con số đúng."
    page.found.step(1)
    assert (
        page.found.how.text() == "979/17.328 = 5,65\N{NO-BREAK SPACE}%; văn bản ghi 5,68\N{NO-BREAK SPACE}%."
    )
    assert page.text.textCursor().selectedText() == "979/17.328 hồ sơ, đạt 5,68%"


def test_right_figures_are_shown_with_a_tick(page: FiguresPage) -> None:
    check(page, WRONG)
    page.found.shown.setCurrentIndex(2)
    assert words_of(page) == ["104/136 đơn vị (chiếm 76,47%)"]
    mark = page.found.table.rows_model.columns[1].mark
    assert mark is not None
    assert mark(rows(page)[0]) == "done"


def test_f8_walks_through_the_findings_and_round_again(qtbot: QtBot, page: FiguresPage) -> None:
    check(page, WRONG)
    seen = []
    for _ in range(3):
        qtbot.keyClick(page, Qt.Key.Key_F8)
        page.found.step(0)
        seen.append(page.text.textCursor().selectedText())
    assert set(seen) <= {"979/17.328 hồ sơ, đạt 5,68%", "31/02/2023"}
    page.found.table.clearSelection()
    page.found.step(1)
    first = page.text.textCursor().selectedText()
    page.found.step(1)
    page.found.step(1)
    assert page.text.textCursor().selectedText() == first
    page.found.step(-1)
    assert page.text.textCursor().selectedText() != first


def test_enter_in_the_list_goes_on_to_the_next_place(qtbot: QtBot, page: FiguresPage) -> None:
    check(page, WRONG)
    page.found.step(1)
    before = page.text.textCursor().selectedText()
    qtbot.keyClick(page.found.table, Qt.Key.Key_Return)
    assert page.text.textCursor().selectedText() != before


def test_marks_differ_by_more_than_their_colour(page: FiguresPage) -> None:
    check(page, f"{WRONG} Tỷ lệ hài lòng đạt 85,7%.")
    page.found.shown.setCurrentIndex(3)
    lines = {each.format.underlineStyle() for each in page.text.extraSelections()}  # type: ignore[attr-defined]
    assert len(lines) == 3
    assert QTextCharFormat.UnderlineStyle.NoUnderline not in lines
    assert [numbers for _top, numbers, _standing in page.text.side_numbers()] != []


def test_a_number_stands_beside_the_line_of_its_place(page: FiguresPage) -> None:
    line = "979/17.328, đạt 5,68%; ngày 31/02/2023."
    check(page, f"{line}\n\n{line}")
    shown = page.text.side_numbers()
    assert shown[0][1] == "1–2"
    assert shown[1][1] == "3–4"
    assert {standing for *_rest, standing in shown} == {Standing.WRONG}


def test_typing_is_checked_after_a_pause(
    qtbot: QtBot, page: FiguresPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "_PAUSE_MS", 20)
    qtbot.keyClicks(page.text, "2/36 (chiem 1,47%)")
    assert page.found.table.rows_model.rows == ()
    page.text.insertPlainText(" 2/36 đơn vị (chiếm 1,47%)")
    qtbot.waitUntil(lambda: words_of(page) != [])
    page.text.clear()
    qtbot.waitUntil(lambda: page.found.table.rows_model.rows == ())


def test_a_long_text_is_checked_off_the_windows_thread(
    qtbot: QtBot, page: FiguresPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = next(SEEDS.glob("002_*")).read_text("utf-8")
    assert len(text) > figures._SHORT
    check(page, text)
    assert page.found.summary.text() == texts.CHECKING
    qtbot.waitUntil(lambda: len(rows(page)) == 9, timeout=20_000)
    page.text.moveCursor(QTextCursor.MoveOperation.End)
    page.check()
    page.text.insertPlainText(" thêm")
    page._pause.stop()
    held = page.found.summary.text()
    qtbot.waitUntil(lambda: not page.desk.jobs.is_busy, timeout=20_000)
    assert page.found.summary.text() == held  # what was found is of another text by now


def test_the_number_of_communes_comes_from_the_notebook_or_is_typed(
    qtbot: QtBot, make_desk: Callable[..., Desk]
) -> None:
    page = FiguresPage(make_desk(Role.APPRAISER))
    qtbot.addWidget(page)
    page.show()
    known = page.desk.services.check_figures.populations()[0]
    assert page.communes.value() == known
    check(page, "2/36 đơn vị (chiếm 1,47%)")
    assert figure_words.correct(rows(page)[0].finding) == "5,56\N{NO-BREAK SPACE}%"
    page.communes.line.selectAll()
    qtbot.keyClicks(page.communes.line, "136")
    page.communes.commit()
    assert page.found.how.text() == "" or rows(page)[0].finding.correct == "136"
    page.refresh()
    assert page.communes.value() == 136


def test_a_word_file_is_opened_dropped_or_pasted(qtbot: QtBot, page: FiguresPage, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Có 979/17.328 hồ sơ, đạt 5,68%.")
    file = tmp_path / "bao-cao.docx"
    document.save(str(file))
    page.open(file)
    qtbot.waitUntil(lambda: words_of(page) == ["979/17.328 hồ sơ, đạt 5,68%"])
    page.text.show_words("")
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(file))])
    assert page.text.canInsertFromMimeData(files)
    page.text.insertFromMimeData(files)
    qtbot.waitUntil(lambda: words_of(page) == ["979/17.328 hồ sơ, đạt 5,68%"])


def test_another_kind_of_file_is_refused_with_advice(
    qtbot: QtBot, page: FiguresPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Exception] = []
    monkeypatch.setattr(figures, "show_error", lambda _page, error: told.append(error))
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-1.7")
    page.open(file)
    qtbot.waitUntil(lambda: bool(told))
    assert type(told[0]).__name__ == "TextFileRefused"


def test_what_is_pasted_is_plain_and_composed(page: FiguresPage) -> None:
    data = QMimeData()
    data.setHtml("<b>x</b>")
    data.setText("Tie\u0302\u0301p nha\u0323\u0302n")
    page.text.insertFromMimeData(data)
    assert page.text.words() == "Tiếp nhận"


def test_letters_typed_in_pieces_and_wide_signs_do_not_shift_the_marks(page: FiguresPage) -> None:
    page.text.setPlainText("\U0001f600 Tie\u0302\u0301p nhận 979/17.328 hồ sơ, đạt 5,68%")
    page.check()
    page.found.step(1)
    assert page.text.textCursor().selectedText() == "979/17.328 hồ sơ, đạt 5,68%"


def test_a_mark_follows_what_is_typed_before_it(page: FiguresPage) -> None:
    check(page, WRONG)
    page.text.moveCursor(QTextCursor.MoveOperation.Start)
    page.text.insertPlainText("Báo cáo: ")
    page.text.stand_on(1)
    assert page.text.textCursor().selectedText() == "979/17.328 hồ sơ, đạt 5,68%"


def test_a_finding_is_copied_on_one_line(page: FiguresPage) -> None:
    check(page, WRONG)
    page.found.step(1)
    page.found.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Sai – Tỷ lệ: “979/17.328 hồ sơ, đạt 5,68%”.")
    assert "\n" not in copied


def test_the_text_goes_when_it_is_asked_to_and_nothing_of_it_was_kept(page: FiguresPage) -> None:
    check(page, WRONG)
    assert page.clear.isVisible()
    page.clear.click()
    assert page.text.words() == ""
    assert page.found.table.rows_model.rows == ()
    assert texts.NOT_KEPT in {label.text() for label in page.findChildren(type(page.found.how))}
    assert not [key for key in page.desk.places.allKeys() if "text" in key]


def test_the_list_is_printed_as_a_paper(page: FiguresPage, monkeypatch: pytest.MonkeyPatch) -> None:
    papers: list[dict[str, Any]] = []
    monkeypatch.setattr(figures, "preview_report", lambda *_who, **paper: papers.append(paper))
    page.print_found()
    assert papers == []
    check(page, WRONG)
    page.print_found()
    report = papers[0]["make"](None)
    assert [table.rows[0].cells[2] for table in tables_of(report)] == [
        "979/17.328 hồ sơ, đạt 5,68%",
        "104/136 đơn vị (chiếm 76,47%)",
    ]


def test_the_paper_numbers_all_findings_and_says_when_there_are_none() -> None:
    words = texts.paper("UBND xã A", date(2024, 3, 4))
    found = check_text(next(SEEDS.glob("003_*")).read_text("utf-8"))
    report = figure_findings(found, words)
    ordinals = [row.cells[0] for table in tables_of(report) for row in table.rows]
    assert ordinals == list(range(1, len(found.findings) + 1))
    empty = figure_findings(FigureReport(text="", findings=()), words)
    assert tables_of(empty) == ()


def test_the_numbers_at_the_side_are_painted(qtbot: QtBot, make_desk: Callable[..., Desk]) -> None:
    text = FigureText()
    qtbot.addWidget(text)
    text.show_words(WRONG)
    found = check_text(WRONG).open
    text.mark([Marked(number=at, finding=each) for at, each in enumerate(found, 1)])
    text.show()
    qtbot.waitExposed(text)
    assert not text.grab().isNull()
    assert text.side_numbers()
