"""`update check` and `update apply`: what scripts read, and what is done in which order."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import main
from core.packages.refusals import DiskFull
from core.progress import Progress
from core.updates import Home
from tests.ui.updates import Starter, an_update_program
from tests.update_samples import KEY, SETUP, an_update, written
from ui.cli import output
from ui.cli.doors import Doors


@pytest.fixture
def starter() -> Starter:
    return Starter()


@pytest.fixture
def doors(tmp_path: Path, starter: Starter) -> Doors:
    @contextmanager
    def opened(folder: Path) -> Iterator[Any]:
        def backup(path: Path, *, progress: Progress) -> Path:
            if folder.name == "đầy":
                raise DiskFull(name=path.name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(folder.name.encode())
            progress.report(1, 1)
            return path

        yield SimpleNamespace(safekeeping=SimpleNamespace(backup=backup))

    return replace(main._doors(), open_workspace=opened, updates=lambda: an_update_program(tmp_path, starter))


def test_a_check_tells_versions_changes_and_signer(
    doors: Doors, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert output.run(["update", "check", str(written(tmp_path)), "--json"], doors) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["verdict"] == "accepted"
    assert (told["running"], told["version"], told["oldest"]) == ("0.6.0", "0.8.0", "0.6.0")
    assert told["schema"] == {"running": "r0010", "new": "r0011", "converts": True}
    assert told["signer"]["fingerprint"] == KEY.public_key.fingerprint
    assert [each["version"] for each in told["changes"]] == ["0.8.0", "0.7.0"]
    assert told["setup"]["size"] == len(SETUP)
    assert not (tmp_path / "updates").exists()
    assert output.run(["update", "check", str(tmp_path / "SoCCHC-Update-0.8.0.cchc-update")], doors) == 0
    assert "0.6.0 → 0.8.0" in capsys.readouterr().err


def test_a_refusal_has_its_code(doors: Doors, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path, an_update()[:-1])
    assert output.run(["update", "check", str(file), "--json"], doors) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "E_UPDATE_DAMAGED"


def test_apply_backs_up_every_named_workspace_and_starts_setup(
    doors: Doors, tmp_path: Path, starter: Starter, capsys: pytest.CaptureFixture[str]
) -> None:
    file, first, second = written(tmp_path), tmp_path / "một", tmp_path / "hai"
    command = ["update", "apply", str(file), "--workspace", str(first), "--workspace", str(second)]
    assert output.run([*command, "--silent", "--json"], doors) == 0
    told = json.loads(capsys.readouterr().out)
    assert [Path(each).parent for each in told["backups"]] == [first / "backups", second / "backups"]
    assert [Path(each).read_bytes().decode() for each in told["backups"]] == ["một", "hai"]
    assert [arguments for _setup, arguments, _content in starter.started] == [
        ("/UPDATE", "/S", "/D=C:/Sổ CCHC")
    ]


def test_a_backup_that_fails_starts_nothing(doors: Doors, tmp_path: Path, starter: Starter) -> None:
    command = ["update", "apply", str(written(tmp_path)), "--workspace", str(tmp_path / "đầy")]
    assert output.run(command, doors) == 3
    assert starter.started == []
    assert not (tmp_path / "updates").exists()


def test_what_setup_did_not_place_is_not_replaced(
    doors: Doors, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = replace(doors, updates=lambda: an_update_program(tmp_path, home=Home.ELSEWHERE))
    command = ["update", "apply", str(written(tmp_path)), "--workspace", str(tmp_path / "một"), "--json"]
    assert output.run(command, elsewhere) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "E_UPDATE_NOT_HERE"
    assert not (tmp_path / "một").exists()


def test_a_source_tree_believes_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["update", "check", str(written(tmp_path)), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "E_UPDATE_NO_KEYS"
