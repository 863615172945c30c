"""A damaged workspace by commands alone, and folders no workspace is put into."""

import json
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

import main
from core.backups import Why
from core.progress import Silent
from storage.workspace import create_workspace, open_workspace
from tests.storage.samples import NOW, office
from tests.storage.wrecks import PAGE, with_pages


def run(*words: str | Path, code: int = 0) -> Any:
    """Run a command with `--json`; its document."""
    out = StringIO()
    with redirect_stdout(out), redirect_stderr(StringIO()):
        assert main.main([*map(str, words), "--json"]) == code
    return json.loads(out.getvalue())


def told(*words: str | Path, code: int = 0) -> str:
    """Run it for a person; what is said."""
    said = StringIO()
    with redirect_stderr(said):
        assert main.main([*map(str, words)]) == code
    return said.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with create_workspace(tmp_path / "so", office()) as made:
        made.kept.make(Why.ASKED, at=NOW, progress=Silent())
    return tmp_path / "so"


@pytest.fixture
def damaged(folder: Path) -> Path:
    file = folder / "socchc.db"
    file.write_bytes(
        with_pages(file.read_bytes(), {0: lambda page: bytes(100) + page[100:], 40: lambda _: bytes(PAGE)})
    )
    return folder


def test_a_damaged_workspace_is_looked_at_written_out_and_brought_back(damaged: Path, tmp_path: Path) -> None:
    assert run("info", damaged, code=3)["error"]["code"] == "E_DB_DAMAGED"
    looked = run("rescue", damaged, code=1)
    assert looked["damaged"] is True
    assert looked["rows"] > 2
    assert looked["problems"]
    assert looked["offer"]["name"] == looked["backups"][0]["name"]
    assert "Cơ quan và người dùng" in told("rescue", damaged, code=1)
    written = run("rescue", damaged, "--out", tmp_path / "cuu.xlsx")
    assert written["file"] == str(tmp_path / "cuu.xlsx")
    told_too = ("size", "pages", "unreadable_pages", "until", "rows", "lost", "tables")
    assert {name: written[name] for name in told_too} == {name: looked[name] for name in told_too}
    assert written["pages"] == written["size"] // PAGE
    assert "dòng của" in told("rescue", damaged, "--out", tmp_path / "lai.xlsx")
    assert (tmp_path / "cuu.xlsx").stat().st_size
    assert run("rescue", damaged, "--back", "không có", code=1)["error"]["code"] == "E_NO_BACKUP"
    back = run("rescue", damaged, "--back", "newest")
    assert back["backup"] == looked["offer"]["name"]
    assert Path(back["kept"]).is_file()
    assert run("check", damaged) == {"ok": True, "problems": []}


def test_a_sound_workspace_is_not_rescued(folder: Path) -> None:
    assert run("rescue", folder, code=1)["error"]["code"] == "E_NOT_DAMAGED"


def test_without_a_copy_the_command_says_so(damaged: Path) -> None:
    for path in sorted(damaged.glob("backups/0*/backup.json")):
        path.unlink()
    assert run("rescue", damaged, code=1)["offer"] is None
    assert run("rescue", damaged, "--back", "newest", code=1)["error"]["code"] == "E_NO_BACKUP"


def test_no_workspace_is_made_or_restored_where_it_is_copied_to_other_computers(
    folder: Path, tmp_path: Path
) -> None:
    synced = tmp_path / "OneDrive" / "so"
    asked = ("init", synced, "--role", "submitter", "--unit", "21583")
    assert run(*asked, code=1)["error"]["code"] == "E_SYNCED"
    run("backup", folder, "--out", tmp_path / "sao-luu.zip")
    assert run("restore", tmp_path / "sao-luu.zip", synced, code=1)["error"]["code"] == "E_SYNCED"
    assert not synced.parent.exists()


def test_a_workspace_on_another_computer_is_refused_by_every_command(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.folder_risk.file_system_of", lambda _folder: "nfs4")
    for command in ("info", "check", "rescue"):
        assert run(command, folder, code=1)["error"]["code"] == "E_NETWORK"
    monkeypatch.undo()
    with open_workspace(folder) as opened:
        assert opened.database.check() == ()
