"""Roots and trust lists of their own, second confirmations, certificates, settings."""

import sqlalchemy as sa
from alembic import op

revision = "r0002"
down_revision = "r0001"

KEPT = (
    "fingerprint, position, public_key, unit, role, namespaces, key_epoch, first_revision, last_revision, "
    "status, confirmed_at, confirmed_by"
)


def upgrade() -> None:
    op.create_table(
        "trust_root",
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("confirmed_at", sa.Text(), nullable=False),
        sa.Column("confirmed_by", sa.Text(), nullable=False),
        sa.Column("second_by", sa.Text(), nullable=False),
        sa.Column("is_in_force", sa.Integer(), nullable=False),
        sa.CheckConstraint("is_in_force IN (0, 1)", name=op.f("ck_trust_root_is_in_force_flag")),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_trust_root")),
        sqlite_strict=True,
    )
    op.create_table(
        "trust_list",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("threshold", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("escrow_recipient", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_trust_list")),
        sqlite_strict=True,
    )
    op.create_table(
        "stream_confirmation",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("first_by", sa.Text(), nullable=False),
        sa.Column("second_by", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_stream_confirmation")),
        sqlite_strict=True,
    )
    op.create_table(
        "package_cms",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("signer", sa.Text(), nullable=False),
        sa.Column("checked_at", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('good', 'unchecked')", name=op.f("ck_package_cms_state_choice")),
        sa.ForeignKeyConstraint(
            ["digest"], ["package.digest"], name=op.f("fk_package_cms_digest"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_package_cms")),
        sqlite_strict=True,
    )
    op.create_table(
        "certificate",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.CheckConstraint("form IN ('root', 'crl')", name=op.f("ck_certificate_form_choice")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_certificate")),
        sqlite_strict=True,
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
        sqlite_strict=True,
    )
    _rebuild_trusted_keys()


def _rebuild_trusted_keys() -> None:
    """An appraiser's key was its root; from now on roots are held apart."""
    op.execute("ALTER TABLE trusted_key RENAME TO trusted_key_before")
    op.create_table(
        "trusted_key",
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("namespaces", sa.Text(), nullable=False),
        sa.Column("key_epoch", sa.Integer(), nullable=False),
        sa.Column("first_revision", sa.Integer(), nullable=False),
        sa.Column("last_revision", sa.Integer(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("confirmed_at", sa.Text(), nullable=False),
        sa.Column("confirmed_by", sa.Text(), nullable=False),
        sa.Column("second_by", sa.Text(), nullable=False),
        sa.Column("second_at", sa.Text(), nullable=True),
        sa.Column("age_recipient", sa.Text(), nullable=True),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.Column("ended_why", sa.Text(), nullable=False),
        sa.CheckConstraint("role IN ('submitter', 'appraiser')", name=op.f("ck_trusted_key_role_choice")),
        sa.CheckConstraint(
            "status IN ('active', 'retired', 'revoked')", name=op.f("ck_trusted_key_status_choice")
        ),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_trusted_key")),
        sqlite_strict=True,
    )
    op.execute(
        f"INSERT INTO trusted_key ({KEPT}, second_by, ended_why) SELECT {KEPT}, '', '' FROM trusted_key_before"
    )
    op.execute(
        "INSERT INTO trust_root (fingerprint, position, public_key, unit, confirmed_at, confirmed_by, second_by, "
        "is_in_force) SELECT fingerprint, position, public_key, 'goc-' || substr(unit, 4, 2), confirmed_at, confirmed_by, '', "
        "status = 'active' FROM trusted_key_before WHERE is_root = 1"
    )
    op.execute("DROP TABLE trusted_key_before")
