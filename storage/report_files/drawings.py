"""Which charts of a text stand beside each other."""

from collections.abc import Iterable

from core.reporting.document import Block, Drawing

WHOLE = 100  # per cent of a line

Item = Block | tuple[Drawing, ...]


def items_of(blocks: Iterable[Block]) -> tuple[Item, ...]:
    """The blocks in their order; neighbouring charts that fit on one line are one item."""
    items: list[Item] = []
    for block in blocks:
        if not isinstance(block, Drawing):
            items.append(block)
            continue
        before = items[-1] if items else None
        if isinstance(before, tuple) and sum(each.width for each in before) + block.width <= WHOLE:
            items[-1] = (*before, block)
        else:
            items.append((block,))
    return tuple(items)
