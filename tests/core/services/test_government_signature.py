"""The policy of an appraiser, the roots and lists it imported, and the tokens it may sign with."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from core.certificates import (
    CertificateFileWrong,
    CertificateForm,
    ChainState,
    DriverMissing,
    PdfReading,
    TokenCertificateAbsent,
)
from core.office import NotThisRole
from core.packages.cms import SealPolicy
from core.progress import Silent
from core.services.government_signature import (
    CertificateChoice,
    CertificateGone,
    PolicyReason,
    TokenSigning,
)
from core.services.keep_evidence import EvidenceDetails
from tests.offices import COMMUNE, YEAR, Desk, Offices, key_of
from tests.storage.authorities import AT, BETWEEN, KEYS, OFFICER, ROOT, issue, lists, revocation_list
from tests.storage.driver_doubles import MODULE, PIN
from tests.storage.signed_pdfs import plain_pdf, signed_pdf
from tests.storage.soft_tokens import make_token

SIGNING = TokenSigning(driver=MODULE, pin=PIN)


@pytest.fixture
def province(offices: Offices) -> Desk:
    offices.province.clock.at = AT
    return offices.province


def test_an_office_asks_for_the_seal_alone_until_it_says_otherwise(province: Desk) -> None:
    service = province.services.government
    assert service.policy() is SealPolicy.SSHSIG
    service.set_policy(SealPolicy.SSHSIG_CMS, reason=" Công văn 12/UBND-NC ")
    assert service.policy() is SealPolicy.SSHSIG_CMS
    last = province.services.safekeeping.audit()[-1]
    assert (last.act, last.old, last.new) == ("seal_policy", "sshsig", "sshsig+cms")
    assert (last.why, last.officer) == ("Công văn 12/UBND-NC", "Cán bộ 52")


def test_the_policy_is_not_changed_without_a_reason(province: Desk) -> None:
    before = province.dump()
    with pytest.raises(PolicyReason):
        province.services.government.set_policy(SealPolicy.SSHSIG_CMS, reason="  ")
    assert province.dump() == before


def test_the_policy_belongs_to_the_appraiser(offices: Offices) -> None:
    commune = offices.commune()
    with pytest.raises(NotThisRole):
        commune.services.government.set_policy(SealPolicy.SSHSIG_CMS, reason="Thử")
    assert commune.services.government.policy() is SealPolicy.SSHSIG


def test_a_policy_in_a_communes_database_or_an_unknown_one_asks_for_nothing(offices: Offices) -> None:
    for desk, value in ((offices.commune(), "sshsig+cms"), (offices.province, "unknown")):
        with desk.opened.database.transaction() as work:
            work.settings.put("seal_policy", value)
        assert desk.services.government.policy() is SealPolicy.SSHSIG


def test_roots_authorities_and_lists_are_told_apart(province: Desk) -> None:
    service = province.services.government
    bundle = ROOT.pem + BETWEEN.pem
    assert [card.is_anchor for card in service.add(bundle, "goc.pem")] == [True, False]
    (crl,) = service.add(revocation_list(BETWEEN, OFFICER), "thuhoi.crl")
    assert (crl.form, crl.revoked, crl.name) == (CertificateForm.CRL, 1, "Cơ quan cấp chứng thư")
    assert crl.valid_until is not None
    root, between, held = service.certificates()
    assert (root.name, root.issuer) == ("Gốc thử nghiệm", "Gốc thử nghiệm")
    assert (between.name, between.issuer, held) == ("Cơ quan cấp chứng thư", "Gốc thử nghiệm", crl)


def test_what_is_held_already_is_not_added_again(province: Desk) -> None:
    service = province.services.government
    service.add(ROOT.der, "goc.cer")
    before = province.dump()
    assert service.add(ROOT.pem, "goc.pem") == service.certificates()
    assert province.dump() == before


@pytest.mark.parametrize(
    "content",
    [b"", b"text", OFFICER.der, ROOT.pem + OFFICER.pem, ROOT.der + b"\x00", ROOT.der[:-1], b"\x30\x00" * 9],
    ids=["empty", "text", "an officer's", "with an officer's", "longer", "shorter", "sequences"],
)
def test_a_file_that_is_no_authoritys_is_refused_as_a_whole(province: Desk, content: bytes) -> None:
    with pytest.raises(CertificateFileWrong) as caught:
        province.services.government.add(content, "la.cer")
    assert caught.value.fields == {"name": "la.cer"}
    assert province.services.government.certificates() == ()


def test_a_root_is_taken_away_with_a_reason(province: Desk) -> None:
    service = province.services.government
    (card,) = service.add(ROOT.der, "goc.cer")
    with pytest.raises(PolicyReason):
        service.remove(card.sha256, reason="")
    service.remove(card.sha256, reason="Nạp nhầm")
    assert service.certificates() == ()
    assert province.services.safekeeping.audit()[-1].why == "Nạp nhầm"
    with pytest.raises(CertificateGone):
        service.remove(card.sha256, reason="Nạp nhầm")


@pytest.fixture
def soft_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOFTHSM2_CONF", "")
    return tmp_path


def test_the_only_certificate_is_chosen_and_signs(province: Desk, soft_token: Path) -> None:
    make_token(soft_token)
    made = province.services.government.countersigned(key_of(COMMUNE), SIGNING)
    state = made.judge.judge(made.countersign(b"message"), b"message")
    assert (state.signer, state.checked_at) == ("Nguyễn Văn A", AT)


def test_of_several_certificates_one_must_be_chosen(province: Desk, soft_token: Path) -> None:
    second = issue("Nguyễn Văn B", BETWEEN, key=KEYS[3])
    make_token(soft_token, OFFICER, second)
    service = province.services.government
    with pytest.raises(CertificateChoice) as caught:
        service.countersigned(key_of(COMMUNE), SIGNING)
    assert caught.value.fields == {"count": 2}
    chosen = replace(SIGNING, certificate=hashlib.sha256(second.der).hexdigest())
    made = service.countersigned(key_of(COMMUNE), chosen)
    assert made.judge.judge(made.countersign(b"message"), b"message").signer == "Nguyễn Văn B"


def test_without_a_certificate_or_driver_nothing_signs(province: Desk, soft_token: Path) -> None:
    (soft_token / "empty").mkdir()
    (soft_token / "softhsm2.conf").write_text(f"directories.tokendir = {soft_token / 'empty'}\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(soft_token / "softhsm2.conf"))
        with pytest.raises(TokenCertificateAbsent):
            province.services.government.countersigned(key_of(COMMUNE), SIGNING)
    with pytest.raises(DriverMissing):
        province.services.government.tokens(soft_token / "none.so")


def test_a_pin_shows_in_no_representation() -> None:
    assert PIN not in repr(SIGNING)


def test_a_pdf_signed_outside_shows_its_state_as_evidence(offices: Offices, tmp_path: Path) -> None:
    commune = offices.commune()
    commune.clock.at = AT
    government = commune.services.government
    for name, content in (("signed.pdf", signed_pdf()), ("plain.pdf", plain_pdf())):
        (tmp_path / name).write_bytes(content)
    details = EvidenceDetails(year=YEAR, is_not_secret=True)
    signed, plain = commune.services.keep_evidence.add(
        [tmp_path / "signed.pdf", tmp_path / "plain.pdf"], details, progress=Silent()
    )
    assert signed.file is not None
    assert plain.file is not None
    found = government.in_pdf(signed.file)
    assert [each.chain for each in found.signatures] == [ChainState.UNKNOWN]
    government.add(ROOT.der, "goc.cer")
    for each in lists():
        government.add(each, "crl")
    found = government.in_pdf(signed.file)
    assert [each.chain for each in found.signatures] == [ChainState.TRUSTED]
    assert found.signatures[0].is_intact
    assert government.in_pdf(plain.file).reading is PdfReading.NONE
