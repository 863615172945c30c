"""Issuer and signature of papers, by the forms of Decree 30/2020/NĐ-CP (appendix I and its samples)."""

from dataclasses import replace

import pytest

from core.letterheads import Delivery
from core.units import Role, Signatory, SigningForm, Unit, UnitKind
from tests.ui.fakes import office
from ui.texts.office_words import OFFICE_WORDS
from ui.texts.signatures import inside, issuer, signature_lines, superior, symbol

TM, KT, TL, TUQ, Q = SigningForm


def test_the_issuer_is_the_committee_of_a_territory_or_the_body_itself() -> None:
    assert issuer("Xã Tây Sơn") == ("ỦY BAN NHÂN DÂN", "XÃ TÂY SƠN")
    assert issuer("Sở Nội vụ") == ("SỞ NỘI VỤ",)


@pytest.mark.parametrize(
    ("body", "form", "position", "lines"),
    [
        # people's committees
        ("Xã Tây Sơn", TM, "Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("Xã Tây Sơn", KT, "Phó Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (
            "Tỉnh Gia Lai",
            KT,
            "Phó Chủ tịch Thường trực",
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),
        ),
        ("Xã Tây Sơn", Q, "Quyền Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")),
        ("Tỉnh Gia Lai", TL, "Chánh Văn phòng", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),  # S0, S4
        (
            "Tỉnh Gia Lai",
            TL,
            "Phó Chánh Văn phòng",
            ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ),
        ("Tỉnh Gia Lai", TL, "Giám đốc Sở Nội vụ", ("TL. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ")),
        ("Tỉnh Gia Lai", TUQ, "Giám đốc Sở Nội vụ", ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ")),
        ("ỦY BAN NHÂN DÂN HUYỆN TÂY SƠN", TM, "Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        # departments: one person leads, nobody signs on behalf of a collective
        ("Sở Nội vụ", TM, "Giám đốc", ("GIÁM ĐỐC",)),
        ("SỞ NỘI VỤ", KT, "Phó Giám đốc", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("Sở Nội vụ", Q, "Giám đốc", ("Q. GIÁM ĐỐC",)),
        ("Sở Nội vụ", TL, "Chánh Văn phòng", ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
        ("Sở Nội vụ", TUQ, "Trưởng phòng", ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG")),
        ("Văn phòng UBND tỉnh", KT, "Phó Chánh Văn phòng", ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")),
        ("Phòng Nội vụ", TL, "Chuyên viên", ("TL. TRƯỞNG PHÒNG", "CHUYÊN VIÊN")),
        # bodies that decide together
        ("BAN CHỈ ĐẠO CCHC TỈNH GIA LAI", TM, "Trưởng ban", ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN")),
        (
            "Ban Chỉ đạo CCHC tỉnh",
            KT,
            "Phó Trưởng ban",
            ("TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
        ),
        ("Hội đồng thẩm định", TM, "Chủ tịch", ("TM. HỘI ĐỒNG", "CHỦ TỊCH")),
    ],
)
def test_every_signing_form_has_its_lines(
    body: str, form: SigningForm, position: str, lines: tuple[str, ...]
) -> None:
    signatory = Signatory(form=form, position=position, name="")
    assert signature_lines(body, signatory) == lines


@pytest.mark.parametrize(
    ("body", "abbreviated"),
    [
        ("Xã Tây Sơn", "UBND"),
        ("ỦY BAN NHÂN DÂN XÃ BÌNH TƯỜNG", "UBND"),
        ("Sở Nội vụ", "SNV"),
        ("Sở Khoa học và Công nghệ", "SKHCN"),
        ("Văn phòng UBND tỉnh", "VPUBNDT"),
    ],
)
def test_the_symbol_is_the_committees_or_the_first_letters_of_the_body(body: str, abbreviated: str) -> None:
    assert symbol(body) == abbreviated


def test_the_committee_stands_above_a_department_and_nobody_above_a_committee() -> None:
    province = office(Role.APPRAISER)
    assert superior(office(Role.SUBMITTER)) == ""
    assert superior(province) == ""
    desk = replace(
        province,
        unit=Unit(code="5201", name="Sở Tài chính", kind=UnitKind.PROVINCE, province_code="52"),
        authority=province.unit,
    )
    assert superior(desk) == f"UBND {province.unit.name.upper()}"


def test_a_recipient_shows_how_it_is_delivered_only_where_that_was_chosen() -> None:
    said = OFFICE_WORDS.heads.addressed
    assert said("UBND các huyện, thị xã, thành phố", Delivery.ELECTRONIC) == (
        "UBND các huyện, thị xã, thành phố (VBĐT)"
    )
    assert said("Sở Nội vụ", Delivery.BOTH) == "Sở Nội vụ (VBĐT, bản giấy)"
    assert said("Sở Nội vụ", Delivery.UNSAID) == "Sở Nội vụ"


def test_the_kind_of_a_territory_is_small_inside_a_sentence() -> None:
    assert [
        inside(name) for name in ("Xã Tây Sơn", "UBND Xã Tây Sơn", "Ủy ban nhân dân Đặc khu Phú Quý")
    ] == [
        "xã Tây Sơn",
        "UBND xã Tây Sơn",
        "Ủy ban nhân dân đặc khu Phú Quý",
    ]
    assert [inside(name) for name in ("Sở Nội vụ", "UBND tỉnh Gia Lai", "")] == [
        "Sở Nội vụ",
        "UBND tỉnh Gia Lai",
        "",
    ]
