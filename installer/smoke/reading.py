"""Read a picture: which words stand on it and where. Tesseract sees, this module compares.

Reading is never perfect (a hook over an `ể` is two pixels), so words are found by likeness of their letters
without marks; `share_read` says how many were read exactly, which boxes instead of letters would never be.
"""

import csv
import io
import os
import re
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from PIL import Image, ImageOps

from core.text import fold, nfc

Box = tuple[int, int, int, int]
SCALES = (2, 3)  # small letters are read better when drawn larger; some words at one size alone
_ALIKE, _SHORT_ALIKE, _SHORT = 0.82, 0.9, 10  # few letters must be alike more
_RUN_TOGETHER = 2  # `0.7.0 → 0.7.1` may be read as one word
_LIMIT_S = 60
_SURE = 20.0
_SPARSE, _BLOCK = "11", "6"
_FLAT = re.compile(rb"([\x00-\xff])\1{39,}", re.DOTALL)
_UPRIGHT = re.compile(rb"([\x00-\xff])\1{19,}", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word and where it stands, in pixels of the picture."""

    text: str
    box: Box
    line: tuple[int, int, int]


def read(
    picture: Image.Image, *, light_letters: bool = False, scale: int = SCALES[0], is_block: bool = False
) -> tuple[Word, ...]:
    """The words on a picture: dark ones on a light ground, or light ones on a dark ground as on buttons.

    `is_block` reads it as lines of one text, not as words that stand anywhere: a path is found by that alone.
    """
    grey = ImageOps.grayscale(picture)
    grey = without_lines(ImageOps.invert(grey) if light_letters else grey)
    wide, high = grey.size
    grown = grey.resize((wide * scale, high * scale), Image.Resampling.LANCZOS)
    raw = io.BytesIO()
    grown.save(raw, format="PPM")
    done = subprocess.run(
        ["tesseract", "stdin", "stdout", "-l", "vie", "--psm", _BLOCK if is_block else _SPARSE, "tsv"],
        input=raw.getvalue(),
        capture_output=True,
        check=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # its threads cost more than they bring
        timeout=_LIMIT_S,
    )
    return words_of(done.stdout.decode("utf-8"), scale=scale)


def without_lines(grey: Image.Image) -> Image.Image:
    """The picture with every plain stretch made white: frames of fields, grounds of buttons.

    A frame around a word keeps tesseract from reading it. Strokes of letters are shorter than a stretch.
    """
    flat = _whitened(grey, _FLAT)
    return _whitened(flat.transpose(Image.Transpose.TRANSPOSE), _UPRIGHT).transpose(Image.Transpose.TRANSPOSE)


def _whitened(grey: Image.Image, stretch: re.Pattern[bytes]) -> Image.Image:
    wide, high = grey.size
    held = grey.tobytes()
    rows = (
        stretch.sub(lambda run: b"\xff" * len(run[0]), held[row * wide : (row + 1) * wide])
        for row in range(high)
    )
    return Image.frombytes("L", grey.size, b"".join(rows))


def words_of(table: str, *, scale: int = 1) -> tuple[Word, ...]:
    """The words of tesseract's table."""
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(
        Word(
            text=nfc(row["text"].strip()),
            box=_box(row, scale),
            line=(int(row["block_num"]), int(row["par_num"]), int(row["line_num"])),
        )
        for row in rows
        if (row["text"] or "").strip() and float(row["conf"]) >= _SURE
    )


def find(words: Sequence[Word], phrase: str) -> tuple[Box, ...]:
    """Where a phrase stands: the best likeness first, of equals that with the fewest words beside it."""
    wanted = _letters(phrase)
    alike = _SHORT_ALIKE if len(wanted) < _SHORT else _ALIKE
    count = len(phrase.split())
    found: list[tuple[float, int, Box]] = []
    for _, group in groupby(words, key=lambda word: word.line):
        line = list(group)
        for size in range(max(1, count - _RUN_TOGETHER), count + 2):
            for start in range(len(line) - size + 1):
                run = line[start : start + size]
                likeness = _likeness(_letters("".join(word.text for word in run)), wanted)
                if likeness >= alike:
                    found.append((-likeness, len(line) - size, _around(word.box for word in run)))
    return _apart(box for _, _, box in sorted(found))


def share_read(words: Iterable[Word], expected: str) -> float:
    """How much of the expected words were read letter by letter, marks and all; 1.0 is everything."""
    seen = {_bare(word.text) for word in words}
    wanted = [_bare(word) for word in nfc(expected).split() if _bare(word)]
    return sum(word in seen for word in wanted) / len(wanted)


def middle(box: Box) -> tuple[int, int]:
    """The point in the middle of a box."""
    return (box[0] + box[2]) // 2, (box[1] + box[3]) // 2


def text_of(words: Iterable[Word]) -> str:
    """The words as lines, for reports and messages."""
    return "\n".join(
        " ".join(word.text for word in line) for _, line in groupby(words, key=lambda word: word.line)
    )


def _box(row: dict[str, str], scale: int) -> Box:
    left, top, wide, high = (int(row[name]) for name in ("left", "top", "width", "height"))
    return left // scale, top // scale, (left + wide) // scale, (top + high) // scale


def _letters(words: str) -> str:
    return "".join(mark for mark in fold(words) if mark.isalnum())


def _bare(word: str) -> str:
    return "".join(mark for mark in word.casefold() if mark.isalnum())


def _likeness(first: str, second: str) -> float:
    if _digits(first) != _digits(second) or abs(len(first) - len(second)) > max(2, len(second) // 5):
        return 0.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _digits(letters: str) -> str:
    """Step 2 is not step 3, however alike they look."""
    return "".join(mark for mark in letters if mark.isdecimal())


def _around(boxes: Iterable[Box]) -> Box:
    held = tuple(boxes)
    return (
        min(box[0] for box in held),
        min(box[1] for box in held),
        max(box[2] for box in held),
        max(box[3] for box in held),
    )


def _apart(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """Boxes that do not lie over a better one."""
    kept: list[Box] = []
    for box in boxes:
        if not any(_overlap(box, held) for held in kept):
            kept.append(box)
    return tuple(kept)


def _overlap(first: Box, second: Box) -> bool:
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]
