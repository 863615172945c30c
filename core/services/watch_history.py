"""Notice when an office wrote its history anew: by the heads of its audit chain that came in its packages."""

from core.chain_heads import Rewriting, Rewritten, SeenHead, head_of, rewritings
from core.findings import Finding, warning
from core.packages.bag import parse_info
from core.packages.intake import CompleteSubmission
from core.ports import Transaction


def heads_seen(work: Transaction, sender: str) -> tuple[SeenHead, ...]:
    """The heads in the packages taken in from an office, oldest first; those that tell none are left out."""
    found = []
    for row, info in work.exchanges.bag_infos(sender):
        head = head_of(parse_info(info).package_uuid)
        if head is not None:
            found.append(
                SeenHead(
                    head=head,
                    digest=row.digest,
                    kind=row.kind,
                    period=row.period,
                    key_epoch=row.key_epoch,
                    revision=row.revision,
                    at=row.at,
                )
            )
    return tuple(found)


def rewritten_by(work: Transaction, sender: str) -> tuple[Rewritten, ...]:
    """What the packages taken in from an office say against its history."""
    return rewritings(heads_seen(work, sender))


def history_findings(work: Transaction, read: CompleteSubmission) -> tuple[Finding, ...]:
    """What a package says against the history of its sender, beside all that came before; it is taken in."""
    header = read.document.header
    offered = head_of(header.package_uuid)
    if offered is None or work.exchanges.find(read.digest) is not None:
        return ()
    before = heads_seen(work, header.sender)
    after = SeenHead(
        head=offered,
        digest=read.digest,
        kind=header.kind.value,
        period=header.period or "",
        key_epoch=header.key_epoch,
        revision=header.revision,
        at=header.created_at,
    )
    found = rewritings((*before, after))
    return tuple(_finding(each) for each in found if each.later.digest == read.digest)


def _finding(found: Rewritten) -> Finding:
    before, now = found.earlier.head.number, found.later.head.number
    if found.how is Rewriting.SHORTER:
        return warning("HISTORY_SHORTER", before=before, now=now)
    return warning("HISTORY_OTHER", number=now)
