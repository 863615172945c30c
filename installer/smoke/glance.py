"""Looking at the screen again and again, and reading only when something on it has changed."""

from PIL import Image, ImageChops
from smoke.reading import Box, Word, find, read
from smoke.screen import Screen

_CARET = (2, 40)  # a blinking caret is no change worth reading; the thinnest letter is wider


class Glance:
    """Looks for words in the topmost window, or in a part of the screen; `seen` is what was read last."""

    def __init__(self, screen: Screen, near: Box | None = None) -> None:
        self._screen, self._near = screen, near
        self._read: Image.Image | None = None
        self._light = False
        self.seen: tuple[Word, ...] = ()

    def find(self, phrase: str) -> tuple[Box, ...]:
        """Where a phrase stands on the screen; dark letters are read first, light ones if nothing moved."""
        shown, corner = self._shown()
        if self._read is None or not are_alike(shown, self._read):
            self._read, self._light = shown, False
        elif not self._light:
            self._light = True
        else:
            return ()
        self.seen = tuple(moved(word, corner) for word in read(shown, light_letters=self._light))
        return find(self.seen, phrase)

    def _shown(self) -> tuple[Image.Image, tuple[int, int]]:
        picture = self._screen.picture()
        left, top, right, bottom = self._near or self._topmost(picture)
        left, top = max(left, 0), max(top, 0)
        box = (left, top, min(right, picture.width), min(bottom, picture.height))
        return picture.crop(box), (left, top)

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
