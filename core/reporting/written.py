"""What an officer wrote, as blocks of a document: a paragraph a line; without words room to write by hand."""

from core.reporting.document import Block, FillIn, Paragraph


def written(text: str, *, lines: int) -> tuple[Block, ...]:
    """The lines of a text as paragraphs of their own; without any, `lines` dotted lines (0: nothing)."""
    told = tuple(Paragraph(text=line) for line in text.splitlines() if line.strip())
    return told or ((FillIn(lines=lines),) if lines else ())
