"""The played sample, kept for the next time: playing it takes a minute or more, copying it a second.

What a person tries is always a copy that is thrown away. Another version of the program plays anew.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from core.units import Role
from core.version import VERSION
from storage.disk import device_errors, move, remove_tree
from storage.paths import samples_folder

Play = Callable[[Path], Mapping[Role, Path]]
"""Plays the sample into a new folder and answers the workspace of each role."""


@contextmanager
def sample_workspace(role: Role, *, play: Play) -> Iterator[Path]:
    """A workspace of this role to be tried; it is removed on leaving.

    Raises:
        DiskFull, FileLocked, WriteFailed: it cannot be copied; also what `play` raises.
    """
    kept = samples_folder() / VERSION
    with tempfile.TemporaryDirectory(prefix="so-cchc-", ignore_cleanup_errors=True) as scratch:
        own = Path(scratch) / "sample"
        if not (kept / role.value).is_dir():
            _keep(play(Path(scratch) / "played"), kept)
        with device_errors(kept.name):
            shutil.copytree(kept / role.value, own)
        yield own


def _keep(played: Mapping[Role, Path], kept: Path) -> None:
    """Copy beside and rename, so that a kept sample is whole; those of other versions go."""
    fresh = kept.with_name(f".{kept.name}.{uuid4().hex}")
    try:
        with device_errors(kept.name):
            fresh.parent.mkdir(parents=True, exist_ok=True)
            for role, folder in played.items():
                shutil.copytree(folder, fresh / role.value)
            for old in (each for each in kept.parent.iterdir() if each != fresh):
                remove_tree(old)
            move(fresh, kept)
    finally:
        remove_tree(fresh)
