"""Documents named in sentences and file names: what is said is read, what is not said stays empty."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.document_references import (
    Reference,
    doubtful_references,
    find_references,
    numbered,
    parse_reference,
)
from core.evidence import EvidenceDocument
from ui.texts.quoted_document import quoted_document

SEEDS = Path(__file__).parents[1] / "vectors" / "seeds"


def told(number: str = "", symbol: str = "", issued_on: date | None = None, issuer: str = "") -> Reference:
    return Reference(number=number, symbol=symbol, issued_on=issued_on, issuer=issuer)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "Báo cáo số 619/BC-SNV ngày 26/02/2024 của Sở Nội vụ",
            told("619", "BC-SNV", date(2024, 2, 26), "Sở Nội vụ"),
        ),
        (
            "Nghị định số 107/2021/NĐ-CP ngày 06 tháng 12 năm 2021 của Chính phủ sửa đổi, bổ sung",
            told("107/2021", "NĐ-CP", date(2021, 12, 6), "Chính phủ"),
        ),
        (
            "Chương trình hành động số 09-CTr/TU ngày 14/5/2021 của Tỉnh ủy về cải cách hành chính",
            told("09", "CTr/TU", date(2021, 5, 14), "Tỉnh ủy"),
        ),
        (
            "Công văn số 11986/UBND-KSTT ngày 14/11/2023 của UBND tỉnh Khánh Hòa và các văn bản khác",
            told("11986", "UBND-KSTT", date(2023, 11, 14), "UBND tỉnh Khánh Hòa"),
        ),
        ("Quyết định số 7/QĐ-BKHĐT ngày 3/1/2023 của Bộ Kế hoạch và Đầu tư ban hành quy chế",
         told("7", "QĐ-BKHĐT", date(2023, 1, 3), "Bộ Kế hoạch và Đầu tư")),
        ("Luật số 55/2022/QH15 ngày 16/6/2022 của Quốc hội",
         told("55/2022", "QH15", date(2022, 6, 16), "Quốc hội")),
        ("kế hoạch số 14009/UBND ngày 29/12/2023 về việc phát huy", told("14009", "UBND", date(2023, 12, 29))),
        ("Quyết định số 5/QĐ-UBND ngày 12/01 của UBND xã Bình Thành",
         told("5", "QĐ-UBND", date(2023, 1, 12), "UBND xã Bình Thành")),
    ],
)  # fmt: skip
def test_a_sentence_names_its_document(text: str, read: Reference) -> None:
    assert parse_reference(text, year=2023) == read


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("619-BC-SNV_26.02.2024_So Noi vu.pdf", told("619", "BC-SNV", date(2024, 2, 26), "So Noi vu")),
        ("03_KH-UBND ngay 12-01-2023.pdf", told("03", "KH-UBND", date(2023, 1, 12))),
        ("03-kh-ubnd.pdf", told("03", "KH-UBND")),
        ("107-2021-ND-CP.pdf", told("107/2021", "NĐ-CP")),
        ("12_QD-UBND_05-6-2023.docx", told("12", "QĐ-UBND", date(2023, 6, 5))),
        ("766-QD-TTg.pdf", told("766", "QĐ-TTg")),
        ("07-NQ-HDND.pdf", told("07", "NQ-HĐND")),
        ("09-CTr-TU_14.5.2021.pdf", told("09", "CTr/TU", date(2021, 5, 14))),
        ("2023-01-12 Ke hoach CCHC.pdf", told(issued_on=date(2023, 1, 12))),
        ("KH CCHC 12012023.pdf", told(issued_on=date(2023, 1, 12))),
        ("UBND xã Bình Thành_Ke hoach.pdf", told(issuer="UBND xã Bình Thành")),
    ],
)
def test_a_file_name_names_its_document(name: str, read: Reference) -> None:
    assert parse_reference(name) == read


def test_an_issuer_without_accents_takes_the_spelling_that_is_known() -> None:
    read = parse_reference("619-BC-SNV_26.02.2024_So Noi vu.pdf", issuers=("UBND tỉnh", "Sở Nội vụ"))
    assert read.issuer == "Sở Nội vụ"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "scan0001.pdf",
        "IMG_20230112_083000.jpg",  # the day a photograph was taken is not the day of the document
        "Bao cao ket qua thuc hien ke hoach 03-KH-UBND.pdf",  # a report on plan 03, itself without a number
        "V/v trả lời Công văn số 12/UBND-VP ngày 3/2/2023",
        "QD 766.pdf",
        "ke hoach 15_2023_KH-UBND",  # number 15 of 2023, or number 2023? plans carry no year
        "334/362 thủ tục hành chính, 26/02 và 84,11%",
        "Kế hoạch số liệu 2023 của tổ",
    ],
)
def test_what_is_not_said_is_not_guessed(text: str) -> None:
    assert parse_reference(text) == Reference()


def test_days_that_cannot_be_or_are_in_doubt_stay_empty() -> None:
    assert parse_reference("Kế hoạch số 13/KH-UBND ngày 31/02/2023") == told("13", "KH-UBND")
    assert parse_reference("Hop ngay 01-02-2023 va 03-02-2023.pdf") == Reference()
    assert parse_reference("Kế hoạch số 13/KH-UBND ngày 12/01") == told("13", "KH-UBND")
    assert parse_reference("12-01-2023-KH-UBND.pdf") == told(issued_on=date(2023, 1, 12))


_FORMS = st.sampled_from(["QĐ", "KH", "BC", "TTr", "CTr", "NQ", "CV", "TB"])
_STATE = st.builds(
    lambda number, form, body: (number, f"{form}-{body}"),
    st.from_regex(r"(0[1-9]|[1-9][0-9]{0,4})", fullmatch=True),
    _FORMS,
    st.sampled_from(["UBND", "SNV", "HĐND", "BCĐ", "VPCP", "TTg"]),
)
_NORMATIVE = st.builds(
    lambda number, year, symbol: (f"{number}/{year}", symbol),
    st.integers(1, 999),
    st.integers(1990, 2030),
    st.sampled_from(["NĐ-CP", "TT-BNV", "QH15", "NQ-HĐND"]),
)
_PARTY = st.builds(
    lambda number, form, body: (str(number), f"{form}/{body}"),
    st.integers(1, 999),
    _FORMS,
    st.sampled_from(["TW", "TU", "HU", "ĐU"]),
)
_ISSUERS = st.sampled_from(
    ["", "Sở Nội vụ", "Chính phủ", "UBND xã Bình Thành", "Bộ Kế hoạch và Đầu tư", "Ban Thường vụ Tỉnh ủy"]
)


@given(_STATE | _NORMATIVE | _PARTY, st.none() | st.dates(date(1950, 1, 1), date(2100, 1, 1)), _ISSUERS)
def test_what_a_report_prints_is_read_back(
    number: tuple[str, str], issued_on: date | None, issuer: str
) -> None:
    document = EvidenceDocument(
        id="e", year=2023, name="x", number=number[0], symbol=number[1], issued_on=issued_on, issuer=issuer
    )
    wanted = told(number[0], number[1], issued_on, issuer)
    assert parse_reference(quoted_document(document)) == wanted
    assert parse_reference(f"Kế hoạch số {quoted_document(document)}") == wanted


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    parse_reference(text, year=2023)
    doubtful_references(text)


def test_numbers_are_written_as_the_document_bears_them() -> None:
    assert numbered("03", "KH-UBND") == "03/KH-UBND"
    assert numbered("91", "KL/TU") == "91-KL/TU"
    assert numbered("", "KH-UBND") == "KH-UBND"
    assert numbered("", "") == ""


def _seed(number: str) -> str:
    return next(SEEDS.glob(f"{number}_*.txt")).read_text(encoding="utf-8")


def test_the_documents_of_the_seeds_are_found() -> None:
    found = find_references(_seed("003"))
    written = {numbered(each.number, each.symbol): each for each in found}
    assert written["619/BC-SNV"] == told("619", "BC-SNV", date(2024, 2, 26), "Sở Nội vụ")
    assert written["55/2022/QH15"].issuer == "Quốc hội"
    assert {"12823/CTr-UBND", "30-CTr/TU", "11986/UBND-KSTT"} <= set(written)


def test_what_cannot_be_in_the_seeds_is_told() -> None:
    two = doubtful_references(_seed("003"))
    assert [(each.code, dict(each.values)["other"]) for each in two] == [
        ("REFERENCE_TWO_SYMBOLS", "91-KT/TU")
    ]
    year = doubtful_references(_seed("002"))
    assert [(each.code, dict(each.values)["document"]) for each in year] == [
        ("REFERENCE_YEAR", "02/0216/QĐ-UBND")
    ]
    assert doubtful_references(_seed("001")) == ()
