"""The update a build makes: what is in it, who signed it, and that a program takes it."""

from dataclasses import replace
from pathlib import Path

import pytest
from make import release_key, update_file
from make.commands import BuildFailed
from make.settings import Settings

from core.errors import CchcError
from core.update_form import OpenUpdate, open_update
from storage.tables import NEWEST
from tests.installer.clones import EPOCH, KEY, STRANGER, clone, git, name_key

SETUP = b"MZ" + bytes(range(256)) * 9000  # more than one piece
CHANGES = "# Thay đổi\n\n## 1.2.3 – bản thử\n\n- Mới.\n\n## 1.2.2\n\n- Cũ.\n"


pytestmark = pytest.mark.usefixtures("no_key")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = clone(tmp_path / "clone", KEY)
    return told(made, CHANGES)


def told(settings: Settings, changes: str) -> Settings:
    """The same clone with a list of changes, committed."""
    (settings.root / "CHANGELOG.md").write_text(changes, "utf-8", newline="\n")
    git(settings.root, "add", "--all")
    git(
        settings.root,
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@t",
        "commit",
        "--quiet",
        "--message",
        "changes",
    )
    settings.setup.write_bytes(SETUP)
    return replace(settings, commit=git(settings.root, "rev-parse", "HEAD").strip())


def opened(settings: Settings) -> tuple[OpenUpdate, bytes]:
    with settings.update.open("rb") as stream:
        head = open_update(stream, name="a", keys=release_key.believed_keys(settings))
        return head, b"".join(head.setup())


def test_a_trial_is_signed_by_the_key_of_its_build(settings: Settings) -> None:
    update_file.run(settings)
    head, setup = opened(settings)
    assert setup == SETUP
    assert head.signer == release_key.signing_key(settings).public_key
    assert (head.sheet.version, head.sheet.schema, head.sheet.oldest) == ("1.2.3", NEWEST, "0.6.0")
    assert head.sheet.day.isoformat() == "2026-11-18"
    assert [each.version for each in head.changes] == ["1.2.3", "1.2.2"]
    assert settings.epoch == EPOCH
    assert [path.name for path in settings.dist.iterdir() if path.suffix == ".part"] == []


def test_a_release_is_signed_by_its_key(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    release_key.signing_key.cache_clear()
    name_key(monkeypatch, tmp_path, KEY)
    update_file.run(settings)
    head, _setup = opened(settings)
    assert head.signer == KEY.public_key
    silent = told(settings, "# Thay đổi\n\n## 1.2.2\n\n- Cũ.\n")
    with pytest.raises(BuildFailed, match="does not tell of version"):
        update_file.run(silent)


def test_the_same_commit_makes_the_same_update(settings: Settings) -> None:
    update_file.run(settings)
    first = settings.update.read_bytes()
    update_file.run(settings)
    assert settings.update.read_bytes() == first


def test_without_a_setup_there_is_no_update(settings: Settings) -> None:
    settings.setup.unlink()
    with pytest.raises(BuildFailed, match="there is no SoCCHC-Setup"):
        update_file.run(settings)
    assert not settings.update.exists()


def test_a_setup_of_any_size_is_not_taken(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(update_file, "LARGEST_SETUP", len(SETUP) - 1)
    with pytest.raises(BuildFailed, match="larger than an update may be"):
        update_file.run(settings)


def test_an_update_its_own_program_would_refuse_is_not_left(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update_file, "believed_keys", lambda _settings: (STRANGER.public_key,))
    with pytest.raises(BuildFailed, match="refused when read again: E_RELEASE_KEY") as failed:
        update_file.run(settings)
    assert isinstance(failed.value.__cause__, CchcError)
    assert list(settings.dist.glob("*Update*")) == []
