"""A small certification service for tests: roots, authorities below them, officers, revocation lists."""

import datetime as dt
import hashlib
from dataclasses import dataclass, field

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import NameOID

from core.certificates import HeldCertificate
from storage.certificate_files import read_certificate_file
from storage.cms import sign_detached

AT = dt.datetime(2026, 3, 2, 8, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
YEAR = 365 * DAY
KEYS = tuple(rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(4))
"""Made once: the tests are about certificates, not about primes."""


@dataclass
class Party:
    """Somebody with a key and a certificate."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
    issued: list[int] = field(default_factory=list)

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def asn1(self) -> asn1_x509.Certificate:
        return asn1_x509.Certificate.load(self.der)

    def sign(self, data: bytes) -> bytes:
        if isinstance(self.key, rsa.RSAPrivateKey):
            return self.key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return self.key.sign(data, ec.ECDSA(hashes.SHA256()))

    def countersign(self, message: bytes, *others: "Party", at: dt.datetime = AT) -> bytes:
        return sign_detached(
            message, self.asn1, others=[other.asn1 for other in others], sign=self.sign, at=at
        )


def name(common: str, organisation: str = "Ban Thử nghiệm") -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def issue(common: str, issuer: Party | None = None, *, is_ca: bool = False, key=KEYS[0], **how) -> Party:
    subject = name(common)
    serial = how.get("serial", int.from_bytes(hashlib.sha256(common.encode()).digest()[:8]) >> 1)
    signing = key if issuer is None else issuer.key
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject if issuer is None else issuer.certificate.subject)
        .public_key(key.public_key())
        .serial_number(serial)
        .not_valid_before(how.get("start", AT - YEAR))
        .not_valid_after(how.get("end", AT + YEAR))
        .add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), critical=False
        )
    )
    usage = dict.fromkeys(
        (
            "digital_signature",
            "content_commitment",
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    for each in how.get("usage", ("key_cert_sign", "crl_sign") if is_ca else ("digital_signature",)):
        usage[each] = True
    builder = builder.add_extension(x509.KeyUsage(**usage), critical=True)
    return Party(certificate=builder.sign(signing, how.get("digest", hashes.SHA256())), key=key)


def revocation_list(issuer: Party, *revoked: Party, at=AT - DAY, until=AT + DAY, key=None) -> bytes:
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.certificate.subject)
        .last_update(at)
        .next_update(until)
        .add_extension(x509.CRLNumber(1), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), critical=False
        )
    )
    for party in revoked:
        builder = builder.add_revoked_certificate(
            x509.RevokedCertificateBuilder()
            .serial_number(party.certificate.serial_number)
            .revocation_date(at - DAY)
            .build()
        )
    return builder.sign(key or issuer.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


ROOT = issue("Gốc thử nghiệm", is_ca=True, key=KEYS[0])
BETWEEN = issue("Cơ quan cấp chứng thư", ROOT, is_ca=True, key=KEYS[1])
OFFICER = issue("Nguyễn Văn A", BETWEEN, key=KEYS[2])
FOREIGN_ROOT = issue("Gốc lạ", is_ca=True, key=KEYS[3])


def held(*contents: bytes) -> tuple[HeldCertificate, ...]:
    return tuple(
        each
        for content in contents
        for each in read_certificate_file(content, name="t", at=AT, by="Quản trị")
    )


def lists() -> tuple[bytes, bytes]:
    """Current lists of both authorities that revoke nobody."""
    return revocation_list(ROOT), revocation_list(BETWEEN)
