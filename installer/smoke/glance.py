"""Looking at the screen again and again, and reading only when something on it has changed."""

import time
from functools import reduce

from PIL import Image, ImageChops
from smoke.reading import SCALES, Box, Word, find, read
from smoke.screen import Screen

_CARET = (2, 40)  # pixels; the thinnest letter is wider
_WAYS = tuple((is_light, scale, False) for scale in SCALES for is_light in (False, True))
_WAYS_NEAR = ((False, 4, True), (False, 3, True), *_WAYS)  # one field holds one line of small letters
_REST_S = 15.0  # then all is read anew: what moved may have been taken for a caret
_LOOKS, _LOOK_EVERY_S = 3, 0.3  # a caret is away in one of them: it stands for half a second of every second


class Glance:
    """Looks for words in the topmost window, or in a part of the screen; `seen` is what was read last."""

    def __init__(self, screen: Screen, near: Box | None = None, *, only_light: bool = False) -> None:
        """`only_light` reads light letters alone: those of the one button that stands out."""
        self._screen, self._near, self._only_light = screen, near, only_light
        self._read: Image.Image | None = None
        self._turns, self._read_at = 0, 0.0
        self.seen: tuple[Word, ...] = ()

    def find(self, phrase: str) -> tuple[Box, ...]:
        """Where a phrase stands on the screen; what does not move is read in each way there is.

        Dark letters, then light ones, then both drawn larger; one field first as a line. A caret beside a
        word may be read as a letter of it, so what only blinks is read some more times.
        """
        shown, corner = self._shown()
        is_rested = time.monotonic() - self._read_at > _REST_S
        if self._read is None or is_rested or not are_alike(shown, self._read):
            self._turns = 0
        is_still = self._read is None or shown.tobytes() == self._read.tobytes()
        ways = _WAYS if self._near is None else _WAYS_NEAR
        if self._turns >= (len(ways) if is_still else 2 * len(ways)):
            return ()
        is_light, scale, is_block = ways[self._turns % len(ways)]
        self._read, self._turns, self._read_at = shown, self._turns + 1, time.monotonic()
        words = read(shown, light_letters=self._only_light or is_light, scale=scale, is_block=is_block)
        self.seen = tuple(moved(word, corner) for word in words)
        return find(self.seen, phrase)

    def _shown(self) -> tuple[Image.Image, tuple[int, int]]:
        picture = self._screen.picture() if self._near is None else self._without_caret()
        left, top, right, bottom = self._near or self._topmost(picture)
        left, top = max(left, 0), max(top, 0)
        box = (left, top, min(right, picture.width), min(bottom, picture.height))
        return picture.crop(box), (left, top)

    def _without_caret(self) -> Image.Image:
        """The lighter of some looks: beside a last letter a caret makes another letter of it."""
        looks = [self._screen.picture()]
        while len(looks) < _LOOKS:
            time.sleep(_LOOK_EVERY_S)
            looks.append(self._screen.picture())
        return reduce(ImageChops.lighter, looks)

    def _topmost(self, picture: Image.Image) -> Box:
        windows = self._screen.windows()
        return windows[-1].box if windows else (0, 0, *picture.size)


def are_alike(first: Image.Image, second: Image.Image) -> bool:
    """Whether two pictures show the same, but for a caret."""
    if first.size != second.size:
        return False
    place = ImageChops.difference(first, second).getbbox()
    return place is None or (place[2] - place[0] <= _CARET[0] and place[3] - place[1] <= _CARET[1])


def moved(word: Word, corner: tuple[int, int]) -> Word:
    """A word of a part of the screen, in places of the whole."""
    left, top, right, bottom = word.box
    across, down = corner
    return Word(
        text=word.text, box=(left + across, top + down, right + across, bottom + down), line=word.line
    )
