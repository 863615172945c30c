"""The database file is opened safely, migrated whole, and refused unchanged when it is not ours."""

import errno
import hashlib
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from textwrap import dedent

import pytest
import sqlalchemy as sa

from core.packages.refusals import DiskFull, NotReadable
from core.storage_errors import (
    DamagedDatabase,
    DatabaseNeedsVersion,
    DatabaseTooNew,
    ForeignDatabase,
    MigrationFailed,
    SettingNotTaken,
    WorkspaceInUse,
)
from storage import database, sqlite_settings, tables
from storage.database import APPLICATION_ID, open_database, snapshot
from storage.unopened import is_sound, look
from tests.storage.samples import office

pytestmark = pytest.mark.usefixtures("every_script_runs")
HOME = Path(__file__).parents[2]
SECOND = dedent("""
    import sqlalchemy as sa
    from alembic import op
    revision = "r9999"
    down_revision = "{newest}"
    def upgrade():
        op.add_column("office", sa.Column("extra", sa.Text()))
        {then}
""")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "socchc.db"


@pytest.fixture
def held(path, tmp_path, empty_database):
    """A database holding one office, closed again."""
    shutil.copy(empty_database, path)
    opened = open_database(path, backups=tmp_path / "backups")
    with opened.transaction() as work:
        work.office.put(office())
    opened.close()
    return path


def _digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _next_program(monkeypatch, tmp_path, then=""):
    """The program one release later: one more migration script."""
    scripts = tmp_path / "migrations"
    (scripts / "versions").mkdir(parents=True)
    for script in (database.SCRIPTS / "env.py", *(database.SCRIPTS / "versions").glob("r*.py")):
        (scripts / script.relative_to(database.SCRIPTS)).write_bytes(script.read_bytes())
    (scripts / "versions" / "r9999_next.py").write_text(SECOND.format(then=then, newest=tables.NEWEST))
    monkeypatch.setattr(database, "SCRIPTS", scripts)
    monkeypatch.setattr(database, "NEWEST", "r9999")


def test_the_settings_hold_on_the_open_database(held, tmp_path):
    opened = open_database(held, backups=tmp_path)
    expected = {
        "locking_mode": "exclusive",
        "journal_mode": "truncate",
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "mmap_size": 0,
        "secure_delete": 1,
        "application_id": APPLICATION_ID,
    }
    with opened._engine.connect() as connection:
        found = {name: connection.exec_driver_sql("PRAGMA " + name).scalar() for name in expected}
    opened.close()
    assert found == expected | {"mmap_size": found["mmap_size"]}
    assert not found["mmap_size"]


def test_a_setting_the_library_does_not_know_is_refused_and_the_file_stays(held, tmp_path, monkeypatch):
    """SQLite built without one answers nothing and goes on."""
    before = _digest(held)
    monkeypatch.setattr(sqlite_settings, "SETTINGS", (*sqlite_settings.SETTINGS, "PRAGMA safer_writes = ON"))
    with pytest.raises(SettingNotTaken) as told:
        open_database(held, backups=tmp_path)
    assert told.value.fields == {"setting": "safer_writes", "found": ""}
    assert _digest(held) == before


@pytest.mark.parametrize("setting", sqlite_settings.SETTINGS)
def test_every_setting_is_read_back(held, setting):
    class Deaf(sqlite3.Connection):
        def execute(self, asked, *values):
            return super().execute(
                "SELECT 'other'" if asked == setting.partition(" = ")[0] else asked, *values
            )

    with closing(sqlite3.connect(held, factory=Deaf)) as driver, pytest.raises(SettingNotTaken) as told:
        sqlite_settings.configure(driver)
    assert told.value.fields == {"setting": setting.split()[1], "found": "other"}


def test_a_connection_that_lost_a_setting_is_noticed(held, tmp_path):
    opened = open_database(held, backups=tmp_path)
    opened.verify_settings()
    with opened._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA cell_size_check = OFF")
    with pytest.raises(SettingNotTaken):
        opened.verify_settings()
    opened.close()


def test_what_was_saved_is_there_after_reopening(held, tmp_path):
    opened = open_database(held, backups=tmp_path)
    with opened.transaction() as work:
        assert work.office.get() == office()
    assert opened.schema() == tables.NEWEST
    assert opened.check() == ()
    opened.close()


def test_an_exception_undoes_everything(held, tmp_path):
    opened = open_database(held, backups=tmp_path)
    with suppress(ZeroDivisionError), opened.transaction() as work:
        work.office.put(office(place="Quy Nhơn"))
        raise ZeroDivisionError
    with opened.transaction() as work:
        assert work.office.get() == office()
    opened.close()


def test_a_transaction_inside_another_is_a_mistake_told_at_once(held, tmp_path):
    opened = open_database(held, backups=tmp_path)
    with opened.transaction(), pytest.raises(RuntimeError), opened.transaction():
        pass
    opened.close()


def test_alembic_is_not_loaded_when_the_schema_is_the_newest(held, tmp_path):
    script = (
        "import sys; from pathlib import Path; from storage.database import open_database\n"
        "open_database(Path(sys.argv[1]), backups=Path(sys.argv[2])).close()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(held), str(tmp_path)], check=False, cwd=HOME)
    assert done.returncode == 0


def test_a_foreign_file_is_refused_unchanged(path, tmp_path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE other (x)")
    before = _digest(path)
    with pytest.raises(ForeignDatabase):
        open_database(path, backups=tmp_path)
    assert _digest(path) == before


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_a_newer_database_is_refused_unchanged(held, tmp_path, mode):
    with closing(sqlite3.connect(held)) as later:
        later.execute("UPDATE alembic_version SET version_num = 'r9999'")
        later.commit()
        later.execute(f"PRAGMA journal_mode = {mode}")
    before = _digest(held)
    with pytest.raises(DatabaseTooNew) as caught:
        open_database(held, backups=tmp_path / "backups")
    assert caught.value.fields == {"revision": "r9999"}
    assert _digest(held) == before
    assert [item.name for item in tmp_path.iterdir()] == [held.name]


def test_a_damaged_database_is_told_not_repaired(held, tmp_path):
    content = bytearray(held.read_bytes())
    content[4096:12288] = b"\xa5" * 8192
    held.write_bytes(content)
    before = _digest(held)
    with pytest.raises(DamagedDatabase):
        open_database(held, backups=tmp_path)
    assert _digest(held) == before


def test_torn_bytes_the_library_quotes_are_damage(held, tmp_path):
    """A power cut may tear the page of the schema; what SQLite says of it is then no text either."""
    whole = held.read_bytes()
    torn = whole.replace(b"tablealembic_version", b"tablealembic\x84version", 1)
    torn = torn.replace(b"CREATE TABLE alembic_version", b"CREATE TABLX alembic_version", 1)
    assert torn.count(b"TABLX") == torn.count(b"\x84version") == 1
    held.write_bytes(torn)
    assert look(held) == (None, 0)
    assert not is_sound(held)
    with pytest.raises(DamagedDatabase):
        open_database(held, backups=tmp_path / "backups")
    assert held.read_bytes() == torn


def test_a_migration_keeps_the_data_and_leaves_a_snapshot(held, tmp_path, monkeypatch):
    _next_program(monkeypatch, tmp_path)
    opened = open_database(held, backups=tmp_path / "backups")
    with opened.transaction() as work:
        assert work.office.get() == office()
    opened.close()
    with closing(sqlite3.connect(tmp_path / "backups" / "before-r9999.db")) as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == (tables.NEWEST,)
        assert copy.execute("SELECT place FROM office").fetchone() == (office().place,)


def test_a_conversion_is_foreseen_and_told_once(held, tmp_path, monkeypatch):
    assert not database.is_conversion_due(held)
    assert not database.is_conversion_due(tmp_path / "none.db")
    _next_program(monkeypatch, tmp_path)
    assert database.is_conversion_due(held)
    before = _digest(held)
    assert database.is_conversion_due(held)
    assert _digest(held) == before
    opened = open_database(held, backups=tmp_path / "backups")
    assert opened.converted_from() == tmp_path / "backups" / "before-r9999.db"
    opened.close()
    assert not database.is_conversion_due(held)
    again = open_database(held, backups=tmp_path / "backups")
    assert again.converted_from() is None
    again.close()


def test_a_new_database_is_not_told_as_converted(path, tmp_path):
    opened = open_database(path, backups=tmp_path / "backups")
    assert opened.converted_from() is None
    opened.close()
    assert not (tmp_path / "backups").exists()


def test_an_older_copy_is_never_written_over(held, tmp_path, monkeypatch):
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "before-r9999.db").write_bytes(b"older")
    _next_program(monkeypatch, tmp_path)
    opened = open_database(held, backups=tmp_path / "backups")
    assert opened.converted_from() == tmp_path / "backups" / "before-r9999-2.db"
    opened.close()
    assert (tmp_path / "backups" / "before-r9999.db").read_bytes() == b"older"


def test_a_newer_database_names_the_version_that_wrote_it(held, tmp_path, monkeypatch):
    monkeypatch.setattr(database, "VERSION", "0.9.1")
    _next_program(monkeypatch, tmp_path)
    open_database(held, backups=tmp_path / "backups").close()
    monkeypatch.undo()
    before = _digest(held)
    with pytest.raises(DatabaseNeedsVersion) as caught:
        open_database(held, backups=tmp_path / "backups")
    assert caught.value.fields == {"revision": "r9999", "version": "0.9.1"}
    assert _digest(held) == before


@pytest.mark.parametrize(
    ("then", "failure"),
    [
        ("raise ValueError", MigrationFailed),
        ("op.execute(\"INSERT INTO round_unit VALUES (2026, 1, '04012')\")", MigrationFailed),
        ("op.execute('SELECT nothing FROM nowhere')", MigrationFailed),
        ("raise KeyboardInterrupt", KeyboardInterrupt),
    ],
)
def test_a_failing_migration_leaves_the_old_schema_and_data(held, tmp_path, monkeypatch, then, failure):
    _next_program(monkeypatch, tmp_path, then=then)
    with pytest.raises(failure):
        open_database(held, backups=tmp_path / "backups")
    monkeypatch.undo()
    opened = open_database(held, backups=tmp_path / "backups")
    with opened.transaction() as work:
        assert work.office.get() == office()
    with opened._engine.connect() as connection:
        assert "extra" not in {column["name"] for column in sa.inspect(connection).get_columns("office")}
    opened.close()


def test_a_second_script_that_fails_takes_the_first_back_too(held, tmp_path, monkeypatch):
    _next_program(monkeypatch, tmp_path)
    last = SECOND.format(then="raise ValueError", newest="r9999").replace('"r9999"', '"r99991"', 1)
    (database.SCRIPTS / "versions" / "r99991_last.py").write_text(last.replace('"extra"', '"more"'))
    monkeypatch.setattr(database, "NEWEST", "r99991")
    with pytest.raises(MigrationFailed):
        open_database(held, backups=tmp_path / "backups")
    monkeypatch.undo()
    opened = open_database(held, backups=tmp_path / "backups")  # the program before knows this form
    with opened.transaction() as work:
        assert work.office.get() == office()
    assert opened.check() == ()
    opened.close()


def test_a_journal_that_waits_is_never_given_another_file(held, tmp_path, monkeypatch):
    def fails(_engine, _scripts):
        held.with_name("socchc.db-journal").write_bytes(b"waits")
        raise ValueError

    _next_program(monkeypatch, tmp_path)
    monkeypatch.setattr(database, "migrate", fails)
    before = _digest(held)
    with pytest.raises(MigrationFailed):
        open_database(held, backups=tmp_path / "backups")
    assert _digest(held) == before
    assert (tmp_path / "backups" / "before-r9999.db").exists()


def test_a_full_disk_is_told_as_such_and_the_old_file_stays(held, tmp_path, monkeypatch):
    def full(_engine, _scripts):
        raise DiskFull(name="socchc.db")

    _next_program(monkeypatch, tmp_path)
    monkeypatch.setattr(database, "migrate", full)
    with pytest.raises(DiskFull):
        open_database(held, backups=tmp_path / "backups")
    monkeypatch.undo()
    open_database(held, backups=tmp_path / "backups").close()


def test_a_program_killed_inside_a_migration_leaves_the_old_file(held, tmp_path):
    script = dedent("""
        import os, signal, sys
        from pathlib import Path
        import pytest
        from storage.database import open_database
        from tests.storage import test_database
        test_database._next_program(pytest.MonkeyPatch(), Path(sys.argv[2]),
                                    then="import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
        open_database(Path(sys.argv[1]), backups=Path(sys.argv[2]) / "backups")
    """)
    done = subprocess.run([sys.executable, "-c", script, str(held), str(tmp_path)], check=False, cwd=HOME)
    assert done.returncode == -9
    opened = open_database(held, backups=tmp_path / "backups")
    with opened.transaction() as work:
        assert work.office.get() == office()
    assert opened.check() == ()
    opened.close()


def test_a_second_process_is_told_that_the_database_is_in_use(held, tmp_path):
    opened = open_database(held, backups=tmp_path)
    with opened.transaction() as work:
        work.office.put(office())
    script = dedent("""
        import sys
        from pathlib import Path
        from core.storage_errors import WorkspaceInUse
        from storage.database import open_database
        try:
            open_database(Path(sys.argv[1]), backups=Path(sys.argv[2]), patience=0.05)
        except WorkspaceInUse:
            sys.exit(7)
    """)
    done = subprocess.run([sys.executable, "-c", script, str(held), str(tmp_path)], check=False, cwd=HOME)
    opened.close()
    assert done.returncode == 7


def test_a_full_disk_undoes_the_work_and_is_told(held, tmp_path):
    opened = open_database(held, backups=tmp_path)
    with opened._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql("PRAGMA max_page_count = " + str(pages))
    with pytest.raises(DiskFull), opened.transaction() as work:
        work.office.put(office(place="x" * 1_000_000))
    with opened.transaction() as work:
        assert work.office.get() == office()
    assert opened.check() == ()
    opened.close()


def test_a_snapshot_holds_what_was_committed_and_leaves_no_part(held, tmp_path):
    opened = open_database(held, backups=tmp_path)
    snapshot(opened._engine, tmp_path / "kept" / "copy.db")
    opened.close()
    assert [item.name for item in (tmp_path / "kept").iterdir()] == ["copy.db"]
    copied = open_database(tmp_path / "kept" / "copy.db", backups=tmp_path)
    with copied.transaction() as work:
        assert work.office.get() == office()
    copied.close()


def test_two_processes_cannot_both_make_the_database(path, tmp_path):
    """The lock is taken by the first write; whoever comes second waits or is told, and nothing breaks."""
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(WorkspaceInUse):
            open_database(path, backups=tmp_path, patience=0.05)


def test_the_key_of_an_older_appraiser_becomes_its_pinned_root(tmp_path):
    path = tmp_path / "older.db"
    scripts = tmp_path / "migrations"
    (scripts / "versions").mkdir(parents=True)
    for name in ("env.py", "versions/r0001_first.py"):
        (scripts / name).write_bytes((database.SCRIPTS / name).read_bytes())
    engine = sa.create_engine(f"sqlite:///{path}")
    database.migrate(engine, scripts)
    with engine.begin() as older:
        for at, (fingerprint, unit, role) in enumerate(
            [("SHA256:a", "td-52", "appraiser"), ("SHA256:b", "xa-21583", "submitter")]
        ):
            values = f"'{fingerprint}', {at}, 'k', '{unit}', '{role}', '[]', 1, 1, NULL, 'active', 't', 'An', {1 - at}"
            older.exec_driver_sql(f"INSERT INTO trusted_key VALUES ({values})")
    database.migrate(engine, database.SCRIPTS)
    engine.dispose()
    with closing(sqlite3.connect(path)) as newer:
        keys = newer.execute("SELECT fingerprint, unit, second_by, ended_why FROM trusted_key").fetchall()
        roots = newer.execute("SELECT fingerprint, unit, is_in_force FROM trust_root").fetchall()
    assert keys == [("SHA256:a", "td-52", "", ""), ("SHA256:b", "xa-21583", "", "")]
    assert roots == [("SHA256:a", "goc-52", 1)]


def test_tasks_entries_and_evidence_of_before_keep_what_they_held(tmp_path):
    path = tmp_path / "older.db"
    scripts = tmp_path / "migrations"
    (scripts / "versions").mkdir(parents=True)
    for name in ("env.py", "versions/r0001_first.py", "versions/r0002_trust.py"):
        (scripts / name).write_bytes((database.SCRIPTS / name).read_bytes())
    engine = sa.create_engine(f"sqlite:///{path}")
    database.migrate(engine, scripts)
    with engine.begin() as older:
        for row in (
            "record_task VALUES ('21583','a',2025,1,NULL,'plan','digital','T','P','An',NULL,'',40,NULL,'n')",
            "entry VALUES ('21583',2025,'1.1',1,'[]','','','vì','ghi')",
            "evidence VALUES ('21583','e',2025,1,'a.pdf','1','KH',NULL,'UBND','',NULL,NULL)",
            "evidence_criterion VALUES ('21583',2025,'e',0,'1.1')",
        ):
            older.exec_driver_sql(f"INSERT INTO {row}")
    database.migrate(engine, database.SCRIPTS)
    engine.dispose()
    with closing(sqlite3.connect(path)) as newer:
        task = newer.execute("SELECT title, progress, note, criterion, cause FROM record_task").fetchall()
        assert task == [("T", 40, "n", "", "")]
        assert newer.execute("SELECT explanation, owner FROM entry").fetchall() == [("vì", "")]
        assert newer.execute("SELECT name, origin FROM evidence").fetchall() == [("a.pdf", "")]
        assert newer.execute("SELECT criterion FROM evidence_criterion").fetchall() == [("1.1",)]


def test_records_of_every_kind_outlive_the_new_fields(tmp_path):
    """Revision 4 builds sixteen tables anew: what they held is there, what nobody was asked is empty."""
    path = tmp_path / "older.db"
    scripts = tmp_path / "migrations"
    (scripts / "versions").mkdir(parents=True)
    older = ("r0001_first", "r0002_trust", "r0003_officer")
    for name in ("env.py", *(f"versions/{each}.py" for each in older)):
        (scripts / name).write_bytes((database.SCRIPTS / name).read_bytes())
    engine = sa.create_engine(f"sqlite:///{path}")
    database.migrate(engine, scripts)
    before = {}
    with engine.begin() as held:
        for kind, made in tables.RECORDS.items():
            told = held.exec_driver_sql(f"PRAGMA table_info(record_{kind})").all()
            row = {
                name: 1 if form == "INTEGER" else "x" if needed else None
                for _, name, form, needed, *_ in told
            }
            if row:
                before[kind] = row
                names = ", ".join(f'"{name}"' for name in row)
                marks = ", ".join("?" for _ in row)
                held.exec_driver_sql(
                    f"INSERT INTO {made.table.name} ({names}) VALUES ({marks})", tuple(row.values())
                )
    database.migrate(engine, database.SCRIPTS)
    with engine.connect() as newer:
        for kind, row in before.items():
            now = dict(newer.execute(sa.select(tables.RECORDS[kind].table)).mappings().one())
            assert {name: now[name] for name in row} == row, kind
            assert {now[name] for name in now.keys() - row.keys()} <= {None, ""}, kind
    engine.dispose()
    assert len(before) == 32


@pytest.mark.parametrize("silent", ["pathlib.Path.exists", "pathlib.Path.open", "pathlib.Path.stat"])
def test_a_drive_that_does_not_answer_for_the_file_is_told_and_the_file_stays(
    held, tmp_path, monkeypatch, silent
):
    before = _digest(held)

    def no_answer(_path, *_arguments, **_options):
        raise PermissionError(errno.EACCES, "no")

    with monkeypatch.context() as patched:
        patched.setattr(silent, no_answer)
        with pytest.raises(NotReadable) as told:
            open_database(held, backups=tmp_path)
    assert told.value.fields == {"name": held.name}
    assert _digest(held) == before
