"""How a command too long for the page is broken: an option stays with its value, the rest is set in."""

import itertools
import textwrap

INDENT = "    "
_JOINED = "\x1f"  # no space to the wrapper, made one again afterwards


def wrapped(command: str, width: int) -> tuple[str, ...]:
    """The printed lines of one command; a word longer than the page is not cut."""
    words = command.split(" ")
    held = words[0]
    for before, word in itertools.pairwise(words):
        stays = before in {"<", ">"} or (before.startswith("-") and not word.startswith(("-", "<", ">")))
        held += (_JOINED if stays else " ") + word
    lines = textwrap.wrap(
        held, width, subsequent_indent=INDENT, break_long_words=False, break_on_hyphens=False
    )
    return tuple(line.replace(_JOINED, " ") for line in lines) or ("",)
