"""Reminders and the list of refused packages as values: who is asked for what, until when."""

from datetime import date

from core.reporting.document import Emphasis, Paragraph, Report, Table, tables_of
from core.reporting.refused_list import RefusedData, RefusedFile, refused_list
from core.reporting.reminders import Lack, Reminder, RemindersData, ReturnedMatter, reminders
from tests import report_samples
from ui.texts.reports import REPORT_WORDS

HEAD = report_samples.ranking(3).head
DUE, TODAY = date(2025, 12, 15), date(2025, 12, 18)
LATE = Reminder(code="21640", unit_name="Xã Tây Sơn", lack=Lack.LATE, due_on=DUE, until=None)
EXTENDED = Reminder(
    code="21664",
    unit_name="Phường An Nhơn",
    lack=Lack.MISSING,
    due_on=date(2025, 12, 20),
    until=date(2025, 12, 20),
    extension="Công văn 12/SNV-CCHC",
)
RETURNED = Reminder(
    code="21688",
    unit_name="Xã Bình Khê",
    lack=Lack.RETURNED,
    due_on=DUE,
    until=date(2025, 12, 22),
    returned=ReturnedMatter(
        revision=2,
        on=date(2025, 12, 16),
        reason="Thiếu tài liệu kiểm chứng.",
        lines=(("1.1.2", "Kế hoạch CCHC", "Bổ sung kế hoạch đã ký."),),
    ),
)
DATA = RemindersData(
    head=HEAD,
    year=2025,
    today=TODAY,
    units=(LATE, EXTENDED, RETURNED),
    contact=("Đỗ Minh Châu", "Chuyên viên"),
)


def words(report: Report) -> str:
    return "\n".join(block.text for block in report.blocks if isinstance(block, Paragraph))


def test_every_unit_stands_in_the_list_and_has_a_letter_of_its_own() -> None:
    report = reminders(DATA, REPORT_WORDS)
    (listed,) = tables_of(report)
    assert [row.cells[2] for row in listed.rows] == ["Xã Tây Sơn", "Phường An Nhơn", "Xã Bình Khê"]
    assert [row.cells[5] for row in listed.rows] == [3, None, None]
    assert listed.rows[0].emphasis is Emphasis.WARNING
    assert "3 đơn vị" in words(report)
    assert [words(letter).splitlines()[0] for letter in report.following] == [
        "Kính gửi: Ủy ban nhân dân xã Tây Sơn",
        "Kính gửi: Ủy ban nhân dân phường An Nhơn",
        "Kính gửi: Ủy ban nhân dân xã Bình Khê",
    ]


def test_a_letter_says_what_is_missing_and_until_when() -> None:
    late, extended, returned = (words(each) for each in reminders(DATA, REPORT_WORDS).following)
    assert "trước hết ngày 15/12/2025" in late
    assert "quá hạn 3 ngày" in late
    assert "ngay khi nhận được" in late
    assert "đã gia hạn theo Công văn 12/SNV-CCHC" in extended
    assert "còn 2 ngày" in extended
    assert "chậm nhất ngày 20/12/2025" in extended
    assert "gói lần nộp 2" in returned
    assert "Thiếu tài liệu kiểm chứng." in returned
    assert "liên hệ Đỗ Minh Châu, chuyên viên" in returned


def test_a_returned_unit_reads_every_question_in_its_letter() -> None:
    letter = reminders(DATA, REPORT_WORDS).following[2]
    (table,) = (block for block in letter.blocks if isinstance(block, Table))
    assert table.rows[0].cells == ("1.1.2", "Kế hoạch CCHC", "Bổ sung kế hoạch đã ký.")


def test_without_anybody_to_remind_it_says_so() -> None:
    report = reminders(
        RemindersData(head=HEAD, year=2025, today=TODAY, units=(), contact=("", "")), REPORT_WORDS
    )
    assert words(report) == "Không còn đơn vị nào cần nhắc."
    assert report.following == ()


def test_a_refused_file_is_listed_with_reason_and_cure() -> None:
    files = (
        RefusedFile(
            name="a.cchc", sender="Xã Tây Sơn", reason="Tệp hỏng.", cure="Sao chép lại.", code="E_ZIP_CRC"
        ),
        RefusedFile(
            name="b.cchc", sender="", reason="Không phải gói.", cure="Gửi đúng tệp.", code="E_NOT_PACKAGE"
        ),
    )
    (table,) = tables_of(refused_list(RefusedData(head=HEAD, day=TODAY, files=files), REPORT_WORDS))
    assert table.rows[0].cells == (1, "Xã Tây Sơn", "a.cchc", "Tệp hỏng.", "Sao chép lại.", "E_ZIP_CRC")
    assert table.rows[1].cells[1] == "(không đọc được)"
