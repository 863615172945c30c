"""The authority's ranking table: unit kinds apart, not-submitted units last, shares and reasons below."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from core.reporting.data import BandLine, RankedKind, RankingData, RankLine
from core.reporting.display import percent
from core.reporting.document import (
    Align,
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
from core.reporting.words import RankingWords, ReportWords

_WHOLE = Decimal(100)


def ranking_table(data: RankingData, words: ReportWords) -> Report:
    """Ranks are taken as given; only shares and changes are computed here."""
    own = words.ranking
    several = len(data.kinds) > 1
    blocks: list[Block] = [Paragraph(text=own.introduction(data.year, data.criteria_set, data.scheme))]
    for number, kind in enumerate(data.kinds, 1):
        if several:
            blocks.append(Heading(text=f"{number}. {own.kind_heading(kind.kind)}"))
        blocks.extend(_kind_blocks(kind, words))
    blocks.append(Paragraph(text=own.closing(data.year)))
    notices = (
        "" if data.published else own.draft_notice,
        words.form.sample_notice if data.is_sample else "",
    )
    return Report(
        kind="ranking_table",
        title=own.title,
        subtitle=own.subtitle(data.year),
        letterhead=letterhead(data.head, words.form),
        signature=signature(data.head, words.form),
        notice="\n".join(notice for notice in notices if notice),
        blocks=tuple(blocks),
        landscape=any(kind.before_ranked is not None for kind in data.kinds),
        facts=_facts(data),
    )


def _facts(data: RankingData) -> tuple[tuple[str, CellValue], ...]:
    """Of the first kind of unit: whom the table is about."""
    first = data.kinds[0] if data.kinds else None
    ranked = 0 if first is None else len(first.rows)
    sent = 0 if first is None else ranked + len(first.pending)
    return (
        ("year", data.year),
        ("sent", sent),
        ("expected", 0 if first is None else sent + len(first.not_submitted)),
        ("ranked", ranked),
        ("average", None if first is None else first.mean),
        ("average_change", None if first is None else first.mean_change),
        ("first", "" if not ranked or first is None else first.rows[0].name),
    )


def _kind_blocks(kind: RankedKind, words: ReportWords) -> Iterator[Block]:
    own = words.ranking
    sent = len(kind.rows) + len(kind.pending)
    expected = sent + len(kind.not_submitted)
    yield Paragraph(text=own.submitted(sent, expected))
    if not expected:
        return
    yield _ranks(kind, own)
    if kind.rows:
        yield _bands(kind, words)
    yield from (Paragraph(text=text) for text in kind.remarks)
    downgraded = tuple(row for row in kind.rows if row.downgrades)
    if downgraded:
        yield _downgrades(downgraded, own)


def _ranks(kind: RankedKind, own: RankingWords) -> Table:
    """The columns of changes stand only where there is a year to compare with."""
    change = tuple(_changes(kind, own))
    missing = (
        Row(
            cells=("", name, None, None, words, *(None for _column in change), ""),
            emphasis=Emphasis.WARNING,
        )
        for words, units in ((own.pending, kind.pending), (own.not_submitted, kind.not_submitted))
        for _, name in units
    )
    return Table(
        name=own.ranking_caption,
        caption=own.ranking_caption,
        columns=(
            Column(title=own.rank, width=8, kind=CellKind.COUNT, align=Align.CENTRE),
            Column(title=own.unit, width=24),
            Column(title=own.points, width=10, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.index, width=10, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.band, width=16, align=Align.CENTRE),
            *(column for column, _value in change),
            Column(title=own.remarks, width=50 if change else 40),
        ),
        rows=(
            *(
                _rank_row(row, own, change=tuple(value(row) for _column, value in change))
                for row in kind.rows
            ),
            *missing,
        ),
    )


def _changes(kind: RankedKind, own: RankingWords) -> Iterator[tuple[Column, Callable[[RankLine], CellValue]]]:
    """Places and index against the year before, each where any unit has one."""
    if any(row.previous_rank is not None for row in kind.rows):
        yield (
            Column(title=own.rank_before, width=12, align=Align.CENTRE),
            lambda row: "" if row.previous_rank is None else own.rank_change(row.previous_rank - row.rank),
        )
    if any(row.previous_index is not None for row in kind.rows):
        yield (
            Column(title=own.change, width=14, kind=CellKind.CHANGE, align=Align.RIGHT),
            lambda row: None if row.previous_index is None else row.index - row.previous_index,
        )


def _rank_row(row: RankLine, own: RankingWords, *, change: tuple[CellValue, ...]) -> Row:
    marks = [*row.flags]
    if row.downgrades:
        marks.append(own.downgraded)
    return Row(cells=(row.rank, row.name, row.total, row.index, row.band, *change, "; ".join(marks)))


def _bands(kind: RankedKind, words: ReportWords) -> Table:
    own = words.ranking
    ranked = len(kind.rows)
    shares = tuple(percent(band.count, ranked) or Decimal(0) for band in kind.bands)
    printed = sum(shares, Decimal(0))
    compared = kind.before_ranked is not None
    return Table(
        name=own.bands_caption,
        caption=own.bands_caption,
        columns=(
            Column(title=own.band, width=30),
            Column(title=own.band_count, width=14, kind=CellKind.COUNT, align=Align.RIGHT),
            Column(title=own.band_share, width=14, kind=CellKind.PERCENT, align=Align.RIGHT),
            *(_before_columns(own) if compared else ()),
        ),
        rows=tuple(
            Row(cells=(band.name, band.count, share, *(_before_cells(kind, band, share=share))))
            for band, share in zip(kind.bands, shares, strict=True)
        ),
        total=Row(
            cells=(
                words.form.total,
                ranked,
                _WHOLE,
                *((kind.before_ranked, ranked - (kind.before_ranked or 0), None) if compared else ()),
            ),
            emphasis=Emphasis.TOTAL,
        ),
        notes=() if printed == _WHOLE else (own.not_hundred(printed),),
    )


def _before_columns(own: RankingWords) -> tuple[Column, ...]:
    return (
        Column(title=own.band_before, width=14, kind=CellKind.COUNT, align=Align.RIGHT),
        Column(title=own.band_units, width=14, kind=CellKind.COUNT, align=Align.RIGHT),
        Column(title=own.band_points, width=14, kind=CellKind.CHANGE, align=Align.RIGHT),
    )


def _before_cells(kind: RankedKind, band: BandLine, *, share: Decimal) -> tuple[CellValue, ...]:
    """Count of the year before, units more, and the change of the printed percentages in points."""
    if kind.before_ranked is None:
        return ()
    before = band.before or 0
    earlier = percent(before, kind.before_ranked) or Decimal(0)
    return before, band.count - before, share - earlier


def _downgrades(rows: tuple[RankLine, ...], own: RankingWords) -> Table:
    return Table(
        name=own.downgrades_caption,
        caption=own.downgrades_caption,
        columns=(
            Column(title=own.unit, width=30),
            Column(title=own.index, width=12, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.band, width=16, align=Align.CENTRE),
            Column(title=own.reason, width=46),
        ),
        rows=tuple(Row(cells=(row.name, row.index, row.band, "\n".join(row.downgrades))) for row in rows),
    )
