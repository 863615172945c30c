"""Copies are made by themselves before packages change anything, and bring back what was there before."""

from pathlib import Path

from core.backups import Why
from core.packages.refusals import SpaceShort
from core.progress import Silent
from core.services.import_package import ImportStatus
from storage.backup_store import BackupStore
from storage.workspace import open_workspace
from tests.offices import COMMUNE, SECOND, Desk, Offices, fill


def made_at(desk: Desk) -> list[Why]:
    return [each.why for each in desk.services.keep_backups.list()]


def sent(offices: Offices, code: str = COMMUNE) -> tuple[Path, ...]:
    """The files of a commune's first submission."""
    if not offices.province.services.run_round.rounds():
        offices.open_round(COMMUNE, SECOND)
    commune = offices.commune(code)
    fill(commune)
    return commune.export().files


def test_a_batch_of_packages_is_copied_for_once_and_only_when_it_changes_something(offices: Offices) -> None:
    files = [*sent(offices, COMMUNE), *sent(offices, SECOND)]
    province = offices.province
    before = made_at(province)
    take = province.services.import_package.take_in_all
    assert [each.status for each in take(files, progress=Silent())] == [ImportStatus.IMPORTED] * 2
    assert made_at(province) == [Why.IMPORT, *before]
    take(files, progress=Silent())
    take(files, is_dry_run=True, progress=Silent())
    assert made_at(province) == [Why.IMPORT, *before]


def test_a_refused_package_is_copied_for_by_nobody(offices: Offices, tmp_path: Path) -> None:
    bad = tmp_path / "bad.cchc"
    bad.write_bytes(b"nothing")
    before = made_at(offices.province)
    assert offices.province.take_in(bad).status is ImportStatus.REFUSED
    assert made_at(offices.province) == before


def test_the_copy_holds_what_was_there_before_the_package(offices: Offices, tmp_path: Path) -> None:
    files, province = sent(offices), offices.province
    before = len(province.packages())
    province.take_in(files[0])
    store = BackupStore(province.opened.workspace)
    made = store.newest_good()
    assert made is not None
    assert store.materialise(made, tmp_path / "trở lại") == ()
    with open_workspace(tmp_path / "trở lại") as back, back.database.transaction() as work:
        assert len(work.exchanges.all()) == before


def test_without_room_for_the_copy_no_package_is_taken_in(offices: Offices) -> None:
    files, province = sent(offices), offices.province
    before = province.everything()
    failing = SpaceShort(needed=2, free=1)

    def no_room(*_arguments: object, **_more: object) -> None:
        raise failing

    province.opened.kept.make = no_room  # type: ignore[method-assign, assignment]
    answer = province.take_in(files[0])
    assert (answer.status, answer.code) == (ImportStatus.REFUSED, "E_SPACE")
    assert province.everything() == before
