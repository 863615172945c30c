"""Words of the settings page."""

OFFICER = "Người làm"
NAME = "Họ và tên"
POSITION = "Chức danh"
SIGNATORY = "Người ký văn bản"
SIGNATORY_NAME = "Họ và tên"
SIGNATORY_POSITION = "Chức vụ"
FORM = "Ký theo hình thức"
PLACE = "Địa danh ghi trên văn bản"
LOOK = "Giao diện"
SCHEME = "Màu nền"
SCHEMES: tuple[tuple[str, str], ...] = (
    ("system", "Theo hệ thống"),
    ("light", "Sáng"),
    ("dark", "Tối"),
)
BACKUP = "Sao lưu"
BACKUP_WHY = (
    "Bản sao lưu gồm toàn bộ số liệu, tài liệu kiểm chứng và khóa. Nên ghi ra ổ USB cất riêng mỗi tuần."
)
BACKUP_NOW = "Sao lưu ngay…"
BACKUP_TITLE = "Sao lưu"
BACKING_UP = "Đang sao lưu"
BACKUP_FILES = "Bản sao lưu (*.zip)"
BACKUP_NAME = "sao-luu-{unit}-{day}.zip"
BACKUP_DONE = "Đã sao lưu xong và kiểm tra lại."
CHECK = "Kiểm tra toàn vẹn"
CHECKING = "Đang kiểm tra toàn vẹn"
CHECK_OK = "Số liệu, tài liệu và nhật ký đều nguyên vẹn."
LOST = "Tài liệu kiểm chứng bị thiếu"
LOST_WHAT = "Sổ có {count} tệp tài liệu bị thiếu hoặc không còn như lúc lưu."
LOST_WHY = "Tệp đã bị xóa, bị phần mềm diệt vi-rút cách ly, hoặc ổ đĩa hỏng."
LOST_ADVICE = (
    "Không nộp gói lúc này. Vào Cài đặt, bấm “Kiểm tra toàn vẹn”, rồi khôi phục từ bản sao lưu gần nhất và báo "
    "người hỗ trợ."
)
CHECK_WRONG = "Có {count} chỗ hỏng. Khôi phục từ bản sao lưu gần nhất và báo người hỗ trợ."
ABOUT = "Về sổ này"
UNIT = "Đơn vị"
ROLE = "Vai trò"
AUTHORITY = "Cơ quan thẩm định"
FOLDER = "Thư mục của sổ"
SETS = "Bộ tiêu chí đang giữ"
DAYS = "Ngày làm việc"
DAYS_WHY = (
    "Ngày nghỉ lễ và ngày làm bù quyết định các hạn tính bằng ngày làm việc; nhập khi có thông báo hằng năm."
)
HOLIDAYS = "Ngày nghỉ và ngày làm bù…"
SCHEMA = "Phiên bản số liệu"
RECORDS = "Số dòng số liệu"
