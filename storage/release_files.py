"""What the build wrote into the program about itself: `resources/release/`."""

import json
import re
from datetime import date
from pathlib import Path

from core.release import Release, ReleaseFilesDamaged, read_signers
from storage.paths import resources_folder

_SIGNERS, _BUILD = "allowed_signers", "build.json"
_COMMIT = re.compile("[0-9a-f]{40}")


def shipped_release(folder: Path | None = None) -> Release:
    """The running build and the keys it believes; `folder` stands for the program's own `resources/release`.

    A source tree has no `build.json` and therefore trusts nobody, even where keys of releases are listed.

    Raises:
        ReleaseFilesDamaged: a file of a built program is missing or cannot be understood.
    """
    folder = folder or resources_folder() / "release"
    if not (folder / _BUILD).exists():
        return Release()
    signers, build = _text(folder, _SIGNERS), _text(folder, _BUILD)
    try:
        told = json.loads(build)
        return Release(
            keys=read_signers(signers),
            commit=_commit(told["commit"]),
            day=date.fromisoformat(told["date"]),
            is_release=told["release"] is True,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ReleaseFilesDamaged(name=_BUILD) from error


def _text(folder: Path, name: str) -> str:
    try:
        return (folder / name).read_text("ascii")
    except (OSError, UnicodeError) as error:
        raise ReleaseFilesDamaged(name=name) from error


def _commit(told: str) -> str:
    if _COMMIT.fullmatch(told) is None:
        raise ReleaseFilesDamaged(name=_BUILD)
    return told
