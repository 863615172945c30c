"""A package that was accepted before, told by its head alone.

Its digest binds every byte (section 2), and already received (I_DUPLICATE, stage S5) is told before room and
payload are looked at (S6, S7): nothing of it is to change, so nothing more of it need be read.
"""

import hashlib

from core.packages.canonical import decode_trusted
from core.packages.intake import Envelope, bind, check_bag, check_context
from core.packages.kinds import Kind
from core.packages.payload_forms import read_header
from core.packages.payloads import Header
from core.packages.reading_context import ReadingContext
from core.packages.refusals import DocumentHash, KindWrong
from core.packages.signers import check_signers
from core.packages.streams import StreamVerdict
from core.packages.trust import TrustTable


def known_header(envelope: Envelope, trust: TrustTable, *, context: ReadingContext) -> Header | None:
    """The header of a submission whose digest was accepted before; None when it is more than that.

    Everything up to I_DUPLICATE is judged as it is of a new one, in the same order, but for the form of the
    document: it has the bytes that kept every rule when they were accepted.

    Raises:
        PackageRefused: the first rule of S2 to S5 that is broken.
    """
    info, manifest = check_bag(envelope)
    _signers, entry = check_signers(envelope.files, envelope.kind, trust=trust)
    document = envelope.files[envelope.document_path]
    if hashlib.sha512(document).hexdigest() != manifest[envelope.document_path]:
        raise DocumentHash
    header = read_header(decode_trusted(document), kind=Kind.SUBMISSION)
    if header.kind not in context.expected_kinds:
        raise KindWrong(kind=header.kind.value)
    bind(header, info, files=len(manifest), size=len(document))
    outcome = check_context(header, entry, trust=trust, context=context, digest=envelope.digest)
    is_known = outcome is not None and outcome.verdict is StreamVerdict.DUPLICATE
    return header if is_known else None
