"""processes tell when each of their parts gave its last sign of life

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DELETE FROM process")  # none is running
    with op.batch_alter_table("process", schema=None) as batch_op:
        batch_op.add_column(sa.Column("signs", sa.JSON(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("process", schema=None) as batch_op:
        batch_op.drop_column("signs")
