"""A message as the conversations take it: its kind, its words, what it replies to."""

from dataclasses import dataclass
from enum import StrEnum

from aiogram.enums import ContentType, MessageEntityType
from aiogram.types import Message

_SERVICE = frozenset(
    {
        ContentType.PINNED_MESSAGE,
        ContentType.MESSAGE_AUTO_DELETE_TIMER_CHANGED,
        ContentType.CHAT_BACKGROUND_SET,
        ContentType.WRITE_ACCESS_ALLOWED,
        ContentType.CONNECTED_WEBSITE,
        ContentType.BOOST_ADDED,
    }
)


_PROGRAMMES = (".docx", ".odt", ".xlsx", ".yaml", ".yml", ".doc", ".rtf", ".ods", ".xls")


class MessageKind(StrEnum):
    TEXT = "text"
    PHOTO = "photo"
    ALBUM = "album"  # one of several that were sent together
    FILE = "file"
    EDIT = "edit"  # of whatever it was
    OTHER = "other"  # a sticker, a voice message, a place
    SERVICE = "service"  # nobody says anything: a message was pinned, a setting changed


@dataclass(frozen=True, slots=True)
class SentFile:
    """A document or a photo somebody sent, as it can be downloaded; one of an ``album``, if it names one."""

    id: str
    name: str
    size: int
    is_photo: bool = False
    album: str = ""

    @property
    def may_be_programme(self) -> bool:
        """By its name: as which it is read, its content says."""
        return self.name.casefold().endswith(_PROGRAMMES)


@dataclass(frozen=True, slots=True)
class Heard:
    """``text`` is what was written, below a picture too; ``quoted`` the bot's text that it replies to,
    ``below`` the message with the bot's last screen, where it is known."""

    kind: MessageKind
    text: str
    message_id: int
    chat_id: int
    reply_to: int | None = None
    quoted: str = ""
    below: int | None = None
    file: SentFile | None = None

    @property
    def is_command(self) -> bool:
        return self.text.startswith("/")


def heard_in(message: Message, *, edited: bool = False) -> Heard:
    replied = message.reply_to_message
    return Heard(
        kind=MessageKind.EDIT if edited else _kind(message),
        text=_text(message),
        message_id=message.message_id,
        chat_id=message.chat.id,
        reply_to=replied.message_id if replied else None,
        # A picture shows figures and asks for none.
        quoted=(replied.text or "") if replied else "",
        file=_sent(message),
    )


def _text(message: Message) -> str:
    """As it was written; behind words that are a link stands its address, which nobody would see else."""
    text, entities = message.text or "", message.entities
    if not text:
        text, entities = message.caption or "", message.caption_entities
    linked = [one for one in entities or () if one.type == MessageEntityType.TEXT_LINK and one.url]
    for one in sorted(linked, key=lambda one: one.offset, reverse=True):
        if one.extract_from(text).strip() != one.url:
            end = len(text.encode("utf-16-le")[: (one.offset + one.length) * 2].decode("utf-16-le"))
            text = f"{text[:end]} ({one.url}){text[end:]}"
    return text


def _sent(message: Message) -> SentFile | None:
    """A document; a photo has no name of its own, and several sizes: the last is the largest."""
    album = message.media_group_id or ""
    if document := message.document:
        name, size = document.file_name or "", document.file_size or 0
        return SentFile(document.file_id, name, size, album=album)
    if message.photo:
        photo = message.photo[-1]
        name, size = f"{message.message_id}.jpg", photo.file_size or 0
        return SentFile(photo.file_id, name, size, is_photo=True, album=album)
    return None


def _kind(message: Message) -> MessageKind:
    if message.text:
        return MessageKind.TEXT
    if message.document:
        return MessageKind.FILE
    if message.photo:
        return MessageKind.ALBUM if message.media_group_id else MessageKind.PHOTO
    return MessageKind.SERVICE if message.content_type in _SERVICE else MessageKind.OTHER
