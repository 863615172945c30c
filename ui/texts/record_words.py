"""What is said of a kind of record and of its fields, and the words that several kinds share."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class FieldText:
    """A field's label, the unit behind a number, and a hint where the meaning is subtle."""

    label: str
    unit: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class KindText:
    """A kind's plural title, its name after “Thêm …”, what is recorded here, and its fields."""

    title: str
    name: str
    hint: str
    fields: Mapping[str, FieldText]


DECISION: Final = FieldText("Số quyết định", hint="Ví dụ: 123/QĐ-UBND")
NOTE: Final = FieldText("Ghi chú")
FROM: Final = FieldText("Từ ngày", hint="Ngày đầu của kỳ số liệu, tính cả ngày này.")
TO: Final = FieldText("Đến ngày", hint="Ngày cuối của kỳ số liệu, tính cả ngày này.")
AS_OF: Final = FieldText("Tính đến ngày", hint="Số liệu có mặt tại ngày này, không phải cộng dồn trong kỳ.")
