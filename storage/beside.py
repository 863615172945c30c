"""A workspace that is made or brought back beside its place, and the moment it takes that place.

A folder cannot be exchanged for another in one step: the old one is moved away, then the new one in. The new
one is marked as whole before, by its name. Where the program ends between the two steps, there is no folder
at the place, and the next start moves the whole one in; anything else that was left beside is cleared away.
"""

import sys
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from core.workspace_names import WHOLE, made_beside, pattern_beside, pattern_whole
from storage.disk import device_errors, flush_folder, flush_tree, listed, make_folder, move, remove_tree
from storage.lock import WorkspaceLock, is_held
from storage.paths import Workspace


def begin_beside(folder: Path) -> Path:
    """A new empty folder beside `folder`, on its volume; what earlier work left there goes.

    Raises:
        DiskFull, FileLocked, WriteFailed.
    """
    clear_beside(folder)
    fresh = folder.with_name(made_beside(folder.name, uuid4().hex))
    with device_errors(folder.name):
        make_folder(fresh)
    return fresh


def take_place(fresh: Path, folder: Path, *, lock: WorkspaceLock | None = None) -> Path | None:
    """Put a finished folder in the place of `folder`; where the workspace that stood there was kept, or None.

    The lock on that workspace is let go at the last moment, on Windows before the move: there none is moved
    that another program opened meanwhile.

    Raises:
        FileLocked, WriteFailed: everything is where it was, but `fresh` may be gone. Where the drive does not
            even let the old one back into its place, the next start puts the new one there.
    """
    kept, whole = None, fresh.with_name(f"{fresh.name}{WHOLE}")
    was_there = False
    try:
        with device_errors(folder.name):
            Workspace(root=fresh).lock.unlink(missing_ok=True)  # made anew in its place, see `WorkspaceLock`
            flush_tree(fresh)
            move(fresh, whole)
            flush_folder(folder.parent)
            was_there = Workspace(root=folder).is_there()
            if was_there:
                kept = _move_away(folder, lock)
            elif folder.exists():
                folder.rmdir()
            _move_in(whole, folder, kept=kept)
    finally:
        if _stands(folder) or not was_there:
            remove_tree(whole)  # otherwise the next start finds nothing else
    WorkspaceLock(Workspace(root=folder).lock).release()
    return kept


def finish_beside(folder: Path) -> None:
    """Where the folder is missing and one stands beside that was checked whole, that takes its place.

    Raises:
        FileLocked, WriteFailed.
    """
    with device_errors(folder.name):
        if folder.exists() or not folder.parent.is_dir():
            return
        for whole in listed(folder.parent, pattern_whole(folder.name))[:1]:
            move(whole, folder)
            flush_folder(folder.parent)


def clear_beside(folder: Path) -> None:
    """Remove what interrupted work left beside a folder; what a program works on stays. Never fails."""
    with suppress(OSError):  # a drive that does not answer is asked again at the next start
        for left in tuple(folder.parent.glob(pattern_beside(folder.name))):
            if not is_held(Workspace(root=left).lock):
                remove_tree(left)


def _move_away(folder: Path, lock: WorkspaceLock | None) -> Path:
    """Windows moves no folder with an open file in it."""
    kept = _free_name(folder)
    if lock is not None and sys.platform == "win32":
        lock.release()
    move(folder, kept)
    return kept


def _move_in(whole: Path, folder: Path, *, kept: Path | None) -> None:
    try:
        move(whole, folder)
    except OSError:
        if kept is not None:
            move(kept, folder)
        raise
    flush_folder(folder.parent)


def _stands(folder: Path) -> bool:
    """Whether it is known to be there."""
    try:
        folder.stat()
    except OSError:
        return False
    return True


def _free_name(folder: Path) -> Path:
    number = 1
    while (kept := folder.with_name(f"{folder.name}.replaced-{number}")).exists():
        number += 1
    return kept
