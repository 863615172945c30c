"""Signatures, keys, encryption and the government signature, each done and undone once with fresh keys."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from secrets import token_bytes

from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from core.packages.age_identity import new_identity
from core.packages.carriage_refusals import AgeNoKey
from core.packages.cms import CmsBad
from core.packages.refusals import SignatureBad
from core.packages.signing import PassphraseWrong, SigningKey, verify
from core.progress import Silent
from core.reporting.enrolment_sheet import EnrolmentSheet
from core.self_check.checks import Check, require, require_raises
from storage.certificate_files import read_certificate_file
from storage.child_process import ask
from storage.cms import IntegrityJudge, sign_detached
from storage.encryption import decrypt, encrypt, header_of
from storage.sheets_out import write_enrolment_sheet
from storage.token_process import serve as token_serve

_NAMESPACE = "self-check@socchc.vn"
_SIZE = 70_000  # bytes: more than one chunk of an encrypted file
_SECONDS = 60
_DAY = timedelta(days=1)
_GROUPS = 12
_ROUNDS = 8  # the lock of a key nobody keeps


def sealing_checks(folder: Path) -> tuple[Check, ...]:
    """The sheet of a key is written into this folder."""
    return (
        Check(name="sealing.signature", work=_sign),
        Check(name="sealing.key_file", work=_lock_key),
        Check(name="sealing.encryption", work=_encrypt),
        Check(name="sealing.certificates", work=_judge_certificate),
        Check(name="sealing.token_driver", work=lambda: _ask_token(folder)),
        Check(name="sealing.key_sheet", work=lambda: _write_sheet(folder)),
    )


def _sign() -> None:
    key, message = SigningKey.generate(), token_bytes(_SIZE)
    signature = key.sign(message, namespace=_NAMESPACE)
    require(verify(signature, message, namespace=_NAMESPACE) == key.public_key, "another key signed")
    require_raises(
        SignatureBad,
        lambda: verify(signature, message[:-1], namespace=_NAMESPACE),
        problem="a changed message was believed",
    )


def _lock_key() -> None:
    key = SigningKey.generate()
    locked = key.locked(passphrase=_NAMESPACE, rounds=_ROUNDS)
    require(SigningKey.unlock(locked, passphrase=_NAMESPACE).seed() == key.seed(), "another key came back")
    require_raises(
        PassphraseWrong,
        lambda: SigningKey.unlock(locked, passphrase=f"{_NAMESPACE}!"),
        problem="a wrong passphrase opened a key",
    )


def _encrypt() -> None:
    content, identities = token_bytes(_SIZE), (new_identity(), new_identity())
    sealed = BytesIO()
    to = [identity.recipient for identity in identities]
    encrypt(BytesIO(content), sealed, recipients=to, size=_SIZE, progress=Silent())
    size = sealed.tell()
    sealed.seek(0)
    header_of(sealed)
    opened = BytesIO()
    decrypt(sealed, opened, identities=identities[1:], size=size, progress=Silent())
    require(opened.getvalue() == content, "another content came back")
    sealed.seek(0)
    require_raises(
        AgeNoKey,
        lambda: decrypt(sealed, BytesIO(), identities=(new_identity(),), size=size, progress=Silent()),
        problem="a foreign key opened an encrypted file",
    )


def _judge_certificate() -> None:
    key, at, message = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC), token_bytes(_SIZE)
    der = _issued(key, at)
    held = read_certificate_file(der, name="self-check.cer", at=at, by="")
    require(len(held) == 1, "a certificate was not read")
    signed = sign_detached(
        message,
        asn1.Certificate.load(der),
        others=(),
        sign=lambda data: key.sign(data, ec.ECDSA(hashes.SHA256())),
        at=at,
    )
    IntegrityJudge(at=at).judge(signed, message)
    require_raises(
        CmsBad,
        lambda: IntegrityJudge(at=at).judge(signed, message[:-1]),
        problem="a changed message was believed",
    )


def _issued(key: ec.EllipticCurvePrivateKey, at: datetime) -> bytes:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, _NAMESPACE)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - _DAY)
        .not_valid_after(at + _DAY)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.DER)


def _ask_token(folder: Path) -> None:
    """The process that loads drivers runs; there is no such driver, and it says so."""
    question = {"driver": str(folder / "no-driver.dll"), "act": "list"}
    require(ask(token_serve, question, seconds=_SECONDS) == {"refused": "driver"}, "no sensible answer")


def _write_sheet(folder: Path) -> None:
    key, path = SigningKey.generate().public_key, folder / "sheet.pdf"
    folder.mkdir(parents=True, exist_ok=True)
    sheet = EnrolmentSheet(
        title=_NAMESPACE,
        subtitle="",
        facts=((_NAMESPACE, key.fingerprint),),
        digits_label="",
        digits=key.digit_groups,
        confirmed=_GROUPS // 3,
        digits_note="",
        code_label="",
        code=key.line,
        code_lines=(key.fingerprint,),
        signatures=(_NAMESPACE,),
        signature_hint="",
        notes=(),
    )
    write_enrolment_sheet(sheet, path)
    require(path.read_bytes().startswith(b"%PDF-"), "no sheet was written")
