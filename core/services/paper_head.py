"""The head and foot of every paper this office issues: issuer, place, day, number, signature, recipients."""

from collections.abc import Callable

from core.office import Office
from core.ports import Clock, Database
from core.reporting.data import HeadData
from core.reporting.paper import Dated

TODAY, BY_HAND = Dated(), Dated(by_hand=True)


class PaperHeads:
    """Makes heads from the office's own data; `recipients` says who gets a paper of a kind by default."""

    def __init__(
        self, *, database: Database, clock: Clock, recipients: Callable[[Office, str], tuple[str, ...]]
    ) -> None:
        self._database = database
        self._clock = clock
        self._recipients = recipients

    def head(self, kind: str, symbol: str, *, dated: Dated = TODAY) -> HeadData:
        """The head of one document of a kind; `symbol` is the part of its number after the slash."""
        with self._database.transaction() as work:
            office = work.office.get()
        return HeadData(
            unit_name=office.unit.name,
            place=office.place,
            day=None if dated.by_hand else dated.on or self._clock.today(),
            symbol=symbol,
            signatory=office.signatory if office.signatory.name else None,
            recipients=self._recipients(office, kind),
        )
