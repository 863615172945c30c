"""What a build signs with: a listed key over committed files, or a key of its own and then it is a trial."""

import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from make import release_key
from make.commands import BuildFailed
from make.settings import Settings

from core.packages.signing import PublicKey
from core.release import read_signers
from tests.installer.clones import KEY, STRANGER, clone, git, name_key

pytestmark = pytest.mark.usefixtures("no_key")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return clone(tmp_path / "clone", KEY)


def test_without_a_key_the_build_makes_one_and_keeps_it(settings: Settings) -> None:
    first = release_key.signing_key(settings)
    release_key.signing_key.cache_clear()
    assert release_key.signing_key(settings).public_key == first.public_key
    kept = settings.build / "release-key" / "id_ed25519"
    assert sys.platform == "win32" or stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert first.public_key not in {KEY.public_key, STRANGER.public_key}


def test_a_trial_believes_its_own_key_and_the_listed_releases(settings: Settings) -> None:
    own = release_key.signing_key(settings).public_key
    release_key.stage(settings)
    staged = (settings.stage / release_key.SIGNERS).read_text("ascii")
    assert read_signers(staged) == (own, KEY.public_key)


def test_a_release_is_signed_by_a_listed_key_and_believes_the_list_alone(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    name_key(monkeypatch, tmp_path, KEY)
    release_key.stage(settings)
    assert read_signers((settings.stage / release_key.SIGNERS).read_text("ascii")) == (KEY.public_key,)


def test_a_key_made_by_openssh_signs_a_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "made"
    made = ("ssh-keygen", "-q", "-t", "ed25519", "-a", "16", "-N", "long enough", "-C", "", "-f", str(path))
    subprocess.run(made, check=True)
    monkeypatch.setenv(release_key.VARIABLE, str(path))
    monkeypatch.setenv(release_key.PASSPHRASE, "long enough")
    public = PublicKey.from_line(path.with_suffix(".pub").read_text("ascii"))
    with pytest.raises(BuildFailed, match="not listed") as refused:
        release_key.signing_key(clone(tmp_path / "before"))
    settings = clone(tmp_path / "after")
    (settings.root / release_key.SIGNERS).write_text(
        str(refused.value).rpartition("its line is: ")[2] + "\n", "ascii"
    )
    git(
        settings.root,
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@t",
        "commit",
        "--quiet",
        "--all",
        "--message",
        "list",
    )
    listed = replace(settings, commit=git(settings.root, "rev-parse", "HEAD").strip())
    assert release_key.signing_key(listed).public_key == public


def test_a_key_that_is_not_listed_is_refused_with_the_line_to_list(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    name_key(monkeypatch, tmp_path, STRANGER)
    with pytest.raises(BuildFailed, match="not listed") as refused:
        release_key.signing_key(settings)
    assert STRANGER.public_key.line in str(refused.value)


def test_a_line_that_is_not_committed_lists_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    name_key(monkeypatch, tmp_path, STRANGER)
    listed = settings.root / release_key.SIGNERS
    listed.write_text(
        listed.read_text("ascii").replace(KEY.public_key.line, STRANGER.public_key.line), "ascii"
    )
    assert release_key.committed_signers(settings) == (KEY.public_key,)
    with pytest.raises(BuildFailed, match="committed files only"):
        release_key.signing_key(settings)


def test_a_release_of_uncommitted_files_is_refused(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    name_key(monkeypatch, tmp_path, KEY)
    (settings.root / "main.py").write_text("", "ascii")
    with pytest.raises(BuildFailed, match="committed files only"):
        release_key.signing_key(settings)


@pytest.mark.parametrize("told", ["wrong", ""])
def test_a_key_that_does_not_open_is_refused(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, told: str
) -> None:
    name_key(monkeypatch, tmp_path, KEY)
    monkeypatch.setenv(release_key.PASSPHRASE, told)
    with pytest.raises(BuildFailed, match="E_KEY_PASSPHRASE"):
        release_key.signing_key(settings)


def test_without_a_passphrase_and_without_a_person_the_build_ends_instead_of_waiting(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    name_key(monkeypatch, tmp_path, KEY)
    monkeypatch.delenv(release_key.PASSPHRASE)
    with pytest.raises(BuildFailed, match="nobody is there"):
        release_key.signing_key(settings)


def test_a_list_that_cannot_be_read_ends_the_build(tmp_path: Path) -> None:
    settings = clone(tmp_path / "clone", KEY, KEY)
    with pytest.raises(BuildFailed, match="no signer"):
        release_key.committed_signers(settings)
