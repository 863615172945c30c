"""The words every command line needs: headings of the help, what is wrong with a command, the program's own.

They name nothing of `core`: a start of the window reads its arguments with them and loads no other command's
words (`ui.texts.cli`).
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from ui.texts.sentence import Sentence

# Headings and names of the help
USAGE = "Cách dùng: "
COMMANDS = "các lệnh"
COMMAND = "LỆNH"
POSITIONALS = "phần bắt buộc"
OPTIONS = "tùy chọn"
HELP = "xem hướng dẫn này rồi dừng"
JSON = "in kết quả dạng JSON ra đầu ra chuẩn, không in gì khác"
EPILOG = (
    "Không có lệnh thì mở cửa sổ. Mã kết thúc: 0 xong; 1 không nhận, người dùng sửa được; 2 câu lệnh sai; "
    "3 lỗi thiết bị; 70 lỗi chương trình. Mật khẩu khóa không bao giờ là tham số: nhập khi được hỏi, hoặc đặt "
    "trong biến môi trường SOCCHC_PASSPHRASE."
)
BOX_HELP = (
    "Chương trình này mở cửa sổ Sổ CCHC:\n"
    "  SoCCHC.exe\n"
    "  SoCCHC.exe gui THƯ_MỤC_SỔ\n"
    "  SoCCHC.exe TỆP_GÓI.cchc\n\n"
    "Các lệnh khác chạy trong cửa sổ lệnh bằng SoCCHC-cli.exe; xem SoCCHC-cli.exe --help."
)
DIR, FILE, FOLDER, YEAR = "THƯ_MỤC_SỔ", "TỆP", "THƯ_MỤC", "NĂM"

COMMAND_HELP: Final[Mapping[str, str]] = MappingProxyType(
    {
        "demo": "chạy trọn công việc chính trên số liệu mẫu, từ nhập số liệu đến trả kết quả",
        "gui": "mở cửa sổ trên một sổ",
    }
)

DEMO_OUT_HELP = "thư mục để lại mọi tệp đã tạo"
DIR_HELP = "thư mục của sổ"
OPENED_HELP = "tệp gói để xem ngay trong cửa sổ (ghi nhiều lần nếu có nhiều tệp); chỉ ghi tên tệp cũng được, không cần lệnh gui"
SAMPLE_HELP = "mở sổ mẫu dùng thử: submitter (đơn vị tự chấm) hoặc appraiser (cơ quan thẩm định)"
YEAR_HELP = "năm đánh giá, bốn chữ số"

# What is wrong with a command: patterns of the argument parser's own words
WRONG_USAGE = "Câu lệnh chưa đúng:"
SEE_HELP = "xem cách dùng bằng --help."
USAGE_ERRORS: Final[tuple[tuple[str, str], ...]] = (
    (r"the following arguments are required: (?P<names>.*)", "còn thiếu {names}."),
    (r"unrecognized arguments: (?P<names>.*)", "không có tùy chọn hoặc phần này: {names}."),
    (r"one of the arguments (?P<names>.*) is required", "cần một trong: {names}."),
    (
        r"argument (?P<name>[^:]*): not allowed with argument (?P<other>.*)",
        "{name} không dùng cùng {other}.",
    ),
    (
        r"argument (?P<name>[^:]*): invalid choice: (?P<value>.*) \(choose from (?P<names>.*)\)",
        "{name} không nhận giá trị {value}; chọn một trong: {names}.",
    ),
    (r"argument (?P<name>[^:]*): expected .*argument.*", "{name} cần một giá trị đi sau."),
    (r"argument (?P<name>[^:]*): ignored explicit argument (?P<value>.*)", "{name} không nhận giá trị."),
    (r"argument (?P<name>[^:]*): invalid .* value: (?P<value>.*)", "{name} không nhận giá trị {value}."),
    (r"argument (?P<name>[^:]*): (?P<reason>.*)", "{name}: {reason}"),
)

STOPPED = "Đã dừng theo yêu cầu. Việc đang làm dở không được ghi."


def not_a_year(text: str) -> str:
    """A year was given wrongly."""
    return f"“{text}” không phải năm có bốn chữ số."


def not_a_number(text: str) -> str:
    """A number was given wrongly."""
    return f"“{text}” không phải là số."


def not_a_day(text: str) -> str:
    """A day was given wrongly."""
    return f"“{text}” không phải ngày có trong lịch. Ghi 2025-03-05 hoặc 05/03/2025."


def refused(words: Sentence, code: str) -> tuple[str, ...]:
    """A refusal: what, why, what to do now, and the code."""
    return (words.what, words.why, words.advice, f"({code})")


def bug(path: Path | None) -> str:
    """The program has an error; where it is written down, if that could be done."""
    where = "Không ghi được tệp lỗi." if path is None else f"Tệp lỗi: {path}"
    return f"Chương trình gặp lỗi. Việc đang làm dở không được ghi. {where}"
