"""The parts of a running bot, and the contexts they open for updates and for what is owed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from aiogram import Bot, Dispatcher

from bot.clock import RefreshedClock
from bot.voice import Voice
from bot.work.pulse import Pulse
from bot.work.signs import Signs
from handlers.show import Show
from models.repositories import people
from models.repositories.queues.inbox import Claimed
from models.repositories.queues.sending import Owed
from models.sessions import ReadingSession, WritingSession
from models.unit_of_work import Database
from services.context import Actor, Context, Installation
from services.people.touch import regain_touch


@dataclass(frozen=True, slots=True)
class Parts:
    installation: Installation
    clock: RefreshedClock
    bot: Bot
    dispatcher: Dispatcher
    show: Show
    voice: Voice
    pulse: Pulse
    signs: Signs

    @property
    def database(self) -> Database:
        return self.installation.database

    @property
    def process(self) -> str:
        """This process's name in what it takes."""
        return self.pulse.name


def machine_now() -> datetime:
    """The machines' own time, in which pauses are counted; a demo clock does not move it."""
    return datetime.now(UTC)


async def with_senders(session: ReadingSession | WritingSession, claimed: Sequence[Claimed]) -> list[Claimed]:
    """Each with whoever caused it, as they are known now."""
    ids = {one.claim: int(sender_of(one.payload).get("id", 0)) for one in claimed}
    known = await people.by_telegram_ids(session, set(ids.values())) if ids else {}
    return [replace(one, sender=known.get(ids[one.claim])) for one in claimed]


async def context_for_update(parts: Parts, row: Claimed) -> Context:
    """The context of one update: who sent it, from which chat, and the claim on its row."""
    await parts.clock.refresh()
    user, person = sender_of(row.payload), row.sender
    telegram_id = int(user.get("id", 0))
    actor = Actor(
        telegram_id=telegram_id,
        name=_full_name(user),
        language=person.language if person else str(user.get("language_code") or "ru")[:2],
        person_id=person.id if person else None,
        is_owner=telegram_id in parts.installation.owner_ids,
    )
    ctx = Context(parts.installation, actor, chat_id=row.chat_id, claim=row.claim)
    if person is not None and person.unreachable_since is not None and not _is_about_the_chat(row):
        await regain_touch(ctx, person.id)
    return ctx


def _is_about_the_chat(row: Claimed) -> bool:
    """Blocking the bot is an update as well; it says nothing of being reachable."""
    return "my_chat_member" in row.payload


async def context_for_notice(parts: Parts, row: Owed) -> Context:
    """The context of something owed: its recipient is the actor, in their private chat."""
    await parts.clock.refresh()
    actor = Actor(
        telegram_id=row.telegram_id,
        name=row.name,
        language=row.language,
        person_id=row.person_id,
        is_owner=row.telegram_id in parts.installation.owner_ids,
    )
    return Context(parts.installation, actor, chat_id=row.telegram_id)


def sender_of(payload: dict[str, Any]) -> dict[str, Any]:
    """Telegram's own description of whoever caused an update; empty where nobody did."""
    events = (value for key, value in payload.items() if key != "update_id" and isinstance(value, dict))
    return next((event["from"] for event in events if "from" in event), {})


def _full_name(user: dict[str, Any]) -> str:
    parts = (str(user.get(key) or "").strip() for key in ("first_name", "last_name"))
    return " ".join(part for part in parts if part)[:200]
