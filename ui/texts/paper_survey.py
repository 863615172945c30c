"""Words of the paper on survey campaigns."""

from datetime import date

from core.evidence import StoredFile
from core.reporting.survey_paper import SurveyWords
from core.services.papers.survey import SurveySentences
from ui.texts import numbers

_DIGEST = 16


def _subtitle(year: int, name: str) -> str:
    return f"Kết quả điều tra xã hội học phục vụ xác định Chỉ số CCHC năm {year}" + (
        f"\n{name}" if name else ""
    )


def _held(organiser: str, first: date | None, last: date | None) -> str:
    when = ""
    if first is not None and last is not None:
        when = f"từ ngày {numbers.day(first)} đến ngày {numbers.day(last)}"
    elif first is not None or last is not None:
        when = f"ngày {numbers.day(first or last)}"
    who = f"Cơ quan tổ chức: {organiser}" if organiser else ""
    told = "; thời gian ".join(filter(None, (who, when)))
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _file(name: str, file: StoredFile) -> str:
    size = numbers.file_size(file.size)
    return f"{name} ({size}), mã SHA-256 bắt đầu bằng {file.sha256[:_DIGEST]}"


def _gap(gap: int) -> str:
    if gap > 0:
        return f"thiếu {numbers.count(gap)} phiếu so với số phiếu hợp lệ"
    return f"nhiều hơn số phiếu hợp lệ {numbers.count(-gap)} phiếu"


SURVEY_WORDS = SurveyWords(
    symbol="BC-UBND",
    title="BÁO CÁO",
    subtitle=_subtitle,
    introduction=lambda year, criteria: (
        f"Kết quả điều tra xã hội học năm {year} cho các tiêu chí của “{criteria}” như sau:"
    ),
    nothing="Chưa có đợt điều tra nào trong năm.",
    unnamed="Số liệu chưa ghi đợt điều tra",
    held=_held,
    document=lambda document: f"Văn bản: {document}.",
    file=lambda file: f"Tệp kết quả: {file}.",
    note=lambda note: f"Ghi chú: {note}",
    nothing_asked="Đợt này chưa có số liệu nào được nhập.",
    source=lambda document: f"Nguồn số liệu: {document}.",
    answered=lambda count, of: f"Đã nhập {numbers.count(count)}/{numbers.count(of)} đơn vị.",
    sheet=lambda criterion, number: f"{number}. Tiêu chí {criterion}",
    caption=lambda code, name, maximum: f"{code} {name} (tối đa {numbers.points(maximum)} điểm)",
    unit="Đơn vị",
    control="Phiếu hợp lệ",
    total="Tổng cộng",
    points="Điểm",
    remark="Ghi chú",
    gap=_gap,
    chart=lambda criterion: f"Tỷ lệ trả lời, tiêu chí {criterion}",
    percent="%",
    series="Tỷ lệ",
    not_self_scored=(
        "Số phiếu theo từng mức trả lời do cơ quan thẩm định nhập từ tệp kết quả; điểm tính theo bộ tiêu chí, "
        "đơn vị không tự chấm."
    ),
    closing="Trên đây là kết quả điều tra xã hội học./.",
)

SURVEY_SENTENCES = SurveySentences(file=_file, other="Số liệu chưa ghi đợt điều tra")
