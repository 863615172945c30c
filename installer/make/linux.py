"""The build for test rooms: the same program frozen on Linux, packed, then run where nothing is installed."""

import gzip
import io
import os
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

from make import sizes
from make.commands import run as run_command
from make.freeze import refuse_warnings, settle_times, surroundings
from make.settings import CONSOLE_ID, ID, WINDOWS_FILES, Settings

# A commune whose official criteria the program brings along: enough to found a book and to score it.
_UNIT, _YEAR = "00004", "2025"


def run(settings: Settings) -> None:
    """Freeze, pack, unpack elsewhere and use.

    Raises:
        BuildFailed: a step failed, the archive is too large, or the unpacked program does not work.
    """
    folder = freeze(settings)
    settings.dist.mkdir(parents=True, exist_ok=True)
    pack(folder, settings.linux, epoch=settings.epoch)
    sizes.refuse_results({"linux": settings.linux})
    if settings.smoke:
        try_out(settings)


def freeze(settings: Settings) -> Path:
    """The frozen folder.

    Raises:
        BuildFailed: PyInstaller failed or warned.
    """
    folder = settings.build / "frozen-linux" / ID
    shutil.rmtree(folder.parent, ignore_errors=True)
    given: dict[str, object] = {"stage": str(settings.stage), "programs": {ID: False, CONSOLE_ID: True}}
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", str(folder.parent), "--workpath", str(settings.build / "freeze-linux")]
    said = run_command(
        [*command, WINDOWS_FILES / "app.spec"],
        log=settings.log / "linux.log",
        env={
            **{name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
            **surroundings(settings, given=given),
            "PYINSTALLER_CONFIG_DIR": str(settings.build / "pyinstaller"),
        },
        limit=900,
    )
    refuse_warnings(said)
    settle_times(folder, epoch=settings.epoch)
    return folder


def pack(folder: Path, target: Path, *, epoch: int) -> None:
    """A tar.gz with the same bytes for the same commit."""

    def settled(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = ""
        member.mtime = epoch
        return member

    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w", format=tarfile.GNU_FORMAT) as archive:
        archive.add(folder, folder.name, recursive=False, filter=settled)
        for path in sorted(folder.rglob("*")):
            name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            archive.add(path, name, recursive=False, filter=settled)
    part = target.with_suffix(".part")
    with part.open("wb") as file, gzip.GzipFile("", "wb", fileobj=file, mtime=epoch) as packed:
        packed.write(tar.getbuffer())
    part.replace(target)


def try_out(settings: Settings) -> None:
    """Use the unpacked program in an environment that holds nothing but a home.

    Raises:
        BuildFailed: it does not start, or a command fails.
    """
    log = settings.log / "linux-smoke.log"
    with tempfile.TemporaryDirectory(prefix="so-cchc-linux-") as name:
        home = Path(name)
        with tarfile.open(settings.linux) as archive:
            archive.extractall(home)  # noqa: S202 - our own archive, made a moment ago
        env = {"HOME": name, "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
        book = str(home / "book")

        def use(*arguments: str) -> str:
            return run_command([home / ID / CONSOLE_ID, *arguments], log=log, env=env, folder=home, limit=300)

        use("init", "--role", "submitter", "--unit", _UNIT, book)
        use("score", "--year", _YEAR, book)
        use("check", book)
        # Every page, dialog and library once, and a workspace of every released schema.
        old = settings.root / "tests" / "vectors" / "databases"
        use("self-check", "--workspaces", str(old), "--out", str(home / "self-check"))
