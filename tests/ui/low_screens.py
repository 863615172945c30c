"""Every dialog on a screen of 1366 by 768 at 200 %: run by `test_low_screens` in a process with such a screen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.units import Role
from tests.ui.fakes import COMMUNES, YEAR
from tests.ui.looked_at import described, seen, takes_focus
from tests.ui.test_every_widget import DIALOGS, WORDS
from ui.desk import Desk
from ui.dialogs.adjustments import AdjustmentsDialog
from ui.dialogs.audit import AuditDialog
from ui.dialogs.council_member import CouncilMemberDialog
from ui.dialogs.extend_round import ExtendRoundDialog
from ui.dialogs.ground import GroundDialog
from ui.dialogs.keys import ChangePassphraseDialog
from ui.dialogs.open_round import OpenRoundDialog
from ui.dialogs.remind_units import RemindUnitsDialog
from ui.dialogs.return_package import ReturnDialog
from ui.dialogs.survey import SurveyDialog
from ui.dialogs.write_package import WritePackageDialog

ROOM = QSize(683, 384)
TITLE = 40
SEEN_OF_A_LIST = 40  # pixels: the head of a list and a line of it
MOST_STOPS = 60


def test_the_screen_is_the_small_one(qapp: QApplication) -> None:
    assert qapp.primaryScreen().availableGeometry().size() == ROOM


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_lies_on_the_screen_and_nothing_in_it_is_squeezed(
    qtbot: QtBot, desk: Desk, tmp_path: Path, name: str
) -> None:
    look_at(qtbot, DIALOGS[name](desk, tmp_path))


@pytest.mark.parametrize(
    "name",
    [
        "audit",
        "open_round",
        "extend",
        "remind",
        "adjustments",
        "return",
        "ground",
        "survey",
        "council_member",
    ],
)
def test_so_do_the_appraisers_own(qtbot: QtBot, make_desk: Callable[..., Desk], name: str) -> None:
    desk = make_desk(Role.APPRAISER)
    sheet = desk.services.appraisal.sheet(YEAR, COMMUNES[0].code)
    board = desk.services.run_round.board(YEAR)
    made: dict[str, Callable[[], QDialog]] = {
        "audit": lambda: AuditDialog(desk),
        "open_round": lambda: OpenRoundDialog(desk, None),
        "extend": lambda: ExtendRoundDialog(desk, board, selected=board.rows[:1]),
        "remind": lambda: RemindUnitsDialog(desk, board),
        "adjustments": lambda: AdjustmentsDialog(desk, sheet),
        "return": lambda: ReturnDialog(desk, sheet),
        "ground": lambda: GroundDialog("Căn cứ chung cho 3 ô (3 đơn vị).", evidence=sheet.lines[0].evidence),
        "survey": lambda: SurveyDialog(desk, desk.services.run_survey.blank(YEAR)),
        "council_member": lambda: CouncilMemberDialog(None, desk.services.keep_council.council(YEAR).areas),
    }
    look_at(qtbot, made[name]())


def test_so_does_a_package_with_its_summary(qtbot: QtBot, desk: Desk) -> None:
    dialog = WritePackageDialog("Tạo gói nộp", needs_reason=True, folder="usb")
    dialog.offer_drives(tuple)
    dialog.show_summary(desk.services.package_history.summary(YEAR))
    look_at(qtbot, dialog)


def look_at(qtbot: QtBot, dialog: QDialog) -> None:
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitActive(dialog)
    qtbot.wait(10)
    assert dialog.width() <= ROOM.width()
    assert dialog.height() <= ROOM.height() - TITLE
    assert squeezed(dialog) == []
    assert unseen(dialog) == []


def squeezed(dialog: QDialog) -> list[str]:
    """Fields and words with less room than they need."""
    return [described(widget) for widget in seen(dialog) if is_squeezed(widget)]


def is_squeezed(widget: QWidget) -> bool:
    if not isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox | QLabel):
        return False
    if isinstance(widget.parentWidget(), QComboBox):
        return False  # its list is looked at
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height() + 1
    least = widget.minimumSizeHint().boundedTo(widget.maximumSize())
    return widget.height() < least.height() or widget.width() < least.width()


def unseen(dialog: QDialog) -> list[str]:
    """Stops of Tab that are out of sight while the focus is there, or that take the act out of sight."""
    act = next(
        (each for each in dialog.findChildren(QPushButton) if each.isDefault() and each.isVisible()), None
    )
    found = []
    stops: list[QWidget] = []
    while len(stops) < MOST_STOPS and (focused := dialog.focusWidget()) not in stops:
        assert focused is not None
        stops.append(focused)
        shown = focused.visibleRegion().boundingRect()
        if shown.height() < min(focused.height(), SEEN_OF_A_LIST) or shown.width() < focused.width():
            found.append(described(focused))
        if act is not None and act.visibleRegion().boundingRect() != act.rect():
            found.append(f"{described(act)} at {described(focused)}")
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        if dialog.focusWidget() is focused:  # a grid keeps Tab for its cells
            QTest.keyClick(focused, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
    assert len(stops) == sum(1 for each in seen(dialog) if takes_focus(each)), "Tab goes round"
    return found


def test_what_is_said_under_a_field_is_seen_while_it_is_typed(qtbot: QtBot) -> None:
    dialog = ChangePassphraseDialog(lambda: WORDS)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitActive(dialog)
    dialog.new.again.editor().setFocus()
    QTest.keyClicks(dialog.new.again.line, "khong phai")
    qtbot.wait(20)
    said = dialog.new._message
    assert said.text()
    assert said.visibleRegion().boundingRect() == said.rect()
