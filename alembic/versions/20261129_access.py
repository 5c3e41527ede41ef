"""invitations can be revoked, and bring in whoever stands in for somebody

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("absence_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("revoked_by_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_invitation_absence_id_absence"), "absence", ["absence_id"], ["id"]
        )
        batch_op.create_foreign_key(
            op.f("fk_invitation_revoked_by_id_person"), "person", ["revoked_by_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("fk_invitation_revoked_by_id_person"), type_="foreignkey")
        batch_op.drop_constraint(op.f("fk_invitation_absence_id_absence"), type_="foreignkey")
        batch_op.drop_column("revoked_by_id")
        batch_op.drop_column("revoked_at")
        batch_op.drop_column("absence_id")
