"""contributors' parts of a figure; an indicator says whether there are such, and how they are put together

Revision ID: 0022
Revises: 0021
"""

import sqlalchemy as sa

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

LEADS_TO = {
    "programme_id": "programme",
    "indicator_id": "indicator",
    "period_id": "period",
    "executor_id": "executor",
    "author_id": "person",
    "draft_id": "draft",
}


def upgrade() -> None:
    with op.batch_alter_table("indicator", schema=None) as batch_op:
        batch_op.add_column(sa.Column("together", sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column("own_part", sa.Boolean(), server_default=sa.false(), nullable=False))
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.add_column(sa.Column("parts", sa.JSON(none_as_null=True), nullable=True))
    op.create_table(
        "contribution",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in LEADS_TO),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("value", sa.String(length=80), nullable=True),
        sa.Column("no_data", sa.Boolean(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.ForeignKeyConstraint([name], [f"{table}.id"], name=op.f(f"fk_contribution_{name}_{table}"))
            for name, table in LEADS_TO.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contribution")),
        sa.UniqueConstraint(
            "indicator_id",
            "period_id",
            "executor_id",
            "version",
            name=op.f("uq_contribution_indicator_id_period_id_executor_id_version"),
        ),
        sa.UniqueConstraint("draft_id", name=op.f("uq_contribution_draft_id")),
    )
    with op.batch_alter_table("contribution", schema=None) as batch_op:
        batch_op.create_index("ix_contribution_period_id_executor_id", ["period_id", "executor_id"])


def downgrade() -> None:
    op.drop_table("contribution")
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.drop_column("parts")
    with op.batch_alter_table("indicator", schema=None) as batch_op:
        batch_op.drop_column("own_part")
        batch_op.drop_column("together")
