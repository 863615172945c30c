"""A package as it was handed over, made ready for one forward pass: joined and decrypted where it has to be.

What is joined or decrypted lies in a quarantine folder of its own while the block lasts, and is gone after
it, whatever happened. Where no part and no encryption is in the way, the file is read where it lies.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from core.packages.age_header import AgeHeader, plain_size
from core.packages.carriage_refusals import (
    AgeCorrupt,
    AgeHeaderWrong,
    PartForeign,
    PartHash,
    PartMissing,
    PartsWhole,
)
from core.packages.container import Limits
from core.packages.first_bytes import Wrapping
from core.packages.parts import LIST_SUFFIX, Part, PartsList, number_in
from core.packages.refusals import NotReadable, PackageTooLarge, SpaceShort
from core.packages.room import room_for
from core.ports import Identities
from core.progress import Progress
from storage.disk import CHUNK, device_errors, flush_to_disk, free_bytes, remove_tree
from storage.encryption import decrypt, header_of
from storage.part_files import PartsFolder, digest_of, first_bytes_of, read_list
from storage.plain_files import open_package
from storage.watched import WatchedSource

_MOST_BYTES = Limits().total_bytes
_JOINED, _PLAIN = "joined", "plain"
_END, _END_SIZE = b"PK\x05\x06", 22


@contextmanager
def arrived(
    path: Path, *, quarantine: Path, identities: Identities, progress: Progress
) -> Iterator[WatchedSource]:
    """The container a file, one of its parts, or its parts list stands for, open at its first byte.

    Args:
        path: what the person chose.
        quarantine: where joined and decrypted bytes may lie.
        identities: the keys that open encrypted packages; asked only when one is met, may raise `AgeLocked`.
        progress: told how far joining and decrypting are.

    Raises:
        NotReadable, PackageTooLarge, SpaceShort, DiskFull, FileLocked, WriteFailed.
        PartsListWrong, PartMissing, PartDuplicate, PartForeign, PartHash, PartsWhole.
        AgeHeaderWrong, AgeLocked, AgeNoKey, AgeCorrupt.
        Cancelled: the person stopped.
    """
    own = quarantine / uuid4().hex
    try:
        whole = _whole(path, own, progress=progress)
        wrapping = first_bytes_of(whole)
        if wrapping is Wrapping.AGE_ARMOURED:
            raise AgeHeaderWrong(offset=0)
        if wrapping is Wrapping.AGE:
            whole = _decrypted(path, whole, own=own, identities=identities, progress=progress)
        with open_package(whole) as stream:
            yield WatchedSource(stream, path.name, progress=progress)
    finally:
        remove_tree(own)


def size_of(path: Path) -> int:
    """Bytes of the file a list stands for, or of the file itself.

    Raises:
        NotReadable, PartsListWrong.
    """
    with open_package(path):
        listed = list_for(path)
    if listed is not None:
        return listed[1].size
    try:
        return path.stat().st_size
    except OSError as error:
        raise NotReadable(name=path.name) from error


def _whole(path: Path, own: Path, *, progress: Progress) -> Path:
    """The one file: the chosen one, or its parts joined in quarantine."""
    with open_package(path):  # pipes and devices are refused before anything is read from them
        found = list_for(path)
    if found is None:
        return path
    folder, listed = found
    if listed.size > _MOST_BYTES:
        raise PackageTooLarge(limit=_MOST_BYTES)
    joined = _room(own, listed.size) / _JOINED
    with device_errors(listed.name), joined.open("xb") as target:
        _join(folder, listed, target=target, progress=progress)
        flush_to_disk(target)
    return joined


def list_for(path: Path) -> tuple[PartsFolder, PartsList] | None:
    """The list in the file, or the list beside it that names it; None when the file is a package itself."""
    wrapping = first_bytes_of(path)
    # A list whose first bytes are damaged is told as one.
    is_list_by_name = wrapping is Wrapping.OTHER and path.name.casefold().endswith(LIST_SUFFIX)
    if wrapping is Wrapping.PARTS_LIST or is_list_by_name:
        return PartsFolder(path.parent), read_list(path)
    numbered = number_in(path.name)
    if numbered is None:
        return None
    folder = PartsFolder(path.parent)
    list_path = folder.list_of(path.name)
    if list_path is not None:
        return folder, read_list(list_path)
    if wrapping is Wrapping.AGE or (wrapping is Wrapping.CONTAINER and _ends_as_container(path)):
        return None
    raise _list_missing(path)


def _list_missing(path: Path) -> PartMissing:
    stem, n = number_in(path.name) or (path.name, 0)
    return PartMissing(part=f"{stem}{LIST_SUFFIX}", n=n, count=0)


def _ends_as_container(path: Path) -> bool:
    """A look at the last bytes: enough to tell a first part from a whole package, never to accept one."""
    try:
        with path.open("rb") as file:
            file.seek(-min(_END_SIZE, path.stat().st_size), 2)
            return file.read(len(_END)) == _END
    except OSError as error:
        raise NotReadable(name=path.name) from error


def _join(folder: PartsFolder, listed: PartsList, *, target: BinaryIO, progress: Progress) -> None:
    whole, done = hashlib.sha512(), 0
    for part, path in folder.parts_of(listed):
        hashed = hashlib.sha512()
        for chunk in _chunks(path, part.size):
            progress.check()
            hashed.update(chunk)
            whole.update(chunk)
            target.write(chunk)
            done += len(chunk)
            progress.report(done, listed.size)
        if hashed.hexdigest() != part.sha512:
            raise _not_the_part(folder, listed, part=part, path=path)
    if whole.hexdigest() != listed.sha512:
        raise PartsWhole(name=listed.name)


def _not_the_part(
    folder: PartsFolder, listed: PartsList, *, part: Part, path: Path
) -> PartForeign | PartHash:
    try:
        found = digest_of(path)
    except OSError:
        found = ""
    if folder.is_elsewhere(listed, found):
        due = listed.part_name(part.n)
        return PartForeign(part=due, other=path.name, n=part.n, count=len(listed.parts))
    return PartHash(part=path.name, n=part.n, count=len(listed.parts))


def _chunks(path: Path, size: int) -> Iterator[bytes]:
    """A part's bytes; one byte more than its size is enough to know that it differs."""
    left = size + 1
    try:
        with path.open("rb") as file:
            while chunk := file.read(min(CHUNK, left)):
                left -= len(chunk)
                yield chunk
    except OSError as error:
        raise NotReadable(name=path.name) from error


def _decrypted(path: Path, whole: Path, *, own: Path, identities: Identities, progress: Progress) -> Path:
    """The plaintext in quarantine; joined bytes are let go of as soon as it is there."""
    try:
        plain = _decrypt(whole, own, identities=identities, progress=progress)
    except AgeCorrupt as error:
        if whole == path and number_in(path.name) is not None:
            raise _list_missing(path) from error  # the first part of a split file, its list left behind
        raise
    if whole != path:
        whole.unlink()
    return plain


def _decrypt(whole: Path, own: Path, *, identities: Identities, progress: Progress) -> Path:
    with open_package(whole) as source:
        header = header_of(source)
        size = whole.stat().st_size
        judged, keys = _judged_size(size, header), identities()
        plain = _room(own, judged) / _PLAIN
        watched = WatchedSource(source, whole.name, progress=progress)
        with device_errors(whole.name), plain.open("xb") as target:
            decrypt(watched, target, identities=keys, size=size, progress=progress)
            flush_to_disk(target)
    return plain


def _judged_size(size: int, header: AgeHeader) -> int:
    if size > _MOST_BYTES + (_MOST_BYTES >> 10):  # encryption adds 16 bytes to 64 KiB
        raise PackageTooLarge(limit=_MOST_BYTES)
    return plain_size(size, header)


def _room(own: Path, size: int) -> Path:
    """The quarantine folder, when its volume has room for `size` bytes more."""
    with device_errors(own.name):
        own.mkdir(parents=True, exist_ok=True)
        free = free_bytes(own)
    needed = room_for(size)
    if free < needed:
        raise SpaceShort(needed=needed, free=free)
    return own
