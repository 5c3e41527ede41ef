"""answers about a layout are kept; a document may hold several programmes; one may be removed

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "layout_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("layout", sa.String(length=64), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_layout_answer_municipality_id_municipality"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_layout_answer")),
        sa.UniqueConstraint(
            "municipality_id", "layout", name=op.f("uq_layout_answer_municipality_id_layout")
        ),
    )
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.add_column(sa.Column("source_part", sa.String(length=64), server_default="", nullable=False))
        batch_op.add_column(sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.drop_constraint(batch_op.f("uq_programme_municipality_id_source_hash"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_programme_municipality_id_source_hash_source_part"),
            ["municipality_id", "source_hash", "source_part"],
        )


def downgrade() -> None:
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("uq_programme_municipality_id_source_hash_source_part"), type_="unique"
        )
        batch_op.create_unique_constraint(
            batch_op.f("uq_programme_municipality_id_source_hash"), ["municipality_id", "source_hash"]
        )
        batch_op.drop_column("removed_at")
        batch_op.drop_column("source_part")
    op.drop_table("layout_answer")
