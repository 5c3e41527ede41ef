from datetime import datetime

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class LastContact(Base):
    """When Telegram last answered the bot, in the town's time: it keeps for a day what it cannot deliver."""

    __tablename__ = "contact"

    bot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
