"""Government signatures: made, judged, and refused for one reason at a time."""

import subprocess
from dataclasses import replace

import pytest
from asn1crypto import cms
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from core.packages.cms import CMS_UNCHECKED, CmsBad
from core.packages.refusals import CertificateUntrusted
from storage.cms import CertificateJudge, IntegrityJudge
from tests.storage.authorities import (
    AT,
    BETWEEN,
    DAY,
    FOREIGN_ROOT,
    KEYS,
    OFFICER,
    ROOT,
    YEAR,
    held,
    issue,
    lists,
    revocation_list,
)

MESSAGE = b"a" * 433
SIGNED = OFFICER.countersign(MESSAGE, BETWEEN)


def judged(der=SIGNED, *certificates, message=MESSAGE, at=AT):
    trusted = certificates or (ROOT.der, *lists())
    return CertificateJudge(held(*trusted), at=at).judge(der, message)


def test_a_right_signature_tells_whose_it_is_and_that_revocation_was_checked():
    state = judged()
    assert (state.signer, state.organisation) == ("Nguyễn Văn A", "Ban Thử nghiệm")
    assert state.issuer == "Cơ quan cấp chứng thư"
    assert state.serial == f"{OFFICER.certificate.serial_number:x}"
    assert (state.valid_from, state.valid_until, state.checked_at) == (AT - YEAR, AT + YEAR, AT)
    assert state.is_revocation_checked
    assert not state.code


def test_openssl_accepts_our_signature_as_cades(tmp_path):
    (tmp_path / "roots.pem").write_bytes(ROOT.pem)
    (tmp_path / "message").write_bytes(MESSAGE)
    (tmp_path / "signer.p7s").write_bytes(SIGNED)
    asked = ["openssl", "cms", "-verify", "-binary", "-cades", "-inform", "DER", "-in", "signer.p7s"]
    asked += ["-content", "message", "-CAfile", "roots.pem", "-attime", str(int(AT.timestamp()))]
    done = subprocess.run(
        [*asked, "-purpose", "any", "-out", "same"], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "same").read_bytes() == MESSAGE


def test_we_accept_a_cades_signature_of_openssl(tmp_path):
    assert judged(by_openssl(tmp_path, "-cades")).signer == "Nguyễn Văn A"


def test_a_signature_without_its_certificate_bound_is_no_cades(tmp_path):
    with pytest.raises(CmsBad):
        judged(by_openssl(tmp_path))


def test_an_attached_message_is_refused(tmp_path):
    with pytest.raises(CmsBad):
        judged(by_openssl(tmp_path, "-cades", "-nodetach"))


def test_two_signers_are_refused(tmp_path):
    der = by_openssl(tmp_path, "-cades")
    twice = cms.ContentInfo.load(der)
    twice["content"]["signer_infos"].append(twice["content"]["signer_infos"][0].copy())
    with pytest.raises(CmsBad):
        judged(twice.dump(force=True))


def by_openssl(folder, *how) -> bytes:
    (folder / "message").write_bytes(MESSAGE)
    (folder / "officer.pem").write_bytes(OFFICER.pem)
    (folder / "between.pem").write_bytes(BETWEEN.pem)
    (folder / "officer.key").write_bytes(
        OFFICER.key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    asked = ["openssl", "cms", "-sign", "-binary", "-outform", "DER", "-in", "message", "-md", "sha256"]
    asked += ["-signer", "officer.pem", "-inkey", "officer.key", "-certfile", "between.pem", "-out", "p7s"]
    subprocess.run([*asked, *how], cwd=folder, check=True, capture_output=True)
    return (folder / "p7s").read_bytes()


def test_without_lists_revocation_is_unchecked_never_good_and_never_bad():
    state = judged(SIGNED, ROOT.der)
    assert not state.is_revocation_checked
    assert state.code == CMS_UNCHECKED


@pytest.mark.parametrize("missing", [0, 1])
def test_every_authority_below_the_root_needs_a_current_list(missing):
    assert judged(SIGNED, ROOT.der, lists()[missing]).code == CMS_UNCHECKED


def test_a_list_out_of_date_leaves_revocation_unchecked():
    stale = revocation_list(BETWEEN, at=AT - 9 * DAY, until=AT - 8 * DAY)
    assert judged(SIGNED, ROOT.der, revocation_list(ROOT), stale).code == CMS_UNCHECKED


def test_a_list_of_the_future_leaves_revocation_unchecked():
    early = revocation_list(BETWEEN, at=AT + DAY, until=AT + 2 * DAY)
    assert judged(SIGNED, ROOT.der, revocation_list(ROOT), early).code == CMS_UNCHECKED


def test_a_forged_list_proves_nothing_and_revokes_nobody():
    forged = revocation_list(BETWEEN, OFFICER, key=KEYS[3])
    assert judged(SIGNED, ROOT.der, revocation_list(ROOT), forged).code == CMS_UNCHECKED


@pytest.mark.parametrize("until", [AT + DAY, AT - 8 * DAY], ids=["current", "stale"])
def test_a_revoked_certificate_is_refused_even_by_a_list_out_of_date(until):
    revoking = revocation_list(BETWEEN, OFFICER, at=AT - 9 * DAY, until=until)
    with pytest.raises(CertificateUntrusted):
        judged(SIGNED, ROOT.der, revocation_list(ROOT), revoking)


@pytest.mark.parametrize("until", [AT + DAY, AT - 8 * DAY], ids=["current", "stale"])
def test_a_revoked_authority_takes_its_officers_with_it(until):
    revoking = revocation_list(ROOT, BETWEEN, at=AT - 9 * DAY, until=until)
    with pytest.raises(CertificateUntrusted):
        judged(SIGNED, ROOT.der, revoking, revocation_list(BETWEEN))


@pytest.mark.parametrize("at", [AT - 2 * YEAR, AT + 2 * YEAR], ids=["not yet valid", "expired"])
def test_a_certificate_is_judged_at_the_moment_of_import(at):
    with pytest.raises(CertificateUntrusted):
        judged(at=at)


def test_an_expired_root_ends_no_chain():
    root = issue("Gốc cũ", is_ca=True, key=KEYS[0], start=AT - 3 * YEAR, end=AT - DAY)
    officer = issue("Nguyễn Văn B", root, key=KEYS[2])
    with pytest.raises(CertificateUntrusted):
        judged(officer.countersign(MESSAGE), root.der)


def test_a_chain_that_ends_elsewhere_is_refused():
    with pytest.raises(CertificateUntrusted):
        judged(SIGNED, FOREIGN_ROOT.der)
    with pytest.raises(CertificateUntrusted):
        CertificateJudge((), at=AT).judge(SIGNED, MESSAGE)


def test_the_roots_that_came_with_the_signature_are_not_trusted():
    stranger = issue("Kẻ lạ", FOREIGN_ROOT, key=KEYS[2])
    with pytest.raises(CertificateUntrusted):
        judged(stranger.countersign(MESSAGE, FOREIGN_ROOT))


def test_an_authority_of_the_same_name_with_another_key_is_refused():
    impostor = issue("Gốc thử nghiệm", is_ca=True, key=KEYS[3])
    officer = issue("Nguyễn Văn A", impostor, key=KEYS[2])
    with pytest.raises(CertificateUntrusted):
        judged(officer.countersign(MESSAGE, impostor))


def test_an_authority_below_the_root_may_be_imported_but_ends_no_chain():
    alone = OFFICER.countersign(MESSAGE)
    with pytest.raises(CertificateUntrusted):
        judged(alone, ROOT.der)
    assert judged(alone, ROOT.der, BETWEEN.der, *lists()).is_revocation_checked
    with pytest.raises(CertificateUntrusted):
        judged(alone, BETWEEN.der)


@pytest.mark.parametrize(
    "officer",
    [
        issue("Mã hóa", BETWEEN, key=KEYS[2], usage=("key_encipherment",)),
        issue("Cơ quan", BETWEEN, key=KEYS[2], is_ca=True),
    ],
    ids=["not for signing", "an authority"],
)
def test_only_a_persons_signing_certificate_signs(officer):
    with pytest.raises(CertificateUntrusted):
        judged(officer.countersign(MESSAGE, BETWEEN))


def test_an_officer_is_no_authority():
    false = issue("Người dưới", OFFICER, key=KEYS[3])
    with pytest.raises(CertificateUntrusted):
        judged(false.countersign(MESSAGE, OFFICER, BETWEEN))


def test_another_message_is_refused():
    with pytest.raises(CmsBad):
        judged(message=MESSAGE + b"\n")
    with pytest.raises(CmsBad):
        IntegrityJudge(at=AT).judge(SIGNED, b"")


def test_the_signature_of_one_package_does_not_fit_another():
    other = OFFICER.countersign(b"b" * 433, BETWEEN)
    swapped = cms.ContentInfo.load(SIGNED)
    foreign = cms.ContentInfo.load(other)["content"]["signer_infos"][0]["signature"].native
    swapped["content"]["signer_infos"][0]["signature"] = foreign
    for der in (other, swapped.dump(force=True)):
        with pytest.raises(CmsBad):
            judged(der)


def test_every_changed_byte_of_the_signature_is_refused_with_a_code():
    codes = set()
    for at in range(0, len(SIGNED), 3):
        spoilt = bytearray(SIGNED)
        spoilt[at] ^= (0x01, 0x20, 0x41, 0x80)[at % 4]
        try:
            state = judged(bytes(spoilt))
        except (CmsBad, CertificateUntrusted) as refused:
            codes.add(refused.code)
        else:
            pytest.fail(f"accepted with byte {at} changed: {state.signer}")
    assert codes == {"E_CMS_BAD", "E_CMS_CERT"}


@pytest.mark.parametrize(
    "der",
    [b"", b"der", SIGNED + b"\x00", SIGNED[:-1], b"\x30\x80" * 30_000, b"\x30\x82\xff\xff", BETWEEN.der],
    ids=["empty", "text", "longer", "shorter", "deep", "lying", "a certificate"],
)
def test_what_is_no_signature_is_refused(der):
    with pytest.raises(CmsBad):
        judged(der)


def test_short_keys_and_old_digests_are_refused():
    short = rsa.generate_private_key(public_exponent=65537, key_size=1024)
    with pytest.raises(CmsBad):
        judged(issue("Khóa ngắn", BETWEEN, key=short).countersign(MESSAGE, BETWEEN))
    old = cms.ContentInfo.load(SIGNED)
    old["content"]["signer_infos"][0]["digest_algorithm"]["algorithm"] = "sha1"
    with pytest.raises(CmsBad):
        judged(old.dump(force=True))


def test_a_key_on_a_national_curve_signs_too():
    officer = issue("Đường cong", BETWEEN, key=ec.generate_private_key(ec.SECP256R1()))
    assert judged(officer.countersign(MESSAGE, BETWEEN)).signer == "Đường cong"
    strange = issue("Đường lạ", BETWEEN, key=ec.generate_private_key(ec.SECP256K1()))
    with pytest.raises(CmsBad):
        judged(strange.countersign(MESSAGE, BETWEEN))


def test_integrity_alone_never_claims_that_the_certificate_was_checked():
    state = IntegrityJudge(at=AT).judge(SIGNED, MESSAGE)
    assert state == replace(judged(), is_revocation_checked=False)
