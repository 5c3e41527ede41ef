"""processes say that they are alive, and hold a lease for as long as they do

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "process",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_process")),
    )
    op.execute("DELETE FROM lease")  # no process is running
    with op.batch_alter_table("lease", schema=None) as batch_op:
        batch_op.drop_column("until")


def downgrade() -> None:
    op.execute("DELETE FROM lease")
    with op.batch_alter_table("lease", schema=None) as batch_op:
        batch_op.add_column(sa.Column("until", sa.DateTime(timezone=True), nullable=False))
    op.drop_table("process")
