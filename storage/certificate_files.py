"""Certificates of authorities and revocation lists in files an administrator is handed (DER, PEM, P7B)."""

import hashlib
from collections.abc import Iterator
from datetime import datetime

from asn1crypto import cms, core, crl, pem, x509
from cryptography.x509 import load_der_x509_crl

from core.certificates import CertificateCard, CertificateFileWrong, CertificateForm, HeldCertificate
from core.text import clean_line

LARGEST = 16 << 20  # bytes: lists of large authorities have some megabytes
LONGEST_NAME = 200
MALFORMED = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    NotImplementedError,
)
"""What the ASN.1 library raises on bytes that are not what they claim to be."""


def read_certificate_file(content: bytes, *, name: str, at: datetime, by: str) -> tuple[HeldCertificate, ...]:
    """Every authority's certificate and every list in a file, each once.

    Raises:
        CertificateFileWrong: something else is in it, or nothing.
    """
    try:
        found = {held.sha256: held for held in _held(content, at=at, by=by)}
    except MALFORMED as cause:
        raise CertificateFileWrong(name=name) from cause
    if not found:
        raise CertificateFileWrong(name=name)
    return tuple(found.values())


def card_of(held: HeldCertificate) -> CertificateCard:
    """What an imported file says of itself."""
    if held.form is CertificateForm.CRL:
        listed = crl.CertificateList.load(held.content)["tbs_cert_list"]
        return CertificateCard(
            sha256=held.sha256,
            form=held.form,
            name=held.name,
            issuer=held.name,
            is_anchor=False,
            valid_from=listed["this_update"].native,
            valid_until=listed["next_update"].native,
            revoked=len(listed["revoked_certificates"]),
        )
    certificate = x509.Certificate.load(held.content)
    return CertificateCard(
        sha256=held.sha256,
        form=held.form,
        name=held.name,
        issuer=name_text(certificate.issuer),
        is_anchor=is_anchor(certificate),
        valid_from=certificate.not_valid_before,
        valid_until=certificate.not_valid_after,
    )


def is_anchor(certificate: x509.Certificate) -> bool:
    """Whether a chain may end here: the certificate names itself as its issuer."""
    return bool(certificate.subject == certificate.issuer)


def name_text(name: x509.Name) -> str:
    """The common name of an issuer or subject, or what it has instead; one clean line."""
    return name_part(name, "common_name") or name_part(name, "organization_name") or "?"


def name_part(name: x509.Name, kind: str) -> str:
    """One part of a name as one clean line; empty when it is not there."""
    value = name.native.get(kind, "")
    return clean_line(value if isinstance(value, str) else " ".join(map(str, value)))[:LONGEST_NAME]


def _held(content: bytes, *, at: datetime, by: str) -> Iterator[HeldCertificate]:
    if len(content) > LARGEST:
        raise ValueError(len(content))
    for form, der in _parts(content):
        yield HeldCertificate(
            sha256=hashlib.sha256(der).hexdigest(),
            form=form,
            name=_checked_name(form, der),
            content=der,
            added_at=at,
            added_by=by,
        )


def _parts(content: bytes) -> Iterator[tuple[CertificateForm, bytes]]:
    if not pem.detect(content):
        yield from _parts_of_der(content)
        return
    for kind, _headers, der in pem.unarmor(content, multiple=True):
        if kind not in {"CERTIFICATE", "X509 CRL", "PKCS7", "TRUSTED CERTIFICATE"}:
            raise ValueError(kind)
        yield from _parts_of_der(der)


def _parts_of_der(der: bytes) -> Iterator[tuple[CertificateForm, bytes]]:
    """A certificate, a list, or a PKCS#7 bundle of both; told apart by what stands inside."""
    outer = core.Sequence.load(der, strict=True)
    if isinstance(outer[0], core.ObjectIdentifier):
        bundle = cms.ContentInfo.load(der, strict=True)["content"]
        yield from ((CertificateForm.ROOT, each.chosen.dump()) for each in bundle["certificates"])
        yield from ((CertificateForm.CRL, each.chosen.dump()) for each in bundle["crls"])
        return
    inner = outer[0]
    # A list has no field tagged 0 (the version of a certificate) and dates behind its issuer.
    is_list = isinstance(inner[1], core.Sequence) and isinstance(
        inner[3], core.UTCTime | core.GeneralizedTime
    )
    yield (CertificateForm.CRL if is_list else CertificateForm.ROOT, der)


def _checked_name(form: CertificateForm, der: bytes) -> str:
    """Parse the whole, so that nothing malformed is ever kept."""
    if form is CertificateForm.CRL:
        listed = crl.CertificateList.load(der, strict=True)
        _ = (listed["tbs_cert_list"]["this_update"].native, listed["tbs_cert_list"]["next_update"].native)
        load_der_x509_crl(der)
        return name_text(listed.issuer)
    certificate = x509.Certificate.load(der, strict=True)
    _ = certificate.native
    if not certificate.ca:
        raise ValueError(form)
    return name_text(certificate.subject)
