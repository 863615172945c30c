"""A sentence for every finding about records and what is counted from them.

A sentence says what does not fit and, where it is not plain, what to do. It blames nobody.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from core.findings import Finding
from core.records.catalogue import kind_of
from core.records.dossiers import DossierField
from ui.texts import numbers
from ui.texts.records import choice_label, field_label, field_unit, kind_title

_DERIVED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "received": "tổng hồ sơ tiếp nhận",
        "full_online+partial_online": "toàn trình và một phần",
        "incoming+outgoing": "văn bản đến và đi",
        "carried_over+received": "kỳ trước chuyển sang cộng tiếp nhận",
        "done+refused+pending": "đã giải quyết, từ chối hoặc rút, đang giải quyết",
        "done_late+pending_overdue": "hồ sơ trễ hạn và đang quá hạn",
        "full_online+partial_online+other": "toàn trình, một phần và còn lại",
        "level_1+level_2+level_3+level_4+level_5": "năm mức hài lòng",
        "postgraduate+university+college+other_degree": "các trình độ chuyên môn",
        "theory_advanced+theory_intermediate+theory_elementary+theory_none": "các trình độ lý luận chính trị",
    }
)


class _Told:
    """A finding with its values at hand in officials' writing."""

    def __init__(self, finding: Finding) -> None:
        self._values = dict(finding.values)
        kind, _, rest = finding.where.partition(":")
        # A finding of a file says the cell it was read from; then the values name the record's field.
        self.kind = self._values.get("record_kind", kind)
        self.field = self._values.get("record_field", rest.rpartition(":")[2])

    def number(self, name: str) -> str:
        return numbers.decimal(Decimal(self._values[name]))

    def plain(self, name: str) -> str:
        return self._values[name]

    def day(self, name: str) -> str:
        return numbers.day(date.fromisoformat(self._values[name]))

    def amount(self, name: str, field: str) -> str:
        """A number with the unit of a field; a sum has the unit of its first part."""
        known = {spec.name for spec in kind_of(self.kind).fields}
        first = next((part for part in field.split("+") if part in known), "")
        unit = field_unit(self.kind, first) if first else "hồ sơ"
        return f"{self.number(name)} {unit}".rstrip()

    def label(self, field: str = "") -> str:
        """A field's label, or the words for several fields together."""
        name = field or self.field
        return _DERIVED.get(name) or field_label(self.kind, name)

    def quoted(self, name: str) -> str:
        """The label of the field that a value names."""
        return self.label(self._values[name])

    def choice(self) -> str:
        """The words for the choice that a value of the finding's own field holds."""
        specs = {spec.name: spec for spec in kind_of(self.kind).fields}
        choices = specs[self.field].choices
        assert choices is not None
        return choice_label(choices(self._values["entered"]))


def _part_above_whole(told: _Told) -> str:
    part, whole = told.plain("part"), told.plain("whole")
    return (
        f"“{told.label(part)}” ({told.amount('part_value', part)}) lớn hơn “{told.label(whole)}” "
        f"({told.amount('whole_value', whole)})."
    )


def _sum_differs(told: _Told) -> str:
    parts, whole = told.plain("parts"), told.plain("whole")
    return (
        f"Cộng {told.label(parts)} được {told.number('added')}, nhưng “{told.label(whole)}” là "
        f"{told.number('stated')}."
    )


def _differs(told: _Told, parts: str) -> str:
    return f"“{told.label()}”: {parts} được {told.number('added')}, dòng tổng ghi {told.number('stated')}."


def _months_missing(told: _Told) -> str:
    field = choice_label(DossierField(told.plain("field")))
    return f"Chưa nhập hồ sơ tháng {told.plain('months')} năm {told.plain('year')} – {field}."


_SENTENCES: Final[Mapping[str, Callable[[_Told], str]]] = MappingProxyType(
    {
        # one record: these stop saving
        "REQUIRED": lambda told: f"Cần nhập “{told.label()}”.",
        "TOO_LONG": lambda told: (
            f"“{told.label()}” dài {told.number('length')} ký tự; tối đa {told.number('limit')} ký tự."
        ),
        "NEGATIVE": lambda told: f"“{told.label()}” không được là số âm.",
        "TOO_LARGE": lambda told: f"“{told.label()}” lớn nhất là {told.number('limit')}.",
        "DAY_UNLIKELY": lambda told: f"“{told.label()}” là {told.day('day')}: cần xem lại năm.",
        "YEAR_UNLIKELY": lambda told: f"Năm {told.plain('year')} không hợp lý: cần xem lại.",
        "DAYS_REVERSED": lambda told: f"“{told.quoted('second')}” phải từ “{told.quoted('first')}” trở đi.",
        # one record: these pass
        "OUTSIDE_YEAR": lambda told: (
            f"“{told.label()}” {told.day('day')} nằm ngoài năm {told.plain('year')} (tính từ 15/12 năm trước)."
        ),
        "PART_ABOVE_WHOLE": _part_above_whole,
        "SUM_DIFFERS": _sum_differs,
        "TASK_DONE_BELOW_FULL": lambda told: (
            f"Nhiệm vụ có ngày hoàn thành nhưng tiến độ mới {told.plain('progress')} %."
        ),
        "TASK_FULL_WITHOUT_DAY": lambda _told: (
            "Tiến độ đã 100 % nhưng chưa có ngày hoàn thành; nhiệm vụ chưa được tính là xong."
        ),
        "TASK_LATE": lambda told: f"Nhiệm vụ hoàn thành chậm {told.number('days')} ngày so với hạn.",
        "NOT_LATE": lambda _told: "Ngày giải quyết xong không sau ngày hẹn trả: hồ sơ này không trễ hạn.",
        "APOLOGY_TOO_LATE": lambda told: (
            f"Văn bản xin lỗi cần có chậm nhất một ngày trước ngày hẹn trả ({told.day('due_on')})."
        ),
        "APOLOGY_WITHOUT_NUMBER": lambda _told: "Có ngày xin lỗi nhưng chưa có số văn bản xin lỗi.",
        "APOLOGY_WITHOUT_DAY": lambda _told: "Có số văn bản xin lỗi nhưng chưa có ngày xin lỗi.",
        "RANK_ZERO": lambda _told: "Thứ hạng và tổng số đơn vị phải từ 1 trở lên.",
        "RANK_CHANGE_IMPOSSIBLE": lambda told: (
            f"Hạng {told.number('rank')} với mức tăng, giảm bậc này thì hạng năm trước nằm ngoài "
            f"{told.number('out_of')} đơn vị."
        ),
        "TARGET_ABOVE_HUNDRED": lambda _told: "Chỉ tiêu tính bằng tỷ lệ mà lớn hơn 100 %: cần xem lại.",
        "TARGET_HAS_NO_RANK": lambda _told: (
            "Chỉ tiêu thứ hạng chỉ tính được từ chỉ số cùng tên; tỷ lệ không có thứ hạng."
        ),
        "TARGET_RANK": lambda told: f"“{told.label()}”: thứ hạng phải là số nguyên từ 1 trở lên.",
        "TARGET_RANGE": lambda _told: (
            "Khoảng thứ hạng cần có hạng đầu và hạng cuối, hạng cuối không nhỏ hơn."
        ),
        "TARGET_BEYOND_ALL": lambda told: (
            f"Hạng {told.number('rank')} lớn hơn tổng số {told.number('out_of')} đơn vị."
        ),
        "RATIO_HALF_COUNTS": lambda _told: "Cần ghi đủ tử số và mẫu số, hoặc để trống cả hai.",
        "RATIO_DIFFERS": lambda told: (
            f"Tỷ lệ ghi {told.number('stated')} %, tính lại từ số gốc được {told.number('counted')} %."
        ),
        "LATER_BASE": lambda told: (
            f"Tỷ lệ giảm đang tính trên số hiện nay ({told.number('base')}); phải tính trên số tại mốc so sánh "
            f"({told.number('earlier')})."
        ),
        "UNIT_CODE": lambda _told: "Mã đơn vị cấp xã gồm 5 chữ số, giữ cả số 0 ở đầu.",
        "HEAD_REVIEW": lambda told: (
            "Người đứng đầu xếp loại “Hoàn thành nhiệm vụ”: theo quy định của tỉnh có thể phải gửi báo cáo kiểm điểm, "
            f"chậm nhất {told.day('due_on')}."
        ),
        "PUBLISHED_LATE": lambda told: f"Công khai chậm {told.number('days')} ngày so với hạn.",
        "DOSSIER_WITHOUT_SERVICE": lambda _told: (
            "Thủ tục chưa cung cấp trực tuyến nhưng ghi có hồ sơ trực tuyến: cần xem lại mức độ."
        ),
        "REVIEW_WITHOUT_RESULT": lambda _told: "Có ngày rà soát nhưng chưa chọn kết quả rà soát.",
        "REVIEW_WITHOUT_DAY": lambda _told: "Có kết quả rà soát nhưng chưa ghi ngày rà soát.",
        "REVIEW_WITHOUT_PROPOSAL": lambda _told: "Văn bản đề nghị sửa đổi, thay thế cần ghi kiến nghị xử lý.",
        "RECEIVING_NAME": lambda told: (
            f"Tại ngày {told.day('day')} nơi tiếp nhận có tên gọi khác: từ 01/7/2025 là Trung tâm Phục vụ hành chính "
            "công cấp xã, trước đó là Bộ phận Một cửa."
        ),
        # the records of a year together
        "ENTRY_TWICE": lambda told: f"{kind_title(told.kind)}: {told.plain('entered')} được ghi nhiều lần.",
        "LIST_DIFFERS": lambda told: (
            f"{kind_title(told.kind)} ghi “{told.label()}” là {told.number('counted')}, danh sách từng mục có "
            f"{told.number('listed')}."
        ),
        "PLAN_TWICE": lambda _told: (
            "Đã có kế hoạch ban đầu của năm; bản sau nên chọn loại “Điều chỉnh, bổ sung”."
        ),
        "REPORT_TWICE": lambda told: f"Báo cáo {told.choice()} được ghi nhiều lần.",
        "DOSSIER_TWICE": lambda told: f"Hồ sơ {told.plain('entered')} được ghi nhiều lần.",
        "DAY_TWICE": lambda told: (
            f"{kind_title(told.kind)}: số liệu tính đến ngày {told.day('entered')} được ghi nhiều lần."
        ),
        "STRETCHES_OVERLAP": lambda told: (
            f"{kind_title(told.kind)}: kỳ này trùng ngày với kỳ {told.day('from_on')} – {told.day('to_on')}; "
            "khi tính chỉ lấy kỳ dài hơn."
        ),
        "FIELDS_DIFFER_FROM_TOTAL": lambda told: _differs(told, "cộng các lĩnh vực"),
        "PARTS_DIFFER_FROM_PERIOD": lambda told: _differs(told, "cộng các kỳ ngắn hơn"),
        "MONTHS_MISSING": _months_missing,
        "APOLOGIES_DIFFER": lambda told: (
            f"Số liệu kỳ ghi {told.number('counted')} hồ sơ có văn bản xin lỗi, "
            f"danh sách hồ sơ trễ hạn có {told.number('listed')}."
        ),
        "LATE_DIFFERS": lambda told: (
            f"Số liệu kỳ ghi {told.number('counted')} hồ sơ trễ hạn và đang quá hạn, "
            f"danh sách hồ sơ trễ hạn có {told.number('listed')}."
        ),
        # what is counted from records
        "MEASURED_ABOVE_WHOLE": lambda told: (
            f"{kind_title(told.kind)}: cộng cả năm, tử số ({told.number('part_value')}) lớn hơn mẫu số "
            f"({told.number('whole_value')}); cần xem lại số liệu các kỳ."
        ),
        "RANGE_STRADDLES": lambda told: (
            f"Kỳ {told.day('from_on')} – {told.day('to_on')} chỉ nằm một phần trong khoảng đã chọn "
            "nên không được tính."
        ),
        "RANGE_GAP": lambda told: (
            f"Chưa có số liệu từ {told.day('from_on')} đến {told.day('to_on')} trong khoảng đã chọn."
        ),
        # documents that a text cites
        "REFERENCE_YEAR": lambda told: (
            f"Số văn bản {told.plain('document')}: năm trong số không hợp lý, cần xem lại."
        ),
        "REFERENCE_TWO_SYMBOLS": lambda told: (
            f"Một văn bản ngày {told.day('day')} được ghi hai ký hiệu: {told.plain('document')} và "
            f"{told.plain('other')}."
        ),
    }
)

FINDING_CODES: Final[tuple[str, ...]] = tuple(_SENTENCES)


def is_known(code: str) -> bool:
    """Whether this module has the sentence for a code."""
    return code in _SENTENCES


def finding_text(finding: Finding) -> str:
    """The sentence for a finding; for one of another room, a plain notice with its code."""
    sentence = _SENTENCES.get(finding.code)
    if sentence is None:
        return f"Có điểm cần xem lại (mã {finding.code})."
    return sentence(_Told(finding))
