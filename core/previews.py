"""What can be shown of a document inside the window."""

from dataclasses import dataclass
from enum import StrEnum

from core.images import Trouble


class Shown(StrEnum):
    """How a document is shown; office files and video are only described."""

    PDF = "pdf"
    PICTURE = "picture"
    TEXT = "text"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Content made ready for the window, or the trouble that prevents it.

    `content` holds a whole PDF file or a decoded picture; `is_cut` says that only the beginning of a text
    is here.
    """

    shown: Shown
    content: bytes = b""
    text: str = ""
    is_cut: bool = False
    trouble: Trouble | None = None
