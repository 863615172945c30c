"""An evidence document as papers quote it."""

from core.document_references import numbered
from core.evidence import EvidenceDocument
from ui.texts import numbers
from ui.texts.signatures import inside


def quoted_document(document: EvidenceDocument) -> str:
    """An evidence document as reports quote it: number and symbol, day, issuer; else its file name."""
    number = numbered(document.number, document.symbol)
    day = f"ngày {numbers.day(document.issued_on)}" if document.issued_on else ""
    issuer = f"của {inside(document.issuer)}" if document.issuer else ""
    return " ".join(part for part in (number, day, issuer) if part) or document.name
