"""The annex of dossiers: counts and ratios by field and by period, sum checks, late ones with apologies."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from core.dates import Period, PeriodKind
from core.dossier_tables import TABLES, DossierTables, FailedCheck, Figure, Stretch, Sums
from core.records.dossiers import DossierField, LateDossier
from core.reporting import columns as col
from core.reporting.data import HeadData
from core.reporting.display import percent
from core.reporting.document import (
    Annex,
    Block,
    CellValue,
    Column,
    Emphasis,
    Heading,
    Paragraph,
    Report,
    Row,
    Table,
)
from core.reporting.head import letterhead, signature
from core.reporting.words import FormWords

KIND = "dossier_annex"
_MOST_NOTES: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierAnnexData:
    """The figures of one stretch of days."""

    head: HeadData
    year: int
    tables: DossierTables


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierAnnexWords:
    """The words of the annex; `columns` by count or ratio, `sheets` by table."""

    symbol: str
    title: str
    subtitle: Callable[[Stretch], str]
    nothing: Callable[[Stretch], str]
    summary: Callable[[Sums], str]
    checks_heading: str
    checks_hold: str
    nothing_to_check: str
    checks_fail: Callable[[int], str]
    failed: Callable[[FailedCheck], str]
    more: Callable[[int], str]
    late_heading: str
    no_late: str
    late_told: Callable[[int, int], str]
    late_sheet: str
    dossier: str
    field: str
    procedure: str
    due: str
    done: str
    reason: str
    apology: str
    apology_on: str
    responsible: str
    handling: str
    field_of: Callable[[DossierField], str]
    period: str
    period_of: Callable[[Period], str]
    by_field: str
    by_period: str
    all_fields: str
    sheets: Mapping[str, str]
    columns: Mapping[str, str]
    groups: Mapping[str, str]
    opening_note: str
    ratio_note: str
    annex_label: Callable[[int], str]
    annex_title: Callable[[str, Stretch], str]
    annex_reference: Callable[[str], str]
    closing: Callable[[Stretch], str]


def dossier_annex(data: DossierAnnexData, own: DossierAnnexWords, *, form: FormWords) -> Report:
    """A page of summary, checks and late dossiers; the tables behind it, by field and then by period."""
    found = data.tables
    annexes = [_annex(own.by_field, _by_field(found, own, form=form), at=1, data=data, own=own)]
    if found.periods:
        annexes.append(_annex(own.by_period, _by_period(found, own, form=form), at=2, data=data, own=own))
    late = (_late(found.late, own, form=form),)
    annexes.append(_annex(own.late_heading, late, at=len(annexes) + 1, data=data, own=own))
    whole = found.whole
    told = own.summary(whole) if whole.rows else own.nothing(found.stretch)
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(found.stretch),
        letterhead=letterhead(data.head, form),
        signature=signature(data.head, form),
        blocks=(
            Paragraph(text=told),
            Heading(text=f"1. {own.checks_heading}"),
            *_checks(found, own),
            Heading(text=f"2. {own.late_heading}"),
            Paragraph(text=_late_told(found.late, own)),
            Paragraph(text=own.closing(found.stretch)),
        ),
        annexes=tuple(annexes),
        facts=(
            ("year", data.year),
            ("received", whole.count("received")),
            ("done", whole.count("done")),
            ("late", whole.count("done_late+pending_overdue")),
            ("on_time_percent", _percent(whole, "on_time")),
            ("online_percent", _percent(whole, "online")),
            ("late_listed", len(found.late)),
            ("checks_failed", len(found.failed)),
        ),
    )


def _annex(
    title: str, blocks: tuple[Block, ...], *, at: int, data: DossierAnnexData, own: DossierAnnexWords
) -> Annex:
    return Annex(
        label=own.annex_label(at),
        title=own.annex_title(title, data.tables.stretch),
        reference=own.annex_reference(data.head.unit_name),
        blocks=blocks,
    )


def _by_field(found: DossierTables, own: DossierAnnexWords, *, form: FormWords) -> tuple[Block, ...]:
    named = [(own.field_of(field), sums, Emphasis.NONE) for field, sums in found.fields]
    if not named and found.whole.rows:
        named = [(own.all_fields, found.whole, Emphasis.NONE)]
    elif not named:
        fields = (field for field in DossierField if field is not DossierField.ALL)
        named = [(own.field_of(field), found.whole, Emphasis.NONE) for field in fields]
    total = (form.total, found.whole)
    return tuple(_table(key, named, first=own.field, total=total, own=own) for key in TABLES)


def _by_period(found: DossierTables, own: DossierAnnexWords, *, form: FormWords) -> tuple[Block, ...]:
    named = [
        (
            own.period_of(each.period),
            each.sums,
            Emphasis.NONE if each.period.kind is PeriodKind.MONTH else Emphasis.GROUP,
        )
        for each in found.periods
    ]
    total = (form.total, found.whole)
    return tuple(_table(key, named, first=own.period, total=total, own=own) for key in TABLES)


def _table(
    key: str,
    named: list[tuple[str, Sums, Emphasis]],
    *,
    first: str,
    total: tuple[str, Sums],
    own: DossierAnnexWords,
) -> Table:
    """One table of the annex: named sums in rows, the sums of the whole stretch below."""
    figures, (label, whole) = TABLES[key], total
    columns = (col.text(first, 22), *(_column(each, own) for each in figures))
    rows = tuple(
        Row(cells=(name, *(_cell(each, sums) for each in figures)), emphasis=emphasis)
        for name, sums, emphasis in named
    )
    last = Row(cells=(label, *(_cell(each, whole) for each in figures)), emphasis=Emphasis.TOTAL)
    return Table(
        name=f"{first[:10]} - {own.sheets[key]}"[:31],
        caption=own.sheets[key],
        columns=columns,
        rows=rows,
        least_height=0 if whole.rows else col.HAND,
        total=last if whole.rows else None,
        notes=(own.opening_note, own.ratio_note) if key == "received" else (),
    )


def _column(figure: Figure, own: DossierAnnexWords) -> Column:
    group = own.groups.get(figure.key, "")
    if figure.is_ratio:
        return col.share(own.columns[f"{figure.key}%"], 9, group=group)
    return col.count(own.columns[figure.key], 9, group=group)


def _cell(figure: Figure, sums: Sums) -> CellValue:
    return _percent(sums, figure.key) if figure.is_ratio else sums.count(figure.key)


def _percent(sums: Sums, key: str) -> Decimal | None:
    pair = sums.pair(key)
    return None if pair is None else percent(*pair)


def _checks(found: DossierTables, own: DossierAnnexWords) -> tuple[Block, ...]:
    failed = found.failed
    if not failed:
        return (Paragraph(text=own.checks_hold if found.whole.rows else own.nothing_to_check),)
    told = [own.checks_fail(len(failed)), *(f"- {own.failed(each)}" for each in failed[:_MOST_NOTES])]
    if len(failed) > _MOST_NOTES:
        told.append(own.more(len(failed) - _MOST_NOTES))
    return tuple(Paragraph(text=text) for text in told)


def _late_told(late: tuple[LateDossier, ...], own: DossierAnnexWords) -> str:
    apologised = sum(1 for each in late if each.apology_on or each.apology_number)
    return own.late_told(len(late), apologised) if late else own.no_late


def _late(late: tuple[LateDossier, ...], own: DossierAnnexWords, *, form: FormWords) -> Table:
    columns = (
        col.ordinal(form.ordinal),
        col.text(own.dossier, 20),
        col.text(own.procedure, 28),
        col.text(own.field, 14),
        col.day(own.due, 12),
        col.day(own.done, 12),
        col.text(own.reason, 28),
        col.text(own.apology, 16),
        col.day(own.apology_on, 12),
        col.text(own.responsible, 18),
        col.text(own.handling, 18),
    )
    rows = tuple(_late_row(number, each, own=own) for number, each in enumerate(late, 1))
    return Table(
        name=own.late_sheet,
        columns=columns,
        rows=rows or col.empty_rows(columns),
        least_height=col.height(rows),
    )


def _late_row(number: int, each: LateDossier, *, own: DossierAnnexWords) -> Row:
    return Row(
        cells=(
            number,
            each.code,
            each.procedure,
            own.field_of(each.field),
            each.due_on,
            each.done_on,
            each.reason,
            each.apology_number,
            each.apology_on,
            each.responsible,
            each.handling,
        )
    )
