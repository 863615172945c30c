"""Words of the commands on exports of other programs."""

NAME, KIND, PAIR = "TÊN", "LOẠI", "MỤC=TIÊU-ĐỀ"
NAME_HELP = "tên của cách ghép cột"
FILE_HELP = "tệp .xlsx hoặc .csv xuất từ phần mềm khác"
KIND_HELP = "loại số liệu, hoặc single_dossiers cho danh sách từng hồ sơ; bỏ trống để tự nhận"
SET_HELP = "lấy một mục từ cột có tiêu đề này; bỏ trống tiêu đề là không lấy; có thể ghi nhiều lần"
MAPPING_HELP = "nhập tệp của phần mềm khác theo cách ghép cột đã nhớ"
DRY_RUN_HELP = "chỉ tính thử tệp của phần mềm khác (cùng --mapping), không ghi"
YEAR_HELP = "năm của số liệu trong tệp của phần mềm khác; bỏ trống là năm nay"
NO_MAPPING = "Chưa có cách ghép cột nào."
PLANNED = "Mới tính thử, chưa ghi gì vào sổ."
DONE = "Đã nhập vào sổ."
REFUSED = "Chưa nhập gì: sửa các chỗ trên rồi nhập lại."
HELP = {
    "records map": "cách ghép cột của tệp xuất từ phần mềm khác",
    "records map list": "liệt kê các cách ghép cột đã nhớ",
    "records map show": "xem một cách ghép cột",
    "records map forget": "xóa một cách ghép cột",
    "records map learn": "tự ghép cột theo tiêu đề của một tệp rồi nhớ lại",
}
