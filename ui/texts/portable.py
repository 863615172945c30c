"""Words about the program that runs from a stick and keeps its data there."""

from typing import Final

TITLE: Final = "Sổ CCHC chạy từ USB"
WHAT: Final = "Đây là bản xách tay: số liệu nằm trong thư mục data cạnh chương trình, trên chính ổ này."
WHY: Final = (
    "• USB có thể hỏng hoặc mất bất cứ lúc nào: sao lưu sang nơi khác sau mỗi buổi làm việc (Ctrl+B).\n"
    "• Đóng Sổ CCHC trước, rồi mới tháo USB bằng chức năng tháo an toàn của máy.\n"
    "• Mỗi lúc chỉ dùng ở một máy. Không chép thư mục này thành nhiều bản rồi cùng nhập.\n"
    "• Cụm mật khẩu chỉ bảo vệ khóa. Ai nhặt được USB đều đọc được số liệu và tài liệu: giữ như giữ hồ sơ giấy."
)
ADVICE: Final = "Nếu dùng lâu dài ở một máy, nên cài đặt Sổ CCHC trên máy đó rồi khôi phục từ bản sao lưu."
UNDERSTOOD: Final = "Đã hiểu"

BAR: Final = (
    "Bản xách tay chạy từ USB: sao lưu sang nơi khác sau mỗi buổi, đóng chương trình rồi mới tháo USB."
)
MORE: Final = "Những điều cần nhớ…"
READ: Final = "Đã biết"
STATUS: Final = "Chạy từ USB"

SAME_DRIVE: Final = "Bản sao lưu sẽ nằm trên chính USB đang chạy Sổ CCHC."
SAME_DRIVE_WHY: Final = (
    "USB hỏng hoặc mất thì mất cả sổ lẫn bản sao lưu. Nên ghi vào ổ đĩa của máy hoặc một USB khác cất riêng."
)
ELSEWHERE: Final = "Chọn nơi khác"
HERE_STILL: Final = "Vẫn ghi vào USB này"
