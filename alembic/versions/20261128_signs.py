"""processes tell when each of their parts gave its last sign of life

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DELETE FROM process")  # none is running
    with op.batch_alter_table("process", schema=None) as batch_op:
        batch_op.add_column(sa.Column("signs", sa.JSON(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("process", schema=None) as batch_op:
        batch_op.drop_column("signs")
