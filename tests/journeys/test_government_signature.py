"""A commune signs its package with a token too; what becomes of it at both ends."""

import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from core.certificates import PinWrong
from core.delivery import Form
from core.progress import Silent
from core.services.export_package import Exported
from core.services.government_signature import TokenSigning
from storage.cms import CertificateJudge
from tests.offices import PASSPHRASE, YEAR, Desk, Offices, fill, joined
from tests.storage.authorities import AT, ROOT, held, lists
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


def test_a_wrong_pin_leaves_no_package_and_no_trace(commune: Desk, soft_token: None) -> None:
    before = commune.everything()
    files = sorted(commune.out.iterdir())
    with pytest.raises(PinWrong):
        export(commune, pin="000000")
    assert sorted(commune.out.iterdir()) == files
    assert commune.everything() == before


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
