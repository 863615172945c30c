"""The update file: Setup and what changed, signed with the key of the release, read back before it counts."""

import hashlib
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from make.commands import BuildFailed
from make.release_key import believed_keys, is_release, signing_key
from make.settings import Settings
from make.stage import committed_file

from core.errors import CchcError
from core.update_form import LARGEST_SETUP, open_update, write_update
from core.updates import UpdateSheet, sections_of
from storage.tables import NEWEST

OLDEST = "0.6.0"
"""The oldest version that may take this step: the first one that reads updates."""

_CHUNK = 1 << 20


def run(settings: Settings) -> None:
    """Write `dist/SoCCHC-Update-<version>.cchc-update` from the Setup that lies beside it.

    Raises:
        BuildFailed: Setup is missing or too large, CHANGELOG.md does not tell of this version, or what was
            written is not read again.
    """
    changes = _changes(settings)
    sheet, crc = _measured(settings, changes)
    part = settings.update.with_name(f"{settings.update.name}.part")
    try:
        with part.open("wb") as out:
            write_update(
                sheet,
                changes,
                setup=_chunks(settings.setup),
                setup_crc=crc,
                key=signing_key(settings),
                out=out,
            )
        _read_again(part, sheet, settings=settings)
        part.replace(settings.update)
    finally:
        part.unlink(missing_ok=True)


def _changes(settings: Settings) -> bytes:
    """The list of changes as it is committed; programs show of it what is newer than they are."""
    data = committed_file(settings, "CHANGELOG.md")
    told = {section.version for section in sections_of(data.decode("utf-8"))}
    if is_release() and settings.version not in told:
        raise BuildFailed(f"CHANGELOG.md does not tell of version {settings.version}")
    return data


def _measured(settings: Settings, changes: bytes) -> tuple[UpdateSheet, int]:
    """What the update says of itself, and the CRC-32 of Setup."""
    if not settings.setup.is_file():
        raise BuildFailed(f"there is no {settings.setup.name} to put into an update")
    size = settings.setup.stat().st_size
    if size > LARGEST_SETUP:
        raise BuildFailed(f"{settings.setup.name} is larger than an update may be: {size} bytes")
    hashed, crc = hashlib.sha512(), 0
    for chunk in _chunks(settings.setup):
        hashed.update(chunk)
        crc = zlib.crc32(chunk, crc)
    sheet = UpdateSheet(
        version=settings.version,
        day=datetime.fromtimestamp(settings.epoch, UTC).date(),
        oldest=OLDEST,
        schema=NEWEST,
        changes_size=len(changes),
        changes_sha512=hashlib.sha512(changes).hexdigest(),
        setup_size=size,
        setup_sha512=hashed.hexdigest(),
    )
    return sheet, crc


def _read_again(part: Path, sheet: UpdateSheet, *, settings: Settings) -> None:
    """As a program does that believes the keys of this build."""
    with part.open("rb") as stream, _told(settings.update.name):
        head = open_update(stream, name=part.name, keys=believed_keys(settings))
        for _chunk in head.setup():
            pass
    if head.sheet != sheet:
        raise BuildFailed(f"{settings.update.name}: what was written is not what was read")


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except CchcError as error:
        raise BuildFailed(f"{name} is refused when read again: {error.code}") from error


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk
