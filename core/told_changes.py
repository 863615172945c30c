"""What stood before and what stands now, as the audit chain tells it: only the values that differ, by name.

The text is one JSON object of texts, so that window and file can set old beside new; acts of one plain value
(points, a day) tell that value alone.
"""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal

from core.assessment import CriterionEntry
from core.evidence import EvidenceDocument
from core.records.catalogue import Record, kind_for

Values = Mapping[str, str]
_OPENS = "{"


def told(values: Values) -> str:
    """The values that are not empty; nothing when all are."""
    kept = {name: text for name, text in values.items() if text}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")) if kept else ""


def difference(before: Values, after: Values) -> tuple[str, str]:
    """Old and new of what differs; two empty texts when nothing does."""
    names = [name for name in {**before, **after} if before.get(name, "") != after.get(name, "")]
    return (
        told({name: before.get(name, "") for name in names}),
        told({name: after.get(name, "") for name in names}),
    )


def read_told(text: str) -> Values | None:
    """The values an act tells; None for an act of one plain value, and for one of an earlier version."""
    if not text.startswith(_OPENS):
        return None
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return {str(name): str(value) for name, value in found.items()}


def plain_text(value: object) -> str:
    """One value as the chain writes it, the same on every computer and in every language."""
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else ""
        case Decimal():
            return format(value, "f")
        case date() | datetime():
            return value.isoformat()
        case tuple():
            return " ".join("=".join(each) if isinstance(each, tuple) else plain_text(each) for each in value)
        case _:
            return str(value)


def record_values(record: Record | None) -> Values:
    """A record's year and fields; none where there is no record."""
    if record is None:
        return {}
    found = {"year": str(record.year)}
    for spec in kind_for(record).fields:
        found[spec.name] = plain_text(getattr(record, spec.name))
    return found


def record_difference(before: Record, after: Record) -> tuple[str, str]:
    """The same as `difference`, without writing out what is equal: it is asked at every keystroke saved."""
    old, new = {}, {}
    for name in ("year", *(spec.name for spec in kind_for(after).fields)):
        held, kept = getattr(before, name), getattr(after, name)
        if held != kept:
            old[name], new[name] = plain_text(held), plain_text(kept)
    return told(old), told(new)


def entry_values(entry: CriterionEntry | None) -> Values:
    """What was entered on a criterion, every input under its own name."""
    if entry is None:
        return {}
    inputs = {f"input:{name}": text for name, text in entry.inputs}
    return {
        **inputs,
        "claim": entry.claim.value,
        "claim_reason": entry.claim_reason,
        "explanation": entry.explanation,
        "note": entry.note,
        "owner": entry.owner,
    }


def document_values(document: EvidenceDocument | None) -> Values:
    """What the register says of a document; its content is told by its digest."""
    if document is None:
        return {}
    found = {
        each.name: plain_text(getattr(document, each.name))
        for each in fields(document)
        if each.name not in {"id", "file"}
    }
    return {**found, "sha256": "" if document.file is None else document.file.sha256}
