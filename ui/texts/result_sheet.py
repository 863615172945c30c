"""The words of the printed result and its annex of lost points."""

from datetime import date
from decimal import Decimal

from core.records.people import HeadRating
from core.reporting.words import ResultWords
from ui.texts import numbers, results
from ui.texts.records import choice_label


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


def _rating(rating: HeadRating) -> str:
    by = f" ({rating.decision})" if rating.decision else ""
    return f"{choice_label(rating.grade)}{by}"


RESULT_WORDS = ResultWords(
    title="KẾT QUẢ",
    subtitle=lambda year: f"Chỉ số cải cách hành chính năm {year}",
    symbol="KQ-UBND",
    result_heading="Kết quả chung",
    index=lambda index, total, maximum: (
        f"Chỉ số CCHC: {numbers.points(total)}/{numbers.points(maximum)} điểm = {numbers.percent(index)}."
    ),
    standing=_standing,
    published=_published,
    change=_change,
    head_rating=lambda told: f"Xếp loại người đứng đầu về cải cách hành chính: {told}.",
    rating=_rating,
    areas_heading="Điểm theo lĩnh vực",
    code="Mã",
    area="Lĩnh vực",
    criterion="Tiêu chí",
    maximum="Tối đa",
    points="Đạt",
    share="Tỷ lệ",
    steps_heading="Cách xếp hạng",
    no_steps="Gói kết quả không ghi các bước xếp hạng.",
    annex_label="Phụ lục",
    annex_title=lambda year: f"Điểm bị trừ năm {year}, nguyên nhân và biện pháp khắc phục",
    annex_reference=lambda unit: f"Kèm theo kết quả chỉ số cải cách hành chính của {unit}",
    lost_sheet="Điểm bị trừ",
    lost="Bị trừ",
    cause="Nguyên nhân, lý do",
    remedy="Biện pháp",
    owner="Người chịu trách nhiệm",
    due="Thời hạn",
    not_given="Chưa giao việc",
)
