"""What the program says before it is loaded."""

TITLE = "Sổ CCHC"
OPENING = "Đang mở sổ…"
