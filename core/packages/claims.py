"""What the head of a package claims to be, before anything of it is believed: for an order, or for words."""

import json
from dataclasses import dataclass
from typing import Any

from core.packages.intake import Envelope
from core.packages.kinds import Kind

_LONGEST = 200  # bytes of a member that is looked at
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Kind, code of the sender, period, key epoch and revision as they are written."""

    kind: Kind
    sender: str
    period: str
    key_epoch: int
    revision: int


def claim_of(envelope: Envelope) -> Claim | None:
    """Four members as they stand at the end of the document; None where they are not there.

    Members are in the order of their names, the body almost first (package format 5.1): the last member of a
    name is the document's own. A bare quotation mark cannot stand within a text. All else is judged when the
    package is opened.
    """
    content = envelope.files[envelope.document_path]
    try:
        sender, period = (str(_last(content, name) or "") for name in ("sender", "period"))
        epoch, revision = (int(_last(content, name)) for name in ("key_epoch", "revision"))
    except (ValueError, TypeError, RecursionError):
        return None
    return Claim(kind=envelope.kind, sender=sender, period=period, key_epoch=epoch, revision=revision)


def _last(content: bytes, name: str) -> Any:
    """The value behind the last member of this name."""
    mark = f'"{name}":'.encode()
    at = content.rindex(mark) + len(mark)
    return _DECODER.raw_decode(content[at : at + _LONGEST].decode("utf-8", "replace"))[0]
