"""An update from the file on a stick to the next start: a real workspace, a real Setup that is a small script."""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import main
from core.progress import Silent
from core.services.set_up import make_office
from core.services.update_program import UpdateProgram
from core.units import Role
from storage.clock import SystemClock
from storage.this_machine import restore_backup
from storage.update_files import EXIT_CODE, UpdateFolder
from tests.offices import COMMUNE, UNITS
from tests.update_samples import RUNNING, an_update, written
from ui.cli import output

SETUP = """#!/bin/sh
printf '%s|' "$@" > "{said}"
printf 0 > "$(dirname "$0")/{code}"
"""


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str], UpdateProgram]:
    """The program of a version, as it lies installed."""

    def of(version: str) -> UpdateProgram:
        return UpdateProgram(
            files=UpdateFolder(tmp_path / "data" / "updates"),
            running=replace(RUNNING, version=version),
            clock=SystemClock(),
            program=tmp_path / "program",
        )

    return of


def test_from_the_stick_to_the_next_start(
    tmp_path: Path, program: Callable[[str], UpdateProgram], capsys: pytest.CaptureFixture[str]
) -> None:
    office = tmp_path / "sổ"
    main._found(office, make_office(UNITS, role=Role.SUBMITTER, unit=COMMUNE))
    stick, said = tmp_path / "usb", tmp_path / "said"
    stick.mkdir()
    setup = SETUP.format(said=said, code=EXIT_CODE).encode()
    file = written(stick, an_update(setup=setup))
    doors = replace(main._doors(), updates=lambda: program("0.6.0"))
    assert output.run(["update", "apply", str(file), "--workspace", str(office), "--json"], doors) == 0
    (backup,) = json.loads(capsys.readouterr().out)["backups"]
    assert said.read_text() == f"/UPDATE|/D={tmp_path / 'program'}|"
    assert [path.name for path in stick.iterdir()] == [file.name]

    restore_backup(Path(backup), tmp_path / "phục hồi")
    with main._services_in(tmp_path / "phục hồi") as old, main._services_in(office) as now:
        assert old.set_up.office() == now.set_up.office()
        assert now.safekeeping.check() == ()
        assert [entry.act for entry in now.safekeeping.audit()][-1] == "backup"

    old_again = program("0.6.0").attempt()
    new = program("0.8.0").attempt()
    assert new == old_again
    assert new is not None
    assert not new.is_done("0.6.0")
    assert new.is_done("0.8.0")
    assert new.ended == 0
    assert [each.file for each in new.backups] == [Path(backup)]
    assert [each.version for each in new.changes] == ["0.8.0", "0.7.0"]
    assert [path.name for path in (tmp_path / "data" / "updates").iterdir()] == ["last-update.json"]


def test_a_setup_that_gives_up_later_is_told_by_the_next_start(
    tmp_path: Path, program: Callable[[str], UpdateProgram]
) -> None:
    setup = f'#!/bin/sh\nsleep 1.5\nprintf 3 > "$(dirname "$0")/{EXIT_CODE}"\nexit 3\n'.encode()
    running = program("0.6.0")
    file = written(tmp_path, an_update(setup=setup))
    ready = running.prepare(file, running.check(file, progress=Silent()), backups=(), progress=Silent())
    running.hand_over(ready, options=("/RUN",))
    waited = time.monotonic() + 10
    while not (ready.setup.parent / EXIT_CODE).exists() and time.monotonic() < waited:
        time.sleep(0.1)
    told = program("0.6.0").attempt()
    assert told is not None
    assert told.ended == 3
    assert not told.is_done("0.6.0")
