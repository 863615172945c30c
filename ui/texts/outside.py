"""Words of what an authority enters beside submissions: failures, findings of a workbook, the workbook itself."""

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

from core.council import MemberNameless
from core.criteria import AdjustmentItem, Criterion
from core.criteria.rules import SurveyRule
from core.errors import CchcError
from core.outside import Figure
from core.outside_sheets import (
    NotAnOutsideFile,
    OutsideFileForOther,
    OutsideFileRefused,
    OutsideFileTooNew,
    SheetWords,
)
from core.services.exchange_outside import NothingToFill, OutsidePlanRefused, OutsideWords
from core.services.outside_plan import SurveyNeeded
from core.services.outside_values import OutsideDocumentNeeded
from core.surveys import SurveyInUse, SurveyNameless, SurveyUnknown
from ui.texts import numbers
from ui.texts.criteria import REASONS
from ui.texts.sentence import Sentence

VALID = "Số phiếu hợp lệ"

SENTENCES: Mapping[type[CchcError], Sentence] = MappingProxyType(
    {
        OutsideDocumentNeeded: Sentence(
            what="Chưa ghi số liệu tiêu chí {criterion}.",
            why="Số liệu do nơi khác cung cấp phải ghi văn bản làm nguồn.",
            advice="Ghi số, ký hiệu, ngày của văn bản rồi nhập lại.",
        ),
        SurveyUnknown: Sentence(
            what="Chưa tìm thấy đợt điều tra này.",
            why="Đợt điều tra không có trong sổ của năm, hoặc chưa có tệp kèm theo.",
            advice="Chọn lại đợt điều tra trong danh sách của năm.",
        ),
        SurveyNameless: Sentence(
            what="Chưa lưu đợt điều tra.",
            why="Đợt điều tra cần có tên; ngày kết thúc không được trước ngày bắt đầu.",
            advice="Ghi tên và kiểm tra lại hai ngày.",
        ),
        SurveyInUse: Sentence(
            what="Chưa xóa đợt điều tra “{name}”.",
            why="Đã có {count} số liệu nhập từ đợt này.",
            advice="Xóa hoặc nhập lại các số liệu đó theo đợt khác trước.",
        ),
        SurveyNeeded: Sentence(
            what="Chưa chọn đợt điều tra.",
            why="Số phiếu và chỉ số hài lòng phải thuộc về một đợt điều tra.",
            advice="Thêm đợt điều tra, hoặc chọn một đợt trong danh sách.",
        ),
        MemberNameless: Sentence(
            what="Chưa lưu danh sách Hội đồng.",
            why="Thành viên thứ {position} chưa có họ tên.",
            advice="Ghi họ tên, hoặc xóa dòng đó.",
        ),
        NothingToFill: Sentence(
            what="Chưa tạo được tệp mẫu.",
            why="Bộ tiêu chí của năm không có mục nào thuộc loại này.",
            advice="Chọn loại khác, hoặc kiểm tra lại số tiêu chí.",
        ),
        NotAnOutsideFile: Sentence(
            what="Chưa đọc được tệp “{file}”.",
            why="Tệp không phải mẫu nhập điểm ngoài do chương trình tạo, hoặc đã hỏng.",
            advice="Tạo tệp mẫu tại trang này, chép số liệu vào rồi nhập lại.",
        ),
        OutsideFileTooNew: Sentence(
            what="Chưa đọc được tệp “{file}”.",
            why="Tệp do phiên bản mới hơn của chương trình tạo ra.",
            advice="Cập nhật chương trình, hoặc tạo lại tệp mẫu bằng máy này.",
        ),
        OutsideFileRefused: Sentence(
            what="Không nhận tệp “{file}”.",
            why="Tệp có liên kết ra ngoài, macro hoặc đối tượng nhúng ({reason}).",
            advice="Chép riêng các ô số vào tệp mẫu mới rồi nhập lại.",
        ),
        OutsideFileForOther: Sentence(
            what="Không nhận tệp “{file}”.",
            why="Tệp được tạo cho năm hoặc bộ tiêu chí khác ({held}); ở đây cần {wanted}.",
            advice="Chọn đúng năm, hoặc tạo lại tệp mẫu rồi chép số liệu vào.",
        ),
        OutsidePlanRefused: Sentence(
            what="Chưa nhập số liệu nào từ tệp “{file}”.",
            why="Tệp còn {count} chỗ chưa đúng.",
            advice="Sửa các ô đã nêu trong tệp rồi nhập lại.",
        ),
    }
)

FINDINGS: Mapping[str, str] = MappingProxyType(
    {
        "OUTSIDE_UNIT_MISSING": "Dòng có số liệu nhưng thiếu mã đơn vị. Ghi mã 5 chữ số của đơn vị.",
        "OUTSIDE_UNIT_UNKNOWN": "Mã “{text}” ({name}) không có trong đợt đánh giá này. Kiểm tra lại mã, hoặc xóa dòng.",
        "OUTSIDE_UNIT_NAME": (
            "Mã {unit} là của {right}, nhưng cột tên ghi “{text}”: các dòng có thể đã bị lệch. "
            "Tạo lại tệp mẫu rồi chép số liệu theo đúng tên."
        ),
        "OUTSIDE_UNIT_TWICE": "{name} (mã {unit}) đã có ở dòng {first}. Giữ lại một dòng.",
        "OUTSIDE_SHEET_UNKNOWN": "Trang “{sheet}” không ứng với tiêu chí nào của bộ tiêu chí. Xóa trang này.",
        "OUTSIDE_SHEET_TWICE": "Trang “{sheet}” trùng tiêu chí với trang “{first}”. Giữ lại một trang.",
        "OUTSIDE_PLACES": "Số {text} có quá {places} chữ số sau dấu phẩy. Ghi đúng số đã công bố, hoặc làm tròn.",
        "OUTSIDE_DOCUMENT": "{name} có số liệu nhưng chưa ghi văn bản làm nguồn. Ghi ở cột văn bản.",
        "OUTSIDE_GROUND": "{name}: “{item}” chưa ghi căn cứ. Ghi ở cột căn cứ.",
        "OUTSIDE_ONCE": "{name}: “{item}” chỉ được tính một lần. Ghi 1.",
        "OUTSIDE_ANSWERS": "{name}: tổng các mức trả lời lệch {gap} phiếu so với số phiếu hợp lệ. Nên kiểm tra lại.",
    }
)


def finding_text(code: str, values: tuple[tuple[str, str], ...]) -> str | None:
    """The sentence about one finding of a workbook; None: the code is not ours."""
    if code == "OUTSIDE_FIGURE":
        told = dict(values)
        reason = REASONS.get(told.get("reason", ""), "chưa đúng")
        return f"Số liệu “{told.get('label', '')}” {reason}. Sửa lại ô này."
    written = FINDINGS.get(code)
    return None if written is None else written.format_map(defaultdict(str, values))


def figure_label(figure: Figure) -> str:
    """What a figure is called above its column."""
    if figure.is_control:
        return VALID
    label = figure.label or figure.name
    return label[:1].upper() + label[1:]


def criterion_heading(criterion: Criterion, survey: str) -> str:
    """The title of a sheet: the criterion, its maximum, the campaign."""
    maximum = numbers.points(criterion.max_points)
    campaign = f"\nĐợt điều tra: {survey}" if survey else ""
    weights = ""
    if isinstance(criterion.rule, SurveyRule):
        told = ", ".join(f"{each.key} = {numbers.decimal(each.weight)}" for each in criterion.rule.weights)
        weights = f"\nTrọng số: {told}"
    return f"{criterion.id}. {criterion.name} (tối đa {maximum} điểm){campaign}{weights}"


def item_heading(item: AdjustmentItem) -> str:
    """The title of a sheet of bonus or penalty."""
    each = " mỗi lần" if item.each else ", chỉ tính một lần"
    return f"{item.label} ({numbers.points(item.points)} điểm{each})"


OUTSIDE_WORDS = OutsideWords(
    sheet=SheetWords(
        unit="Mã đơn vị",
        name="Đơn vị",
        hint="Chỉ nhập vào các ô không khóa. Ô để trống giữ nguyên số liệu đang có trong sổ.",
        wrong_value="Chưa đúng",
        whole_number="Ô này là số nguyên, từ 0 trở lên.",
        decimal_number="Ô này là số, từ 0 trở lên; phần lẻ viết sau dấu phẩy.",
    ),
    criterion_heading=criterion_heading,
    item_heading=item_heading,
    figure=figure_label,
    document="Văn bản (số, ký hiệu, ngày)",
    count="Số lần",
    note="Căn cứ",
    documents="Tài liệu (cách nhau bằng dấu ;)",
)
