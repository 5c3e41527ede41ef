from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Municipality(Base):
    """The owner of programmes, with its own time zone and days off."""

    AUDITED = True
    DEFINING = True
    __tablename__ = "municipality"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(300), unique=True)
    timezone: Mapped[str] = mapped_column(String(64))


class DayOff(Base):
    """A day that differs from the published working calendar: ``working`` says how."""

    AUDITED = True
    DEFINING = True
    __tablename__ = "day_off"
    __table_args__ = (UniqueConstraint("municipality_id", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    day: Mapped[date]
    working: Mapped[bool]
