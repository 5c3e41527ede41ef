"""a version says whether it will be reached by the year's end, and proposes a due date

Revision ID: 0019
Revises: 0018
"""

import sqlalchemy as sa

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.add_column(sa.Column("outlook", sa.String(length=8), server_default="", nullable=False))
        batch_op.add_column(sa.Column("outlook_needs", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("due_proposed", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("due_reason", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("due_decision", sa.String(length=8), server_default="", nullable=False))
        batch_op.add_column(sa.Column("due_refusal", sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("submission", schema=None) as batch_op:
        for name in (
            "due_refusal",
            "due_decision",
            "due_reason",
            "due_proposed",
            "outlook_needs",
            "outlook",
        ):
            batch_op.drop_column(name)
