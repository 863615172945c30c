"""Words for what follows from a record's counts: ratios with their counts, and how a target stands."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from core.numbers import Bounded, round_half_up
from core.record_ratios import Ratio, ratios
from core.records.catalogue import Record
from core.records.dossiers import DossierField
from core.records.procedures import LEVELS_CHANGED_ON
from core.records.targets import StatedRatio, Target, TargetForm, TargetMeasure
from core.target_standing import Reached, TargetStanding
from ui.texts import numbers
from ui.texts.dossier_figures import RATIOS as DOSSIER_RATIOS
from ui.texts.records import choice_label

HEADING = "Tự tính từ số liệu:"
NO_CAPITAL = "Không được giao vốn: tỷ lệ giải ngân không áp dụng."
NO_BASE = "không có số gốc, không cộng với tỷ lệ khác"
_FULL = Decimal(100)

# The words of a ratio, and what it is a share of.
_WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "posted": ("Niêm yết, công khai đầy đủ", "trên TTHC thuộc thẩm quyền"),
        "online_services": ("Cung cấp trực tuyến", "trên TTHC thuộc thẩm quyền"),
        "full_services": ("Toàn trình", "trên TTHC thuộc thẩm quyền"),
        "services_used": ("DVCTT có phát sinh hồ sơ", "trên TTHC cung cấp trực tuyến"),
        "with_process": ("Có quy trình nội bộ, điện tử", "trên TTHC thuộc thẩm quyền"),
        "integrated": ("Tích hợp Cổng DVC quốc gia", "trên TTHC thuộc thẩm quyền"),
        "integrated_province": ("Tích hợp Cổng DVC của tỉnh", "trên TTHC thuộc thẩm quyền"),
        "published_on_time": ("Công khai đúng hạn", "trên TTHC phải công khai trong năm"),
        "satisfaction": ("Hài lòng, rất hài lòng", "trên phiếu hợp lệ"),
        "returned": ("Thu về", "trên phiếu phát ra"),
        "feedback_on_time": ("Xử lý đúng hạn", "trên PAKN đã xử lý"),
        "dissatisfied": ("Không hài lòng", "trên PAKN đã xử lý"),
        "classified": ("Đã phân loại", "trên PAKN tiếp nhận"),
        "degree": ("Trình độ đại học trở lên", "trên số có mặt"),
        "theory": ("Lý luận chính trị trung cấp trở lên", "trên số có mặt"),
        "qualified": ("Đạt chuẩn", "trên số có mặt"),
        "reduced": ("Đã giảm", "trên số tại mốc so sánh"),
        "with_regulation": ("Có quy định chức năng", "trên số phòng, bộ phận"),
        "rotated": ("Đã chuyển đổi", "trên trường hợp phải chuyển đổi"),
        "reviewed": ("Đã rà soát", "trên văn bản phải rà soát"),
        "handled": ("Đã xử lý, kiến nghị", "trên vấn đề qua theo dõi thi hành pháp luật"),
        "settled": ("Giải quyết đúng hạn", "trên vụ việc đến hạn"),
        "answered": ("Đã trả lời", "trên ý kiến nêu ra"),
        "signed_out": ("Ký số, gửi qua mạng", "trên văn bản đi"),
        "documents_online": ("Văn bản xử lý qua mạng", "trên văn bản đến và đi"),
        "work_files_online": ("Hồ sơ công việc xử lý qua mạng", "trên hồ sơ công việc"),
        "revenue": ("Thu ngân sách", "so với dự toán"),
        "growth": ("Thu ngân sách", "so với cùng kỳ năm trước"),
        "disbursed": ("Giải ngân", "trên vốn được giao"),
        "audit": ("Kiến nghị đã thực hiện", "trên kiến nghị phải thực hiện"),
        "weak": ("Máy cần thay", "trên số máy tính"),
    }
)
_COMPARED: Final = frozenset({"revenue", "growth"})
_REACHED: Final[Mapping[Reached, str]] = MappingProxyType(
    {Reached.EXCEEDED: "vượt chỉ tiêu", Reached.REACHED: "đạt chỉ tiêu", Reached.MISSED: "chưa đạt chỉ tiêu"}
)
_RANKS: Final = frozenset({TargetForm.RANKS, TargetForm.TOP})


def ratio_lines(record: Record) -> tuple[str, ...]:
    """Everything that follows from one record, a line each."""
    found = tuple(ratio_text(ratio, whole_name=getattr(record, "whole_name", "")) for ratio in ratios(record))
    if isinstance(record, StatedRatio) and record.part is None and record.value is not None:
        return (f"{stated(record)}: {NO_BASE}.",)
    return (*found, *_old_levels(record))


def ratio_text(ratio: Ratio, *, whole_name: str = "") -> str:
    """A ratio with its counts and the words of its whole: 2.547/12.421 = 20,51 % (trên hồ sơ tiếp nhận)."""
    if ratio.percent is None:
        return NO_CAPITAL
    what, of = _words(ratio)
    of = whole_name or of
    told = f"{numbers.ratio(ratio.part, ratio.whole)} = {numbers.percent(ratio.percent)}"
    if ratio.key in _COMPARED:
        told += f", {_change(ratio.percent - _FULL)}"
    return f"{what}: {told}{f' ({of})' if of else ''}".removeprefix(": ")


def _words(ratio: Ratio) -> tuple[str, str]:
    if ratio.kind == "dossier_count":
        what, whole = DOSSIER_RATIOS[ratio.key]
        return what, f"trên {whole}"
    return _WORDS.get(ratio.key, ("", ""))


def stated(ratio: StatedRatio) -> str:
    """A ratio as its document states it: Trên 99 %."""
    figure = Bounded(operator=ratio.operator, value=ratio.value or Decimal(0))
    told = numbers.bounded(figure)
    return told[:1].upper() + told[1:]


def target_lines(found: TargetStanding) -> tuple[str, ...]:
    """What is asked, the result with its counts, whether it was reached, and the next year's target."""
    lines = [f"Chỉ tiêu: {asked(found.target)}."]
    if found.result is None:
        lines.append("Kết quả: chưa có số liệu.")
    else:
        reached = f" – {_REACHED[found.reached]}" if found.reached else ""
        lines.append(f"Kết quả: {_result(found)}{reached}.")
    if found.following is not None:
        lines.append(f"Chỉ tiêu năm {found.following.year}: {asked(found.following)}.")
    return tuple(lines)


def asked(target: Target) -> str:
    """A target in words: từ 84 % trở lên; từ hạng 4 đến hạng 6; trong 20 đơn vị dẫn đầu trên 63 đơn vị."""
    value = _plain(target.value)
    if target.operator not in _RANKS and target.measure not in {None, TargetMeasure.INDEX}:
        value += "\N{NO-BREAK SPACE}%"
    of = f" trên {target.out_of} đơn vị" if target.out_of else ""
    match target.operator:
        case TargetForm.RANKS:
            words = f"từ hạng {value} đến hạng {_plain(target.value_to)}{of}"
        case TargetForm.TOP:
            words = f"trong {value} đơn vị dẫn đầu{of}"
        case TargetForm.AT_LEAST:
            words = f"từ {value} trở lên"
        case TargetForm.OVER:
            words = f"trên {value}"
        case TargetForm.AT_MOST:
            words = f"từ {value} trở xuống"
        case _:
            words = f"dưới {value}"
    return words if target.field is DossierField.ALL else f"{words} ({choice_label(target.field)})"


def _result(found: TargetStanding) -> str:
    value = _exact(found.result or Fraction(0))
    if found.part is not None and found.whole is not None:
        return f"{numbers.ratio(found.part, found.whole)} = {value}\N{NO-BREAK SPACE}%"
    if found.target.operator in _RANKS:
        return f"hạng {value}"
    return value


def _exact(result: Fraction) -> str:
    return numbers.decimal(round_half_up(result, 2)).removesuffix(",00")


def _plain(value: Decimal | None) -> str:
    return "…" if value is None else numbers.decimal(value)


def _change(percent: Decimal) -> str:
    word = "tăng" if percent >= 0 else "giảm"
    return f"{word} {numbers.percent(abs(percent))}"


def _old_levels(record: Record) -> tuple[str, ...]:
    """Before 15 August 2022 services were counted in levels 3 and 4 (Decree 42/2022/ND-CP)."""
    as_of = getattr(record, "as_of", None)
    if not hasattr(record, "full_online") or as_of is None or as_of >= LEVELS_CHANGED_ON:
        return ()
    full, partial = numbers.count(record.full_online), numbers.count(record.partial_online)
    return (f"Tại ngày này gọi là mức độ 4: {full} thủ tục; mức độ 3: {partial} thủ tục.",)
