"""Words of the question where to print."""

TITLE = "In"
PRINTER = "Máy in"
COPIES = "Số bản"
ACT = "In"
NONE_HERE = "Máy này chưa có máy in. Lưu thành tệp PDF rồi in ở máy khác."
