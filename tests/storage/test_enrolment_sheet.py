"""The enrolment sheet: one page, the same bytes for the same key, whatever the names."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.reporting.enrolment_sheet import EnrolmentSheet
from storage.report_files.enrolment_sheet import render
from storage.report_files.qr_code import QrCode
from storage.sheets_out import write_enrolment_sheet

SHEET = EnrolmentSheet(
    title="PHIẾU ĐĂNG KÝ KHÓA",
    subtitle="của Xã Tây Sơn",
    facts=(("Đơn vị", "Xã Tây Sơn"), ("Người giữ khóa", "Nguyễn Thị Hạnh")),
    digits_label="Nhóm số",
    digits=tuple(f"{number:05d}" for number in range(12)),
    confirmed=4,
    digits_note="Gõ bốn nhóm số trong khung.",
    code_label="Khóa công khai",
    code="ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICorQgZ1ZRh2vTbgNZ0MQjJScLCxGEiQj6JqDkqjn7bw",
    code_lines=("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICorQgZ1ZRh2vTbgNZ0MQjJScLCxGEiQj6JqDkqjn7bw",),
    signatures=("Người giữ khóa", "Thủ trưởng đơn vị"),
    signature_hint="(Ký, đóng dấu)",
    notes=("Gửi bằng đường khác với tệp.",),
)


def test_the_sheet_is_one_page_and_always_the_same() -> None:
    content = render(SHEET)
    assert content.count(b"/Type /Page\n") == 1
    assert content == render(SHEET)


def test_a_long_name_with_markup_is_drawn_as_it_is() -> None:
    hostile = replace(SHEET, facts=(("Đơn vị", "<b>A&B</b> " * 40),))
    assert render(hostile).startswith(b"%PDF-")


def test_the_code_keeps_its_white_border() -> None:
    width, height = QrCode(SHEET.code).wrap(500, 500)
    assert width == height > 100


def test_the_sheet_is_written_whole(tmp_path: Path) -> None:
    out = tmp_path / "phieu.pdf"
    write_enrolment_sheet(SHEET, out)
    assert out.read_bytes() == render(SHEET)
    assert [path.name for path in tmp_path.iterdir()] == ["phieu.pdf"]


@pytest.mark.parametrize("count", [4, 12])
def test_as_many_groups_are_framed_as_are_typed(count: int) -> None:
    assert render(replace(SHEET, confirmed=count)) != render(replace(SHEET, confirmed=1))


def test_every_font_the_sheet_names_lies_in_it() -> None:
    assert b"/BaseFont /Helvetica" not in render(SHEET)
