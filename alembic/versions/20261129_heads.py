"""the head of a unit agrees before its figures go to the coordinator, where the programme wants that

Revision ID: 0021
Revises: 0020
"""

import sqlalchemy as sa

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.add_column(sa.Column("needs_consent", sa.Boolean(), nullable=True))
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.add_column(sa.Column("agreer_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_foreign_key(op.f("fk_submission_agreer_id_person"), "person", ["agreer_id"], ["id"])


def downgrade() -> None:
    # The version before knows no head: what waits for one goes to the coordinator.
    op.execute("UPDATE submission SET state = 'sent' WHERE state = 'agreeing'")
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("fk_submission_agreer_id_person"), type_="foreignkey")
        batch_op.drop_column("agreed_at")
        batch_op.drop_column("agreer_id")
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.drop_column("needs_consent")
