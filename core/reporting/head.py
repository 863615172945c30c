"""Letterhead and signature of a document, from its data and the words of the decree's form."""

from core.reporting.data import HeadData
from core.reporting.document import Letterhead, Signature
from core.reporting.words import FormWords


def letterhead(head: HeadData, words: FormWords) -> Letterhead:
    """The head of page one. The number is left blank: the clerk gives it when the document is issued."""
    return Letterhead(
        superior=head.superior,
        issuer=head.issuer or words.issuer(head.unit_name),
        number_line=words.number_line(head.symbol),
        nation=words.nation,
        motto=words.motto,
        place_and_day=words.place_and_day(head.place, head.day),
    )


def signature(head: HeadData, words: FormWords) -> Signature | None:
    """The foot of the document; None when nobody signs (a working paper)."""
    if head.signatory is None:
        return None
    signer = head.signatory
    body = " ".join(head.issuer) or head.unit_name
    return Signature(
        lines=words.signature_lines(body, signer),
        name=signer.name,
        recipients_label=words.recipients_label,
        recipients=(*head.recipients, words.archive_line(head.drafted_by)),
    )
