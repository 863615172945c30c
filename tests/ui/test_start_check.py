"""The alarm at the start of the program."""

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from ui import start_check
from ui.start_check import StartCheck


@pytest.mark.parametrize(("problems", "told"), [((), 0), (("EVIDENCE_MISSING ab", "EVIDENCE_CHANGED cd"), 1)])
def test_only_what_is_missing_is_told(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, make_desk: Any, problems: tuple[str, ...], told: int
) -> None:
    seen: list[Any] = []

    class Message(QDialog):
        def __init__(self, notice: Any, _buttons: Any, *, parent: QWidget) -> None:
            super().__init__(parent)
            seen.append(notice)

        def exec(self) -> int:
            return 0

    asked: list[None] = []

    def absent() -> tuple[str, ...]:
        asked.append(None)
        return problems

    monkeypatch.setattr(start_check, "MessageDialog", Message)
    window = QWidget()
    qtbot.addWidget(window)
    desk = make_desk(safekeeping=SimpleNamespace(absent=absent))
    check = StartCheck(desk, window)
    qtbot.waitUntil(lambda: bool(asked))
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)
    desk.jobs.stop()
    assert len(seen) == told
    assert check.parent() is window
    for notice in seen:
        assert "2 tệp" in notice.what
        assert notice.details.splitlines() == list(problems)
