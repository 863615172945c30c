"""Heads of papers: by the day of the paper, by its kind, and the usual ones where nothing was chosen."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from core.letterheads import Addressee, DatedHead, Delivery, Signer
from core.records.people import Predecessor
from core.reporting.head import letterhead, signature
from core.reporting.paper import Dated
from core.services.letterhead_care import LetterheadCare
from core.services.paper_head import BY_HAND, PaperHeads
from core.units import Role, Signatory, SigningForm, Unit, UnitKind
from tests.ui.fakes import FixedClock, MemoryDatabase, office
from ui.texts.office_words import OFFICE_WORDS
from ui.texts.reports import FORM_WORDS

BEFORE, AFTER = Dated(on=date(2024, 12, 20)), Dated(on=date(2025, 12, 20))
JULY = date(2025, 7, 1)


class Held:
    def __init__(self, role: Role = Role.SUBMITTER, **changes: Any) -> None:
        made = replace(office(role), **changes)
        self.office = replace(made, unit=replace(made.unit, valid_from=JULY))
        self.database = MemoryDatabase(self.office)
        self.heads = PaperHeads(database=self.database, clock=FixedClock(), words=OFFICE_WORDS.heads)
        self.care = LetterheadCare(database=self.database, clock=FixedClock(), heads=self.heads)

    def acts(self) -> list[str]:
        with self.database.transaction() as work:
            return [entry.act for entry in work.audit.all()]

    def formed_from(self, *formers: Predecessor) -> None:
        with self.database.transaction() as work:
            work.records.save(self.office.unit.code, formers)


@pytest.fixture
def held() -> Held:
    return Held()


def former(name: str) -> Predecessor:
    return Predecessor(id=name, year=2025, name=name, ended_on=date(2025, 6, 30))


def test_without_a_choice_the_unit_makes_the_head(held: Held) -> None:
    head = held.heads.head("self-score", "BC-UBND", dated=AFTER)
    printed = letterhead(head, FORM_WORDS)
    assert printed.issuer == ("ỦY BAN NHÂN DÂN", held.office.unit.name.upper())
    assert printed.superior == ""
    assert printed.number_line.endswith("/BC-UBND")
    assert printed.place_and_day == "Tây Sơn, ngày 20 tháng 12 năm 2025"
    foot = signature(head, FORM_WORDS)
    assert foot is not None
    assert foot.recipients[-1] == "Lưu: VT."
    assert len(foot.recipients) == 3


def test_a_paper_of_2024_carries_the_issuer_of_2024(held: Held) -> None:
    held.care.keep_heads(
        (
            DatedHead(
                superior="UBND HUYỆN TÂY SƠN",
                issuer=("ỦY BAN NHÂN DÂN", "XÃ BÌNH TƯỜNG"),
                place="Bình Tường",
            ),
            DatedHead(valid_from=JULY, place="Bình Hiệp"),
        )
    )
    old = letterhead(held.heads.head("self-score", "BC-UBND", dated=BEFORE), FORM_WORDS)
    assert (old.superior, *old.issuer) == ("UBND HUYỆN TÂY SƠN", "ỦY BAN NHÂN DÂN", "XÃ BÌNH TƯỜNG")
    assert old.place_and_day.startswith("Bình Tường, ngày 20 tháng 12 năm 2024")
    new = letterhead(held.heads.head("self-score", "BC-UBND", dated=AFTER), FORM_WORDS)
    assert (new.superior, new.issuer[1]) == ("", held.office.unit.name.upper())
    assert new.place_and_day.startswith("Bình Hiệp, ")


def test_before_the_merger_the_office_is_called_as_the_unit_it_came_from(held: Held) -> None:
    own = held.office.unit.name
    held.formed_from(former("Xã Bình Tường"))
    assert held.heads.head("self-score", "BC-UBND", dated=BEFORE).unit_name == "Xã Bình Tường"
    assert held.heads.head("self-score", "BC-UBND", dated=AFTER).unit_name == own
    held.formed_from(former("Xã Vĩnh An"))
    assert held.heads.head("self-score", "BC-UBND", dated=BEFORE).unit_name == own, "none can be told"
    named_alike = own.replace("Xã ", "Thị trấn ")
    held.formed_from(former(named_alike))
    assert held.heads.head("self-score", "BC-UBND", dated=BEFORE).unit_name == named_alike


def test_a_department_stands_under_its_committee_with_a_symbol_of_its_own() -> None:
    province = office(Role.APPRAISER).unit
    desk = Unit(code="5201", name="Sở Nội vụ", kind=UnitKind.PROVINCE, province_code="52")
    held = Held(
        Role.APPRAISER,
        unit=desk,
        authority=province,
        signatory=Signatory(form=SigningForm.DEPUTY, position="Phó Giám đốc", name="Lê Thị Hoa"),
    )
    head = held.heads.head("aids", "DS-UBND", dated=AFTER)
    printed, foot = letterhead(head, FORM_WORDS), signature(head, FORM_WORDS)
    assert (printed.superior, printed.issuer) == (f"UBND {province.name.upper()}", ("SỞ NỘI VỤ",))
    assert printed.number_line.endswith("/DS-SNV")
    assert foot is not None
    assert foot.lines == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


def test_a_chosen_issuer_and_symbol_go_through_number_and_signature() -> None:
    held = Held(
        Role.APPRAISER,
        signatory=Signatory(form=SigningForm.DEPUTY, position="Phó Trưởng ban", name="Lê Thị Hoa"),
    )
    held.care.keep_heads((DatedHead(issuer=("BAN CHỈ ĐẠO CCHC", "TỈNH GIA LAI"), symbol="BCĐCCHC"),))
    head = held.heads.head("ranking", "BXH-UBND")
    assert letterhead(head, FORM_WORDS).number_line.endswith("/BXH-BCĐCCHC")
    foot = signature(head, FORM_WORDS)
    assert foot is not None
    assert foot.lines == ("TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")


def test_recipients_are_chosen_per_kind_with_their_delivery(held: Held) -> None:
    usual = held.heads.head("self-score", "BC-UBND").recipients
    held.care.keep_addressees(
        "self-score",
        (
            Addressee(name="- UBND các huyện, thị xã, thành phố;", delivery=Delivery.ELECTRONIC),
            Addressee(name="  "),
            Addressee(name="Sở Nội vụ", delivery=Delivery.BOTH),
        ),
    )
    held.care.keep_drafting_department("DL, HL, PT.")
    head = held.heads.head("self-score", "BC-UBND")
    foot = signature(head, FORM_WORDS)
    assert foot is not None
    assert foot.recipients == (
        "UBND các huyện, thị xã, thành phố (VBĐT)",
        "Sở Nội vụ (VBĐT, bản giấy)",
        "Lưu: VT, DL, HL, PT.",
    )
    assert held.heads.head("checklist", "DM-UBND").recipients == usual
    held.care.keep_addressees("self-score", ())
    assert held.heads.head("self-score", "BC-UBND").recipients == ()
    held.care.keep_addressees("self-score", None)
    assert (
        held.heads.head("self-score", "BC-UBND").recipients
        == usual
        == held.care.usual_recipients("self-score")
    )


def test_a_kind_is_signed_by_its_own_signer(held: Held) -> None:
    deputy = Signatory(form=SigningForm.DEPUTY, position="Phó Chủ tịch", name="Lê Thị Hoa")
    held.care.keep_signers((Signer(id="1", signatory=deputy, kinds=("annex",)),))
    assert held.heads.head("annex", "PL-UBND").signatory == deputy
    assert held.heads.head("self-score", "BC-UBND").signatory == held.office.signatory


def test_a_day_left_to_the_hand_has_todays_letterhead(held: Held) -> None:
    held.care.keep_heads((DatedHead(place="Bình Hiệp"),))
    head = held.heads.head("hand_over", "BB-UBND", dated=BY_HAND)
    assert head.day is None
    assert head.place == "Bình Hiệp"


def test_every_change_is_written_down_once_and_nothing_when_nothing_changed(held: Held) -> None:
    heads = (DatedHead(place="Bình Hiệp"),)
    held.care.keep_heads(heads)
    held.care.keep_heads(heads)
    held.care.keep_addressees("annex", (Addressee(name="Sở Nội vụ"),))
    held.care.keep_drafting_department("VP")
    held.care.keep_drafting_department("VP.")
    assert held.acts() == ["change_letterheads", "change_recipients", "change_recipients"]
    settings = held.care.settings()
    assert (settings.heads, settings.drafted_by) == (heads, "VP")
    assert settings.addressees == {"annex": (Addressee(name="Sở Nội vụ"),)}
