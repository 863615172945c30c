"""Files dropped on a widget or pasted arrive as paths; what is no file is left alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.dropping import FileDrop, copied_files, copied_image

NOTHING = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def hover(widget: QWidget, data: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, LEFT, NOTHING)
    QApplication.sendEvent(widget, event)
    return event


def drop(widget: QWidget, data: QMimeData) -> QDropEvent:
    """Qt delivers a drop only where something hovered before."""
    hover(widget, data)
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, LEFT, NOTHING)
    QApplication.sendEvent(widget, event)
    return event


@pytest.fixture
def target(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_only_the_names_a_widget_takes_fall_on_it(qtbot: QtBot, target: QWidget, tmp_path: Path) -> None:
    taker = FileDrop(target, takes=lambda name: name.endswith(".cchc"))
    wanted, other = tmp_path / "gói.cchc", tmp_path / "Kế hoạch.pdf"
    assert not hover(target, files(other)).isAccepted()
    with qtbot.waitSignal(taker.dropped) as told:
        drop(target, files(other, wanted))
    assert told.args == [(wanted,)]


def test_dropped_files_and_folders_are_told_as_paths(qtbot: QtBot, target: QWidget, tmp_path: Path) -> None:
    taker = FileDrop(target)
    paths = (tmp_path / "Kế hoạch.pdf", tmp_path)
    with qtbot.waitSignal(taker.dropped) as told:
        drop(target, files(*paths))
    assert told.args == [paths]


def test_what_hovers_is_shown_until_it_leaves_or_falls(target: QWidget, tmp_path: Path) -> None:
    FileDrop(target)
    data = files(tmp_path / "a.pdf")
    assert hover(target, data).isAccepted()
    assert target.property("drop") == "over"
    drop(target, data)
    assert target.property("drop") == ""


def test_text_and_addresses_of_the_network_are_not_taken(target: QWidget) -> None:
    told: list[object] = []
    FileDrop(target).dropped.connect(told.append)
    text, web = QMimeData(), QMimeData()
    text.setText("a.pdf")
    web.setUrls([QUrl("ftp://example/a.pdf")])
    for data in (text, web):
        drop(target, data)
    assert told == []


def test_copied_files_and_pictures_are_found_on_the_clipboard(qtbot: QtBot, tmp_path: Path) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setMimeData(files(tmp_path / "a.pdf"))
    assert copied_files() == (tmp_path / "a.pdf",)
    assert copied_image() is None
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    clipboard.setImage(image)
    found = copied_image()
    assert found is not None
    assert (found.width(), found.height()) == (4, 3)
    assert copied_files() == ()
    clipboard.clear()
