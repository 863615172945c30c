"""Words of the training page."""

from ui.texts import numbers

ADD = "Thêm lớp"
ANY = {"role": "Mở và cử", "kind": "Mọi loại lớp"}


def context(held: int, sent: int, *, participants: int, turns: int) -> str:
    """Classes held and attended are counted apart; turns are not persons."""
    return (
        f"Tự mở {numbers.count(held)} lớp, cử đi học {numbers.count(sent)} lớp, "
        f"{numbers.count(participants)} người, {numbers.count(turns)} lượt"
    )
