"""Setup itself, tested under Wine with small programs of three versions: `python -m smoke.wizard`.

Runs after the build has made its prefix and its Windows Python (the steps `windows_python` and `wine`).
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from make.commands import BuildFailed
from make.settings import Settings, settings_of_this_clone
from smoke import wizard_failures, wizard_pages, wizard_silent, wizard_ways
from smoke.wizard_session import Failed, Session
from smoke.wizard_stand_in import stand_in_setups

IN_BUILD = (*wizard_silent.CHECKS, *wizard_failures.CHECKS, *wizard_pages.PAGES, *wizard_ways.WAYS)
CHECKS = {check.__name__: check for check in (*IN_BUILD, *wizard_failures.SLOW)}


def run(settings: Settings) -> None:
    """All checks but the slow ones, as a step of the build.

    Raises:
        BuildFailed: Setup does not do what it must.
    """
    if settings.smoke and sys.platform != "win32":
        _take(settings, settings.dist / "smoke", names=tuple(check.__name__ for check in IN_BUILD))


def _take(settings: Settings, folder: Path, *, names: Sequence[str]) -> None:
    setups = stand_in_setups(settings)
    with Session.opened(settings, folder) as session:
        for name in names:
            begun = time.monotonic()
            session.reset()
            try:
                CHECKS[name](session, setups)
            except Failed as failed:
                session.picture(f"failed-{name}")
                raise BuildFailed(f"Setup, {name}: {failed}") from failed
            print(f"  {name} ({time.monotonic() - begun:.1f} s)", flush=True)


def main() -> int:
    """Run the checks; the first that fails ends with 1 and leaves a picture of the screen."""
    parser = argparse.ArgumentParser(prog="python -m smoke.wizard", description=__doc__)
    parser.add_argument("--only", choices=CHECKS, action="append", metavar="NAME", help=", ".join(CHECKS))
    parser.add_argument("--out", type=Path, metavar="DIR", help="where pictures go (default: dist/smoke)")
    asked = parser.parse_args()
    settings = settings_of_this_clone(fast=True)
    try:
        _take(settings, asked.out or settings.dist / "smoke", names=asked.only or tuple(CHECKS))
    except BuildFailed as failed:
        print(f"failed: {failed}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
