"""Judgement aids set aside, and one criterion of every unit read at once."""

import sqlalchemy as sa
from alembic import op

revision = "r0008"
down_revision = "r0007"


def upgrade() -> None:
    for table in ("appraisal", "evidence_criterion"):
        op.create_index(op.f(f"ix_{table}_year_criterion"), table, ["year", "criterion"])
    op.create_table(
        "aid_dismissal",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("restored_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_aid_dismissal")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_aid_dismissal_year"), "aid_dismissal", ["year"])
