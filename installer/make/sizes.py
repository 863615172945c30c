"""What officers get stays small: every result, the whole program, each folder and file within its budget.

The figures stand in installer/sizes.toml.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from make.commands import BuildFailed
from make.settings import ROOT, Settings

BUDGETS = ROOT / "installer" / "sizes.toml"
_MB = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Budgets:
    """Megabytes: of results by kind, of the whole program, of named folders and files, of all others."""

    results: Mapping[str, float]
    whole: float
    any_folder: float
    any_file: float
    folders: Mapping[str, float]
    files: Mapping[str, float]


def run(settings: Settings) -> None:
    """Print the sizes that the issue names, and hold everything against its budget.

    Raises:
        BuildFailed: with one line for each thing that is missing or too large.
    """
    kinds = {
        "setup_fast" if settings.fast else "setup": settings.setup,
        "portable": settings.portable,
        "update_fast" if settings.fast else "update": settings.update,
    }
    refuse_results(kinds)
    files = measured(settings.frozen)
    wrong = list(over(files, budgets=read_budgets(BUDGETS.read_text("utf-8"))))
    if wrong:
        raise BuildFailed("\n".join(wrong))
    print(f"sizes: installed {_mb(sum(files.values()))} in {len(files)} files")


def read_budgets(text: str) -> Budgets:
    """The budgets as the file states them."""
    held: dict[str, Any] = tomllib.loads(text)
    return Budgets(results=held["results"], folders=held["folders"], files=held["files"], **held["program"])


def measured(folder: Path) -> dict[str, int]:
    """Bytes of every file under its name inside the folder."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def refuse_results(kinds: Mapping[str, Path]) -> None:
    """Print the sizes of results and hold them against their budgets.

    Raises:
        BuildFailed: with one line for each that is missing or too large.
    """
    wrong = list(results_over(kinds, budgets=read_budgets(BUDGETS.read_text("utf-8"))))
    if wrong:
        raise BuildFailed("\n".join(wrong))
    print("sizes:", ", ".join(f"{path.name} {_mb(path.stat().st_size)}" for path in kinds.values()))


def results_over(kinds: Mapping[str, Path], *, budgets: Budgets) -> Iterator[str]:
    """One line for each result that is missing or above its budget."""
    for kind, path in kinds.items():
        if not path.is_file():
            yield f"{path.name} was not made"
        elif path.stat().st_size > budgets.results[kind] * _MB:
            yield _line(path.name, path.stat().st_size, budget=budgets.results[kind])


def over(files: Mapping[str, int], *, budgets: Budgets) -> Iterator[str]:
    """One line for each thing above its budget, the largest first; and for each useless budget."""
    folders = _folders(files)
    found = {"the program": sum(files.values())} | {f"folder {name}": size for name, size in folders.items()}
    limits = {"the program": budgets.whole}
    limits |= {f"folder {name}": budgets.folders.get(name, budgets.any_folder) for name in folders}
    found |= files
    limits |= {name: budgets.files.get(name, budgets.any_file) for name in files}
    for name, size in sorted(found.items(), key=lambda item: -item[1]):
        if size > limits[name] * _MB:
            yield _line(name, size, budget=limits[name])
    for name in sorted({*budgets.folders, *budgets.files} - {*folders, *files}):
        yield f"{name} has a budget and is not shipped"


def _folders(files: Mapping[str, int]) -> Counter[str]:
    """Bytes below each folder of `_internal`, its own folders included."""
    total: Counter[str] = Counter()
    for name, size in files.items():
        parts = PurePosixPath(name).parts
        if len(parts) > 2:  # noqa: PLR2004 - _internal, the folder, the file
            total["/".join(parts[:2])] += size
    return total


def _line(name: str, size: int, *, budget: float) -> str:
    return f"{name}: {_mb(size)}, its budget is {budget:.1f} MB"


def _mb(size: int) -> str:
    return f"{size / _MB:.1f} MB"
