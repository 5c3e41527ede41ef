"""a period can be opened again for some indicators, until a day

Revision ID: 0023
Revises: 0022
"""

import sqlalchemy as sa

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("period", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reopened_until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("reopened_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("reopened_ids", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("revision", sa.Integer(), server_default="0", nullable=False))
    op.execute("UPDATE period SET revision = 1 WHERE id IN (SELECT period_id FROM snapshot)")


def downgrade() -> None:
    with op.batch_alter_table("period", schema=None) as batch_op:
        batch_op.drop_column("revision")
        batch_op.drop_column("reopened_ids")
        batch_op.drop_column("reopened_at")
        batch_op.drop_column("reopened_until")
