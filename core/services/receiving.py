"""What taking in one kind of package asks for: judge its head, say what it would change, keep it."""

from datetime import datetime
from typing import Protocol

from core.findings import Finding, warning
from core.packages.intake import AuthenticPackage, CompleteSubmission
from core.packages.plan import Change, ImportPlan
from core.packages.streams import StreamState, StreamVerdict, stream_of
from core.ports import Transaction


class Receiver(Protocol):
    """One kind of package, read at one role."""

    def judge(self, work: Transaction, authentic: AuthenticPackage) -> None:
        """Refuse by the head what this office cannot take in now (stage S5); evidence is not read yet.

        Raises:
            CchcError: why.
        """

    def forbids_flagged(self, work: Transaction, authentic: AuthenticPackage) -> bool:  # noqa: ARG002
        """Whether the criteria set takes no files that may carry macros."""
        return False

    def plan(self, work: Transaction, read: CompleteSubmission) -> ImportPlan:
        """What it would change; nothing is written.

        Raises:
            CchcError: it cannot be kept.
        """

    def keep(self, work: Transaction, read: CompleteSubmission, *, at: datetime) -> None:
        """Keep its content inside the importer's transaction.

        Raises:
            CchcError: it cannot be kept.
        """


def standing_change(work: Transaction, read: CompleteSubmission) -> tuple[Change, int]:
    """What a package is to its stream, and the revision it follows."""
    state = work.exchanges.stream(stream_of(read.document.header)) or StreamState()
    highest = 0 if state.highest is None else state.highest.revision
    if read.authentic.is_duplicate:
        return Change.UNCHANGED, highest
    return (Change.NEW if highest == 0 else Change.REVISED), highest


def plain_plan(work: Transaction, read: CompleteSubmission) -> ImportPlan:
    """The part of a plan that every kind has."""
    change, previous = standing_change(work, read)
    contents = {item.sha256 for item in read.document.header.evidence}
    held = work.evidence.held_among(contents)
    return ImportPlan(
        change=change,
        previous_revision=previous,
        files_new=len(contents) - len(held),
        files_held=len(held),
    )


def chain_findings(read: CompleteSubmission) -> tuple[Finding, ...]:
    """What is worth knowing of any package: an earlier revision that never came, a clock that ran back."""
    outcome, header = read.authentic.outcome, read.document.header
    found = []
    if outcome is not None and outcome.verdict is StreamVerdict.GAP:
        found.append(warning("EARLIER_NOT_RECEIVED", revision=header.revision))
    if header.time_suspect:
        found.append(warning("TIME_SUSPECT", sender=header.sender))
    return tuple(found)
