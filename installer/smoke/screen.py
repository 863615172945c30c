"""A screen of its own: pictures of it, keys and mouse on it, and the windows that stand on it."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageGrab

Box = tuple[int, int, int, int]
_LIMIT_S = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowSeen:
    """A window that can be seen: its title and where it stands, in pixels of the screen."""

    number: str
    title: str
    box: Box


class Screen:
    """One virtual screen."""

    def __init__(self, display: str) -> None:
        self.display = display

    @property
    def surroundings(self) -> dict[str, str]:
        """What a program needs to know to show itself here."""
        return {**os.environ, "DISPLAY": self.display}

    def picture(self) -> Image.Image:
        """What can be seen now."""
        return ImageGrab.grab(xdisplay=self.display).convert("RGB")

    def press(self, *keys: str) -> None:
        """Press keys one after the other: `Tab`, `ctrl+n`, `Return`."""
        self._do(*self._attention(), "key", "--clearmodifiers", "--delay", "20", *keys)

    def type_plain(self, words: str) -> None:
        """Type letters every keyboard has."""
        self._do(*self._attention(), "type", "--delay", "12", words)

    def give_attention(self) -> None:
        """Give the keyboard to the topmost window, as a desktop does; there is none here."""
        focus = self._attention()
        if focus:
            self._do(*focus)

    def click(self, place: tuple[int, int]) -> None:
        """Click with the left button."""
        left, top = place
        self._do("mousemove", str(left), str(top), "click", "1")

    def turn_wheel(self, place: tuple[int, int], *, clicks: int) -> None:
        """Turn the mouse wheel down over a place."""
        left, top = place
        self._do("mousemove", str(left), str(top), "click", "--repeat", str(clicks), "--delay", "30", "5")

    def point_away(self) -> None:
        """Move the mouse where it hovers over nothing."""
        self._do("mousemove", "0", "0")

    def windows(self) -> tuple[WindowSeen, ...]:
        """Every window with a title, the topmost last."""
        return tuple(self._windows())

    def _attention(self) -> tuple[str, ...]:
        windows = self._asked("search", "--onlyvisible", "--name", ".").split()
        return ("windowfocus", windows[-1]) if windows else ()

    def _windows(self) -> Iterator[WindowSeen]:
        for number in self._asked("search", "--onlyvisible", "--name", ".").split():
            title = self._asked("getwindowname", number).strip()
            places = dict(
                line.split("=", 1)
                for line in self._asked("getwindowgeometry", "--shell", number).splitlines()
                if "=" in line
            )
            if title and "WIDTH" in places:
                left, top = int(places["X"]), int(places["Y"])
                box = (left, top, left + int(places["WIDTH"]), top + int(places["HEIGHT"]))
                yield WindowSeen(number=number, title=title, box=box)

    def _do(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self.surroundings, check=True, timeout=_LIMIT_S)

    def _asked(self, *arguments: str) -> str:
        """What xdotool says; nothing when the window has gone meanwhile or there is none."""
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self.surroundings,
            check=False,
            capture_output=True,
            text=True,
            timeout=_LIMIT_S,
        )
        return done.stdout if done.returncode == 0 else ""


@contextmanager
def own_screen(size: tuple[int, int] = (1366, 768)) -> Iterator[Screen]:
    """A virtual screen on a free number while the block lasts."""
    server, number = _begin(("Xvfb", "-displayfd", "{door}", "-screen", "0", "{}x{}x24".format(*size)))
    try:
        yield Screen(f":{number}")
    finally:
        server.terminate()
        server.wait(_LIMIT_S)


def _begin(command: Sequence[str]) -> tuple[subprocess.Popen[bytes], str]:
    """Start the server; it says its number through a pipe when it is ready."""
    answer, door = os.pipe()
    server = subprocess.Popen(
        [part.format(door=door) for part in command],
        pass_fds=(door,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(door)
    with os.fdopen(answer) as said:
        number = said.readline().strip()
    if not number:
        server.kill()
        raise RuntimeError("no virtual screen could be started")
    return server, number


def save_picture(picture: Image.Image, path: Path) -> None:
    """Keep a picture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, optimize=True)
