"""signed reports are kept with their period: the file, its scans, what it changed

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "signed_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("scans", sa.JSON(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kept_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name=op.f("fk_signed_report_draft_id_draft")),
        sa.ForeignKeyConstraint(
            ["kept_by_id"], ["person.id"], name=op.f("fk_signed_report_kept_by_id_person")
        ),
        sa.ForeignKeyConstraint(["period_id"], ["period.id"], name=op.f("fk_signed_report_period_id_period")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_signed_report_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_report")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_signed_report_draft_id")),
        sa.UniqueConstraint("period_id", "revision", name=op.f("uq_signed_report_period_id_revision")),
    )
    with op.batch_alter_table("signed_report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signed_report_programme_id"), ["programme_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("signed_report", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_signed_report_programme_id"))

    op.drop_table("signed_report")
