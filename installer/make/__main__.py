"""`bash installer/dev.sh windows`: make everything that officers get, step by step.

Each step prints one line with its seconds; what the tools said lies in build/log/.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence

from make import (
    authenticode,
    compare,
    dll_check,
    freeze,
    identity,
    linux,
    module_list,
    notices,
    nsis,
    portable,
    python_signature,
    release_key,
    sbom,
    sizes,
    stage,
    sums,
    update_file,
    windows_python,
    wine,
)
from make.commands import BuildFailed
from make.settings import Settings, settings_of_this_clone
from smoke import run as smoke_test
from smoke import wizard

Step = tuple[str, Callable[[Settings], None]]

WINDOWS: Sequence[Step] = (
    ("stage", stage.run),
    ("modules it is made of", module_list.stage),
    ("keys it believes", release_key.stage),
    ("its own identity", identity.stage),
    ("windows python", windows_python.run),
    ("signature of Python", python_signature.run),
    ("wine", wine.run),
    ("freeze", freeze.run),
    ("bare window", freeze.bare),
    ("licences", notices.run),
    ("dll check", dll_check.run),
    ("signatures", authenticode.run),
    ("setup", nsis.run),
    ("portable zip", portable.run),
    ("update", update_file.run),
    ("identity", identity.run),
    ("bill of materials", sbom.run),
    ("sums", sums.run),
    ("sizes", sizes.run),
    ("setup checks", wizard.run),
    ("smoke test", smoke_test.step),
)
LINUX: Sequence[Step] = (
    ("stage", stage.run),
    ("modules it is made of", module_list.stage),
    ("keys it believes", release_key.stage),
    ("its own identity", identity.stage),
    ("linux", linux.run),
    ("sums", sums.run),
)
TARGETS = {"windows": WINDOWS, "linux": LINUX}


def main() -> int:
    """Run the steps asked for; 1 when one fails."""
    parser = argparse.ArgumentParser(prog="dev.sh windows", description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--fast", action="store_true", help="pack with zlib: quicker, and larger")
    parser.add_argument("--no-smoke", action="store_true", help="do not install and drive the program")
    parser.add_argument("--twice", action="store_true", help="build again elsewhere, and compare every byte")
    asked = parser.parse_args()
    started = time.monotonic()
    try:
        settings = settings_of_this_clone(fast=asked.fast, smoke=not asked.no_smoke)
        print(f"{settings.version} of commit {settings.commit[:12]}", flush=True)
        _take(TARGETS[asked.target], settings)
        if asked.twice:
            second = compare.second_build(settings)
            _take(TARGETS[asked.target], second)
            compare.run(settings, second)
    except BuildFailed as error:
        print(f"failed: {error}", file=sys.stderr, flush=True)
        return 1
    print(f"done: {time.monotonic() - started:.0f} s", flush=True)
    return 0


def _take(steps: Sequence[Step], settings: Settings) -> None:
    for name, step in steps:
        _timed(name, step, settings=settings)


def _timed(name: str, step: Callable[[Settings], None], *, settings: Settings) -> None:
    started = time.monotonic()
    step(settings)
    print(f"{name}: {time.monotonic() - started:.1f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
