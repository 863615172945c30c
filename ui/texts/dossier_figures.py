"""Words of the ratios of dossiers: over a year, over any days, by field."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from core.dossier_ratios import Ratio, RatioChange
from ui.texts import dossiers, numbers

RATIOS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "online": ("Nộp trực tuyến", "tổng số hồ sơ tiếp nhận"),
        "direct": ("Nộp trực tiếp", "tổng số hồ sơ tiếp nhận"),
        "post": ("Nộp qua bưu chính công ích", "tổng số hồ sơ tiếp nhận"),
        "full_online": ("Nộp trực tuyến toàn trình", "hồ sơ của TTHC toàn trình"),
        "on_time": ("Trước hạn và đúng hạn", "hồ sơ đã giải quyết và đang quá hạn"),
        "early": ("Riêng trước hạn", "hồ sơ đã giải quyết"),
        "late": ("Trễ hạn, đang quá hạn", "hồ sơ đã giải quyết và đang quá hạn"),
        "apology": ("Có văn bản xin lỗi", "hồ sơ trễ hạn, đang quá hạn"),
        "epayment": ("Thanh toán trực tuyến", "hồ sơ có phí, lệ phí"),
        "parts": ("Số hóa thành phần hồ sơ", "hồ sơ tiếp nhận và kỳ trước chuyển sang"),
        "results": ("Số hóa kết quả giải quyết", "hồ sơ đã giải quyết"),
        "digitised": ("Số hóa cả hồ sơ và kết quả", "hồ sơ tiếp nhận và kỳ trước chuyển sang"),
        "reused": ("Sử dụng lại dữ liệu số hóa", "tổng số hồ sơ tiếp nhận"),
        "eresult": ("Kết quả điện tử", "hồ sơ phải trả kết quả bằng văn bản"),
        "authenticated": ("Giao dịch xác thực điện tử", "giao dịch trên Cổng, phần mềm"),
        "e_copies": ("Chứng thực điện tử", "tổng số bản sao chứng thực"),
        "population_data": ("Khai thác CSDL quốc gia về dân cư", "tổng số hồ sơ tiếp nhận"),
        "in_software": ("Xử lý trên phần mềm Một cửa", "hồ sơ tiếp nhận và kỳ trước chuyển sang"),
    }
)
"""By ratio: what is counted, and the denominator's own words (R099)."""

SHORT: Mapping[str, str] = MappingProxyType(
    {
        "online": "Trực tuyến",
        "on_time": "Trước, đúng hạn",
        "early": "Riêng trước hạn",
        "digitised": "Số hóa đủ",
        "epayment": "Thanh toán",
    }
)
"""The main ratios where there is little room."""

COUNTS: Mapping[str, str] = MappingProxyType(
    {
        "carried_over": "Kỳ trước chuyển sang",
        "received": "Tiếp nhận",
        "done": "Đã giải quyết",
        "pending": "Đang giải quyết",
        "refused": "Từ chối, rút",
        "outside_boundary": "Phi địa giới",
        "interlinked": "Liên thông",
        "certified_copies": "Bản sao chứng thực điện tử",
    }
)

PRESETS: Mapping[str, str] = MappingProxyType(
    {
        "year": "Cả năm",
        "to_date": "Từ đầu năm đến hôm nay",
        "half_1": "6 tháng đầu năm",
        "half_2": "6 tháng cuối năm",
        "nine": "9 tháng đầu năm",
        "quarter_1": "Quý I",
        "quarter_2": "Quý II",
        "quarter_3": "Quý III",
        "quarter_4": "Quý IV",
        "report_1": "Kỳ báo cáo quý I (từ 15/12)",
        "report_2": "Kỳ báo cáo 6 tháng (từ 15/12)",
        "report_3": "Kỳ báo cáo quý III (từ 15/6)",
        "report_4": "Kỳ báo cáo năm (từ 15/12)",
    }
)

FROM, TO, PRESET = "Từ ngày", "Đến ngày", "Chọn nhanh"
BACKWARDS = "Ngày đầu phải trước hoặc trùng ngày cuối."
RANGE_TABLE = "Tỷ lệ trong khoảng ngày"
FIELD_TABLE = "Trễ hạn theo lĩnh vực, nhiều nhất xếp trước"
YEAR_TABLE = "Các tỷ lệ chính theo tháng"
RATIO, COUNTED, PERCENT = "Tỷ lệ", "Số đếm", "Đạt"
BEFORE, POINTS, RELATIVE = "Năm trước", "Tăng, giảm", "Tương đối"
FIELD, LATE, APOLOGIES = "Lĩnh vực", "Trễ, quá hạn", "Xin lỗi"
PERIOD, RECEIVED = "Kỳ", "Tiếp nhận"
HALVES = ("6 tháng đầu", "6 tháng cuối")
WHOLE_YEAR = "Cả năm"
CHART = "Biểu đồ"
NO_CHART = "Không vẽ"
PERCENT_UNIT = "%"
NO_ROWS = "Chưa có số liệu hồ sơ nào nằm trọn trong khoảng này."
POOLED = "Tỷ lệ của cả khoảng = tổng tử số / tổng mẫu số, không lấy trung bình các tỷ lệ."
_MOST_TOLD = 4


def name(key: str) -> str:
    """A ratio with the words of its denominator: Nộp trực tuyến (trên tổng số hồ sơ tiếp nhận)."""
    what, whole = RATIOS[key]
    return f"{what} (trên {whole})"


def trend(key: str) -> str:
    """The title of a ratio's chart."""
    what, whole = RATIOS[key]
    return f"{what} theo tháng, trên {whole}"


def counted(ratio: Ratio) -> str:
    """The counts: 2.547 / 12.421."""
    return f"{numbers.count(ratio.numerator)} / {numbers.count(ratio.denominator)}"


def percent(ratio: Ratio | None) -> str:
    """The percentage; a dash where nothing was counted."""
    return numbers.NO_VALUE if ratio is None or ratio.percent is None else numbers.percent(ratio.percent)


def whole(ratio: Ratio) -> str:
    """The percentage with its counts: 20,51 % (2.547/12.421)."""
    if ratio.percent is None:
        return numbers.NO_VALUE
    return f"{percent(ratio)} ({numbers.ratio(ratio.numerator, ratio.denominator)})"


def points(change: RatioChange | None) -> str:
    """The change between two percentages, never mixed up with the relative one: +2,48 điểm %."""
    if change is None or change.points is None:
        return numbers.NO_VALUE
    return numbers.percentage_points(change.points)


def relative(change: RatioChange | None) -> str:
    """The change in percent of the earlier percentage: +13,8 %."""
    if change is None or change.relative is None:
        return numbers.NO_VALUE
    return dossiers.relative(change.relative)


def sums(counts: Mapping[str, int]) -> str:
    """The plain sums of a range in one line."""
    return "   ".join(f"{COUNTS[key]}: {numbers.count(count)}" for key, count in counts.items())


def denominators(keys: Sequence[str]) -> str:
    """What each ratio of a table is counted on."""
    told = "; ".join(f"{SHORT[key]}: {RATIOS[key][0].lower()} trên {RATIOS[key][1]}" for key in keys)
    return f"{told}."


def left_out(sentences: Sequence[str]) -> str:
    """Gaps and straddling rows: the first few, and how many more there are."""
    more = len(sentences) - _MOST_TOLD
    rest = f" Còn {numbers.count(more)} lưu ý nữa." if more > 0 else ""
    return " ".join(sentences[:_MOST_TOLD]) + rest
