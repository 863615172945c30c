"""What the officer's year needs: half-typed records, who answers for a criterion, where evidence comes from."""

import sqlalchemy as sa
from alembic import op

revision = "r0003"
down_revision = "r0002"

KEPT = (
    "unit, id, year, position, removed_at, source, area, title, product, owner, due_on, assigned_by, progress, "
    "done_on, note"
)


def upgrade() -> None:
    op.create_table(
        "draft",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sqlite_strict=True,
    )
    op.add_column("evidence", sa.Column("origin", sa.Text(), nullable=False, server_default=""))
    op.add_column("entry", sa.Column("owner", sa.Text(), nullable=False, server_default=""))
    _rebuild_tasks()


def _rebuild_tasks() -> None:
    """A task may win back the points of a criterion."""
    op.execute("ALTER TABLE record_task RENAME TO record_task_before")
    op.create_table(
        "record_task",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("area", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("assigned_by", sa.Text(), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=True),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "area IN ('direction', 'institutions', 'procedures', 'organisation', 'civil_service', 'finance', 'digital', 'population_data', 'emulation', 'other')",
            name=op.f("ck_record_task_area_choice"),
        ),
        sa.CheckConstraint(
            "source IN ('plan', 'assigned', 'improvement')", name=op.f("ck_record_task_source_choice")
        ),
        sa.CheckConstraint("progress >= 0", name=op.f("ck_record_task_progress_count")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_task")),
        sqlite_strict=True,
    )
    op.execute(
        f"INSERT INTO record_task ({KEPT}, criterion, cause) SELECT {KEPT}, '', '' FROM record_task_before"
    )
    op.execute("DROP TABLE record_task_before")
