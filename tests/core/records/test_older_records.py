"""Records that a version before this one wrote are read: what it did not know takes its default."""

import pytest

from core.packages import payloads
from core.records.catalogue import KINDS, RecordKind
from core.records.fields import from_plain, plain
from core.submission import _received_record
from tests.record_samples import one_of_each

ADDED = {
    "task": {"criterion", "cause"},
    "inspection": {"topic", "inspected"},
    "procedures": {"integrated_province", "online_used", "to_publish", "published_on_time"},
    "dossier_count": {"copies", "population_data", "in_software"},
    "late_dossier": {"responsible", "handling"},
    "feedback": {"classified"},
    "staff": {"base_on", "base_count", "reduced", "reduced_percent"},
    "discipline": {"person"},
    "commendation": {"recipient_form"},
    "organisation": {
        *("base_on", "base_units", "reduced", "reduced_percent", "posts", "posts_decision", "posts_on"),
    },
    "e_documents": {"signed", "sent_online", "processed_online"},
    "quality": {"scope"},
    "external_index": {"band", "level"},
}
"""By kind: the fields that came after version 0.2.0; its packages do not hold them."""

NEW = {
    *("target", "legal_document", "procedure", "one_stop", "head_rating", "autonomy", "equipment"),
    *("stated_ratio", "predecessor"),
}
OLD = tuple(kind for kind in KINDS if kind.code not in NEW)


@pytest.mark.parametrize("kind", OLD, ids=lambda kind: kind.code)
def test_a_package_of_version_0_2_0_is_read(kind: RecordKind) -> None:
    full = next(record for record in one_of_each() if isinstance(record, kind.record))
    added = ADDED.get(kind.code, set())
    older = {name: value for name, value in plain(full) if name not in added}
    entry = payloads.RecordEntry(
        kind=kind.code,
        id=full.id,
        fields=tuple(payloads.RecordField(name=name, value=value) for name, value in older.items()),
    )
    read = _received_record(entry, full.year)
    assert dict(plain(read)).items() >= older.items()
    fresh = kind.record(id="x", year=2025)
    assert all(getattr(read, name) == getattr(fresh, name) for name in added)
    assert all(getattr(fresh, name) in (None, "", False) for name in added)


def test_nothing_else_came_since() -> None:
    """Version 0.2.0 knew 32 kinds with 244 fields; whoever adds one adds it above."""
    kept = sum(len(kind.fields) - len(ADDED.get(kind.code, ())) for kind in OLD)
    assert (len(OLD), kept) == (32, 244)


def test_a_field_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="unheard"):
        from_plain(OLD[0].record, {"unheard": "x"}, id="x", year=2025)
