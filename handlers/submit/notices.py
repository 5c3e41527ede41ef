"""What those who hand in are told: a period opened again, a deadline moved, the coordinator's word."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from typing import Any

from handlers.screen import Button, Screen, data
from handlers.submit.task_list import NAME, task_list
from services.context import Context
from services.figures.tasks import TaskList, list_tasks
from services.notices.executors import (
    AcceptedTogether,
    ContactLost,
    DeadlineMoved,
    FigureReturned,
    FiguresAccepted,
    OfPeriod,
    PeriodReopened,
)
from services.notices.look_up import (
    AcceptedFigures,
    ReturnedFigure,
    accepted_figures,
    accepted_together,
    returned_figure,
)
from services.notices.notice import Notice
from texts import Html, Texts, dates, figures, texts


async def _accepted(ctx: Context, notice: FiguresAccepted) -> Screen | None:
    found = await accepted_figures(ctx, notice)
    return accepted(texts(ctx.actor.language), found) if found.numbers else None


async def _accepted_together(ctx: Context, notice: AcceptedTogether) -> Screen | None:
    found = await accepted_together(ctx, notice)
    return accepted(texts(ctx.actor.language), found) if found.numbers else None


def accepted(t: Texts, found: AcceptedFigures) -> Screen:
    text = t("notice.accepted", numbers=figures.short(", ".join(found.numbers), 1_000))
    if found.all_accepted:
        text = t.count("notice.all_accepted", found.total)
    return Screen(
        _with_programme(t, text, found.programme), ((Button(t.label("button.home"), data("home", "show")),),)
    )


async def _returned(ctx: Context, notice: FigureReturned) -> Screen:
    return returned(texts(ctx.actor.language), notice, await returned_figure(ctx, notice))


def returned(t: Texts, notice: FigureReturned, found: ReturnedFigure) -> Screen:
    text = t(
        "notice.returned",
        number=found.number,
        reason=figures.short(found.reason, 1_500),
        wording=figures.short(found.wording, 500),
    )
    numbers = (notice.programme_id, found.indicator_id, notice.period_id)
    fix = Button(t.label("button.fix"), data(NAME, "open", *numbers))
    return Screen(_with_programme(t, text, found.programme), ((fix,),))


def _with_programme(t: Texts, text: Html, programme: str) -> Html:
    """Two towns may have the same numbers."""
    if not programme:
        return text
    return Html(f"{text}\n{t('tasks.programme', programme=figures.short(programme, 200))}")


async def _period_reopened(ctx: Context, notice: PeriodReopened) -> Screen | None:
    tasks = await _collected(ctx, notice)
    return reopened(texts(ctx.actor.language), tasks, notice.reason) if tasks else None


def reopened(t: Texts, tasks: TaskList, reason: str) -> Screen:
    return _list(t, tasks, t("notice.period_reopened", reason=figures.short(reason, 500)))


async def _deadline_moved(ctx: Context, notice: DeadlineMoved) -> Screen | None:
    tasks = await _collected(ctx, notice)
    return moved(texts(ctx.actor.language), tasks, notice.was) if tasks else None


def moved(t: Texts, tasks: TaskList, was: date) -> Screen:
    return _list(t, tasks, t("notice.deadline_moved", was=dates.day(was)))


async def _contact_lost(ctx: Context, notice: ContactLost) -> Screen | None:
    if not any(tasks.next_open() for tasks in await list_tasks(ctx)):
        return None
    return contact_lost(texts(ctx.actor.language), notice, ctx.installation.timezone)


def contact_lost(t: Texts, notice: ContactLost, timezone: str) -> Screen:
    """To whoever owes something still."""
    days = (notice.back - notice.since).days
    text = t.count("notice.contact_lost", days, kept=dates.moment(notice.kept, timezone))
    return Screen(text, ((Button(t.label("button.list"), data("home", "tasks")),),))


async def _collected(ctx: Context, notice: OfPeriod) -> TaskList | None:
    """The period's list; nothing where somebody hands in nothing of it."""
    about = notice.programme_id, notice.period_id
    return next((one for one in await list_tasks(ctx) if (one.programme_id, one.period_id) == about), None)


def _list(t: Texts, tasks: TaskList, head: Html) -> Screen:
    screen = task_list(t, tasks)
    return replace(screen, text=Html(f"{head}\n{screen.text}"))


WORDS: dict[type[Notice], Callable[[Context, Any], Awaitable[Screen | None]]] = {
    PeriodReopened: _period_reopened,
    DeadlineMoved: _deadline_moved,
    FiguresAccepted: _accepted,
    AcceptedTogether: _accepted_together,
    FigureReturned: _returned,
    ContactLost: _contact_lost,
}
