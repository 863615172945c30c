"""Issue a criteria set as a signed package."""

from collections.abc import Iterator, Sequence

from core.errors import UserError
from core.packages.canonical import MAX_STRING, encode
from core.packages.kinds import Kind
from core.packages.payloads import CriteriaBody
from core.services.adopt_criteria import AdoptCriteria, decoded
from core.services.export_package import Exported
from core.services.send_many import Matter, Outward, SendMany


class SetWithoutYear(UserError):
    """The set names no year: say for which year it is issued."""

    code = "E_CRITERIA_YEAR"


class SendCriteria:
    """Writes criteria packages of an appraiser."""

    def __init__(self, *, criteria: AdoptCriteria, sender: SendMany) -> None:
        self._criteria = criteria
        self._sender = sender

    def send(
        self,
        set_id: str,
        *,
        version: str = "",
        year: int | None = None,
        units: Sequence[str] = (),
        outward: Outward,
    ) -> tuple[Exported, ...]:
        """Send a set to the units named, or as one package to all of them; it is adopted here first.

        Raises:
            UnknownCriteria: no such set is held or shipped.
            SetWithoutYear: neither the set nor the caller names a year.
            NotThisRole, UnknownUnit, NotYourUnit, NoKey, PassphraseWrong, DeviceError, Cancelled.
        """
        recipients = self._sender.recipients(units)
        held = self._criteria.adopt_document(self._criteria.find(set_id, version).document)
        issued_for = year or held.year
        if issued_for is None:
            raise SetWithoutYear(set_id=held.set_id)
        text = encode(decoded(held.document)).decode()
        body = CriteriaBody(name=held.name, year=held.year, document=tuple(_pieces(text)))
        matter = Matter(kind=Kind.CRITERIA, period=str(issued_for), body=body, used=held)
        return self._sender.send(matter, outward, recipients=recipients)


def _pieces(text: str) -> Iterator[str]:
    """The text in strings a document may hold (package format 1.3)."""
    for start in range(0, len(text), MAX_STRING):
        yield text[start : start + MAX_STRING]
