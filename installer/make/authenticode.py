"""Authenticode: sign Windows programs, and believe a signature only after it was verified.

The environment names who signs; no secret of it gets into the tree or a log:
    SOCCHC_SIGN_CERT + SOCCHC_SIGN_KEY    certificate chain and private key, PEM
    SOCCHC_SIGN_PKCS12                    both in one .p12 or .pfx file
    SOCCHC_SIGN_TOKEN + SOCCHC_SIGN_CERT  PKCS#11 module of a token, the certificate, and in SOCCHC_SIGN_KEY
                                          the key's `pkcs11:` address (SOCCHC_SIGN_ENGINE: OpenSSL's engine)
    SOCCHC_SIGN_PASSWORD_FILE             a file with the password or PIN of any of these
    SOCCHC_SIGN_TIME_STAMP                address of a time stamp service; none is asked without it
    SOCCHC_SIGN_CA                        whom to verify against, PEM (default: the certificate)
Without them a throw-away certificate signs: it proves the way; Windows trusts it nowhere.

    python -m make.authenticode FOLDER FILE    signs one file; makensis calls it for uninstaller and Setup
"""

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from make.commands import BuildFailed, attempt
from make.commands import run as run_program
from make.settings import CONSOLE_ID, ID, NAME, Settings

TOOL = "osslsigncode"
_KEY_BITS = 3072
_LIFE = timedelta(days=3650)
_PREFIX = "SOCCHC_SIGN_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs: the words osslsigncode wants, and what its signatures are verified against."""

    words: tuple[str, ...] = field(repr=False)
    authorities: Path
    is_release: bool
    time_stamp: str = ""


def run(settings: Settings) -> None:
    """Sign the two programs of the frozen folder and verify them."""
    if is_left_out(os.environ):
        print(f"not signed: there is no {TOOL} here, and no certificate is named")
        return
    signer = signer_of(settings.build / "authenticode", os.environ)
    for name in (ID, CONSOLE_ID):
        sign(
            settings.frozen / f"{name}.exe",
            signer,
            log=settings.log / "authenticode.log",
            moment=settings.epoch,
        )
    if not signer.is_release:
        print("signed with a throw-away certificate: Windows will say that the publisher is unknown")


def is_left_out(environment: Mapping[str, str]) -> bool:
    """Whether nothing is signed: on a Windows machine without the tool, when nobody names a certificate."""
    is_asked = any(environment.get(_PREFIX + way) for way in _WAYS)
    return sys.platform == "win32" and not is_asked and shutil.which(TOOL) is None


def signer_of(folder: Path, environment: Mapping[str, str]) -> Signer:
    """The signer the environment names, else a throw-away one kept in the folder.

    Raises:
        BuildFailed: half of what is needed is named, or a named file is missing.
    """
    told = {name: environment.get(_PREFIX + name, "") for name in _NAMES}
    way = next((way for way in _WAYS if told[way]), "")
    if not way:
        return _throw_away(folder)
    for name in _WAYS[way]:
        if not told[name]:
            raise BuildFailed(f"{_PREFIX}{way} is set, and {_PREFIX}{name} is not")
    authorities = Path(told["CA"] or told["CERT"] or "missing")
    if not authorities.is_file():
        raise BuildFailed(f"{_PREFIX}CA must name the authorities to verify against: no file {authorities}")
    words = [word for name, switch in _SWITCHES[way] if told[name] for word in (switch, told[name])]
    return Signer(words=tuple(words), authorities=authorities, is_release=True, time_stamp=told["TIME_STAMP"])


def sign(file: Path, signer: Signer, *, log: Path, moment: int) -> None:
    """Replace the file by itself with a signature that was verified.

    `moment` in seconds is the time a signature names that no time stamp service stamps: the commit's, so that
    two builds agree.

    Raises:
        BuildFailed: it cannot be signed, or what was made does not verify.
    """
    signed = file.with_name(f"{file.name}.signed")
    signed.unlink(missing_ok=True)
    when = ("-ts", signer.time_stamp) if signer.time_stamp else ("-time", str(moment))
    _, code = attempt(
        (TOOL, "sign", "-h", "sha256", "-n", NAME, *signer.words, *when, "-in", file, "-out", signed),
        log=log,
    )
    if code:
        raise BuildFailed(f"{file.name} could not be signed, see {log}")
    verify(signed, signer.authorities, log=log)
    signed.replace(file)


def verify(file: Path, authorities: Path, *, log: Path, moment: datetime | None = None) -> None:
    """Hold a signature to its file and to the authorities; `moment` stands for a missing time stamp.

    Raises:
        BuildFailed: there is none, or it is not right.
    """
    at = ("-time", str(int(moment.timestamp())), "-ignore-timestamp", "-ignore-crl") if moment else ()
    run_program((TOOL, "verify", *at, "-in", file, "-CAfile", authorities), log=log)


# What must be named beside each way of signing, and how osslsigncode is told.
_WAYS: Mapping[str, tuple[str, ...]] = {
    "TOKEN": ("CERT", "KEY"),
    "PKCS12": (),
    "CERT": ("KEY",),
    "KEY": ("CERT",),
}
_PEM = (("CERT", "-certs"), ("KEY", "-key"), ("PASSWORD_FILE", "-readpass"))
_SWITCHES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "TOKEN": (("ENGINE", "-pkcs11engine"), ("TOKEN", "-pkcs11module"), *_PEM),
    "PKCS12": (("PKCS12", "-pkcs12"), ("PASSWORD_FILE", "-readpass")),
    "CERT": _PEM,
    "KEY": _PEM,
}
_NAMES = ("CERT", "KEY", "PKCS12", "TOKEN", "ENGINE", "PASSWORD_FILE", "TIME_STAMP", "CA")


def _throw_away(folder: Path) -> Signer:
    certificate, key = folder / "throw-away.pem", folder / "throw-away.key"
    if not key.is_file() or not certificate.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        _make_throw_away(certificate, key)
    return Signer(
        words=("-certs", str(certificate), "-key", str(key)), authorities=certificate, is_release=False
    )


def _make_throw_away(certificate: Path, key: Path) -> None:
    private = rsa.generate_private_key(public_exponent=65537, key_size=_KEY_BITS)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"{ID} throw-away test certificate")])
    now = datetime.now(tz=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + _LIFE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=False)
        .sign(private, hashes.SHA256())
    )
    key.touch(mode=0o600)
    key.write_bytes(
        private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))


def main() -> None:
    """Sign one file on behalf of makensis."""
    folder, file = map(Path, sys.argv[1:])
    try:
        moment = int(os.environ["SOURCE_DATE_EPOCH"])
        sign(file, signer_of(folder, os.environ), log=folder / "authenticode.log", moment=moment)
    except BuildFailed as refused:
        sys.exit(str(refused))


if __name__ == "__main__":
    main()
