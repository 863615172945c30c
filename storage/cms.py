"""Detached CAdES-BES signatures over a package's tag manifest: made with a token's key, and judged.

The library builds and takes apart the structures; what is allowed is stricter here than there: one signer,
nothing attached, a signing certificate bound by its hash (CAdES-BES), SHA-2, RSA of 2048 bits or a curve of
NIST.
"""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime

from asn1crypto import algos, cms, x509
from asn1crypto import core as asn1
from pyhanko.sign.general import (
    CMSExtractionError,
    CMSStructuralError,
    SignedDataCerts,
    as_signing_certificate_v2,
    extract_certificate_info,
    extract_signer_info,
    find_unique_cms_attribute,
)
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko_certvalidator.registry import SimpleCertificateStore

from core.certificates import ChainState, HeldCertificate
from core.packages.cms import CmsBad, CmsState
from core.packages.refusals import CertificateUntrusted
from storage.certificate_chains import Chains, run_through
from storage.certificate_files import MALFORMED, name_part, name_text

SHORTEST_RSA_KEY = 2048  # bits
_DIGESTS = frozenset({"sha256", "sha384", "sha512"})
_SIGNATURES = frozenset({"rsassa_pkcs1v15", "rsassa_pss", "ecdsa"})
_CURVES = frozenset({"secp256r1", "secp384r1", "secp521r1"})


class CertificateJudge:
    """Fulfils `core.packages.cms.CmsJudge` by imported roots and lists, as of one moment."""

    def __init__(self, held: Sequence[HeldCertificate], *, at: datetime) -> None:
        self._chains = Chains(held, at=at)
        self._at = at

    def judge(self, der: bytes, message: bytes) -> CmsState:
        """Whose signature this is.

        Raises:
            CmsBad, CertificateUntrusted.
        """
        found = _checked(der, message)
        try:
            chain = self._chains.state(found.signer_cert, found.other_certs)
        except MALFORMED as cause:
            raise CertificateUntrusted from cause
        if chain not in {ChainState.TRUSTED, ChainState.UNCHECKED}:
            raise CertificateUntrusted
        return _state(found.signer_cert, at=self._at, is_checked=chain is ChainState.TRUSTED)


class IntegrityJudge:
    """Fulfils `core.packages.cms.CmsJudge` for what this program signed a moment ago: no root is asked."""

    def __init__(self, *, at: datetime) -> None:
        self._at = at

    def judge(self, der: bytes, message: bytes) -> CmsState:
        """Whose signature this is; the certificate itself stays unchecked.

        Raises:
            CmsBad.
        """
        return _state(_checked(der, message).signer_cert, at=self._at, is_checked=False)


def sign_detached(
    message: bytes,
    certificate: x509.Certificate,
    *,
    others: Sequence[x509.Certificate],
    sign: Callable[[bytes], bytes],
    at: datetime,
) -> bytes:
    """A detached CAdES-BES signature (DER); `sign` is given the bytes the key has to sign with SHA-256."""
    attributes = {
        "content_type": "data",
        "message_digest": hashlib.sha256(message).digest(),
        "signing_time": cms.Time({"utc_time": at}),
        "signing_certificate_v2": as_signing_certificate_v2(certificate),
    }
    signed = cms.CMSAttributes([{"type": name, "values": (value,)} for name, value in attributes.items()])
    signer = _KeySigner(certificate, others=others, sign=sign)
    made = run_through(signer.async_sign_prescribed_attributes("sha256", signed))
    der: bytes = made.dump()
    return der


def is_strong(info: cms.SignerInfo, certificate: x509.Certificate) -> bool:
    """Whether digest, kind of signature and key are among those allowed."""
    if info["digest_algorithm"]["algorithm"].native not in _DIGESTS:
        return False
    if info["signature_algorithm"].signature_algo not in _SIGNATURES:
        return False
    key = certificate.public_key
    match key.algorithm:
        case "rsa" | "rsassa_pss":
            return bool(key.bit_size >= SHORTEST_RSA_KEY)
        case "ec":
            return key.curve == ("named", key.curve[1]) and key.curve[1] in _CURVES
    return False


class _KeySigner(Signer):
    """The library's signer over a key that is elsewhere; there is no time stamp, and nothing is fetched."""

    def __init__(
        self,
        certificate: x509.Certificate,
        *,
        others: Sequence[x509.Certificate],
        sign: Callable[[bytes], bytes],
    ) -> None:
        store = SimpleCertificateStore.from_certs(others)  # type: ignore[no-untyped-call]
        # The library adds the signer's own certificate.
        super().__init__(signing_cert=certificate, cert_registry=store, embed_roots=False)
        self._sign = sign

    async def async_sign_raw(self, data: bytes, *_how: object, **_named: object) -> bytes:
        return self._sign(data)

    async def unsigned_attrs(self, *_given: object, **_named: object) -> None:
        """There are none."""


def _checked(der: bytes, message: bytes) -> SignedDataCerts:
    """The certificates of a signature that is well formed, of an allowed kind, and right over `message`."""
    try:
        content = cms.ContentInfo.load(der, strict=True)
        if content["content_type"].native != "signed_data":
            raise CmsBad
        signed = content["content"]
        certificates = extract_certificate_info(signed)
        # Parsed lazily otherwise, and only where somebody looks.
        _ = [each.native for each in (certificates.signer_cert, *certificates.other_certs)]
        _check_form(signed, certificates.signer_cert)
        _check_match(signed, certificates.signer_cert, message=message)
    except (CMSExtractionError, CMSStructuralError, SignatureValidationError, *MALFORMED) as cause:
        raise CmsBad from cause
    return certificates


def _check_form(signed: cms.SignedData, certificate: x509.Certificate) -> None:
    """One signer, nothing attached, CAdES-BES, and not a byte that is neither signed nor needed."""
    info = extract_signer_info(signed)
    digest = info["digest_algorithm"]
    attached = signed["encap_content_info"]
    find_unique_cms_attribute(info["signed_attrs"], "signing_certificate_v2")
    is_right = (
        signed["version"].native == info["version"].native == "v1"
        and len(signed["signer_infos"]) == 1
        and attached["content_type"].native == "data"
        and not attached["content"].contents
        and info["sid"].chosen["issuer"].dump() == certificate.issuer.dump()
        and _is_plain_digest(digest)
        and [each.dump() for each in signed["digest_algorithms"]] == [digest.dump()]
        and is_strong(info, certificate)
        and all(_ends_on_a_byte(each.chosen) for each in signed["certificates"])
    )
    if not is_right:
        raise CmsBad


def _is_plain_digest(digest: algos.DigestAlgorithm) -> bool:
    """Its parameters are absent or NULL."""
    name = digest["algorithm"].dump()
    plain = (b"\x30" + bytes([len(fields)]) + fields for fields in (name, name + asn1.Null().dump()))
    return digest.dump() in plain


def _ends_on_a_byte(certificate: x509.Certificate) -> bool:
    """The library overlooks how many bits of a signature's last byte are said to be unused."""
    return bool(certificate["signature_value"].contents.startswith(b"\x00"))


def _check_match(signed: cms.SignedData, certificate: x509.Certificate, *, message: bytes) -> None:
    info = extract_signer_info(signed)
    digest = hashlib.new(info["digest_algorithm"]["algorithm"].native, message).digest()
    is_intact, is_valid = validate_sig_integrity(info, certificate, "data", digest)
    if not (is_intact and is_valid):
        raise CmsBad


def _state(certificate: x509.Certificate, *, at: datetime, is_checked: bool) -> CmsState:
    return CmsState(
        signer=name_text(certificate.subject),
        organisation=name_part(certificate.subject, "organization_name"),
        serial=f"{certificate.serial_number:x}",
        issuer=name_text(certificate.issuer),
        valid_from=certificate.not_valid_before,
        valid_until=certificate.not_valid_after,
        checked_at=at,
        is_revocation_checked=is_checked,
    )
