"""The self-score sheet: summary by area, statements, difficulties and proposals; every criterion in annex."""

from decimal import Decimal

from core.reporting import columns
from core.reporting.data import SelfScoreData, SheetLine
from core.reporting.display import percent
from core.reporting.document import (
    Align,
    Annex,
    Block,
    CellKind,
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
from core.reporting.words import ReportWords, SelfScoreWords
from core.reporting.written import written

_DOTTED = 4


def self_score_sheet(data: SelfScoreData, words: ReportWords) -> Report:
    """What a commune prints, signs and keeps beside its package."""
    own = words.self_score
    return Report(
        kind="self_score_sheet",
        title=own.title,
        subtitle=own.subtitle(data.year),
        letterhead=letterhead(data.head, words.form),
        signature=signature(data.head, words.form),
        notice=words.form.sample_notice if data.is_sample else "",
        blocks=(
            Paragraph(text=own.introduction(data.year, data.decision, data.criteria_set)),
            *_result(data, words),
            *_statements(data, words),
            *_claims(data, words),
            Heading(text=f"4. {own.difficulties_heading}"),
            *written(data.difficulties, lines=_DOTTED),
            Heading(text=f"5. {own.proposals_heading}"),
            *written(data.proposals, lines=_DOTTED),
            Paragraph(text=own.closing(data.year)),
        ),
        annexes=(
            Annex(
                label=own.annex_label,
                title=own.annex_title(data.year),
                reference=own.annex_reference(data.head.unit_name),
                blocks=(_criteria_table(data, words),),
            ),
        ),
        facts=(
            ("year", data.year),
            ("total", _reached(data)),
            ("maximum", data.maximum),
            ("index", data.index),
            ("bonus", data.bonus),
            ("penalty", data.penalty),
            ("excluded", data.excluded_maximum),
            ("criteria", len(data.lines)),
            ("criteria_missing", sum(1 for line in data.lines if line.evidence_missing)),
            ("claims", len(data.claims)),
        ),
    )


def _result(data: SelfScoreData, words: ReportWords) -> tuple[Block, ...]:
    own = words.self_score
    held_back = sum((line.maximum for line in data.lines if line.by_authority), Decimal(0))
    sentences = [own.result(_reached(data), data.maximum, data.index)]
    if data.excluded_maximum:
        sentences.append(own.excluded(data.excluded_maximum))
    if held_back:
        sentences.append(own.not_self_scored(held_back))
    return (
        Heading(text=f"1. {own.result_heading}"),
        Paragraph(text=" ".join(sentences)),
        _area_table(data, words),
        *_before(data, words),
    )


def _before(data: SelfScoreData, words: ReportWords) -> tuple[Block, ...]:
    """Last year's score beside this one, area by area where a result told the areas."""
    own, before = words.self_score, data.before
    if before is None:
        return ()
    told = (
        Heading(text=own.before_heading(before.year), level=2),
        Paragraph(text=own.before(before.year, before.self_points, before.index)),
    )
    if not before.areas:
        return told
    earlier = {area.code: area for area in before.areas}
    rows = []
    for area in data.areas:
        then, now = earlier.get(area.code), _share(area.points, area.maximum)
        claimed = None if then is None else percent(then.self_points, then.maximum)
        appraised = None if then is None else percent(then.points, then.maximum)
        moved = None if now is None or claimed is None else now - claimed
        rows.append(Row(cells=(area.code, area.name, claimed, appraised, now, moved)))
    table = Table(
        name=own.before_heading(before.year),
        columns=(
            columns.code(words.form.ordinal, 6),
            columns.text(own.area, 40),
            columns.share(own.before_self(before.year), 14),
            columns.share(own.before_points(before.year), 14),
            columns.share(own.share, 12),
            columns.change(own.moved, 14),
        ),
        rows=tuple(rows),
    )
    return (*told, table)


def _claims(data: SelfScoreData, words: ReportWords) -> tuple[Block, ...]:
    """Where nothing occurred: the policy, who claimed it and the reason are printed (guide 6)."""
    own = words.self_score
    heading = Heading(text=f"3. {own.claims_heading}")
    if not data.claims:
        return heading, Paragraph(text=own.no_claims)
    return (
        heading,
        Paragraph(text=own.claims_intro),
        Table(
            name=own.claims_sheet,
            columns=(
                columns.code(own.code, 9),
                columns.text(own.criterion, 34),
                columns.points(own.maximum, 9),
                columns.text(own.policy, 22),
                columns.text(own.claimed_by, 18),
                columns.day(own.claimed_on, 12),
                columns.text(own.reason, 32),
            ),
            rows=tuple(
                Row(
                    cells=(
                        line.code,
                        line.name,
                        line.maximum,
                        line.policy,
                        line.by or own.by_figures,
                        line.on,
                        line.reason,
                    )
                )
                for line in data.claims
            ),
        ),
    )


def _area_table(data: SelfScoreData, words: ReportWords) -> Table:
    own = words.self_score
    rows = [
        Row(cells=(area.code, area.name, area.maximum, area.points, _share(area.points, area.maximum)))
        for area in data.areas
    ]
    if data.bonus or data.penalty:
        rows.append(Row(cells=("", own.areas_total, data.maximum, data.total, None), emphasis=Emphasis.GROUP))
    if data.bonus:
        rows.append(Row(cells=("", own.bonus, None, data.bonus, None)))
    if data.penalty:
        rows.append(Row(cells=("", own.penalty, None, -data.penalty, None)))
    reached = _reached(data)
    total: tuple[CellValue, ...] = (
        "",
        words.form.total,
        data.maximum,
        reached,
        _share(reached, data.maximum),
    )
    return Table(
        name=own.result_heading,
        columns=(
            Column(title=words.form.ordinal, width=6, align=Align.CENTRE),
            Column(title=own.area, width=46),
            Column(title=own.maximum, width=14, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.self_points, width=14, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.share, width=14, kind=CellKind.PERCENT, align=Align.RIGHT),
        ),
        rows=tuple(rows),
        total=Row(cells=total, emphasis=Emphasis.TOTAL),
    )


def _reached(data: SelfScoreData) -> Decimal:
    """The sum over the areas, with bonus and penalty."""
    return data.total + data.bonus - data.penalty


def _share(points: Decimal | None, maximum: Decimal) -> Decimal | None:
    return None if points is None else percent(points, maximum)


def _statements(data: SelfScoreData, words: ReportWords) -> tuple[Block, ...]:
    own = words.self_score
    heading = Heading(text=f"2. {own.statements_heading}")
    missing = tuple(line for line in data.lines if line.evidence_missing)
    if not missing:
        is_begun = any(line.points for line in data.lines)
        return heading, Paragraph(text=own.no_statement_needed if is_begun else own.nothing_scored)
    return (
        heading,
        Paragraph(text=own.statement_intro),
        Table(
            name=own.statements_sheet,
            columns=(
                Column(title=own.code, width=10, align=Align.CENTRE),
                Column(title=own.criterion, width=40),
                Column(title=own.explanation_of_missing, width=50),
            ),
            rows=tuple(
                Row(cells=(line.code, line.name, line.statement or own.no_statement_yet)) for line in missing
            ),
        ),
    )


def _criteria_table(data: SelfScoreData, words: ReportWords) -> Table:
    own = words.self_score
    rows: list[Row] = []
    for area in data.areas:
        rows.append(
            Row(cells=(area.code, area.name, area.maximum, area.points, None, None), emphasis=Emphasis.GROUP)
        )
        rows.extend(_criterion_row(line, own) for line in data.lines if line.area == area.code)
    return Table(
        name=own.criteria_sheet,
        columns=(
            Column(title=own.code, width=8, align=Align.CENTRE),
            Column(title=own.criterion, width=34),
            Column(title=own.maximum, width=9, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.self_points, width=9, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.explanation, width=32),
            Column(title=own.evidence, width=28),
        ),
        rows=tuple(rows),
        total=Row(cells=("", own.areas_total, data.maximum, data.total, None, None), emphasis=Emphasis.TOTAL),
    )


def _criterion_row(line: SheetLine, own: SelfScoreWords) -> Row:
    evidence = "\n".join(line.evidence)
    if line.evidence_missing:
        evidence = own.no_evidence
    return Row(cells=(line.code, line.name, line.maximum, _points(line, own), line.explanation, evidence))


def _points(line: SheetLine, own: SelfScoreWords) -> CellValue:
    if line.by_authority:
        return own.by_authority
    if line.excluded:
        return own.is_excluded
    return own.not_scored if line.points is None else line.points
