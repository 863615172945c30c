"""Tables of the annexes of a periodic report that are no list of figures: people, classes, fields, ratios."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from core.periodic.counts import FigureValue
from core.periodic.people import DOSSIER_COLUMNS, SLIP_COLUMNS, STAFF_COLUMNS
from core.periodic.period import PeriodFigures
from core.periodic.ratios import RatioLine
from core.records.people import Population, Staff
from core.reporting.display import percent
from core.reporting.document import Align, CellKind, CellValue, Column, Emphasis, Row, Table
from core.reporting.periodic_words import AnnexWords


def staff_table(figures: PeriodFigures, words: AnnexWords) -> Table:
    """Each population on its own day (CB); only elected officers and civil servants are added."""
    rows = [_staff_row(row, words) for row in figures.rows.staff]
    servants = [row for row in figures.rows.staff if row.population is not Population.PUBLIC_EMPLOYEE]
    total = None
    if len(servants) > 1:
        sums = tuple(sum(getattr(row, name) for row in servants) for name in STAFF_COLUMNS)
        total = Row(cells=(words.servants, None, *sums), emphasis=Emphasis.TOTAL)
    return _table(
        f"CB. {words.codes['CB']}",
        (
            Column(title=words.figure, width=16),
            Column(title=words.staff_day, width=12, kind=CellKind.DAY, align=Align.CENTRE),
            *(
                Column(
                    title=words.staff[name],
                    width=8,
                    kind=CellKind.COUNT,
                    align=Align.RIGHT,
                    group=words.staff_groups.get(name, ""),
                )
                for name in STAFF_COLUMNS
            ),
        ),
        rows=rows,
        nobody=words.nobody,
        total=total,
    )


def _staff_row(row: Staff, words: AnnexWords) -> Row:
    return Row(
        cells=(
            words.population(row.population),
            row.as_of,
            *(getattr(row, name) for name in STAFF_COLUMNS),
        )
    )


def class_table(figures: PeriodFigures, words: AnnexWords) -> Table:
    """Classes of the window with persons and turns (BD)."""
    found = figures.rows.classes
    title, kind, role, organiser, first, last, classes, people, turns = words.class_columns
    rows = [
        Row(cells=(*words.class_cells(row), row.from_on, row.to_on, row.classes, row.participants, row.turns))
        for row in found
    ]
    sums = (
        sum(row.classes for row in found),
        sum(row.participants for row in found),
        sum(row.turns for row in found),
    )
    return _table(
        f"BD. {words.codes['BD']}",
        (
            Column(title=title, width=32),
            Column(title=kind, width=16),
            Column(title=role, width=11),
            Column(title=organiser, width=18),
            Column(title=first, width=12, kind=CellKind.DAY, align=Align.CENTRE),
            Column(title=last, width=12, kind=CellKind.DAY, align=Align.CENTRE),
            _count(classes, width=8),
            _count(people, width=9),
            _count(turns, width=9),
        ),
        rows=rows,
        nobody=words.nobody,
        total=Row(cells=(words.form.total, *(None,) * 5, *sums), emphasis=Emphasis.TOTAL) if found else None,
    )


def index_table(figures: PeriodFigures, words: AnnexWords) -> Table:
    """Indexes of others published in the window (CS)."""
    name, level, value, rank, out_of, band, published, document = words.index_columns
    rows = [
        Row(
            cells=(
                row.name,
                words.level_of(row),
                row.value,
                row.rank,
                row.out_of,
                row.band,
                row.published_on,
                row.document,
            )
        )
        for row in figures.rows.indexes
    ]
    return _table(
        f"CS. {words.codes['CS']}",
        (
            Column(title=name, width=24),
            Column(title=level, width=12),
            Column(title=value, width=10, kind=CellKind.DECIMAL, align=Align.RIGHT),
            _count(rank, width=9),
            _count(out_of, width=11),
            Column(title=band, width=12),
            Column(title=published, width=12, kind=CellKind.DAY, align=Align.CENTRE),
            Column(title=document, width=34),
        ),
        rows=rows,
        nobody=words.nobody,
    )


def field_table(figures: PeriodFigures, words: AnnexWords) -> Table:
    """HS1 and HS2 by field (HS3) with their total; without fields the total stands alone."""
    rows = [
        Row(
            cells=(
                words.field_of(row),
                *(row.counts[name] for name in DOSSIER_COLUMNS),
                _on_time(row.counts),
            )
        )
        for row in figures.rows.dossiers
    ]
    whole = figures.rows.dossiers_all
    total = None
    if whole is not None:
        sums = (*(whole[name] for name in DOSSIER_COLUMNS), _on_time(whole))
        total = Row(cells=(words.form.total, *sums), emphasis=Emphasis.TOTAL)
    return _table(
        f"HS1, HS2, HS3. {words.codes['HS3']}",
        (
            Column(title=words.field, width=20),
            *(
                _count(words.dossier_columns[name][1], width=9, group=words.dossier_columns[name][0])
                for name in DOSSIER_COLUMNS
            ),
            Column(title=words.on_time, width=11, kind=CellKind.PERCENT, align=Align.RIGHT),
        ),
        rows=rows,
        nobody=words.nobody if total is None else "",
        total=total,
    )


def _on_time(counts: Mapping[str, int]) -> Decimal | None:
    """Settled early and on time among those settled or overdue (guide 4)."""
    return percent(counts["done_early"] + counts["done_on_time"], counts["done"] + counts["pending_overdue"])


def slip_table(figures: PeriodFigures, words: AnnexWords) -> Table:
    """Forms of satisfaction by field (HL)."""
    rows = [
        Row(
            cells=(
                words.field_of(row),
                *(row.counts[name] for name in SLIP_COLUMNS),
                percent(row.counts["level_4"] + row.counts["level_5"], row.counts["valid"]),
            )
        )
        for row in figures.rows.slips
    ]
    return _table(
        f"HL. {words.codes['HL']}",
        (
            Column(title=words.field, width=24),
            *(
                _count(words.slip_columns[name][1], width=9, group=words.slip_columns[name][0])
                for name in SLIP_COLUMNS
            ),
            Column(title=words.satisfied, width=12, kind=CellKind.PERCENT, align=Align.RIGHT),
        ),
        rows=rows,
        nobody=words.nobody,
    )


def ratio_table(ratios: Sequence[RatioLine], words: AnnexWords) -> Table:
    """Every percentage with its counts, beside the year before."""
    name, part, whole, now, before, change = words.ratio_columns
    rows = [
        Row(
            cells=(
                words.ratio_of(line.key),
                typed(line.part),
                typed(line.whole),
                line.percent,
                line.percent_before,
                line.points,
            )
        )
        for line in ratios
    ]
    return _table(
        words.ratio_sheet,
        (
            Column(title=name, width=58),
            _count(part, width=16),
            _count(whole, width=16),
            Column(title=now, width=12, kind=CellKind.PERCENT, align=Align.RIGHT),
            Column(title=before, width=12, kind=CellKind.PERCENT, align=Align.RIGHT),
            Column(title=change, width=13, kind=CellKind.CHANGE, align=Align.RIGHT),
        ),
        rows=rows,
        nobody=words.nobody,
        notes=(words.pooled,),
    )


def typed(value: FigureValue) -> CellValue:
    """Whole amounts of money are whole numbers."""
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value)
    return value


def _table(
    name: str,
    columns: tuple[Column, ...],
    *,
    rows: Sequence[Row],
    nobody: str,
    total: Row | None = None,
    notes: tuple[str, ...] = (),
) -> Table:
    """A table with its caption; without a row one line says that nobody entered any."""
    empty = Row(cells=(nobody, *(None,) * (len(columns) - 1)))
    return Table(
        name=name.partition(".")[0] or name,
        caption=name,
        columns=columns,
        rows=tuple(rows) or ((empty,) if nobody else ()),
        total=total,
        notes=notes,
    )


def _count(title: str, *, width: int, group: str = "") -> Column:
    return Column(title=title, width=width, kind=CellKind.COUNT, align=Align.RIGHT, group=group)
