from datetime import datetime

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
