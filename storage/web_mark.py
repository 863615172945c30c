"""The Mark of the Web: Windows then opens a document in protected view and warns before running anything.

The mark is a stream beside the content, `NAME:Zone.Identifier`, which only NTFS keeps. Other systems have
no such guard, so nothing is written there.
"""

import sys
from pathlib import Path

MARK = b"[ZoneTransfer]\r\nZoneId=3\r\n"


def mark_as_foreign(path: Path) -> None:
    """Mark a finished file; on other systems than Windows nothing happens.

    Raises:
        OSError: the drive keeps no streams (FAT32, some network drives), or did not keep this one.
    """
    if sys.platform == "win32":
        write_stream(path)


def write_stream(path: Path) -> None:
    """Write the stream and read it back: some drives take it and lose it.

    Raises:
        OSError: it cannot be written, or is not there afterwards.
    """
    stream = path.with_name(f"{path.name}:Zone.Identifier")
    stream.write_bytes(MARK)
    if stream.read_bytes() != MARK:
        raise OSError(stream.name)
