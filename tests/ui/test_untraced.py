"""What Qt's file dialogs note of the folders seen last does not outlive a program on a stick."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core.machine import Program
from ui.untraced import Untraced, leave_no_trace

NATIVE, USER = QSettings.Format.NativeFormat, QSettings.Scope.UserScope


class Application(QObject):
    """As much of one as is needed."""

    aboutToQuit = Signal()  # noqa: N815 - Qt's own name


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Path]:
    """Where Qt keeps its own notes during the test, as it does in the registry on Windows."""
    usual = Path(QSettings(USER, "QtProject").fileName()).parent
    QSettings.setPath(NATIVE, USER, str(tmp_path / "registry"))
    yield tmp_path / "registry"
    QSettings.setPath(NATIVE, USER, str(usual))


def look_into(folder: Path) -> None:
    folder.mkdir()
    dialog = QFileDialog()
    dialog.setDirectory(str(folder))
    dialog.show()
    dialog.accept()
    dialog.deleteLater()
    QSettings(USER, "QtProject").setValue("FileDialog/lastVisited", f"file://{folder}")


@pytest.mark.parametrize("before", [{}, {"lastVisited": "file:///C:/Users", "history": ["a", "b"]}])
def test_what_was_noted_before_is_put_back(
    qtbot: QtBot, registry: Path, tmp_path: Path, before: dict[str, object]
) -> None:
    settings = QSettings(USER, "QtProject")
    settings.setValue("Other/kept", "1")
    for key, value in before.items():
        settings.setValue(f"FileDialog/{key}", value)
    application = Application()
    Untraced(application)  # type: ignore[arg-type]
    look_into(tmp_path / "hồ sơ")
    application.aboutToQuit.emit()
    settings = QSettings(USER, "QtProject")
    assert settings.value("Other/kept") == "1"
    settings.beginGroup("FileDialog")
    assert {key: settings.value(key) for key in settings.allKeys()} == before


def test_the_notes_of_a_stick_lie_beside_its_data_where_qt_lets_them(
    qtbot: QtBot, registry: Path, tmp_path: Path
) -> None:
    application = Application()
    leave_no_trace(application, Program(data=tmp_path / "data"))  # type: ignore[arg-type]
    assert Path(QSettings(USER, "QtProject").fileName()).parent == registry
    leave_no_trace(application, Program(data=tmp_path / "data", is_portable=True))  # type: ignore[arg-type]
    assert Path(QSettings(USER, "QtProject").fileName()).parent == tmp_path / "data"
    assert len(application.children()) == 1
