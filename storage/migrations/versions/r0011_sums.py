"""What a package tells of a content beside its name, kept when the content is taken in."""

import sqlalchemy as sa
from alembic import op

revision = "r0011"
down_revision = "r0010"


def upgrade() -> None:
    op.add_column("evidence_file", sa.Column("sha512", sa.Text(), nullable=True))
    op.add_column("evidence_file", sa.Column("crc32", sa.Integer(), nullable=True))
