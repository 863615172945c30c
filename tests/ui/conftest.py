"""A desk over services in memory, for every page test."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication

from core.units import Role
from tests.ui import fakes
from ui.desk import Desk
from ui.look import apply_look


@pytest.fixture
def places(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "places.ini"), QSettings.Format.IniFormat)


@pytest.fixture(autouse=True)
def no_widget_left_over() -> Iterator[None]:
    """What a test made is gone after it; else thousands of widgets are styled again and again by later tests."""
    before = set(QApplication.topLevelWidgets())
    yield
    for widget in QApplication.topLevelWidgets():
        if widget not in before:
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> None:
    """Styled once: a style sheet set anew costs a second."""
    apply_look(qapp, "light")


@pytest.fixture
def make_desk(look: None, places: QSettings) -> Iterator[Callable[..., Desk]]:
    made: list[Desk] = []

    def make(role: Role = Role.SUBMITTER, **members: Any) -> Desk:
        desk = Desk(fakes.services(role, **members), year=fakes.YEAR, places=places)
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.close()


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk()
