"""Words of lost points with their remedies, of the self-review report and of the sheet of the head."""

from decimal import Decimal
from types import MappingProxyType

from core.improvement import ImprovementPlan
from core.records.people import HeadRating
from core.reporting.head_sheet import HeadSheetWords
from core.reporting.improvement_paper import ImprovementWords, LostWords
from core.reporting.paper import Section
from core.reporting.review_paper import ReviewWords
from core.result_view import ResultView
from ui.texts import numbers, results
from ui.texts.records import choice_label
from ui.texts.signatures import inside

LOST_WORDS = LostWords(
    sheet="Điểm bị trừ",
    code="Mã",
    criterion="Tiêu chí",
    maximum="Tối đa",
    lost="Bị trừ",
    cause="Nguyên nhân, lý do",
    remedy="Biện pháp",
    owner="Người chịu trách nhiệm",
    due="Thời hạn",
    not_given="Chưa giao việc",
)


def _standing(view: ResultView) -> str:
    place = f", hạng {results.rank(view.rank, view.ranked_of)}" if view.rank is not None else ""
    return f"xếp hạng {view.band or numbers.NO_VALUE}{place}."


def _index(view: ResultView) -> str:
    reached = f"{numbers.points(view.total)}/{numbers.points(view.maximum)}"
    return f"Chỉ số CCHC {reached} điểm = {numbers.percent(view.index)};"


def no_result(year: int) -> str:
    """A year whose result was not received."""
    return f"Chưa có kết quả công bố Chỉ số cải cách hành chính năm {year} trong sổ."


def _addressee(authority: str) -> str:
    return f"Kính gửi: Ủy ban nhân dân {inside(authority)}."


def _introduction(view: ResultView, plan: ImprovementPlan) -> str:
    return (
        f"Kết quả năm {view.year}: {numbers.points(view.total)}/{numbers.points(view.maximum)} điểm, chỉ số "
        f"{numbers.percent(view.index)}. Có {numbers.count(len(plan.lines))} tiêu chí chưa đạt điểm tối đa, "
        f"bị trừ {numbers.points(plan.lost)} điểm."
    )


def _goal(plan: ImprovementPlan) -> str:
    return (
        f"Các tiêu chí đã giao việc bị trừ {numbers.points(plan.planned)} điểm; nếu lấy lại đủ thì chỉ số đạt "
        f"{numbers.percent(plan.goal)}."
    )


IMPROVEMENT_WORDS = ImprovementWords(
    table=LOST_WORDS,
    symbol="BC-UBND",
    title="BÁO CÁO",
    subtitle=lambda year: f"Điểm bị trừ năm {year}, nguyên nhân, trách nhiệm và biện pháp khắc phục",
    no_result=lambda year: f"{no_result(year)} Các dòng để trống dùng để ghi tay.",
    introduction=_introduction,
    nothing_lost="Không có tiêu chí nào bị trừ điểm.",
    not_given_yet=lambda lines, points: (
        f"Còn {numbers.count(lines)} tiêu chí chưa giao việc khắc phục ({numbers.points(points)} điểm)."
    ),
    lines_heading="Điểm bị trừ theo lĩnh vực, tiêu chí",
    others_heading="Cải thiện các chỉ số khác",
    others_sheet="Chỉ số khác",
    index="Chỉ số",
    goal_heading="Mục tiêu",
    goal=_goal,
    notes_heading="Đánh giá chung, kiến nghị",
    closing=lambda year: f"Trên đây là báo cáo điểm bị trừ năm {year} và biện pháp khắc phục của đơn vị./.",
)


def _owed(areas: int, limit: Decimal, is_head_rated: bool) -> str:
    below = (
        f"có {numbers.count(areas)} lĩnh vực đạt dưới {numbers.rounded(limit, 0)}\u00a0% số điểm tối đa"
        if areas
        else ""
    )
    rated = "người đứng đầu được xếp loại “Hoàn thành nhiệm vụ” về CCHC" if is_head_rated else ""
    return f"Đơn vị phải gửi báo cáo kiểm điểm vì {' và '.join(part for part in (below, rated) if part)}."


def _review_result(view: ResultView) -> str:
    place = f", thứ hạng {results.rank(view.rank, view.ranked_of)}" if view.rank is not None else ""
    return (
        f"Theo kết quả công bố ngày {numbers.day(view.published_on)}, năm {view.year} đơn vị đạt "
        f"{numbers.points(view.total)}/{numbers.points(view.maximum)} điểm, chỉ số {numbers.percent(view.index)}, "
        f"xếp hạng {view.band or numbers.NO_VALUE}{place}."
    )


_SHORTCOMINGS = "Tồn tại, hạn chế"
_CAUSES = "Nguyên nhân"
_RESPONSIBILITY = "Trách nhiệm của tập thể, cá nhân"
_REMEDIES = "Biện pháp khắc phục, thời hạn hoàn thành"
_PROPOSALS = "Cam kết, kiến nghị"

REVIEW_WORDS = ReviewWords(
    symbol="BC-UBND",
    title="BÁO CÁO KIỂM ĐIỂM",
    subtitle=lambda year: f"Về kết quả thực hiện công tác cải cách hành chính năm {year}",
    addressee=_addressee,
    no_result=no_result,
    result=_review_result,
    not_owed=lambda year: (
        f"Năm {year} không có lĩnh vực nào dưới mức phải kiểm điểm và người đứng đầu không bị xếp loại ở mức "
        "phải kiểm điểm; mẫu báo cáo giữ lại để dùng khi cần."
    ),
    owed=_owed,
    every_area="Bộ tiêu chí không nêu lĩnh vực phải kiểm điểm nên tính mọi lĩnh vực.",
    due=lambda last_day: f"Ngày cuối để gửi báo cáo: {numbers.day(last_day)}.",
    areas_heading="Lĩnh vực đạt thấp",
    areas_sheet="Lĩnh vực",
    code="Mã",
    area="Lĩnh vực",
    maximum="Điểm tối đa",
    limit=lambda limit: f"Mức {numbers.rounded(limit, 0)}\u00a0%",
    points="Điểm đạt",
    share="Tỷ lệ",
    short="Còn thiếu",
    head_heading="Xếp loại người đứng đầu",
    head_rated=lambda told: f"Xếp loại người đứng đầu về cải cách hành chính: {told}.",
    head_not_rated="Sổ chưa ghi kết quả xếp loại người đứng đầu về cải cách hành chính.",
    shortcomings_heading=_SHORTCOMINGS,
    lines_sheet="Tiêu chí bị trừ điểm",
    criterion="Tiêu chí",
    lost="Bị trừ",
    cause="Nguyên nhân, lý do",
    findings_told=lambda count: (
        f"Ngoài ra còn {numbers.count(count)} tồn tại qua kiểm tra chưa khắc phục xong:"
    ),
    findings_sheet="Tồn tại qua kiểm tra",
    finding="Nội dung",
    found_on="Ngày phát hiện",
    owner="Người chịu trách nhiệm",
    remedy="Biện pháp khắc phục",
    causes_heading=_CAUSES,
    responsibility_heading=_RESPONSIBILITY,
    responsible_sheet="Trách nhiệm",
    tasks_of="Tiêu chí phụ trách",
    remedies_heading=_REMEDIES,
    remedies_sheet="Khắc phục",
    due_column="Thời hạn",
    done_column="Hoàn thành",
    no_remedies="Chưa giao việc khắc phục nào; giao ở trang Kết quả, Kế hoạch cải thiện.",
    proposals_heading=_PROPOSALS,
    closing=lambda year: (
        f"Trên đây là báo cáo kiểm điểm kết quả cải cách hành chính năm {year}, kính báo cáo cấp có thẩm quyền./."
    ),
)


def _person(name: str, post: str, unit: str) -> str:
    dots = "." * 40
    return f"Họ và tên: {name or dots}; chức vụ: {post or dots}; đơn vị: {unit}."


def _change(view: ResultView, before: ResultView) -> str:
    told = f"So với năm {before.year}: {results.percent_change(view.index - before.index)}"
    if view.rank is None or before.rank is None:
        return f"{told}."
    places = before.rank - view.rank
    return f"{told}, {'giữ nguyên thứ hạng' if places == 0 else results.places(places)}."


def rating(held: HeadRating) -> str:
    """A rating with the document behind it."""
    by = f" ({held.decision})" if held.decision else ""
    return f"{choice_label(held.grade)}{by}"


def _rated(held: HeadRating) -> str:
    parts = (
        f"văn bản {held.decision}" if held.decision else "",
        f"ngày {numbers.day(held.decided_on)}" if held.decided_on else "",
        f"của {held.decided_by}" if held.decided_by else "",
    )
    by = " ".join(part for part in parts if part)
    return f"Xếp loại theo {by}." if by else f"Kết quả xếp loại: {choice_label(held.grade)}."


HEAD_SHEET_WORDS = HeadSheetWords(
    symbol="PĐG-UBND",
    title="PHIẾU ĐÁNH GIÁ",
    subtitle=lambda year: f"Mức độ hoàn thành nhiệm vụ cải cách hành chính của người đứng đầu năm {year}",
    person=_person,
    result_heading="Kết quả cải cách hành chính của đơn vị",
    no_result=no_result,
    index=_index,
    standing=_standing,
    change=_change,
    areas_heading="Điểm theo lĩnh vực",
    areas_sheet="Lĩnh vực",
    code="Mã",
    area="Lĩnh vực",
    maximum="Tối đa",
    points="Đạt",
    share="Tỷ lệ",
    flag="Ghi chú",
    below="Dưới mức",
    work_heading="Kết quả chỉ đạo, điều hành trong năm",
    work_sheet="Chỉ đạo, điều hành",
    measure="Nội dung",
    done="Đạt",
    of="Tổng số",
    grade_heading="Mức xếp loại",
    grade_sheet="Mức xếp loại",
    grade_of=choice_label,
    not_rated="Chưa xếp loại; người có thẩm quyền đánh dấu vào ô.",
    rated=_rated,
    review_follows="Đơn vị gửi báo cáo kiểm điểm nếu tỉnh yêu cầu.",
    opinion_heading="Nhận xét của người có thẩm quyền",
    rated_person="NGƯỜI ĐƯỢC ĐÁNH GIÁ",
    authority="NGƯỜI CÓ THẨM QUYỀN",
    sign_hint="(Ký, ghi rõ họ tên)",
)

MEASURES = MappingProxyType(
    {
        "plan.tasks": "Nhiệm vụ trong kế hoạch CCHC đã hoàn thành",
        "assigned_tasks": "Nhiệm vụ cấp trên giao hoàn thành đúng hạn",
        "dossiers.on_time": "Hồ sơ TTHC giải quyết trước hạn và đúng hạn",
        "dossiers.online": "Hồ sơ TTHC nộp trực tuyến",
        "feedback.on_time": "Phản ánh, kiến nghị xử lý đúng hạn",
        "findings": "Tồn tại qua kiểm tra đã khắc phục",
    }
)

SECTIONS = MappingProxyType(
    {
        "improvement": (
            Section(
                key="notes",
                name="Đánh giá chung, kiến nghị",
                hint="Nhận định chung về điểm bị trừ và điều đề nghị cấp trên.",
            ),
        ),
        "review": (
            Section(key="shortcomings", name=_SHORTCOMINGS, hint="Việc làm chưa tốt, ngoài bảng tiêu chí."),
            Section(key="causes", name=_CAUSES, hint="Nguyên nhân khách quan, chủ quan."),
            Section(key="responsibility", name=_RESPONSIBILITY, hint="Tập thể, cá nhân nào, ở mức nào."),
            Section(key="remedies", name=_REMEDIES, hint="Cách làm chung; từng việc đã có trong bảng."),
            Section(key="proposals", name=_PROPOSALS, hint="Cam kết của đơn vị, điều đề nghị cấp trên."),
        ),
        "head-rating": (
            Section(key="opinion", name="Nhận xét của người có thẩm quyền", hint="Ưu điểm, hạn chế chính."),
        ),
    }
)
