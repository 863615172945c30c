"""The evidence register: by criterion what proves it, what proves nothing yet, and what is missing (R015)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.document_references import numbered
from core.evidence import EvidenceDocument
from core.evidence_kinds import EvidenceKind, kind_of_document
from core.reporting import columns as col
from core.reporting.data import HeadData
from core.reporting.document import Block, Column, Emphasis, Heading, Paragraph, Report, Row, Table
from core.reporting.head import letterhead, signature
from core.reporting.words import FormWords

KIND = "evidence_register"
_SHORT_DIGEST = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenLine:
    """One criterion the unit scores itself: documents held, those asked for and missing, points at stake.

    `explanation` is what was written because a document is missing; empty where nothing was.
    """

    area: str
    area_name: str
    code: str
    name: str
    documents: tuple[EvidenceDocument, ...]
    unanswered: tuple[str, ...]
    at_stake: Decimal
    explanation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceData:
    """A year's register. `loose` are documents that support no criterion; `files` counts contents."""

    head: HeadData
    year: int
    criteria_set: str
    is_sample: bool
    lines: tuple[ProvenLine, ...]
    loose: tuple[EvidenceDocument, ...]
    documents: int
    files: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceWords:
    """The words of the register."""

    symbol: str
    title: str
    subtitle: Callable[[int], str]
    introduction: Callable[[int, str], str]
    summary: Callable[[int, int, int, int], str]
    nothing: str
    register_heading: str
    register_sheet: str
    number: str
    issued: str
    issuer: str
    kind: str
    kind_of: Callable[[EvidenceKind], str]
    extract: str
    file: str
    paper_only: str
    digest: str
    origin: str
    also: str
    none_here: str
    loose_heading: str
    no_loose: str
    loose_sheet: str
    missing_heading: str
    no_missing: str
    missing_sheet: str
    missing_summary: Callable[[int, Decimal], str]
    code: str
    criterion: str
    needed: str
    nothing_named: str
    at_stake: str
    explanation: str
    digest_note: str
    closing: Callable[[int], str]


def evidence_register(data: EvidenceData, own: EvidenceWords, *, form: FormWords) -> Report:
    """The register in three parts; wide, because a document is told in nine columns."""
    lacking = tuple(line for line in data.lines if not line.documents)
    proven = len(data.lines) - len(lacking)
    told = own.summary(data.documents, data.files, proven, len(data.lines)) if data.documents else own.nothing
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(data.year),
        landscape=True,
        letterhead=letterhead(data.head, form),
        signature=signature(data.head, form),
        notice=form.sample_notice if data.is_sample else "",
        blocks=(
            Paragraph(text=own.introduction(data.year, data.criteria_set)),
            Paragraph(text=told),
            Heading(text=f"1. {own.register_heading}"),
            _register(data, own, form=form),
            Heading(text=f"2. {own.loose_heading}"),
            *_loose(data.loose, own, form=form),
            Heading(text=f"3. {own.missing_heading}"),
            *_missing(lacking, own, form=form),
            Paragraph(text=own.closing(data.year)),
        ),
        facts=(
            ("year", data.year),
            ("documents", data.documents),
            ("files", data.files),
            ("criteria", len(data.lines)),
            ("criteria_proven", proven),
            ("criteria_missing", len(lacking)),
        ),
    )


def _columns(own: EvidenceWords, form: FormWords) -> tuple[Column, ...]:
    return (
        col.code(form.ordinal, 7),
        col.text(own.extract, 36),
        col.text(own.number, 14),
        col.day(own.issued),
        col.text(own.issuer, 17),
        col.text(own.kind, 11),
        col.text(own.file, 18),
        col.text(own.digest, 13),
        col.text(own.origin, 9),
        col.text(own.also, 24),
    )


def _register(data: EvidenceData, own: EvidenceWords, *, form: FormWords) -> Table:
    columns = _columns(own, form)
    rows: list[Row] = []
    area = None
    for line in data.lines:
        if line.area != area:
            area = line.area
            rows.append(col.group_row(columns, line.area, line.area_name.upper()))
        rows.append(col.group_row(columns, line.code, line.name))
        if not line.documents:
            rows.append(Row(cells=(None, own.none_here, *(None,) * 8)))
        rows.extend(
            _row(number, document, own=own, under=line.code)
            for number, document in enumerate(line.documents, 1)
        )
    return Table(
        name=own.register_sheet,
        columns=columns,
        rows=tuple(rows) or col.empty_rows(columns),
        least_height=col.height(rows),
        notes=(own.digest_note,),
    )


def _row(number: int, document: EvidenceDocument, *, own: EvidenceWords, under: str = "") -> Row:
    file = document.file
    return Row(
        cells=(
            number,
            document.summary or document.name,
            numbered(document.number, document.symbol),
            document.issued_on,
            document.issuer,
            own.kind_of(kind_of_document(document)),
            document.name if file is not None else own.paper_only,
            "" if file is None else file.sha256[:_SHORT_DIGEST],
            document.origin,
            ", ".join(criterion for criterion in document.criteria if criterion != under),
        )
    )


def _loose(
    documents: Sequence[EvidenceDocument], own: EvidenceWords, *, form: FormWords
) -> tuple[Block, ...]:
    if not documents:
        return (Paragraph(text=own.no_loose),)
    columns = _columns(own, form)[:-1]
    rows = (_row(number, document, own=own) for number, document in enumerate(documents, 1))
    return (
        Table(
            name=own.loose_sheet,
            columns=columns,
            rows=tuple(Row(cells=row.cells[:-1]) for row in rows),
        ),
    )


def _missing(lines: Sequence[ProvenLine], own: EvidenceWords, *, form: FormWords) -> tuple[Block, ...]:
    if not lines:
        return (Paragraph(text=own.no_missing),)
    at_stake = sum((line.at_stake for line in lines), Decimal(0))
    columns = (
        col.code(own.code),
        col.text(own.criterion, 40),
        col.text(own.needed, 34),
        col.points(own.at_stake, 10),
        col.text(own.explanation, 36),
    )
    return (
        Paragraph(text=own.missing_summary(len(lines), at_stake)),
        Table(
            name=own.missing_sheet,
            columns=columns,
            rows=tuple(
                Row(
                    cells=(
                        line.code,
                        line.name,
                        "\n".join(line.unanswered) or own.nothing_named,
                        line.at_stake,
                        line.explanation,
                    )
                )
                for line in lines
            ),
            total=Row(cells=("", form.total, None, at_stake, None), emphasis=Emphasis.TOTAL),
        ),
    )
