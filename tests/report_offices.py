"""Offices whose reports are read: a commune and its authority after a sample year, and both before any work."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from core.errors import UserError
from core.progress import Silent
from core.reporting.document import Report
from core.reporting.paper import Asked
from core.sample.stage import Places
from core.sample.story import PASSPHRASE, Story
from core.services.office_services import OfficeServices
from core.units import Role
from storage.paths import resources_folder
from storage.sample_stage import DiskStage, sample_data
from storage.workspace import open_workspace
from tests.offices import COMMUNE, FOURTH, PROVINCE, SECOND, UNITS, Clock, found, services_of

COMMUNES = 4
SAMPLE_YEAR, EMPTY_YEAR = 2023, 2025
NOW = datetime(2024, 3, 2, 2, 30, tzinfo=UTC)
_SCRATCH = tempfile.TemporaryDirectory(prefix="so-cchc-reports-")


@dataclass(frozen=True)
class Made:
    """One report, or the refusal that was answered instead."""

    name: str
    report: Report | None
    refusal: str = ""


class ShortStory(Story):
    """The sample story with a few of the communes of the round, up to the published ranking and one answer."""

    def play(self) -> None:
        for folder in (self._places.packages, self._places.refused, self._places.enrolments):
            self._stage.make(folder)
        codes = self._data["communes"][:COMMUNES]
        self._found_authority()
        for place, code in enumerate(codes):
            self._play_commune(place, code)
        self._confirm(codes)
        with self._stage.enter(self._places.authority, now=datetime(2024, 1, 25, tzinfo=UTC)) as services:
            services.import_package.take_in_all(self._stage_files(self._places.packages), progress=Silent())
            for code in codes:
                services.appraisal.accept_self(self._year, code)
            services.publish_ranking.publish(self._year)
            services.send_results.export(
                self._year, self._places.packages, passphrase=PASSPHRASE, progress=Silent()
            )
        with self._stage.enter(self._places.commune(codes[0]), now=NOW) as services:
            services.import_package.take_in(self._trust_list(), progress=Silent())
            files = self._places.packages.glob(f"*-xa-{codes[0]}_{self._year}_r*.cchc")
            services.import_package.take_in_all(sorted(files), progress=Silent())


@cache
def every_report() -> tuple[Made, ...]:
    """Every kind with its whole form and some of its parts, of both roles, in the sample year and an empty one."""
    found = (made for name, folder, year in _workspaces() for made in _of_workspace(name, folder, year=year))
    return tuple({made.name: made for made in found}.values())


def _workspaces() -> Iterator[tuple[str, Path, int]]:
    places = Places(root=Path(_SCRATCH.name) / "story")
    data = sample_data(resources_folder())
    ShortStory(
        DiskStage(data=data, units=UNITS, services_of=services_of), places, tell=lambda _step: None
    ).play()
    yield "commune", places.commune(data["communes"][0]), SAMPLE_YEAR
    yield "authority", places.authority, SAMPLE_YEAR
    commune = found(Path(_SCRATCH.name), role=Role.SUBMITTER, code=COMMUNE)
    commune.opened.close()
    yield "empty-commune", commune.opened.workspace.root, EMPTY_YEAR
    authority = found(Path(_SCRATCH.name), role=Role.APPRAISER, code=PROVINCE)
    set_id = authority.services.adopt_criteria.bundled()[0].set_id
    authority.services.run_round.open_round(
        EMPTY_YEAR, criteria_set=set_id, units=[COMMUNE, SECOND, FOURTH], due_on=date(EMPTY_YEAR, 12, 25)
    )
    authority.opened.close()
    yield "empty-authority", authority.opened.workspace.root, EMPTY_YEAR


def _of_workspace(name: str, folder: Path, *, year: int) -> Iterator[Made]:
    with open_workspace(folder) as opened:
        services = services_of(opened, Clock(NOW.replace(year=year + 1)))
        for kind in services.make_report.kinds():
            for asked in _asked(services, kind, year=year):
                yield _made(services, kind, asked, name=f"{name}-{kind}-{asked.part}".strip("-"))


def _asked(services: OfficeServices, kind: str, *, year: int) -> Iterator[Asked]:
    """The whole form and one part; the first and the last part where there is no whole."""
    parts = services.make_report.choices(kind, year)
    needs_part = services.make_report.paper(kind).needs_part
    if not needs_part:
        yield Asked(year=year)
    ends = (*parts[:1], *parts[-1 : -1 - needs_part : -1]) if year == SAMPLE_YEAR else parts[:needs_part]
    for choice in dict.fromkeys(ends):
        yield Asked(year=year, part=choice.key)


def _made(services: OfficeServices, kind: str, asked: Asked, *, name: str) -> Made:
    safe = "".join(mark if mark.isalnum() else "-" for mark in name)
    try:
        return Made(name=safe, report=services.make_report.make(kind, asked))
    except UserError as refused:
        return Made(name=safe, report=None, refusal=refused.code)
