"""Words for every kind of record: its names, what it is for, its fields, units, hints and choices.

The words of the kinds stand in `record_kinds_*.py`, one module per group of the catalogue; those of the
choices in `record_choices.py`. The words are the glossary's (guide, section 1). A label stays short enough
for a table head (34 letters).
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from core.records.catalogue import KindGroup
from ui.texts.record_choices import CHOICES
from ui.texts.record_kinds_dossiers import DOSSIERS
from ui.texts.record_kinds_means import MEANS
from ui.texts.record_kinds_outreach import OUTREACH
from ui.texts.record_kinds_oversight import OVERSIGHT
from ui.texts.record_kinds_people import PEOPLE
from ui.texts.record_kinds_planning import PLANNING
from ui.texts.record_kinds_results import RESULTS
from ui.texts.record_words import FieldText, KindText

__all__ = [
    "KIND_TEXTS",
    "FieldText",
    "KindText",
    "add_label",
    "choice_label",
    "field_hint",
    "field_label",
    "field_unit",
    "group_title",
    "kind_hint",
    "kind_name",
    "kind_title",
    "suggestions",
]

KIND_TEXTS: Final[Mapping[str, KindText]] = MappingProxyType(
    {**PLANNING, **OVERSIGHT, **DOSSIERS, **PEOPLE, **OUTREACH, **MEANS, **RESULTS}
)

_GROUPS: Final[Mapping[KindGroup, str]] = MappingProxyType(
    {
        KindGroup.PLANNING: "Kế hoạch, nhiệm vụ, báo cáo",
        KindGroup.OVERSIGHT: "Kiểm tra, văn bản, khiếu nại",
        KindGroup.DOSSIERS: "Thủ tục và hồ sơ TTHC",
        KindGroup.PEOPLE: "Tổ chức, cán bộ, đào tạo",
        KindGroup.OUTREACH: "Tuyên truyền, sáng kiến",
        KindGroup.MEANS: "Tài chính, văn bản điện tử",
        KindGroup.RESULTS: "Chỉ số, tỷ lệ đã công bố",
    }
)

_INDEXES: Final = ("PAR Index", "SIPAS", "PAPI", "PCI", "DTI", "ICT Index", "PACA", "DDCI", "Chỉ số 766")
_TARGETS: Final = (
    "Hồ sơ giải quyết đúng hạn",
    "Hồ sơ nộp trực tuyến",
    "Hồ sơ trực tuyến toàn trình",
    "Thanh toán trực tuyến",
    "Số hóa thành phần hồ sơ",
    "Số hóa kết quả giải quyết",
    "Khai thác, sử dụng lại dữ liệu số hóa",
    "Mức độ hài lòng của người dân",
    "Mức độ hài lòng lĩnh vực đất đai",
    "Mức độ hài lòng lĩnh vực xây dựng",
    "Hoàn thành nhiệm vụ trong kế hoạch",
    "Hồ sơ công việc xử lý trên môi trường mạng",
    "Cán bộ, công chức đạt chuẩn",
    "Giải ngân vốn đầu tư công",
)

_SUGGESTIONS: Final[Mapping[tuple[str, str], tuple[str, ...]]] = MappingProxyType(
    {
        ("external_index", "name"): _INDEXES,
        ("target", "name"): (*_INDEXES, *_TARGETS),
        ("external_index", "band"): ("Xuất sắc", "Tốt", "Khá", "Trung bình", "Yếu"),
    }
)


def group_title(group: KindGroup) -> str:
    """The heading over a group of kinds."""
    return _GROUPS[group]


def suggestions(code: str, field: str) -> tuple[str, ...]:
    """Usual values of a line of text, to be offered and never forced; empty where there are none."""
    return _SUGGESTIONS.get((code, field), ())


def kind_title(code: str) -> str:
    """The plural title of a list, a page or a sheet."""
    return KIND_TEXTS[code].title


def kind_name(code: str) -> str:
    """One record in running text, in small letters: behind “Thêm …”, “Sửa …”, “Xóa …”."""
    return KIND_TEXTS[code].name


def kind_hint(code: str) -> str:
    """One sentence: what an officer records here."""
    return KIND_TEXTS[code].hint


def add_label(code: str) -> str:
    """The button that begins a new record."""
    return f"Thêm {kind_name(code)}"


def field_label(code: str, field: str) -> str:
    """The label of a field; `year` belongs to every kind."""
    return "Năm" if field == "year" else KIND_TEXTS[code].fields[field].label


def field_unit(code: str, field: str) -> str:
    """The unit behind a number, empty where there is none."""
    return "" if field == "year" else KIND_TEXTS[code].fields[field].unit


def field_hint(code: str, field: str) -> str:
    """A sentence where a field's meaning is subtle, empty otherwise."""
    return "" if field == "year" else KIND_TEXTS[code].fields[field].hint


def choice_label(choice: StrEnum) -> str:
    """The words for one value of an enumeration of the record kinds."""
    return CHOICES[type(choice)][choice.value]
