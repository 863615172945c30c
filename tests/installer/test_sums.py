"""The printed check: any change of a result, of the list or of its signature is seen, by common tools too."""

import subprocess
from pathlib import Path

import pytest
from make import release_key, sums
from make.commands import BuildFailed
from make.settings import Settings

from core.release import NAMESPACE
from tests.installer.clones import KEY, STRANGER, clone

SETUP = "SoCCHC-Setup-1.2.3.exe"
KEYS = (KEY.public_key,)


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    for name in (SETUP, "SoCCHC-Portable-1.2.3.zip", "BUILD.json"):
        (tmp_path / name).write_bytes(name.encode() * 1000)
    (tmp_path / "smoke").mkdir()
    (tmp_path / "smoke" / "01.png").write_bytes(b"seen")
    sums.write(tmp_path, KEY)
    return tmp_path


def test_what_was_written_holds(dist: Path) -> None:
    sums.check(dist, keys=KEYS)
    names = [line.split("  ")[1] for line in (dist / sums.SUMS).read_text("ascii").splitlines()]
    assert names == ["BUILD.json", "SoCCHC-Portable-1.2.3.zip", SETUP]


def test_one_changed_byte_of_the_installer_fails_ours_and_the_common_check(dist: Path) -> None:
    content = bytearray((dist / SETUP).read_bytes())
    content[4321] ^= 1
    (dist / SETUP).write_bytes(content)
    with pytest.raises(BuildFailed, match=SETUP):
        sums.check(dist, keys=KEYS)
    said = subprocess.run(("sha256sum", "--check", sums.SUMS), cwd=dist, check=False, capture_output=True)
    assert said.returncode == 1
    assert f"{SETUP}: FAILED" in said.stdout.decode()


def test_a_list_changed_with_the_installer_no_longer_fits_its_signature(dist: Path) -> None:
    before = sums.digest(dist / SETUP)
    (dist / SETUP).write_bytes(b"another program")
    listed = (dist / sums.SUMS).read_text("ascii")
    (dist / sums.SUMS).write_text(listed.replace(before, sums.digest(dist / SETUP)), "ascii")
    with pytest.raises(BuildFailed, match="E_RELEASE_SIGNATURE"):
        sums.check(dist, keys=KEYS)


def test_a_list_signed_anew_by_a_stranger_is_refused(dist: Path) -> None:
    sums.write(dist, STRANGER)
    with pytest.raises(BuildFailed, match="E_RELEASE_KEY"):
        sums.check(dist, keys=KEYS)


def test_a_file_that_is_not_listed_or_not_there_is_named(dist: Path) -> None:
    (dist / "extra.exe").write_bytes(b"extra")
    with pytest.raises(BuildFailed, match=r"extra\.exe"):
        sums.check(dist, keys=KEYS)
    (dist / "extra.exe").unlink()
    (dist / "BUILD.json").unlink()
    with pytest.raises(BuildFailed, match=r"BUILD\.json"):
        sums.check(dist, keys=KEYS)


def test_a_result_of_another_version_is_not_signed_with_these(tmp_path: Path) -> None:
    settings: Settings = clone(tmp_path / "clone")
    for name in (SETUP, "SoCCHC-1.2.3.cdx.json", "SoCCHC-Linux-1.2.3.tar.gz", "BUILD.json"):
        (settings.dist / name).write_bytes(b"new")
    sums.refuse_leftovers(settings)
    (settings.dist / "SoCCHC-Setup-1.2.30.exe").write_bytes(b"old")
    with pytest.raises(BuildFailed, match=r"remove: SoCCHC-Setup-1\.2\.30\.exe$"):
        sums.run(settings)


def test_nothing_to_release_is_no_release(tmp_path: Path) -> None:
    with pytest.raises(BuildFailed, match="no result"):
        sums.write(tmp_path, KEY)


def test_openssh_alone_names_the_key_whose_fingerprint_is_printed(dist: Path) -> None:
    command = ("ssh-keygen", "-Y", "check-novalidate", "-n", NAMESPACE, "-s", sums.SIGNATURE)
    listed = (dist / sums.SUMS).read_bytes()
    said = subprocess.run(command, cwd=dist, input=listed, check=True, capture_output=True)
    assert KEY.public_key.fingerprint in said.stdout.decode()
    said = subprocess.run(command, cwd=dist, input=listed + b"\n", check=False, capture_output=True)
    assert said.returncode != 0


@pytest.mark.usefixtures("no_key")
def test_the_step_signs_with_the_key_of_the_build(tmp_path: Path) -> None:
    settings: Settings = clone(tmp_path / "clone")
    (settings.dist / SETUP).write_bytes(b"setup")
    sums.run(settings)
    page = (settings.dist / sums.PAGE).read_bytes().decode("utf-8-sig")
    assert f"certutil -hashfile {SETUP} SHA256\r\n" in page
    assert f"-n {NAMESPACE} -s {sums.SIGNATURE} < {sums.SUMS}\r\n" in page
    assert "{setup}" not in page
    assert release_key.signing_key(settings).public_key.fingerprint not in page
    sums.check(settings.dist, keys=(release_key.signing_key(settings).public_key,))
