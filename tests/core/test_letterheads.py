"""Letterheads by day, signers by kind of report."""

from datetime import date

import pytest

from core.letterheads import (
    DatedHead,
    HeadDayTwice,
    HeadEmpty,
    Signer,
    SignerIncomplete,
    SignsTwice,
    checked_heads,
    checked_signers,
    head_on,
    signer_of,
)
from core.units import Signatory, SigningForm

OLD = DatedHead(superior="UBND HUYỆN TÂY SƠN", issuer=("ỦY BAN NHÂN DÂN", "XÃ BÌNH TƯỜNG"))
NEW = DatedHead(valid_from=date(2025, 7, 1), issuer=("ỦY BAN NHÂN DÂN", "XÃ BÌNH HIỆP"))


def signer(name: str, *kinds: str) -> Signer:
    signatory = Signatory(form=SigningForm.DEPUTY, position="Phó Chủ tịch", name=name)
    return Signer(id=name, signatory=signatory, kinds=kinds)


def test_a_day_has_the_letterhead_that_began_last_before_it() -> None:
    heads = (NEW, OLD)
    assert head_on(heads, date(2024, 12, 31)) == OLD
    assert head_on(heads, date(2025, 6, 30)) == OLD
    assert head_on(heads, date(2025, 7, 1)) == NEW
    assert head_on((NEW,), date(2025, 6, 30)) == DatedHead()


def test_letterheads_are_kept_oldest_first_and_no_two_from_one_day() -> None:
    assert checked_heads((NEW, OLD)) == (OLD, NEW)
    with pytest.raises(HeadDayTwice):
        checked_heads((NEW, DatedHead(valid_from=date(2025, 7, 1), place="Tây Sơn")))
    with pytest.raises(HeadEmpty):
        checked_heads((OLD, DatedHead(valid_from=date(2026, 1, 1))))


def test_a_kind_has_one_signer_and_others_go_to_the_offices_own() -> None:
    signers = checked_signers((signer("Bình", "ranking"), signer("Hoa", "aids", "council")))
    found = signer_of(signers, "council")
    assert found is not None
    assert found.name == "Hoa"
    assert signer_of(signers, "annex") is None
    with pytest.raises(SignsTwice) as refused:
        checked_signers((signer("Bình", "ranking"), signer("Hoa", "ranking")))
    assert refused.value.fields["first"] == "Bình"
    with pytest.raises(SignerIncomplete):
        checked_signers((signer(""),))
