"""evidence beside figures; an indicator says where its figure comes from and whether it needs evidence

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

KEPT = "content_hash <> '' AND removed_at IS NULL"


def upgrade() -> None:
    with op.batch_alter_table("indicator", schema=None) as batch_op:
        batch_op.add_column(sa.Column("data_source", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(
            sa.Column("needs_evidence", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("known_as", sa.String(length=255), nullable=False),
        sa.Column("album", sa.String(length=64), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=True),
        sa.Column("since_version", sa.Integer(), nullable=True),
        sa.Column("until_version", sa.Integer(), nullable=True),
        sa.Column("dropped_draft_id", sa.Integer(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_evidence_programme_id_programme")
        ),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicator.id"], name=op.f("fk_evidence_indicator_id_indicator")
        ),
        sa.ForeignKeyConstraint(["period_id"], ["period.id"], name=op.f("fk_evidence_period_id_period")),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_evidence_author_id_person")),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name=op.f("fk_evidence_draft_id_draft")),
        sa.ForeignKeyConstraint(
            ["dropped_draft_id"], ["draft.id"], name=op.f("fk_evidence_dropped_draft_id_draft")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sa.UniqueConstraint("chat_id", "message_id", name=op.f("uq_evidence_chat_id_message_id")),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index("ix_evidence_indicator_id_period_id", ["indicator_id", "period_id"])
        batch_op.create_index(
            "uq_evidence_of_draft",
            ["draft_id", "content_hash"],
            unique=True,
            sqlite_where=sa.text(KEPT),
            postgresql_where=sa.text(KEPT),
        )


def downgrade() -> None:
    op.drop_table("evidence")
    with op.batch_alter_table("indicator", schema=None) as batch_op:
        batch_op.drop_column("needs_evidence")
        batch_op.drop_column("data_source")
