"""What is written down of every package that was accepted, whatever its kind."""

from datetime import datetime

from core.audit import Act
from core.exchanges import Direction
from core.packages.intake import CompleteSubmission
from core.packages.plan import ImportPlan
from core.packages.streams import StreamState, accepted, stream_of
from core.ports import Transaction
from core.services.dispatch import package_row
from core.services.government_signature import note_signature


def register(work: Transaction, read: CompleteSubmission, *, at: datetime) -> None:
    """The package among those received, its stream moved on, its government signature as it was judged."""
    header, stream = read.document.header, stream_of(read.document.header)
    state = work.exchanges.stream(stream) or StreamState()
    work.exchanges.put_stream(stream, accepted(state, header, digest=read.digest))
    work.exchanges.add(package_row(read, direction=Direction.RECEIVED, size=read.size, at=at))
    note_signature(work, read)


def note_accepted(work: Transaction, read: CompleteSubmission, *, plan: ImportPlan, at: datetime) -> None:
    """Chain the act: what it is, whose, and the total before and after."""
    header = read.document.header
    total = "" if plan.total_after is None else f"{plan.total_after} "
    act = Act(
        officer=work.office.get().officer.name,
        act=f"import_{header.kind.value}",
        subject=f"{header.sender} {header.period or ''}".rstrip(),
        old="" if plan.total_before is None else str(plan.total_before),
        new=f"r{header.revision} {total}{read.digest[:16]}",
    )
    work.audit.append(act, at=at)
