"""Papers of keys: the sheet or letter by which one is believed, and the sealed sheet that brings one back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentSheet:
    """Every word of the sheet, ready to be drawn.

    Attributes:
        title: in capitals above everything.
        subtitle: whose key it is.
        facts: label and value, one line each.
        digits_label: above the digit groups.
        digits: twelve groups of five digits; the last `confirmed` of them are typed by the other side. None
            on a sealed sheet.
        confirmed: how many groups are framed.
        digits_note: what the other side does with them.
        code_label: above the QR code.
        code: what the QR code holds: the public key line, or the secret of a sealed sheet.
        code_lines: the same to be read and typed by a person, one line each.
        signatures: one title per box for signature and stamp.
        signature_hint: below each title.
        notes: small print at the end.
        copies: what the copies of a sealed sheet are called, one page each; a single page when empty.
    """

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    digits_label: str
    digits: tuple[str, ...]
    confirmed: int
    digits_note: str
    code_label: str
    code: str
    code_lines: tuple[str, ...]
    signatures: tuple[str, ...]
    signature_hint: str
    notes: tuple[str, ...]
    copies: tuple[str, ...] = ()
