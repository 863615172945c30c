"""The token's part of the dialog before a package is written."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from core.services.government_signature import TokenSigning
from ui.dialogs.write_package import WritePackageDialog
from ui.texts import export_page
from ui.texts import government_signature as texts

DRIVER = Path("driver.so")


@pytest.fixture
def dialog(qtbot: QtBot) -> WritePackageDialog:
    made = WritePackageDialog("Tạo gói", needs_reason=False, folder="x")
    qtbot.addWidget(made)
    made.words.line.setText("cum mat khau")
    made.show()
    return made


def test_a_token_is_not_offered_unless_a_page_does(dialog: WritePackageDialog) -> None:
    assert not dialog.token.isVisible()
    assert dialog.token.signing() is None
    assert dialog._write.isEnabled()


def test_without_a_driver_the_dialog_says_where_to_choose_one(dialog: WritePackageDialog) -> None:
    dialog.token.offer(None)
    assert dialog.token.isVisible()
    assert not dialog.token.box.isEnabled()
    assert dialog.token._note.text() == texts.NO_DRIVER
    assert dialog.token.signing() is None


def test_a_token_signs_only_when_asked_and_needs_its_pin(dialog: WritePackageDialog) -> None:
    dialog.token.offer(DRIVER)
    assert dialog.token.signing() is None
    dialog.token.box.click()
    assert dialog.token.pin.line.echoMode() is QLineEdit.EchoMode.Password
    assert dialog.token._note.text() == texts.PIN_NOTE
    assert not dialog._write.isEnabled()
    dialog.token.pin.line.setText("123456")
    assert dialog._write.isEnabled()
    assert dialog.token.signing() == TokenSigning(driver=DRIVER, pin="123456")
    dialog.token.box.click()
    assert dialog.token.signing() is None
    assert dialog._write.isEnabled()


def test_the_dialog_says_that_the_seal_replaces_no_government_signature(dialog: WritePackageDialog) -> None:
    from PySide6.QtWidgets import QLabel

    assert export_page.SEAL_NOTE in {label.text() for label in dialog.findChildren(QLabel)}
