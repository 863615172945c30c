"""Trust lists that still gather signatures: the same package at every stop, one signature longer."""

import io
from dataclasses import dataclass

from core.errors import UserError
from core.packages import names
from core.packages.assemble import root_name, sign_further, unsigned_files, write_package
from core.packages.intake import complete_head, open_envelope, read_head
from core.packages.kinds import Kind, namespace_of
from core.packages.payloads import Document, TrustBody
from core.packages.reading_context import ReadingContext
from core.packages.signing import PublicKey, SigningKey, verify

_MOST_SIGNATURES = 8


class NotATrustList(UserError):
    """The file is a package of another kind."""

    code = "E_NOT_TRUST_LIST"


class SignedAlready(UserError):
    """This key has signed the list before; fields: `fingerprint`."""

    code = "E_SIGNED_ALREADY"


class SignaturesFull(UserError):
    """The list carries as many signatures as a package can."""

    code = "E_SIGNATURES_FULL"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCard:
    """What a list under way says, and who signed it so far (fingerprints, in their order)."""

    document: Document
    signers: tuple[str, ...]

    @property
    def body(self) -> TrustBody:
        """The list."""
        assert isinstance(self.document.body, TrustBody)
        return self.document.body


def draft_bytes(document: Document) -> bytes:
    """A list nobody signed yet."""
    return _packed(document, unsigned_files(document))


def read_draft(content: bytes) -> DraftCard:
    """A list under way; its signatures are right, whoever made them.

    Raises:
        NotATrustList: it is another kind of package.
        PackageRefused: it is damaged, or a signature in it does not match.
    """
    files, document = _opened(content)
    return DraftCard(document=document, signers=tuple(key.fingerprint for key in _signers(files)))


def signed_further(content: bytes, key: SigningKey) -> bytes:
    """The same list with one more signature.

    Raises:
        SignedAlready: the key signed it before.
        SignaturesFull: there is no room for another one.
        NotATrustList, PackageRefused: as in `read_draft`.
    """
    files, document = _opened(content)
    signers = _signers(files)
    if key.public_key in signers:
        raise SignedAlready(fingerprint=key.public_key.fingerprint)
    if len(signers) >= _MOST_SIGNATURES:
        raise SignaturesFull
    return _packed(document, sign_further(files, key, header=document.header))


def _opened(content: bytes) -> tuple[dict[str, bytes], Document]:
    envelope = open_envelope(io.BytesIO(content))
    if envelope.kind is not Kind.TRUST:
        raise NotATrustList(kind=envelope.kind.value)
    document = read_head(envelope, context=ReadingContext(expected_kinds=frozenset({Kind.TRUST})))
    complete_head(envelope)
    return dict(envelope.files), document


def _signers(files: dict[str, bytes]) -> tuple[PublicKey, ...]:
    paths = sorted(
        (path for path in files if path.startswith("signatures/")), key=lambda path: path != names.SIGNER
    )
    namespace, message = namespace_of(Kind.TRUST), files[names.TAG_MANIFEST]
    return tuple(verify(files[path], message, namespace=namespace) for path in paths)


def _packed(document: Document, files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    write_package(root_name(document.header), files, evidence=(), out=out)
    return out.getvalue()
