"""Signing Windows programs: verified, refused after one changed byte, never by half a set of names."""

import os
import shutil
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from make import authenticode
from make.commands import BuildFailed, run
from make.settings import CONSOLE_ID, ID, ROOT, Settings

EPOCH = 1_700_000_000


def settings(folder: Path) -> Settings:
    return Settings(build=folder, dist=folder / "dist", cache=folder, commit="0" * 40, epoch=EPOCH)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("program") / "program.exe"
    source = ROOT / "installer" / "smoke" / "stand_in.c"
    run(
        ("x86_64-w64-mingw32-gcc", "-s", "-municode", "-mwindows", "-o", made, source),
        log=made.with_suffix(".log"),
    )
    return made


def frozen(folder: Path, program: Path) -> Settings:
    chosen = settings(folder)
    chosen.frozen.mkdir(parents=True)
    for name in (ID, CONSOLE_ID):
        shutil.copy(program, chosen.frozen / f"{name}.exe")
    return chosen


def test_both_programs_are_signed_and_one_changed_byte_is_seen(
    tmp_path: Path, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in os.environ if name.startswith("SOCCHC_SIGN_")]:
        monkeypatch.delenv(name)
    chosen = frozen(tmp_path, program)
    authenticode.run(chosen)
    authorities = tmp_path / "authenticode" / "throw-away.pem"
    log = tmp_path / "log.txt"
    for name in (ID, CONSOLE_ID):
        signed = chosen.frozen / f"{name}.exe"
        authenticode.verify(signed, authorities, log=log)
        whole = signed.read_bytes()
        middle = program.stat().st_size // 2
        signed.write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
        with pytest.raises(BuildFailed):
            authenticode.verify(signed, authorities, log=log)
    with pytest.raises(BuildFailed):
        authenticode.verify(program, authorities, log=log)


def test_a_signature_of_another_certificate_is_refused(tmp_path: Path, program: Path) -> None:
    mine, other = (authenticode.signer_of(tmp_path / name, {}) for name in ("mine", "other"))
    signed = Path(shutil.copy(program, tmp_path))
    authenticode.sign(signed, mine, log=tmp_path / "log.txt", moment=EPOCH)
    with pytest.raises(BuildFailed):
        authenticode.verify(signed, other.authorities, log=tmp_path / "log.txt")


def test_a_named_certificate_signs_and_two_signatures_agree(tmp_path: Path, program: Path) -> None:
    authenticode.signer_of(tmp_path, {})
    named = {
        "SOCCHC_SIGN_CERT": str(tmp_path / "throw-away.pem"),
        "SOCCHC_SIGN_KEY": str(tmp_path / "throw-away.key"),
    }
    signer = authenticode.signer_of(tmp_path / "unused", named)
    assert signer.is_release
    assert not (tmp_path / "unused").exists()
    signed = [Path(shutil.copy(program, tmp_path / name)) for name in ("one.exe", "two.exe")]
    for each in signed:
        authenticode.sign(each, signer, log=tmp_path / "log.txt", moment=EPOCH)
    assert signed[0].read_bytes() == signed[1].read_bytes() != program.read_bytes()


def test_a_container_with_its_password_file_signs(tmp_path: Path, program: Path) -> None:
    authenticode.signer_of(tmp_path, {})
    key = serialization.load_pem_private_key((tmp_path / "throw-away.key").read_bytes(), None)
    certificate = x509.load_pem_x509_certificate((tmp_path / "throw-away.pem").read_bytes())
    lock = serialization.BestAvailableEncryption(b"mat khau")
    (tmp_path / "both.p12").write_bytes(
        pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, lock)
    )
    (tmp_path / "password").write_text("mat khau", "ascii")
    named = {
        "SOCCHC_SIGN_PKCS12": str(tmp_path / "both.p12"),
        "SOCCHC_SIGN_PASSWORD_FILE": str(tmp_path / "password"),
        "SOCCHC_SIGN_CA": str(tmp_path / "throw-away.pem"),
    }
    signed = Path(shutil.copy(program, tmp_path))
    authenticode.sign(signed, authenticode.signer_of(tmp_path, named), log=tmp_path / "log.txt", moment=EPOCH)
    assert "mat khau" not in (tmp_path / "log.txt").read_text("utf-8")
    (tmp_path / "password").write_text("sai", "ascii")
    with pytest.raises(BuildFailed):
        authenticode.sign(
            signed, authenticode.signer_of(tmp_path, named), log=tmp_path / "log.txt", moment=EPOCH
        )


@pytest.mark.parametrize(
    "named",
    [
        {"SOCCHC_SIGN_CERT": __file__},
        {"SOCCHC_SIGN_KEY": __file__},
        {"SOCCHC_SIGN_TOKEN": "module.so", "SOCCHC_SIGN_KEY": "pkcs11:object=x"},
        {"SOCCHC_SIGN_PKCS12": "both.p12"},
        {"SOCCHC_SIGN_CERT": "missing.pem", "SOCCHC_SIGN_KEY": "missing.key"},
    ],
)
def test_half_of_what_is_needed_is_refused(tmp_path: Path, named: dict[str, str]) -> None:
    with pytest.raises(BuildFailed, match="SOCCHC_SIGN_"):
        authenticode.signer_of(tmp_path, named)
    assert not list(tmp_path.iterdir())


def test_a_token_and_a_time_stamp_are_handed_to_the_tool(tmp_path: Path) -> None:
    named = {
        "SOCCHC_SIGN_TOKEN": "/usr/lib/token.so",
        "SOCCHC_SIGN_ENGINE": "/usr/lib/pkcs11.so",
        "SOCCHC_SIGN_CERT": __file__,
        "SOCCHC_SIGN_KEY": "pkcs11:object=release",
        "SOCCHC_SIGN_PASSWORD_FILE": "/run/pin",
        "SOCCHC_SIGN_TIME_STAMP": "http://time.example",
    }
    signer = authenticode.signer_of(tmp_path, named)
    pairs = dict(zip(signer.words[::2], signer.words[1::2], strict=True))
    assert pairs == {
        "-pkcs11engine": "/usr/lib/pkcs11.so",
        "-pkcs11module": "/usr/lib/token.so",
        "-certs": __file__,
        "-key": "pkcs11:object=release",
        "-readpass": "/run/pin",
    }
    assert signer.time_stamp == "http://time.example"
    assert "pkcs11" not in repr(signer)


def test_the_throw_away_key_is_its_owners_alone(tmp_path: Path) -> None:
    authenticode.signer_of(tmp_path, {})
    assert (tmp_path / "throw-away.key").stat().st_mode & 0o077 == 0
