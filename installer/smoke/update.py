"""The signed update package: opened in the program, handed over to Setup, told of at the next start."""

from pathlib import Path

from smoke.first_run import UNIT
from smoke.install import check_installed
from smoke.person import Person
from smoke.wine import Wine

from ui.texts import updates

_SETUP_S = 240.0


def look_at_news(person: Person, *, old: str, newer: str) -> None:
    """The program read the package it was opened with: what it brings is seen before anything happens."""
    person.window(updates.TITLE, within=_SETUP_S)
    person.see(updates.CHANGES, within=_SETUP_S)
    person.see(f"{old} → {newer}")


def update(person: Person, wine: Wine, *, old: str, newer: str) -> None:
    """Backup, Setup, and the newer program stands with the notebook open and says so."""
    person.click(updates.ACT)
    person.gone(UNIT, within=_SETUP_S)
    person.window(UNIT, within=_SETUP_S)
    person.see(updates.DONE.format(old=old, new=newer), within=_SETUP_S)
    check_installed(wine, version=newer)


def backups(notebook: Path) -> list[Path]:
    """The backups made before updates of a notebook."""
    return sorted(notebook.parent.parent.rglob("*.zip"))
