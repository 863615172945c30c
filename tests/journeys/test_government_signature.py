"""A commune signs its package with a token too; what becomes of it at both ends."""

import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from core.certificates import PinWrong
from core.delivery import Form
from core.packages.cms import SealPolicy
from core.progress import Silent
from core.services.export_package import Exported
from core.services.government_signature import TokenSigning
from storage.cms import CertificateJudge
from tests.offices import PASSPHRASE, YEAR, Desk, Offices, fill, joined
from tests.storage.authorities import AT, BETWEEN, OFFICER, ROOT, held, lists, revocation_list
from tests.storage.authorities import YEAR as YEAR_LONG
from tests.storage.driver_doubles import MODULE, PIN
from tests.storage.soft_tokens import make_token


@pytest.fixture
def offices(tmp_path: Path):
    yield from joined(tmp_path)


@pytest.fixture
def soft_token(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOFTHSM2_CONF", "")
    make_token(tmp_path_factory.mktemp("token"))


@pytest.fixture
def commune(offices: Offices) -> Desk:
    desk = offices.commune()
    offices.open_round()
    fill(desk)
    for each in (desk, offices.province):
        each.clock.at = AT
    return desk


def export(desk: Desk, *, pin: str | None = PIN, reason: str = "", form: Form | None = None) -> Exported:
    token = None if pin is None else TokenSigning(driver=MODULE, pin=pin)
    more = {} if form is None else {"form": form}
    return desk.services.export_package.with_token(token).export(
        YEAR, desk.out, passphrase=PASSPHRASE, reason=reason, progress=Silent(), **more
    )


def signature_in(package: Path) -> tuple[bytes, bytes]:
    with ZipFile(io.BytesIO(package.read_bytes())) as opened:
        named = {name.partition("/")[2]: name for name in opened.namelist()}
        message = opened.read(named["tagmanifest-sha512.txt"])
        return opened.read(named["signatures/signer-v1.p7s"]), message


def test_a_token_signs_the_exported_package(commune: Desk, soft_token: None) -> None:
    der, message = signature_in(export(commune).files[0])
    state = CertificateJudge(held(ROOT.der, *lists()), at=AT).judge(der, message)
    assert state.signer == "Nguyễn Văn A"
    assert state.is_revocation_checked


def test_without_a_token_the_seal_stays_alone(commune: Desk) -> None:
    with pytest.raises(KeyError):
        signature_in(export(commune, pin=None).files[0])


def test_a_wrong_pin_leaves_no_package_and_no_trace_but_the_act(commune: Desk, soft_token: None) -> None:
    acts, (rows, contents) = commune.acts(), commune.everything()
    files = sorted(commune.out.iterdir())
    with pytest.raises(PinWrong):
        export(commune, pin="000000")
    assert sorted(commune.out.iterdir()) == files
    assert commune.acts() == [*acts, "make_package"]
    rows_after, contents_after = commune.everything()
    assert contents_after == contents
    (row,) = [each for each in rows_after if each not in rows]
    assert row.startswith('INSERT INTO "audit"')
    assert [each for each in rows_after if each != row] == rows


def test_the_next_package_is_not_signed_by_a_token_that_was_asked_once(
    commune: Desk, soft_token: None
) -> None:
    export(commune)
    with pytest.raises(KeyError):
        signature_in(export(commune, pin=None, reason="Sửa số liệu").files[0])


def test_a_countersigned_package_leaves_in_parts_too(commune: Desk, soft_token: None) -> None:
    sent = export(commune, form=Form(part_size=1 << 20))
    assert sent.files
    assert all(path.exists() for path in sent.files)


def import_roots(desk: Desk, *contents: bytes) -> None:
    for each in contents:
        desk.services.government.add(each, "goc")


def test_an_authority_without_roots_refuses_a_countersigned_package(
    offices: Offices, commune: Desk, soft_token: None
) -> None:
    path = export(commune).files[0]
    before = offices.province.everything()
    assert offices.province.take_in(path).code == "E_CMS_CERT"
    assert offices.province.everything() == before


@pytest.mark.parametrize(("has_lists", "mark"), [(True, ""), (False, "W_CMS_UNCHECKED")])
def test_an_authority_accepts_it_and_writes_down_what_was_checked(
    offices: Offices, commune: Desk, soft_token: None, has_lists: bool, mark: str
) -> None:
    import_roots(offices.province, ROOT.der, *(lists() if has_lists else ()))
    sent = export(commune)
    service = offices.province.services.import_package
    card = service.inspect(sent.files[0], progress=Silent())
    assert card.error is None
    assert card.cms is not None
    assert card.cms.code == mark
    done = offices.province.take_in(sent.files[0])
    assert done.status == "imported"
    assert done.cms == card.cms
    noted = offices.province.services.government.noted()[sent.digest]
    assert (noted.signer, noted.is_revocation_checked) == ("Nguyễn Văn A", has_lists)
    assert noted.checked_at == AT


def test_a_policy_that_needs_a_token_refuses_the_seal_alone_and_accepts_both(
    offices: Offices, commune: Desk, soft_token: None
) -> None:
    province = offices.province
    province.services.government.set_policy(SealPolicy.SSHSIG_CMS, reason="Công văn 12")
    import_roots(province, ROOT.der, *lists())
    before = province.everything()
    alone = export(commune, pin=None).files[0]
    assert province.take_in(alone).code == "E_CMS_MISSING"
    assert province.everything() == before
    assert province.take_in(export(commune, reason="Ký số").files[0]).status == "imported"


def test_a_package_without_a_token_has_no_signature_to_tell_of(offices: Offices, commune: Desk) -> None:
    done = offices.province.take_in(export(commune, pin=None).files[0])
    assert (done.status, done.cms) == ("imported", None)
    assert not offices.province.services.government.noted()


def test_a_revoked_officer_is_refused(offices: Offices, commune: Desk, soft_token: None) -> None:
    import_roots(offices.province, ROOT.der, revocation_list(ROOT), revocation_list(BETWEEN, OFFICER))
    assert offices.province.take_in(export(commune).files[0]).code == "E_CMS_CERT"


def test_an_expired_officer_is_refused_on_the_day_of_import(
    offices: Offices, commune: Desk, soft_token: None
) -> None:
    import_roots(offices.province, ROOT.der)
    path = export(commune).files[0]
    offices.province.clock.at = AT + 2 * YEAR_LONG
    assert offices.province.take_in(path).code == "E_CMS_CERT"
