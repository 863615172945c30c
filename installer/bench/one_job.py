"""Do one job in a process of its own and print the memory it took at its most, in MiB.

one_job.py JOB ARGUMENT...

Every job imports what it needs itself: another job's libraries would be counted with it.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.resident import peak_mib


def export(workspace: str, folder: str) -> None:
    """Send the year's package."""
    from bench import material

    material.export(Path(workspace), Path(folder))


def verify(workspace: str, package: str) -> None:
    """Check every byte of a package."""
    from bench.material import entered

    from core.progress import Silent

    with entered(Path(workspace)) as services:
        card = services.import_package.inspect(Path(package), progress=Silent())
    if card.error is not None:
        raise card.error


def take_in(workspace: str, packages: str) -> None:
    """Take a folder of packages in."""
    from bench.material import entered

    from core.progress import Silent

    with entered(Path(workspace)) as services:
        service = services.import_package
        taken = service.take_in_all(service.found_in((Path(packages),)), progress=Silent())
    for each in taken:
        if each.error is not None:
            raise each.error


def score(units: str) -> None:
    """Score and rank so many units of sixty criteria."""
    from bench.scoring import Round

    Round().rank(int(units))


def workbook(workspace: str, file: str, shape: str) -> None:
    """Bring a workbook in."""
    from bench.material import entered
    from bench.sheet_rows import BRING_IN

    with entered(Path(workspace)) as services:
        BRING_IN[shape](services, Path(file))


def bare_workbook(file: str) -> None:
    """Read a workbook with the library alone."""
    from bench.sheet_rows import bare_pass

    bare_pass(Path(file))


def annex() -> None:
    """Set the long annex."""
    from bench import report_rows

    report_rows.set_annex()


def bare_annex() -> None:
    """Set it with the library alone."""
    from bench import report_rows

    report_rows.set_bare()


JOBS: Mapping[str, Callable[..., None]] = {
    "export": export,
    "verify": verify,
    "import": take_in,
    "score": score,
    "workbook": workbook,
    "bare-workbook": bare_workbook,
    "annex": annex,
    "bare-annex": bare_annex,
}

if __name__ == "__main__":
    job, *arguments = sys.argv[1:]
    JOBS[job](*arguments)
    print(peak_mib())
