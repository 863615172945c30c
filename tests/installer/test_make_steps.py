"""The build's own steps: what is staged, which standard library, what a freeze may say, how results are packed."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from make import authenticode, linux, portable, stage, stdlib
from make.commands import BuildFailed, attempt, run
from make.freeze import refuse_warnings, settle_times, version_resource
from make.settings import ROOT, Settings, settings_of_this_clone

from core.version import VERSION

EPOCH = 1_700_000_000


def settings(folder: Path, *, root: Path = ROOT, commit: str = "HEAD") -> Settings:
    return Settings(
        root=root, build=folder / "build", dist=folder / "dist", cache=folder, commit=commit, epoch=EPOCH
    )


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=t", "-c", "user.email=t@t", "-c", "init.defaultBranch=main")
    subprocess.run(("git", "-C", folder, *who, *arguments), check=True, capture_output=True)


def test_only_committed_files_are_staged(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    for room in ("core", "storage", "ui", "resources", "tests", "installer"):
        (clone / room).mkdir(parents=True)
        (clone / room / "a.py").write_text("first = 1\n", "utf-8")
    (clone / "main.py").write_text("", "utf-8")
    (clone / "resources" / "pictures").mkdir()
    (clone / "resources" / "pictures" / "for-the-readme.png").touch()
    (clone / ".gitignore").write_text("*.key\n", "utf-8")
    git(clone, "init")
    git(clone, "add", ".")
    git(clone, "commit", "-m", "one")
    (clone / "core" / "a.py").write_text("second = 2\n", "utf-8")
    (clone / "core" / "not added.py").write_text("", "utf-8")
    (clone / "resources" / "secret.key").write_text("", "utf-8")
    chosen = settings(tmp_path, root=clone)
    chosen.stage.mkdir(parents=True)
    (chosen.stage / "from the last build.txt").touch()
    stage.run(chosen)
    staged = {path.relative_to(chosen.stage).as_posix() for path in chosen.stage.rglob("*") if path.is_file()}
    assert staged == {"main.py", "core/a.py", "storage/a.py", "ui/a.py", "resources/a.py"}
    assert (chosen.stage / "core" / "a.py").read_text("utf-8") == "first = 1\n"


def test_results_of_another_commit_do_not_stay(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    for room in stage.ROOMS:
        (clone / room).mkdir(parents=True)
        (clone / room / "a.py").touch()
    git(clone, "init")
    git(clone, "add", ".")
    git(clone, "commit", "-m", "one")
    chosen = settings(tmp_path, root=clone)
    stage.run(chosen)
    chosen.dist.mkdir()
    chosen.linux.write_bytes(b"made a moment ago")
    stage.run(chosen)
    assert chosen.linux.exists()
    (chosen.build / "results-of").write_text("another commit", "ascii")
    stage.run(chosen)
    assert not chosen.linux.exists()


def test_a_folder_that_is_no_clone_is_named(tmp_path: Path) -> None:
    with pytest.raises(BuildFailed, match="git archive"):
        stage.run(settings(tmp_path, root=tmp_path))


def test_results_bear_the_version(tmp_path: Path) -> None:
    chosen = settings(tmp_path)
    names = [path.name for path in (chosen.setup, chosen.portable, chosen.linux, chosen.update)]
    assert names == [
        f"SoCCHC-Setup-{VERSION}.exe",
        f"SoCCHC-Portable-{VERSION}.zip",
        f"SoCCHC-Linux-{VERSION}.tar.gz",
        f"SoCCHC-Update-{VERSION}.cchc-update",
    ]


def test_this_clone_is_built_as_it_is_committed() -> None:
    chosen = settings_of_this_clone()
    assert len(chosen.commit) == 40
    assert chosen.epoch > EPOCH


def library(folder: Path) -> Path:
    for name in ("os.py", "json/__init__.py", "test/test_os.py", "site-packages/x.py", "sitecustomize.py",
                 "_sysconfigdata_x.py", "config-3.11-x/y.py", "idlelib/z.py", "README"):  # fmt: skip
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    return folder


def test_of_a_standard_library_only_its_own_modules_are_taken(tmp_path: Path) -> None:
    held = stdlib.Library(version="3.11.7", folder=library(tmp_path / "lib"))
    stdlib.copy(held, tmp_path / "copy")
    taken = {path.relative_to(tmp_path / "copy").as_posix() for path in (tmp_path / "copy").rglob("*.py")}
    assert taken == {"os.py", "json/__init__.py"}


def test_a_changed_module_changes_the_digest(tmp_path: Path) -> None:
    folder = library(tmp_path)
    before = stdlib.digest(folder)
    (folder / "test" / "test_os.py").write_text("other", "utf-8")
    assert stdlib.digest(folder) == before
    (folder / "os.py").write_text("other", "utf-8")
    assert stdlib.digest(folder) != before


def offered(monkeypatch: pytest.MonkeyPatch, *libraries: stdlib.Library) -> None:
    monkeypatch.setattr(stdlib, "_candidates", lambda: [str(number) for number in range(len(libraries))])
    monkeypatch.setattr(stdlib, "_asked", lambda python: libraries[int(python)])


def test_the_exact_release_is_preferred_when_its_files_are_those_released(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exact = stdlib.Library(version="3.11.7", folder=library(tmp_path / "exact"))
    newer = stdlib.Library(version="3.11.13", folder=library(tmp_path / "newer"))
    older = stdlib.Library(version="3.11.2", folder=library(tmp_path / "older"))
    offered(monkeypatch, older, newer, exact)
    monkeypatch.setattr(stdlib, "SHA256", stdlib.digest(exact.folder))
    assert stdlib.find() == exact
    (exact.folder / "os.py").write_text("changed by somebody", "utf-8")
    assert stdlib.find() == newer


def test_a_changed_release_alone_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offered(monkeypatch, stdlib.Library(version="3.11.7", folder=library(tmp_path)))
    with pytest.raises(BuildFailed, match=r"is not that of the released 3\.11\.7"):
        stdlib.find()


def test_without_a_python_311_the_build_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    offered(monkeypatch)
    with pytest.raises(BuildFailed, match=r"apt-get install python3\.11"):
        stdlib.find()


def test_a_new_warning_of_the_freeze_fails_the_build() -> None:
    refuse_warnings('12 WARNING: Hidden import "MySQLdb" not found!\n13 INFO: building')
    with pytest.raises(BuildFailed, match=r"core\.scoring"):
        refuse_warnings('12 WARNING: Hidden import "core.scoring" not found!')
    with pytest.raises(BuildFailed, match="ERROR"):
        refuse_warnings("14 ERROR: no such file")


def test_the_version_resource_can_be_read_by_the_freeze() -> None:
    text = version_resource("1.2.3", name="SoCCHC", description="Program")
    compile(text, "version", "eval")
    assert "filevers=(1, 2, 3, 0)" in text
    assert "StringStruct('OriginalFilename', 'SoCCHC.exe')" in text


def python(code: str) -> list[str]:
    return [sys.executable, "-c", f"import sys; {code}"]


def test_a_program_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    log = tmp_path / "log" / "x.log"
    with pytest.raises(BuildFailed, match="ended with 3"):
        run(python("print('the reason'); sys.exit(3)"), log=log)
    assert "the reason" in log.read_text("utf-8")
    both = "print('out', flush=True); print('err', file=sys.stderr); sys.exit(4)"
    assert attempt(python(both), log=log) == ("out\nerr\n", 4)


def test_a_program_that_does_not_end_is_ended(tmp_path: Path) -> None:
    with pytest.raises(BuildFailed, match="longer than 0 s"):
        run(python("import time; time.sleep(60)"), log=tmp_path / "x.log", limit=0.2)


def test_a_program_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(BuildFailed, match="no-such-program is missing"):
        run(["no-such-program"], log=tmp_path / "x.log")


def test_on_windows_nothing_is_signed_without_tool_and_certificate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not authenticode.is_left_out({})
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(authenticode.shutil, "which", lambda _tool: None)
    assert not authenticode.is_left_out({"SOCCHC_SIGN_CERT": "a certificate"})
    monkeypatch.setattr(authenticode.os, "environ", {})
    authenticode.run(settings(tmp_path))
    assert "not signed" in capsys.readouterr().out


def frozen(folder: Path) -> Path:
    for name in ("SoCCHC.exe", "_internal/a.dll", "_internal/resources/\u0111\u1ecdc.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode() * 100)
    return folder


def test_the_portable_folder_is_packed_the_same_each_time(tmp_path: Path) -> None:
    first, second = settings(tmp_path / "1"), settings(tmp_path / "2")
    for chosen in (first, second):
        frozen(chosen.frozen)
        portable.run(chosen)
        os.utime(chosen.frozen / "SoCCHC.exe", (1, 1))
    assert first.portable.read_bytes() == second.portable.read_bytes()
    with zipfile.ZipFile(first.portable) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        page = archive.read(names[-1]).decode("utf-8-sig")
    assert names[:3] == [
        "SoCCHC/SoCCHC.exe",
        "SoCCHC/_internal/a.dll",
        "SoCCHC/_internal/resources/\u0111\u1ecdc.txt",
    ]
    assert names[3] == "SoCCHC/portable.txt"
    assert names[4] == f"SoCCHC/{page.splitlines()[0]}.txt"
    assert page.count("\n") == page.count("\r\n") > 10


def test_the_linux_folder_is_packed_the_same_each_time(tmp_path: Path) -> None:
    results = []
    for number in (1, 2):
        folder = frozen(tmp_path / str(number) / "SoCCHC")
        (folder / "SoCCHC-cli").write_bytes(b"program")
        (folder / "SoCCHC-cli").chmod(0o755)
        settle_times(folder, epoch=EPOCH + number)
        linux.pack(folder, tmp_path / f"{number}.tar.gz", epoch=EPOCH)
        results.append((tmp_path / f"{number}.tar.gz").read_bytes())
    assert results[0] == results[1]
    with tarfile.open(tmp_path / "1.tar.gz") as archive:
        assert archive.getmember("SoCCHC/SoCCHC-cli").mode == 0o755
