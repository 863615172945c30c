"""The computer's clock; the local day is that of Viet Nam, which has kept UTC+7 without summer time."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

_LOCAL = timezone(timedelta(hours=7))


class SystemClock:
    """Fulfils `core.ports.Clock`."""

    def now(self) -> datetime:
        """This moment, aware, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Today's plain local date."""
        return self.now().astimezone(_LOCAL).date()


@dataclass(frozen=True, slots=True)
class StoppedClock:
    """A clock that always shows the same moment: for samples that must come out the same."""

    at: datetime

    def now(self) -> datetime:
        """The moment it shows, in UTC."""
        return self.at.astimezone(UTC)

    def today(self) -> date:
        """Its plain local day."""
        return self.at.astimezone(_LOCAL).date()
