"""The authority's ranking table: unit kinds apart, not-submitted units last, shares and reasons below."""

from collections.abc import Iterator
from decimal import Decimal

from core.reporting.data import RankedKind, RankingData, RankLine
from core.reporting.display import percent
from core.reporting.document import (
    Align,
    Block,
    CellKind,
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
    )


def _kind_blocks(kind: RankedKind, words: ReportWords) -> Iterator[Block]:
    own = words.ranking
    expected = len(kind.rows) + len(kind.not_submitted)
    yield Paragraph(text=own.submitted(len(kind.rows), expected))
    if not expected:
        return
    yield _ranks(kind, own)
    if kind.rows:
        yield _bands(kind, words)
    downgraded = tuple(row for row in kind.rows if row.downgrades)
    if downgraded:
        yield _downgrades(downgraded, own)


def _ranks(kind: RankedKind, own: RankingWords) -> Table:
    """The change column stands only where there is a year to compare with."""
    is_compared = any(row.previous_index is not None for row in kind.rows)
    change = (Column(title=own.change, width=14, kind=CellKind.CHANGE, align=Align.RIGHT),)
    missing = (
        Row(
            cells=("", name, None, None, own.not_submitted, *((None,) if is_compared else ()), ""),
            emphasis=Emphasis.WARNING,
        )
        for _, name in kind.not_submitted
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
            *(change if is_compared else ()),
            Column(title=own.remarks, width=26 if is_compared else 40),
        ),
        rows=(*(_rank_row(row, own, is_compared=is_compared) for row in kind.rows), *missing),
    )


def _rank_row(row: RankLine, own: RankingWords, *, is_compared: bool) -> Row:
    change = None if row.previous_index is None else row.index - row.previous_index
    marks = [*row.flags]
    if row.downgrades:
        marks.append(own.downgraded)
    compared = (change,) if is_compared else ()
    return Row(cells=(row.rank, row.name, row.total, row.index, row.band, *compared, "; ".join(marks)))


def _bands(kind: RankedKind, words: ReportWords) -> Table:
    own = words.ranking
    ranked = len(kind.rows)
    shares = tuple(percent(band.count, ranked) or Decimal(0) for band in kind.bands)
    printed = sum(shares, Decimal(0))
    return Table(
        name=own.bands_caption,
        caption=own.bands_caption,
        columns=(
            Column(title=own.band, width=40),
            Column(title=own.band_count, width=20, kind=CellKind.COUNT, align=Align.RIGHT),
            Column(title=own.band_share, width=20, kind=CellKind.PERCENT, align=Align.RIGHT),
        ),
        rows=tuple(
            Row(cells=(band.name, band.count, share)) for band, share in zip(kind.bands, shares, strict=True)
        ),
        total=Row(cells=(words.form.total, ranked, _WHOLE), emphasis=Emphasis.TOTAL),
        notes=() if printed == _WHOLE else (own.not_hundred(printed),),
    )


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
