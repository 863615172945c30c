"""How a report is divided into sheets: one for each table of its documents, one for the charts of each."""

from dataclasses import dataclass

from core.reporting.document import Block, CellKind, Drawing, Report, Table

_FEWEST_COLUMNS = 4
_CHARACTERS = 95  # of a whole line
_LANDSCAPE_FROM, _WIDER = 110, 1.3
_NARROW, _LEAST = 6, 11  # a whole number or a box; a day or a short title
_LABELS, _FIGURES = 38, 16
_PIXELS, _EDGE, _POINTS = 7, 5, 0.75  # of a character, around it, and of a pixel
_ROOM_LEFT = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One sheet: the blocks up to and with a table, and for the last table of a text also those behind it.

    `begins`: it is the first of its document and bears its whole title. `ends`: the signature follows.
    """

    report: Report
    title: str
    heading: str
    blocks: tuple[Block, ...]
    landscape: bool
    begins: bool = False
    ends: bool = False

    @property
    def table(self) -> Table | None:
        """The table of this sheet."""
        return next((block for block in self.blocks if isinstance(block, Table)), None)

    @property
    def columns(self) -> int:
        """How many columns the sheet uses."""
        charts = (1 + len(block.chart.series) for block in self.blocks if isinstance(block, Drawing))
        table = len(self.table.columns) if self.table else _FEWEST_COLUMNS
        return max(table, *charts, 0)


def part_widths(part: Part) -> tuple[float, ...]:
    """Widths of the columns in characters, by weight, but with room for a number, a day or a short title."""
    if part.table is None:
        return (_LABELS, *(_FIGURES for _ in range(part.columns - 1)))
    columns = part.table.columns
    total = sum(column.width for column in columns)
    line = _CHARACTERS * (_WIDER if total > _LANDSCAPE_FROM else 1.0)
    leasts = (_NARROW if each.kind in {CellKind.BOX, CellKind.COUNT} else _LEAST for each in columns)
    return tuple(max(each.width * line / total, least) for each, least in zip(columns, leasts, strict=True))


def room_of(width: float) -> float:
    """The points of text that find room in a column of so many characters."""
    return (width * _PIXELS + _EDGE) * _POINTS - _ROOM_LEFT


def parts_of(report: Report) -> tuple[Part, ...]:
    """Every sheet of the file, in the order of reading."""
    return tuple(part for each in (report, *report.following) for part in _parts_of_one(each))


def _parts_of_one(report: Report) -> list[Part]:
    text = _groups(report.blocks)
    last = max(
        (at for at, group in enumerate(text) if not isinstance(next(iter(group), None), Drawing)), default=0
    )
    parts = [
        Part(
            report=report,
            title=_name(group, report.title),
            heading="",
            blocks=group,
            landscape=report.landscape,
            begins=at == 0,
            ends=at == last,
        )
        for at, group in enumerate(text)
    ]
    for annex in report.annexes:
        heading = "\n".join(filter(None, (annex.label, annex.title)))
        parts += (
            Part(
                report=report,
                title=_name(group, annex.title),
                heading=heading,
                blocks=group,
                landscape=annex.landscape,
            )
            for group in _groups(annex.blocks)
        )
    return parts


def _groups(blocks: tuple[Block, ...]) -> list[tuple[Block, ...]]:
    charts = tuple(block for block in blocks if isinstance(block, Drawing))
    groups: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Drawing):
            continue
        groups[-1].append(block)
        if isinstance(block, Table):
            groups.append([])
    rest = groups.pop()
    if not groups:
        groups = [[]]
    groups[-1] += rest
    return [*(tuple(group) for group in groups), *((charts,) if charts else ())]


def _name(group: tuple[Block, ...], otherwise: str) -> str:
    """The table's name, or the first chart's title."""
    named = next((block.name for block in group if isinstance(block, Table)), "")
    drawn = next((block.chart.title for block in group if isinstance(block, Drawing)), "")
    return named or drawn or otherwise
