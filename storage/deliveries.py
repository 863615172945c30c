"""Bring a finished file to a stick or a folder, whole or in parts, and resume where it was interrupted."""

import hashlib
from functools import partial
from pathlib import Path

from core.delivery import CopyDiffers, Delivered, DeliveredFile
from core.packages.beside import Beside, Crc32
from core.packages.container import Writable
from core.packages.parts import MOST, PartsList, PartsMeasured, parts_list_bytes, stretches
from core.packages.refusals import NotReadable, WriteFailed
from core.progress import Progress, Step, Stoppable
from storage.disk import CHUNK, device_errors, remove_file
from storage.watched import read_back
from storage.written_files import write_file


def deliver(source: Path, folder: Path, *, name: str, part_size: int | None, progress: Progress) -> Delivered:
    """Bring `source` into `folder` under `name`, in parts when a size is given.

    A file that lies there already with the right content is kept. As long as a part is still to be replaced
    no list lies beside them, so that nobody takes a mixed set for a package; parts of an earlier, finer cut
    are removed, because they would be joined behind the last one.

    Raises:
        PartSizeWrong, TooLargeForVolume.
        DiskFull, FileLocked, WriteFailed, Cancelled: what is complete stays for the next delivery.
    """
    measuring = Step(progress, 1, of=2)
    with device_errors(source.name):
        copies = _Copies(source, folder, progress=Step(progress, 2, of=2))
        if part_size is None:
            whole = hashlib.sha512()
            read_back(source, whole, progress=measuring)
            copies.bring(name, start=0, size=source.stat().st_size, sha512=whole.hexdigest())
        else:
            _bring_parts(copies, _measured(source, name, part_size=part_size, progress=measuring))
    return Delivered(files=tuple(copies.files), kept=copies.kept)


def check_again(delivered: Delivered, *, progress: Progress) -> None:
    """Read every delivered file as the medium has it.

    Raises:
        NotReadable: it is not there: the stick was not plugged in again.
        CopyDiffers: it is not what was written.
        Cancelled.
    """
    for number, file in enumerate(delivered.files, start=1):
        step = Step(progress, number, of=len(delivered.files))
        try:
            found = Crc32()
            read_back(file.path, found, progress=step)
        except OSError as error:
            raise NotReadable(name=file.path.name) from error
        if found.hexdigest() != file.crc32:
            raise CopyDiffers(name=file.path.name)


class _Copies:
    """Stretches of one source on their way to files of one folder."""

    def __init__(self, source: Path, folder: Path, *, progress: Progress) -> None:
        self.folder = folder
        self.files: list[DeliveredFile] = []
        self.kept = 0
        self._source, self._progress = source, progress
        self._total, self._done = source.stat().st_size, 0

    def bring(self, name: str, *, start: int, size: int, sha512: str) -> None:
        """Copy a stretch unless it lies there already, whole and right."""
        path = self.folder / name
        crc32 = self._held(path, size=size, sha512=sha512)
        if crc32 is not None:
            self.kept += 1
            self._tell(size)
        else:
            produce = partial(self._copy, name=name, start=start, size=size, sha512=sha512)
            written = write_file(self.folder, name, produce=produce, size=size, progress=self._progress)
            crc32 = written.crc32
        self.files.append(DeliveredFile(path=path, size=size, crc32=crc32))

    def _held(self, path: Path, *, size: int, sha512: str) -> str | None:
        """The CRC-32 of a file that is there already; None where it is not, or is another."""
        found, crc = hashlib.sha512(), Crc32()
        try:
            if not path.is_file() or path.stat().st_size != size:
                return None
            read_back(path, found, crc, progress=Stoppable(self._progress))
        except OSError:
            return None
        return crc.hexdigest() if found.hexdigest() == sha512 else None

    def _copy(self, out: Writable, /, *, name: str, start: int, size: int, sha512: str) -> None:
        left = size
        with self._source.open("rb") as file, Beside() as beside:
            hashed = beside.sha512()
            file.seek(start)
            while left and (chunk := file.read(min(CHUNK, left))):
                hashed.update(chunk)
                out.write(chunk)
                left -= len(chunk)
                self._tell(len(chunk))
            if hashed.hexdigest() != sha512:
                raise WriteFailed(name=name)

    def _tell(self, size: int) -> None:
        self._done += size
        self._progress.report(self._done, self._total)


def _measured(source: Path, name: str, *, part_size: int, progress: Progress) -> PartsList:
    size, done = source.stat().st_size, 0
    measured = PartsMeasured(name, size, part_size=part_size)
    with source.open("rb") as file:
        while chunk := file.read(CHUNK):
            progress.check()
            measured.feed(chunk)
            done += len(chunk)
            progress.report(done, size)
    return measured.finish()


def _bring_parts(copies: _Copies, listed: PartsList) -> None:
    data, list_path = parts_list_bytes(listed), copies.folder / listed.file_name
    if not _holds(list_path, data):
        with device_errors(list_path.name):
            remove_file(list_path)
    for part, stretch in zip(listed.parts, stretches(listed.size, listed.part_size), strict=True):
        name = listed.part_name(part.n)
        copies.bring(name, start=stretch.start, size=part.size, sha512=part.sha512)
    for n in range(len(listed.parts) + 1, MOST + 1):
        later = copies.folder / listed.part_name(n)
        with device_errors(later.name):
            remove_file(later)
    written = write_file(copies.folder, list_path.name, produce=partial(_put, data))
    copies.files.append(DeliveredFile(path=written.path, size=written.size, crc32=written.crc32))


def _holds(path: Path, data: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(data) + 1) == data
    except OSError:
        return False


def _put(data: bytes, out: Writable, /) -> None:
    out.write(data)
