"""Words about the program that runs from a stick and keeps its data there."""

from typing import Final

TITLE: Final = "Sổ CCHC chạy từ USB"
WHAT: Final = "Bản xách tay: số liệu nằm trên chính ổ này, trong thư mục data cạnh chương trình."
WHY: Final = (
    "• USB có thể hỏng, mất: sao lưu sang nơi khác sau mỗi buổi (Ctrl+B).\n"
    "• Đóng Sổ CCHC trước, rồi mới tháo USB bằng chức năng tháo an toàn.\n"
    "• Mỗi lúc chỉ dùng ở một máy; không nhập vào nhiều bản chép.\n"
    "• Mật khẩu chỉ bảo vệ khóa: ai nhặt được USB cũng đọc được số liệu."
)
ADVICE: Final = "Dùng lâu dài ở một máy thì nên cài đặt trên máy đó, rồi khôi phục từ bản sao lưu."
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
