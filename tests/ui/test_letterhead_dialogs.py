"""Letterheads, signers and recipients by the keyboard; what is chosen is kept at once and seen as it will be printed."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from core.letterheads import Addressee, DatedHead, Delivery
from core.units import SigningForm
from ui.desk import Desk
from ui.dialogs.letterhead import LetterheadDialog
from ui.dialogs.letterheads import LetterheadsDialog
from ui.dialogs.signer import SignerDialog
from ui.paper_preview import PaperPreview
from ui.texts import letterheads as texts


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> LetterheadsDialog:
    made = LetterheadsDialog(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def accept(monkeypatch: pytest.MonkeyPatch, kind: type[QDialog], fill: Any) -> None:
    def run(self: QDialog) -> int:
        fill(self)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(kind, "exec", run)


def head_of(preview: PaperPreview) -> tuple[str, str, str]:
    return preview.superior.text(), preview.issuer.text(), preview.place.text()


def test_a_letterhead_is_entered_seen_changed_and_removed(
    dialog: LetterheadsDialog, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert head_of(dialog.preview)[1] == "ỦY BAN NHÂN DÂN\nXÃ TÂY SƠN"

    def old(entry: LetterheadDialog) -> None:
        entry.superior.line.setText("UBND HUYỆN TÂY SƠN")
        entry.issuer.block.setPlainText("ỦY BAN NHÂN DÂN\n\nXÃ BÌNH TƯỜNG")
        assert entry.preview.issuer.text() == "ỦY BAN NHÂN DÂN\nXÃ BÌNH TƯỜNG"

    accept(monkeypatch, LetterheadDialog, old)
    dialog.heads.add.click()

    def new(entry: LetterheadDialog) -> None:
        entry.since.line.setText("1/7/2025")
        entry.place.line.setText("Bình Hiệp")

    accept(monkeypatch, LetterheadDialog, new)
    dialog.heads.add.click()
    heads = desk.services.letterheads.settings().heads
    assert heads == (
        DatedHead(superior="UBND HUYỆN TÂY SƠN", issuer=("ỦY BAN NHÂN DÂN", "XÃ BÌNH TƯỜNG")),
        DatedHead(valid_from=date(2025, 7, 1), place="Bình Hiệp"),
    )
    dialog.heads.table.select(lambda head: head.valid_from is None)
    assert head_of(dialog.preview)[:2] == ("UBND HUYỆN TÂY SƠN", "ỦY BAN NHÂN DÂN\nXÃ BÌNH TƯỜNG")
    dialog.heads.table.select(lambda head: head.valid_from is not None)
    assert head_of(dialog.preview)[2].startswith("Bình Hiệp, ngày 01 tháng 7 năm 2025")
    accept(monkeypatch, LetterheadDialog, lambda entry: entry.symbol.line.setText("UBND1"))
    dialog.heads.change.click()
    assert desk.services.letterheads.settings().heads[1].symbol == "UBND1"
    dialog.heads.remove.click()
    assert len(desk.services.letterheads.settings().heads) == 1


def test_an_empty_letterhead_and_a_half_typed_day_cannot_be_kept(qtbot: QtBot, desk: Desk) -> None:
    entry = LetterheadDialog(desk, None)
    qtbot.addWidget(entry)
    assert not entry.act.isEnabled()
    entry.place.line.setText("Tây Sơn")
    assert entry.act.isEnabled()
    entry.since.line.setText("31/2/2025")
    assert not entry.act.isEnabled()


def test_a_signer_takes_reports_and_shows_the_block(
    dialog: LetterheadsDialog, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.tabs.setCurrentIndex(1)

    def fill(entry: SignerDialog) -> None:
        assert not entry.act.isEnabled()
        entry.name.line.setText("Lê Thị Hoa")
        entry.post.line.setText("Phó Chủ tịch")
        entry.ticks["annex"].setChecked(True)
        assert entry.preview.signed.text() == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Thị Hoa"

    accept(monkeypatch, SignerDialog, fill)
    dialog.signers.add.click()
    (signer,) = desk.services.letterheads.settings().signers
    assert (signer.signatory.form, signer.kinds) == (SigningForm.DEPUTY, ("annex",))
    assert dialog.preview.signed.text().endswith("Lê Thị Hoa")

    def order(entry: SignerDialog) -> None:
        entry.post.line.setText("Chánh Văn phòng")
        entry.form.show_value(SigningForm.BY_ORDER)

    accept(monkeypatch, SignerDialog, order)
    dialog.signers.change.click()
    assert dialog.preview.signed.text() == "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nLê Thị Hoa"
    dialog.signers.remove.click()
    assert desk.services.letterheads.settings().signers == ()


def test_recipients_are_typed_a_line_each_with_their_delivery(
    qtbot: QtBot, dialog: LetterheadsDialog, desk: Desk
) -> None:
    dialog.tabs.setCurrentIndex(2)
    tab = dialog.recipients
    tab.kind.show_value("annex")
    tab.read()
    assert not tab.usual.isEnabled()
    tab.names.block.setPlainText("UBND các huyện, thị xã, thành phố (VBĐT)\nSở Nội vụ")
    tab.names.commit()
    assert desk.services.letterheads.settings().addressees["annex"] == (
        Addressee(name="UBND các huyện, thị xã, thành phố", delivery=Delivery.ELECTRONIC),
        Addressee(name="Sở Nội vụ"),
    )
    tab.names.block.setFocus()
    tab.names.block.moveCursor(QTextCursor.MoveOperation.Start)
    assert tab.delivery.value() is Delivery.ELECTRONIC
    qtbot.keyClick(tab.names.block, Qt.Key.Key_Down)
    assert tab.delivery.value() is Delivery.UNSAID
    tab.delivery.combo.setCurrentIndex(3)
    tab.delivery.commit()
    assert tab.names.block.toPlainText().endswith("Sở Nội vụ (VBĐT, bản giấy)")
    tab.drafted_by.line.setText("VP")
    tab.drafted_by.commit()
    assert dialog.preview.recipients.text() == (
        "- UBND các huyện, thị xã, thành phố (VBĐT);\n- Sở Nội vụ (VBĐT, bản giấy);\n- Lưu: VT, VP."
    )
    tab.usual.click()
    assert "annex" not in desk.services.letterheads.settings().addressees


def test_what_is_half_typed_is_kept_when_the_dialog_closes(dialog: LetterheadsDialog, desk: Desk) -> None:
    dialog.tabs.setCurrentIndex(2)
    kind = dialog.recipients.current()
    dialog.recipients.names.block.setPlainText("Sở Nội vụ")
    dialog.reject()
    assert desk.services.letterheads.settings().addressees[kind] == (Addressee(name="Sở Nội vụ"),)


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("Sở Nội vụ", Addressee(name="Sở Nội vụ")),
        ("Sở Nội vụ (vbđt);", Addressee(name="Sở Nội vụ", delivery=Delivery.ELECTRONIC)),
        ("Sở Nội vụ (bản giấy)", Addressee(name="Sở Nội vụ", delivery=Delivery.PAPER)),
        ("Sở Nội vụ (bản giấy và VBĐT)", Addressee(name="Sở Nội vụ", delivery=Delivery.BOTH)),
        ("Bộ Nội vụ (để báo cáo)", Addressee(name="Bộ Nội vụ (để báo cáo)")),
    ],
)
def test_a_form_of_delivery_is_read_from_the_end_of_a_line(typed: str, line: Addressee) -> None:
    assert texts.read(typed) == line
    assert texts.read(texts.written(line)) == line
