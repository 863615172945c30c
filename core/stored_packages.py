"""Packages in the register, read again: what their document says, and whether they are signed."""

from core.exchanges import PackageRow
from core.packages import names
from core.packages.appraisal_payloads import AppraisalBody
from core.packages.canonical import decode
from core.packages.kinds import Kind
from core.packages.payloads import Document, ReceiptBody, ReceiptRef, ResultBody, ReturnBody, TasksBody


def document_of(row: PackageRow) -> Document:
    """The document of a package that was sent or accepted.

    Raises:
        PackageRefused: the stored bytes are damaged.
    """
    from core.packages.payload_forms import is_multiline, read_document

    kind = Kind(row.kind)
    content = dict(row.head)[names.document_path(kind)]
    return read_document(decode(content, is_multiline=is_multiline), kind=kind)


def receipt_of(row: PackageRow) -> ReceiptBody:
    """What a receipt in the register proves."""
    body = document_of(row).body
    assert isinstance(body, ReceiptBody)
    return body


def result_of(row: PackageRow) -> ResultBody:
    """What a result in the register says."""
    body = document_of(row).body
    assert isinstance(body, ResultBody)
    return body


def return_of(row: PackageRow) -> ReturnBody:
    """What a return in the register asks for."""
    body = document_of(row).body
    assert isinstance(body, ReturnBody)
    return body


def tasks_of(row: PackageRow) -> TasksBody:
    """The tasks a package in the register gives."""
    body = document_of(row).body
    assert isinstance(body, TasksBody)
    return body


def appraisal_of(row: PackageRow) -> AppraisalBody:
    """What work between an appraiser and a desk says."""
    body = document_of(row).body
    assert isinstance(body, AppraisalBody)
    return body


def is_signed(row: PackageRow) -> bool:
    """Whether the package has its signature; a receipt is recorded before the key is at hand."""
    return any(name == names.SIGNER for name, _ in row.head)


def reference_to(row: PackageRow) -> ReceiptRef:
    """A receipt as a later submission names it."""
    return ReceiptRef(digest=row.digest, revision=row.revision)
