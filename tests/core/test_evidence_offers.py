"""What a file name tells of the document is proposed; what it does not tell stays empty."""

from datetime import date

import pytest

from core.evidence_offers import NameReading, read_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "15_KH-UBND_15-01-2025_Ke hoach CCHC nam 2025.pdf",
            NameReading(
                number="15", symbol="KH-UBND", issued_on=date(2025, 1, 15), summary="Ke hoach CCHC nam 2025"
            ),
        ),
        ("Ke hoach CCHC 2023.pdf", NameReading(summary="Ke hoach CCHC 2023")),
        ("SCAN0001.pdf", NameReading()),
        ("IMG_20250115_080000.jpg", NameReading()),
        ("Scan 15-01-2025.pdf", NameReading()),
        ("05-KH-UBND.pdf", NameReading(number="05", symbol="KH-UBND")),
        (
            "12-QĐ-UBND_UBND xã Tây Sơn_Quyết định công nhận sáng kiến.pdf",
            NameReading(
                number="12", symbol="QĐ-UBND", issuer="UBND xã Tây Sơn", summary="Quyết định công nhận sáng kiến"
            ),
        ),
        (
            "Kế hoạch - 15 KH-UBND - tuyên truyền CCHC.pdf",
            NameReading(number="15", symbol="KH-UBND", summary="tuyên truyền CCHC"),
        ),
        (
            "QD 12_QD-UBND ngay 5-3-2025 phe duyet vi tri viec lam.pdf",
            NameReading(
                number="12", symbol="QĐ-UBND", issued_on=date(2025, 3, 5), summary="phe duyet vi tri viec lam"
            ),
        ),
        (
            "2025-03-05 Bien ban giam sat cua MTTQ.pdf",
            NameReading(issued_on=date(2025, 3, 5), summary="Bien ban giam sat cua MTTQ"),
        ),
    ],
)  # fmt: skip
def test_names_are_read_as_offices_write_them(name: str, expected: NameReading) -> None:
    assert read_name(name, year=2025, issuers=("UBND xã Tây Sơn",)) == expected
