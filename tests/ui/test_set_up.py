"""The first run by the keyboard alone: every way in, every step, every refusal; nothing half made."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

import main
from core.folder_risk import FolderRisk
from core.machine import Machine, Program, Reply
from core.office import Office
from core.packages.age_identity import new_identity
from core.packages.refusals import DiskFull
from core.progress import Cancelled, Progress, Silent
from core.services.key_care import KeyCare
from core.services.set_up import WrongUnitForRole
from core.units import Officer, Role, Signatory, SigningForm
from storage.encryption import encrypt
from storage.folder_risk import folder_risk
from storage.this_machine import restore_backup
from storage.workspace import open_workspace
from tests.storage.samples import office
from tests.ui.updates import an_update_program
from ui.dialogs import sealed_sheet
from ui.dialogs.restore import RestoreDialog
from ui.dialogs.set_up import SetUpDialog, SetUpDoors
from ui.jobs import JobRunner
from ui.messages import MessageDialog
from ui.set_up import criteria, key, welcome
from ui.set_up.answers import NewNotebook, Opening, People
from ui.set_up.make import make_notebook
from ui.texts import set_up as texts
from ui.window_doors import WindowDoors

TODAY = date(2026, 3, 2)
WORDS = "song nui bien troi may"
ENTER, TAB, ESC, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Down
RESOURCES = Path(main.__file__).parent / "resources"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "data" / "workspaces"


@pytest.fixture
def ways(tmp_path: Path, home: Path) -> WindowDoors:
    machine = Machine(
        home=home,
        program=Program(),
        updates=lambda: an_update_program(tmp_path),
        converts=lambda _folder: False,
        settings=tmp_path / "window.ini",
        logs=tmp_path / "logs",
        read_logs=tuple,
        folder_risk=lambda folder: folder_risk(folder, surroundings={}),
        shares_drive=lambda _path: False,
        is_in_use=lambda _folder: False,
        call=lambda _folder, _files, *, progress: Reply.GONE,
        heard=lambda _folder: None,
    )

    @contextmanager
    def sample(_role: Role, _progress: Progress) -> Iterator[Path]:
        yield tmp_path

    return WindowDoors(machine=machine, found=main._found, restore=restore_backup, play_sample=sample)


@pytest.fixture
def sheets() -> list[Path]:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, look: None, ways: WindowDoors, sheets: list[Path]) -> Callable[..., SetUpDialog]:
    def make(**changed: Any) -> SetUpDialog:
        begins_new = changed.pop("begins_new", False)
        doors = SetUpDoors(
            units=main.UNITS,
            criteria=main.CRITERIA,
            ways=ways,
            today=lambda: TODAY,
            write_sheet=lambda _sheet, path: sheets.append(path),
        )
        made = SetUpDialog(replace(doors, **changed), begins_new=begins_new)
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return make


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lock of a key takes a second by design; tests take the cheap one."""
    create = KeyCare.create
    monkeypatch.setattr(KeyCare, "create", lambda self, words, **_more: create(self, words, rounds=1))


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What message dialogs said; each is closed at once."""
    heard: list[str] = []

    def show(self: MessageDialog) -> int:
        heard.append(" ".join(label.text() for label in self.findChildren(QWidget) if hasattr(label, "text")))
        return 0

    monkeypatch.setattr(MessageDialog, "exec", show)
    return heard


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(qtbot: QtBot, *keys: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        for each in keys:
            qtbot.keyClick(focus(), each)


def write(qtbot: QtBot, text: str) -> None:
    """Type; letters with accents come as an input method commits them."""
    widget = focus()
    assert isinstance(widget, QLineEdit), widget
    widget.selectAll()
    widget.insert(text)


def tab_to(qtbot: QtBot, wanted: QWidget) -> None:
    for _ in range(40):
        if wanted.hasFocus():
            return
        qtbot.keyClick(focus(), TAB)
    raise AssertionError(f"Tab never reached {wanted.accessibleName() or wanted}")


def to_folder(qtbot: QtBot, made: SetUpDialog, *, has_key: bool = True) -> None:
    """From the first step to the last one before the notebook is made."""
    write(qtbot, "tay son gia lai")
    press(qtbot, ENTER)
    if made.step() is made.unit:
        press(qtbot, ENTER)
    assert made.step() is made.people
    write(qtbot, "Lê Thị Hoa")
    press(qtbot, TAB)
    write(qtbot, "Công chức Văn phòng – Thống kê")
    tab_to(qtbot, made.people.signatory.editor())
    write(qtbot, "Trần Văn Bình")
    press(qtbot, ENTER)
    assert made.step() is made.criteria
    press(qtbot, ENTER)
    assert made.step() is made.key
    if has_key:
        tab_to(qtbot, made.key.new.words.editor())
        write(qtbot, WORDS)
        tab_to(qtbot, made.key.new.again.editor())
        write(qtbot, WORDS)
    else:
        press(qtbot, DOWN)
    press(qtbot, ENTER)
    assert made.step() is made.folder, made._message.text()


def test_a_notebook_is_made_by_the_keyboard_alone(  # noqa: PLR0917 - fixtures
    qtbot: QtBot,
    dialog: Callable[..., SetUpDialog],
    home: Path,
    sheets: list[Path],
    quick_keys: None,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    made = dialog()
    assert made.welcome.buttons[welcome.NEW].hasFocus()
    press(qtbot, ENTER)
    to_folder(qtbot, made)
    assert not home.exists(), "nothing is made before the last step says so"
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: made.step() is made.finished_step, timeout=20_000)
    folder = home / "so-cchc-xa-tay-son"
    qtbot.waitUntil(made.finished_step.save.hasFocus)
    monkeypatch.setattr("ui.set_up.finished.choose_target", lambda *_said, **_words: tmp_path / "phieu.pdf")
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: bool(sheets) and made.finished_step.print_sheet.isEnabled())
    assert sheets == [tmp_path / "phieu.pdf"]
    qtbot.waitUntil(made.finished_step.print_sheet.hasFocus)
    printed: list[bytes] = []
    sheets[0].write_bytes(b"%PDF-1.7")
    monkeypatch.setattr(
        "ui.set_up.finished.print_pdf", lambda _parent, _jobs, *, job: printed.append(job.content)
    )
    press(qtbot, ENTER)
    assert printed == [b"%PDF-1.7"]
    tab_to(qtbot, made.next)
    press(qtbot, ENTER)
    assert made.opening() == Opening(folder=folder, year=TODAY.year)
    with main._services_in(folder) as services:
        office: Office = services.set_up.office()
        assert (office.unit.name, office.role) == ("Xã Tây Sơn", Role.SUBMITTER)
        assert office.authority is not None
        assert office.authority.name == "Tỉnh Gia Lai"
        assert (office.officer.name, office.place) == ("Lê Thị Hoa", "Tây Sơn")
        assert (office.signatory.form, office.signatory.position) == (SigningForm.ON_BEHALF, "Chủ tịch")
        assert services.self_assessment.score(TODAY.year).criteria.is_sample
        assert services.key_care.card() is not None


def test_the_key_and_the_criteria_can_wait(
    qtbot: QtBot, dialog: Callable[..., SetUpDialog], home: Path
) -> None:
    made = dialog(begins_new=True)
    made.criteria.kinds.choose(criteria.PACKAGE)
    to_folder(qtbot, made, has_key=False)
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: made.step() is made.finished_step, timeout=20_000)
    assert made.finished_step.save.isHidden()
    assert texts.NEXT_PACKAGE in made.finished_step._next.text()
    assert made.finished_step._sheet_why.text() == texts.NO_KEY
    made.finished_step.save_sheet(home / "x.pdf")
    press(qtbot, ESC)
    assert made.opening().folder == home / "so-cchc-xa-tay-son", "Esc opens what has been made"
    with main._services_in(home / "so-cchc-xa-tay-son") as services:
        assert services.key_care.card() is None
        assert services.adopt_criteria.sets() == ()


def test_escape_makes_nothing_and_asks_nothing(
    qtbot: QtBot, dialog: Callable[..., SetUpDialog], home: Path, said: list[str]
) -> None:
    made = dialog(begins_new=True)
    to_folder(qtbot, made)
    press(qtbot, ESC)
    assert not made.isVisible()
    assert made.result() == 0
    assert not home.exists()
    assert said == []


def test_back_keeps_what_was_typed(qtbot: QtBot, dialog: Callable[..., SetUpDialog]) -> None:
    made = dialog()
    press(qtbot, ENTER)
    to_folder(qtbot, made)
    for step in (made.key, made.criteria, made.people, made.unit, made.welcome):
        tab_to(qtbot, made.back)
        press(qtbot, Qt.Key.Key_Space)
        assert made.step() is step
    made.go_back()
    assert made.step() is made.welcome
    assert made.people.officer.value() == "Lê Thị Hoa"
    assert made.key.passphrase() == WORDS


def test_a_commune_is_found_over_all_provinces_and_in_one(
    qtbot: QtBot, dialog: Callable[..., SetUpDialog]
) -> None:
    made = dialog(begins_new=True)
    step = made.unit
    assert step.search.editor().hasFocus()
    assert step.lacks()
    write(qtbot, "tay son")
    provinces = {step.province_name(unit) for unit in step.found.rows_model.rows}
    assert len(provinces) > 1
    press(qtbot, ENTER)
    assert step.found.hasFocus(), "several fit: the list is next"
    press(qtbot, ENTER)
    assert made.step() is made.people
    made.go_back()
    step.search.line.clear()
    step.province.combo.setCurrentIndex(step.province.combo.findText("Tỉnh Gia Lai"))
    step.province.commit()
    assert {unit.province_code for unit in step.found.rows_model.rows} == {"52"}
    write(qtbot, "xyzzy")
    assert step._said.text() == texts.UNIT_NOT_FOUND
    made.go_on()
    assert texts.COMMUNE in made._message.text()
    step.province.show_value("")
    write(qtbot, "xa")
    assert step._said.text() == texts.UNIT_MORE
    write(qtbot, "tan")
    press(qtbot, DOWN)
    assert step.found.hasFocus()
    assert "Đã chọn" in step._said.text()


def test_an_authority_is_a_province_and_scores_nothing_itself(
    qtbot: QtBot,
    dialog: Callable[..., SetUpDialog],
    home: Path,
    quick_keys: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(
        sealed_sheet.SealedSheetDialog, "exec", lambda self: shown.append(self.windowTitle()) or 0
    )
    made = dialog(begins_new=True)
    made.unit.role.combo.setCurrentIndex(1)
    made.unit.role.commit()
    assert not made.unit.province.isEnabled()
    made.unit.found.clearSelection()
    assert texts.PROVINCE in made.unit.lacks() or made.unit.unit() is not None
    write(qtbot, "gia lai")
    press(qtbot, ENTER)
    write(qtbot, "Đỗ Minh Châu")
    press(qtbot, ENTER)
    assert made.step() is made.key, "no criteria step"
    made.key.new.words.line.setText(WORDS)
    made.key.new.again.line.setText(WORDS)
    press(qtbot, ENTER)
    assert made.step() is made.folder
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: made.step() is made.finished_step, timeout=20_000)
    assert len(shown) == 1, "the escrow key is shown this once"
    made.go_on()
    assert made.opening() == Opening(folder=home / "so-cchc-tinh-gia-lai")
    with main._services_in(home / "so-cchc-tinh-gia-lai") as services:
        assert services.set_up.office().role is Role.APPRAISER


def test_every_step_says_what_it_lacks(qtbot: QtBot, dialog: Callable[..., SetUpDialog]) -> None:
    made = dialog(begins_new=True)
    write(qtbot, "tay son gia lai")
    press(qtbot, ENTER)
    press(qtbot, ENTER)
    assert made.step() is made.people
    assert texts.OFFICER in made._message.text()
    write(qtbot, "Hoa")
    assert made._message.text() == ""
    press(qtbot, ENTER)
    made.criteria.kinds.choose(criteria.FILE)
    made.go_on()
    assert texts.SET in made._message.text()
    made.criteria.kinds.choose(criteria.LATER)
    assert made.criteria.content() is None
    made.go_on()
    made.go_on()
    assert texts.TYPED_TWICE in made._message.text()
    for weak in ("matkhau matkhau", "uybannhandan 2026"):
        made.key.new.words.line.setText(weak)
        made.key.new.again.line.setText(weak)
        made.go_on()
        assert made.step() is made.key
        assert made.key._weak.text()
    made.key.when.choose(key.LATER)
    made.go_on()
    made.folder.field.take(Path())
    made.folder.field.field.line.clear()
    made.go_on()
    assert texts.FOLDER in made._message.text()


def test_a_criteria_file_is_checked_before_anything_is_made(
    qtbot: QtBot, dialog: Callable[..., SetUpDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = dialog()
    step = made.criteria
    step.kinds.choose(criteria.FILE)
    good = RESOURCES / "criteria" / "criteria-sample.json"
    monkeypatch.setattr("ui.set_up.criteria.choose_file", lambda *_said, **_words: good)
    step._choose()
    assert step.content() == good.read_bytes()
    assert "criteria-sample.json" in step.words()
    assert step.lacks() == ""
    bad = tmp_path / "bad.json"
    for content in (b"{}", b"no json"):
        bad.write_bytes(content)
        step.read(bad)
        assert step.content() is None
        assert "lỗi" in step.said.text()
    step.read(tmp_path / "missing.json")
    assert step.lacks()
    step.read(RESOURCES / "criteria" / "criteria-766.json")
    assert step.said.text()
    monkeypatch.setattr("ui.set_up.criteria.choose_file", lambda *_said, **_words: None)
    step._choose()


def test_a_failing_disk_leaves_nothing_and_keeps_everything_typed(  # noqa: PLR0917 - fixtures
    qtbot: QtBot,
    dialog: Callable[..., SetUpDialog],
    ways: WindowDoors,
    home: Path,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(_self: KeyCare, _words: str, **_more: Any) -> None:
        raise DiskFull(name="signing-key")

    made = dialog(begins_new=True)
    to_folder(qtbot, made)
    with monkeypatch.context() as filled:
        filled.setattr(KeyCare, "create", full)
        press(qtbot, ENTER)
        qtbot.waitUntil(lambda: len(said) == 1, timeout=20_000)
    assert made.step() is made.folder
    assert made._message.text() == texts.FAILED_KEEPS
    assert list(home.iterdir()) == []
    assert made.people.officer.value() == "Lê Thị Hoa"
    assert made.key.passphrase() == WORDS


@pytest.mark.parametrize("risk", [each for each in FolderRisk if each is not FolderRisk.NONE])
def test_a_folder_that_is_no_good_place_is_refused_with_its_reason(
    qtbot: QtBot, dialog: Callable[..., SetUpDialog], ways: WindowDoors, home: Path, risk: FolderRisk
) -> None:
    risky = replace(ways, machine=replace(ways.machine, folder_risk=lambda _folder: risk))
    made = dialog(begins_new=True, ways=risky)
    to_folder(qtbot, made, has_key=False)
    press(qtbot, ENTER)
    assert made._message.text() == texts.RISKS[risk]
    assert made.step() is made.folder
    assert not home.exists()


def test_the_folder_proposed_follows_the_unit_until_one_is_chosen(
    qtbot: QtBot,
    dialog: Callable[..., SetUpDialog],
    tmp_path: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = dialog(begins_new=True)
    to_folder(qtbot, made, has_key=False)
    assert made.folder.field.folder() == home / "so-cchc-xa-tay-son"
    monkeypatch.setattr("ui.folder_field.choose_folder", lambda _parent: tmp_path / "khac")
    made.folder.field.choose.click()
    made._show(made.unit)
    assert made.folder.field.folder() == tmp_path / "khac"
    monkeypatch.setattr("ui.folder_field.choose_folder", lambda _parent: None)
    made.folder.field.choose.click()
    assert made.folder.field.folder() == tmp_path / "khac"


def test_the_sample_and_a_folder_of_the_list_are_opened(
    qtbot: QtBot, dialog: Callable[..., SetUpDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = dialog()
    press(qtbot, TAB, ENTER)
    assert made.opening() == Opening(sample=Role.SUBMITTER)
    made = dialog(recent=(tmp_path / "a", tmp_path / "b"))
    assert made.welcome.recent.hasFocus()
    press(qtbot, DOWN, ENTER)
    assert made.opening() == Opening(folder=tmp_path / "b")
    made = dialog()
    monkeypatch.setattr("ui.dialogs.set_up.choose_folder", lambda _parent: None)
    press(qtbot, TAB, times=3)
    press(qtbot, ENTER)
    assert made.isVisible()
    monkeypatch.setattr("ui.dialogs.set_up.choose_folder", lambda _parent: tmp_path)
    press(qtbot, ENTER)
    assert made.opening() == Opening(folder=tmp_path)


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    main._found(tmp_path / "cũ", office())
    with main._services_in(tmp_path / "cũ") as services:
        return services.safekeeping.backup(tmp_path / "sao-luu.zip", progress=Silent())


@pytest.fixture
def restoring(qtbot: QtBot, look: None, ways: WindowDoors) -> Iterator[RestoreDialog]:
    jobs = JobRunner()
    made = RestoreDialog(ways, jobs)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    jobs.stop()


def test_a_backup_comes_back_into_a_folder_of_its_own(  # noqa: PLR0917 - fixtures
    qtbot: QtBot,
    restoring: RestoreDialog,
    backup: Path,
    home: Path,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not restoring.act.isEnabled()
    monkeypatch.setattr("ui.dialogs.restore.choose_file", lambda *_said, **_words: None)
    restoring._choose()
    assert not restoring.act.isEnabled()
    monkeypatch.setattr("ui.dialogs.restore.choose_file", lambda *_said, **_words: backup)
    restoring._choose()
    assert restoring.folder.folder() == home / "so-cchc-sao-luu"
    with qtbot.waitSignal(restoring.accepted, timeout=20_000):
        restoring.accept()
    assert texts.RESTORED in said[0]
    with open_workspace(restoring.restored()) as opened:
        assert opened.database.check() == ()


def test_an_encrypted_backup_asks_for_what_opens_it(
    qtbot: QtBot, restoring: RestoreDialog, backup: Path, home: Path, said: list[str]
) -> None:
    identity = new_identity()
    sealed = backup.with_suffix(".zip.age")
    with backup.open("rb") as plain, sealed.open("xb") as target:
        recipients = (identity.recipient, new_identity().recipient)
        encrypt(plain, target, recipients=recipients, size=1, progress=Silent())
    restoring.take(sealed)
    assert restoring._key.isHidden()
    restoring.accept()
    qtbot.waitUntil(restoring._key.isVisible)
    assert said == []
    restoring._key.words.words.line.setText("mot hai ba bon nam sau")
    restoring.accept()
    qtbot.waitUntil(lambda: len(said) == 1)
    restoring._key.sheet.line.setText(identity.secret)
    with qtbot.waitSignal(restoring.accepted, timeout=20_000):
        restoring.accept()
    with open_workspace(restoring.restored()) as opened:
        assert opened.database.check() == ()


def test_a_replaced_notebook_is_kept_and_named(
    qtbot: QtBot, restoring: RestoreDialog, backup: Path, home: Path, said: list[str]
) -> None:
    for _ in range(2):
        restoring.take(backup)
        with qtbot.waitSignal(restoring.accepted, timeout=20_000):
            restoring.accept()
    assert "so-cchc-sao-luu.replaced-1" in said[1]
    assert (home / "so-cchc-sao-luu.replaced-1").is_dir()


def test_a_file_that_is_no_backup_is_refused_and_what_was_typed_stays(
    qtbot: QtBot, restoring: RestoreDialog, tmp_path: Path, home: Path, said: list[str]
) -> None:
    restoring.accept()
    wrong = tmp_path / "wrong.zip"
    wrong.write_bytes(b"no backup")
    write(qtbot, str(wrong))
    restoring.folder.take(home / "mới")
    restoring.accept()
    qtbot.waitUntil(lambda: len(said) == 1, timeout=20_000)
    assert restoring.isVisible()
    assert restoring.file.line.text() == str(wrong)
    assert not (home / "mới").exists()


def test_the_first_run_opens_what_was_restored(
    dialog: Callable[..., SetUpDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = dialog()
    monkeypatch.setattr(RestoreDialog, "exec", lambda _self: 0)
    made.welcome.buttons[welcome.RESTORE].click()
    assert made.isVisible()
    monkeypatch.setattr(RestoreDialog, "exec", lambda _self: 1)
    monkeypatch.setattr(RestoreDialog, "restored", lambda _self: tmp_path)
    made.welcome.buttons[welcome.RESTORE].click()
    assert made.opening() == Opening(folder=tmp_path)


def test_making_stops_where_the_person_stops_it(ways: WindowDoors, home: Path) -> None:
    new = NewNotebook(
        folder=home / "x",
        role=Role.SUBMITTER,
        unit=main.UNITS.unit("21808"),
        people=People(
            officer=Officer(name="Hoa", position=""),
            signatory=Signatory(form=SigningForm.ON_BEHALF, position="", name=""),
            place="",
        ),
        year=2026,
    )

    class Stopped:
        def report(self, done: int, total: int) -> None:
            assert done <= total

        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_notebook(new, units=main.UNITS, found=ways.found, progress=Stopped())
    assert list(home.iterdir()) == []
    with pytest.raises(WrongUnitForRole):
        make_notebook(
            replace(new, role=Role.APPRAISER), units=main.UNITS, found=ways.found, progress=Silent()
        )


def test_no_passphrase_stands_in_a_representation() -> None:
    assert WORDS not in repr(
        NewNotebook(
            folder=Path("x"),
            role=Role.SUBMITTER,
            unit=main.UNITS.unit("21808"),
            people=People(
                officer=Officer(name="", position=""),
                signatory=Signatory(form=SigningForm.DEPUTY, position="", name=""),
                place="",
            ),
            year=2026,
            passphrase=WORDS,
        )
    )


def test_a_desk_of_the_appraiser_is_made_with_its_number_and_name(
    dialog: Callable[..., SetUpDialog], quick_keys: None, home: Path, qtbot: QtBot
) -> None:
    found = dialog(begins_new=True)
    step = found.unit
    step.role.show_value("desk")
    step.role.committed.emit("desk")
    assert step.number.isVisible()
    step.search.line.setText("gia lai")
    step.found.select(lambda unit: unit.code == "52")
    found.go_on()
    assert found.step() is step, "number and name are missing"
    step.number.line.setText("1")
    step.desk_name.line.setText("Sở Tài chính")
    found.go_on()
    found.people.officer.line.setText("Lê Thị Hoa")
    found.go_on()
    assert found.step() is found.key
    found.key.when.choose(key.LATER)
    found.go_on()
    assert found.step() is found.folder
    assert ("Bàn thẩm định: Sở Tài chính") in {value for _name, value in found._summary()}
    assert str(found.folder.field.folder()).endswith("so-tai-chinh")
    found.go_on()
    qtbot.waitUntil(lambda: found.step() is found.finished_step, timeout=20_000)
    with main._services_in(found.opening().folder or home) as services:
        office = services.set_up.office()
    assert (office.unit.code, office.unit.name, office.is_desk) == ("5201", "Sở Tài chính", True)
    assert office.authority is not None
    assert office.authority.code == "52"
