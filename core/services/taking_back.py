"""Take contents back that a piece of work brought into the store and then failed."""

from collections.abc import Sequence
from contextlib import suppress

from core.errors import CchcError
from core.evidence import StoredFile
from core.ports import Attachments, Database


def take_back(fresh: Sequence[StoredFile], *, database: Database, attachments: Attachments) -> None:
    """Remove contents that no row names.

    A commit that was told as failed may have come true all the same: the disk may refuse the last flush after
    the rows are there. Where the database cannot be asked, everything stays, and the next start looks again.
    """
    if not fresh:
        return
    with suppress(CchcError):
        with database.transaction() as work:
            named = work.evidence.held_among([file.sha256 for file in fresh])
        for file in fresh:
            if file.sha256 not in named:
                attachments.remove(file.sha256, file.extension)
