"""A clock that ran back is noticed: the latest time ever seen is kept with the office's data (threat 24).

Order comes from revisions and never from a clock; this only marks what is sent and warns the person.
"""

from datetime import UTC, datetime, timedelta

from core.ports import Clock, Transaction

LATEST_SEEN = "latest_time_seen"
TOLERANCE = timedelta(days=1)


def latest_seen(work: Transaction) -> datetime | None:
    """The latest moment at which this office sent or took something in."""
    kept = work.settings.get(LATEST_SEEN)
    return datetime.fromisoformat(kept) if kept else None


def runs_behind(work: Transaction, clock: Clock) -> bool:
    """Whether the clock shows a time more than a day before the latest it has shown."""
    latest = latest_seen(work)
    return latest is not None and clock.now() < latest - TOLERANCE


def note_time(work: Transaction, clock: Clock) -> None:
    """Keep the moment when it is the latest; called in the transaction of every export and import."""
    now, latest = clock.now(), latest_seen(work)
    if latest is None or now > latest:
        _keep(work, now)


def begin_again(work: Transaction, clock: Clock) -> None:
    """Take the present time for right: after a clock that ran ahead was set."""
    _keep(work, clock.now())


def _keep(work: Transaction, moment: datetime) -> None:
    work.settings.put(LATEST_SEEN, moment.astimezone(UTC).isoformat(timespec="seconds"))
