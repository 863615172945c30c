"""A result as the authority sent it: the stored document, read back into its body."""

from core.packages.canonical import decode
from core.packages.kinds import Kind
from core.packages.payloads import ResultBody


def read_result(document: bytes) -> ResultBody:
    """The body of a stored result document.

    Raises:
        PackageRefused: the stored bytes are damaged.
    """
    from core.packages.payload_forms import is_multiline, read_document

    body = read_document(decode(document, is_multiline=is_multiline), kind=Kind.RESULT).body
    assert isinstance(body, ResultBody)
    return body
