"""Lists as they go to paper, for the tests of previews and printing."""

from datetime import date
from decimal import Decimal

from core.progress import Silent
from core.reporting.document import Align, CellKind, Column, Report, Row
from ui.listing import ListHead, Listing, list_report

COLUMNS = (
    Column(title="Nhiệm vụ", width=40),
    Column(title="Hạn", width=12, kind=CellKind.DECIMAL),
    Column(title="Số hồ sơ", width=10, kind=CellKind.DECIMAL, align=Align.RIGHT),
    Column(title="Tỷ lệ", width=10, kind=CellKind.PERCENT, align=Align.RIGHT),
)
HEAD = ListHead(
    title="Nhiệm vụ", context=("Xã Tây Sơn", "Năm 2025"), filters=("Quá hạn",), day=date(2026, 3, 2)
)


def a_listing(count: int = 3) -> Listing:
    return Listing(
        name="Nhiệm vụ CCHC",
        columns=COLUMNS,
        count=count,
        whole=count + 2,
        row=lambda at: Row(cells=(f"Việc thứ {at + 1}", date(2025, 6, 30), 1_234 + at, Decimal("20.51"))),
        found="việc",
    )


def a_list(count: int = 3) -> Report:
    return list_report(a_listing(count), HEAD, progress=Silent())
