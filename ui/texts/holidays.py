"""Words of the table of days off and of the office's choices about deadlines."""

TITLE = "Ngày nghỉ và ngày làm bù năm {year}"
YEAR = "Năm"
TABLE = "Bảng ngày nghỉ và ngày làm bù"
COLUMNS = ("Ngày", "Thứ", "Tên", "Loại", "Xác nhận")
SURE = "đã xác nhận"
NOT_SURE = "cần xác nhận"
DAY_WRONG = "Ngày chưa đúng: gõ ngày/tháng thuộc năm này, ví dụ 30/4, hoặc một đợt nghỉ như 14/2 - 22/2."
WHY = (
    "Bốn ngày nghỉ cố định đã ghi sẵn. Tết Nguyên đán, Giỗ Tổ Hùng Vương, ngày nghỉ thêm dịp Quốc khánh và các ngày "
    "hoán đổi thì nhập theo thông báo nghỉ hằng năm. Dòng “cần xác nhận” chưa được tính."
)
KEYS = (
    "Enter xuống dòng, dấu cách đổi loại hoặc xác nhận, Delete xóa dòng, Ctrl+V dán từ thông báo hoặc Excel."
)
ADD = "Thêm ngày"
REMOVE = "Xóa dòng"
COPY = "Chép từ năm {year}"
PASTE = "Dán"
SAVE = "Lưu bảng ngày nghỉ"
COPY_NONE = "Năm {year} chưa có bảng ngày nghỉ để chép."

CHOICES_TITLE = "Đặt thời hạn năm {year}"
CHOICES_WHY = "Để trống ô ngày thì dùng mốc mặc định ghi trong ô. Các mốc dùng để nhắc việc; kỳ báo cáo dùng để lấy số liệu."
DAYS_AHEAD = "Nhắc trước"
DAYS_AHEAD_HINT = "Việc đến hạn trong số ngày này được liệt kê ở Tổng quan."
EARLIER = "Gửi báo cáo sớm hơn hạn"
EARLIER_HINT = "Cấp trên yêu cầu gửi trước hạn của Bộ bao nhiêu ngày thì ghi bấy nhiêu."
PLAN_BY = "Hạn ban hành kế hoạch năm"
SELF_FROM = "Tự chấm từ ngày"
SELF_TO = "Tự chấm đến hết ngày"
PUBLISHED = "Ngày công bố chỉ số năm trước"
PUBLISHED_HINT = "Khi chưa nhận gói kết quả; việc phải làm “ngay sau công bố” tính từ ngày này."
AFTER = "Làm ngay sau công bố, trong"
AFTER_HINT = "Chỉ dùng khi công bố muộn hơn mốc trước ngày 01/4."
TARGET = "Mục tiêu chỉ số CCHC"
DAYS = "ngày"
PERCENT = "%"
SAVE_CHOICES = "Lưu thời hạn"
WINDOWS = "Kỳ báo cáo CCHC định kỳ"
WINDOWS_WHY = "Theo Công văn số 581/BNV-CCHC; cấp trên quy định khác thì ghi ngày của mình. Số liệu của báo cáo lấy theo kỳ này."
_REPORTS = ("Quý I", "6 tháng", "Quý III", "Năm")


def window_labels(number: int) -> tuple[str, str, str]:
    """Labels of the three days of a report; `number` counts from 1."""
    name = _REPORTS[number - 1]
    return f"{name}: từ ngày", f"{name}: đến hết ngày", f"{name}: gửi chậm nhất"
