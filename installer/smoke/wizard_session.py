"""One Wine for the tests of Setup: a screen, a hand inside Windows, eyes for the disk and the registry."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from make.settings import ID, NAME, Settings
from make.wine import LOADER, environment, windows_path

if sys.platform != "win32":
    from resource import RLIMIT_FSIZE, setrlimit

HAND = Path(__file__).parent / "windows_hand.py"
UNINSTALL = f"Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\{ID}"
KEY = f"Software\\{ID}"
CLASSES = "Software\\Classes"
KINDS = {".cchc": f"{ID}.Document.1", ".cchc-update": f"{ID}.Update.1"}
LIMIT_S = 60
_INTERNAL_ERROR, _A_MOMENT_S = 1359, 2.0  # what Wine now and then says of a start on a busy machine
_SCREEN = "1280x800x24"


class Failed(Exception):
    """Setup did not do what it must."""


def must(holds: object, what: str) -> None:
    """Stop with a sentence when something does not hold."""
    if not holds:
        raise Failed(what)


@dataclass(slots=True)
class Session:
    """A copy of the prefix with a screen; a program in it starts Setup, presses, reads the registry."""

    settings: Settings
    folder: Path
    prefix: Path
    environment: dict[str, str] = field(default_factory=dict)
    _screen: subprocess.Popen[bytes] | None = None
    _hand: subprocess.Popen[bytes] | None = None

    @classmethod
    @contextmanager
    def opened(cls, settings: Settings, folder: Path) -> Iterator[Self]:
        """A session whose pictures go into a folder; what it started ends with it."""
        folder.mkdir(parents=True, exist_ok=True)
        session = cls(settings=settings, folder=folder, prefix=settings.build / "wizard-prefix")
        try:
            session._begin()
            yield session
        finally:
            session._end()

    def _begin(self) -> None:
        shutil.rmtree(self.prefix, ignore_errors=True)
        shutil.copytree(self.settings.prefix, self.prefix, symlinks=True)
        for link in self.user.iterdir():  # Wine links the desktop and more to this machine's home
            if link.is_symlink():
                link.unlink()
                link.mkdir()
        read, write = os.pipe()
        self._screen = subprocess.Popen(
            ("Xvfb", "-displayfd", str(write), "-screen", "0", _SCREEN),
            pass_fds=(write,),
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as number:
            display = number.readline().strip()
        must(display, "Xvfb did not start")
        self.environment = {**environment(self.settings, prefix=self.prefix), "DISPLAY": f":{display}"}
        self._take_hand()
        # Windows has these letters, Wine has not; a wider one stands in: what fits here fits there.
        for letters in ("Segoe UI", "Tahoma", "MS Shell Dlg", "MS Shell Dlg 2", "MS Sans Serif"):
            self.order("put_value", "HKCU", "Software\\Wine\\Fonts\\Replacements", letters, value="Noto Sans")
        self.restart_hand()

    def _end(self) -> None:
        self._drop_hand()
        subprocess.run(("/usr/lib/wine/wineserver64", "-k"), env=self.environment or None, check=False)
        if self._screen:
            self._screen.terminate()
            self._screen.wait()

    def restart_hand(self) -> None:
        """Start the hand anew, after a change that Windows reads when a program starts."""
        self._drop_hand()
        self._take_hand()

    def _take_hand(self) -> None:
        python = self.settings.winpy / "python.exe"
        words = (LOADER, str(python), "-X", "utf8", windows_path(HAND))
        self._hand = subprocess.Popen(
            words, env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def _drop_hand(self) -> None:
        if self._hand and self._hand.stdin:
            self._hand.stdin.close()
            self._hand.wait(LIMIT_S)
            self._hand = None

    def order(self, do: str, *words: object, **named: object) -> dict[str, Any]:
        """Have the hand do something; its answer."""
        hand = self._hand
        assert hand
        assert hand.stdin
        assert hand.stdout
        assert hand.stderr
        hand.stdin.write(json.dumps({"do": do, "with": words, **named}).encode("ascii") + b"\n")
        hand.stdin.flush()
        patience = threading.Timer(2 * LIMIT_S, hand.kill)
        patience.start()
        line = hand.stdout.readline()
        patience.cancel()
        if not line:
            raise Failed(f"the hand is lost: {hand.stderr.read().decode('utf-8', 'replace')[-2000:]}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def start(self, program: Path, switches: str = "", *, limited: bool = False) -> int:
        """Start a program with its switches as they are; its number."""
        line = f'"{self.name_of(program)}" {switches}'.rstrip()
        answer = self.order("start", line, limited=limited, folder="C:\\")
        if answer.get("error") == _INTERNAL_ERROR:
            time.sleep(_A_MOMENT_S)
            answer = self.order("start", line, limited=limited, folder="C:\\")
        must("pid" in answer, f"{line} did not start: {answer}")
        return int(answer["pid"])

    def ended(self, pid: int, *, within: float = LIMIT_S) -> int:
        """Its exit code."""
        code = self.order("wait", pid, within)["code"]
        must(code is not None, f"process {pid} did not end within {within:.0f} s")
        return int(code)

    def run(self, program: Path, switches: str = "", *, limited: bool = False) -> int:
        """Run a program to its end; its exit code."""
        return self.ended(self.start(program, switches, limited=limited))

    def run_with_small_files(self, program: Path, *switches: str, largest: int) -> int:
        """Run a program that can write no file of more than so many bytes: it fails half-way through."""

        def bound() -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            setrlimit(RLIMIT_FSIZE, (largest, largest))

        done = subprocess.run(
            (LOADER, str(program), *switches),
            env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            preexec_fn=bound, timeout=LIMIT_S, check=False,
        )  # fmt: skip
        return done.returncode

    @property
    def drive(self) -> Path:
        """Drive C."""
        return self.prefix / "drive_c"

    @property
    def user(self) -> Path:
        """The one person's profile."""
        return next(path for path in sorted((self.drive / "users").iterdir()) if path.name != "Public")

    @property
    def local(self) -> Path:
        """`%LOCALAPPDATA%`."""
        return self.user / "AppData" / "Local"

    @property
    def data(self) -> Path:
        """The program's data, which Setup never touches."""
        return self.local / ID

    @property
    def mine(self) -> Path:
        """The program, installed for one person."""
        return self.local / "Programs" / ID

    @property
    def everyones(self) -> Path:
        """The program, installed for all."""
        return self.drive / "Program Files" / ID

    def name_of(self, path: Path) -> str:
        """A path as Windows names it."""
        if path.is_relative_to(self.drive):
            return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")
        return windows_path(path)

    def path_in(self, windows: str) -> Path:
        """A path on drive C as this machine sees it."""
        return self.drive / windows.removeprefix("C:\\").replace("\\", "/")

    def shortcuts(self) -> tuple[str, ...]:
        """Where shortcuts to the program lie: "Desktop" and "Programs" of the person or of all ("all-")."""
        everyones = {"Public", "ProgramData"}
        whose = (("all-" if everyones & set(path.parts) else "") + path.parent.name for path in self._links())
        return tuple(sorted(whose))

    def _links(self) -> list[Path]:
        tops = (self.drive / "users", self.drive / "ProgramData")
        return [path for top in tops for path in top.rglob(f"{NAME}.lnk")]

    def desktop_shortcut(self) -> Path:
        """The one on the person's desktop."""
        return self.user / "Desktop" / f"{NAME}.lnk"

    def values(self, root: str, path: str) -> dict[str, Any] | None:
        """The values of a registry key, or none when it does not exist."""
        values: dict[str, Any] | None = self.order("key", root, path)["values"]
        return values

    def picture(self, name: str) -> None:
        """Keep the screen as a picture."""
        self.folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ("import", "-window", "root", str(self.folder / f"{name}.png")), env=self.environment, check=True
        )

    def reset(self) -> None:
        """As on a computer that never saw the program, with a file of data that must survive everything."""
        for folder in (self.mine, self.everyones, self.data, self.drive / "Người dùng", self.drive / "USB"):
            shutil.rmtree(folder, ignore_errors=True)
        for path in self._links():
            path.unlink()
        for root in ("HKCU", "HKLM"):
            for key in (KEY, UNINSTALL, *(f"{CLASSES}\\{each}" for pair in KINDS.items() for each in pair)):
                self.order("drop_key", root, key)
        self.data.mkdir(parents=True)
        (self.data / "keep.txt").write_text("data", encoding="utf-8")


def wait_until(holds: Callable[[], object], what: str, *, within: float = 20) -> None:
    """Wait until something holds.

    Raises:
        Failed: it does not within so many seconds.
    """
    last = time.monotonic() + within
    while not holds():
        must(time.monotonic() < last, f"{what}: not within {within:.0f} s")
        time.sleep(0.1)
