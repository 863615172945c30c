"""The authority: made and told by commands, its window takes the package in, and its answer goes back."""

from pathlib import Path

from make.wine import windows_path
from smoke.command_line import CommandLine
from smoke.person import Person
from smoke.waiting import Failed

from ui.texts import import_page

COMMUNE, PROVINCE = "21808", "52"
PLACE = "Gia Lai"
CRITERIA = "VN-CX-CANDIDATE-2025"
_TAKING_S = 120.0


def meet(command: CommandLine, notebook: Path, authority: Path, *, folder: Path) -> None:
    """The authority's notebook with a key; both offices trust each other's by the digits on paper."""
    command("init", authority, "--role", "appraiser", "--unit", PROVINCE)
    command("key", "create", authority)
    for teller, hearer in ((notebook, authority), (authority, notebook)):
        file = folder / f"{teller.name}-khoa.cchc"
        card = command("key", "enrol", teller, "--out", file)
        command("key", "trust", hearer, file, "--confirm", card["confirm"])
        file.unlink()


def open_round(command: CommandLine, authority: Path, *, year: int, folder: Path, criteria: Path) -> None:
    """A round with this one commune."""
    units = folder / "units.txt"
    units.write_text(f"{COMMUNE}\n", "utf-8")
    command("criteria", "import", authority, criteria)
    command(
        *("round", "open", authority, "--year", str(year)),
        *("--criteria", CRITERIA, "--units", units),
    )


def take_in(person: Person) -> None:
    """The window that was handed a package has checked it, and takes it in."""
    person.see(import_page.READY, within=_TAKING_S)
    person.click(import_page.take(1))
    person.see(import_page.context(0, 0, taken=1), within=_TAKING_S)


def answer(command: CommandLine, authority: Path, *, year: int, folder: Path, points: str) -> Path:
    """Appraise by the commune's own points, rank, publish; the result package.

    Raises:
        Failed: the authority has other points than the commune.
    """
    when = ("--year", str(year))
    sheet = command("appraise", authority, *when, "--unit", COMMUNE, "--accept-self")
    ranked = command("rank", authority, *when, "--publish")["rows"]
    if sheet["total"] != points or [row["total"] for row in ranked] != [points]:
        raise Failed(f"{points} points were sent, the authority has {sheet['total']} and {ranked}")
    folder.mkdir()
    (sent,) = command("results", "export", authority, *when, "--out", folder)["results"]
    return folder / windows_name(sent["files"][0])


def windows_name(path: str) -> str:
    """The last part of a path as Windows writes it."""
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def points_of(command: CommandLine, notebook: Path, *, year: int) -> str:
    """The total the program counts for a year."""
    total: str = command("score", notebook, "--year", str(year))["total"]
    return total


def opening(notebook: Path) -> tuple[str, ...]:
    """How an office's window is opened, where the person would choose among two notebooks."""
    return "gui", windows_path(notebook)
