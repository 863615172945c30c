"""What was refused and why: one JSON object a line beside the technical log, the newest five hundred."""

import json
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from core.errors import CchcError
from core.refused import Refused
from storage.disk import write_whole
from storage.rows import moment, moment_text

KEPT: Final = 500
_SPARE: Final = 500  # lines written beyond those kept before the file is cut
_DIGITS: Final = 16


def refusals_path(folder: Path, workspace: str) -> Path:
    """The file of one workspace, which is told by the digest of its lasting name."""
    name = sha256(workspace.encode()).hexdigest()[:_DIGITS]
    return folder / f"refusals-{name}.jsonl"


class RefusalFile:
    """Fulfils `core.refused.RefusalLog`."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def note(self, refused: Refused) -> None:
        """Write one down; a log that cannot be written never stops the work."""
        line = json.dumps(_told(refused))
        with suppress(OSError, CchcError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="ascii") as file:
                file.write(f"{line}\n")
            self._cut()

    def all(self) -> tuple[Refused, ...]:
        """What is remembered, newest first; lines that are no longer whole are passed over."""
        found = (_read(line) for line in reversed(self._lines()[-KEPT:]))
        return tuple(refused for refused in found if refused is not None)

    def _cut(self) -> None:
        lines = self._lines()
        if len(lines) > KEPT + _SPARE:
            write_whole(self._path, "".join(f"{line}\n" for line in lines[-KEPT:]).encode("ascii"))

    def _lines(self) -> list[str]:
        with suppress(OSError):
            return self._path.read_text(encoding="ascii", errors="replace").splitlines()
        return []


def _told(refused: Refused) -> dict[str, object]:
    return {
        "name": refused.name,
        "at": moment_text(refused.at),
        "code": refused.code,
        "stage": refused.stage,
        "size": refused.size,
        "digest": refused.digest,
        "unit": refused.unit,
    }


def _read(line: str) -> Refused | None:
    try:
        told = json.loads(line)
        return Refused(
            name=str(told["name"]),
            at=moment(told["at"]),
            code=str(told["code"]),
            stage=str(told["stage"]),
            size=int(told["size"]),
            digest=str(told["digest"]),
            unit=str(told["unit"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
