"""What coordinators are told: figures wait, somebody does not get what is said to them."""

from collections.abc import Awaitable, Callable
from typing import Any

from handlers.review.recomputed import recomputed
from handlers.review.screens import NAME
from handlers.screen import Button, Screen, data
from services.computing.recomputed import figures_recomputed
from services.context import Context
from services.notices.coordinators import FiguresRecomputed, FiguresWait, SomebodyUnreachable
from services.notices.notice import Notice
from services.notices.unreachable import Missed, Unreached, who_is_unreachable
from services.review.see_queue import Queue, see_queue
from texts import Html, Texts, dates, figures, texts


async def _review_waits(ctx: Context, notice: FiguresWait) -> Screen | None:
    queue = await see_queue(ctx, notice.programme_id)
    return waits(texts(ctx.actor.language), queue) if queue.waiting else None


def waits(t: Texts, queue: Queue) -> Screen:
    button = Button(t.label("button.review"), data(NAME, "at", queue.programme_id, 0))
    text = t.count("notice.review_waits", len(queue.waiting), programme=figures.short(queue.programme, 90))
    return Screen(text, ((button,),))


async def _unreachable(ctx: Context, notice: SomebodyUnreachable) -> Screen | None:
    found = await who_is_unreachable(ctx, notice)
    return unreached(texts(ctx.actor.language), found) if found else None


def unreached(t: Texts, found: Unreached) -> Screen:
    """Who, for whom, since when, what has not arrived, and how they are reached all the same."""
    executors = figures.short("; ".join(found.executors), 300)
    facts = {
        "person": t("person.link", name=figures.short(found.person, 100), id=found.telegram_id),
        "since": dates.moment(found.since, found.timezone),
        "executors": executors,
    }
    head = t("notice.unreachable_for" if executors else "notice.unreachable", **facts)
    missed = figures.short(", ".join(dict.fromkeys(_named(t, one) for one in found.missed)), 1_500)
    lines = [head, t("notice.unreachable.missed", missed=missed) if missed else Html("")]
    lines.append(t("notice.unreachable.what_now"))
    home = Button(t.label("button.home"), data("home", "show"))
    return Screen(Html("\n".join(line for line in lines if line)), ((home,),))


def _named(t: Texts, missed: Missed) -> str:
    name = f"missed.{missed.kind}"
    return t.label(name if t.has(name) else "missed.other", number=missed.number)


async def _recomputed(ctx: Context, notice: FiguresRecomputed) -> Screen | None:
    found = await figures_recomputed(ctx, notice)
    return recomputed(texts(ctx.actor.language), found) if found else None


WORDS: dict[type[Notice], Callable[[Context, Any], Awaitable[Screen | None]]] = {
    FiguresWait: _review_waits,
    FiguresRecomputed: _recomputed,
    SomebodyUnreachable: _unreachable,
}
