"""Which workspace opens, how another one takes its place, and what a second start does."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

import main
from core.backups import Why
from core.machine import Reply
from core.progress import Progress, Silent
from core.storage_errors import MigrationFailed, WorkspaceGone
from core.units import Role
from storage import raising
from storage.disk import remove_tree, write_whole
from storage.plain_files import open_package
from storage.this_machine import open_damaged, restore_backup, this_machine
from storage.workspace import open_workspace
from tests.storage.samples import NOW, office
from tests.storage.wrecks import PAGE, with_pages
from tests.ui.test_dropping import drop, files
from ui import app, recent
from ui import open_window as module
from ui.dialogs.restore import RestoreDialog
from ui.dialogs.set_up import SetUpDialog
from ui.messages import MessageDialog
from ui.open_window import Session
from ui.progress_dialog import ProgressDialog
from ui.raise_watch import RaiseWatch
from ui.rescue_window import RescueWindow, Then
from ui.set_up.answers import Opening
from ui.texts import handed, updates
from ui.texts import set_up as texts
from ui.window import Window
from ui.window_doors import WindowDoors

FILE, OTHER = Path("/media/USB/gói.cchc"), Path("/media/USB/khóa.cchc")


@pytest.fixture
def person(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "person.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []
    monkeypatch.setattr(MessageDialog, "exec", lambda self: heard.append(self.windowTitle()) or 0)
    return heard


@pytest.fixture
def session(
    qtbot: QtBot, look: None, person: QSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Session]:
    @contextmanager
    def sample(_role: Role, progress: Progress) -> Iterator[Path]:
        progress.report(1, 2)
        main._found(tmp_path / "mẫu", office())
        yield tmp_path / "mẫu"
        remove_tree(tmp_path / "mẫu")

    machine = replace(this_machine(), logs=tmp_path, read_logs=tuple)
    ways = WindowDoors(machine=machine, found=main._found, restore=restore_backup, play_sample=sample)
    doors: Any = SimpleNamespace(
        open_workspace=main._services_in,
        open_package=open_package,
        units=main.UNITS,
        criteria=main.CRITERIA,
        write_sheet=lambda _sheet, _path: None,
        write_file=write_whole,
        note_bug=lambda _error: None,
        rescue=open_damaged,
    )
    made = Session(doors, ways, person=person)
    yield made
    if made.window is not None:
        made.window.close()
    made.end()


@pytest.fixture
def notebook(tmp_path: Path) -> Callable[[str], Path]:
    def make(name: str) -> Path:
        main._found(tmp_path / name, office(name))
        return tmp_path / name

    return make


def test_a_start_on_a_folder_opens_it_and_remembers_it(
    session: Session, notebook: Callable[[str], Path], person: QSettings
) -> None:
    folder = notebook("một")
    assert session.begin(Opening(folder=folder, year=2024))
    assert session.window is not None
    assert session.window.desk.year == 2024
    assert session.window.desk.folder == folder
    assert recent.recent_folders(person) == (folder,)


def test_a_notebook_that_is_brought_to_a_new_form_is_waited_for_in_sight(
    session: Session, notebook: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, told = notebook("cũ"), []
    machine = replace(session._ways.machine, converts=lambda found: found == folder)
    monkeypatch.setattr(session, "_ways", replace(session._ways, machine=machine))
    wait = session._wait
    monkeypatch.setattr(session, "_wait", lambda title, work: told.append(title) or wait(title, work))
    assert session.begin(Opening(folder=folder))
    assert told == [updates.CONVERTING]
    assert session.window is not None
    assert session.window.desk.folder == folder
    assert session.window.desk.services.set_up.office().unit.name


def test_a_notebook_that_cannot_be_converted_is_said(
    session: Session, notebook: Callable[[str], Path], said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_folder: Path) -> Any:
        raise MigrationFailed(name="cũ", revision="r0011")

    machine = replace(session._ways.machine, converts=lambda _folder: True)
    monkeypatch.setattr(session, "_ways", replace(session._ways, machine=machine))
    monkeypatch.setattr(session._doors, "open_workspace", contextmanager(fails))
    assert not session.begin(Opening(folder=notebook("cũ")))
    assert len(said) == 1
    assert session.code == 1


@pytest.fixture
def damaged(notebook: Callable[[str], Path]) -> Path:
    """A notebook with a copy of itself, and a page of its database spoilt afterwards."""
    folder = notebook("hỏng")
    with open_workspace(folder) as opened:
        opened.kept.make(Why.DAILY, at=NOW, progress=Silent())
    file = folder / "socchc.db"
    file.write_bytes(with_pages(file.read_bytes(), {40: lambda _page: bytes(PAGE)}))
    return folder


def test_a_damaged_notebook_is_rescued_and_opens_as_it_was(
    session: Session, damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def back(self: RescueWindow) -> int:
        self._wreck.go_back(self._backups[0], progress=Silent())
        self._end(Then.OPEN)
        return 1

    monkeypatch.setattr(RescueWindow, "exec", back)
    assert session.begin(Opening(folder=damaged))
    assert session.window is not None
    assert session.window.desk.folder == damaged
    assert session.code == 0
    assert list(damaged.glob("socchc.damaged-*.db"))


def test_leaving_the_rescue_changes_nothing_and_ends_the_start(
    session: Session, damaged: Path, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    before = (damaged / "socchc.db").read_bytes()
    monkeypatch.setattr(RescueWindow, "exec", lambda self: self.done(0))
    assert not session.begin(Opening(folder=damaged))
    assert (session.code, said, session.window) == (1, [], None)
    assert (damaged / "socchc.db").read_bytes() == before
    monkeypatch.setattr(RescueWindow, "exec", lambda self: self._end(Then.RESTORE))
    monkeypatch.setattr(RestoreDialog, "exec", lambda _self: QDialog.DialogCode.Rejected)
    assert not session.begin(Opening(folder=damaged))


def test_a_backup_from_elsewhere_is_opened_instead_of_the_damaged_notebook(
    session: Session, damaged: Path, notebook: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = notebook("phục hồi")
    monkeypatch.setattr(RescueWindow, "exec", lambda self: self._end(Then.RESTORE))
    monkeypatch.setattr(RestoreDialog, "exec", lambda _self: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(RestoreDialog, "restored", lambda _self: other)
    assert session.begin(Opening(folder=damaged))
    assert session.window is not None
    assert session.window.desk.folder == other


def test_a_start_without_a_folder_opens_the_last_one(
    session: Session, notebook: Callable[[str], Path], person: QSettings
) -> None:
    folder = notebook("một")
    recent.note_opened(person, folder)
    assert session.begin(Opening())
    assert session.window is not None
    assert session.window.desk.folder == folder


def test_a_start_on_nothing_ends_with_its_reason(session: Session, tmp_path: Path, said: list[str]) -> None:
    assert not session.begin(Opening(folder=tmp_path / "không có"))
    assert (session.code, len(said)) == (1, 1)


def test_the_first_run_asks_until_something_is_open_or_it_is_left(
    session: Session,
    notebook: Callable[[str], Path],
    tmp_path: Path,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = [Opening(folder=tmp_path / "không có"), Opening(folder=notebook("hai"))]
    monkeypatch.setattr(SetUpDialog, "exec", lambda _self: 1)
    monkeypatch.setattr(SetUpDialog, "opening", lambda _self: answers.pop(0))
    assert session.begin(Opening())
    assert (len(said), answers, session.code) == (1, [], 0)


def test_leaving_the_first_run_ends_the_program_quietly(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SetUpDialog, "exec", lambda _self: 0)
    assert not session.begin(Opening())
    assert session.code == 0


def test_another_notebook_takes_the_place_of_the_first(
    session: Session, notebook: Callable[[str], Path], person: QSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = notebook("một"), notebook("hai")
    session.begin(Opening(folder=first))
    before = session.window
    assert before is not None
    monkeypatch.setattr(module, "choose_folder", lambda _parent: None)
    session.open(None)
    session.open(first)
    assert session.window is before
    monkeypatch.setattr(module, "choose_folder", lambda _parent: second)
    session.open(None)
    assert session.window is not before
    assert session.window is not None
    assert session.window.desk.folder == second
    assert recent.recent_folders(person) == (second, first)
    open_workspace(first).close()  # the first one is free again


def test_a_half_typed_record_keeps_the_first_notebook_open(
    session: Session, notebook: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = notebook("một"), notebook("hai")
    session.begin(Opening(folder=first))
    assert session.window is not None
    session.window.desk.note_draft("task:2025", "tasks")
    monkeypatch.setattr("ui.leaving.stays", lambda *_said, **_words: True)
    session.open(second)
    assert session.window.desk.folder == first
    assert session.window.isVisible()
    open_workspace(second).close()
    session.window.desk.note_draft("task:2025", "")


def test_what_cannot_be_opened_leaves_the_first_open_and_is_forgotten(
    session: Session, notebook: Callable[[str], Path], tmp_path: Path, said: list[str], person: QSettings
) -> None:
    session.begin(Opening(folder=notebook("một")))
    gone = tmp_path / "rỗng"
    gone.mkdir()
    recent.note_opened(person, gone)
    session.open(gone)
    assert session.window is not None
    assert session.window.desk.folder == tmp_path / "một"
    assert len(said) == 1
    assert gone not in recent.recent_folders(person)


def test_a_sample_is_played_opened_and_thrown_away(
    session: Session, notebook: Callable[[str], Path], person: QSettings, tmp_path: Path
) -> None:
    session.begin(Opening(folder=notebook("một")))
    session.open_sample(Role.SUBMITTER)
    assert session.window is not None
    assert "dữ liệu mẫu" in session.window.windowTitle()
    assert len(recent.recent_folders(person)) == 1, "a sample is no notebook to come back to"
    assert (tmp_path / "mẫu").exists()
    session.open(recent.recent_folders(person)[0])
    assert not (tmp_path / "mẫu").exists()


def test_a_new_notebook_and_a_restored_one_are_opened(
    session: Session, notebook: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = notebook("một"), notebook("hai"), notebook("ba")
    session.begin(Opening(folder=first))
    monkeypatch.setattr(SetUpDialog, "exec", lambda _self: QDialog.DialogCode.Rejected)
    session.new()
    monkeypatch.setattr(RestoreDialog, "exec", lambda _self: QDialog.DialogCode.Rejected)
    session.restore()
    assert session.window is not None
    assert session.window.desk.folder == first
    monkeypatch.setattr(SetUpDialog, "exec", lambda _self: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(SetUpDialog, "opening", lambda _self: Opening(folder=second, year=2027))
    session.new()
    assert session.window.desk.year == 2027
    monkeypatch.setattr(RestoreDialog, "exec", lambda _self: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(RestoreDialog, "restored", lambda _self: third)
    session.restore()
    assert session.window.desk.folder == third


def test_closing_the_window_ends_the_program_but_changing_notebooks_does_not(
    session: Session, notebook: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    quits: list[str] = []
    monkeypatch.setattr(type(qapp), "quit", lambda *_self: quits.append("quit"))
    session.begin(Opening(folder=notebook("một")))
    session.open(notebook("hai"))
    assert quits == []
    assert session.window is not None
    session.window.close()
    assert quits == ["quit"]


def test_each_notebook_keeps_its_own_page_and_year(
    session: Session, notebook: Callable[[str], Path], person: QSettings
) -> None:
    first, second = notebook("một"), notebook("hai")
    session.begin(Opening(folder=first))
    assert session.window is not None
    session.window.open_page("evidence")
    session.window.desk.set_year(2023)
    session.open(second)
    assert session.window.desk.places.value("page") == "home"
    session.open(first)
    assert session.window.desk.places.value("page") == "evidence"
    assert session.window.desk.year == 2023


HOLDER = """
import sys, time
from pathlib import Path
from storage.workspace import open_workspace
from storage.raising import heard
with open_workspace(Path(sys.argv[1])):
    print("held", flush=True)
    until, found = time.monotonic() + 20, None
    while time.monotonic() < until and found is None:
        found = heard(Path(sys.argv[1])) if sys.argv[2] == "answers" else None
        time.sleep(0.02)
    print(*found or (), flush=True)
"""


@contextmanager
def holding(folder: Path, manner: str) -> Iterator[IO[bytes]]:
    """Another program that holds a workspace and answers, or does not; what it writes."""
    command = [sys.executable, "-c", HOLDER, str(folder), manner]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(main.__file__).parent) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        try:
            yield holder.stdout
        finally:
            holder.kill()


@pytest.fixture
def impatient(session: Session) -> Session:
    """A session that waits half a second for other windows."""
    machine = replace(session._ways.machine, call=partial(raising.call, patience=0.5))
    session._ways = replace(session._ways, machine=machine)
    return session


@pytest.mark.parametrize("manner", ["answers", "silent"])
def test_a_second_start_brings_the_first_window_forward_or_says_so(
    impatient: Session, notebook: Callable[[str], Path], said: list[str], manner: str
) -> None:
    folder = notebook("một")
    with holding(folder, manner):
        assert not impatient.begin(Opening(folder=folder))
    assert (impatient.code, len(said)) == ((0, 0) if manner == "answers" else (1, 1))
    assert not list(folder.glob(f"{raising.PREFIX}*"))


def test_a_file_goes_to_the_window_that_is_open_on_the_workspace_used_last(
    session: Session, notebook: Callable[[str], Path], person: QSettings, said: list[str]
) -> None:
    folders = [notebook(name) for name in ("cũ nhất", "mở thứ hai", "mở thứ nhất", "mới nhất")]
    for folder in folders:
        recent.note_opened(person, folder)
    with holding(folders[1], "answers"), holding(folders[2], "answers") as window:
        assert not session.begin(Opening(files=(FILE, OTHER)))
        assert window.read().decode().split() == [str(FILE), str(OTHER)]
    assert (session.code, said, session.window) == (0, [], None)


def test_a_window_that_does_not_take_a_file_is_told_and_nothing_else_opens(
    impatient: Session, notebook: Callable[[str], Path], person: QSettings, said: list[str]
) -> None:
    busy, free = notebook("bận"), notebook("rỗi")
    for folder in (busy, free):
        recent.note_opened(person, folder)
    with holding(busy, "silent"):
        assert not impatient.begin(Opening(files=(FILE,)))
    assert (impatient.code, len(said), impatient.window) == (1, 1, None)
    assert not list(busy.glob(f"{raising.PREFIX}*"))


def test_a_window_that_closes_meanwhile_leaves_the_file_to_the_new_one(
    session: Session, notebook: Callable[[str], Path], person: QSettings
) -> None:
    folder = notebook("một")
    recent.note_opened(person, folder)
    holder = open_workspace(folder)
    ending = threading.Timer(0.3, holder.close)
    ending.start()
    assert session.begin(Opening(files=(FILE,)))
    ending.join()
    assert session.window is not None
    assert session.window.desk.handed.waiting == (FILE,)


def test_the_person_need_not_wait_for_an_answer(
    session: Session, notebook: Callable[[str], Path], person: QSettings, said: list[str]
) -> None:
    folder = notebook("một")
    recent.note_opened(person, folder)
    stopped: list[str] = []

    def stop() -> None:
        (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, ProgressDialog)]
        stopped.append(dialog.windowTitle())
        dialog.reject()

    QTimer.singleShot(100, stop)
    with holding(folder, "silent"):
        assert not session.begin(Opening(files=(FILE,)))
    assert (stopped, said, session.window) == ([texts.CALLING], [], None)
    assert not list(folder.glob(f"{raising.PREFIX}*"))


def test_without_another_window_the_last_workspace_opens_with_the_file(
    session: Session, notebook: Callable[[str], Path], person: QSettings
) -> None:
    folder = notebook("một")
    recent.note_opened(person, folder)
    assert session.begin(Opening(files=(FILE,)))
    assert session.window is not None
    assert session.window.desk.folder == folder
    assert session.window.desk.handed.waiting == (FILE,)


def test_the_first_run_names_the_file_and_hands_it_on(
    session: Session, notebook: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def fill_in(self: SetUpDialog) -> int:
        told.extend(label.text() for label in self.findChildren(QLabel))
        return 1

    monkeypatch.setattr(SetUpDialog, "exec", fill_in)
    monkeypatch.setattr(SetUpDialog, "opening", lambda _self: Opening(folder=notebook("một"), year=2024))
    assert session.begin(Opening(files=(FILE,)))
    assert handed.TAKEN_AFTER.format(files=handed.named([FILE.name])) in told
    assert session.window is not None
    assert session.window.desk.handed.waiting == (FILE,)


def test_files_that_wait_go_along_to_the_next_workspace(
    qtbot: QtBot, session: Session, notebook: Callable[[str], Path]
) -> None:
    first, second = notebook("một"), notebook("hai")
    session.begin(Opening(folder=first))
    assert session.window is not None
    session.window.desk.note_draft("task:2025", "tasks")
    session.window.desk.handed.add([FILE])
    session.window.desk.note_draft("task:2025", "")
    session.open(second)
    assert session.window.desk.folder == second
    assert session.window.desk.handed.waiting == (FILE,)


def test_an_asking_made_while_the_window_was_opening_is_heard(
    qtbot: QtBot, session: Session, notebook: Callable[[str], Path]
) -> None:
    folder = notebook("một")
    with ThreadPoolExecutor() as pool:
        calling = pool.submit(raising.call, folder, [FILE], progress=Silent(), patience=10)
        while not list(folder.glob(f"{raising.PREFIX}*")):
            threading.Event().wait(0.005)
        session.begin(Opening(folder=folder))
        assert session.window is not None
        desk = session.window.desk
        qtbot.waitUntil(lambda: desk.handed.waiting == (FILE,))
        assert calling.result(5) is Reply.TAKEN


def test_a_package_dropped_anywhere_on_the_window_is_taken_and_nothing_else_is(
    session: Session, notebook: Callable[[str], Path]
) -> None:
    session.begin(Opening(folder=notebook("một")))
    assert session.window is not None
    drop(session.window, files(Path("/tmp/báo cáo.pdf")))
    assert session.window.desk.handed.waiting == ()
    drop(session.window, files(FILE, Path("/tmp/báo cáo.pdf")))
    assert session.window.desk.handed.waiting == (FILE,)


def test_a_notebook_open_elsewhere_is_brought_forward_and_told(
    session: Session, notebook: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = notebook("một"), notebook("hai")
    session.begin(Opening(folder=first))
    assert session.window is not None
    with open_workspace(second):
        answering = threading.Thread(target=_answer, args=(second,))
        answering.start()
        session.open(second)
        answering.join()
    assert session.window.desk.folder == first
    assert session.window._status.saved.text() == texts.RAISED


def _answer(folder: Path) -> None:
    for _ in range(200):
        if raising.heard(folder) is not None:
            return
        threading.Event().wait(0.02)


def test_the_window_comes_forward_when_it_is_called(
    qtbot: QtBot, session: Session, notebook: Callable[[str], Path]
) -> None:
    folder = notebook("một")
    session.begin(Opening(folder=folder))
    assert session.window is not None
    session.window.showMinimized()
    with ThreadPoolExecutor() as pool:
        calling = pool.submit(raising.call, folder, [FILE], progress=Silent())
        qtbot.waitUntil(lambda: not session.window.isMinimized())  # type: ignore[union-attr]
        assert calling.result(5) is Reply.TAKEN
    assert session.window.desk.handed.waiting == (FILE,)


def test_a_bug_is_noted_with_its_code_and_the_window_goes_on(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    noted: list[BaseException] = []
    shown: list[object] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(app, "show_error", lambda _parent, error: shown.append(error))
    app.catch_bugs(noted.append)
    bug = ValueError("x")
    sys.excepthook(ValueError, bug, None)
    assert noted == shown == [bug]
    sys.excepthook(WorkspaceGone, WorkspaceGone(name="sổ"), None)
    assert noted == [bug], "a stick that was pulled out is no bug"
    assert len(shown) == 2
    ended: list[object] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *told: ended.append(told[0]))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert ended == [KeyboardInterrupt]


def test_the_program_runs_until_its_window_closes(
    qapp: QApplication, notebook: Callable[[str], Path], person: QSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = notebook("một")

    def used() -> int:
        assert all(window.close() for window in QApplication.topLevelWidgets() if isinstance(window, Window))
        return 7

    monkeypatch.setattr(app, "open_person", lambda _path: person)
    monkeypatch.setattr(app, "begin_look", lambda _application, _person: None)
    monkeypatch.setattr(app, "catch_bugs", lambda _note: None)
    monkeypatch.setattr(app, "make_application", lambda: SimpleNamespace(exec=used))
    doors: Any = SimpleNamespace(
        open_workspace=main._services_in,
        units=main.UNITS,
        criteria=main.CRITERIA,
        write_sheet=None,
        write_file=write_whole,
        note_bug=lambda _error: None,
    )
    ways = WindowDoors(
        machine=this_machine(), found=main._found, restore=restore_backup, play_sample=main._play_sample
    )
    for _start in range(2):
        assert module.open_window(doors, ways, wanted=Opening(folder=folder)) == 7


def test_a_closed_window_no_longer_watches_its_folder(
    session: Session, notebook: Callable[[str], Path]
) -> None:
    session.begin(Opening(folder=notebook("một")))
    assert session.window is not None
    (watch,) = session.window.findChildren(RaiseWatch)
    assert watch._watcher.directories()
    session.window.close()
    assert watch._watcher.directories() == []
