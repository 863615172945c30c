"""The menu bar, the keys it lists, help and the look: by the keyboard, for both roles."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSettings, Qt
from PySide6.QtGui import QFont, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from core.units import Role
from tests.ui.fakes import YEAR
from ui import recent, scheme_choice, window_place
from ui.desk import Desk
from ui.dialogs.help import HelpDialog
from ui.dialogs.keys_list import KeysDialog
from ui.icons import icon
from ui.keys_list import listed_keys
from ui.look import RESOURCES, apply_look
from ui.page import Page
from ui.page_list import pages_for
from ui.texts import menus as texts
from ui.window import Window

ROLES = pytest.mark.parametrize("role", list(Role))


@pytest.fixture
def open_window(qtbot: QtBot, make_desk: Callable[..., Desk]) -> Callable[..., Window]:
    def opened(role: Role = Role.SUBMITTER, notebooks: object = None) -> Window:
        window = Window(make_desk(role), pages_for(role), notebooks=notebooks)  # type: ignore[arg-type]
        qtbot.addWidget(window)
        window.resize(1366, 728)
        window.show()
        window.activateWindow()
        return window

    return opened


def menus_of(window: Window) -> list[QMenu]:
    return [action.menu() for action in window.menuBar().actions()]  # type: ignore[misc]


def menu(window: Window, title: str) -> QMenu:
    found = next(each for each in menus_of(window) if each.title() == title)
    found.aboutToShow.emit()
    return found


@ROLES
def test_every_menu_has_a_letter_of_its_own(open_window: Callable[..., Window], role: Role) -> None:
    letters = [re.findall("&([A-Z])", each.title(), re.IGNORECASE) for each in menus_of(open_window(role))]
    assert all(len(each) == 1 and each[0].isascii() for each in letters)
    assert len({each[0].lower() for each in letters}) == len(letters) == 7


@ROLES
def test_letters_inside_a_menu_do_not_meet_and_keys_are_given_once(
    open_window: Callable[..., Window], role: Role
) -> None:
    window = open_window(role, notebooks=Notebooks())
    for each in menus_of(window):
        found = re.findall("&([^&])", "".join(action.text() for action in each.actions()))
        assert len({letter.lower() for letter in found}) == len(found), each.title()
    keys = [action.shortcut() for action in window.menus.actions() if not action.shortcut().isEmpty()]
    own = [shortcut.key() for shortcut in window.findChildren(QShortcut) if shortcut.parent() is window]
    assert len(set(map(QKeySequence.toString, [*keys, *own]))) == len(keys) + len(own)


@ROLES
def test_the_pages_stand_in_the_menu_with_their_numbers(
    qtbot: QtBot, open_window: Callable[..., Window], role: Role
) -> None:
    window = open_window(role)
    titles = [entry.rail.title for entry in pages_for(role)]
    actions = menu(window, texts.GO).actions()
    assert [action.data() for action in actions] == titles
    assert [action.shortcut().toString() for action in actions[:9]] == [f"Ctrl+{n}" for n in range(1, 10)]
    actions[-1].trigger()
    page = window.page()
    assert page is not None
    assert page.title == titles[-1]


def test_the_page_in_sight_offers_its_acts(open_window: Callable[..., Window]) -> None:
    window = open_window()
    page = window.open_page("tasks")
    listed = [action.text() for action in menu(window, texts.PAGE).actions()]
    assert any(text.endswith("\tCtrl+N") for text in listed)
    assert "Tìm trong trang\tCtrl+F" in listed
    primary = next(each for each in page.offered() if each.keys == "Ctrl+N")
    assert primary.button is not None
    primary.button.setEnabled(False)
    again = next(each for each in menu(window, texts.PAGE).actions() if each.text().endswith("Ctrl+N"))
    assert not again.isEnabled()
    primary.button.hide()
    assert not any(each.text().endswith("Ctrl+N") for each in menu(window, texts.PAGE).actions())


def test_a_page_without_acts_says_so(open_window: Callable[..., Window], desk: Desk) -> None:
    window = open_window()
    window._stack.setCurrentIndex(window._stack.addWidget(Page(window.desk, "Trang trống")))
    (only,) = menu(window, texts.PAGE).actions()
    assert (only.text(), only.isEnabled()) == (texts.NO_ACTS, False)


def test_edit_acts_reach_the_line_that_had_the_focus(
    qtbot: QtBot, open_window: Callable[..., Window]
) -> None:
    window = open_window()
    page = Page(window.desk, "Trang")
    line = QLineEdit("một hai")
    page.body.addWidget(line)
    window._stack.setCurrentIndex(window._stack.addWidget(page))
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    edit = {action.text().partition("\t")[0]: action for action in menu(window, texts.EDIT).actions()}
    edit[texts.SELECT_ALL].trigger()
    edit[texts.CUT].trigger()
    assert (line.text(), QApplication.clipboard().text()) == ("", "một hai")
    edit[texts.PASTE].trigger()
    assert line.text() == "một hai"
    edit[texts.UNDO].trigger()
    assert line.text() == ""
    edit[texts.REDO].trigger()
    edit[texts.COPY].trigger()
    assert line.text() == "một hai"


def test_edit_acts_prefer_the_shortcut_of_the_page(qtbot: QtBot, open_window: Callable[..., Window]) -> None:
    window = open_window()
    page = Page(window.desk, "Trang")
    line, heard = QLineEdit(), []
    page.body.addWidget(line)
    QShortcut(QKeySequence("Ctrl+Z"), page).activated.connect(lambda: heard.append("undo"))
    window._stack.setCurrentIndex(window._stack.addWidget(page))
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    next(a for a in menu(window, texts.EDIT).actions() if a.text().startswith(texts.UNDO)).trigger()
    assert heard == ["undo"]
    page.body.removeWidget(line)
    line.deleteLater()
    qtbot.wait(10)
    next(a for a in menu(window, texts.EDIT).actions() if a.text().startswith(texts.UNDO)).trigger()


def test_a_year_is_chosen_in_the_menu_and_kept(open_window: Callable[..., Window]) -> None:
    window = open_window()
    menu(window, texts.VIEW)
    window.menus._years.aboutToShow.emit()
    years = {action.text(): action for action in window.menus._years.actions()}
    assert years[str(YEAR)].isChecked()
    years[str(YEAR - 1)].trigger()
    assert window.desk.year == YEAR - 1
    assert window.desk.places.value("year") == YEAR - 1


class Notebooks:
    def __init__(self) -> None:
        self.asked: list[object] = []

    def new(self) -> None:
        self.asked.append("new")

    def open(self, folder: Path | None) -> None:
        self.asked.append(folder)

    def open_sample(self, role: Role) -> None:
        self.asked.append(role)

    def restore(self) -> None:
        self.asked.append("restore")


def test_the_notebook_menu_opens_other_notebooks(open_window: Callable[..., Window], tmp_path: Path) -> None:
    books = Notebooks()
    window = open_window(notebooks=books)
    other = tmp_path / "sổ khác"
    other.mkdir()
    recent.note_opened(window.desk.person, other)
    for text in (texts.NEW, texts.OPEN, texts.SAMPLE, texts.RESTORE):
        next(action for action in menu(window, texts.NOTEBOOK).actions() if action.text() == text).trigger()
    window.menus._recent.aboutToShow.emit()
    (only,) = window.menus._recent.actions()
    assert "sổ khác" in only.text()
    only.trigger()
    assert books.asked == ["new", None, Role.SUBMITTER, "restore", other]
    recent.forget(window.desk.person, other)
    window.menus._recent.aboutToShow.emit()
    assert [action.text() for action in window.menus._recent.actions()] == [texts.RECENT_NONE]


def test_the_newest_notebook_stands_first_and_once(tmp_path: Path) -> None:
    person = QSettings(str(tmp_path / "p.ini"), QSettings.Format.IniFormat)
    folders = [tmp_path / str(number) for number in range(recent.MOST + 3)]
    for folder in folders:
        folder.mkdir()
        recent.note_opened(person, folder)
    recent.note_opened(person, folders[5])
    held = recent.recent_folders(person)
    assert held[0] == folders[5]
    assert len(held) == recent.MOST == len(set(held))
    folders[5].rmdir()
    assert folders[5] not in recent.recent_folders(person)
    beside = tmp_path / f".5.{'0' * 32}.whole"
    beside.mkdir()
    assert folders[5] in recent.recent_folders(person), "opening it moves the restored one in"
    recent.forget(person, folders[5])
    folders[5].mkdir()
    assert folders[5] not in recent.recent_folders(person)


@pytest.mark.parametrize("value", ["", "x", 5, ["", 3]])
def test_recent_notebooks_that_make_no_sense_are_none(tmp_path: Path, value: object) -> None:
    person = QSettings(str(tmp_path / "p.ini"), QSettings.Format.IniFormat)
    person.setValue("recent", value)
    assert recent.recent_folders(person) == ()


@ROLES
def test_the_list_of_keys_is_what_is_registered(
    qtbot: QtBot, open_window: Callable[..., Window], role: Role
) -> None:
    window = open_window(role)
    for entry in pages_for(role):
        page = window.open_page(entry.rail.key)
        listed = {
            QKeySequence(key).toString() or key
            for each in listed_keys(window.menus, page)
            for key in each.keys.replace("Page", "Pg").split(", ")
        }
        pressed = {
            QKeySequence(shortcut.key()).toString()
            for shortcut in page.findChildren(QShortcut)
            if shortcut.parent() is page
        }
        assert pressed <= listed, entry.rail.key
        assert {"F1", "Ctrl+1", "Ctrl+B", "F5", "Ctrl+K", "Esc"} <= listed
    dialog = KeysDialog(listed_keys(window.menus, window.page()))
    qtbot.addWidget(dialog)
    dialog.search.setText("trợ giúp f1")
    assert dialog.table.found.rowCount() >= 1


def test_the_keys_of_the_number_grid_are_listed_where_it_is(open_window: Callable[..., Window]) -> None:
    window = open_window()
    assert not any("Ctrl+D" in each.keys for each in listed_keys(window.menus, window.page()))
    page = window.open_page("dossiers")
    assert any("Ctrl+D" in each.keys for each in listed_keys(window.menus, page))


def test_help_has_a_page_for_every_page_and_finds_words_without_accents(qtbot: QtBot) -> None:
    pages = {entry.rail.key: entry.rail.title for role in Role for entry in pages_for(role)}
    assert all((RESOURCES / "help" / f"{key}.md").is_file() for key in pages)
    dialog = HelpDialog("keys", list(pages.items()))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.view.toPlainText()
    assert "Khóa và tin cậy" in dialog.windowTitle()
    dialog.search.setText("niem phong")
    assert 0 < dialog.index.found.rowCount() < len(pages)
    assert dialog.view.textCursor().selectedText().lower() == "niêm"
    first = dialog.view.textCursor().position()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.view.textCursor().position() >= 0
    dialog.search.setText("xyzzy")
    assert dialog.index.found.rowCount() == 0
    assert "Không trang nào" in dialog._said.text()
    dialog.search.clear()
    assert dialog.index.found.rowCount() == len(pages)
    assert first >= 0


def test_help_that_is_not_written_says_so(qtbot: QtBot) -> None:
    dialog = HelpDialog("none", [("none", "Không có")])
    qtbot.addWidget(dialog)
    assert "chưa có" in dialog.view.toPlainText()


@pytest.fixture
def styled(qapp: QApplication, look: None) -> Iterator[QApplication]:
    yield qapp
    apply_look(qapp, "light")


def test_the_look_changes_at_once_and_icons_with_it(styled: QApplication, tmp_path: Path) -> None:
    person = QSettings(str(tmp_path / "p.ini"), QSettings.Format.IniFormat)
    mark: QIcon = icon("home")
    light = mark.pixmap(20, 20).toImage()
    scheme_choice.change_scheme(person, "dark")
    assert styled.property("scheme") == "dark"
    assert scheme_choice.chosen_scheme(person) == "dark"
    assert mark.pixmap(20, 20).toImage() != light


def test_lists_menus_and_messages_are_written_as_the_rest(
    styled: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = QApplication.setStyleSheet

    def as_on_windows(application: QApplication, sheet: str) -> None:
        """There Qt takes up the system's own fonts again with a style sheet."""
        real(application, sheet)
        for kind in ("QAbstractItemView", "QMenu", "QMessageBox"):
            application.setFont(QFont("Liberation Serif", 8), kind)

    monkeypatch.setattr(QApplication, "setStyleSheet", as_on_windows)
    apply_look(styled, "light")
    one = styled.font()
    assert {styled.font(kind).toString() for kind in ("QAbstractItemView", "QMenu", "QMessageBox")} == {
        one.toString()
    }


def test_the_look_follows_the_system_only_when_asked_to(
    styled: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = QSettings(str(tmp_path / "p.ini"), QSettings.Format.IniFormat)
    watch = scheme_choice.SchemeWatch(styled, person)
    monkeypatch.setattr(
        scheme_choice, "wanted_scheme", lambda choice: "dark" if choice == "system" else choice
    )
    monkeypatch.setattr(scheme_choice, "apply_look", lambda app, choice: asked.append(choice))
    asked: list[str] = []
    person.setValue("scheme", "light")
    watch.follow()
    assert asked == []
    person.setValue("scheme", "pink")
    watch.follow()
    assert asked == ["system"]


SCREEN = QRect(0, 0, 1366, 728)


@pytest.mark.parametrize(
    ("wanted", "placed"),
    [
        (QRect(10, 10, 800, 600), QRect(10, 10, 800, 600)),
        (QRect(3000, 10, 800, 600), QRect(0, 0, 800, 600)),
        (QRect(1300, 10, 800, 600), QRect(0, 0, 800, 600)),
        (QRect(0, -200, 800, 600), QRect(0, 0, 800, 600)),
        (QRect(-100, 100, 2000, 900), QRect(0, 0, 1366, 728)),
        (QRect(600, 300, 1366, 700), QRect(600, 300, 1366, 700)),
    ],
)
def test_a_window_comes_back_onto_a_screen(wanted: QRect, placed: QRect) -> None:
    assert window_place.onto_a_screen(wanted, [SCREEN]) == placed


def test_a_narrow_window_folds_the_rail_and_a_wide_one_shows_it_again(
    open_window: Callable[..., Window],
) -> None:
    window = open_window()
    assert not window._rail.is_folded
    window.resize(683, 364)
    assert window._rail.is_folded
    window._rail.turn()
    assert not window._rail.is_folded
    window.resize(1366, 728)
    assert not window._rail.is_folded
    window._rail.set_folded(True)
    window.resize(700, 400)
    window.resize(1366, 728)
    assert window._rail.is_folded
    assert window._rail.is_wanted_folded


def test_the_menu_acts_of_tools_go_to_their_places(open_window: Callable[..., Window]) -> None:
    window = open_window()
    asked: list[tuple[str, str]] = []
    window.desk.asked.disconnect()
    window.desk.asked.connect(lambda page, subject: asked.append((page, subject)))
    for action in menu(window, texts.TOOLS).actions()[1:]:
        if not action.isSeparator():
            action.trigger()
    places = [("settings", "check"), ("settings", "audit"), ("settings", "holidays")]
    assert asked == [*places, ("keys", ""), ("settings", "")]


def test_a_dialog_is_never_larger_than_the_screen(qtbot: QtBot, qapp: QApplication) -> None:
    dialog = QWidget()
    qtbot.addWidget(dialog)
    window_place.fit(dialog, (5000, 4000))
    room = qapp.primaryScreen().availableGeometry().size()
    assert dialog.width() == room.width()
    assert dialog.height() < room.height()
    window_place.fit(dialog, (300, 200))
    assert (dialog.width(), dialog.height()) == (300, 200)
