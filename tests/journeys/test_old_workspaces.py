"""Workspaces that every earlier version made: this program opens them, loses nothing, and goes on with them."""

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from core.sample.story import PASSPHRASE
from core.services import new_keys
from storage import database
from storage.database import known_revisions
from storage.tables import NEWEST
from tests.journeys.test_command_line import CRITERIA, SET_ID, Office
from tests.old_workspaces import FOLDER, OldWorkspace, lost, names, rows_of, unpacked

PINNED = "e90b8497b3ae1d68325eb8f49b14c4d2090271cfae13d0a9c239d085688df494"
EXPLAINED = {
    "alembic_version: rows",  # the revision itself
    "trusted_key.is_root",  # from r0002 on a root is the pin of its unit, in a table of its own
}
FAILING = """

_whole = upgrade


def upgrade():
    _whole()
    raise ZeroDivisionError
"""
Unpack = Callable[[str], OldWorkspace]


@pytest.fixture(autouse=True, scope="module")
def _sample_keys() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(new_keys, "KDF_ROUNDS", 4)
        patch.setenv("SOCCHC_PASSPHRASE", PASSPHRASE)
        yield


@pytest.fixture
def unpack(tmp_path: Path) -> Unpack:
    return lambda name: unpacked(name, tmp_path / name)


@pytest.fixture(scope="module")
def new_authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An authority of this version that knows nobody yet and expects two communes."""
    folder = tmp_path_factory.mktemp("authority") / "tinh"
    office = Office(folder)
    office("init", "DIR", "--role", "appraiser", "--unit", "52")
    office("criteria", "import", "DIR", CRITERIA)
    units = folder.with_name("units.txt")
    units.write_text("21808\n21820\n", encoding="utf-8")
    for year in ("2022", "2023"):
        office("round", "open", "DIR", "--year", year, "--criteria", SET_ID, "--units", units)
    return folder


def test_the_old_workspaces_are_those_that_were_made() -> None:
    listed = FOLDER / "SHA256SUMS"
    assert hashlib.sha256(listed.read_bytes()).hexdigest() == PINNED
    told = dict(reversed(line.split("  ")) for line in listed.read_text("utf-8").splitlines())
    assert set(told) == {path.name for path in FOLDER.iterdir() if path.suffix in {".zip", ".json"}}
    for name, digest in told.items():
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == digest, name


def test_every_schema_has_a_workspace_of_each_role() -> None:
    held = {tuple(name.split("-")[::2]) for name in names()}
    wanted = {(revision, role) for revision in known_revisions() for role in ("submitter", "appraiser")}
    assert wanted - held == set(), "see tests/vectors/databases/README.md"


@pytest.mark.parametrize("name", names())
def test_an_old_workspace_opens_and_keeps_everything(unpack: Unpack, name: str) -> None:
    old = unpack(name)
    before, office = rows_of(old.database), Office(old.workspace)
    assert {table: len(rows) for table, (_, rows) in before.items()} == old.said["rows"]
    info = office("info", "DIR")
    counts = old.said["info"]["counts"]
    assert info == old.said["info"] | {"schema": NEWEST, "counts": info["counts"]}
    assert {kind: info["counts"][kind] for kind in counts} == counts
    assert office("check", "DIR") == {"ok": True, "problems": []}
    assert set(lost(before, rows_of(old.database))) <= EXPLAINED
    for path, digest in old.said["evidence"].items():
        assert hashlib.sha256((old.workspace / path).read_bytes()).hexdigest() == digest
    snapshots = list((old.workspace / "backups").glob("*-migration/*.db"))
    assert [rows_of(snapshot) for snapshot in snapshots] == [before] * (old.said["info"]["schema"] != NEWEST)


@pytest.mark.parametrize("name", names(role="submitter", is_released=True))
def test_a_commune_finds_its_records_its_score_and_its_key(unpack: Unpack, name: str) -> None:
    old = unpack(name)
    office = Office(old.workspace)
    for year, total in old.said["totals"].items():
        then, now = old.document(f"score-{year}.json"), office("score", "DIR", "--year", year)
        assert (now["total"], now["maximum"], now["index"]) == (total, then["maximum"], then["index"])
        for was, line in zip(then["lines"], now["lines"], strict=True):
            assert {key: line[key] for key in ("criterion", "points", "maximum", "inputs")} == {
                key: was[key] for key in ("criterion", "points", "maximum", "inputs")
            }
    written = old.folder / "now.json"
    office("records", "export", "DIR", "--out", written)
    then, now = old.document("records.json")["records"], json.loads(written.read_text("utf-8"))["records"]
    for kind, records in then.items():
        assert [
            {key: new[key] for key in was} for was, new in zip(records, now[kind], strict=True)
        ] == records
    _signs_on(office, old)


@pytest.mark.parametrize("name", names(role="appraiser", is_released=True))
def test_an_authority_finds_its_ranking_and_its_rounds(unpack: Unpack, name: str) -> None:
    old = unpack(name)
    office = Office(old.workspace)
    rows = office("rank", "DIR", "--year", str(old.said["year"]))["rows"]
    assert {row["unit"]: [row["rank"], row["index"]] for row in rows} == old.said["ranks"]
    for year, told in old.said["rounds"].items():
        status = office("round", "status", "DIR", "--year", year)
        assert _told_then(status, told) == _told_then(told, told)
        for row, was in zip(status["rows"], told["rows"], strict=True):
            assert _told_then(row, was) == _told_then(was, was)


@pytest.mark.parametrize("name", names(role="submitter", is_released=True))
def test_packages_of_an_old_version_verify_and_import(unpack: Unpack, new_authority: Path, name: str) -> None:
    old = unpack(name)
    signers = old.folder / "allowed_signers"
    judged = Office(old.folder)("verify", *old.packages, "--allowed-signers", signers)["results"]
    assert {result["verdict"] for result in judged} == {"authentic"}
    shutil.copytree(new_authority, old.folder / "tinh")
    office = Office(old.folder / "tinh")
    letter = old.folder / "enrolments" / f"xa-{old.said['code']}.cchc"
    office("key", "trust", "DIR", letter, "--confirm", old.said["key"]["confirm"])
    sent = [path for path in old.packages if f"submission_{old.said['year']}" in path.name]
    taken = office("import", "DIR", *sent)["results"]
    assert [(result["status"], result["revision"]) for result in taken] == [("imported", 1), ("imported", 2)]
    assert office("check", "DIR") == {"ok": True, "problems": []}


def test_an_authority_knows_the_packages_it_took_in_with_its_old_version(unpack: Unpack) -> None:
    commune = unpack(names(role="submitter")[0])
    office = Office(unpack(names(role="appraiser")[0]).workspace)
    sent = [path for path in commune.packages if "submission" in path.name]
    results = office("import", "DIR", *sent)["results"]
    assert [result["status"] for result in results] == ["unchanged"] * 3


def test_a_second_opening_migrates_nothing(unpack: Unpack, monkeypatch: pytest.MonkeyPatch) -> None:
    old = unpack(names(role="appraiser")[0])
    office = Office(old.workspace)
    first = office("info", "DIR")
    content = old.database.read_bytes()
    monkeypatch.setattr(database, "migrate", None)
    assert office("info", "DIR") == first
    assert old.database.read_bytes() == content
    assert len(list((old.workspace / "backups").glob("*-migration"))) == 1


def test_a_migration_that_fails_at_any_step_leaves_the_old_workspace(
    unpack: Unpack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = unpack(names(role="submitter")[0])
    before, office = rows_of(old.database), Office(old.workspace)
    for revision in sorted(known_revisions())[1:]:
        scripts = tmp_path / revision
        shutil.copytree(database.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        script = next((scripts / "versions").glob(f"{revision}_*.py"))
        script.write_text(script.read_text("utf-8") + FAILING, encoding="utf-8")
        with monkeypatch.context() as patch:
            patch.setattr(database, "SCRIPTS", scripts)
            assert office("info", "DIR", code=3)["error"]["code"] == "E_DB_MIGRATION"
        assert rows_of(old.database) == before, revision
    assert not list(old.workspace.glob("backups/**/*.db"))
    assert office("check", "DIR") == {"ok": True, "problems": []}
    assert set(lost(before, rows_of(old.database))) <= EXPLAINED


def test_a_workspace_of_a_later_version_is_refused_unchanged(unpack: Unpack) -> None:
    old = unpack(names(role="submitter")[-1])
    with closing(sqlite3.connect(old.database)) as held:
        held.execute("UPDATE alembic_version SET version_num = 'r9999'")
        held.commit()
    content = old.database.read_bytes()
    error = Office(old.workspace)("info", "DIR", code=1)["error"]
    assert error["code"] == "E_DB_NEWER"
    assert old.database.read_bytes() == content
    assert not (old.workspace / "backups").exists()


def _signs_on(office: Office, old: OldWorkspace) -> None:
    """With its own key, counting its revisions on."""
    year = str(old.said["year"])
    key = office("key", "show", "DIR")
    assert {member: key[member] for member in old.said["key"]} == old.said["key"]
    sent = office("export", "DIR", "--year", year, "--reason", "gửi lại", "--out", old.folder / "moi")
    assert (sent["revision"], sent["fingerprint"]) == (3, old.said["key"]["fingerprint"])
    assert office("check", "DIR") == {"ok": True, "problems": []}


def _told_then(told: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
    """What an old version told already, without what depends on today."""
    return {member: told[member] for member in then if member not in {"rows", "days_late"}}
