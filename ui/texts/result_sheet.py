"""The words of the printed result and its annex of lost points."""

from datetime import date
from decimal import Decimal

from core.reporting.result_sheet import ResultWords
from ui.texts import numbers, paper_improvement, results
from ui.texts.signatures import inside

_DOTS = "." * 24


def _standing(band: str, rank: int | None, ranked_of: int) -> str:
    place = f"; thứ hạng: {results.rank(rank, ranked_of)} đơn vị" if rank is not None else ""
    return f"Xếp hạng: {band or numbers.NO_VALUE}{place}."


def _change(year: int, index: Decimal, places: int | None) -> str:
    told = f"So với năm {year}: chỉ số {results.percent_change(index)}"
    return f"{told}, {_moved(places)}." if places is not None else f"{told}."


def _moved(places: int) -> str:
    return "giữ nguyên thứ hạng" if places == 0 else f"thứ hạng {results.places(places)}"


def _published(on: date, criteria_set: str) -> str:
    return f"Công bố ngày {numbers.day(on)}, chấm theo {criteria_set}."


RESULT_WORDS = ResultWords(
    lost=paper_improvement.LOST_WORDS,
    symbol="KQ-UBND",
    title="KẾT QUẢ",
    subtitle=lambda year: f"Chỉ số cải cách hành chính năm {year}",
    no_result=lambda year: f"{paper_improvement.no_result(year)} Các dòng để trống dùng để ghi tay.",
    result_heading="Kết quả chung",
    index=lambda index, total, maximum: (
        f"Chỉ số CCHC: {numbers.points(total)}/{numbers.points(maximum)} điểm = {numbers.percent(index)}."
    ),
    standing=_standing,
    published=_published,
    decision=lambda told: f"Văn bản công bố: {told or f'số {_DOTS} ngày {_DOTS}'}.",
    change=_change,
    head_rating=lambda told: f"Xếp loại người đứng đầu về cải cách hành chính: {told}.",
    rating=paper_improvement.rating,
    areas_heading="Điểm theo lĩnh vực",
    areas_sheet="Lĩnh vực",
    code="Mã",
    area="Lĩnh vực",
    maximum="Tối đa",
    points="Đạt",
    share="Tỷ lệ",
    before=lambda year: f"Năm {year}",
    moved="Tăng, giảm (điểm\u00a0%)",
    adjusted="Điểm thưởng, điểm trừ",
    steps_heading="Cách xếp hạng",
    no_steps="Gói kết quả không ghi các bước xếp hạng.",
    use=lambda year: (
        f"Kết quả này dùng để đánh giá mức độ hoàn thành nhiệm vụ, trách nhiệm của người đứng đầu và bình xét thi "
        f"đua, khen thưởng năm {year}./."
    ),
    annex_label="Phụ lục",
    annex_title=lambda year: f"Điểm bị trừ năm {year}, nguyên nhân và biện pháp khắc phục",
    annex_reference=lambda unit: f"Kèm theo kết quả chỉ số cải cách hành chính của {inside(unit)}",
)
