"""Take contents back that a piece of work brought into the store before it failed.

A commit that was told as failed may have come true all the same: the disk may refuse the last flush when
the rows are there already. So the rows are asked; where the database cannot answer, everything stays, and the
next start judges by what it holds then.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

from core.errors import CchcError
from core.evidence import StoredFile
from core.ports import Attachments, Database, Quarantine


def take_back(fresh: Sequence[StoredFile], *, database: Database, attachments: Attachments) -> None:
    """Remove contents that no row names."""
    if not fresh:
        return
    with suppress(CchcError):
        with database.transaction() as work:
            named = work.evidence.held_among([file.sha256 for file in fresh])
        for file in fresh:
            if file.sha256 not in named:
                attachments.remove(file.sha256, file.extension)


@contextmanager
def settled(quarantine: Quarantine, digest: Callable[[], str], *, database: Database) -> Iterator[None]:
    """Empty the quarantine of a package after the block; what was believed stays if the package is in."""
    try:
        yield
    except BaseException:
        with suppress(CchcError):
            came_true = _is_held(database, digest())
            (quarantine.settle if came_true else quarantine.discard)()
        raise
    quarantine.settle()


def _is_held(database: Database, digest: str) -> bool:
    if not digest:
        return False
    with database.transaction() as work:
        return work.exchanges.find(digest) is not None
