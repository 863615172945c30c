"""Words of the dialog that reads a criteria set out of an annex table."""

from core.annex import Annex, AnnexLine, Role
from ui.texts import numbers
from ui.texts.criteria_annex import ROLES, doubts, guess

TITLE = "Nhập bộ tiêu chí từ bảng phụ lục"
WHY = (
    "Xem lại từng dòng máy nhận ra. Chương trình không tự sửa số liệu trong bảng; chỗ chưa khớp được ghi ở danh sách "
    "bên dưới và được sửa tiếp trong bản nháp."
)
ROW, ROLE, CODE, NAME, POINTS, RULE, WORDS = (
    "Dòng",
    "Là",
    "Mã",
    "Nội dung",
    "Điểm",
    "Cách tính nhận ra",
    "Căn cứ vào câu",
)
ROLE_OF_ROW = "Dòng đang chọn là"
SET_CODE, VERSION, SET_NAME, YEAR, DECISION = (
    "Mã bộ tiêu chí",
    "Bản",
    "Tên bộ tiêu chí",
    "Năm",
    "Quyết định ban hành",
)
LIKE, LIKE_NONE = "Thang xếp loại, nguồn số liệu theo bộ", "(không lấy theo bộ nào)"
SCORER = "Nơi chấm (tiêu chí không ghi)"
POLICY = "Khi không phát sinh (tiêu chí không ghi)"
MAKE = "Lập bản nháp"
FINDINGS = "Điểm cần xem"
NEED_CODE = "Ghi mã bộ tiêu chí."
ONLY_OPEN = "Chỉ hiện dòng cần xem"


def summary(annex: Annex) -> str:
    """What was recognised, in numbers."""
    roles = [line.role for line in annex.lines]
    leaves = annex.leaves()
    whole = sum(1 for line in leaves if line.guess.is_whole)
    found = sum(1 for line in leaves if line.guess.kind is not None)
    total = "" if annex.total is None else f", tổng {numbers.points(annex.total)} điểm"
    return (
        f"Nhận ra {roles.count(Role.AREA)} lĩnh vực, {roles.count(Role.GROUP)} tiêu chí có mục con, {len(leaves)} mục "
        f"chấm điểm{total}. Cách tính: {found}/{len(leaves)} mục nhận ra, {whole} mục đủ tham số."
    )


def role(line: AnnexLine) -> str:
    """What a row was taken for."""
    return ROLES[line.role]


def points(line: AnnexLine) -> str:
    """The points of a row."""
    return "" if line.points is None else numbers.points(line.points)


def rule(line: AnnexLine) -> str:
    """The rule a leaf was taken for, with what is doubtful."""
    if line.role is not Role.LEAF:
        return ""
    doubtful = doubts(line.guess)
    return f"{guess(line.guess)} ({doubtful})" if doubtful else guess(line.guess)


def words(line: AnnexLine) -> str:
    """The sentences a rule was read from."""
    return " | ".join(line.guess.words) if line.role is Role.LEAF else ""
