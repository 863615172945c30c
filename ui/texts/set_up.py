"""Words of the first-run dialog and of the office's people."""

from core.units import SigningForm

TITLE = "Bắt đầu dùng Sổ CCHC"
INTRO = (
    "Mỗi cơ quan giữ một sổ trong một thư mục riêng. Chọn vai trò và đơn vị, ghi tên người làm; "
    "những phần này có thể sửa lại sau, trừ đơn vị."
)
ROLE = "Vai trò"
ROLE_SUBMITTER = "Đơn vị tự chấm điểm (UBND cấp xã)"
ROLE_APPRAISER = "Cơ quan thẩm định (cấp tỉnh)"
PROVINCE = "Tỉnh, thành phố"
COMMUNE = "Xã, phường, đặc khu"
COMMUNE_HINT = "Gõ tên không cần dấu, ví dụ: tay son"
COMMUNE_FIND = "Tìm theo tên"
OFFICER = "Họ và tên người làm"
POSITION = "Chức danh"
SIGNATORY = "Người ký văn bản"
SIGNATORY_POSITION = "Chức vụ người ký"
FORM = "Ký theo hình thức"
PLACE = "Địa danh ghi trên văn bản"
FOLDER = "Thư mục lưu sổ"
CREATE = "Tạo sổ"
OPEN_EXISTING = "Mở sổ đã có…"
NEED = "Còn thiếu: {names}."

FORMS: tuple[tuple[SigningForm, str], ...] = (
    (SigningForm.ON_BEHALF, "TM. (thay mặt tập thể)"),
    (SigningForm.DEPUTY, "KT. (ký thay cấp trưởng)"),
    (SigningForm.BY_ORDER, "TL. (thừa lệnh)"),
    (SigningForm.AUTHORISED, "TUQ. (thừa ủy quyền)"),
    (SigningForm.ACTING, "Q. (quyền cấp trưởng)"),
)
