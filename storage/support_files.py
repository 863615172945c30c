"""What the support may read: the technical log and the newest error files; no database, no evidence."""

from pathlib import Path
from typing import Final

from storage.error_files import error_files
from storage.logs import FILES

MOST_ERRORS: Final = 10
_LOG: Final = "socchc.log"
_LONGEST_LOG = 200_000  # characters; older lines say little about today's trouble


def support_files(folder: Path) -> tuple[tuple[str, str], ...]:
    """Name and text of each file, the newest error first, the log last; what cannot be read is left out."""
    told = [(path.name, _text(path)) for path in error_files(folder)[:MOST_ERRORS]]
    told.append((_LOG, _newest_lines(folder)))
    return tuple((name, text) for name, text in told if text)


def _newest_lines(folder: Path) -> str:
    """The end of the log, over the files it was put aside into: the newest may have begun a minute ago."""
    text = ""
    for name in (_LOG, *(f"{_LOG}.{number}" for number in range(1, FILES))):
        text = _text(folder / name) + text
        if len(text) > _LONGEST_LOG:
            return text[-_LONGEST_LOG:].partition("\n")[2]
    return text


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""
