from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Process(Base):
    """A process that says every moment that it is alive; ``seen_at`` is the database's own time.

    ``wanted`` is how many messages a second it has to send just now; ``signs`` has, for each of its parts,
    when that gave its last sign of life by the machine's clock (``at``), and whether that is too long ago.
    """

    __tablename__ = "process"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    seen_at: Mapped[datetime]
    wanted: Mapped[int] = mapped_column(default=0)
    signs: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Lease(Base):
    """One process at a time does what ``name`` says (polling, sending), for as long as it is seen."""

    __tablename__ = "lease"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    owner: Mapped[str] = mapped_column(String(64))
