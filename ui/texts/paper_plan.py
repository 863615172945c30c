"""Words of the year's plan, of its amendments and of the registration of breakthrough work."""

from datetime import date
from types import MappingProxyType

from core.plan_versions import TaskField
from core.records.planning import Plan
from core.reporting.breakthrough_paper import BreakthroughWords
from core.reporting.display import count, day
from core.reporting.paper import Section
from core.reporting.plan_amendment import AmendmentWords
from core.reporting.plan_paper import PlanWords
from ui.texts.records import choice_label
from ui.texts.reports import SELF_SCORE_WORDS
from ui.texts.signatures import inside

_FIELDS = MappingProxyType(
    {
        TaskField.AREA: "Lĩnh vực",
        TaskField.TITLE: "Nội dung",
        TaskField.PRODUCT: "Sản phẩm",
        TaskField.OWNER: "Phụ trách",
        TaskField.DUE_ON: "Thời hạn",
    }
)


def _cited(plan: Plan) -> str:
    number = f" số {plan.number}" if plan.number else ""
    issued = f" ngày {day(plan.issued_on)}" if plan.issued_on else ""
    return f"Kế hoạch{number}{issued}"


def _recorded(plan: Plan) -> str:
    issuer = f" của {inside(plan.issuer)}" if plan.issuer else ""
    return f"{_cited(plan)}{issuer}: {plan.title}."


def _reference(unit: str) -> str:
    told = SELF_SCORE_WORDS.annex_reference(unit)
    return told.replace("Báo cáo", "Kế hoạch").replace("BC-UBND", "KH-UBND")


def _tasks_told(tasks: int, areas: int) -> str:
    return (
        f"Kế hoạch có {count(tasks)} nhiệm vụ thuộc {count(areas)} lĩnh vực; "
        "nội dung, sản phẩm, người chủ trì, phối hợp và thời hạn từng nhiệm vụ ở Phụ lục."
    )


PLAN_WORDS = PlanWords(
    symbol="KH-UBND",
    title="KẾ HOẠCH",
    subtitle=lambda year: f"Cải cách hành chính năm {year}",
    improvement_subtitle=lambda year: f"Cải thiện các chỉ số cải cách hành chính năm {year}",
    not_recorded="Sổ chưa ghi văn bản kế hoạch của năm; các phần dưới đây lập từ nhiệm vụ, chỉ tiêu đã ghi.",
    recorded=_recorded,
    aims_heading="MỤC ĐÍCH, YÊU CẦU",
    purpose="Mục đích",
    usual_purpose=lambda year: (
        f"Triển khai đồng bộ, đúng tiến độ các nhiệm vụ cải cách hành chính năm {year}; nâng cao chất lượng "
        "phục vụ người dân, tổ chức và Chỉ số cải cách hành chính của đơn vị."
    ),
    requirements="Yêu cầu",
    usual_requirements=(
        "Xác định rõ nội dung, sản phẩm, người chịu trách nhiệm và thời hạn của từng nhiệm vụ. Kết quả thực hiện "
        "kế hoạch là một nội dung đánh giá trách nhiệm của người đứng đầu, là tiêu chí bình xét thi đua, khen thưởng."
    ),
    targets_heading="CHỈ TIÊU",
    no_targets="Chưa ghi chỉ tiêu nào của năm.",
    targets_sheet="Chỉ tiêu",
    target="Chỉ tiêu",
    asked="Mức phải đạt",
    due="Thời hạn",
    next_year=lambda year: f"Năm {year}",
    document="Văn bản giao",
    tasks_heading="NHIỆM VỤ",
    tasks_told=_tasks_told,
    no_tasks="Chưa ghi nhiệm vụ nào của năm; Phụ lục để trống các dòng để ghi tay.",
    tasks_sheet="Nhiệm vụ",
    area="Lĩnh vực",
    number_of_tasks="Số nhiệm vụ",
    means_heading="KINH PHÍ THỰC HIỆN",
    usual_means=(
        "Kinh phí thực hiện bố trí trong dự toán ngân sách nhà nước được giao hằng năm và các nguồn kinh phí hợp "
        "pháp khác theo quy định."
    ),
    carrying_heading="TỔ CHỨC THỰC HIỆN",
    usual_carrying=(
        "Người, bộ phận chủ trì chịu trách nhiệm về kết quả và thời hạn của nhiệm vụ được giao tại Phụ lục; báo cáo "
        "kết quả theo kỳ quý I, 6 tháng, quý III và năm. Khi cần điều chỉnh, bổ sung thì đề xuất trước ngày 31/3."
    ),
    annex_label="Phụ lục",
    annex_title=lambda year: f"NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM {year}",
    improvement_annex_title=lambda year: f"NHIỆM VỤ CẢI THIỆN CHỈ SỐ NĂM {year}",
    annex_reference=_reference,
    task="Nhiệm vụ",
    product="Sản phẩm",
    lead="Chủ trì",
    together="Phối hợp",
    source="Nguồn",
    source_of=choice_label,
    area_of=choice_label,
    won_back="Chỉ số, tiêu chí",
    cause="Nguyên nhân, hạn chế",
    closing="Yêu cầu các bộ phận, cá nhân có liên quan triển khai thực hiện./.",
)


def _amends(before: Plan | None, year: int) -> str:
    cited = f"{_cited(before)}" if before is not None else f"Kế hoạch cải cách hành chính năm {year}"
    return f"Điều chỉnh, bổ sung {cited} như sau:"


def _amendment_summary(added: int, changed: int, removed: int) -> str:
    return f"Bổ sung {count(added)} nhiệm vụ, điều chỉnh {count(changed)}, đưa ra khỏi kế hoạch {count(removed)}."


def _none_recorded(year: int, last_day: date) -> str:
    return (
        f"Năm {year} chưa có bản điều chỉnh, bổ sung kế hoạch nào được ghi; ngày cuối để ban hành là "
        f"{day(last_day)}. Các dòng để trống dùng để ghi tay."
    )


AMENDMENT_WORDS = AmendmentWords(
    plan=PLAN_WORDS,
    symbol="KH-UBND",
    title="KẾ HOẠCH",
    subtitle=lambda year: f"Điều chỉnh, bổ sung Kế hoạch cải cách hành chính năm {year}",
    none_recorded=_none_recorded,
    amends=_amends,
    reason_heading="Lý do điều chỉnh, bổ sung",
    summary=_amendment_summary,
    nothing_changed="Chưa có nhiệm vụ nào khác với kế hoạch trước khi điều chỉnh.",
    not_compared=(
        "Sổ không giữ bản kế hoạch trước lần điều chỉnh này, nên chỉ nêu các nhiệm vụ có ghi số của văn bản "
        "điều chỉnh ở ô văn bản giao hoặc ghi chú."
    ),
    added_heading="Nhiệm vụ bổ sung",
    changed_heading="Nhiệm vụ điều chỉnh",
    removed_heading="Nhiệm vụ đưa ra khỏi kế hoạch",
    none_added="Không có nhiệm vụ bổ sung.",
    none_changed="Không có nhiệm vụ điều chỉnh.",
    none_removed="Không có nhiệm vụ đưa ra khỏi kế hoạch.",
    field="Nội dung điều chỉnh",
    field_of=lambda field: _FIELDS[field],
    old="Kế hoạch đã ban hành",
    new="Điều chỉnh thành",
    closing="Các nội dung khác giữ nguyên theo kế hoạch đã ban hành./.",
    annex_title=lambda year: f"NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM {year} SAU ĐIỀU CHỈNH",
    annex_reference=_reference,
)

BREAKTHROUGH_WORDS = BreakthroughWords(
    symbol="ĐK-UBND",
    title="BẢN ĐĂNG KÝ",
    subtitle=lambda year: (
        f"Công việc đột phá, sáng tạo và giải pháp thực hiện nhằm nâng cao\nChỉ số cải cách hành chính năm {year}"
    ),
    addressee=lambda authority: f"Kính gửi: Ủy ban nhân dân {inside(authority)}.",
    introduction=lambda year, works: (
        f"Năm {year}, đơn vị đăng ký thực hiện {count(works)} công việc đột phá, sáng tạo như sau:"
    ),
    nothing=lambda year: (
        f"Năm {year} chưa có công việc đột phá nào được ghi; các dòng để trống dùng để ghi tay."
    ),
    due=lambda last_day: f"Ngày cuối để đăng ký và gửi: {day(last_day)}.",
    table_heading="Công việc đăng ký",
    sheet="Việc đột phá",
    content="Nội dung",
    effect="Hiệu quả dự kiến",
    owner="Phụ trách",
    registered="Ngày đăng ký",
    sent="Ngày gửi",
    solutions_heading="Giải pháp thực hiện",
    solutions_of=lambda number, content: f"{number}) {content}:",
    commitment="Đơn vị cam kết thực hiện đúng nội dung, thời hạn đã đăng ký./.",
)

PLAN_SECTIONS = MappingProxyType(
    {
        "plan": (
            Section(key="purpose", name="Mục đích", hint="Để trống thì dùng câu chung của mẫu."),
            Section(key="requirements", name="Yêu cầu", hint="Để trống thì dùng câu chung của mẫu."),
            Section(key="means", name="Kinh phí thực hiện", hint="Để trống thì dùng câu chung của mẫu."),
            Section(
                key="carrying_out", name="Tổ chức thực hiện", hint="Để trống thì dùng câu chung của mẫu."
            ),
        ),
        "plan-amendment": (
            Section(
                key="reason",
                name="Lý do điều chỉnh, bổ sung",
                hint="Để trống thì lấy ghi chú của bản điều chỉnh trong sổ.",
            ),
        ),
        "breakthrough": (
            Section(
                key="solutions",
                name="Giải pháp thực hiện",
                hint="Để trống thì in các dòng chấm dưới từng công việc.",
            ),
        ),
    }
)
