"""The locks: every package pinned and hashed, the two lists in step, nothing that names a machine or an index."""

import re

import pytest

from tests.source_tree import ROOT

INSTALLER = ROOT / "installer"
LOCKS = (
    "requirements.lock",
    "requirements-dev.lock",
    "requirements-build.lock",
    "requirements-freeze.lock",
    "requirements-windows.lock",
)


def entries(name: str) -> dict[str, str]:
    """Each package's whole entry (version, marker, hashes) under its name."""
    text = (INSTALLER / name).read_text("utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    return {block.partition("==")[0]: block for block in blocks}


def pins(name: str) -> dict[str, str]:
    """What a list of wishes asks for: name and version (empty when it is free)."""
    lines = (INSTALLER / name).read_text("utf-8").splitlines()
    wishes = [line.partition("==") for line in lines if line and not line.startswith(("#", "-r"))]
    return {wish.lower(): version for wish, _, version in wishes}


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_pinned_and_hashed(name: str) -> None:
    for package, entry in entries(name).items():
        assert re.match(r"[a-z0-9-]+==[0-9][0-9a-z.]* ", entry), package
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), package


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_only_pins_and_hashes(name: str) -> None:
    line = re.compile(r"[a-z0-9-]+==\S+( ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    for written in (INSTALLER / name).read_text("utf-8").splitlines():
        assert line.fullmatch(written), written


def test_tests_run_with_exactly_the_packages_that_are_shipped() -> None:
    tested = entries("requirements-dev.lock")
    for package, entry in entries("requirements.lock").items():
        assert tested[package] == entry, package


@pytest.mark.parametrize(
    ("wishes", "lock"),
    [
        ("requirements.in", "requirements.lock"),
        ("requirements-dev.in", "requirements-dev.lock"),
        ("requirements-freeze.in", "requirements-freeze.lock"),
        ("requirements-windows.in", "requirements-windows.lock"),
    ],
)
def test_the_lock_fulfils_its_list(wishes: str, lock: str) -> None:
    locked = entries(lock)
    for package, version in pins(wishes).items():
        assert locked[package].startswith(f"{package}=={version}"), package


def test_the_tools_that_freeze_agree_with_what_is_shipped() -> None:
    shipped = entries("requirements.lock")
    for package, entry in entries("requirements-freeze.lock").items():
        held = shipped.get(package, entry)
        assert held.split(" ")[0] == entry.split(" ")[0], package


def test_the_binaries_are_pinned_to_one_file_each() -> None:
    for package, entry in entries("requirements-windows.lock").items():
        assert entry.count("--hash=") == 1, package


def test_qt_stays_at_the_release_that_counts_references_rightly() -> None:
    versions = {name: entry.split()[0] for name, entry in entries("requirements.lock").items()}
    for package in ("pyside6-essentials", "pyside6-addons", "shiboken6"):
        assert versions[package].startswith(f"{package}==6.11."), package


def test_the_windows_script_has_windows_line_ends_and_plain_letters() -> None:
    script = (INSTALLER / "dev.cmd").read_bytes()
    assert script.count(b"\n") == script.count(b"\r\n")
    script.decode("ascii")


def test_both_scripts_offer_the_same_commands() -> None:
    linux = (INSTALLER / "dev.sh").read_text("utf-8")
    windows = (INSTALLER / "dev.cmd").read_text("ascii")
    for command in ("run", "test", "lint", "python", "setup", "windows"):
        assert f"bash installer/dev.sh {command}" in linux
        assert f"installer\\dev.cmd {command}" in windows
