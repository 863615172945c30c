"""The page that makes the package: the gate leads, the summary is read, the story and the record follow."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLabel
from pytestqt.qtbot import QtBot

from core.delivery import WHOLE, Drive
from core.exchanges import Direction
from core.findings import error, warning
from core.services.package_history import EventKind, PackageEvent
from core.services.returns import ReturnView
from core.services.year_history import Changes, LineChange
from tests.ui.fakes import YEAR, Exports, Sheets, delivered_in, package_row
from ui.desk import Desk
from ui.dialogs.delivered import DeliveredDialog
from ui.dialogs.print_preview import Previewed
from ui.dialogs.write_package import WritePackageDialog
from ui.gate_part import group_of
from ui.package_story import card_rows
from ui.package_summary import PackageSummaryView
from ui.pages.export import ExportPage
from ui.texts import export_page as texts
from ui.texts.self_assessment import points_of

AT = datetime(YEAR, 12, 20, 2, 30, tzinfo=UTC)


def opened(qtbot: QtBot, desk: Desk) -> ExportPage:
    page = ExportPage(desk)
    qtbot.addWidget(page)
    page.resize(1110, 660)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


class Gate(Exports):
    def __init__(self, *findings: Any) -> None:
        super().__init__()
        self.findings = findings

    def gate(self, _year: int) -> tuple[Any, ...]:
        return self.findings


def rows_shown(page: ExportPage) -> list[Any]:
    return [row.where or row.code for row in page.gate.rows_model.rows]


# --- the gate ---------------------------------------------------------------------------------------------


def test_findings_stand_in_groups_with_their_count_and_lead_to_their_place(
    qtbot: QtBot, make_desk: Callable[..., Desk]
) -> None:
    found = (
        error("GATE_NO_EVIDENCE", "1.1.1", points="1.00"),
        warning("GATE_NO_DATA", "1.5", points="2.00"),
        error("GATE_FLAGGED_EVIDENCE", "evidence:doc-3", document="a.docm"),
        warning("GATE_NO_SIGNATORY"),
    )
    entry = SimpleNamespace(findings=lambda _year: (), list=lambda _kind, _year: ())
    desk = make_desk(export_package=Gate(*found), record_entry=entry)
    asked: list[tuple[str, str]] = []
    desk.asked.connect(lambda key, subject: asked.append((key, subject)))
    page = opened(qtbot, desk)
    groups: QComboBox = page.gate_part.groups
    assert [groups.itemText(at) for at in range(groups.count())] == [
        "Tất cả (4)",
        "Đơn vị, khóa (1)",
        "Tiêu chí (2)",
        "Tài liệu kiểm chứng (1)",
    ]
    assert not page._create.isEnabled()
    for where in ("1.5", "evidence:doc-3", ""):
        page.gate.select(lambda row, where=where: row.where == where)  # type: ignore[misc]
        page.gate.setFocus()
        qtbot.keyClick(page.gate, Qt.Key.Key_Return)
    assert asked == [("self", "1.5"), ("evidence", "doc-3"), ("settings", "")]
    groups.setCurrentIndex(2)
    groups.activated.emit(2)
    assert rows_shown(page) == ["1.1.1", "1.5"]


def test_sums_that_fail_join_the_gate_as_warnings_and_stop_nothing(
    qtbot: QtBot, make_desk: Callable[..., Desk]
) -> None:
    plan = SimpleNamespace(id="plan-1")
    found = (error("SUM_FIELDS", "plan:plan-1:issued_on", total=1, sum=2),)
    entry = SimpleNamespace(findings=lambda _year: found, list=lambda _kind, _year: (plan,))
    desk = make_desk(record_entry=entry)
    page = opened(qtbot, desk)
    qtbot.waitUntil(lambda: len(page.gate.rows_model.rows) == 1)
    assert group_of(page.gate.rows_model.rows[0]) == "records"
    assert page._create.isEnabled()
    asked: list[tuple[str, str]] = []
    desk.asked.connect(lambda key, subject: asked.append((key, subject)))
    page.gate_part._open(page.gate.rows_model.rows[0])
    assert asked == [("other", "plan:plan-1")]


# --- the dialog -------------------------------------------------------------------------------------------


def test_the_summary_is_read_before_the_package_is_written(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def look(dialog: WritePackageDialog) -> int:
        labels = [child.property("text") for child in dialog.findChildren(type(dialog._seal))]
        seen.extend(str(text) for text in labels)
        assert dialog.destination.choice.itemText(0).startswith("USB CCHC")
        assert dialog.folder.line.text() == str(Path("/media/usb"))
        assert dialog.focusWidget() is dialog.reason.editor()
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(WritePackageDialog, "exec", look)
    page = opened(qtbot, desk)
    page._create.click()
    qtbot.waitUntil(lambda: bool(seen))
    assert "Số liệu: 69 dòng" in seen
    assert "8 văn bản, 8 tệp, 3,2 MB" in seen


def test_changes_against_the_last_package_are_listed(qtbot: QtBot, desk: Desk) -> None:
    line = LineChange(
        criterion="7.2.1", name="Trực tuyến", before=Decimal("1.64"), after=Decimal("4.00"),
        inputs=True, words=False, documents=1,
    )  # fmt: skip
    changes = Changes(revision=1, sent_at=AT, lines=(line,))
    summary = replace(desk.services.package_history.summary(YEAR), changes=changes)
    dialog = WritePackageDialog("Tạo gói nộp", needs_reason=True, folder="usb")
    qtbot.addWidget(dialog)
    dialog.show_summary(summary)
    told = [str(child.property("text")) for child in dialog.findChildren(type(dialog._seal))]
    assert "Thay đổi từ lần nộp 1 (20/12/2025)" in told
    assert "1,64 → 4,00 (số liệu, 1 tài liệu thêm)" in told


@pytest.mark.parametrize("width", [300, 360, 395, 440, 600])
def test_every_figure_of_the_summary_stands_on_one_line(qtbot: QtBot, desk: Desk, width: int) -> None:
    view = PackageSummaryView(desk.services.package_history.summary(YEAR))
    qtbot.addWidget(view)
    view.resize(width, 400)
    view.show()
    qtbot.wait(1)
    score = desk.services.package_history.summary(YEAR).score
    told = {points_of(area.points, area.maximum) for area in score.areas}
    figures = [label for label in view.findChildren(QLabel) if label.text() in told]
    assert len(figures) >= len(told)
    assert all(each.width() >= each.fontMetrics().horizontalAdvance(each.text()) for each in figures)


def test_a_correction_proposes_the_returned_lines_as_its_reason(
    qtbot: QtBot, make_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    returned = ReturnView(
        year=YEAR, received_at=AT, answers="ab", answers_revision=1, reason="Thiếu", due_on=None,
        lines=(("1.1.1", "Đính kèm quyết định"), ("2.4", "")),
    )  # fmt: skip
    returns = SimpleNamespace(waiting=lambda _year: returned, received=lambda _year: ())
    seen: list[str] = []

    def look(dialog: WritePackageDialog) -> int:
        seen.append(dialog.written_reason())
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(WritePackageDialog, "exec", look)
    page = opened(qtbot, make_desk(returns=returns))
    page.make_package()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["Sửa theo yêu cầu của cơ quan thẩm định: 1.1.1 – Đính kèm quyết định; 2.4"]


def test_a_stick_plugged_in_later_is_found_and_a_folder_can_be_typed(qtbot: QtBot) -> None:
    plugged: list[Drive] = []
    dialog = WritePackageDialog("Ghi gói", needs_reason=False, needs_words=False)
    qtbot.addWidget(dialog)
    dialog.offer_drives(lambda: plugged)
    assert not dialog.destination.none.isHidden()
    assert not dialog._write.isEnabled()
    plugged.append(Drive(path=Path("/media/b"), label="KINGSTON", free=None))
    dialog.destination.again.click()
    assert dialog.destination.none.isHidden()
    assert dialog.target() == Path("/media/b")
    assert dialog._write.isEnabled()
    dialog.folder.line.setText("/nha/goi")
    assert dialog.target() == Path("/nha/goi")


def test_the_passphrase_can_be_looked_at(qtbot: QtBot) -> None:
    dialog = WritePackageDialog("Tạo gói nộp", needs_reason=False, folder="usb")
    qtbot.addWidget(dialog)
    line = dialog.words.line
    assert line.echoMode() is line.EchoMode.Password
    dialog.words_shown.click()
    assert line.echoMode() is line.EchoMode.Normal


# --- the story --------------------------------------------------------------------------------------------


def story() -> tuple[PackageEvent, ...]:
    first = package_row(Direction.SENT)
    second = replace(first, revision=2, digest="4a" * 64)
    return (
        PackageEvent(
            kind=EventKind.RESULT, at=AT, row=replace(first, digest="5b" * 64), revision=2,
            index=Decimal("85.07"), band="Tốt", published_on=date(YEAR + 1, 2, 28),
        ),
        PackageEvent(kind=EventKind.SENT, at=AT, row=second, revision=2, reason="Bổ sung"),
        PackageEvent(
            kind=EventKind.RETURNED, at=AT, row=replace(first, digest="6c" * 64), revision=1, reason="Thiếu",
            lines=(("1.1.1", "Đính kèm quyết định"),), due_on=date(YEAR, 12, 25),
        ),
        PackageEvent(
            kind=EventKind.RECEIVED, at=AT, row=replace(first, digest="7d" * 64), revision=1, number=3
        ),
        PackageEvent(kind=EventKind.SENT, at=AT, row=first, revision=1),
    )  # fmt: skip


def with_story(make_desk: Callable[..., Desk], sheets: Sheets) -> Desk:
    desk = make_desk(hand_over=sheets)
    desk.services.package_history.timeline = lambda _year: story()  # type: ignore[method-assign]
    return desk


def test_the_story_tells_every_event_and_the_card_its_details(
    qtbot: QtBot, make_desk: Callable[..., Desk]
) -> None:
    desk = with_story(make_desk, Sheets())
    page = opened(qtbot, desk)
    titles = [texts.event_title(event) for event in page.history.rows_model.rows]
    assert titles == ["Có kết quả", "Nộp lần 2", "Trả lại lần nộp 1", "Giấy báo nhận số 3", "Nộp lần 1"]
    told = {event.kind: dict(card_rows(event, desk)) for event in story()}
    assert told[EventKind.RETURNED][texts.RETURN_LINES] == "1.1.1: Đính kèm quyết định"
    assert told[EventKind.RETURNED][texts.RETURN_DUE] == "25/12/2025"
    assert told[EventKind.RESULT][texts.RESULT_INDEX] == "85,07 %".replace(" ", "\u00a0")
    assert told[EventKind.SENT][texts.COLUMN_RECEIPT] == texts.RECEIPT_NONE


def test_the_record_of_the_package_an_event_is_about_is_offered_by_key(
    qtbot: QtBot, make_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sheets = Sheets()
    page = opened(qtbot, with_story(make_desk, sheets))
    target = tmp_path / "bien-ban.pdf"
    monkeypatch.setattr("ui.hand_over_act.pick", lambda *_a, **_k: 1)
    monkeypatch.setattr("ui.hand_over_act.choose_target", lambda *_a, **_k: target)
    monkeypatch.setattr(
        "ui.hand_over_act.MessageDialog", lambda *_a, **_k: SimpleNamespace(exec=int, chosen=1)
    )
    page.history.select(lambda event: event.kind is EventKind.RETURNED)
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(sheets.written))
    assert sheets.written == [("3f" * 64, target, None)]


def test_the_record_is_offered_when_the_package_was_written(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, desk)
    offered: list[Any] = []
    monkeypatch.setattr(page.hand_over, "offer", lambda row, delivered: offered.append((row, delivered)))

    def press(dialog: DeliveredDialog) -> int:
        dialog.hand_over.click()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(DeliveredDialog, "exec", press)
    page.write(tmp_path, passphrase="x", reason="")
    qtbot.waitUntil(lambda: bool(offered))
    row, delivered = offered[0]
    assert row.digest == "3f" * 64
    assert delivered.files == delivered_in(tmp_path, WHOLE).files


def test_nothing_sent_yet_says_so(qtbot: QtBot, desk: Desk) -> None:
    desk.services.package_history.timeline = lambda _year: ()  # type: ignore[method-assign]
    page = opened(qtbot, desk)
    assert page._none.isVisible()
    assert not page.history.isVisible()
    assert not page._sheet.isEnabled()


def test_a_record_is_looked_at_before_it_is_printed_twice(
    qtbot: QtBot, make_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Previewed] = []
    monkeypatch.setattr("ui.hand_over_act.preview_paper", lambda _page, _desk, *, paper: shown.append(paper))
    monkeypatch.setattr("ui.hand_over_act.pick", lambda *_a, **_k: 0)
    page = opened(qtbot, with_story(make_desk, Sheets()))
    page.hand_over_current()
    assert [(paper.copies, paper.make is None) for paper in shown] == [(2, False)]


def test_tab_walks_the_dialog_in_the_order_it_is_read(qtbot: QtBot, desk: Desk) -> None:
    dialog = WritePackageDialog("Tạo gói nộp", needs_reason=True, folder="usb")
    qtbot.addWidget(dialog)
    dialog.show_summary(desk.services.package_history.summary(YEAR))
    dialog.offer_drives(tuple)
    dialog.reason.block.setPlainText("Bổ sung")
    dialog.words.line.setText("x")
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.reason.block.setFocus()
    walked = [dialog.focusWidget()]
    for _ in range(9):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        walked.append(dialog.focusWidget())
    wanted = [
        dialog.reason.block,
        dialog.destination.choice,
        dialog.destination.again,
        dialog.folder.line,
        dialog.leaving.encrypt.box,
        dialog.leaving.split.box,
        dialog.words.line,
        dialog.words_shown,
        dialog._write,
    ]
    assert [each for each in walked if each in wanted] == wanted
