"""The parts of the Windows build: which lines of a lock hold for Windows, and which file of the cache is right."""

import hashlib
from pathlib import Path

import pytest
from make.commands import BuildFailed
from make.parts import WINDOWS, fetch, locked_parts, read_lock
from make.settings import Settings
from make.wheels import BINARIES, LOCKS, NOT_USED, packages, placed

from tests.source_tree import ROOT

HASH = "--hash=sha256:" + "a" * 64
OTHER_HASH = "--hash=sha256:" + "b" * 64


def settings(folder: Path) -> Settings:
    return Settings(
        root=ROOT,
        build=folder / "build",
        dist=folder / "dist",
        cache=folder,
        commit="c" * 40,
        epoch=1_700_000_000,
    )


def lock(*entries: str) -> str:
    return "".join(f"{entry} \\\n    {HASH} \\\n    {OTHER_HASH}\n" for entry in entries)


def test_a_line_for_another_system_does_not_hold() -> None:
    text = lock(
        "both==1.0",
        "here==2.0 ; sys_platform == 'win32'",
        "there==3.0 ; sys_platform == 'darwin' or sys_platform == 'linux'",
        "old==4.0 ; python_full_version < '3.11'",
        "nt==5.0 ; os_name == 'nt' and python_full_version < '3.13'",
    )
    assert [(part.name, part.version) for part in read_lock(text)] == [
        ("both", "1.0"),
        ("here", "2.0"),
        ("nt", "5.0"),
    ]
    linux = {**WINDOWS, "sys_platform": "linux", "os_name": "posix"}
    assert [part.name for part in read_lock(text, environment=linux)] == ["both", "there"]


def test_all_hashes_of_a_line_are_allowed() -> None:
    (part,) = read_lock(lock("Both.Names==1.0"))
    assert part.name == "both-names"
    assert part.hashes == {"a" * 64, "b" * 64}


@pytest.mark.parametrize("entry", [f"free>=1.0 \\\n    {HASH}", "unhashed==1.0", "name @ file:///x"])
def test_a_line_without_pin_or_hash_is_refused(entry: str) -> None:
    with pytest.raises(BuildFailed, match="not pinned and hashed"):
        read_lock(entry)


def test_the_locks_hold_what_windows_alone_needs(tmp_path: Path) -> None:
    names = {part.name for part in locked_parts(settings(tmp_path), *LOCKS, BINARIES)}
    assert {"tzdata", "pyside6-essentials", "pefile", "pywin32-ctypes", "panda3d", "pyogrio"} <= names
    assert "macholib" not in names
    assert set(NOT_USED) <= names, "a name that no lock holds is left out for nothing"


def test_what_speaks_to_a_network_is_not_even_unpacked(tmp_path: Path) -> None:
    assert not {"aiohttp", "certifi", "idna"} & {part.name for part in packages(settings(tmp_path))}


def wheel(folder: Path, name: str, content: bytes) -> str:
    path = folder / "wheels" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def test_a_wheel_of_the_cache_serves_only_with_its_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr("make.parts._download", lambda _settings, parts: asked.extend(parts))
    right = wheel(tmp_path, "good-1.0-py3-none-any.whl", b"good")
    wheel(tmp_path, "bad-1.0-py3-none-any.whl", b"changed on the way")
    wheel(tmp_path, "not a wheel.whl", b"")
    parts = read_lock(
        f"good==1.0 \\\n    --hash=sha256:{right}\nbad==1.0 \\\n    {HASH}\nlinux==1.0 \\\n    {OTHER_HASH}\n"
    )
    with pytest.raises(BuildFailed, match=r"no wheel with the hash of the lock: bad 1\.0, linux 1\.0"):
        fetch(settings(tmp_path), parts)
    assert [part.name for part in asked] == ["bad", "linux"]
    assert fetch(settings(tmp_path), parts[:1]) == {"good": tmp_path / "wheels" / "good-1.0-py3-none-any.whl"}


def test_a_wheel_for_linux_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("make.parts._download", lambda _settings, _parts: None)
    digest = wheel(tmp_path, "lxml-1.0-cp311-cp311-manylinux_2_28_x86_64.whl", b"elf")
    with pytest.raises(BuildFailed, match="lxml"):
        fetch(settings(tmp_path), read_lock(f"lxml==1.0 \\\n    --hash=sha256:{digest}"))


@pytest.mark.parametrize(
    ("member", "place"),
    [
        ("docx/templates/default.docx", "docx/templates/default.docx"),
        ("thing-1.0.data/purelib/thing/a.py", "thing/a.py"),
        ("thing-1.0.data/platlib/thing/b.pyd", "thing/b.pyd"),
        ("thing-1.0.data/scripts/thing", None),
        ("thing-1.0.data/headers/x/y.h", None),
        ("PySide6/Qt6Core.dll", "PySide6/Qt6Core.dll"),
        ("PySide6/QtCharts.pyd", "PySide6/QtCharts.pyd"),
        ("PySide6/Qt6WebEngineCore.dll", None),
        ("PySide6/QtNetwork.pyd", None),
        ("PySide6/opengl32sw.dll", None),
        ("PySide6/plugins/tls/qopensslbackend.dll", None),
        ("PySide6/plugins/platforms/qwindows.dll", "PySide6/plugins/platforms/qwindows.dll"),
        ("PySide6/translations/qtbase_de.qm", None),
        ("shiboken6/msvcp140.dll", None),
        ("shiboken6/shiboken6.abi3.dll", "shiboken6/shiboken6.abi3.dll"),
        ("sqlalchemy/testing/fixtures.py", None),
        ("lxml/etree.pyx", None),
    ],
)
def test_a_member_of_a_wheel_goes_to_its_place_or_nowhere(member: str, place: str | None) -> None:
    assert placed(member) == place
