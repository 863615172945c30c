"""Words about bringing a file of records in: what came of it, what is to be corrected, and the marked copy."""

from core.findings import Finding, Level
from ui.texts import numbers

TITLE = "Kết quả nhập tệp"
DONE = "Đã nhập xong"
REFUSED = "Chưa nhập dòng nào"
REFUSED_WHY = (
    "Sửa các ô dưới đây rồi nhập lại; khi còn ô cần sửa thì không dòng nào được nhập. "
    "Bản có đánh dấu là tệp chép từ tệp của bạn, ô cần sửa được tô màu và có ghi chú; tệp gốc giữ nguyên."
)
REFUSED_WHY_PLAIN = "Sửa các chỗ dưới đây rồi nhập lại; khi còn chỗ cần sửa thì không dòng nào được nhập."
NOTICES = "Các điểm cần biết về tệp vừa nhập:"
FINDINGS = "Danh sách các ô"
SHEET = "Trang"
CELL = "Ô"
LEVEL = "Mức"
WHAT = "Lý do và cách sửa"
WRONG, CARE = "Cần sửa", "Lưu ý"
SAVE_MARKED = "Lưu bản có đánh dấu…"
SAVING_MARKED = "Đang lưu bản có đánh dấu"
MARKED_NAME = "{stem}-danh-dau.xlsx"
MARKED_DONE = "Đã lưu bản có đánh dấu. Sửa các ô tô màu, lưu lại rồi nhập chính tệp đó."
TAKE_BACK = "Hoàn tác lần nhập này"
TAKING_BACK = "Đang hoàn tác lần nhập"
TAKEN_BACK = "Đã hoàn tác: dòng thêm mới vào thùng rác, dòng đã sửa trở lại như trước."
NEEDS_MAPPING = "Câu lệnh chưa đúng: --dry-run và --year chỉ dùng cùng --mapping. Chưa nhập gì."
ANNOTATED_HELP = "khi tệp có ô chưa đúng: ghi bản chép có đánh dấu các ô đó vào tệp .xlsx này"


def level(finding: Finding) -> str:
    """How much a finding weighs."""
    return WRONG if finding.level is Level.ERROR else CARE


def counted(findings: tuple[Finding, ...]) -> str:
    """How many cells are to be corrected, and how many notes there are."""
    errors = sum(1 for each in findings if each.level is Level.ERROR)
    notes = len(findings) - errors
    parts = (
        f"{numbers.count(errors)} chỗ cần sửa" if errors else "",
        f"{numbers.count(notes)} điểm lưu ý" if notes else "",
    )
    return ", ".join(filter(None, parts))


def marked(name: str) -> str:
    """The marked copy was written."""
    return f"Đã ghi bản có đánh dấu: {name}"
