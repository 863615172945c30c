"""One run from an empty prefix to the report, and the build's step that makes what it needs."""

import sys
import time
from contextlib import suppress
from datetime import date

from make.commands import BuildFailed
from make.settings import Settings as Build
from smoke.journey import Journey, clear
from smoke.newer import make_newer
from smoke.person import Person
from smoke.report import Report
from smoke.screen import own_screen
from smoke.settings import Settings
from smoke.waiting import GONE_WRONG
from smoke.wine import own_prefix


def step(build: Build) -> None:
    """The build's last step: drive what was built. On Windows itself there is no Wine to drive it under.

    Raises:
        BuildFailed: a step of the way failed; its picture and the report lie in dist/smoke.
    """
    if not build.smoke or sys.platform == "win32":
        return
    newer = make_newer(build)
    settings = Settings(
        build=build,
        setup=build.setup,
        update=newer.update,
        newer=newer.version,
        bare=build.bare / f"{build.bare.name}.exe",
        out=build.dist / "smoke",
        work=build.build / "smoke",
    )
    if not run_with(settings):
        raise BuildFailed(f"the smoke test failed: see {settings.out}")


def run_with(settings: Settings) -> bool:
    """Whether every step came out as it must."""
    began = time.monotonic()
    clear(settings.out)
    with own_screen() as screen, own_prefix(settings, screen) as wine:
        report = Report(settings.out, screen)
        person = Person(screen, wine.typist)
        journey = Journey(
            settings=settings,
            screen=screen,
            wine=wine,
            person=person,
            report=report,
            today=date.today(),  # noqa: DTZ011 - the day the program sees, too
        )
        try:
            with suppress(*GONE_WRONG):  # the report holds it
                person.sit_down()
                journey.go()
        finally:
            person.leave()
            report.say(f"{time.monotonic() - began:.0f} s in all")
        return not report.failures
