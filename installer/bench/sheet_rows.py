"""Fifty thousand rows in and out of workbooks, against the bare pass of the library over the same file."""

from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import openpyxl
from bench.material import Material, entered
from bench.table import Row, compared
from bench.timing import side_by_side
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, Protection

from core.foreign.values import ForeignPlan
from core.progress import Silent
from core.records.catalogue import kind_of
from core.records.dossiers import DossierCount, DossierField
from core.services.office_services import OfficeServices
from storage.spreadsheets import workbook_bytes
from ui.texts.record_workbooks import RECORD_WORDS

ROWS = 50_000
YEAR = 2026
_TWICE = 2
_KIND = kind_of("dossier_count")
_FIELDS = ("Đất đai", "Hộ tịch", "Chứng thực", "Xây dựng", "Bảo trợ xã hội", "Hộ kinh doanh")
_CHANNELS = ("Trực tiếp", "Trực tuyến toàn trình", "Trực tuyến một phần", "Bưu chính")
_HEADINGS = (
    "STT",
    "Mã hồ sơ",
    "Họ tên người nộp",
    "Số điện thoại",
    "Lĩnh vực",
    "Tên thủ tục hành chính",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày kết thúc xử lý",
    "Hình thức nộp",
    "Trạng thái",
)


def template_in(material: Material) -> Row:
    """The product's own template, full: read, checked, kept."""
    return _brought_in(material, "sheet-in", file=template_file(material), shape="template")


def list_in(material: Material) -> Row:
    """A list of single dossiers through a mapping: read, counted, kept."""
    return _brought_in(material, "foreign-in", file=list_file(material), shape="list")


def template_out(material: Material) -> Row:
    """Write the full template, against the library's bare writer with the same cells and styles."""
    records = _records()
    folder = material.fresh("sheet-out")
    ours, theirs = side_by_side(
        lambda: (folder / "ours.xlsx").write_bytes(_workbook(records)),
        lambda: (folder / "bare.xlsx").write_bytes(_bare_workbook(records)),
        repeats=_TWICE,
    )
    against = f"openpyxl write_only, {ROWS} rows with the same cells and styles"
    return compared("sheet-out", ours, theirs, goal=1.3, against=against)


def _take_template(services: OfficeServices, path: Path) -> None:
    done = services.exchange_records.import_file(path, progress=Silent())
    assert done.is_done
    assert sum(done.added.values()) == ROWS


def _take_list(services: OfficeServices, path: Path) -> None:
    service = services.map_foreign
    look = service.look(path)
    proposal = service.propose(look.sheets[0])
    plan = ForeignPlan(
        sheet=look.sheets[0].name,
        header=proposal.header,
        kind=proposal.kind,
        year=YEAR,
        columns=proposal.columns,
    )
    outcome = service.preview(path, plan, progress=Silent())
    assert outcome.counted == ROWS
    assert service.take(outcome).is_done


BRING_IN: Mapping[str, Callable[[OfficeServices, Path], None]] = {
    "template": _take_template,
    "list": _take_list,
}


def _brought_in(material: Material, name: str, *, file: Path, shape: str) -> Row:
    copies = iter([material.copy(material.commune()) for _ in range(_TWICE)])

    def ours() -> None:
        with entered(next(copies)) as services:
            BRING_IN[shape](services, file)

    mine, theirs = side_by_side(ours, lambda: bare_pass(file), repeats=_TWICE)
    against = f"openpyxl read_only over the same {ROWS} rows"
    return compared(name, mine, theirs, goal=1.5, against=against)


def bare_pass(path: Path) -> int:
    """Every value of every sheet, as the library gives it."""
    book = openpyxl.load_workbook(path, read_only=True)
    count = sum(1 for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for _ in row)
    book.close()
    return count


def _records() -> list[DossierCount]:
    fields = list(DossierField)
    return [
        DossierCount(
            id=str(uuid5(NAMESPACE_URL, str(at))),
            year=YEAR,
            from_on=date(YEAR, at % 12 + 1, 1),
            to_on=date(YEAR, at % 12 + 1, 28),
            field=fields[at % len(fields)],
            online_full=at % 30,
            direct=at % 7,
            post=at % 3,
            done_on_time=at % 30 + at % 7 + at % 3,
            full_eligible=at % 30,
        )
        for at in range(ROWS)
    ]


def _workbook(records: list[DossierCount]) -> bytes:
    return workbook_bytes(unit="", records=records, words=RECORD_WORDS, year=YEAR, kinds=(_KIND,))


def template_file(material: Material) -> Path:
    """The full template."""
    path = material.fresh("sheets", kept=True) / "template.xlsx"
    if not path.exists():
        path.write_bytes(_workbook(_records()))
    return path


def list_file(material: Material) -> Path:
    """The list of single dossiers."""
    path = material.fresh("sheets", kept=True) / "list.xlsx"
    if path.exists():
        return path
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("DanhSach")
    sheet.append(["DANH SÁCH HỒ SƠ TIẾP NHẬN VÀ TRẢ KẾT QUẢ"])
    sheet.append(list(_HEADINGS))
    for at in range(ROWS):
        month, day = at % 11 + 1, at % 20 + 1
        sheet.append(
            [
                at + 1,
                f"H52-{month:02d}{day:02d}-{at:05d}",
                f"Người nộp {at}",
                f"09{at:08d}",
                _FIELDS[at % len(_FIELDS)],
                f"Thủ tục số {at % 150}",
                f"{day:02d}/{month:02d}/{YEAR}",
                f"{day + 5:02d}/{month:02d}/{YEAR}",
                f"{day + at % 8:02d}/{month:02d}/{YEAR} 16:30",
                _CHANNELS[at % len(_CHANNELS)],
                "Đã trả kết quả",
            ]
        )
    book.save(path)
    return path


def _bare_workbook(records: list[DossierCount]) -> bytes:
    """The same cells in the same styles, each made once and shared, as the library's users do it."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("bare")
    styles = {look: _style(sheet, look) for look in ("@", "0", "#,##0", "dd/mm/yyyy")}
    names = tuple(spec.name for spec in _KIND.fields)
    for record in records:
        row: list[Any] = [_cell(sheet, record.id, styles["@"]), _cell(sheet, record.year, styles["0"])]
        for name in names:
            value = getattr(record, name)
            look = "dd/mm/yyyy" if isinstance(value, date) else "@" if isinstance(value, str) else "#,##0"
            row.append(None if value is None else _cell(sheet, value, styles[look]))
        sheet.append(row)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _cell(sheet: Any, value: Any, style: Any) -> Any:
    cell = WriteOnlyCell(sheet, value)
    cell._style = style  # noqa: SLF001 - the library has no other way to share a style
    return cell


def _style(sheet: Any, look: str) -> Any:
    cell = WriteOnlyCell(sheet)
    cell.font, cell.number_format = Font(name="Times New Roman", size=12), look
    cell.alignment, cell.protection = Alignment(vertical="top", wrap_text=True), Protection(locked=False)
    return cell._style  # noqa: SLF001
