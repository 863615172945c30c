"""Upon which value another was given: what decides whether two PCs changed a line apart."""

import sqlalchemy as sa
from alembic import op

revision = "r0009"
down_revision = "r0008"


def upgrade() -> None:
    op.add_column("appraisal", sa.Column("upon", sa.Text(), nullable=False, server_default=""))
