"""units' rows printed for a signature; a version of a figure names the paper by which it is signed

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "unit_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("executor_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("versions", sa.JSON(), nullable=False),
        sa.Column("missing", sa.JSON(), nullable=False),
        sa.Column("printed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("letter_on", sa.Date(), nullable=True),
        sa.Column("scans", sa.JSON(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("signed_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_unit_paper_programme_id_programme")
        ),
        sa.ForeignKeyConstraint(["period_id"], ["period.id"], name=op.f("fk_unit_paper_period_id_period")),
        sa.ForeignKeyConstraint(
            ["executor_id"], ["executor.id"], name=op.f("fk_unit_paper_executor_id_executor")
        ),
        sa.ForeignKeyConstraint(
            ["signed_by_id"], ["person.id"], name=op.f("fk_unit_paper_signed_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_paper")),
        sa.UniqueConstraint(
            "period_id", "executor_id", "code", name=op.f("uq_unit_paper_period_id_executor_id_code")
        ),
    )
    with op.batch_alter_table("unit_paper", schema=None) as batch_op:
        batch_op.create_index(op.f("ix_unit_paper_programme_id"), ["programme_id"], unique=False)
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.add_column(sa.Column("signed_paper_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_submission_signed_paper_id_unit_paper"), "unit_paper", ["signed_paper_id"], ["id"]
        )
        batch_op.create_index(op.f("ix_submission_signed_paper_id"), ["signed_paper_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_submission_signed_paper_id"))
        batch_op.drop_constraint(op.f("fk_submission_signed_paper_id_unit_paper"), type_="foreignkey")
        batch_op.drop_column("signed_paper_id")
    op.drop_table("unit_paper")
