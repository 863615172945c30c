"""Failures of the workspace itself: its database, its files, its lock.

What goes wrong while a package or any file is read or written is in `core.packages.refusals`
(`NotReadable`, `DiskFull`, `WriteFailed`, `FileLocked`, `SpaceShort`), so that one cause has one class.
"""

from typing import ClassVar

from core.errors import DeviceError, UserError
from core.packages.refusals import WriteFailed


class PlaceGone(WriteFailed, code="E_PLACE_GONE", stage="S9", action="D"):
    """The drive or folder a file was to go to is no longer there; fields: `name` (of the file)."""


class WorkspaceGone(WriteFailed, code="E_WORKSPACE_GONE", stage="S9", action="D"):
    """The drive or folder an open workspace lies on is no longer there; fields: `name` (the folder's)."""


class ReadOnlyPlace(WriteFailed, code="E_READ_ONLY", stage="S9", action="D"):
    """The drive is protected against writing; fields: `name`."""


class PathTooLong(WriteFailed, code="E_PATH_LONG", stage="S9", action="D"):
    """The system takes no path as long as this; fields: `name`."""


class PortableLocked(DeviceError):
    """A portable program cannot write into the folder beside it; fields: `name` (the folder's)."""

    code: ClassVar[str] = "E_PORTABLE_LOCKED"


class OnRemovableDrive(UserError):
    """An installed program works on no workspace that can be pulled out; fields: `name` (the folder's)."""

    code: ClassVar[str] = "E_REMOVABLE"


class OnNetworkDrive(UserError):
    """No program works on a workspace that another computer keeps; fields: `name` (the folder's)."""

    code: ClassVar[str] = "E_NETWORK"


class Synchronised(UserError):
    """No workspace is put where a program copies it to other computers; fields: `name` (the folder's)."""

    code: ClassVar[str] = "E_SYNCED"


class OutsidePortable(UserError):
    """A portable program works on no workspace outside its own data folder; fields: `name` (the folder's)."""

    code: ClassVar[str] = "E_OUTSIDE_PORTABLE"


class LibraryTooOld(DeviceError):
    """The SQLite this program was shipped with may damage a database; fields: `found`, `needed`."""

    code: ClassVar[str] = "E_SQLITE_OLD"


class SettingNotTaken(DeviceError):
    """SQLite did not take a setting the data are safe with; fields: `setting`, `found`."""

    code: ClassVar[str] = "E_SQLITE_SETTING"


class NoWorkspace(UserError):
    """The folder holds no workspace; fields: `name` (the folder's own name)."""

    code: ClassVar[str] = "E_NO_WORKSPACE"


class WorkspaceExists(UserError):
    """The folder already holds a workspace; fields: `name`."""

    code: ClassVar[str] = "E_WORKSPACE_EXISTS"


class FolderNotEmpty(UserError):
    """The folder holds other things and is not a workspace; fields: `name`."""

    code: ClassVar[str] = "E_FOLDER_NOT_EMPTY"


class WorkspaceInUse(UserError):
    """Another program holds the workspace; fields: `name`."""

    code: ClassVar[str] = "E_IN_USE"


class WindowSilent(UserError):
    """The window that holds the workspace did not take the files it was asked to; fields: `name`."""

    code: ClassVar[str] = "E_WINDOW_SILENT"


class DatabaseTooNew(UserError):
    """The database was written by a later version of the program; fields: `revision`."""

    code: ClassVar[str] = "E_DB_NEWER"


class DatabaseNeedsVersion(DatabaseTooNew):
    """As before, and the file tells which version wrote it; fields: `revision`, `version`."""

    code: ClassVar[str] = "E_DB_NEEDS_VERSION"


class MigrationFailed(DeviceError):
    """A workspace could not be brought to the new form and is as it was; fields: `name`, `revision`."""

    code: ClassVar[str] = "E_DB_MIGRATION"


class ForeignDatabase(UserError):
    """The file is not a database of this program; fields: `name`."""

    code: ClassVar[str] = "E_DB_FOREIGN"


class DamagedDatabase(DeviceError):
    """The database is damaged; fields: `name`."""

    code: ClassVar[str] = "E_DB_DAMAGED"


class SourceUnreadable(UserError):
    """A file the person chose cannot be read, so another is to be chosen; fields: `name`."""

    code: ClassVar[str] = "E_SOURCE"


class TextFileRefused(UserError):
    """Only plain text and DOCX can be checked; fields: `name`, `form` (pdf, doc, rtf, damaged, other)."""

    code: ClassVar[str] = "E_TEXT_FILE"


class EvidenceLost(DeviceError):
    """The store no longer holds an evidence file; fields: `sha256`."""

    code: ClassVar[str] = "E_EVIDENCE_LOST"


class FileThere(UserError):
    """A file of this name is there and might be another secret; fields: `name`."""

    code = "E_FILE_THERE"


class NotDamaged(UserError):
    """A full check finds nothing wrong with the database, so there is nothing to rescue; fields: `name`."""

    code: ClassVar[str] = "E_NOT_DAMAGED"


class NoSuchBackup(UserError):
    """The workspace keeps no usable copy of this name; fields: `name`."""

    code: ClassVar[str] = "E_NO_BACKUP"


class NoKey(UserError):
    """The office has no signing key yet."""

    code: ClassVar[str] = "E_NO_KEY"


class CriteriaVersionTaken(UserError):
    """Another content is already kept under this set and version; fields: `set_id`, `version`."""

    code: ClassVar[str] = "E_CRITERIA_VERSION"


class InsideWorkspace(UserError):
    """A copy for another drive would lie in the workspace itself; fields: `name` (the folder's)."""

    code: ClassVar[str] = "E_BACKUP_INSIDE"


class BackupUnknown(UserError):
    """The workspace keeps no copy of this number; fields: `number`."""

    code: ClassVar[str] = "E_BACKUP_UNKNOWN"


class BackupLocked(UserError):
    """A file offered for restoring is encrypted, and no key was given; fields: `name`."""

    code: ClassVar[str] = "E_BACKUP_LOCKED"


class BackupDamaged(UserError):
    """A file offered for restoring is no backup, or part of it was changed; fields: `name`, `member`."""

    code: ClassVar[str] = "E_BACKUP"
