"""a version of a figure keeps by which day a preliminary one will be refined

Revision ID: 0017
Revises: 0016
"""

import sqlalchemy as sa

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.add_column(sa.Column("refine_by", sa.Date(), nullable=True))
    op.create_index(
        "ix_submission_refine_by",
        "submission",
        ["refine_by"],
        sqlite_where=sa.text("refine_by IS NOT NULL"),
        postgresql_where=sa.text("refine_by IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_submission_refine_by", table_name="submission")
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.drop_column("refine_by")
