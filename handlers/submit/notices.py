"""What those who hand in are told: a period opened, a deadline moved, the coordinator's word."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from handlers.screen import Button, Screen, data
from handlers.submit.task_list import NAME, task_list
from services.context import Context
from services.figures.tasks import list_tasks
from services.notices.executors import (
    DeadlineMoved,
    FigureReturned,
    FiguresAccepted,
    OfPeriod,
    PeriodOpened,
    PeriodReopened,
)
from services.notices.look_up import accepted_figures, returned_figure
from services.notices.notice import Notice
from texts import Html, dates, figures, texts


async def _accepted(ctx: Context, notice: FiguresAccepted) -> Screen | None:
    found = await accepted_figures(ctx, notice)
    if not found.numbers:
        return None
    t = texts(ctx.actor.language)
    text = t("notice.accepted", numbers=figures.short(", ".join(found.numbers), 1_000))
    if found.all_accepted:
        text = t.count("notice.all_accepted", found.total)
    return Screen(text, ((Button(t.label("button.home"), data("home", "show")),),))


async def _returned(ctx: Context, notice: FigureReturned) -> Screen | None:
    found = await returned_figure(ctx, notice)
    t = texts(ctx.actor.language)
    text = t(
        "notice.returned",
        number=found.number,
        reason=figures.short(found.reason, 1_500),
        wording=figures.short(found.wording, 500),
    )
    numbers = (notice.programme_id, found.indicator_id, notice.period_id)
    fix = Button(t.label("button.fix"), data(NAME, "open", *numbers))
    return Screen(text, ((fix,),))


async def _period_opened(ctx: Context, notice: PeriodOpened) -> Screen | None:
    return await _collected(ctx, notice, texts(ctx.actor.language)("notice.period_opened"))


async def _period_reopened(ctx: Context, notice: PeriodReopened) -> Screen | None:
    reason = figures.short(notice.reason, 500)
    return await _collected(ctx, notice, texts(ctx.actor.language)("notice.period_reopened", reason=reason))


async def _deadline_moved(ctx: Context, notice: DeadlineMoved) -> Screen | None:
    was = dates.day(notice.was)
    return await _collected(ctx, notice, texts(ctx.actor.language)("notice.deadline_moved", was=was))


async def _collected(ctx: Context, notice: OfPeriod, head: Html) -> Screen | None:
    """The period's list; nothing where somebody hands in nothing of it."""
    for tasks in await list_tasks(ctx):
        if (tasks.programme_id, tasks.period_id) == (notice.programme_id, notice.period_id):
            screen = task_list(texts(ctx.actor.language), tasks)
            return replace(screen, text=Html(f"{head}\n{screen.text}"))
    return None


WORDS: dict[type[Notice], Callable[[Context, Any], Awaitable[Screen | None]]] = {
    PeriodOpened: _period_opened,
    PeriodReopened: _period_reopened,
    DeadlineMoved: _deadline_moved,
    FiguresAccepted: _accepted,
    FigureReturned: _returned,
}
