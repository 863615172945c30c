"""Write acts into the audit chain under the officer of this workspace."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from core.audit import Act, AuditEntry
from core.evidence import EvidenceDocument
from core.ports import Clock, Transaction
from core.records.catalogue import Record, kind_for
from core.services.correcting import correcting
from core.told_changes import difference, document_values, record_difference, record_values, told

Became = tuple[Record | None, Record | None]
BecameDocument = tuple[EvidenceDocument | None, EvidenceDocument | None]


def note(
    work: Transaction,
    clock: Clock,
    *,
    act: str,
    subject: str,
    change: tuple[str, str] = ("", ""),
    why: str = "",
) -> AuditEntry:
    """Chain one act and answer its entry; `change` is what stood before and what stands now."""
    old, new = change
    officer = work.office.get().officer.name
    return work.audit.append(
        Act(officer=officer, act=act, subject=subject, old=old, new=new, why=why), at=clock.now()
    )


def note_records(work: Transaction, became: Iterable[Became], *, at: datetime, why: str = "") -> None:
    """Chain one act for each record that became another: what stood before, what stands now.

    Without a `why` of their own those of a year that was sent carry why it is corrected.
    """
    office, pairs = work.office.get(), tuple(became)
    years = (record.year for pair in pairs for record in pair if record is not None)
    with correcting(work, office.unit.code, years=years, why=why) as reason:
        work.audit.append_all(tuple(_acts(pairs, officer=office.officer.name, why=reason)), at=at)


def note_documents(
    work: Transaction,
    act: str,
    *,
    before: Sequence[EvidenceDocument | None],
    after: Sequence[EvidenceDocument | None],
    at: datetime,
) -> None:
    """Chain one act for each document; what stood before and what stands now, in the same order.

    Those of a year that was sent carry why it is corrected.
    """
    office, pairs = work.office.get(), tuple(zip(before, after, strict=True))
    years = (document.year for pair in pairs for document in pair if document is not None)
    with correcting(work, office.unit.code, years=years) as why:
        acts = _of_documents(pairs, act, officer=office.officer.name, why=why)
        work.audit.append_all(tuple(acts), at=at)


def _of_documents(pairs: Iterable[BecameDocument], act: str, *, officer: str, why: str) -> Iterable[Act]:
    for held, kept in pairs:
        document = kept or held
        if document is None or held == kept:
            continue
        old, new = difference(document_values(held), document_values(kept))
        yield Act(officer=officer, act=act, subject=document.id, old=old, new=new, why=why)


def _acts(became: Iterable[Became], *, officer: str, why: str) -> Iterable[Act]:
    for before, after in became:
        record = after or before
        if record is None or before == after:
            continue
        if before is None:
            name, (old, new) = "enter_record", ("", told(record_values(record)))
        elif after is None:
            name, (old, new) = "remove_record", (told(record_values(record)), "")
        else:
            name, (old, new) = "change_record", record_difference(before, after)
        subject = f"{kind_for(record).code} {record.id}"
        yield Act(officer=officer, act=name, subject=subject, old=old, new=new, why=why)
