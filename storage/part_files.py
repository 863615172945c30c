"""Find the parts of one package in a folder. The list names them; where a name fails, the hash decides.

A package may lie beside others, also ones in parts: what another list claims is left alone. What stands in
the place of a part, or beside it under a copy's name, is told by its name.
"""

import hashlib
import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from core.packages.carriage_refusals import PartDuplicate, PartForeign, PartHash, PartMissing, PartsListWrong
from core.packages.first_bytes import ENOUGH, Wrapping, wrapping_of
from core.packages.parts import LIST_LIMIT, LIST_SUFFIX, Part, PartsList, number_in, read_parts_list
from core.packages.refusals import NotReadable
from storage.disk import CHUNK

_CARRIED = (".cchc", ".cchc.age")


class PartsFolder:
    """The files of one folder, looked at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names = _file_names(folder)
        self._lists = dict(self._read_lists())

    def list_of(self, file_name: str) -> Path | None:
        """The list that names this file as a part, also under a copy's name; None when there is none."""
        for is_wanted in (_names_exactly, _names_as_copy):
            for name, listed in self._lists.items():
                if is_wanted(listed, file_name):
                    return self._folder / name
        return None

    def parts_of(self, listed: PartsList) -> Iterator[tuple[Part, Path]]:
        """Every part of a list with its file, in order.

        Raises:
            PartMissing, PartDuplicate, PartForeign, PartHash: the first part that is not there, is there
                twice, is another package's, or is there only as a damaged copy.
            NotReadable: the drive is gone.
        """
        for part in listed.parts:
            yield part, self._folder / self._file_of(listed, part)

    def is_elsewhere(self, listed: PartsList, sha512: str) -> bool:
        """Whether another list of the folder names a part with this hash."""
        others = (other for other in self._lists.values() if other.sha512 != listed.sha512)
        return any(part.sha512 == sha512 for other in others for part in other.parts)

    def _file_of(self, listed: PartsList, part: Part) -> str:
        due = listed.part_name(part.n)
        told: dict[str, str | int] = {"part": due, "n": part.n, "count": len(listed.parts)}
        others = [name for name in self._strangers(listed, part.n) if name != due]
        copies = [name for name in others if _names_as_copy(listed, name)]
        if due in self._names:
            if copies:
                raise PartDuplicate(**told, other=copies[0])
            return due
        right = [name for name in others if self._is_part(name, part)]
        if len(right) > 1:
            raise PartDuplicate(**told, other=right[1])
        if right:
            return right[0]
        if copies:
            raise PartHash(**{**told, "part": copies[0]})
        if others:
            raise PartForeign(**told, other=others[0])
        raise PartMissing(**told)

    def _strangers(self, listed: PartsList, n: int) -> Iterator[str]:
        """Names with this part number that no other list of the folder claims."""
        others = [other for other in self._lists.values() if other.name != listed.name]
        for name in self._names:
            numbered = number_in(name)
            is_claimed = any(_names_exactly(other, name) for other in others)
            if numbered is not None and numbered[1] == n and not is_claimed:
                yield name

    def _is_part(self, name: str, part: Part) -> bool:
        path = self._folder / name
        try:
            return path.stat().st_size == part.size and digest_of(path) == part.sha512
        except OSError as error:
            raise NotReadable(name=name) from error

    def _read_lists(self) -> Iterator[tuple[str, PartsList]]:
        """The lists that can be read; one that cannot is told when it is itself taken in."""
        for name in self._names:
            if name.casefold().endswith(LIST_SUFFIX):
                try:
                    yield name, read_list(self._folder / name)
                except (PartsListWrong, NotReadable):
                    continue


def read_list(path: Path) -> PartsList:
    """The parts list in a file.

    Raises:
        NotReadable: the file cannot be read.
        PartsListWrong: it breaks a rule.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LIST_LIMIT + 1)
    except OSError as error:
        raise NotReadable(name=path.name) from error
    return read_parts_list(data, name=path.name)


def first_bytes_of(path: Path) -> Wrapping:
    """What the first bytes of a file say.

    Raises:
        NotReadable: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return wrapping_of(file.read(ENOUGH))
    except (OSError, ValueError) as error:
        raise NotReadable(name=path.name) from error


def digest_of(path: Path) -> str:
    """SHA-512 of a whole file, in lower-case hex.

    Raises:
        OSError.
    """
    hashed = hashlib.sha512()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            hashed.update(chunk)
    return hashed.hexdigest()


def arrivals_in(folder: Path) -> tuple[Path, ...]:
    """One path for every package in a folder and the folders below, however it is wrapped.

    Names only choose what is looked at. A part that no list names stands for its package, so that the
    missing list is told.
    """
    folders = (folder, *sorted(path for path in folder.rglob("*") if path.is_dir()))
    return tuple(itertools.chain.from_iterable(map(_arrivals_here, folders)))


def found_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """One path for every package among files and folders; the first of several that mean the same one."""
    inside = (arrivals_in(path) if path.is_dir() else (path,) for path in paths)
    chosen: dict[Path, Path] = {}
    folders: dict[Path, PartsFolder] = {}
    for path in itertools.chain.from_iterable(inside):
        chosen.setdefault(_meant_by(path, folders), path)
    return tuple(chosen.values())


def _meant_by(path: Path, folders: dict[Path, PartsFolder]) -> Path:
    """The parts list a part belongs to; any other file means itself."""
    numbered = number_in(path.name)
    if numbered is None or not path.is_file():
        return path
    if path.parent not in folders:
        folders[path.parent] = PartsFolder(path.parent)
    return folders[path.parent].list_of(path.name) or path.with_name(f"{numbered[0]}{LIST_SUFFIX}")


def _arrivals_here(folder: Path) -> Iterator[Path]:
    parts = PartsFolder(folder)
    for name in _file_names(folder):
        numbered = number_in(name)
        is_orphan = numbered is not None and _is_carried(numbered[0]) and parts.list_of(name) is None
        if is_orphan or _is_carried(name) or name.casefold().endswith(LIST_SUFFIX):
            yield folder / name


def _is_carried(name: str) -> bool:
    return name.casefold().endswith(_CARRIED)


def _file_names(folder: Path) -> tuple[str, ...]:
    try:
        return tuple(sorted(path.name for path in folder.iterdir() if path.is_file()))
    except OSError as error:
        raise NotReadable(name=folder.name) from error


def _names_exactly(listed: PartsList, file_name: str) -> bool:
    numbered = number_in(file_name)
    return numbered is not None and numbered[0] == listed.name and 1 <= numbered[1] <= len(listed.parts)


def _names_as_copy(listed: PartsList, file_name: str) -> bool:
    """Whether a name is the name of a part with marks of copying around it: "Copy of ...", "... (1)"."""
    numbered = number_in(file_name)
    if numbered is None or not 1 <= numbered[1] <= len(listed.parts):
        return False
    base, _, ending = listed.name.partition(".")
    looks_alike = re.search(rf"(?<![\w-]){re.escape(base)}(?![\w-])", numbered[0], re.IGNORECASE | re.ASCII)
    return looks_alike is not None and numbered[0].casefold().endswith(f".{ending}")
