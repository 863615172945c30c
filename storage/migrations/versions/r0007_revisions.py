"""On which submission a point was given, and what each submission's records and documents gave a line."""

import sqlalchemy as sa
from alembic import op

revision = "r0007"
down_revision = "r0006"

_GIVEN_ON = """
UPDATE appraisal SET revision = COALESCE(
    (SELECT MAX(package.revision) FROM package
     WHERE package.direction = 'received' AND package.kind = 'submission'
       AND package.sender = 'xa-' || appraisal.unit
       AND package.period = CAST(appraisal.year AS TEXT) AND package.at <= appraisal.at),
    (SELECT standing.revision FROM standing
     WHERE standing.unit = appraisal.unit AND standing.year = appraisal.year),
    0)
"""


def upgrade() -> None:
    op.add_column("appraisal", sa.Column("revision", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("submitted_line", sa.Column("computed", sa.Text(), nullable=True))
    op.add_column("submitted_line", sa.Column("documents", sa.Text(), nullable=False, server_default=""))
    op.execute(_GIVEN_ON)
