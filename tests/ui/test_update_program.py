"""The dialog of updates, the act behind it, and the notice of the next start."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from core.packages.refusals import DiskFull
from core.progress import Silent
from core.release import ReleaseKeyUnknown
from core.updates import Home, UpdateDamaged, UpdateNotHere, UpdateStartFailed
from storage.update_files import NOTE
from tests.ui.updates import SHOWN, Starter, an_attempt, an_update_program
from tests.update_samples import KEY, OTHER_KEY, SETUP, an_update, written
from ui import update_acts
from ui.desk import Desk
from ui.dialogs import update_program
from ui.dialogs.update_program import UpdateProgramDialog
from ui.dropping import FileDrop
from ui.texts import updates as texts
from ui.update_bar import UpdateBar


@pytest.fixture
def starter() -> Starter:
    return Starter()


@pytest.fixture
def refusals(monkeypatch: pytest.MonkeyPatch) -> list[Exception]:
    found: list[Exception] = []
    monkeypatch.setattr(update_program, "show_error", lambda _parent, error: found.append(error))
    return found


@pytest.fixture
def book(desk: Desk, tmp_path: Path) -> Path:
    desk.folder = tmp_path / "sổ của xã"
    desk.services.safekeeping.backup = lambda path, progress: backed_up(path)  # type: ignore[method-assign]
    return desk.folder


def backed_up(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"backup")
    return path


@pytest.fixture
def settled(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not desk.jobs.is_busy, timeout=10_000)


Make = Callable[..., UpdateProgramDialog]


@pytest.fixture
def make(qtbot: QtBot, desk: Desk, tmp_path: Path, starter: Starter) -> Make:
    def opened(*, may_leave: Callable[[], bool] = lambda: True, **changed: object) -> UpdateProgramDialog:
        dialog = UpdateProgramDialog(
            desk, an_update_program(tmp_path, starter, **changed), may_leave=may_leave
        )
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return opened


@pytest.fixture
def checked(make: Make, settled: Callable[[], None], tmp_path: Path) -> Make:
    def opened(**changed: object) -> UpdateProgramDialog:
        dialog = make(**changed)
        dialog.take(written(tmp_path))
        settled()
        return dialog

    return opened


def test_what_an_update_brings_is_shown_before_anything_is_written(
    book: Path, tmp_path: Path, make: Make, settled: Callable[[], None]
) -> None:
    dialog = make()
    assert not dialog.act.isEnabled()
    dialog.take(written(tmp_path))
    settled()
    assert dialog.act.text() == texts.ACT
    shown = "\n".join(label.text() for label in dialog.facts.findChildren(QWidget) if hasattr(label, "text"))
    assert "0.6.0 → 0.8.0" in shown
    assert KEY.public_key.fingerprint in shown
    assert str(Path("…", book.name, "backups")) in shown
    assert "dạng mới" in shown
    changes = dialog.changes.toPlainText()
    assert "bản kế tiếp" in changes
    assert "bản giữa" in changes
    assert "Bộ cài đặt" not in changes
    assert not (tmp_path / "updates").exists()
    assert not (book / "backups").exists()


def test_an_open_dialog_grows_to_show_everything_and_stays_on_its_screen(checked: Make, qtbot: QtBot) -> None:
    dialog = checked()
    qtbot.wait(50)
    rows = [label for label in dialog.facts.findChildren(QLabel) if not label.isHidden()]
    assert len(rows) == 12
    assert [label.text() for label in rows if label.height() < label.fontMetrics().height()] == []
    lowest = max(label.geometry().bottom() for label in rows)
    assert dialog.facts.height() > lowest > 120
    assert dialog.changes.height() >= 120
    room = dialog.screen().availableGeometry()
    dialog.move(room.left() + 10, room.bottom() - 100)
    dialog._show(dialog._checked)
    assert room.contains(dialog.frameGeometry())


def test_pictures_in_changes_are_never_loaded(
    tmp_path: Path, make: Make, settled: Callable[[], None]
) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"")
    changes = f"## 0.8.0\n\n![x](file://{secret}) <img src='file://{secret}'> <b>chữ</b>\n"
    dialog = make()
    dialog.take(written(tmp_path, an_update(changes=changes.encode())))
    settled()
    assert "<b>chữ</b>" in dialog.changes.toPlainText()
    assert dialog.changes.loadResource(2, QUrl.fromLocalFile(str(secret))) is None


@pytest.mark.parametrize(
    ("data", "refusal"),
    [(an_update()[:-3], UpdateDamaged), (an_update(key=OTHER_KEY), ReleaseKeyUnknown)],
)
def test_a_refused_file_is_said_and_leaves_no_act(  # noqa: PLR0917 - fixtures, by their names
    tmp_path: Path,
    refusals: list[Exception],
    make: Make,
    settled: Callable[[], None],
    data: bytes,
    refusal: type[Exception],
) -> None:
    dialog = make()
    dialog.take(written(tmp_path, data))
    settled()
    assert [type(each) for each in refusals] == [refusal]
    assert dialog.act.text() == texts.CHECK
    assert dialog.facts.isHidden()


def test_a_path_typed_by_hand_is_looked_at_first(
    qtbot: QtBot, tmp_path: Path, starter: Starter, make: Make, settled: Callable[[], None]
) -> None:
    dialog = make()
    qtbot.keyClicks(dialog.file.line, str(written(tmp_path)))
    assert dialog.act.text() == texts.CHECK
    dialog.act.click()
    settled()
    assert dialog.act.text() == texts.ACT
    qtbot.keyClicks(dialog.file.line, "x")
    assert dialog.act.text() == texts.CHECK
    assert starter.started == []


def test_a_dropped_file_is_taken(tmp_path: Path, make: Make, settled: Callable[[], None]) -> None:
    dialog = make()
    dialog.findChild(FileDrop).dropped.emit((written(tmp_path),))
    settled()
    assert dialog.act.text() == texts.ACT


def test_the_act_backs_up_twice_and_starts_setup(
    qtbot: QtBot, book: Path, tmp_path: Path, starter: Starter, checked: Make
) -> None:
    dialog = checked()
    dialog.second.line.setText(str(tmp_path / "usb"))
    dialog.act.click()
    qtbot.waitUntil(lambda: dialog.result() == 1, timeout=10_000)
    name = "so-cua-xa-truoc-cap-nhat-0.8.0-20251211-104203.zip"
    assert (book / "backups" / name).read_bytes() == (tmp_path / "usb" / name).read_bytes() == b"backup"
    (setup, arguments, content), *others = starter.started
    assert others == []
    assert setup.name == "SoCCHC-Setup-0.8.0.exe"
    assert content == SETUP
    assert arguments == ("/UPDATE", "/RUN", "/D=C:/Sổ CCHC")
    assert (tmp_path / "updates" / NOTE).exists()


def test_f1_tells_of_updating(make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        update_program.HelpDialog, "exec", lambda dialog: told.append(dialog.view.toPlainText())
    )
    dialog = make()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.file.line, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: bool(told))
    assert "Cập nhật chương trình" in told[0]


def test_a_sample_is_not_backed_up(qtbot: QtBot, desk: Desk, book: Path, checked: Make) -> None:
    desk.is_sample = True
    dialog = checked()
    assert dialog.second.isHidden()
    dialog.act.click()
    qtbot.waitUntil(lambda: dialog.result() == 1, timeout=10_000)
    assert not (book / "backups").exists()


def test_a_backup_that_fails_stops_everything(  # noqa: PLR0917 - fixtures, by their names
    desk: Desk,
    tmp_path: Path,
    starter: Starter,
    refusals: list[Exception],
    checked: Make,
    settled: Callable[[], None],
    book: Path,
) -> None:
    def full(path: Path, progress: object) -> Path:
        raise DiskFull(name=path.name)

    desk.services.safekeeping.backup = full  # type: ignore[method-assign]
    dialog = checked()
    dialog.act.click()
    settled()
    assert [type(each) for each in refusals] == [DiskFull]
    assert dialog.isVisible()
    assert starter.started == []
    assert not (tmp_path / "updates").exists()


def test_a_setup_that_does_not_start_is_said_and_the_program_goes_on(  # noqa: PLR0917 - fixtures, by their names
    qtbot: QtBot, tmp_path: Path, starter: Starter, refusals: list[Exception], checked: Make, book: Path
) -> None:
    starter.fails = True
    dialog = checked()
    dialog.act.click()
    qtbot.waitUntil(lambda: bool(refusals), timeout=10_000)
    assert [type(each) for each in refusals] == [UpdateStartFailed]
    assert dialog.isVisible()
    assert list((tmp_path / "updates").iterdir()) == []


def test_where_setup_replaces_nothing_the_act_is_refused(
    book: Path, refusals: list[Exception], checked: Make, settled: Callable[[], None]
) -> None:
    dialog = checked(home=Home.ELSEWHERE)
    dialog.act.click()
    settled()
    assert [type(each) for each in refusals] == [UpdateNotHere]
    assert not (book / "backups").exists()


def test_something_half_typed_that_is_kept_ends_the_dialog(
    book: Path, starter: Starter, checked: Make, settled: Callable[[], None]
) -> None:
    dialog = checked(may_leave=lambda: False)
    dialog.act.click()
    settled()
    assert not dialog.isVisible()
    assert dialog.result() == 0
    assert starter.started == []
    assert not (book / "backups").exists()


class Closing(QMainWindow):
    """A window that notes when it is closed."""

    is_closed = False

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's own name
        self.is_closed = True
        super().closeEvent(event)


@pytest.mark.parametrize("starts", [True, False])
def test_the_window_closes_only_when_setup_runs(  # noqa: PLR0917 - fixtures, by their names
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, starts: bool, book: Path
) -> None:
    window = Closing()
    qtbot.addWidget(window)
    desk.updates = lambda: an_update_program(tmp_path)
    desk.note_draft("a", "tasks")
    monkeypatch.setattr(UpdateProgramDialog, "exec", lambda _dialog: int(starts))
    update_acts.open_update(desk, None, parent=window)
    assert window.is_closed is starts
    assert desk.draft_page() == ("" if starts else "tasks")


def test_a_file_that_was_opened_is_read_at_once(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Path] = []
    window = Closing()
    qtbot.addWidget(window)
    desk.updates = lambda: an_update_program(tmp_path)
    monkeypatch.setattr(UpdateProgramDialog, "take", lambda _dialog, path: taken.append(path))
    monkeypatch.setattr(UpdateProgramDialog, "exec", lambda _dialog: 0)
    update_acts.open_update(desk, tmp_path / "a.cchc-update", parent=window)
    assert taken == [tmp_path / "a.cchc-update"]


@pytest.fixture
def bar(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Callable[..., UpdateBar]:
    def make(version: str, **attempt: int | None) -> UpdateBar:
        desk.folder = SHOWN
        service = an_update_program(tmp_path, version=version)
        service._files.remember(an_attempt(SHOWN, **attempt))  # type: ignore[arg-type]
        desk.updates = lambda: service
        made = UpdateBar(desk)
        qtbot.addWidget(made)
        return made

    return make


def test_the_first_start_after_an_update_says_so_once(
    qtbot: QtBot, desk: Desk, bar: Callable[..., UpdateBar]
) -> None:
    first = bar("0.8.0")
    assert not first.isHidden()
    assert "0.8.0" in first.words.text()
    assert str(SHOWN / "backups") in first.words.text()
    assert not first.news.isHidden()
    first.known.click()
    assert first.isHidden()
    again = UpdateBar(desk)
    qtbot.addWidget(again)
    assert again.isHidden()


def test_an_update_that_did_not_happen_says_why(bar: Callable[..., UpdateBar]) -> None:
    shown = bar("0.6.0", ended=3)
    assert "Chưa cập nhật được" in shown.words.text()
    assert "còn đang chạy" in shown.words.text()
    assert shown.news.isHidden()


def test_a_later_attempt_is_told_anew(bar: Callable[..., UpdateBar]) -> None:
    bar("0.8.0").known.click()
    assert not bar("0.8.0", days=1).isHidden()


def test_without_an_update_nothing_is_told(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    for updates in (None, lambda: an_update_program(tmp_path)):
        desk.updates = updates
        shown = UpdateBar(desk)
        qtbot.addWidget(shown)
        assert shown.isHidden()


def test_a_notebook_brought_to_a_new_form_is_told_with_its_copy(qtbot: QtBot, desk: Desk) -> None:
    kept = SHOWN / "backups" / "before-r0011.db"
    desk.services.safekeeping.converted_from = lambda: kept  # type: ignore[method-assign]
    shown = UpdateBar(desk)
    qtbot.addWidget(shown)
    assert not shown.isHidden()
    assert str(kept) in shown.words.text()
    shown.known.click()
    assert shown.isHidden()


def test_an_unknown_code_of_setup_is_told_as_it_is() -> None:
    assert "77" in texts.outcome(an_attempt(SHOWN, ended=77), "0.6.0")


def test_the_real_check_agrees_with_the_dialog(tmp_path: Path) -> None:
    found = an_update_program(tmp_path).check(written(tmp_path), progress=Silent())
    assert texts.facts(found, backup="a")[0] == (texts.VERSIONS, "0.6.0 → 0.8.0", "")
