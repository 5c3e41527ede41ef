"""people are reminded: the ladder's steps, a person's message of a day, what followed; heads and absences

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_reminder_by_id_person")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_reminder_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint("key", name=op.f("uq_reminder_key")),
        sa.UniqueConstraint("person_id", "day", "number", name=op.f("uq_reminder_person_id_day_number")),
    )
    op.create_table(
        "follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("executor_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("to_person_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_follow_up_by_id_person")),
        sa.ForeignKeyConstraint(
            ["executor_id"], ["executor.id"], name=op.f("fk_follow_up_executor_id_executor")
        ),
        sa.ForeignKeyConstraint(["period_id"], ["period.id"], name=op.f("fk_follow_up_period_id_period")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_follow_up_programme_id_programme")
        ),
        sa.ForeignKeyConstraint(
            ["to_person_id"], ["person.id"], name=op.f("fk_follow_up_to_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.create_index(
            "ix_follow_up_period_id_executor_id", ["period_id", "executor_id"], unique=False
        )

    op.create_table(
        "ladder_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("duty", sa.String(length=16), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=16), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("came_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["period_id"], ["period.id"], name=op.f("fk_ladder_step_period_id_period")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ladder_step")),
        sa.UniqueConstraint(
            "period_id",
            "duty",
            "month",
            "step",
            "due_on",
            name=op.f("uq_ladder_step_period_id_duty_month_step_due_on"),
        ),
    )
    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column("substitute_id", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["membership.id"], name=op.f("fk_absence_membership_id_membership")
        ),
        sa.ForeignKeyConstraint(
            ["substitute_id"], ["person.id"], name=op.f("fk_absence_substitute_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.create_index("ix_absence_membership_id", ["membership_id"], unique=False)
        batch_op.create_index("ix_absence_substitute_id", ["substitute_id"], unique=False)

    op.create_table(
        "reminder_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("ladder_step_id", sa.Integer(), nullable=False),
        sa.Column("reminder_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ladder_step_id"], ["ladder_step.id"], name=op.f("fk_reminder_step_ladder_step_id_ladder_step")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_reminder_step_person_id_person")),
        sa.ForeignKeyConstraint(
            ["reminder_id"], ["reminder.id"], name=op.f("fk_reminder_step_reminder_id_reminder")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder_step")),
        sa.UniqueConstraint(
            "person_id", "ladder_step_id", name=op.f("uq_reminder_step_person_id_ladder_step_id")
        ),
    )
    with op.batch_alter_table("reminder_step", schema=None) as batch_op:
        batch_op.create_index("ix_reminder_step_ladder_step_id", ["ladder_step_id"], unique=False)
        batch_op.create_index("ix_reminder_step_reminder_id", ["reminder_id"], unique=False)

    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_head", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("wants_digest", sa.Boolean(), nullable=True))
        batch_op.create_index(
            "uq_membership_head",
            ["executor_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL AND is_head"),
            postgresql_where=sa.text("ended_at IS NULL AND is_head"),
        )

    with op.batch_alter_table("period", schema=None) as batch_op:
        batch_op.add_column(sa.Column("due_set_at", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reminders", sa.JSON(), server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True))

    # What the ladder's first step says from now on.
    op.execute(sa.text("DELETE FROM outbox WHERE kind = 'period_opened' AND state = 'waiting'"))


def downgrade() -> None:
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.drop_column("ended_at")
        batch_op.drop_column("paused_at")
        batch_op.drop_column("reminders")

    with op.batch_alter_table("period", schema=None) as batch_op:
        batch_op.drop_column("due_set_at")

    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_membership_head",
            sqlite_where=sa.text("ended_at IS NULL AND is_head"),
            postgresql_where=sa.text("ended_at IS NULL AND is_head"),
        )
        batch_op.drop_column("wants_digest")
        batch_op.drop_column("is_head")

    with op.batch_alter_table("reminder_step", schema=None) as batch_op:
        batch_op.drop_index("ix_reminder_step_reminder_id")
        batch_op.drop_index("ix_reminder_step_ladder_step_id")

    op.drop_table("reminder_step")
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.drop_index("ix_absence_substitute_id")
        batch_op.drop_index("ix_absence_membership_id")

    op.drop_table("absence")
    op.drop_table("ladder_step")
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.drop_index("ix_follow_up_period_id_executor_id")

    op.drop_table("follow_up")
    op.drop_table("reminder")
