from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Upload(Base):
    """A file somebody sent; its bytes lie in the file store under ``content_hash`` (SHA-256)."""

    __tablename__ = "upload"
    __table_args__ = (UniqueConstraint("person_id", "content_hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    content_hash: Mapped[str] = mapped_column(String(64))
    filename: Mapped[str] = mapped_column(String(255))
    size: Mapped[int]
    received_at: Mapped[datetime]


class LayoutAnswer(Base):
    """What a municipality answered about the columns of a layout: proposed when it meets the layout again.

    ``layout`` is a hash of the columns' titles without their years; ``columns`` gives a column's number its
    part.
    """

    __tablename__ = "layout_answer"
    __table_args__ = (UniqueConstraint("municipality_id", "layout"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    layout: Mapped[str] = mapped_column(String(64))
    columns: Mapped[dict[str, Any]]
    kept_at: Mapped[datetime]
