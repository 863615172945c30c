"""The technical log: one JSON object a line, kept small, without personal data.

Only the constant text of a message is written, never its arguments, and of an exception only its type and
the places it passed. What a library says may quote what it was given: of that only the place is written.
Facts worth counting come as `extra` under the names below. A log that cannot be written keeps nobody from
working.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from storage.disk import device_errors

FILE_SIZE: Final = 2_000_000  # bytes
FILES: Final = 5
FACTS: Final = ("code", "stage", "kind", "digest", "size", "duration", "version")
OURS: Final = frozenset({"core", "storage", "ui", "main", "__main__", "socchc"})
"""The first part of the names of our own loggers, whose messages are constant texts."""
_DIGITS: Final = 16


class KeptLog(RotatingFileHandler):
    """A file that is put aside when it is large, five in all; what cannot be done to it is left undone."""

    def doRollover(self) -> None:  # noqa: N802 - the library's name
        """Put the file aside; held by another program (a second window, a virus scanner) it grows on."""
        try:
            super().doRollover()
        except OSError:
            if self.stream is None:
                self.stream = self._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """Say nothing: the standard way would print the arguments of the message."""


class JsonLines(logging.Formatter):
    """One record as one line; control characters are escaped, so that no text can forge a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "said": _said(record),
        }
        for fact in FACTS:
            if hasattr(record, fact):
                value = getattr(record, fact)
                line[fact] = str(value)[:_DIGITS] if fact == "digest" else value
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["passed"] = [
                f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])
            ]
        return json.dumps(line, default=str)


def start_logging(folder: Path, *, name: str = "socchc") -> logging.Handler:
    """Write everything at INFO and above into `folder`; answer the handler, which the caller removes.

    Raises:
        DiskFull, FileLocked, WriteFailed.
    """
    with device_errors(folder.name):
        folder.mkdir(parents=True, exist_ok=True)
        handler = KeptLog(folder / f"{name}.log", maxBytes=FILE_SIZE, backupCount=FILES - 1, encoding="utf-8")
    handler.setLevel(logging.INFO)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(min(root.level or logging.INFO, logging.INFO))
    return handler


def _said(record: logging.LogRecord) -> str:
    """The constant text of one of ours; of a library, and of what is no text, the place it was said at."""
    if record.name.partition(".")[0] in OURS and isinstance(record.msg, str):
        return record.msg
    return f"{record.filename}:{record.lineno} {record.funcName}"
