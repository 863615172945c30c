"""Words of the page of surveys, outside indexes, bonus and penalty, and the council."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from core.assessment import AdjustmentEntry, CitedDocument, OutsideValue
from core.criteria import Criterion
from core.criteria.rules import SurveyRule
from core.evidence import EvidenceDocument
from core.outside import Figure, OutsideKind
from core.scoring import WrongInputs
from core.scoring.adjustments import AdjustmentResult
from core.services.outside_plan import OutsidePlan
from core.surveys import Survey
from ui.texts import common, numbers
from ui.texts.criteria import wrong_input
from ui.texts.outside import VALID, figure_label

TAB_SURVEYS = "Điều tra xã hội học"
TAB_INDEXES = "Chỉ số bên ngoài"
TAB_ADJUSTMENTS = "Điểm thưởng, điểm trừ"
TAB_COUNCIL = "Hội đồng"
NO_ROUND = (
    "Số phiếu điều tra, chỉ số do nơi khác công bố, điểm thưởng và điểm trừ của từng đơn vị được nhập ở đây, "
    "sau khi mở đợt đánh giá của năm."
)
TO_ROUND = "Sang Đợt đánh giá"
FROZEN = "Xếp hạng năm này đã công bố; số liệu ở đây chỉ xem, không sửa được nữa."
FROZEN_CELL = "Xếp hạng đã công bố, số liệu không sửa được nữa."
BY_OTHERS = "không tự chấm"
TOTAL = "Tổng, số đơn vị đã nhập"

IMPORT = "Nhập từ Excel…"
TEMPLATE = "Tạo mẫu Excel…"
IMPORT_TITLE = "Nhập từ tệp Excel"
TEMPLATE_TITLE = "Tạo tệp mẫu Excel"
SHEETS = "Bảng tính Excel (*.xlsx)"
TEMPLATE_WRITTEN = "Đã tạo tệp mẫu. Điền số liệu, lưu lại rồi bấm “Nhập từ Excel…”."
TEMPLATE_NAMES: Mapping[OutsideKind, str] = MappingProxyType(
    {
        OutsideKind.SURVEY: "mau-dieu-tra-{year}.xlsx",
        OutsideKind.INDEX: "mau-chi-so-ben-ngoai-{year}.xlsx",
        OutsideKind.ADJUSTMENTS: "mau-diem-thuong-tru-{year}.xlsx",
    }
)
PLAN_TITLE = "Kết quả đọc tệp"
PLAN_ACT = "Nhập vào sổ"
PLAN_LEAVE = "Không nhập"
PLAN_NOTHING = "Tệp không có gì khác với số liệu đang có."
PLAN_REFUSED = "Chưa nhập số liệu nào từ tệp “{file}”."
PLAN_REFUSED_WHY = "Tệp được nhận cả hoặc không nhận ô nào. Sửa các chỗ nêu trong Chi tiết rồi nhập lại."
TAKEN = "Đã nhập {count} số liệu từ tệp “{file}”."

SURVEY = "Đợt điều tra"
SURVEY_NONE = "Chưa có đợt điều tra nào trong năm"
SURVEY_ADD = "Thêm đợt…"
SURVEY_CHANGE = "Sửa…"
SURVEY_OPEN = "Xem tệp"
SURVEY_REMOVE = "Xóa"
SURVEY_ADD_ACT = "Thêm đợt điều tra"
SURVEY_CHANGE_ACT = "Lưu đợt điều tra"
SURVEY_WHY = "Tệp kết quả gốc được giữ trong sổ cùng mã SHA-256, để sau này đối chiếu được."
SURVEY_NAME = "Tên đợt"
SURVEY_NAME_HINT = "Ví dụ: Đo lường sự hài lòng của người dân năm 2025"
SURVEY_ORGANISER = "Cơ quan tổ chức"
SURVEY_FROM = "Từ ngày"
SURVEY_TO = "Đến ngày"
SURVEY_DOCUMENT = "Văn bản"
SURVEY_DOCUMENT_HINT = "Ví dụ: Báo cáo số 12/BC-SNV ngày 15/01/2026"
SURVEY_FILE = "Tệp kết quả"
SURVEY_NO_FILE = "Chưa chọn tệp"
SURVEY_NOTE = "Ghi chú"
SURVEY_CONFIRM = "Tệp không thuộc bí mật nhà nước"
SURVEY_NEEDED = "Thêm hoặc chọn đợt điều tra trước khi nhập số liệu."
SURVEY_REMOVE_WHAT = "Xóa đợt điều tra “{name}”?"
SURVEY_REMOVE_WHY = "Đợt này chưa có số liệu nào được nhập. Tệp kèm theo cũng không còn trong sổ."
SURVEY_REMOVE_ACT = "Xóa đợt"
SURVEY_KEPT = "Đã lưu đợt điều tra “{name}”."
SURVEY_FILES = "Tệp kết quả (*.xlsx *.xls *.pdf *.docx *.doc *.txt *.jpg *.png);;Tất cả các tệp (*)"
SURVEYS_HINT = (
    "Nhập số phiếu theo từng mức trả lời; điểm được tính ngay. Dán cả khối từ Excel được; Ctrl+Z để hoàn tác."
)
SURVEYS_NOTHING = "Bộ tiêu chí của năm không có tiêu chí nào chấm bằng điều tra xã hội học."

ASSIGN_SURVEY = "Ghi đợt này cho ô chọn"
ASSIGN_DOCUMENT = "Ghi văn bản này cho ô chọn"
ASSIGN_HINT = "Số giữ nguyên, chỉ đổi nguồn của các ô đang chọn"
ASSIGN_NONE = "Chọn các ô đã có số liệu trước."
DOCUMENT = "Văn bản của số liệu nhập tiếp theo"
DOCUMENT_HINT = "Số, ký hiệu và cơ quan, ví dụ: Thông báo số 45/TB-VP của Văn phòng UBND tỉnh"
DOCUMENT_DAY = "Ngày văn bản"
DOCUMENT_NEEDED = "Ghi văn bản làm nguồn trước khi nhập số liệu."
INDEXES_HINT = "Số liệu do nơi khác công bố về từng đơn vị; điểm được tính ngay. Mỗi số giữ văn bản đang ghi ở trên lúc nhập."
INDEXES_NOTHING = "Bộ tiêu chí của năm không có chỉ số nào do nơi khác công bố."

ADJUST_HINT = "Nhập số lần của từng mục; mục mới phải ghi căn cứ. Điểm vượt mức trần thì lấy bằng mức trần."
ADJUST_NOTHING = "Bộ tiêu chí của năm không có mục điểm thưởng, điểm trừ."
ADJUST_GROUND = "Sửa căn cứ…"
ADJUST_UNIT = "Cả đơn vị…"
ADJUST_TOTAL = "Thưởng − trừ"
GROUND_TITLE = "Căn cứ điểm thưởng, điểm trừ"
GROUND_ACT = "Ghi số lần và căn cứ"
GROUND_CHANGE_ACT = "Lưu căn cứ"
GROUND = "Căn cứ"
GROUND_HINT = "Quyết định, văn bản hoặc sự việc làm căn cứ"
GROUND_NEEDED = "Ghi căn cứ."
DOCUMENTS = "Tài liệu"
DOCUMENTS_HINT = "Số văn bản, cách nhau bằng dấu ; – Alt+mũi tên xuống để chọn tài liệu đơn vị đã gửi."
DOCUMENTS_SHAPE = "Số văn bản, cách nhau bằng dấu ;"
DOCUMENTS_OFFER = "Chọn tài liệu đơn vị đã gửi (Alt+mũi tên xuống)"
GROUND_ASKED = "Ghi căn cứ của số vừa nhập."
ONLY_ONCE = "Mục này chỉ được tính một lần: ghi 0 hoặc 1."
GROUND_NONE = "Đứng ở ô đã có số lần để sửa căn cứ."


_LONGEST_GROUP = 34
_LONGEST_TITLE = 32


def context(entered: int, units: int) -> str:
    """How many units have something entered."""
    return f"{entered} / {units} đơn vị đã có số liệu"


def column(criterion: Criterion, figure: Figure) -> str:
    """The title of one figure of a criterion, of an answer with its weight."""
    if figure.is_control:
        return f"{criterion.id} {VALID.lower()}"
    return f"{criterion.id} {_short(figure_label(figure))}{_weight(criterion, figure)}"


def column_hint(criterion: Criterion, figure: Figure) -> str:
    """The figure and its criterion in full."""
    label = "" if figure.is_control or figure.label == figure.name else f" {figure_label(figure)}."
    return f"{criterion.id}. {criterion.name}.{label}"


def _weight(criterion: Criterion, figure: Figure) -> str:
    """The weight the set gives to an answer."""
    if not isinstance(criterion.rule, SurveyRule):
        return ""
    held = {each.key: each.weight for each in criterion.rule.weights}
    return f" (trọng số {numbers.decimal(held[figure.name])})"


def _short(label: str) -> str:
    """A label that goes into three lines above a column; the whole stands in the hint."""
    if len(label) <= _LONGEST_TITLE:
        return label
    return f"{label[:_LONGEST_TITLE].rsplit(' ', 1)[0]}…"


def points_column(criterion: Criterion) -> str:
    """The title of the points computed from a criterion's figures."""
    return f"{criterion.id} Điểm ({BY_OTHERS})"


def points_hint(criterion: Criterion) -> str:
    """What the points column holds."""
    return f"{criterion.id}. {criterion.name}: tính theo bộ tiêu chí, tối đa {numbers.points(criterion.max_points)}."


def group(criterion: Criterion) -> str:
    """The tab under which the figures of one criterion are shown alone."""
    name = criterion.name if len(criterion.name) <= _LONGEST_GROUP else f"{criterion.name[:_LONGEST_GROUP]}…"
    return f"{criterion.id} {name}"


def entered(value: OutsideValue, survey: Survey | None) -> str:
    """Where a value comes from, and who entered it when."""
    who = ""
    if value.entered_by:
        moment = "" if value.entered_at is None else f" lúc {common.moment(value.entered_at)}"
        who = f"Người nhập: {value.entered_by}{moment}"
    source = f"Đợt điều tra: {survey.name}" if survey is not None else f"Nguồn: {value.document}"
    return ". ".join(filter(None, (source if value.document or survey else "", who)))


def assigned(count: int) -> str:
    """Values were given another source."""
    return f"Đã đổi nguồn của {numbers.count(count)} số liệu."


def answers(gap: int, valid: int) -> str:
    """The sum check of a survey row, beside the cell."""
    return f"Tổng các mức trả lời là {numbers.count(valid - gap)}, khác {numbers.count(valid)} phiếu hợp lệ: lệch {numbers.count(abs(gap))} phiếu."


def wrong(criterion: Criterion, error: WrongInputs) -> str:
    """What keeps a row from being scored."""
    return f"{wrong_input(criterion.label_of(error.name) or error.name, error.reason)}."


def filled(count: int, of: int) -> str:
    """How many units have a figure."""
    return f"{count}/{of}"


def survey_facts(survey: Survey) -> str:
    """One line about a campaign."""
    days = ""
    if survey.from_on is not None or survey.to_on is not None:
        days = f"{numbers.day(survey.from_on)} – {numbers.day(survey.to_on)}"
    file = ""
    if survey.file is not None:
        digest = survey.file.sha256
        file = f"Tệp {survey.file_name} ({numbers.file_size(survey.file.size)}), SHA-256 {digest[:8]}…{digest[-8:]}"
    return "  ·  ".join(filter(None, (survey.organiser, days, survey.document, file, survey.note)))


def survey_file(survey: Survey) -> str:
    """The file of a campaign in full."""
    if survey.file is None:
        return ""
    digest = survey.file.sha256
    half = len(digest) // 2
    return f"{survey.file_name}\nSHA-256:\n{digest[:half]}\n{digest[half:]}"


def cited(document: EvidenceDocument, number: str) -> str:
    """A document of a unit's evidence as it is quoted."""
    day = f"ngày {numbers.day(document.issued_on)}" if document.issued_on else ""
    return " ".join(filter(None, (number, day))) or document.summary or document.name


def document_and_day(document: str, day: str) -> str:
    """A document with its day, as it is quoted."""
    return f"{document} ngày {day}" if day and day not in document else document


def item_column(label: str, points: Decimal, *, is_bonus: bool) -> str:
    """The title of a ground: its label and what one case gives."""
    return f"{_short(label)} ({'+' if is_bonus else '−'}{numbers.points(points)})"


def item_hint(name: str, label: str, *, each: bool) -> str:
    """The whole of it."""
    return f"{name}: {label}. {'Nhân với số lần.' if each else 'Chỉ tính một lần: ghi 0 hoặc 1.'}"


def sum_column(name: str, cap: Decimal) -> str:
    """The title of what a bonus or penalty gives."""
    return f"{name} (trần {numbers.points(cap)})"


def adjusted(result: AdjustmentResult) -> str:
    """Points of one bonus or penalty in its cell; a dot where the cap took something."""
    return f"{numbers.points(result.points)}{' •' if result.is_capped else ''}" if result.lines else ""


def capped(result: AdjustmentResult) -> str:
    """Said where the cap was reached."""
    uncapped = numbers.points(result.uncapped)
    return f"{result.name}: đã đến mức trần {numbers.points(result.cap)} (cộng các mục là {uncapped})."


def reached(result: AdjustmentResult) -> str:
    """Said where the sum stands exactly at its cap."""
    return f"{result.name}: đã đến mức trần {numbers.points(result.cap)}."


def ground(entry: AdjustmentEntry) -> str:
    """The ground of a held count, and what proves it."""
    documents = f" Tài liệu: {joined(entry.documents)}." if entry.documents else ""
    return f"Căn cứ: {entry.note}.{documents}".replace("..", ".")


def joined(documents: tuple[CitedDocument, ...]) -> str:
    """Documents as they stand in one line."""
    return "; ".join(each.text for each in documents)


def ground_for(units: tuple[str, ...], items: tuple[str, ...], *, cells: int) -> str:
    """What the ground is asked for: one cell by name, several by number."""
    if cells == 1:
        return f"{units[0]}: {items[0]}."
    return f"Căn cứ chung cho {cells} ô ({len(units)} đơn vị)."


def plan_told(plan: OutsidePlan) -> str:
    """What taking a workbook in would do."""
    parts = [
        f"{numbers.count(plan.new)} số liệu mới",
        f"{numbers.count(plan.changed)} số liệu thay đổi",
        f"{numbers.count(plan.unchanged)} giữ nguyên",
        f"{numbers.count(plan.blank)} ô để trống",
    ]
    return f"Tệp “{plan.file}”: {', '.join(parts)}."


def plan_why(plan: OutsidePlan) -> str:
    """For which campaign, and what to look at before taking it in."""
    survey = f"Đợt điều tra: {plan.survey.name}. " if plan.survey is not None else ""
    care = f"Có {len(plan.findings)} chỗ nên kiểm tra lại, xem Chi tiết. " if plan.findings else ""
    return f"{survey}{care}Mỗi số ghi người nhập và giờ nhập; số cũ còn trong nhật ký.".strip()
