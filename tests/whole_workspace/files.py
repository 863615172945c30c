"""Packages that went to and fro, what they carry, and what the rules of section 6 say of each."""

from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from core.assessment import State
from core.packages.canonical import decode
from core.packages.intake import open_envelope
from core.packages.payload_forms import is_multiline, read_document
from core.packages.payloads import ReceiptBody, ResultBody, SubmissionBody
from tests.whole_workspace.books import ANY, Book, Shelf, Stream, content_of

IMPORTED, UNCHANGED = "imported", "unchanged"
_LARGEST_JUMP = 100  # package format, section 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One package file with its place in its stream.

    `book` is what a submission was made from, with its `points`; `answers` is the submission a result answers or a
    receipt proves, with its revision; `receipt` is the newest one its sender held.
    """

    path: Path
    revision: int
    digest: str
    previous: str
    supersedes: tuple[str, ...]
    receipt: tuple[int, str]
    points: dict[str, Decimal | None]
    answers: tuple[int, str]
    period: str
    book: Book | None


def sent_in(path: Path, book: Book | None = None) -> Sent:
    """What a package file says of itself."""
    with path.open("rb") as stream:
        envelope = open_envelope(stream)
    (content,) = (each for name, each in envelope.files.items() if name == f"data/{envelope.kind.value}.json")
    document = read_document(decode(content, is_multiline=is_multiline), kind=envelope.kind)
    header, body, last = document.header, document.body, document.header.last_receipt
    points, answers, period = {}, (0, ""), header.period or ""
    match body:
        case SubmissionBody():
            points = {line.criterion: line.points for line in body.lines}
        case ResultBody():
            answers = (0, body.answers)
        case ReceiptBody():
            answers = (max(body.highest_revision, body.package_revision), body.package_digest)
            period = body.period or ""
    return Sent(
        path=path,
        revision=header.revision,
        digest=envelope.digest,
        previous=header.previous or "",
        supersedes=header.supersedes,
        receipt=(0, "") if last is None else (last.revision, last.digest),
        points=points,
        answers=answers,
        period=period,
        book=book,
    )


def judged(file: Sent, stream: Stream) -> tuple[str, Stream]:
    """The table of section 6 in a few lines, apart from the program's: `imported`, `unchanged` or a code.

    With it what the recipient holds of the stream afterwards.
    """
    digests = {digest for _, digest in stream.held}
    top, newest = max(stream.held, default=(0, ""))
    if file.digest in digests:
        return UNCHANGED, stream
    if file.revision < top:
        return "E_OLD", stream
    ends = stream.is_lifted and file.previous == newest and set(stream.forked) <= set(file.supersedes)
    is_stranger = newest and file.previous != newest
    if (
        file.revision == top
        or (stream.forked and not ends)
        or (is_stranger and (not file.previous or file.previous in digests or file.revision == top + 1))
    ):
        return "E_FORK", stream if stream.forked else Stream(held=stream.held, forked=(newest, file.digest))
    if file.revision - top > _LARGEST_JUMP:
        return "E_JUMP", stream
    return IMPORTED, Stream(held=tuple(sorted((*stream.held, (file.revision, file.digest)))))


def submission_taken_in(file: Sent, shelf: Shelf) -> tuple[str, Shelf]:
    """What becomes of a submission at the authority, and what it then holds."""
    answer, stream = judged(file, shelf.submissions)
    if answer != IMPORTED:
        return answer, replace(shelf, submissions=stream)
    number, digest = file.receipt
    if number > max(shelf.receipts, default=0) or shelf.receipts.get(number, digest) != digest:
        return "E_STATE_ROLLBACK", shelf  # the sender holds a receipt the authority forgot
    if shelf.is_published:
        return "E_PERIOD", shelf
    assert file.book is not None
    return IMPORTED, replace(
        shelf,
        records=file.book.records,
        documents=frozenset(map(content_of, file.book.documents)),
        points=file.points,
        submissions=stream,
        receipts={**shelf.receipts, max(shelf.receipts, default=0) + 1: ANY},
        is_restored=False,
    )


def result_taken_in(file: Sent, book: Book) -> tuple[str, Book]:
    """What becomes of a result at the commune, and what it then holds."""
    answer, stream = judged(file, book.results)
    if answer != IMPORTED:
        return answer, replace(book, results=stream)
    if file.answers[1] not in {digest for _, digest in (*book.sent, *book.proven)}:
        return "E_ANSWERS", book
    return IMPORTED, replace(book, results=stream, state=State.PUBLISHED, is_restored=False)


def receipt_taken_in(file: Sent, book: Book, *, year: int) -> tuple[str, Book]:
    """What becomes of a receipt at the commune, and what it then holds."""
    answer, stream = judged(file, book.receipts)
    if answer != IMPORTED:
        return answer, replace(book, receipts=stream)
    proven = book.proven | ({file.answers} if file.period == str(year) else set())
    return IMPORTED, replace(book, receipts=stream, proven=proven, is_restored=False)


def next_revision(book: Book) -> int:
    """Above everything reserved and everything a receipt proves."""
    return 1 + max((revision for revision, _ in (*book.revisions, *book.proven)), default=0)
