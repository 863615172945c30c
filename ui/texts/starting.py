"""What the program says before it is loaded."""

TITLE = "Sổ CCHC"
OPENING = "Đang mở sổ…"
DAMAGED = (
    "Sổ CCHC không chạy được.\n"
    "Một số tệp của chương trình bị thiếu hoặc bị hỏng, có thể do phần mềm diệt vi-rút giữ lại ({name}).\n"
    "Cài lại Sổ CCHC; số liệu trong sổ không bị ảnh hưởng."
)
