from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.delivery import CopyDiffers, Form
from core.packages.kinds import Kind
from core.services.enrol_keys import EnrolmentCard
from tests.ui.fakes import DIGITS, FINGERPRINT, SET_ID, YEAR, Deliveries, delivered_in
from ui.badges import of_overview
from ui.changes import Topic
from ui.criterion_form import CriterionForm
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.dialogs.choose_criteria import ChooseCriteriaDialog
from ui.dialogs.delivered import DeliveredDialog
from ui.dialogs.evidence import EvidenceDialog
from ui.dialogs.keys import NewPassphraseDialog, PassphraseDialog
from ui.dialogs.trust import TrustDialog
from ui.dialogs.write_package import WritePackageDialog
from ui.dialogs.write_reason import ReasonDialog
from ui.fields import LineField
from ui.messages import MessageDialog, Notice
from ui.places_of import page_of_kind, page_of_source
from ui.progress_dialog import run_long
from ui.undo_bar import UndoBar
from ui.window_place import give_fields_room


def test_evidence_is_added_with_its_links(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "quyet-dinh.pdf"
    file.write_bytes(b"%PDF-1.7 content")
    dialog = EvidenceDialog(desk, criteria=("2.4",))
    qtbot.addWidget(dialog)
    dialog.take_files((file,))
    dialog.fields.number.line.setText("15")
    dialog.not_secret.setChecked(True)
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    added = desk.services.keep_evidence.of_year(YEAR)[-1]
    assert (added.number, added.criteria, added.name) == ("15", ("2.4",), "quyet-dinh.pdf")


def test_a_document_on_paper_only_is_cited(qtbot: QtBot, desk: Desk) -> None:
    dialog = EvidenceDialog(desk)
    qtbot.addWidget(dialog)
    dialog.fields.summary.block.setPlainText("Biên bản họp")
    dialog.not_secret.setChecked(True)
    dialog.accept()
    assert desk.services.keep_evidence.of_year(YEAR)[-1].file is None


def test_details_of_a_document_can_be_changed(qtbot: QtBot, desk: Desk) -> None:
    held = desk.services.keep_evidence.of_year(YEAR)[0]
    dialog = EvidenceDialog(desk, document=held)
    qtbot.addWidget(dialog)
    assert dialog.ticks.ticked() == held.criteria
    dialog.fields.issuer.line.setText("UBND tỉnh")
    dialog.accept()
    assert desk.services.keep_evidence.of_year(YEAR)[0].issuer == "UBND tỉnh"


def test_a_criteria_set_is_chosen_for_the_year(qtbot: QtBot, desk: Desk) -> None:
    desk.set_year(2024)
    dialog = ChooseCriteriaDialog(desk)
    qtbot.addWidget(dialog)
    dialog._choose()
    assert desk.services.self_assessment.score(2024).criteria.set_id == SET_ID


def test_a_new_passphrase_must_be_typed_twice_the_same(qtbot: QtBot) -> None:
    dialog = NewPassphraseDialog(lambda: "song nui bien troi may")
    qtbot.addWidget(dialog)
    assert dialog.passphrase() == "song nui bien troi may"
    assert not dialog.act.isEnabled()
    dialog.again.line.setText("song nui bien troi mai")
    assert not dialog.act.isEnabled()
    dialog.again.line.setText("song nui bien troi may")
    assert dialog.act.isEnabled()


def test_a_short_passphrase_is_refused(qtbot: QtBot) -> None:
    dialog = NewPassphraseDialog(lambda: "ngan")
    qtbot.addWidget(dialog)
    dialog.again.line.setText("ngan")
    assert not dialog.act.isEnabled()


def test_a_passphrase_is_hidden_until_it_is_asked_for(qtbot: QtBot) -> None:
    dialog = PassphraseDialog("Ghi")
    qtbot.addWidget(dialog)
    dialog.words.line.setText(" giữ nguyên ")
    assert dialog.words.line.displayText() != " giữ nguyên "
    assert dialog.passphrase() == " giữ nguyên "


def enrolment(**values: Any) -> EnrolmentCard:
    told: dict[str, Any] = {
        "kind": Kind.ENROL, "unit": "xa-21701", "unit_name": "Xã Tây Sơn", "officer": "Lê Hoa",
        "fingerprint": FINGERPRINT, "digits": DIGITS,
    }  # fmt: skip
    return EnrolmentCard(**{**told, **values})


def test_trust_needs_twenty_typed_digits(qtbot: QtBot) -> None:
    dialog = TrustDialog(enrolment(), "Đỗ Minh Châu")
    qtbot.addWidget(dialog)
    dialog.digits.line.setText("12345 12345 12345 1234")
    assert not dialog.act.isEnabled()
    dialog.digits.line.setText("12345 12345 12345 12345")
    assert dialog.act.isEnabled()


def test_a_resubmission_needs_its_reason(qtbot: QtBot) -> None:
    dialog = WritePackageDialog("Tạo gói nộp", needs_reason=True, folder="usb")
    qtbot.addWidget(dialog)
    dialog.words.line.setText("cum mat khau")
    assert not dialog._write.isEnabled()
    dialog.reason.block.setPlainText("Bổ sung số liệu tháng 12")
    assert dialog._write.isEnabled()
    assert dialog.written_reason() == "Bổ sung số liệu tháng 12"


def test_an_empty_reason_is_no_reason(qtbot: QtBot) -> None:
    dialog = ReasonDialog("Mở lại…", "Lý do?")
    qtbot.addWidget(dialog)
    dialog.reason.setPlainText("  \n ")
    assert not dialog._act.isEnabled()


def test_a_question_answers_with_the_button_chosen(qtbot: QtBot) -> None:
    dialog = MessageDialog(Notice(title="Hỏi", what="Xóa?"), ("Xóa", "Hủy"), parent=None)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.chosen == -1


def test_undo_calls_back_once(qtbot: QtBot) -> None:
    bar = UndoBar()
    qtbot.addWidget(bar)
    calls: list[str] = []
    bar.offer("dòng", lambda: calls.append("back"))
    bar._bring_back()
    bar._bring_back()
    assert calls == ["back"]


def test_long_work_shows_its_dialog_only_when_it_is_long(qtbot: QtBot, desk: Desk) -> None:
    bar = UndoBar()
    qtbot.addWidget(bar)
    ended: list[object] = []
    run_long(bar, desk.jobs, title="Việc", work=lambda _progress: 1, done=ended.append, failed=ended.append)
    qtbot.waitUntil(lambda: ended == [1])


def test_counts_in_the_rail_follow_the_records(make_desk: Callable[..., Desk]) -> None:
    counts = of_overview(make_desk().services.year_overview.look(YEAR))
    assert counts["self"] > 0
    assert counts["home"] > 0
    assert counts["evidence"] > 0


def test_every_hand_entered_criterion_takes_its_own_inputs_back(qtbot: QtBot, desk: Desk) -> None:
    for leaf in desk.services.adopt_criteria.read(SET_ID).leaves("commune"):
        form = CriterionForm(leaf, desk)
        qtbot.addWidget(form)
        form.show_pairs(())
        assert form.pairs() == ()


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("dossiers.online", ("dossiers", "")),
        ("plan.issue_date", ("other", "plan")),
        ("plan.tasks", ("tasks", "")),
        ("finance.publicity", ("other", "budget_publicity")),
        ("training.plan", ("training", "")),
    ],
)
def test_a_criterion_knows_where_its_numbers_are_entered(source: str, place: tuple[str, str]) -> None:
    assert page_of_source(source) == place


def test_kinds_without_a_page_of_their_own_stand_on_the_common_one() -> None:
    assert page_of_kind("initiative") == "other"
    assert page_of_kind("task") == "tasks"


def test_news_carries_its_topics(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.changes.changed) as heard:
        desk.changes.announce(Topic.RECORDS)
    assert heard.args == [frozenset({Topic.RECORDS})]


def test_a_package_leaves_in_the_form_chosen(qtbot: QtBot) -> None:
    dialog = WritePackageDialog("Ghi gói", needs_reason=False, needs_words=False, folder="usb")
    qtbot.addWidget(dialog)
    assert dialog._write.isEnabled()
    assert dialog.form() == Form()
    dialog.leaving.encrypt.box.setChecked(True)
    dialog.leaving.split.box.setChecked(True)
    assert dialog.form() == Form(part_size=17 << 20, is_encrypted=True)
    for text, is_right in (("0", False), ("", False), ("x", False), ("2049", False), ("2.048", True)):
        dialog.leaving.part.line.setText(text)
        assert dialog._write.isEnabled() is is_right, text


def test_a_box_that_cannot_be_ticked_says_why(qtbot: QtBot) -> None:
    dialog = WritePackageDialog("Ghi gói", needs_reason=False, cannot_encrypt="Chưa có khóa dự phòng.")
    qtbot.addWidget(dialog)
    assert not dialog.leaving.encrypt.box.isEnabled()
    assert "Chưa có khóa dự phòng." in [label.text() for label in dialog.leaving.findChildren(QLabel)]


def test_checking_again_says_what_it_found(
    qtbot: QtBot, make_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliveries = Deliveries()
    parent = QWidget()
    qtbot.addWidget(parent)
    delivered = delivered_in(tmp_path, Form(part_size=1 << 20))
    desk = make_desk(deliver_package=deliveries)
    dialog = DeliveredDialog("Tạo gói nộp", "Đã tạo", delivered=delivered, desk=desk, parent=parent)
    assert "an toàn" in dialog.state.text()
    dialog.check_again()
    qtbot.waitUntil(lambda: "đúng như bản đã ghi" in dialog.state.text())
    assert deliveries.checked == [delivered]
    shown: list[Exception] = []
    monkeypatch.setattr("ui.dialogs.delivered.show_error", lambda _parent, error: shown.append(error))
    deliveries.differs = CopyDiffers(name="x.cchc.001")
    dialog.check_again()
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert "an toàn" not in dialog.state.text()


def test_a_dialog_grows_until_no_field_is_squeezed_but_not_beyond_the_screen(qtbot: QtBot) -> None:
    dialog = ActDialog("Xác nhận", "Từng dòng đều phải đọc được. " * 8)
    qtbot.addWidget(dialog)
    for number in range(6):
        dialog.fields.addWidget(LineField(f"Dòng {number}"))
    dialog.show()
    layout = dialog.layout()
    assert layout is not None
    dialog.resize(dialog.width(), 200)
    give_fields_room(dialog)
    assert dialog.height() == layout.totalHeightForWidth(dialog.width())
    for number in range(40):
        dialog.fields.addWidget(LineField(f"Dòng {number}"))
    give_fields_room(dialog)
    assert dialog.height() <= dialog.screen().availableGeometry().height()
