"""The government signature that may stand beside the package's own seal (package-format.md section 4, S8).

Core decides when one is needed and what its answer means; reading the bytes and the certificates is the
work of a `CmsJudge`, which storage fulfils. SSHSIG is always required; CMS never replaces it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from core.packages import names
from core.packages.kinds import Kind
from core.packages.refusals import CertificateUntrusted, PackageRefused
from core.packages.signing import SigningKey

CMS_UNCHECKED = "W_CMS_UNCHECKED"
"""The mark of a package whose government signature is correct while no current CRL was at hand."""

Countersign = Callable[[bytes], bytes]
"""Given the exact bytes of the tag manifest, answers a detached CMS signature over them (DER)."""


class CmsMissing(PackageRefused, code="E_CMS_MISSING", stage="S8", action="S"):
    """The policy of this office needs a government signature and the package has none."""


class CmsBad(PackageRefused, code="E_CMS_BAD", stage="S8", action="K"):
    """The government signature is not one, is not detached CAdES, or does not match the package."""


class SealPolicy(StrEnum):
    """What an appraiser asks of the submissions it receives (section 4)."""

    SSHSIG = "sshsig"
    SSHSIG_CMS = "sshsig+cms"


@dataclass(frozen=True, slots=True, kw_only=True)
class CmsState:
    """Whose government signature was found right, by which certificate, and at which moment.

    `serial` is in lower-case hex. `is_revocation_checked` is False when no current CRL was at hand for every
    certificate below the root: never shown as fully good, never as bad.
    """

    signer: str
    organisation: str
    serial: str
    issuer: str
    valid_from: datetime
    valid_until: datetime
    checked_at: datetime
    is_revocation_checked: bool

    @property
    def code(self) -> str:
        """The mark to show with the package; empty when everything was checked."""
        return "" if self.is_revocation_checked else CMS_UNCHECKED


class CmsJudge(Protocol):
    """Knows the imported roots and CRLs, and the moment at which certificates are judged."""

    def judge(self, der: bytes, message: bytes) -> CmsState:
        """Whose signature over `message` this is.

        Raises:
            CmsBad: it is malformed, attached, of a weak kind, or does not match.
            CertificateUntrusted: the chain ends in no imported root, or a certificate expired or was revoked.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Countersigned:
    """The office's key together with a government signature: both sign the same tag manifest.

    `countersign` is called once, when everything that is signed is known and before a byte is written;
    `judge` reads what it answered when the package is verified at its place.
    """

    key: SigningKey
    countersign: Countersign
    judge: CmsJudge


def judge_cms(
    files: Mapping[str, bytes], kind: Kind, *, judge: CmsJudge | None, policy: SealPolicy
) -> CmsState | None:
    """Stage S8 on the head of a package; None when there is no government signature and none is needed.

    A signature that is present is always judged. The policy asks for one on submissions only: it belongs
    to the office that receives them, and no other kind is a dossier somebody answers for by law.

    Raises:
        CmsMissing: the policy needs one.
        CmsBad, CertificateUntrusted: the one that is there is wrong, or nobody here can judge it.
    """
    der = files.get(names.CMS_SIGNER)
    if der is None:
        if policy is SealPolicy.SSHSIG_CMS and kind is Kind.SUBMISSION:
            raise CmsMissing
        return None
    if judge is None:
        raise CertificateUntrusted
    return judge.judge(der, files[names.TAG_MANIFEST])
