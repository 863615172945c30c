"""Threat 36: a year of work, refusals and bugs leave no name, no text, no path and no passphrase in any log.

Everything a person can type carries a mark here; afterwards the log, the error files and the file for the support are
searched for every mark, and the workspace is searched for the passphrase. (The list of refused packages is no log:
it names the files to the office that gave them in, and goes into no file for the support.)
"""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

import main
from core.errors import UserError
from core.evidence import SecretDocument
from core.phone_codes import error_code
from core.progress import Progress, Silent
from core.records.planning import Task
from core.services.import_package import ImportStatus
from core.services.keep_evidence import EvidenceDetails
from core.services.set_up import make_office
from core.units import Officer, Role, Signatory, SigningForm
from storage import this_machine
from storage.logs import FACTS
from storage.restore import restore
from storage.support_files import support_files
from storage.workspace import create_workspace
from tests.offices import COMMUNE, ROUNDS, UNITS, YEAR, Clock, Desk, Offices, fill, key_of, paper, services_of
from ui import app, messages
from ui.desk import Desk as Window
from ui.desk import Surroundings
from ui.dialogs.support import support_text
from ui.jobs import JobRunner

PASSPHRASE = "cum tu bi mat danh dau ba"
MARKS = {
    "officer": "Nguyễn Thị Dấumột",
    "signatory": "Trần Văn Dấuhai",
    "title": "Rà soát hộ ông Dấuba",
    "note": "Ghi chú về bà Dấubốn",
    "file": "don-cua-ong-daunam",
    "content": "Nội dung Dấusáu",
    "number": "77/Dấubảy",
    "explanation": "Vì gia đình Dấutám",
    "folder": "nguoi-dung-dauchin",
    "bug": "Dấumười",
    "passphrase": PASSPHRASE,
}


# Who must have said something in that year: a log that nobody writes to would keep every secret.
SENDERS = {
    "storage.this_machine",
    "ui.jobs",
    "ui.app",
    "ui.messages",
    "ui.test",
    "ui.cli.output",
    "pyhanko.sign",
}


@pytest.fixture
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of logs, written to as while a window is open, whatever a library says with it."""
    folder = tmp_path / "nhat-ky"
    monkeypatch.setattr(this_machine, "log_folder", lambda: folder)
    return folder


@contextmanager
def everything_is_logged() -> Iterator[None]:
    """Also what is said below the level of an ordinary day."""
    root, level = logging.getLogger(), logging.getLogger().level
    with this_machine.logged():
        for handler in root.handlers:
            handler.setLevel(logging.DEBUG)
        root.setLevel(logging.DEBUG)
        try:
            yield
        finally:
            root.setLevel(level)


@pytest.fixture
def marked(offices: Offices, tmp_path: Path) -> Desk:
    """A commune whose people, folder and passphrase carry marks; the province expects it."""
    office = replace(
        make_office(UNITS, role=Role.SUBMITTER, unit=COMMUNE),
        officer=Officer(name=MARKS["officer"], position="Công chức"),
        signatory=Signatory(form=SigningForm.ON_BEHALF, position="Chủ tịch", name=MARKS["signatory"]),
    )
    folder, clock = tmp_path / MARKS["folder"], Clock()
    opened = create_workspace(folder / "so", office)
    (folder / "ra").mkdir()
    desk = Desk(opened=opened, services=services_of(opened, clock), clock=clock, out=folder / "ra")
    offices.desks.append(desk)
    desk.services.key_care.keep(key_of(COMMUNE), PASSPHRASE, rounds=ROUNDS)
    offices.open_round(COMMUNE)
    offices.tell_trust(desk)
    card = desk.services.key_care.card()
    assert card is not None
    letter = desk.services.enrol_keys.enrol(desk.out / "enrol.cchc", passphrase=PASSPHRASE)
    offices.province.services.enrol_keys.trust(letter, " ".join(card.confirmation))
    return desk


@pytest.mark.usefixtures("caplog", "every_script_runs")
def test_a_year_of_work_and_trouble_leaves_nobody_in_the_logs(
    qtbot: QtBot, offices: Offices, marked: Desk, logs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with everything_is_logged():
        package = _work(marked)
        _refusals(offices, marked, package)
        shown = _bugs(qtbot, monkeypatch)
        supported = _supported(marked, logs)
        root = marked.opened.workspace.root
        marked.opened.close()
        _command_that_breaks(root, monkeypatch)
    told = {path.name: path.read_text("utf-8") for path in logs.iterdir()}
    for name, text in {**told, "support": supported}.items():
        for what, mark in MARKS.items():
            assert mark not in text, (name, what)
            assert mark not in _unescaped(text), (name, what)
        assert str(root.parent) not in text, name
    assert sum(name.startswith("error-") for name in told) == 3
    lines = [json.loads(line) for line in told["socchc.log"].splitlines()]
    assert {line["from"] for line in lines} >= SENDERS
    assert {key for line in lines for key in line} <= {
        "at",
        "level",
        "from",
        "said",
        "error",
        "passed",
        *FACTS,
    }
    assert {shown.code, *(error_code(error) for error in shown.errors)} <= {
        line.get("code") for line in lines
    }
    _is_marked(root)


def _work(desk: Desk) -> Path:
    """Records, evidence, explanations, a package, a backup and its restore, every word of it marked."""
    services = desk.services
    fill(desk)
    task = services.record_entry.blank("task", YEAR)
    assert isinstance(task, Task)
    services.record_entry.save(replace(task, title=MARKS["title"], note=MARKS["note"]))
    details = EvidenceDetails(
        year=YEAR, is_not_secret=True, number=MARKS["number"], issued_on=date(YEAR, 5, 1), criteria=("2.1.1",)
    )
    file = paper(desk.out / f"{MARKS['file']}.txt", MARKS["content"])
    services.keep_evidence.add([file], details, progress=Silent())
    entry = services.self_assessment.score(YEAR).line("4.1.1").entry
    services.self_assessment.enter(YEAR, replace(entry, explanation=MARKS["explanation"]))
    sent = services.export_package.export(YEAR, desk.out, passphrase=PASSPHRASE, progress=Silent())
    backup = services.safekeeping.backup(desk.out / "sao-luu.zip", progress=Silent())
    restore(backup, desk.out / "khoi-phuc", clock=desk.clock, progress=Silent())
    return sent.files[0]


def _refusals(offices: Offices, desk: Desk, package: Path) -> None:
    """A wrong passphrase, a secret document, a package that was changed, one that is taken in after all."""
    with pytest.raises(UserError):
        desk.services.key_care.signing(f"{PASSPHRASE} sai")
    secret = EvidenceDetails(year=YEAR, is_not_secret=True, summary=f"MẬT {MARKS['note']}")
    with pytest.raises(SecretDocument):
        desk.services.keep_evidence.cite(replace(secret, number=f"{MARKS['number']} (MẬT)"))
    spoilt = desk.out / f"{MARKS['file']}.cchc"
    spoilt.write_bytes(package.read_bytes()[:-1] + b"x")
    assert offices.province.take_in(spoilt).status is ImportStatus.REFUSED
    assert offices.province.take_in(package).status is ImportStatus.IMPORTED


class Shown:
    """What the person was told."""

    def __init__(self) -> None:
        self.errors: list[Exception] = []
        self.code = ""


def _bugs(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Shown:
    """A bug in a job and one in the window, each quoting what it was given, and a refusal shown."""
    shown = Shown()
    monkeypatch.setattr(messages.MessageDialog, "exec", lambda _dialog: 0)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    app.catch_bugs(this_machine.note_bug)
    runner = JobRunner()
    runner.broke.connect(this_machine.note_bug)

    def work(_progress: Progress) -> NoReturn:
        raise ValueError(f"{MARKS['bug']} {MARKS['title']} {PASSPHRASE}")

    runner.start(work, done=shown.errors.append, failed=shown.errors.append)
    qtbot.waitUntil(lambda: len(shown.errors) == 1)
    runner.stop()
    try:
        _breaks()
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)
        shown.errors.append(error)
    refusal = SecretDocument(name=MARKS["file"])
    messages.show_error(None, refusal)
    shown.code = error_code(refusal)
    logging.getLogger("ui.test").error("failed: %s", MARKS["note"], exc_info=ValueError(MARKS["bug"]))
    logging.getLogger("pyhanko.sign").warning(f"signer {MARKS['signatory']} is odd")  # noqa: G004 - as libraries do
    return shown


def _breaks() -> NoReturn:
    raise KeyError(MARKS["officer"]) from ValueError(MARKS["bug"])


def _supported(desk: Desk, logs: Path) -> str:
    """The file for the support, as it stands on the screen before it is saved."""
    around = Surroundings(logs=logs, read_logs=partial(support_files, logs))
    places = QSettings(str(desk.out / "places.ini"), QSettings.Format.IniFormat)
    window = Window(desk.services, year=YEAR, places=places, around=around)
    text = support_text(window)
    window.close()
    assert "socchc.log" in text
    return text


def _command_that_breaks(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command whose work has a bug: told by an error file."""

    def breaks(*_given: object) -> NoReturn:
        raise LookupError(MARKS["bug"])

    with monkeypatch.context() as broken:
        broken.setattr("core.services.set_up.SetUp.describe", breaks)
        assert main.main(["info", str(root)]) == 70


def _unescaped(text: str) -> str:
    """The same with letters that JSON escapes as themselves."""
    lines = (
        json.dumps(json.loads(line), ensure_ascii=False) if line[:1] == "{" else line
        for line in text.splitlines()
    )
    return "\n".join(lines)


def _is_marked(root: Path) -> None:
    """The marks were really worked with, and the passphrase is nowhere in the workspace."""
    held = b"".join(path.read_bytes() for path in root.rglob("*") if path.is_file())
    for what in ("officer", "signatory", "title", "note", "file", "content", "number", "explanation"):
        assert MARKS[what].encode() in held, what
    assert PASSPHRASE.encode() not in held
