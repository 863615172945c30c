"""The computer's clock, and one that stands still for samples."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from core.dates import local_day


class SystemClock:
    """Fulfils `core.ports.Clock`."""

    def now(self) -> datetime:
        """This moment, aware, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Today's plain local date."""
        return local_day(self.now())


@dataclass(frozen=True, slots=True, kw_only=True)
class StoppedClock:
    """A clock that always shows the same moment: for samples that must come out the same."""

    at: datetime

    def now(self) -> datetime:
        """The moment it shows, in UTC."""
        return self.at.astimezone(UTC)

    def today(self) -> date:
        """Its plain local day."""
        return local_day(self.at)
