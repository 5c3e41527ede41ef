from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from domain.access import Role
from models.base import Base

_DIALECTS = ("sqlite", "postgresql")
# Two indexes, since null never equals null: a role over the whole programme, and one for an executor.
_WHOLE: dict[str, Any] = {
    f"{dialect}_where": text("ended_at IS NULL AND executor_id IS NULL") for dialect in _DIALECTS
}
_HEAD: dict[str, Any] = {f"{dialect}_where": text("ended_at IS NULL AND is_head") for dialect in _DIALECTS}
_FOR_EXECUTOR: dict[str, Any] = {
    f"{dialect}_where": text("ended_at IS NULL AND executor_id IS NOT NULL") for dialect in _DIALECTS
}


class Person(Base):
    """Somebody on Telegram whom the bot has met."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    telegram_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    name: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(8), default="ru")
    met_at: Mapped[datetime]
    unreachable_since: Mapped[datetime | None]


class Membership(Base):
    """A person's role in a programme; an executor's also names the unit they answer for.

    One of a unit's people may be its head. ``wants_digest`` is null where the role's own default holds: the
    weekly digest goes to coordinators, to others once they ask for it.
    """

    AUDITED = True
    __tablename__ = "membership"
    __table_args__ = (
        Index("uq_membership_current", "person_id", "programme_id", "role", unique=True, **_WHOLE),
        Index(
            "uq_membership_current_executor",
            "person_id",
            "programme_id",
            "role",
            "executor_id",
            unique=True,
            **_FOR_EXECUTOR,
        ),
        Index("uq_membership_head", "executor_id", unique=True, **_HEAD),
        Index("ix_membership_programme_id", "programme_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    role: Mapped[Role] = mapped_column(String(16))
    executor_id: Mapped[int | None] = mapped_column(ForeignKey("executor.id"))
    since: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    is_head: Mapped[bool] = mapped_column(default=False, server_default=false())
    wants_digest: Mapped[bool | None]


class Absence(Base):
    """Somebody is away from their role, both days included; the substitute, if any, has it meanwhile."""

    AUDITED = True
    __tablename__ = "absence"
    __table_args__ = (
        Index("ix_absence_membership_id", "membership_id"),
        Index("ix_absence_substitute_id", "substitute_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    membership_id: Mapped[int] = mapped_column(ForeignKey("membership.id"))
    substitute_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    since: Mapped[date]
    until: Mapped[date]
    ended_at: Mapped[datetime | None]
    """Taken back, or over before its time."""


class Invitation(Base):
    """A way in for one person; only the hash of the link's secret is kept.

    ``absence_id``: whoever accepts stands in for somebody who is away, and has no role of their own.
    """

    AUDITED = True
    __tablename__ = "invitation"
    __table_args__ = (UniqueConstraint("secret_hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    role: Mapped[Role] = mapped_column(String(16))
    executor_id: Mapped[int | None] = mapped_column(ForeignKey("executor.id"))
    secret_hash: Mapped[str] = mapped_column(String(64))
    invited_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    absence_id: Mapped[int | None] = mapped_column(ForeignKey("absence.id"))
    revoked_at: Mapped[datetime | None]
    revoked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
