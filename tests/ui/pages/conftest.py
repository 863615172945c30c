"""Pages of the authority over services in memory; dialogs answer by themselves."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.units import Role
from ui import messages
from ui.desk import Desk
from ui.page import Page


@pytest.fixture
def authority(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(Role.APPRAISER)


@pytest.fixture
def open_page(qtbot: QtBot) -> Callable[..., Any]:
    def open_it(kind: type[Page], desk: Desk) -> Any:
        page: Any = kind(desk)  # type: ignore[call-arg]
        qtbot.addWidget(page)
        page.resize(1110, 660)
        page.show()
        return page

    return open_it


@pytest.fixture
def notices(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every message that would have been shown; a question is answered with its first button."""
    shown: list[Any] = []

    class Answered:
        def __init__(self, notice: Any, buttons: Any, parent: Any) -> None:
            self.chosen = 0
            shown.append((notice, tuple(buttons)))

        def exec(self) -> int:
            return 1

    monkeypatch.setattr(messages, "MessageDialog", Answered)
    monkeypatch.setattr(messages, "open_folder", lambda _path: None)
    return shown
