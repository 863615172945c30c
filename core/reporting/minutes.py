"""The minutes of the appraisal of one unit: who appraised, on what ground, line by line, the outcome."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from core.reporting.display import percent
from core.reporting.document import (
    Align,
    Annex,
    Block,
    CellKind,
    CellValue,
    Column,
    Emphasis,
    FillIn,
    Heading,
    Paragraph,
    Parties,
    Party,
    Report,
    Row,
    Table,
)
from core.reporting.head import letterhead
from core.reporting.minutes_tables import (
    changed_table,
    documents_table,
    lines_table,
    unoccurred_table,
)
from core.reporting.minutes_values import Answered, MinutesData, MinutesWords
from core.reporting.words import FormWords

KIND = "minutes"
_ZERO = Decimal("0.00")


def minutes(data: MinutesData, own: MinutesWords, *, form: FormWords) -> Report:
    """The minutes of one unit; the table of criteria and the documents stand in annexes."""
    notices = (
        own.draft(data.open_lines) if data.open_lines else "",
        form.sample_notice if data.is_sample else "",
    )
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(data.year, data.unit_name),
        letterhead=letterhead(data.head, form),
        notice="\n".join(filter(None, notices)),
        blocks=tuple(_blocks(data, own, ordinal=form.ordinal)),
        annexes=_annexes(data, own),
        facts=_facts(data),
    )


def together(reports: Sequence[Report]) -> Report:
    """Minutes of several units as one file, each from a page numbered 1."""
    first, *others = reports
    return replace(first, following=tuple(others))


def _facts(data: MinutesData) -> tuple[tuple[str, CellValue], ...]:
    return (
        ("year", data.year),
        ("unit", data.unit_name),
        ("unit_code", data.unit_code),
        ("self_total", data.claimed),
        ("total", data.total),
        ("maximum", data.maximum),
        ("index", data.index),
        ("band", data.band),
        ("rank", data.rank),
        ("ranked", data.ranked),
        ("lowered", sum(1 for line in data.lines if line.is_lowered)),
        ("documents", data.documents_looked),
        ("open_lines", data.open_lines),
    )


def _blocks(data: MinutesData, own: MinutesWords, *, ordinal: str) -> Iterator[Block]:
    yield Paragraph(text=own.opening(data.head.unit_name, data.year, data.unit_name))
    yield Heading(text=f"1. {own.people_heading}")
    yield from _people(data, own, ordinal=ordinal)
    yield Heading(text=f"2. {own.ground_heading}")
    yield Paragraph(text=own.ground_set(data.criteria_set, data.decision))
    yield Paragraph(text=own.ground_package(data.revision, data.received_on))
    yield Paragraph(text=own.ground_council)
    yield Heading(text=f"3. {own.result_heading}")
    yield _areas(data, own)
    yield Paragraph(text=own.result(data.total, data.maximum, data.index))
    yield Heading(text=f"4. {own.changed_heading}")
    changed = tuple(line for line in data.lines if line.is_changed)
    if changed:
        yield changed_table(changed, own.tables)
    else:
        is_begun = data.open_lines < len(data.lines)
        yield Paragraph(text=own.nothing_changed if is_begun else own.nothing_appraised)
    yield Heading(text=f"5. {own.questions_heading}")
    yield _questions(data.questions, own) if data.questions else Paragraph(text=own.no_questions)
    yield Heading(text=f"6. {own.unoccurred_heading}")
    unoccurred = tuple(line for line in data.lines if line.claim_reason or line.is_excluded)
    yield unoccurred_table(unoccurred, own.tables) if unoccurred else Paragraph(text=own.nothing_unoccurred)
    yield Heading(text=f"7. {own.documents_heading}")
    yield Paragraph(text=_looked(data, own))
    yield Heading(text=f"8. {own.band_heading}")
    yield from _band(data, own)
    yield Heading(text=f"9. {own.conclusion_heading}")
    yield Paragraph(
        text=own.no_conclusion(data.open_lines)
        if data.open_lines
        else own.conclusion(data.unit_name, data.total, data.index, data.band)
    )
    yield FillIn(lines=3)
    yield Paragraph(text=own.unit_opinion)
    yield FillIn(lines=3)
    yield Paragraph(text=own.closing)
    yield Parties(
        left=Party(title=own.unit_side, hint=own.sign_hint),
        right=Party(title=own.council_side, hint=own.sign_hint, name=data.officer),
    )


def _people(data: MinutesData, own: MinutesWords, *, ordinal: str) -> Iterator[Block]:
    if data.council:
        yield Table(
            name=own.people_sheet,
            columns=(
                Column(title=ordinal, width=6, kind=CellKind.COUNT, align=Align.CENTRE),
                Column(title=own.name, width=26),
                Column(title=own.job, width=44),
                Column(title=own.part, width=22),
            ),
            rows=tuple(
                Row(cells=(number, member.name, member.job, member.part))
                for number, member in enumerate(data.council, 1)
            ),
        )
    else:
        yield Paragraph(text=own.no_council)
    yield Paragraph(text=own.appraisers)
    yield Table(
        name=own.appraisers_sheet,
        columns=(Column(title=own.area, width=54), Column(title=own.people, width=46)),
        rows=tuple(Row(cells=(each.area, "\n".join(each.people) or own.nobody)) for each in data.appraisers),
    )
    yield Paragraph(text=own.representative)


def _areas(data: MinutesData, own: MinutesWords) -> Table:
    whole = (
        data.maximum,
        sum((area.claimed for area in data.areas), _ZERO),
        sum((area.given_own for area in data.areas), _ZERO),
        sum((area.given for area in data.areas), _ZERO),
    )
    compared = (
        (own.claimed, CellKind.DECIMAL),
        (own.given_own, CellKind.DECIMAL),
        (own.difference, CellKind.CHANGE),
    )
    return Table(
        name=own.result_sheet,
        columns=(
            Column(title=own.area, width=46),
            Column(title=own.maximum, width=12, kind=CellKind.DECIMAL, align=Align.RIGHT),
            *(
                Column(title=title, width=11, kind=kind, align=Align.RIGHT, group=own.own_group)
                for title, kind in compared
            ),
            Column(title=own.given, width=12, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.share, width=12, kind=CellKind.PERCENT, align=Align.RIGHT),
        ),
        rows=(
            *(
                _sums(
                    f"{area.code}. {area.name}",
                    (area.maximum, area.claimed, area.given_own, area.given),
                    is_open=bool(area.open_lines),
                )
                for area in data.areas
            ),
            _sums(own.areas_total, whole, is_open=bool(data.open_lines), emphasis=Emphasis.TOTAL),
            *(
                Row(cells=(f"{each.name}: {each.cases}", None, None, None, None, each.points, None))
                for each in data.adjustments
            ),
        ),
        total=Row(
            cells=(own.final, data.maximum, None, None, None, data.total, data.index),
            emphasis=Emphasis.TOTAL,
        ),
    )


def _sums(name: str, sums: tuple[Decimal, ...], *, is_open: bool, emphasis: Emphasis = Emphasis.NONE) -> Row:
    """Maximum, claimed, given on what was claimed, given in all; difference and share once all is given."""
    maximum, claimed, given_own, given = sums
    if is_open:
        return Row(cells=(name, maximum, claimed, given_own, None, given, None), emphasis=emphasis)
    cells = (maximum, claimed, given_own, given_own - claimed, given, percent(given, maximum))
    return Row(cells=(name, *cells), emphasis=emphasis)


def _questions(questions: Sequence[Answered], own: MinutesWords) -> Table:
    return Table(
        name=own.questions_sheet,
        columns=(
            Column(title=own.tables.code, width=8, align=Align.CENTRE),
            Column(title=own.tables.criterion, width=24),
            Column(title=own.question, width=34),
            Column(title=own.answer, width=34),
        ),
        rows=tuple(
            Row(
                cells=(
                    each.code,
                    each.name,
                    f"{each.question}\n{own.asked(each.asked_on, each.officer)}",
                    each.answer or own.not_answered,
                )
            )
            for each in questions
        ),
    )


def _looked(data: MinutesData, own: MinutesWords) -> str:
    proven = sum(1 for line in data.lines if line.documents)
    if not data.documents_looked:
        return own.no_documents
    return own.documents_looked(data.documents_looked, proven, len(data.lines))


def _band(data: MinutesData, own: MinutesWords) -> Iterator[Block]:
    if not data.band:
        yield Paragraph(text=own.no_band)
        return
    yield Paragraph(text=own.band(data.band, data.rank, data.ranked, data.is_published))
    for step in data.steps or (own.no_steps,):
        yield Paragraph(text=f"- {step}")
    for task in data.tasks:
        yield Paragraph(text=f"- {task}")


def _annexes(data: MinutesData, own: MinutesWords) -> tuple[Annex, ...]:
    reference = own.annex_reference(data.unit_name)
    found = [
        Annex(
            label=own.annex_label(1),
            title=own.lines_title,
            reference=reference,
            blocks=(lines_table(data.lines, data.areas_named, own=own.tables),),
        )
    ]
    if any(line.documents for line in data.lines):
        found.append(
            Annex(
                label=own.annex_label(2),
                title=own.documents_title,
                reference=reference,
                blocks=(documents_table(data.lines, own.tables),),
                landscape=False,
            )
        )
    return tuple(found)
