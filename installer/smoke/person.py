"""The person in front of the screen: reads, types, clicks, and waits until something is seen."""

import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from make.wine import windows_path
from smoke.glance import Glance
from smoke.reading import Box, middle, share_read, text_of
from smoke.screen import Screen, WindowSeen
from smoke.waiting import Failed, wait_for

SOON_S = 120.0
_FILE_NAME = "File name"  # Wine's own dialog speaks English
_READ_EXACTLY = 0.7
_CLICKS, _PUSH_S = 2, 15.0
_FIELD_UNDER = 26  # from the middle of a heading to the middle of its field
_AROUND, _LINE = 260, 17  # what is looked at to see what was typed into a field


class Person:
    """Looks only at the topmost window, as one does, unless told a title."""

    def __init__(self, screen: Screen, typist: Callable[[], "subprocess.Popen[bytes]"]) -> None:
        self._screen, self._begin_typist = screen, typist
        self._typist: subprocess.Popen[bytes] | None = None

    def sit_down(self) -> None:
        """Start the input program; it also keeps Windows running between two programs, as a desktop does."""
        self._typist = self._begin_typist()
        self._typed("")

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        self._screen.press(*keys)

    def write(self, words: str) -> None:
        """Type words; letters no key carries come by the input program."""
        if words.isascii():
            self._screen.type_plain(words)
            return
        self._screen.give_attention()
        self._typed(words)

    def fill(self, words: str) -> None:
        """Replace what stands in the field that has the keyboard."""
        self.press("ctrl+a")
        self.write(words)

    def name_file(self, path: Path, *, title: str) -> None:
        """Answer the system's own file dialog of this title: its field for the name has the keyboard."""
        self.window(title)
        self.see(_FILE_NAME)
        self.fill(windows_path(path))
        self.press("Return")
        self.gone(title)

    def window(self, title: str, *, within: float = SOON_S) -> WindowSeen:
        """Wait for a window whose title holds these words to be the topmost."""

        def look() -> WindowSeen | None:
            windows = self._screen.windows()
            return windows[-1] if windows and title in windows[-1].title else None

        return wait_for(look, what=f"no window {title!r} on top; {self._titles()}", within=within)

    def gone(self, title: str, *, within: float = SOON_S) -> None:
        """Wait until no window has this title."""
        wait_for(
            lambda: all(title not in window.title for window in self._screen.windows()),
            what=f"{title!r} still stands",
            within=within,
        )

    def see(
        self, phrase: str, *, within: float = SOON_S, on_the_right: bool = False, near: Box | None = None
    ) -> Box:
        """Wait until a phrase can be read; where it stands on the screen, the last of a row if asked.

        `near` is where to look; else the whole topmost window is read.
        """
        glance = Glance(self._screen, near)
        try:
            places = wait_for(lambda: glance.find(phrase), what=f"{phrase!r} not seen", within=within)
            return max(places) if on_the_right else places[0]
        except Failed as failed:
            raise Failed(f"{failed}; read:\n{text_of(glance.seen)}") from None

    def click(self, phrase: str, *, under: int = 0, on_the_right: bool = False) -> Box:
        """Click on words, or so many pixels under them, where the field of a heading is; around the place."""
        left, top = middle(self.see(phrase, on_the_right=on_the_right))
        self._screen.click((left, top + under))
        self._screen.point_away()
        return left - _AROUND, top + under - _LINE, left + 2 * _AROUND, top + under + _LINE

    def scroll(self, over: str, *, clicks: int = 10) -> None:
        """Turn the wheel down over some words."""
        self._screen.turn_wheel(middle(self.see(over)), clicks=clicks)
        self._screen.point_away()

    def push(self, button: str) -> None:
        """Push a button by the letter its text marks, as `&Lập sổ` marks L."""
        self.press(f"alt+{letter_of(button)}")

    def push_away(self, button: str, *, title: str) -> None:
        """Push a button until its window goes: after a file dialog a key may reach nobody, a click does.

        Raises:
            Failed: the window stands after several pushes.
        """
        self.push(button)
        for _ in range(_CLICKS):
            with suppress(Failed):
                self.gone(title, within=_PUSH_S)
                return
            self._click_button(button.replace("&", ""))
        self.gone(title)

    def _click_button(self, words: str) -> None:
        """Click the button that stands out; its words may also be said in a sentence above it."""
        glance = Glance(self._screen, only_light=True)
        places = wait_for(lambda: glance.find(words), what=f"no button {words!r} seen", within=SOON_S)
        self._screen.click(middle(places[0]))
        self._screen.point_away()

    def fill_hidden(self, heading: str, words: str) -> None:
        """Go to the field under a heading whose letters cannot be seen, and replace what stands there."""
        self.click(heading, under=_FIELD_UNDER)
        self.fill(words)

    def fill_under(self, heading: str, words: str, *, on_the_right: bool = False) -> None:
        """Go to the field under a heading, replace what stands there, and look at what was typed."""
        field = self.click(heading, under=_FIELD_UNDER, on_the_right=on_the_right)
        self.fill(words)
        self.see(words, near=field)

    def check_letters(self, expected: str) -> None:
        """The words stand there with their Vietnamese marks, not as boxes; the first line is waited for.

        Raises:
            Failed: too few of them can be read letter by letter.
        """
        glance, first = Glance(self._screen), expected.split("\n", maxsplit=1)[0]
        wait_for(lambda: glance.find(first), what=f"{first!r} not seen", within=SOON_S)
        share = share_read(glance.seen, expected)
        if share < _READ_EXACTLY:
            raise Failed(f"only {share:.0%} of {expected!r} can be read; read:\n{text_of(glance.seen)}")

    def leave(self) -> None:
        """Let the input program go."""
        if self._typist is not None:
            self._typist.kill()
            self._typist.wait()
            self._typist = None

    def _typed(self, words: str) -> None:
        held = self._typist
        assert held is not None, "nobody sat down"
        assert held.stdin is not None
        assert held.stdout is not None
        held.stdin.write(words.encode() + b"\n")
        held.stdin.flush()
        if not held.stdout.readline().strip().isdigit():
            raise Failed(f"the input program did not type {words!r}")

    def _titles(self) -> list[str]:
        return [window.title for window in self._screen.windows()]


def letter_of(button: str) -> str:
    """The letter that pushes a button together with Alt."""
    _, mark, after = button.partition("&")
    if not mark or not after[0].isascii():
        raise ValueError(f"{button!r} marks no letter of a plain keyboard")
    return after[0].lower()
