"""Words of the minutes of an appraisal."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from core.assessment import Stage
from core.errors import CchcError
from core.reporting.minutes_tables import MinutesTableWords
from core.reporting.minutes_values import MinutesWords
from core.scoring.adjustments import AdjustmentResult
from core.services.papers.minutes import MinutesSentences, NothingToMinute
from ui.texts import criteria, numbers
from ui.texts.council import PARTS
from ui.texts.quoted_document import quoted_document
from ui.texts.ranking_rules import step_with_rule
from ui.texts.sentence import Sentence
from ui.texts.signatures import inside

_BLANK = "\u00a0" * 8
_DOTS = "." * 40
_STAGES: Mapping[Stage, str] = MappingProxyType(
    {Stage.APPRAISAL_1: "Vòng 1", Stage.APPRAISAL_2: "Vòng 2", Stage.COUNCIL: "Hội đồng"}
)

SENTENCES: Mapping[type[CchcError], Sentence] = MappingProxyType(
    {
        NothingToMinute: Sentence(
            what="Chưa lập được biên bản thẩm định năm {year}.",
            why="Chưa có đơn vị nào trong đợt gửi hồ sơ.",
            advice="Nhận gói nộp của các đơn vị ở trang Nhận gói, thẩm định rồi lập biên bản.",
        ),
    }
)


def _opening(authority: str, year: int, unit: str) -> str:
    return (
        f"Hôm nay, ngày{_BLANK}tháng{_BLANK}năm{_BLANK}, tại {_DOTS}, {_committee(authority)} thẩm định kết quả "
        f"tự đánh giá, chấm điểm cải cách hành chính năm {year} của {_committee(unit)}."
    )


def _committee(unit: str) -> str:
    return f"Ủy ban nhân dân {inside(unit)}"


def _ground_set(name: str, decision: str) -> str:
    return f"- {name}" + (f", ban hành kèm theo {decision}." if decision else ".")


def _ground_package(revision: int, received_on: date | None) -> str:
    received = f", nhận ngày {numbers.day(received_on)}" if received_on else ""
    return f"- Hồ sơ tự đánh giá của đơn vị, lần nộp {revision}{received}."


def _result(total: Decimal, maximum: Decimal, index: Decimal | None) -> str:
    told = (
        f"Tổng điểm thẩm định (gồm điểm thưởng, điểm trừ): {numbers.points(total)}/{numbers.points(maximum)}"
    )
    return (
        f"{told} điểm; Chỉ số cải cách hành chính {numbers.percent(index)}."
        if index is not None
        else f"{told} điểm."
    )


def _documents(documents: int, proven: int, criteria_count: int) -> str:
    return (
        f"Đã xem {numbers.count(documents)} tài liệu đơn vị gửi kèm, cho {numbers.count(proven)}/"
        f"{numbers.count(criteria_count)} tiêu chí (danh mục tại Phụ lục II)."
    )


def _band(band: str, rank: int | None, ranked: int, is_published: bool) -> str:
    place = f", hạng {numbers.count(rank)}/{numbers.count(ranked)}" if rank is not None else ""
    state = "đã công bố" if is_published else "dự kiến, chưa công bố"
    return f"Xếp loại {band}{place} ({state})."


def _conclusion(unit: str, total: Decimal, index: Decimal | None, band: str) -> str:
    told = f"Thống nhất kết quả thẩm định của {_committee(unit)}: {numbers.points(total)} điểm"
    reached = f", Chỉ số {numbers.percent(index)}" if index is not None else ""
    named = f", xếp loại {band}" if band else ""
    return f"{told}{reached}{named}. Ý kiến khác:"


def _reason(stage: Stage, reason: str, opinion: str) -> str:
    return f"{_STAGES[stage]}: " + "; ".join(filter(None, (reason, opinion)))


def _cases(found: AdjustmentResult) -> str:
    told = "; ".join(
        line.label if line.count == 1 else f"{line.label} ({numbers.count(line.count)})"
        for line in found.lines
    )
    return f"{told} (giới hạn {numbers.points(found.cap)} điểm)" if found.is_capped else told


TABLE_WORDS = MinutesTableWords(
    lines_sheet="Bảng điểm",
    changed_sheet="Điểm thay đổi",
    unoccurred_sheet="Không phát sinh",
    documents_sheet="Tài liệu",
    code="Mã",
    criterion="Tiêu chí",
    maximum="Tối đa",
    claimed="Tự chấm",
    round_1="Vòng 1",
    explanation="Giải trình của đơn vị",
    round_2="Vòng 2",
    council="Hội đồng",
    given="Kết quả",
    difference="Chênh lệch",
    reason="Lý do, ý kiến thẩm định",
    unit_reason="Đơn vị giải trình",
    confirmed="Kết quả thẩm định",
    documents="Tài liệu đã xem",
    by_authority="Dấu “–” ở cột Tự chấm: tiêu chí do cơ quan thẩm định chấm, đơn vị không tự chấm.",
    excluded="Không áp dụng",
    open_line="Chưa thẩm định",
    no_reason="(không ghi)",
    nothing_written="(không ghi)",
    confirmed_points=lambda points: f"Xác nhận, {numbers.points(points)} điểm",
)

MINUTES_WORDS = MinutesWords(
    symbol="BB-UBND",
    tables=TABLE_WORDS,
    title="BIÊN BẢN",
    subtitle=lambda year, unit: f"Thẩm định kết quả cải cách hành chính năm {year}\n{unit}",
    opening=_opening,
    draft=lambda count: f"Bản dự thảo: còn {numbers.count(count)} tiêu chí chưa thẩm định.",
    people_heading="Thành phần",
    people_sheet="Hội đồng",
    name="Họ và tên",
    job="Chức vụ, cơ quan",
    part="Vai trò",
    no_council=f"Hội đồng thẩm định (danh sách chưa lập): {_DOTS}",
    appraisers="Người thẩm định theo lĩnh vực:",
    appraisers_sheet="Người thẩm định",
    area="Lĩnh vực",
    people="Người thẩm định",
    nobody="Chưa thẩm định",
    representative=f"Đại diện đơn vị được thẩm định: {_DOTS}\nChức vụ: {_DOTS}",
    ground_heading="Căn cứ",
    ground_set=_ground_set,
    ground_package=_ground_package,
    ground_council=f"- Quyết định số {_DOTS[:14]} ngày{_BLANK}tháng{_BLANK}năm{_BLANK} về việc thành lập Hội đồng thẩm định.",
    result_heading="Kết quả thẩm định",
    result_sheet="Kết quả",
    maximum="Tối đa",
    claimed="Tự chấm",
    given="Tổng thẩm định",
    given_own="Thẩm định",
    difference="Chênh lệch",
    own_group="Tiêu chí tự chấm",
    share="Tỷ lệ đạt",
    areas_total="Cộng các lĩnh vực",
    final="Kết quả cuối cùng",
    result=_result,
    changed_heading="Tiêu chí có điểm thẩm định khác điểm tự chấm",
    nothing_appraised="Chưa có tiêu chí nào được thẩm định.",
    nothing_changed="Không có tiêu chí nào thay đổi so với điểm tự chấm.",
    questions_heading="Nội dung yêu cầu giải trình và trả lời",
    questions_sheet="Giải trình",
    no_questions="Không có nội dung nào yêu cầu đơn vị giải trình.",
    question="Nội dung hỏi",
    answer="Đơn vị trả lời",
    asked=lambda day, officer: f"({officer}, {numbers.day(day)})",
    not_answered="(chưa trả lời)",
    unoccurred_heading="Tiêu chí không phát sinh, không áp dụng",
    nothing_unoccurred="Không có tiêu chí không phát sinh hoặc không áp dụng.",
    documents_heading="Tài liệu kiểm chứng",
    documents_looked=_documents,
    no_documents="Đơn vị không gửi kèm tài liệu kiểm chứng.",
    band_heading="Xếp loại và quy định hạ hạng",
    band=_band,
    no_band="Đơn vị chưa được xếp hạng.",
    no_steps="Không có quy định hạ hạng nào được áp dụng.",
    conclusion_heading="Kết luận",
    conclusion=_conclusion,
    no_conclusion=lambda count: (
        f"Còn {numbers.count(count)} tiêu chí chưa thẩm định nên chưa kết luận; điểm ở trên là tạm tính. Ý kiến:"
    ),
    unit_opinion="Ý kiến của đơn vị được thẩm định:",
    closing="Biên bản lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản./.",
    unit_side="ĐẠI DIỆN ĐƠN VỊ ĐƯỢC THẨM ĐỊNH",
    council_side="NGƯỜI THẨM ĐỊNH",
    sign_hint="(Ký, ghi rõ họ tên)",
    annex_label=lambda number: f"Phụ lục {'I' * number}",
    lines_title="BẢNG ĐIỂM THẨM ĐỊNH TỪNG TIÊU CHÍ",
    documents_title="DANH MỤC TÀI LIỆU KIỂM CHỨNG ĐÃ XEM",
    annex_reference=lambda unit: (
        f"(Kèm theo Biên bản thẩm định kết quả cải cách hành chính của {_committee(unit)})"
    ),
)

MINUTES_SENTENCES = MinutesSentences(
    document=quoted_document,
    step=lambda step, used, scheme: step_with_rule(step, used, scheme_id=scheme),
    task=criteria.task_text,
    part=lambda part: PARTS[part],
    person=lambda name, where: f"{name} ({where})" if where else name,
    reason=_reason,
    cases=_cases,
    all_units=lambda count: f"Tất cả {numbers.count(count)} đơn vị đã gửi, trong một tệp",
)
