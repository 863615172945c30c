"""What a build says of itself, beside its results and inside the program; a second build says the same."""

import hashlib
import importlib
import json
from datetime import date
from pathlib import Path

import pytest
from make import identity, release_key, stdlib
from make.settings import Settings

from storage.release_files import shipped_release
from tests.installer.clones import EPOCH, KEY, LOCKED, clone, git, name_key


@pytest.fixture
def settings(tmp_path: Path, no_key: None) -> Settings:
    return clone(tmp_path / "clone", KEY)


def test_a_trial_calls_itself_one_inside_the_program(settings: Settings) -> None:
    release_key.stage(settings)
    identity.stage(settings)
    release = shipped_release(settings.stage / "resources" / "release")
    assert (release.commit, release.day) == (settings.commit, date(2026, 11, 18))
    assert release.keys == (release_key.signing_key(settings).public_key, KEY.public_key)
    assert not release.is_release


def test_a_release_calls_itself_one_inside_the_program(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_key(monkeypatch, tmp_path, KEY)
    release_key.stage(settings)
    identity.stage(settings)
    assert shipped_release(settings.stage / "resources" / "release").is_release


@pytest.fixture(autouse=True)
def other_library(monkeypatch: pytest.MonkeyPatch) -> None:
    held = stdlib.Library(version="3.11.2", folder=Path("/usr/lib/python3.11"))
    monkeypatch.setattr(stdlib, "find", lambda: held)


def test_the_identity_tells_the_commit_the_schema_the_key_and_the_tools(settings: Settings) -> None:
    identity.run(settings)
    told = json.loads((settings.dist / identity.FILE).read_text("ascii"))
    key = release_key.signing_key(settings).public_key
    assert told["commit"] == git(settings.root, "rev-parse", "HEAD").strip()
    assert (told["version"], told["date"], told["source_date_epoch"]) == ("1.2.3", "2026-11-18", EPOCH)
    assert (told["clean"], told["release"], told["schema"]) == (True, False, "r0012_newest")
    assert told["signed_by"] == {
        "fingerprint": key.fingerprint,
        "digit_groups": " ".join(key.digit_groups),
        "public_key": key.line,
    }
    assert told["tools"]["python"]
    assert told["standard_library"] == {"version": "3.11.2", "is_exact": False}
    hashes = {each["name"]: each["sha256"] for each in told["parts"]}
    assert hashes == {name: hashlib.sha256(name.encode()).hexdigest() for name in LOCKED.values()}


def test_each_tool_on_this_machine_tells_its_version() -> None:
    told = identity.tools()
    assert told["git"].count(".") >= 1
    assert {name for name, version in told.items() if not version[0].isdigit()} == set()


def test_nothing_is_released_after_it_was_summed() -> None:
    names = [name for name, _ in importlib.import_module("make.__main__").WINDOWS]
    for earlier, later in (("stage", "keys it believes"), ("freeze", "licences"), ("licences", "dll check")):
        assert names.index(earlier) < names.index(later)
    assert set(names[names.index("sums") + 1 :]) <= {"sizes", "setup checks", "smoke test"}


def test_an_uncommitted_file_is_told(settings: Settings) -> None:
    (settings.root / "main.py").write_text("", "ascii")
    identity.run(settings)
    assert json.loads((settings.dist / identity.FILE).read_text("ascii"))["clean"] is False


def test_the_second_identity_of_a_commit_says_the_same(settings: Settings) -> None:
    identity.run(settings)
    first = (settings.dist / identity.FILE).read_bytes()
    identity.run(settings)
    assert (settings.dist / identity.FILE).read_bytes() == first
