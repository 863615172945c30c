"""Whether a certificate's chain ends in an imported root, as of one moment and with imported lists only.

Nothing is ever fetched: the library is given every certificate and list there is, and works through without
waiting for anything, so no event loop (and no socket) is needed.
"""

from collections.abc import Coroutine, Iterable, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

from asn1crypto import x509
from cryptography.x509 import (
    CertificateRevocationList,
    CRLReason,
    ExtensionNotFound,
    ReasonFlags,
    RevokedCertificate,
    load_der_x509_certificate,
    load_der_x509_crl,
)
from pyhanko_certvalidator import ValidationContext, find_valid_path
from pyhanko_certvalidator.errors import (
    InsufficientRevinfoError,
    PathBuildingError,
    PathValidationError,
    ValidationError,
)
from pyhanko_certvalidator.path import ValidationPath

from core.certificates import CertificateForm, ChainState, HeldCertificate
from storage.certificate_files import is_anchor

_SIGNING = {"digital_signature", "non_repudiation"}


class Chains:
    """The imported roots, authorities below them, and lists, as of one moment."""

    def __init__(self, held: Sequence[HeldCertificate], *, at: datetime) -> None:
        authorities = [
            x509.Certificate.load(each.content) for each in held if each.form is CertificateForm.ROOT
        ]
        self._anchors = [each for each in authorities if is_anchor(each)]
        self._between = [each for each in authorities if not is_anchor(each)]
        self._lists = [each.content for each in held if each.form is CertificateForm.CRL]
        self._at = at

    def state(self, certificate: x509.Certificate, others: Iterable[x509.Certificate]) -> ChainState:
        """What can be said of a signer's certificate; `others` came with the signature, untrusted."""
        known = [*self._between, *others]
        try:
            path = self._valid_path(certificate, known, mode="soft-fail")
        except PathValidationError:
            return ChainState.REFUSED
        except (PathBuildingError, ValidationError):
            return ChainState.UNKNOWN
        if not (_may_sign(certificate) and self._is_root_in_time(path) and self._is_unrevoked(path)):
            return ChainState.REFUSED
        try:
            self._valid_path(certificate, known, mode="require")
        except InsufficientRevinfoError:
            return ChainState.UNCHECKED
        return ChainState.TRUSTED

    def _valid_path(
        self, certificate: x509.Certificate, known: Sequence[x509.Certificate], *, mode: str
    ) -> ValidationPath:
        context = ValidationContext(
            trust_roots=self._anchors,
            other_certs=known,
            crls=self._lists,
            moment=self._at,
            revocation_mode=mode,
            allow_fetching=False,
        )
        paths = context.path_builder.async_build_paths_lazy(certificate)
        path: ValidationPath = run_through(find_valid_path(certificate, paths, context))
        return path

    def _is_root_in_time(self, path: ValidationPath) -> bool:
        root = path.first
        return bool(root.not_valid_before <= self._at <= root.not_valid_after)

    def _is_unrevoked(self, path: ValidationPath) -> bool:
        """A list out of date no longer proves a certificate good, but what it revoked stays revoked."""
        lists = [load_der_x509_crl(der) for der in self._lists]
        return not any(
            _is_revoked(certificate, listed, issuer=issuer)
            for issuer, certificate in pairwise(path.iter_certs(include_root=True))
            for listed in lists
        )


def run_through(work: Coroutine[Any, Any, Any]) -> Any:
    """The answer of a coroutine that has nothing to wait for."""
    try:
        work.send(None)
    except StopIteration as done:
        return done.value
    work.close()
    raise RuntimeError("the library waited for something")


def _may_sign(certificate: x509.Certificate) -> bool:
    usage = certificate.key_usage_value
    return not certificate.ca and (usage is None or not _SIGNING.isdisjoint(usage.native))


def _is_revoked(
    certificate: x509.Certificate, listed: CertificateRevocationList, *, issuer: x509.Certificate
) -> bool:
    entry = listed.get_revoked_certificate_by_serial_number(certificate.serial_number)
    if entry is None or _is_lifted(entry):
        return False
    authority = load_der_x509_certificate(issuer.dump())
    # The reader of lists demands one of the kinds authorities sign with, the path has proved this one is.
    return listed.issuer == authority.subject and listed.is_signature_valid(authority.public_key())  # type: ignore[arg-type]


def _is_lifted(entry: RevokedCertificate) -> bool:
    try:
        return entry.extensions.get_extension_for_class(CRLReason).value.reason is ReasonFlags.remove_from_crl
    except ExtensionNotFound:
        return False
