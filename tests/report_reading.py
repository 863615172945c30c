"""Read a report value back: its tables by name, and everything written in it."""

from collections.abc import Iterator

from core.reporting.document import (
    Block,
    CellValue,
    Drawing,
    Heading,
    Paragraph,
    Report,
    Table,
    tables_of,
)


def table(report: Report, name: str) -> Table:
    """The table of this name; every table has a cell per column. Raises KeyError when there is none."""
    found = {each.name: each for each in tables_of(report)}
    for held in found.values():
        lengths = {len(row.cells) for row in (*held.rows, *((held.total,) if held.total else ()))}
        assert lengths <= {len(held.columns)}, held.name
    return found[name]


def rows(report: Report, name: str) -> list[tuple[CellValue, ...]]:
    """The cells of a table, its total last."""
    held = table(report, name)
    return [row.cells for row in (*held.rows, *((held.total,) if held.total else ()))]


def headings(report: Report) -> list[str]:
    """The headings in order, annexes included."""
    return [block.text for block in _blocks(report) if isinstance(block, Heading)]


def written(report: Report) -> str:
    """Title, paragraphs and cells, a line each."""
    lines = [report.title, report.subtitle, report.notice]
    for block in _blocks(report):
        match block:
            case Heading() | Paragraph():
                lines.append(block.text)
            case Table():
                lines += [str(cell) for row in block.rows for cell in row.cells if cell is not None]
                lines += block.notes
            case Drawing():
                lines.append(block.chart.title)
    return "\n".join(lines)


def _blocks(report: Report) -> Iterator[Block]:
    yield from report.blocks
    for annex in report.annexes:
        yield from annex.blocks
