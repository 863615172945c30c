"""Watch the scanner's folder: offer new whole files once, take nothing in, leave the folder as it is."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from core.evidence_offers import Offer
from core.evidence_ports import ScanFolders
from core.ports import Clock, Database
from core.progress import Progress
from core.scans import (
    MOST_OFFERED,
    MOST_REMEMBERED,
    Handled,
    ScanChoice,
    ScanFolderGone,
    SeenFile,
    Sightings,
    sighted,
    stable,
)
from core.services.offer_evidence import OfferEvidence

_FOLDER, _HANDLED = "evidence.scans", "evidence.scans.handled"
_MOST_READ = 10  # files read in one look, so that other work is not kept waiting


class WatchScans:
    """One folder for a workspace, chosen by the officer; the choice stays with the workspace."""

    def __init__(
        self, *, database: Database, folders: ScanFolders, offers: OfferEvidence, clock: Clock
    ) -> None:
        self._database = database
        self._folders = folders
        self._offers = offers
        self._clock = clock

    def choice(self) -> ScanChoice:
        """The folder watched, if any."""
        with self._database.transaction() as work:
            told = json.loads(work.settings.get(_FOLDER) or "{}")
        folder = told.get("folder")
        return ScanChoice(folder=Path(folder) if folder else None, is_paused=bool(told.get("paused")))

    def choose(self, choice: ScanChoice) -> None:
        """Watch this folder from now on, or none."""
        folder = None if choice.folder is None else str(choice.folder)
        with self._database.transaction() as work:
            work.settings.put(_FOLDER, json.dumps({"folder": folder, "paused": choice.is_paused}))

    def look(self, before: Sightings, year: int, *, progress: Progress) -> Sightings:
        """Look once more; a file is offered when it looked the same for two seconds and nobody writes it."""
        choice = self.choice()
        if choice.folder is None or choice.is_paused:
            return Sightings()
        try:
            listed = self._folders.listed(choice.folder)
        except ScanFolderGone:
            return Sightings(is_gone=True)
        at = self._clock.now()
        since = sighted(listed, before, at=at)
        whole = stable(listed, before, at=at)
        known = {seen: offer for seen, offer in before.known.items() if seen in since}
        handled = self._handled()
        done = {each.seen for each in handled}
        wanted = [seen for seen in whole if seen not in done][: MOST_OFFERED * 2]
        unread = [seen for seen in wanted if seen not in known and self._is_free(choice.folder, seen)]
        for seen in unread[:_MOST_READ]:
            (known[seen],) = self._offers.look([choice.folder / seen.name], year, progress=progress)
        digests = self._taken({each.sha256 for each in handled})
        waiting = tuple(
            (seen, known[seen]) for seen in wanted if seen in known and _digest(known[seen]) not in digests
        )
        return Sightings(since=since, known=known, waiting=waiting[:MOST_OFFERED])

    def remember(self, files: Iterable[tuple[SeenFile, Offer]]) -> None:
        """Offer these files no more, under no name; they stay where they are."""
        fresh = [Handled(seen=seen, sha256=_digest(offer)) for seen, offer in files]
        kept = [*self._handled(), *fresh][-MOST_REMEMBERED:]
        rows = [[each.seen.name, each.seen.size, each.seen.modified, each.sha256] for each in kept]
        with self._database.transaction() as work:
            work.settings.put(_HANDLED, json.dumps(rows))

    def forget_handled(self) -> None:
        """Offer again what was passed over; what is registered stays out."""
        with self._database.transaction() as work:
            work.settings.put(_HANDLED, "[]")

    def _is_free(self, folder: Path, seen: SeenFile) -> bool:
        return self._folders.is_free(folder / seen.name)

    def _handled(self) -> Sequence[Handled]:
        with self._database.transaction() as work:
            rows = json.loads(work.settings.get(_HANDLED) or "[]")
        return tuple(
            Handled(seen=SeenFile(name=name, size=size, modified=modified), sha256=sha256)
            for name, size, modified, sha256 in rows
        )

    def _taken(self, handled: set[str]) -> frozenset[str]:
        with self._database.transaction() as work:
            return frozenset((handled | set(work.evidence.files())) - {""})


def _digest(offer: Offer) -> str:
    return "" if offer.file is None else offer.file.sha256
