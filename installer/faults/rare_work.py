"""Work of once a year or once in a life: going back to a kept copy, a new key, a new workspace."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from faults.children import Tell
from faults.invariants import OFFICE, sound
from faults.offices import Offices, at_work
from faults.ordinary_work import OUT, enter_again, keep_copies_again

from core.backups import Why
from core.delivery import Form
from core.exchanges import Direction
from core.packages.signing import PassphraseWrong, SigningKey
from core.progress import Silent
from core.services.office_services import OfficeServices
from core.services.set_up import make_office
from core.units import Role
from storage.going_back import go_back
from storage.paths import Workspace
from storage.workspace import create_workspace, open_workspace
from tests.offices import COMMUNE, PASSPHRASE, ROUNDS, UNITS, YEAR, Clock, key_of, services_of

_ROTATED = "rotate.cchc"


# -- Going back ----------------------------------------------------------------------------------------------


def with_copy(offices: Offices) -> Path:
    """A commune that keeps a copy of an hour ago."""
    made = offices.commune().with_name("kept")
    if not made.exists():
        shutil.copytree(offices.commune(), made)
        with at_work(made) as services:
            services.keep_backups.make(Why.ASKED)
        enter_again(made)
    return made


def go_back_once(folder: Path, tell: Tell) -> None:
    """The first copy takes the place of the workspace."""
    go_back(folder / OFFICE, 1, folder=folder / OFFICE, clock=Clock(), progress=Silent())
    tell()


def go_back_again(folder: Path) -> list[str]:
    """Every copy that was kept is still listed and sound, and the way back is open."""
    with at_work(folder) as services:
        is_listed = any(each.number == 1 for each in services.keep_backups.list())
    found = [] if is_listed else ["the copy gone back to is no longer listed"]
    found += keep_copies_again(folder)
    if not found:
        go_back_once(folder, lambda: None)
        found += sound(folder / OFFICE)
    return found


# -- The office's key ----------------------------------------------------------------------------------------


@contextmanager
def _next_key(number: int) -> Iterator[None]:
    """The key made while the block lasts is the same in every run."""
    with mock.patch.object(SigningKey, "generate", return_value=key_of(COMMUNE, number)):
        yield


def change_key(folder: Path, tell: Tell) -> None:
    """A new key the old one vouches for, then another passphrase for it."""
    words = f"{PASSPHRASE} bay"
    with at_work(folder) as services, _next_key(2):
        services.rotate_key.rotate(
            folder / OUT / _ROTATED, passphrase=PASSPHRASE, reason="Đổi cán bộ", rounds=ROUNDS
        )
        tell()
        services.rotate_key.change_passphrase(PASSPHRASE, words, rounds=ROUNDS)
        tell()
        services.rotate_key.change_passphrase(words, PASSPHRASE, rounds=ROUNDS)
        tell()


def change_key_again(folder: Path) -> list[str]:
    """The office signs with a key its own table knows, and what tells of a new key can be sent."""
    with at_work(folder) as services:
        card = services.key_care.card()
        assert card is not None
        is_new = card.fingerprint == key_of(COMMUNE, 2).public_key.fingerprint
        found = _wrong_about_the_change(services, folder, is_new=is_new)
        words = next((each for each in (PASSPHRASE, f"{PASSPHRASE} bay") if _opens(services, each)), "")
        if not words:
            return [*found, "no passphrase opens the keys"]
        opened = services.key_care.open_keys(words)
        if not opened.identities:
            found.append("the decryption key has another passphrase than the signing key")
        services.export_package.export(
            YEAR, folder / OUT, passphrase=words, reason="Sau khi đổi", progress=Silent()
        )
        with _next_key(3):
            services.rotate_key.rotate(folder / OUT / "again.cchc", passphrase=words, rounds=ROUNDS)
    return found


def _wrong_about_the_change(services: OfficeServices, folder: Path, *, is_new: bool) -> list[str]:
    sent = [
        row
        for row in services.import_package.history()
        if row.kind == "rotate" and row.direction is Direction.SENT
    ]
    found = []
    if (folder / OUT / _ROTATED).exists() and not is_new:
        found.append("a file tells of a key nobody has")
    if is_new and not sent:
        found.append("the new key is in use, and nothing tells the authority of it")
    for row in sent:
        services.deliver_package.deliver(row.digest, folder / "again", form=Form(), progress=Silent())
    return found


def _opens(services: OfficeServices, words: str) -> bool:
    try:
        services.key_care.open_keys(words)
    except PassphraseWrong:
        return False
    return True


# -- A new workspace -----------------------------------------------------------------------------------------


def nothing_yet(offices: Offices) -> Path:
    """A folder in which an office is about to begin."""
    made = offices.commune().with_name("nothing")
    made.mkdir(exist_ok=True)
    return made


def begin(folder: Path, tell: Tell) -> None:
    """An office begins: its workspace, then its keys."""
    office = make_office(UNITS, role=Role.SUBMITTER, unit=COMMUNE)
    with create_workspace(folder / OFFICE, office):
        tell()


def begin_again(folder: Path) -> list[str]:
    """Where nothing stands yet, the same now goes through; otherwise the office that stands there works."""
    if not Workspace(root=folder / OFFICE).is_there():
        begin(folder, lambda: None)
    with open_workspace(folder / OFFICE) as opened:
        office = services_of(opened, Clock()).set_up.office()
    found = [] if office.unit.code == COMMUNE else ["another office stands there"]
    return [*found, *sound(folder / OFFICE)]
