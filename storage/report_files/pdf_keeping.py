"""What stays together on a page of a PDF: a heading with the beginning of what it heads."""

from collections.abc import Iterable

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

_WIDEST = 800.0  # points; headings are measured as if nothing were beside them


class RoomFor(CondPageBreak):  # type: ignore[misc]
    """A new page unless this much room is left; stands before what can be torn, such as a table."""


def settled(flow: Iterable[Flowable]) -> list[Flowable]:
    """The same flowables, every heading bound to what follows it.

    The library binds a heading to one flowable as a whole: a table would leave a page half empty for it, and
    what is bound already would be left out. Both are bound here.
    """
    done: list[Flowable] = []
    for each in flow:
        heads = _taken_back(done) if isinstance(each, RoomFor | KeepTogether) else []
        if heads and isinstance(each, KeepTogether):
            done.append(KeepTogether([*heads, *each._content]))  # noqa: SLF001 - what it was made of
        elif heads:
            for head in heads:
                head.keepWithNext = 0
            done += [RoomFor(each.height + sum(map(_height, heads))), *heads]
        else:
            done.append(each)
    return done


def _taken_back(done: list[Flowable]) -> list[Flowable]:
    """The headings at the end, taken off it together with the breaks before each."""
    heads: list[Flowable] = []
    while done and (done[-1].getKeepWithNext() or (heads and isinstance(done[-1], CondPageBreak))):
        last = done.pop()
        if not isinstance(last, CondPageBreak):
            heads.insert(0, last)
    return heads


def _height(head: Flowable) -> float:
    return float(head.wrap(_WIDEST, _WIDEST)[1] + head.getSpaceBefore())
