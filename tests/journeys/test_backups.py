"""Copies are made by themselves before packages change anything, and bring back what was there before."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

import main
from core.backups import Why
from core.enrolment import NoRecipient
from core.packages.refusals import SpaceShort
from core.progress import Silent
from core.services.import_package import ImportStatus
from core.units import Role
from storage.backup_store import BackupStore
from storage.workspace import open_workspace
from tests.offices import COMMUNE, NOON, PASSPHRASE, SECOND, THIRD, YEAR, Desk, Offices, fill, found


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


def test_a_whole_office_comes_back_from_an_encrypted_copy_and_the_passphrase(
    offices: Offices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commune = offices.commune(COMMUNE)
    fill(commune)
    stick = tmp_path / "usb"
    stick.mkdir()
    service = commune.services.copy_elsewhere
    assert (service.last(), service.is_due()) == (None, False)
    commune.services.keep_backups.make(Why.DAILY)
    assert not service.is_due()
    commune.clock.at = NOON + timedelta(days=8)
    assert service.is_due()
    commune.clock.at = NOON
    done = service.copy(stick, progress=Silent())
    assert done.is_encrypted
    assert (service.last(), service.is_due()) == (NOON, False)
    commune.clock.at = NOON + timedelta(days=8)
    assert service.is_due()
    assert commune.acts()[-2:] == ["backup", "backup_elsewhere"]
    monkeypatch.setenv("SOCCHC_PASSPHRASE", PASSPHRASE)
    target = tmp_path / "máy mới"
    assert main.main(["restore", str(done.file), str(target), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["replaced"] is None
    assert main.main(["check", str(target), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"ok": True, "problems": []}


def test_an_office_that_knows_no_escrow_is_told_and_may_copy_plainly(
    offices: Offices, tmp_path: Path
) -> None:
    alone = found(tmp_path / "một mình", role=Role.SUBMITTER, code=THIRD)
    offices.desks.append(alone)  # closed with the others
    service = alone.services.copy_elsewhere
    with pytest.raises(NoRecipient):
        service.copy(tmp_path, progress=Silent())
    assert not service.copy(tmp_path, is_encrypted=False, progress=Silent()).is_encrypted


def test_the_commands_list_make_and_copy(
    offices: Offices, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = offices.commune(COMMUNE).opened.workspace.root
    offices.desks[-1].opened.close()
    assert main.main(["backups", "make", str(folder), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["why"], made["good"]) == ("asked", True)
    assert main.main(["backups", "copy", str(folder), "--to", str(tmp_path / "away"), "--json"]) == 3
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "E_PLACE_GONE"
    assert main.main(["backups", "copy", str(folder), "--to", str(tmp_path), "--plain", "--json"]) == 0
    copied = json.loads(capsys.readouterr().out)
    assert Path(copied["file"]).is_file()
    assert main.main(["backups", "list", str(folder), "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert made["name"] in [each["name"] for each in listed["backups"]]
    assert listed["newest_good"] == listed["backups"][0]["name"]
    assert listed["elsewhere"]["at"] is not None
    apart = tmp_path / "riêng"
    assert main.main(["backups", "restore", str(folder), made["name"], "--to", str(apart), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"folder": str(apart), "replaced": None}
    assert main.main(["backups", "restore", str(folder), str(made["number"]), "--json"]) == 0
    assert Path(json.loads(capsys.readouterr().out)["replaced"]).is_dir()
    assert main.main(["check", str(folder), "--json"]) == 0
    capsys.readouterr()
    assert main.main(["backups", "restore", str(folder), "x", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "E_BACKUP_UNKNOWN"


def test_a_file_of_records_is_copied_for_when_it_brings_news(offices: Offices, tmp_path: Path) -> None:
    commune = offices.commune(COMMUNE)
    fill(commune)
    exchange, before = commune.services.exchange_records, made_at(commune)
    file = exchange.export_file(tmp_path / "so-lieu.json", progress=Silent())
    exchange.import_file(file, progress=Silent())
    assert made_at(commune) == before
    (held,) = commune.services.record_entry.list("dossier_count", YEAR)
    commune.services.record_entry.remove("dossier_count", held.id)
    exchange.import_file(file, progress=Silent())
    assert made_at(commune) == [Why.IMPORT, *before]
    assert len(commune.services.record_entry.list("dossier_count", YEAR)) == 1
