"""Values the storage tests save and load."""

from datetime import UTC, date, datetime

from core.office import Office
from core.units import Officer, Role, Signatory, SigningForm, Unit, UnitKind

NOW = datetime(2026, 11, 21, 3, 4, 5, 678901, tzinfo=UTC)
COMMUNE = Unit(
    code="21583",
    name="Xã Tây Sơn",
    kind=UnitKind.COMMUNE,
    province_code="52",
    valid_from=date(2025, 7, 1),
    predecessors=("21580", "21586"),
)
PROVINCE = Unit(code="52", name="Tỉnh Gia Lai", kind=UnitKind.PROVINCE, province_code="52")


def office(place: str = "Tây Sơn") -> Office:
    """A commune's office."""
    return Office(
        role=Role.SUBMITTER,
        unit=COMMUNE,
        authority=PROVINCE,
        officer=Officer(name="Nguyễn Thị Ánh", position="Công chức"),
        signatory=Signatory(form=SigningForm.ON_BEHALF, position="Chủ tịch", name="Trần Văn Bình"),
        place=place,
    )
