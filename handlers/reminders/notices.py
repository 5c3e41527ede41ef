"""Reminders as they are told, and put in line with where things stand afterwards."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from handlers.reminders import screens
from handlers.screen import Screen
from services.context import Context
from services.notices.coordinators import FigureAwaited
from services.notices.notice import Notice
from services.notices.reminders import DayReminder, ReminderStands
from services.reminders.day_reminder import day_reminder, newest_reminder
from services.reminders.follow_ups import awaited_figure
from texts import texts


async def _reminder(ctx: Context, notice: DayReminder) -> Screen | None:
    return screens.reminder(texts(ctx.actor.language), await day_reminder(ctx, notice))


async def _stands(ctx: Context, _: ReminderStands) -> Screen | None:
    """In the place of the newest one; nothing where nobody was reminded."""
    found = await newest_reminder(ctx)
    if found is None:
        return None
    reminded, message_id = found
    return replace(screens.reminder(texts(ctx.actor.language), reminded), replaces=message_id)


async def _awaited(ctx: Context, notice: FigureAwaited) -> Screen | None:
    return screens.awaited(texts(ctx.actor.language), await awaited_figure(ctx, notice))


WORDS: dict[type[Notice], Callable[[Context, Any], Awaitable[Screen | None]]] = {
    DayReminder: _reminder,
    ReminderStands: _stands,
    FigureAwaited: _awaited,
}
