"""Words of the register of indexes others publish about the province."""

TAB = "Chỉ số bên ngoài"
VIEW = "Xem"
VIEW_YEARS = "Các năm, tăng giảm"
CHART = "Biểu đồ"
CHART_VALUE = "Giá trị"
CHART_RANK = "Thứ hạng"
SEARCH = "Tìm chỉ số, văn bản"
DOCUMENT = "Văn bản công bố"
NONE_HELD = (
    "Nơi đây giữ chỉ số của tỉnh do nơi khác công bố (PAR Index, SIPAS, PAPI, PCI, DTI, điểm 766 …): giá trị, "
    "thứ hạng trên tổng số tỉnh, văn bản. Nhập nhiều năm để thấy tăng, giảm và biểu đồ."
)


def view_entry(year: int) -> str:
    """The view in which the values of a year are entered."""
    return f"Nhập, sửa năm {year}"
