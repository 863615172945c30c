"""Windows programs under Wine in a prefix of their own, with only the C++ runtime the program brings."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from types import MappingProxyType
from typing import IO

from make.settings import ID
from make.wine import LOADER, environment, windows_path
from smoke.screen import Screen
from smoke.settings import CONSOLE, WINDOW, Settings
from smoke.waiting import Failed, wait_for

_LIMIT_S = 180
_GONE_S, _REST_S = 30, 5
_PART = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A program that has ended: its exit code, its standard output and what it told people."""

    code: int
    said: str
    told: str = ""


class Running:
    """A program that runs; what it says is read as it comes."""

    def __init__(self, name: str, process: subprocess.Popen[bytes]) -> None:
        self._name, self._process = name, process
        # Not to the end of a pipe: Wine's own background programs may hold it open.
        self._said, self._told = Heard(process.stdout), Heard(process.stderr)

    def ended(self, *, within: float) -> Done:
        """Wait for its end.

        Raises:
            Failed: it still runs.
        """
        try:
            code = self._process.wait(within)
        except subprocess.TimeoutExpired:
            raise Failed(f"{self._name} did not end within {within:.0f} s") from None
        return Done(code=code, said=self._said.text(), told=self._told.text())


class Heard:
    """What comes out of a pipe."""

    def __init__(self, pipe: IO[bytes] | None) -> None:
        assert pipe is not None
        self._pipe, self._held = pipe, bytearray()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def text(self) -> str:
        """All of it, when the program has ended."""
        self._reader.join(_REST_S)
        return self._held.decode("utf-8", "replace")

    def _read(self) -> None:
        while part := os.read(self._pipe.fileno(), _PART):
            self._held += part


class Wine:
    """One prefix on one screen."""

    def __init__(self, settings: Settings, screen: Screen) -> None:
        self._settings = settings
        self._around = {
            **environment(settings.build, prefix=settings.prefix, own_runtime=True),
            "DISPLAY": screen.display,
            "HOME": str(settings.home),
            "LANG": "C.UTF-8",
        }

    @property
    def user(self) -> Path:
        """The folder of the one Windows user."""
        users = self._settings.prefix / "drive_c" / "users"
        return next(path for path in sorted(users.iterdir()) if path.name != "Public")

    @property
    def homes(self) -> tuple[Path, ...]:
        """Where shortcuts may lie: the users' folders and the scratch home they are linked to."""
        return self._settings.prefix / "drive_c", self._settings.home

    @property
    def local(self) -> Path:
        """`%LOCALAPPDATA%`."""
        return self.user / "AppData" / "Local"

    @property
    def installed(self) -> Path:
        """Where Setup puts the program for one user."""
        return self.local / "Programs" / ID

    @property
    def window(self) -> Path:
        """The installed program with a window."""
        return self.installed / WINDOW

    @property
    def console(self) -> Path:
        """The installed program for the command line."""
        return self.installed / CONSOLE

    @property
    def data(self) -> Path:
        """Where the program keeps workspaces and logs."""
        return self.local / ID

    def begin(
        self, program: str | Path, *arguments: str, env: Mapping[str, str] = MappingProxyType({})
    ) -> Running:
        """Start a program; `env` is what it is told beside the common surroundings.

        A Windows Python wants pipes to speak into, never a file.
        """
        process = subprocess.Popen(
            [LOADER, str(program), *arguments],
            env={**self._around, **env},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        return Running(Path(program).name, process)

    def run(
        self,
        program: str | Path,
        *arguments: str,
        within: float = _LIMIT_S,
        env: Mapping[str, str] = MappingProxyType({}),
    ) -> Done:
        """Run a program to its end."""
        return self.begin(program, *arguments, env=env).ended(within=within)

    def has_key(self, key: str) -> str:
        """What the registry holds under a key; empty when there is no such key."""
        done = self.run("reg", "query", key, "/s")
        return done.said if done.code == 0 else ""

    def end(self, program: Path, *, at_once: bool = False) -> None:
        """Close a windowed program as its taskbar does, or in the middle of what it does."""
        self.run("taskkill", *(("/f",) if at_once else ()), "/im", program.name)

    def typist(self) -> subprocess.Popen[bytes]:
        """The input program, waiting for lines."""
        script = Path(__file__).with_name("typist.py")
        return subprocess.Popen(
            [LOADER, str(self._settings.typing_python), windows_path(script)],
            env=self._around,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def stop(self) -> None:
        """End whatever still runs in the prefix."""
        server = shutil.which("wineserver", path=f"{Path(LOADER).parent}:{os.defpath}")
        assert server is not None, "wine comes with wineserver"
        subprocess.run([server, "-k"], env=self._around, check=False, capture_output=True)
        subprocess.run([server, "-w"], env=self._around, check=False, capture_output=True, timeout=_GONE_S)


@contextmanager
def own_prefix(settings: Settings, screen: Screen) -> Iterator[Wine]:
    """A copy of the fresh prefix while the block lasts; it stays for a look afterwards."""
    shutil.rmtree(settings.work, ignore_errors=True)
    settings.home.mkdir(parents=True)
    shutil.copytree(settings.build.prefix, settings.prefix, symlinks=True)
    wine = Wine(settings, screen)
    try:
        yield wine
    finally:
        wine.stop()


def wait_for_file(folder: Path, pattern: str, *, within: float) -> Path:
    """The first file of this pattern that is there whole: two looks see the same size."""
    sizes: dict[Path, int] = {}

    def look() -> Path | None:
        for path in sorted(folder.glob(pattern)):
            size = path.stat().st_size
            if size and sizes.get(path) == size:
                return path
            sizes[path] = size
        return None

    return wait_for(look, what=f"no file {pattern} in {folder}", within=within)
