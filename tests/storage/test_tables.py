"""The tables are portable, strict, and the same as the migrations make."""

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from core.records.catalogue import KINDS
from core.records.fields import LARGEST_COUNT
from storage import tables
from storage.database import SCRIPTS, known_revisions, open_database

SCHEMA = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'alembic%' AND sql IS NOT NULL"


def test_every_table_compiles_for_both_databases():
    for dialect in (sqlite.dialect(), postgresql.dialect()):
        for table in tables.METADATA.sorted_tables:
            assert str(CreateTable(table).compile(dialect=dialect))
            for index in table.indexes:
                assert str(CreateIndex(index).compile(dialect=dialect))


def test_every_table_is_strict_on_sqlite():
    for table in tables.METADATA.sorted_tables:
        assert str(CreateTable(table).compile(dialect=sqlite.dialect())).rstrip().endswith("STRICT")


def test_every_name_fits_postgresql():
    for table in tables.METADATA.sorted_tables:
        names = [table.name, *(item.name for item in (*table.constraints, *table.indexes, *table.c))]
        assert all(len(str(name)) <= 63 for name in names)


def test_every_kind_of_record_has_a_table_with_its_declared_fields():
    for kind in KINDS:
        table = tables.RECORDS[kind.code].table
        assert {spec.name for spec in kind.fields} <= set(table.c.keys())


def test_the_largest_count_fits_a_plain_integer_everywhere():
    assert LARGEST_COUNT < 2**31


def test_the_newest_revision_is_the_head_of_the_scripts():
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == tables.NEWEST
    assert known_revisions() == {script.revision for script in scripts.walk_revisions()}


@pytest.mark.usefixtures("every_script_runs")
def test_migrating_makes_exactly_the_declared_tables(tmp_path):
    open_database(tmp_path / "a.db", backups=tmp_path).close()
    migrated = sa.create_engine(f"sqlite:///{tmp_path / 'a.db'}")
    declared = sa.create_engine("sqlite://")
    tables.METADATA.create_all(declared)
    with migrated.connect() as left, declared.connect() as right:
        assert compare_metadata(MigrationContext.configure(left), tables.METADATA) == []
        assert sorted(_schema(left)) == sorted(_schema(right))
    migrated.dispose()
    declared.dispose()


def _schema(connection):
    rows = connection.exec_driver_sql(SCHEMA).all()
    return [(kind, name, sorted(_parts(sql))) for kind, name, sql in rows]


def _parts(sql):
    """Columns and constraints of a statement; a column that was added later stands behind the others."""
    head, _mark, inside = sql.partition("(")
    inside, _mark, tail = inside.rpartition(")")
    found, depth, part = [" ".join(f"{head}() {tail}".split())], 0, ""
    for mark in inside:
        depth += (mark == "(") - (mark == ")")
        if mark == "," and not depth:
            found.append(" ".join(part.split()))
            part = ""
        else:
            part += mark
    return [*found, " ".join(part.split())]
