"""The process that reads signatures out of a PDF somebody else made: it may run out of time or memory.

What it answers is taken apart again by `pdf_signatures`; whatever is wrong with a file is one answer.
"""

from base64 import b64decode
from collections.abc import Mapping, Sequence
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import CMSExtractionError, CMSStructuralError
from pyhanko.sign.validation import EmbeddedPdfSignature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.status import SignatureCoverageLevel

from core.certificates import CertificateForm, ChainState, HeldCertificate
from storage.certificate_chains import Chains
from storage.certificate_files import MALFORMED, name_part, name_text
from storage.child_process import answer
from storage.cms import is_strong

try:
    import resource
except ImportError:  # Windows limits no single process this way
    resource = None  # type: ignore[assignment]

MOST_SIGNATURES = 20
_MEMORY = 1 << 30  # bytes of address space, where the system can limit it
_WRONG = (
    PdfError,
    CMSExtractionError,
    CMSStructuralError,
    SignatureValidationError,
    AssertionError,
    MemoryError,
    OSError,
    *MALFORMED,
)
"""What the library raises on files that are not what they claim to be."""


def serve(hears: Connection, replies: Connection) -> None:
    """What the spawned process runs."""
    _limit_memory()
    answer(hears, replies, work=work)


def work(question: Mapping[str, Any]) -> dict[str, Any]:
    """Every signature of one file, judged by these certificates as of one moment."""
    at = datetime.fromisoformat(question["at"])
    held = [_held(each, at) for each in question["held"]]
    try:
        with Path(question["path"]).open("rb") as stream:
            found = PdfFileReader(stream, strict=False).embedded_regular_signatures[:MOST_SIGNATURES]
            return {"signatures": [_described(each, held, at=at) for each in found]}
    except _WRONG:
        return {"unreadable": True}


def _described(signature: EmbeddedPdfSignature, held: Sequence[HeldCertificate], *, at: datetime) -> Any:
    certificate = signature.signer_cert
    is_intact, is_valid = validate_sig_integrity(
        signature.signer_info, certificate, "data", signature.compute_digest()
    )
    said = signature.self_reported_timestamp
    chain = Chains(held, at=at).state(certificate, signature.other_embedded_certs)
    return {
        "signer": name_text(certificate.subject),
        "organisation": name_part(certificate.subject, "organization_name"),
        "issuer": name_text(certificate.issuer),
        "signed_at": None if said is None or said.tzinfo is None else said.isoformat(),
        "intact": is_intact and is_valid,
        "covers_all": signature.evaluate_signature_coverage() == SignatureCoverageLevel.ENTIRE_FILE,
        "chain": (chain if is_strong(signature.signer_info, certificate) else ChainState.REFUSED).value,
    }


def _held(told: Sequence[str], at: datetime) -> HeldCertificate:
    form, content = told
    return HeldCertificate(
        sha256="", form=CertificateForm(form), name="", content=b64decode(content), added_at=at, added_by=""
    )


def _limit_memory() -> None:
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
