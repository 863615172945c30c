"""The words of the commands on surveys, outside indexes, bonus and penalty, and the council."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from core.services.keep_council import Council
from core.services.outside_plan import OutsidePlan
from core.services.outside_values import OutsideTable
from core.surveys import Survey
from ui.texts import council as council_texts
from ui.texts import numbers
from ui.texts import outside_page as texts

COMMAND_HELP: Final[Mapping[str, str]] = MappingProxyType(
    {
        "outside": "điều tra xã hội học, chỉ số bên ngoài, điểm thưởng và điểm trừ",
        "outside survey": "thêm một đợt điều tra cùng tệp kết quả gốc; không ghi --name thì liệt kê các đợt của năm",
        "outside template": "ghi bảng tính mẫu để điền số liệu của mọi đơn vị trong đợt",
        "outside import": "nhập bảng tính đã điền: nhận cả tệp hoặc không nhận ô nào",
        "outside list": "xem số liệu đang có và điểm tính được của từng đơn vị",
        "council": "danh sách Hội đồng thẩm định của một năm; ghi --from thì thay cả danh sách",
    }
)
KIND_HELP = "loại số liệu: survey (điều tra), index (chỉ số bên ngoài), adjustments (điểm thưởng, điểm trừ)"
SURVEY_HELP = "mã đợt điều tra; xem bằng outside survey"
KEYS_HELP = "chỉ tiêu chí hoặc mục này; ghi nhiều lần nếu cần nhiều"
SHEET_OUT_HELP = "bảng tính .xlsx sẽ ghi"
SHEET_HELP = "bảng tính .xlsx theo mẫu do outside template ghi"
PLAN_HELP = "chỉ xem tệp thay đổi gì, không ghi vào sổ"
ONE_UNIT_HELP = "chỉ đơn vị này"
NAME_HELP = "tên đợt điều tra"
ORGANISER_HELP = "cơ quan tổ chức"
FROM_HELP = "ngày bắt đầu"
TO_HELP = "ngày kết thúc"
DOCUMENT_HELP = "văn bản công bố kết quả"
NOTE_HELP = "ghi chú"
SURVEY_FILE_HELP = "tệp kết quả gốc; người ra lệnh xác nhận tệp không thuộc bí mật nhà nước"
COUNCIL_FILE_HELP = (
    "tệp danh sách (JSON): members gồm name, job, organisation, part "
    "(chair, deputy, member, secretary, invited), areas"
)


def written(path: Path, units: int) -> str:
    """A template was written."""
    return f"Đã ghi mẫu cho {units} đơn vị: {path}"


def survey_kept(survey: Survey) -> tuple[str, ...]:
    """A campaign was kept."""
    return (texts.SURVEY_KEPT.format(name=survey.name), f"Mã đợt: {survey.id}", texts.survey_facts(survey))


def survey_lines(surveys: tuple[Survey, ...]) -> tuple[str, ...]:
    """Every campaign of a year."""
    if not surveys:
        return (f"{texts.SURVEY_NONE}.",)
    return tuple(f"{each.id}  {each.name}  {texts.survey_facts(each)}".rstrip() for each in surveys)


def plan_lines(plan: OutsidePlan, taken: int | None) -> tuple[str, ...]:
    """What a workbook would change, or did."""
    if not plan.is_good:
        return (texts.PLAN_REFUSED.format(file=plan.file), texts.PLAN_REFUSED_WHY)
    told = texts.plan_told(plan)
    return (told,) if taken is None else (told, texts.TAKEN.format(count=taken, file=plan.file))


def table_lines(table: OutsideTable) -> tuple[str, ...]:
    """How many units have something."""
    units = len(table.units)
    values = sum(1 for unit in table.units if table.values.get(unit.code))
    entries = sum(1 for unit in table.units if table.adjustments.get(unit.code))
    return (
        f"Có số liệu điều tra hoặc chỉ số: {numbers.count(values)}/{numbers.count(units)} đơn vị.",
        f"Có điểm thưởng hoặc điểm trừ: {numbers.count(entries)}/{numbers.count(units)} đơn vị.",
    )


def council_lines(council: Council) -> tuple[str, ...]:
    """Every member."""
    if not council.members:
        return ("Danh sách Hội đồng của năm chưa được lập.",)
    return tuple(
        f"{at}. {each.name} – {council_texts.PARTS[each.part]} – "
        f"{', '.join(filter(None, (each.job, each.organisation)))} ({council_texts.areas_of(each.areas)})"
        for at, each in enumerate(council.members, start=1)
    )
