"""Setup itself, tested under Wine with small programs of three versions: `python -m smoke.wizard`.

Runs after the build has made its prefix and its Windows Python (the steps `windows_python` and `wine`).
"""

import argparse
import sys
import time
from pathlib import Path

from make.settings import settings_of_this_clone
from smoke import wizard_failures, wizard_silent
from smoke.wizard_session import Failed, Session
from smoke.wizard_stand_in import stand_in_setups

CHECKS = {check.__name__: check for check in (*wizard_silent.CHECKS, *wizard_failures.CHECKS)}


def main() -> int:
    """Run the checks; the first that fails ends with 1 and leaves a picture of the screen."""
    parser = argparse.ArgumentParser(prog="python -m smoke.wizard", description=__doc__)
    parser.add_argument("--only", choices=CHECKS, action="append", metavar="NAME", help=", ".join(CHECKS))
    parser.add_argument("--out", type=Path, metavar="DIR", help="where pictures go (default: dist/smoke)")
    asked = parser.parse_args()
    settings = settings_of_this_clone(fast=True)
    setups = stand_in_setups(settings)
    with Session.opened(settings, asked.out or settings.dist / "smoke") as session:
        for name in asked.only or CHECKS:
            begun = time.monotonic()
            session.reset()
            try:
                CHECKS[name](session, setups)
            except Failed as failed:
                session.picture(f"failed-{name}")
                print(f"FAILED {name}: {failed}")
                return 1
            print(f"ok {name} ({time.monotonic() - begun:.1f} s)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
