"""Documents are added by dialog: good files beside refused ones, proposals marked, nothing typed is lost."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from core.evidence import EvidenceDocument
from core.storage_errors import SourceUnreadable
from tests.ui.fakes import YEAR, Images
from tests.ui.test_dropping import drop, files
from ui import messages
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.dialogs.evidence import EvidenceDialog
from ui.jobs import Job
from ui.messages import Notice
from ui.texts import evidence_dialog as texts


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[..., EvidenceDialog]:
    def open_it(desk: Desk, **asked: Any) -> EvidenceDialog:
        dialog = EvidenceDialog(desk, **asked)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return open_it


@pytest.fixture
def picks(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[tuple[Notice, tuple[str, ...]]]]:
    def choose(*choices: int) -> list[tuple[Notice, tuple[str, ...]]]:
        asked: list[tuple[Notice, tuple[str, ...]]] = []
        left = list(choices)

        class Answered:
            def __init__(self, notice: Notice, buttons: Any, parent: Any) -> None:
                asked.append((notice, tuple(buttons)))
                self.chosen = left.pop(0)

            def exec(self) -> int:
                return 1

        monkeypatch.setattr(messages, "MessageDialog", Answered)
        return asked

    return choose


def pdf(folder: Path, name: str, content: str = "x") -> Path:
    path = folder / name
    path.write_bytes(b"%PDF-1.7 " + content.encode())
    return path


def offer(qtbot: QtBot, dialog: EvidenceDialog, *paths: Path) -> None:
    dialog.take_files(paths)
    qtbot.waitUntil(lambda: not dialog.files.is_looking)


def added(desk: Desk) -> list[EvidenceDocument]:
    return [item for item in desk.services.keep_evidence.of_year(YEAR) if not item.id.startswith("doc-")]


def accept(qtbot: QtBot, dialog: EvidenceDialog) -> None:
    dialog.not_secret.setChecked(True)
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()


def test_a_folder_and_a_wrong_kind_are_refused_beside_the_good_files(
    qtbot: QtBot, desk: Desk, opened: Callable[..., EvidenceDialog], tmp_path: Path
) -> None:
    dialog = opened(desk)
    (tmp_path / "a.exe").write_bytes(b"MZ")
    good = (pdf(tmp_path, "01_KH-UBND.pdf", "1"), pdf(tmp_path, "02_KH-UBND.pdf", "2"))
    with qtbot.waitSignal(dialog.files.changed):
        drop(dialog.files, files(tmp_path, tmp_path / "a.exe", *good))
    qtbot.waitUntil(lambda: len(dialog.files.offers) == 4)
    assert dialog.files._state.text() == texts.files_state(2, 2)
    dialog.files.table.select(lambda offer: offer.path == tmp_path)
    assert tmp_path.name in dialog.files._why.text()
    dialog.files.table.select(lambda offer: offer.path.name == "a.exe")
    assert "chương trình máy tính" in dialog.files._why.text()
    accept(qtbot, dialog)
    assert [item.number for item in added(desk)] == ["01", "02"]


def test_what_a_name_tells_is_marked_until_it_is_changed(
    qtbot: QtBot, desk: Desk, opened: Callable[..., EvidenceDialog], tmp_path: Path
) -> None:
    dialog = opened(desk)
    offer(qtbot, dialog, pdf(tmp_path, "15_KH-UBND_15-01-2025_Ke hoach CCHC.pdf"))
    assert dialog.fields.number.line.text() == "15"
    assert dialog.fields.number.line.property("state") == "care"
    assert dialog.fields._note.isVisible()
    dialog.fields.number.setFocus()
    dialog.fields.number.line.setText("16")
    dialog.fields.number.commit()
    assert dialog.fields.number.line.property("state") == ""
    assert dialog.fields.symbol.line.property("state") == "care"
    accept(qtbot, dialog)
    (document,) = added(desk)
    assert (document.number, document.symbol, document.issued_on) == ("16", "KH-UBND", date(2025, 1, 15))


def test_the_focus_goes_from_the_paper_to_its_number_and_on_in_reading_order(
    qtbot: QtBot, desk: Desk, opened: Callable[..., EvidenceDialog], tmp_path: Path
) -> None:
    dialog = opened(desk)
    assert dialog.focusWidget() is dialog.files.choose_button
    offer(qtbot, dialog, pdf(tmp_path, "a.pdf"))
    seen = [dialog.focusWidget()]
    for _ in range(8):
        qtbot.keyClick(seen[-1], Qt.Key.Key_Tab)
        seen.append(dialog.focusWidget())
    fields = dialog.fields
    assert seen[:7] == [
        fields.number.line, fields.symbol.line, fields.issued_on.line, fields.relates_on.line,
        fields.issuer.line, fields.origin.combo, fields.summary.block,
    ]  # fmt: skip
    assert seen[7:] == [dialog.ticks.search, dialog.ticks.view]


def test_a_proposal_never_overwrites_what_was_typed(
    qtbot: QtBot, desk: Desk, opened: Callable[..., EvidenceDialog], tmp_path: Path
) -> None:
    dialog = opened(desk)
    dialog.fields.number.line.setText("99")
    offer(qtbot, dialog, pdf(tmp_path, "15_KH-UBND.pdf"))
    assert dialog.fields.number.line.text() == "99"
    assert dialog.fields.symbol.line.text() == "KH-UBND"


def test_every_file_keeps_its_own_words(
    qtbot: QtBot, desk: Desk, opened: Callable[..., EvidenceDialog], tmp_path: Path
) -> None:
    dialog = opened(desk, criteria=("1.2",))
    offer(qtbot, dialog, pdf(tmp_path, "a.pdf", "a"), pdf(tmp_path, "b.pdf", "b"))
    dialog.fields.number.line.setText("1")
    qtbot.keyClick(dialog.files.table, Qt.Key.Key_Down)
    assert dialog.fields.number.line.text() == ""
    dialog.fields.number.line.setText("2")
    qtbot.keyClick(dialog.files.table, Qt.Key.Key_Up)
    assert dialog.fields.number.line.text() == "1"
    accept(qtbot, dialog)
    assert [(item.name, item.number, item.criteria) for item in added(desk)] == [
        ("a.pdf", "1", ("1.2",)),
        ("b.pdf", "2", ("1.2",)),
    ]


def test_nothing_is_kept_before_the_word_on_secrets_is_given(
    desk: Desk, opened: Callable[..., EvidenceDialog]
) -> None:
    dialog = opened(desk)
    assert not dialog._save.isEnabled()
    dialog.not_secret.setChecked(True)
    assert dialog._save.isEnabled()


def test_a_secret_symbol_is_refused_and_what_was_typed_stays(
    qtbot: QtBot,
    desk: Desk,
    opened: Callable[..., EvidenceDialog],
    picks: Callable[..., Any],
) -> None:
    asked = picks(0)
    dialog = opened(desk)
    dialog.fields.symbol.line.setText("M-UBND")
    dialog.fields.summary.block.setPlainText("Kế hoạch diễn tập")
    dialog.not_secret.setChecked(True)
    dialog.accept()
    assert "bí mật nhà nước" in asked[0][0].why
    assert dialog.isVisible()
    assert dialog.fields.summary.block.toPlainText() == "Kế hoạch diễn tập"
    assert added(desk) == []


def test_a_mark_of_secrecy_is_told_while_typing(desk: Desk, opened: Callable[..., EvidenceDialog]) -> None:
    fields = opened(desk).fields
    for typed, said in (("KH-UBND(M)", texts.MARKED), ("KH-UBND", "")):
        fields.symbol.line.setText(typed)
        fields.symbol.commit()
        assert fields.symbol.message.text() == said
    for typed, said in (("Quản lý văn bản mật", texts.DOUBTFUL), ("Báo cáo mật độ dân số", "")):
        fields.summary.block.setPlainText(typed)
        fields.summary.commit()
        assert fields.summary.message.text() == said


def test_files_that_were_not_looked_at_are_not_kept_as_paper(
    qtbot: QtBot, desk: Desk, opened: Callable[..., EvidenceDialog], tmp_path: Path
) -> None:
    dialog = opened(desk)
    dialog.not_secret.setChecked(True)
    dialog.take_files((pdf(tmp_path, "a.pdf"),))
    dialog.accept()
    for job in desk.jobs.findChildren(Job):
        job.cancel()
        job.cancelled.emit()
    qtbot.wait(100)
    assert [item for item in added(desk) if item.file is None] == []


def test_a_stick_pulled_out_keeps_what_was_typed(
    qtbot: QtBot,
    desk: Desk,
    opened: Callable[..., EvidenceDialog],
    picks: Callable[..., Any],
    tmp_path: Path,
) -> None:
    asked = picks(0)
    dialog = opened(desk)
    path = pdf(tmp_path, "a.pdf")
    offer(qtbot, dialog, path)
    dialog.fields.number.line.setText("7")
    dialog.not_secret.setChecked(True)
    path.unlink()
    dialog.accept()
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert messages.error_notice(SourceUnreadable(name="a.pdf")).what == asked[0][0].what
    assert dialog.isVisible()
    assert dialog.fields.number.line.text() == "7"
    assert added(desk) == []


def test_the_same_content_gains_links_instead_of_a_second_copy(
    qtbot: QtBot, desk: Desk, opened: Callable[..., EvidenceDialog], tmp_path: Path
) -> None:
    first = opened(desk, criteria=("1.2",))
    offer(qtbot, first, pdf(tmp_path, "15_KH-UBND.pdf"))
    accept(qtbot, first)
    second = opened(desk, criteria=("2.3",))
    offer(qtbot, second, pdf(tmp_path, "bản khác.pdf"))
    assert "15/KH-UBND" in second.files._care.text()
    accept(qtbot, second)
    (document,) = added(desk)
    assert document.criteria == ("1.2", "2.3")


@pytest.mark.parametrize(("choice", "name", "size"), [(0, "a.jpg", 11), (1, "a.jpg", 4 << 20)])
def test_a_huge_photograph_is_asked_about_with_both_sizes(  # noqa: PLR0917
    qtbot: QtBot,
    make_desk: Callable[..., Desk],
    opened: Callable[..., EvidenceDialog],
    picks: Callable[..., Any],
    tmp_path: Path,
    choice: int,
    name: str,
    size: int,
) -> None:
    asked = picks(-1, choice)
    desk = make_desk(images=Images(smaller=1 << 20))
    dialog = opened(desk)
    path = tmp_path / "a.jpg"
    path.write_bytes(bytes(4 << 20))
    offer(qtbot, dialog, path)
    dialog.not_secret.setChecked(True)
    dialog.accept()
    assert dialog.isVisible()
    assert added(desk) == []
    accept(qtbot, dialog)
    assert asked[1][1] == ("Thu nhỏ còn khoảng 1,0 MB, vẫn đọc được", "Giữ ảnh gốc 4,0 MB")
    (document,) = added(desk)
    assert document.file is not None
    assert (document.name, document.file.size) == (name, size)


def test_files_are_pasted_with_the_keyboard(
    qtbot: QtBot, desk: Desk, opened: Callable[..., EvidenceDialog], tmp_path: Path
) -> None:
    dialog = opened(desk)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(pdf(tmp_path, "a.pdf")))])
    QGuiApplication.clipboard().setMimeData(data)
    dialog.not_secret.setFocus()
    qtbot.keyClick(dialog.not_secret, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(dialog.files.offers) == 1)
    QGuiApplication.clipboard().clear()


def test_a_screenshot_gets_a_name_by_its_day_and_goes_when_it_is_not_kept(
    qtbot: QtBot, desk: Desk, opened: Callable[..., EvidenceDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    QGuiApplication.clipboard().setImage(image)
    monkeypatch.setattr(ActDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    dialog = opened(desk)
    dialog.files.paste()
    qtbot.waitUntil(lambda: len(dialog.files.offers) == 1)
    (offered,) = dialog.files.offers
    assert offered.path.name == "Ảnh chụp màn hình 11-12-2025.png"
    assert offered.path.read_bytes().startswith(b"\x89PNG")
    dialog.reject()
    assert not offered.path.exists()
    QGuiApplication.clipboard().clear()


def test_an_empty_clipboard_is_told(
    desk: Desk, opened: Callable[..., EvidenceDialog], picks: Callable[..., Any]
) -> None:
    asked = picks(0)
    QGuiApplication.clipboard().clear()
    opened(desk).files.paste()
    assert len(asked) == 1


def test_criteria_are_found_without_accents_and_ticked_with_space(
    qtbot: QtBot, desk: Desk, opened: Callable[..., EvidenceDialog]
) -> None:
    dialog = opened(desk)
    qtbot.keyClicks(dialog.ticks.search, "tu kiem tra")
    qtbot.keyClick(dialog.ticks.search, Qt.Key.Key_Down)
    assert dialog.focusWidget() is dialog.ticks.view
    qtbot.keyClick(dialog.ticks.view, Qt.Key.Key_Space)
    assert dialog.ticks.ticked() == ("1.3.1",)
    assert "Kế hoạch tự kiểm tra" in dialog.ticks._wanted.text()


def test_a_document_belongs_to_the_record_it_was_added_for(
    qtbot: QtBot, desk: Desk, opened: Callable[..., EvidenceDialog]
) -> None:
    (plan,) = desk.services.record_entry.list("plan", YEAR)
    dialog = opened(desk, record=plan)
    accept(qtbot, dialog)
    (document,) = added(desk)
    assert document.records == ("plan-1",)
    again = opened(desk, document=document)
    assert again.ticks.records() == ("plan-1",)
    assert "Kế hoạch CCHC năm 2025" in again.ticks._items()[0].text()


def test_this_years_paper_begins_with_last_years_words(
    desk: Desk, opened: Callable[..., EvidenceDialog]
) -> None:
    old = desk.services.keep_evidence.of_year(YEAR)[0]
    said = opened(desk, like=old).fields.said()
    assert (said.summary, said.issuer, said.symbol) == (old.summary, old.issuer, old.symbol)
    assert (said.number, said.issued_on) == ("", None)


def test_an_origin_typed_once_is_offered_from_then_on(
    qtbot: QtBot, desk: Desk, opened: Callable[..., EvidenceDialog]
) -> None:
    dialog = opened(desk)
    dialog.fields.origin.combo.setEditText("Phần mềm hộ tịch dùng chung")
    accept(qtbot, dialog)
    assert added(desk)[0].origin == "Phần mềm hộ tịch dùng chung"
    again = opened(desk).fields.origin.combo
    names = [again.itemText(at) for at in range(again.count())]
    assert names[1] == "Phần mềm hộ tịch dùng chung"
    assert set(texts.ORIGINS) < set(names)


def test_a_day_that_cannot_be_read_keeps_the_dialog_open(
    desk: Desk, opened: Callable[..., EvidenceDialog], picks: Callable[..., Any]
) -> None:
    asked = picks(0)
    dialog = opened(desk)
    dialog.fields.issued_on.line.setText("31/02/2025")
    dialog.not_secret.setChecked(True)
    dialog.accept()
    assert len(asked) == 1
    assert dialog.isVisible()
