"""Whether a folder can hold a workspace: fixed drive, nothing that synchronises it, room to write.

A portable program is the one that works on a stick, inside its own data folder and nowhere else.
"""

import ctypes
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePath

from core.folder_risk import FolderRisk
from core.storage_errors import OnNetworkDrive, OnRemovableDrive, OutsidePortable, PathTooLong, Synchronised
from storage.paths import data_folder, is_portable
from storage.volumes import file_system_of, nearest

_NETWORK_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "fuse.sshfs", "fuse.rclone", "fuse.davfs"}
)
_STICK_PLACES = ("/media/", "/run/media/", "/mnt/usb")
_SYNC_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_SYNC_FOLDERS = ("onedrive", "dropbox", "google drive", "my drive", "iclouddrive", "nextcloud", "mega")
_DRIVE_REMOVABLE, _DRIVE_REMOTE = 2, 4  # GetDriveTypeW
_LONGEST = 160  # characters of a workspace's path: its evidence adds up to 80, and Windows takes 259
_RECALLED = 0x00040000 | 0x00400000  # FILE_ATTRIBUTE_RECALL_ON_OPEN, ..._ON_DATA_ACCESS


def folder_risk(folder: Path, *, surroundings: Mapping[str, str] = os.environ) -> FolderRisk:
    """What speaks against a workspace in this folder, which may not be there yet; the worst first."""
    whole = folder.absolute()
    if sys.platform == "win32" and len(str(whole)) > _LONGEST:
        return FolderRisk.TOO_LONG
    if is_remote(whole):
        return FolderRisk.NETWORK
    if (wrong := _wrong_drive(whole)) is not FolderRisk.NONE:
        return wrong
    if is_synchronised(whole, surroundings) or _is_recalled(whole):
        return FolderRisk.SYNCED
    return FolderRisk.NONE if _can_be_written(whole) else FolderRisk.NOT_WRITABLE


def at_home(folder: Path) -> Path:
    """The folder, when this program works on workspaces there.

    Raises:
        OutsidePortable: the program is portable and the folder lies outside its data, and is no trial that is
            thrown away either.
        OnRemovableDrive: the program is installed and the folder's drive can be pulled out.
        OnNetworkDrive: another computer keeps the folder, and nothing there holds off a second program.
    """
    match _wrong_drive(folder.absolute()):
        case FolderRisk.OUTSIDE if not _is_inside(folder, Path(tempfile.gettempdir())):
            raise OutsidePortable(name=folder.name)
        case FolderRisk.REMOVABLE:
            raise OnRemovableDrive(name=folder.name)
    if is_remote(folder.absolute()):
        raise OnNetworkDrive(name=folder.name)
    return folder


def new_home(folder: Path) -> Path:
    """The folder, when a workspace may be put there; a workspace that lies in a synchronised one still opens.

    Raises:
        Synchronised: a program copies it to other computers by itself.
        PathTooLong: evidence in it could not be written.
        OutsidePortable, OnRemovableDrive, OnNetworkDrive: as `at_home`.
    """
    at_home(folder)
    match folder_risk(folder):
        case FolderRisk.SYNCED:
            raise Synchronised(name=folder.name)
        case FolderRisk.TOO_LONG:
            raise PathTooLong(name=folder.name)
    return folder


def is_remote(folder: Path) -> bool:
    """Whether another computer keeps it."""
    if str(folder).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        return _drive_type(folder) == _DRIVE_REMOTE
    return file_system_of(folder).casefold() in _NETWORK_TYPES


def is_removable(folder: Path) -> bool:
    """Whether its drive can be pulled out."""
    if sys.platform == "win32":
        return _drive_type(folder) == _DRIVE_REMOVABLE
    return f"{folder.as_posix()}/".startswith(_STICK_PLACES)


def is_synchronised(folder: PurePath, surroundings: Mapping[str, str]) -> bool:
    """Whether a program copies it to other computers by itself."""
    roots = (surroundings.get(name, "") for name in _SYNC_VARIABLES)
    if any(root and folder.is_relative_to(root) for root in roots):
        return True
    parts = [part.casefold() for part in folder.parts]
    beginnings = tuple(f"{name}{mark}" for name in _SYNC_FOLDERS for mark in (" - ", " ("))
    return any(part in _SYNC_FOLDERS or part.startswith(beginnings) for part in parts)


def _wrong_drive(folder: Path) -> FolderRisk:
    if is_portable():
        return FolderRisk.NONE if _is_inside(folder, data_folder()) else FolderRisk.OUTSIDE
    return FolderRisk.REMOVABLE if is_removable(folder) else FolderRisk.NONE


def _is_inside(folder: Path, other: Path) -> bool:
    return folder.resolve().is_relative_to(other.resolve())


def _is_recalled(folder: Path) -> bool:
    """Whether the system keeps its files elsewhere until they are asked for."""
    try:
        found = nearest(folder).stat()
    except OSError:  # there is no such drive
        return False
    return bool(getattr(found, "st_file_attributes", 0) & _RECALLED)


def _can_be_written(folder: Path) -> bool:
    there = nearest(folder)
    try:
        with tempfile.TemporaryFile(dir=there, prefix=".socchc-"):
            return there.is_dir()
    except OSError:
        return False


def _drive_type(folder: Path) -> int:
    if sys.platform != "win32":
        return 0
    return int(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor))
