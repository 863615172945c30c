"""The record both sides sign when a package changes hands: what it is, its digest to read and to scan.

The QR code holds the digest alone, as the program prints it: the other side scans it and compares.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from core.reporting.columns import HAND
from core.reporting.data import HeadData
from core.reporting.document import (
    Code,
    Column,
    Paragraph,
    Parties,
    Party,
    Report,
    Row,
    Table,
)
from core.reporting.head import letterhead
from core.reporting.words import HandOverWords, ReportWords

KIND, FORM = "hand_over", "hand-over"  # FORM: the kind whose template a province may replace
_GROUP, _GROUPS_A_LINE = 4, 8
_KINDS_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedFile:
    """A file that is handed over: its name and its size in bytes."""

    name: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverData:
    """One package as it is handed over.

    `records` are (title, count) pairs; `evidence_size` is in bytes. `receipt` is empty until there is one.
    """

    head: HeadData
    authority: str
    officer: str
    position: str
    year: int
    revision: int
    made_at: datetime
    criteria: str
    is_sample: bool
    total: Decimal
    maximum: Decimal
    index: Decimal
    records: tuple[tuple[str, int], ...]
    documents: int
    evidence_files: int
    evidence_size: int
    reason: str
    fingerprint: str
    digest: str
    files: tuple[HandedFile, ...]
    receipt: str = ""


def hand_over_sheet(data: HandOverData, words: ReportWords) -> Report:
    """The whole record, one page where the package is an ordinary one."""
    own = words.hand_over
    return Report(
        kind=KIND,
        form=FORM,
        title=own.title,
        subtitle=own.subtitle(data.year),
        letterhead=letterhead(data.head, words.form),
        notice=words.form.sample_notice if data.is_sample else "",
        blocks=(
            Paragraph(text=own.opening),
            Paragraph(text=own.giver(data.head.unit_name, data.officer, data.position)),
            Paragraph(text=own.taker(data.authority)),
            _content(data, own),
            Code(
                content=data.digest,
                label=own.digest_label,
                lines=digest_lines(data.digest),
                note=f"{own.digest_note}\n{own.seal_note}\n{own.closing}",
            ),
            Parties(
                left=Party(title=own.giver_title, hint=own.sign_hint, name=data.officer),
                right=Party(title=own.taker_title, hint=own.sign_hint),
            ),
        ),
        facts=(
            ("year", data.year),
            ("revision", data.revision),
            ("total", data.total),
            ("maximum", data.maximum),
            ("index", data.index),
            ("documents", data.documents),
            ("files", data.evidence_files),
        ),
    )


def blank_hand_over(head: HeadData, year: int, *, authority: str, words: ReportWords) -> Report:
    """The record where no package of the year was sent yet: it says so, and its lines are filled by hand."""
    own = words.hand_over
    rows = (own.package, own.criteria, own.score_label, own.records, own.evidence, own.files, own.key)
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(year),
        letterhead=letterhead(head, words.form),
        blocks=(
            Paragraph(text=own.none_sent(year)),
            Paragraph(text=own.opening),
            Paragraph(text=own.giver(head.unit_name, own.dots, "")),
            Paragraph(text=own.taker(authority or own.dots)),
            Table(
                name=own.content_sheet,
                columns=(Column(title=own.content, width=22), Column(title=own.value, width=60)),
                rows=tuple(Row(cells=(label, None)) for label in (*rows, own.digest_label)),
                least_height=HAND,
            ),
            Paragraph(text=own.closing),
            Parties(
                left=Party(title=own.giver_title, hint=own.sign_hint),
                right=Party(title=own.taker_title, hint=own.sign_hint),
            ),
        ),
        facts=(("year", year), ("revision", None)),
    )


def digest_lines(digest: str) -> tuple[str, ...]:
    """A digest in capital groups of four, eight groups a line, as it is compared by eye."""
    groups = [digest[at : at + _GROUP].upper() for at in range(0, len(digest), _GROUP)]
    return tuple(" ".join(groups[at : at + _GROUPS_A_LINE]) for at in range(0, len(groups), _GROUPS_A_LINE))


def _content(data: HandOverData, own: HandOverWords) -> Table:
    records = _records(data, own)
    rows = (
        (own.package, own.package_of(data.year, data.revision, data.made_at)),
        (own.reason, data.reason),
        (own.criteria, data.criteria),
        (own.score_label, own.score(data.total, data.maximum, data.index)),
        (own.records, records or own.no_records),
        (own.evidence, own.evidence_of(data.documents, data.evidence_files, data.evidence_size)),
        (own.files, "\n".join(own.file_of(file.name, file.size) for file in data.files)),
        (own.key, data.fingerprint),
        (own.receipt, data.receipt),
    )
    return Table(
        name=own.content_sheet,
        columns=(Column(title=own.content, width=22), Column(title=own.value, width=60)),
        rows=tuple(Row(cells=row) for row in rows if row[1]),
    )


def _records(data: HandOverData, own: HandOverWords) -> str:
    """The largest kinds by name, the rest and the whole as numbers: the record stays one page."""
    by_count = sorted(data.records, key=lambda each: -each[1])
    named = [own.records_of(title, count) for title, count in by_count[:_KINDS_NAMED]]
    whole = sum(count for _title, count in data.records)
    return own.records_whole("; ".join(named), max(0, len(by_count) - _KINDS_NAMED), whole) if named else ""
