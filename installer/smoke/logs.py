"""The program's own log: a line that warns, or an error file, fails the run."""

import json
from pathlib import Path

from smoke.waiting import Failed

_QUIET = frozenset({"debug", "info"})


def loud_lines(text: str) -> list[str]:
    """The lines of a log that warn, tell an error, or cannot be read."""
    return [line for line in text.splitlines() if line.strip() and _level(line) not in _QUIET]


def check_logs(folder: Path, *, keep: Path) -> None:
    """Keep a copy of every log, and look through it.

    Raises:
        Failed: something warned, an error file was written, or nothing was logged at all.
    """
    found = sorted(path for path in folder.glob("*") if path.is_file())
    for path in found:
        (keep / f"log-{path.name}").write_bytes(path.read_bytes())
    loud = [
        f"{path.name}: {line}"
        for path in found
        for line in (
            ["an error file was written"]
            if path.name.startswith("error-")
            else loud_lines(path.read_text("utf-8"))
        )
    ]
    if loud or not found:
        raise Failed("\n".join(loud) or f"no log in {folder}")


def _level(line: str) -> str:
    try:
        entry = json.loads(line)
    except ValueError:
        return ""
    return str(entry.get("level", "")) if isinstance(entry, dict) else ""
