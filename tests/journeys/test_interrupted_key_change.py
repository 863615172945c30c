"""A change of the office's key that is interrupted: the files and the database tell of one key, never of two."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.delivery import Form
from core.exchanges import Direction
from core.own_keys import KeyPart
from core.packages.refusals import WriteFailed
from core.packages.signing import SigningKey
from core.progress import Silent
from storage.disk import write_whole
from storage.keys import KeyFolder
from tests.offices import COMMUNE, PASSPHRASE, ROUNDS, Desk, Offices, fill, key_of, reopened

OTHER_WORDS = "bay tam chin muoi tram"


class Ended(BaseException):
    """Stands for the end of the program at this moment."""


def fingerprint_of(desk: Desk) -> str:
    card = desk.services.key_care.card()
    assert card is not None
    return card.fingerprint


def in_the_table(desk: Desk) -> set[str]:
    with desk.opened.database.transaction() as work:
        keys = work.trust.all()
    return {key.fingerprint for key in keys if key.unit == f"xa-{COMMUNE}" and key.status == "active"}


def again(offices: Offices, desk: Desk) -> Desk:
    fresh = reopened(desk)
    offices.desks.append(fresh)
    return fresh


def rotate(desk: Desk, name: str = "r.cchc") -> Path:
    return desk.services.rotate_key.rotate(desk.out / name, passphrase=PASSPHRASE, rounds=ROUNDS).path


def test_one_that_ends_before_the_database_knows_leaves_the_old_key(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = offices.commune()
    before = fingerprint_of(desk)
    prepare = KeyFolder.prepare

    def interrupted(self: KeyFolder, content: bytes, *, public_line: str, part: KeyPart, change: str) -> None:
        prepare(self, content, public_line=public_line, part=part, change=change)
        if part is KeyPart.SIGNING:
            raise Ended

    with monkeypatch.context() as ending:
        ending.setattr(KeyFolder, "prepare", interrupted)
        ending.setattr(KeyFolder, "settle", lambda _self, _change: None)
        with pytest.raises(Ended):
            rotate(desk)
    assert not (desk.out / "r.cchc").exists(), "it would tell of a key nobody has"
    desk = again(offices, desk)
    assert fingerprint_of(desk) == before
    assert in_the_table(desk) == {before}
    assert {path.name.partition(".")[0] for path in (desk.opened.workspace.keys).iterdir()} == {
        "age-identity", "signing-key",
    }  # fmt: skip
    assert offices.province.services.rotate_key.accept(rotate(desk)).fingerprint == fingerprint_of(desk)


@pytest.mark.parametrize("moves", range(5))
def test_one_that_ends_once_the_database_knows_is_finished_by_the_next_start(
    offices: Offices, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    desk = offices.commune()
    fill(desk)
    before, done = fingerprint_of(desk), list[Path]()
    monkeypatch.setattr(SigningKey, "generate", lambda: key_of(COMMUNE, 2))
    move = KeyFolder._set_aside

    def interrupted(self: KeyFolder, name: str) -> None:
        if len(done) == moves:
            raise Ended
        move(self, name)
        done.append(Path(name))

    with monkeypatch.context() as ending:
        ending.setattr(KeyFolder, "_set_aside", interrupted)
        if moves < 4:
            with pytest.raises(Ended):
                rotate(desk)
            assert not (desk.out / "r.cchc").exists()
        else:
            rotate(desk)
    desk = again(offices, desk)
    assert fingerprint_of(desk) == key_of(COMMUNE, 2).public_key.fingerprint
    assert in_the_table(desk) == {fingerprint_of(desk)}
    opened = desk.services.key_care.open_keys(PASSPHRASE)
    assert opened.identities
    sent = [row for row in desk.packages() if row.kind == "rotate" and row.direction is Direction.SENT]
    assert len(sent) == 1
    brought = desk.services.deliver_package.deliver(
        sent[0].digest, desk.out / "again", form=Form(), progress=Silent()
    )
    accepted = offices.province.services.rotate_key.accept(brought.files[0].path)
    assert accepted.fingerprint == fingerprint_of(desk)
    assert fingerprint_of(desk) != before
    assert desk.export().files[0].is_file()


def test_a_new_passphrase_locks_all_keys_or_none(offices: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = offices.commune()
    with monkeypatch.context() as failing:
        failing.setattr("storage.keys.write_whole", _fails_at(4))
        with pytest.raises(WriteFailed):
            desk.services.rotate_key.change_passphrase(PASSPHRASE, OTHER_WORDS, rounds=ROUNDS)
    assert not list(desk.opened.workspace.keys.glob(".*"))
    assert desk.services.key_care.open_keys(PASSPHRASE).identities
    desk.services.rotate_key.change_passphrase(PASSPHRASE, OTHER_WORDS, rounds=ROUNDS)
    assert desk.services.key_care.open_keys(OTHER_WORDS).identities


def _fails_at(number: int) -> Callable[..., None]:
    """`write_whole`, which fails once."""
    written = 0

    def write(target: Path, content: bytes, *, mode: int = 0o644) -> None:
        nonlocal written
        written += 1
        if written == number:
            raise WriteFailed(name=target.name)
        write_whole(target, content, mode=mode)

    return write
