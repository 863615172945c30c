"""Tell a submission that was accepted before by its head, so that handing it in again costs little."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from core.enrolment import trust_in
from core.exchanges import Direction
from core.packages.container import Readable
from core.packages.intake import open_envelope
from core.packages.kinds import Kind
from core.packages.known import known_header
from core.packages.payloads import Header
from core.packages.reading_context import ReadingContext
from core.ports import Database, Transaction
from core.services.import_batch import Claimed


def known_submission(
    claimed: Claimed,
    opened: Callable[[], AbstractContextManager[Readable]],
    *,
    database: Database,
    context: Callable[[Transaction], ReadingContext],
) -> Header | None:
    """Its header, when a submission of the claimed digest and size was accepted here; else None.

    A file of another size is left to whoever reads it to its end: cut short, carried on or encrypted.

    Raises:
        PackageRefused: it is known, and may not be taken in any more.
        PackageDeviceError, Cancelled.
    """
    with database.transaction() as work:
        held = work.exchanges.find(claimed.digest) if claimed.digest else None
    if held is None or held.direction is not Direction.RECEIVED or held.kind != Kind.SUBMISSION.value:
        return None
    if held.size != claimed.size:
        return None
    with opened() as stream:
        envelope = open_envelope(stream)
    if envelope.digest != held.digest:
        return None
    with database.transaction() as work:
        return known_header(envelope, trust_in(work), context=context(work))
