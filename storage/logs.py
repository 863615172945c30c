"""The technical log: one JSON object a line, kept small, without personal data.

Only the constant text of a message is written, never its arguments, and of an exception only its type and
the places it passed. Facts worth counting come as `extra` under the names below.
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
_DIGITS: Final = 16


class JsonLines(logging.Formatter):
    """One record as one line; control characters are escaped, so that no text can forge a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "said": str(record.msg),
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
        handler = RotatingFileHandler(
            folder / f"{name}.log", maxBytes=FILE_SIZE, backupCount=FILES - 1, encoding="utf-8"
        )
    handler.setLevel(logging.INFO)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(min(root.level or logging.INFO, logging.INFO))
    return handler
