"""What the support may read: the technical log and the newest error files; no database, no evidence."""

from pathlib import Path
from typing import Final

MOST_ERRORS: Final = 10
_LONGEST_LOG = 200_000  # characters of the newest log; older lines say little about today's trouble


def support_files(folder: Path) -> tuple[tuple[str, str], ...]:
    """Name and text of each file, the newest error first, the log last; what cannot be read is left out."""
    errors = sorted(folder.glob("error-*.txt"), key=lambda path: path.name, reverse=True)[:MOST_ERRORS]
    told = ((path.name, _text(path)) for path in (*errors, folder / "socchc.log"))
    return tuple((name, text) for name, text in told if text)


def _text(path: Path) -> str:
    try:
        text = path.read_text("utf-8", "replace")
    except OSError:
        return ""
    if len(text) <= _LONGEST_LOG:
        return text
    return text[-_LONGEST_LOG:].partition("\n")[2]
