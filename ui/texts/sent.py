"""Words about figures that are corrected after they were sent."""

from typing import Final

WHY: Final = "Lý do sửa"
WHY_SHAPE: Final = "Lý do sửa (không bắt buộc), ghi vào nhật ký"
KEEP: Final = "Ghi lý do"
LEAVE: Final = "Bỏ qua"


def corrected(year: int, revision: int) -> str:
    """What is so, and what has to follow."""
    return f"Năm {year} đã nộp (lần {revision}) và vừa được sửa: nhớ nộp bổ sung."
