"""What is built, from where, into which folders: the values every step shares."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from make.commands import BuildFailed

from core.version import VERSION
from ui.texts.common import PROGRAM

ROOT = Path(__file__).resolve().parents[2]
WINDOWS_FILES = ROOT / "installer" / "windows"
ID = "SoCCHC"
NAME = PROGRAM
PUBLISHER = PROGRAM
EXTENSION = ".cchc"
UPDATE_EXTENSION = ".cchc-update"
CONSOLE_ID = f"{ID}-cli"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One build of one commit.

    `epoch` is the commit's time in seconds, which every result carries instead of the clock's.
    """

    root: Path = ROOT
    build: Path = ROOT / "build"
    dist: Path = ROOT / "dist"
    cache: Path
    version: str = VERSION
    commit: str
    epoch: int
    fast: bool = False
    smoke: bool = True

    @property
    def stage(self) -> Path:
        """The tree that is frozen: committed files, and what a build adds to them."""
        return self.build / "stage"

    @property
    def wheels(self) -> Path:
        """Downloads, kept between builds and hashed at each."""
        return self.cache / "wheels"

    @property
    def winpy(self) -> Path:
        """The Windows Python with all packages that the program is frozen with."""
        return self.build / "winpy"

    @property
    def prefix(self) -> Path:
        """Wine's own Windows, fresh from its step; tests work on copies."""
        return self.build / "prefix"

    @property
    def resources(self) -> Path:
        """What the freeze is given beside the program: version resource, the chosen parts."""
        return self.build / "res"

    @property
    def frozen(self) -> Path:
        """The finished program folder."""
        return self.build / "frozen" / ID

    @property
    def bare(self) -> Path:
        """A bare window frozen like the program; only measured against."""
        return self.build / "bare"

    @property
    def setup(self) -> Path:
        """The installer."""
        return self.dist / f"{ID}-Setup-{self.version}.exe"

    @property
    def portable(self) -> Path:
        """The program folder for a USB stick, packed."""
        return self.dist / f"{ID}-Portable-{self.version}.zip"

    @property
    def update(self) -> Path:
        """What a program that is installed already takes to become this version."""
        return self.dist / f"{ID}-Update-{self.version}{UPDATE_EXTENSION}"

    @property
    def linux(self) -> Path:
        """The build for test rooms."""
        return self.dist / f"{ID}-Linux-{self.version}.tar.gz"

    @property
    def log(self) -> Path:
        """What the tools said, one file a step."""
        return self.build / "log"


def settings_of_this_clone(*, fast: bool = False, smoke: bool = True) -> Settings:
    """A build of the commit that is checked out.

    Raises:
        BuildFailed: the folder is no clone, or the version is not three numbers.
    """
    if not re.fullmatch(r"\d+\.\d+\.\d+", VERSION):
        raise BuildFailed(f"the version in core/version.py is not three numbers: {VERSION}")
    commit, moment = _git("log", "-1", "--format=%H %ct").split()
    default = Path.home() / ".cache" / "so-cchc"
    return Settings(
        cache=Path(os.environ.get("SOCCHC_CACHE") or default).resolve(),
        commit=commit,
        epoch=int(moment),
        fast=fast,
        smoke=smoke,
    )


def _git(*arguments: str) -> str:
    # An owner other than the caller is normal here: a container's clone, a CI runner's.
    command = ("git", "-c", f"safe.directory={ROOT}", "-C", str(ROOT), *arguments)
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise BuildFailed(f"git {arguments[0]}: {done.stderr.strip()}")
    return done.stdout
