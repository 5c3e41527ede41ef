"""threads: questions to people, with their answers

Revision ID: 0020
Revises: 0019
"""

import sqlalchemy as sa

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

WAITS = "waits_since IS NOT NULL"


def upgrade() -> None:
    op.create_table(
        "thread",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("asker_id", sa.Integer(), nullable=False),
        sa.Column("of_executor_id", sa.Integer(), nullable=True),
        sa.Column("to_executor_id", sa.Integer(), nullable=True),
        sa.Column("indicator_id", sa.Integer(), nullable=True),
        sa.Column("period_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("waits_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_by_id", sa.Integer(), nullable=True),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_thread_{column}_{table}"))
            for column, table in (
                ("programme_id", "programme"),
                ("asker_id", "person"),
                ("of_executor_id", "executor"),
                ("to_executor_id", "executor"),
                ("indicator_id", "indicator"),
                ("period_id", "period"),
                ("taken_by_id", "person"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thread")),
    )
    op.create_index("ix_thread_programme_id_indicator_id", "thread", ["programme_id", "indicator_id"])
    op.create_index("ix_thread_asker_id", "thread", ["asker_id"])
    op.create_index(
        "ix_thread_waiting",
        "thread",
        ["programme_id"],
        sqlite_where=sa.text(WAITS),
        postgresql_where=sa.text(WAITS),
    )
    op.create_table(
        "thread_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=8), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["thread.id"], name=op.f("fk_thread_message_thread_id_thread")
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_thread_message_author_id_person")
        ),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name=op.f("fk_thread_message_draft_id_draft")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thread_message")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_thread_message_draft_id")),
    )
    op.create_index("ix_thread_message_thread_id", "thread_message", ["thread_id"])
    op.create_index("ix_thread_message_author_id_said_at", "thread_message", ["author_id", "said_at"])


def downgrade() -> None:
    op.drop_table("thread_message")
    op.drop_table("thread")
