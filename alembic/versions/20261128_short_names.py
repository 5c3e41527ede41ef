"""indicators have short names, and words by which people ask for them

What was there before goes without: it has a proposal whenever it is read, and keeps it at the next change.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_HAS_NAME = sa.text("short <> '' AND ended_at IS NULL")


def upgrade() -> None:
    with op.batch_alter_table("indicator", schema=None) as batch_op:
        batch_op.add_column(sa.Column("short", sa.String(length=40), server_default="", nullable=False))
        batch_op.add_column(sa.Column("aliases", sa.JSON(), server_default="[]", nullable=False))
        batch_op.create_index(
            "uq_indicator_short",
            ["programme_id", "short"],
            unique=True,
            sqlite_where=_HAS_NAME,
            postgresql_where=_HAS_NAME,
        )


def downgrade() -> None:
    with op.batch_alter_table("indicator", schema=None) as batch_op:
        batch_op.drop_index("uq_indicator_short")
        batch_op.drop_column("aliases")
        batch_op.drop_column("short")
