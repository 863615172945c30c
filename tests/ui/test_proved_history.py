"""A unit's log of changes beside its packages, in the authority's window: the verdict in plain words."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core.chain_file import ChainFileWrong
from core.services.prove_history import Proved
from core.units import Role
from tests.ui.fakes import COMMUNES
from tests.ui.test_every_widget import PROVED_WRONG
from ui.desk import Desk
from ui.dialogs import proved_history as module
from ui.dialogs.audit import AuditDialog
from ui.dialogs.proved_history import ProvedHistoryDialog
from ui.texts import proved_history as texts

HOLDS = replace(PROVED_WRONG, broken=None, missing=(), signed_by="SHA256:x")


def said(qtbot: QtBot, found: Proved) -> str:
    dialog = ProvedHistoryDialog(found, "Xã Tây Sơn")
    qtbot.addWidget(dialog)
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_a_history_that_holds_is_said_to_hold(qtbot: QtBot) -> None:
    told = said(qtbot, HOLDS)
    assert texts.HOLDS in told
    assert "Xã Tây Sơn: 1.840 lượt ghi" in told
    assert "đủ dấu của 3 gói" in told
    assert "bản sao lưu cũ" not in told
    assert texts.NOTHING_TO_COMPARE in said(qtbot, replace(HOLDS, heads=0))


def test_one_that_does_not_says_where_and_what_to_do(qtbot: QtBot) -> None:
    told = said(qtbot, PROVED_WRONG)
    for words in (texts.BROKEN, "Lượt số 1.202", "2 trong 3 gói", "chưa chắc do đơn vị xuất", "giải trình"):
        assert words in told
    dialog = ProvedHistoryDialog(PROVED_WRONG, "Xã Tây Sơn")
    qtbot.addWidget(dialog)
    assert [seen.revision for seen in dialog.missing.rows_model.rows] == [1, 2]


def test_an_authority_chooses_the_file(
    qtbot: QtBot, make_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = make_desk(Role.APPRAISER)
    asked, shown, errors = list[Path](), list[ProvedHistoryDialog](), list[Exception]()

    def prove(path: Path) -> Proved:
        asked.append(path)
        if path.suffix == ".wrong":
            raise ChainFileWrong(name=path.name, line=0)
        return replace(HOLDS, unit=f"xa-{COMMUNES[0].code}")

    monkeypatch.setattr(desk.services.prove_history, "prove", prove)
    monkeypatch.setattr(ProvedHistoryDialog, "exec", lambda self: shown.append(self) or 0)
    monkeypatch.setattr(module, "show_error", lambda _parent, error: errors.append(error))
    log = AuditDialog(desk)
    qtbot.addWidget(log)
    (button,) = [each for each in log.findChildren(QPushButton) if each.text() == texts.ACT]
    for path, count in ((None, 0), (tmp_path / "a.txt", 1), (tmp_path / "a.wrong", 2)):
        monkeypatch.setattr(module, "choose_file", lambda *_asked, path=path, **_how: path)
        button.click()
        qtbot.waitUntil(lambda count=count: len(shown) + len(errors) == count)
    assert asked == [tmp_path / "a.txt", tmp_path / "a.wrong"]
    assert len(shown) == 1
    assert isinstance(errors[0], ChainFileWrong)


def test_a_commune_has_no_such_button(qtbot: QtBot, desk: Desk) -> None:
    log = AuditDialog(desk)
    qtbot.addWidget(log)
    assert texts.ACT not in [each.text() for each in log.findChildren(QPushButton)]
