"""Tokens through their driver in a process of its own: SoftHSM2, watched and spoilt."""

import hashlib
import os
import subprocess
import time
from pathlib import Path

import pytest

from core.certificates import (
    DriverCrashed,
    DriverMissing,
    PinLocked,
    PinWrong,
    TokenAbsent,
    TokenCertificateAbsent,
    TokenFailed,
    TokenTimeout,
)
from storage.cms import CertificateJudge
from storage.tokens import TokenDriver
from tests.storage import driver_doubles
from tests.storage.authorities import AT, BETWEEN, OFFICER, ROOT, YEAR, held, lists
from tests.storage.driver_doubles import COUNTED, LABEL, MODULE, PIN
from tests.storage.soft_tokens import make_token

MESSAGE = b"a" * 433
CHOSEN = hashlib.sha256(OFFICER.der).hexdigest()


@pytest.fixture(scope="module")
def token(tmp_path_factory):
    folder = tmp_path_factory.mktemp("token")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", "")
        make_token(folder)
        yield folder


@pytest.fixture
def logins(token, tmp_path, monkeypatch):
    """The PINs the driver was asked to log in with, one per call."""
    file = tmp_path / "logins"
    file.touch()
    monkeypatch.setenv(COUNTED, str(file))
    return lambda: file.read_text().splitlines()


def sign(child=driver_doubles.serve, *, pin=PIN, certificate=CHOSEN, seconds=30.0, driver=MODULE) -> bytes:
    tokens = TokenDriver(child=child, seconds=seconds)
    return tokens.sign(driver, certificate=certificate, pin=pin, message=MESSAGE, at=AT)


def test_tokens_and_their_signing_certificates_are_listed_without_a_pin(logins):
    (found,) = TokenDriver(child=driver_doubles.counting).plugged_in(MODULE)
    assert found.label == LABEL
    assert "SoftHSM" in found.manufacturer
    assert found.serial
    assert not found.is_locked
    assert not found.is_last_try
    (certificate,) = found.certificates  # the authority's is there too, and signs nothing
    assert (certificate.sha256, certificate.subject) == (CHOSEN, "Nguyễn Văn A")
    assert (certificate.token, certificate.issuer) == (LABEL, "Cơ quan cấp chứng thư")
    assert (certificate.valid_from, certificate.valid_until) == (AT - YEAR, AT + YEAR)
    assert certificate.serial == f"{OFFICER.certificate.serial_number:x}"
    assert not logins()


def test_a_token_signs_what_we_and_openssl_accept(logins, tmp_path):
    der = sign(driver_doubles.counting)
    assert logins() == [PIN]
    state = CertificateJudge(held(ROOT.der, *lists()), at=AT).judge(der, MESSAGE)
    assert state.signer == "Nguyễn Văn A"
    assert state.is_revocation_checked
    (tmp_path / "roots.pem").write_bytes(ROOT.pem)
    (tmp_path / "message").write_bytes(MESSAGE)
    (tmp_path / "signer.p7s").write_bytes(der)
    asked = ["openssl", "cms", "-verify", "-binary", "-cades", "-inform", "DER", "-in", "signer.p7s"]
    asked += ["-content", "message", "-CAfile", "roots.pem", "-attime", str(int(AT.timestamp()))]
    done = subprocess.run(
        [*asked, "-purpose", "any", "-out", "same"], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


def test_a_token_that_only_knows_bare_rsa_signs_too(token):
    state = CertificateJudge(held(ROOT.der), at=AT).judge(sign(driver_doubles.plain), MESSAGE)
    assert state.signer == "Nguyễn Văn A"


def test_a_wrong_pin_is_sent_exactly_once(logins):
    with pytest.raises(PinWrong) as caught:
        sign(driver_doubles.counting, pin="000000")
    assert logins() == ["000000"]
    assert caught.value.fields == {"last_try": 0}


@pytest.mark.parametrize("pin", ["", "1", "9" * 300, "mã số"])
def test_a_pin_that_cannot_be_one_is_a_wrong_pin_and_sent_at_most_once(logins, pin):
    with pytest.raises((PinWrong, TokenFailed)):
        sign(driver_doubles.counting, pin=pin)
    assert len(logins()) <= 1


def test_the_last_try_is_told(logins):
    with pytest.raises(PinWrong) as caught:
        sign(driver_doubles.at_its_last_try, pin="000000")
    assert caught.value.fields == {"last_try": 1}
    assert TokenDriver(child=driver_doubles.at_its_last_try).plugged_in(MODULE)[0].is_last_try
    assert len(logins()) == 1


def test_a_locked_token_is_asked_for_no_login(logins):
    with pytest.raises(PinLocked):
        sign(driver_doubles.locked)
    assert not logins()
    assert TokenDriver(child=driver_doubles.locked).plugged_in(MODULE)[0].is_locked


def test_a_token_that_locks_at_the_login_is_locked(token):
    with pytest.raises(PinLocked):
        sign(driver_doubles.locking)


def test_a_failure_of_the_token_is_told_by_its_name(token):
    with pytest.raises(TokenFailed) as caught:
        sign(driver_doubles.failing)
    assert caught.value.fields == {"reason": "GeneralError"}


def test_another_certificate_than_those_on_the_token_cannot_sign(logins):
    with pytest.raises(TokenCertificateAbsent):
        sign(driver_doubles.counting, certificate="ab" * 32)
    with pytest.raises(TokenCertificateAbsent):  # the authority's certificate has no key here
        sign(driver_doubles.counting, certificate=hashlib.sha256(BETWEEN.der).hexdigest())
    assert logins() == [PIN]


def test_no_token_plugged_in_is_told(token, tmp_path, monkeypatch):
    (tmp_path / "empty").mkdir()
    (tmp_path / "softhsm2.conf").write_text(f"directories.tokendir = {tmp_path / 'empty'}\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
    assert TokenDriver().plugged_in(MODULE) == ()
    with pytest.raises(TokenAbsent):
        sign()


@pytest.mark.parametrize("name", ["missing.so", "folder", "text.so"])
def test_what_is_no_driver_is_told(tmp_path, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "text.so").write_text("no program")
    with pytest.raises(DriverMissing) as caught:
        TokenDriver().plugged_in(tmp_path / name)
    assert caught.value.fields == {"name": name}


def test_a_library_that_is_no_token_driver_is_told():
    library = next(Path("/usr/lib").rglob("libcrypto.so.3"))
    with pytest.raises(DriverMissing):
        TokenDriver().plugged_in(library)


def test_a_relative_path_names_no_driver():
    with pytest.raises(DriverMissing):
        TokenDriver().plugged_in(Path("libsofthsm2.so"))


def test_a_driver_that_crashes_takes_only_its_own_process_down(token):
    with pytest.raises(DriverCrashed):
        sign(driver_doubles.crashing)
    assert sign()


def test_a_driver_that_hangs_is_stopped_in_time(token):
    before = children()
    began = time.monotonic()
    with pytest.raises(TokenTimeout) as caught:
        sign(driver_doubles.hanging, seconds=3)
    assert time.monotonic() - began < 10
    assert caught.value.fields == {"seconds": 3}
    assert not children() - before


def test_what_a_driver_prints_is_no_answer(token):
    (found,) = TokenDriver(child=driver_doubles.printing).plugged_in(MODULE)
    assert found.label == LABEL


def test_a_child_that_babbles_has_crashed(token):
    with pytest.raises(DriverCrashed):
        TokenDriver(child=driver_doubles.babbling).plugged_in(MODULE)


def test_the_pin_is_no_argument_and_in_no_environment(token, monkeypatch):
    """What any program of this user can read of the child while it works."""
    before, seen = children(), []
    monkeypatch.setattr(
        "multiprocessing.connection.Connection.poll", lambda *_given: seen.extend(told(children() - before))
    )
    with pytest.raises(TokenTimeout):
        sign_with_tokens_known(pin="8642097531")
    assert any(b"spawn_main" in each for each in seen)
    assert not any(b"8642097531" in each for each in seen)


def sign_with_tokens_known(*, pin: str) -> None:
    tokens = TokenDriver(child=driver_doubles.hanging)
    tokens._asked(MODULE, act="sign", certificate=CHOSEN, pin=pin, data="")


def told(started: set[str]) -> list[bytes]:
    """Arguments and environment of the child, once it runs its own program and no copy of this one."""
    (child,) = started
    given = Path(f"/proc/{child}/cmdline")
    until = time.monotonic() + 20
    while b"spawn_main" not in given.read_bytes() and time.monotonic() < until:
        time.sleep(0.01)
    return [given.read_bytes(), Path(f"/proc/{child}/environ").read_bytes()]


def children() -> set[str]:
    """Processes this one started, also those that ended unasked for; without the standard library's tracker."""
    found = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return {each for each in found if b"resource_tracker" not in Path(f"/proc/{each}/cmdline").read_bytes()}
