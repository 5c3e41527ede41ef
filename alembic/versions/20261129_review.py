"""a version of a figure keeps the coordinator's wording, a remark without returning, and by how much it was late

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

PEOPLE = ("worded_by_id", "remarked_by_id")


def upgrade() -> None:
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.add_column(sa.Column("own_explanation", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("remark", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("days_late", sa.Integer(), server_default="0", nullable=False))
        for name in PEOPLE:
            batch_op.add_column(sa.Column(name, sa.Integer(), nullable=True))
            batch_op.create_foreign_key(op.f(f"fk_submission_{name}_person"), "person", [name], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("submission", schema=None) as batch_op:
        for name in PEOPLE:
            batch_op.drop_constraint(op.f(f"fk_submission_{name}_person"), type_="foreignkey")
            batch_op.drop_column(name)
        batch_op.drop_column("days_late")
        batch_op.drop_column("remark")
        batch_op.drop_column("own_explanation")
