"""`python -m smoke`: install, drive and remove the program that was built; exit code 1 when a step fails."""

import argparse
import sys
from pathlib import Path

from make.settings import settings_of_this_clone
from smoke.run import run_with
from smoke.settings import Settings


def main() -> int:
    """Run as the arguments say."""
    build = settings_of_this_clone()
    parser = argparse.ArgumentParser(prog="smoke", description=__doc__)
    parser.add_argument("--setup", type=Path, default=build.setup)
    parser.add_argument("--update", type=Path, help="a signed update package of a higher version")
    parser.add_argument("--newer", default="", help="the version of the update package")
    parser.add_argument("--bare", type=Path, help="a bare window frozen in the same way")
    parser.add_argument("--out", type=Path, default=build.dist / "smoke")
    asked = parser.parse_args()
    settings = Settings(
        build=build,
        setup=asked.setup.absolute(),
        update=asked.update and asked.update.absolute(),
        newer=asked.newer,
        bare=asked.bare and asked.bare.absolute(),
        out=asked.out.absolute(),
        work=build.build / "smoke",
    )
    return 0 if run_with(settings) else 1


if __name__ == "__main__":
    sys.exit(main())
