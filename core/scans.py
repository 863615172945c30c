"""A scanner's folder: which files in it are new, whole and worth offering; nothing is taken in by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from core.errors import UserError
from core.evidence_offers import Offer

STABLE_FOR = timedelta(seconds=2)
MOST_OFFERED = 50
MOST_REMEMBERED = 2000


class ScanFolderGone(UserError):
    """The scanner's folder is not there or cannot be listed; fields: `name`."""

    code = "E_SCAN_FOLDER"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenFile:
    """A file as a listing shows it; `modified` in nanoseconds since 1970."""

    name: str
    size: int
    modified: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanChoice:
    """The folder watched for this workspace, and whether the watch rests."""

    folder: Path | None = None
    is_paused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled:
    """A file that was taken in or passed over; it is offered again under no name."""

    seen: SeenFile
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sightings:
    """What was seen so far: when each file first looked as it does now, and what was found in it."""

    since: Mapping[SeenFile, datetime] = field(default_factory=dict)
    known: Mapping[SeenFile, Offer] = field(default_factory=dict)
    waiting: tuple[tuple[SeenFile, Offer], ...] = ()
    is_gone: bool = False


def stable(listed: Sequence[SeenFile], before: Sightings, *, at: datetime) -> tuple[SeenFile, ...]:
    """The files that have looked the same for long enough, newest first."""
    return tuple(
        seen
        for seen in sorted(listed, key=lambda seen: (-seen.modified, seen.name))
        if seen.size and (since := before.since.get(seen)) is not None and at - since >= STABLE_FOR
    )


def sighted(listed: Sequence[SeenFile], before: Sightings, *, at: datetime) -> Mapping[SeenFile, datetime]:
    """Since when each listed file looks as it does; a file that grew counts anew."""
    return {seen: before.since.get(seen, at) for seen in listed}
