"""What those who hand in are told: a period opened again, a deadline moved, the coordinator's word."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from typing import Any

from handlers.review.recomputed import listed
from handlers.screen import Button, Screen, data
from handlers.submit.task_list import NAME, task_list
from services.computing.recomputed import Recomputed, RecomputedDraft, own_recomputed, recomputed_draft
from services.context import Context
from services.figures.tasks import TaskList, list_tasks
from services.notices.executors import (
    AcceptedTogether,
    ContactLost,
    DeadlineMoved,
    DraftRecomputed,
    FigureReturned,
    FiguresAccepted,
    OfPeriod,
    OwnRecomputed,
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

_MOST_FIXED = 8


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
    if found.head:
        text = Html(f"{text}\n{t('notice.returned_by_head', head=figures.short(found.head, 100))}")
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
    said = figures.short(reason, 500)
    if not tasks.only_some:
        return _list(t, tasks, t("notice.period_reopened", reason=said))
    numbers = figures.short(", ".join(task.indicator.number for task in tasks.tasks), 300)
    return _list(t, tasks, t("notice.partly_reopened", numbers=numbers, reason=said))


async def _deadline_moved(ctx: Context, notice: DeadlineMoved) -> Screen | None:
    tasks = await _collected(ctx, notice)
    return moved(texts(ctx.actor.language), tasks, notice.was) if tasks else None


def moved(t: Texts, tasks: TaskList, was: date) -> Screen:
    return _list(t, tasks, t("notice.deadline_moved", was=dates.day(was)))


async def _recomputed(ctx: Context, notice: OwnRecomputed) -> Screen | None:
    found = await own_recomputed(ctx, notice)
    return recomputed(texts(ctx.actor.language), found) if found else None


def recomputed(t: Texts, found: Recomputed) -> Screen:
    """From what to what; what lacks an input is a button away."""
    lacking = {
        figure.item.indicator.number: (figure.item.indicator.id, one.period_id)
        for one in found.periods
        for figure in one.figures
        if figure.lacks_inputs
    }
    lines = [t("recomputed.own_head"), *listed(t, found)]
    if lacking:
        lines.append(t("recomputed.give"))
    rows = [
        (
            Button(
                t.label("button.fix_number", number=number),
                data(NAME, "fix", found.programme_id, *about),
            ),
        )
        for number, about in list(lacking.items())[:_MOST_FIXED]
    ]
    return Screen(Html("\n".join(lines)), (*rows, (Button(t.label("button.home"), data("home", "show")),)))


async def _draft_recomputed(ctx: Context, notice: DraftRecomputed) -> Screen | None:
    found = await recomputed_draft(ctx, notice)
    return draft_recomputed(texts(ctx.actor.language), found) if found else None


def draft_recomputed(t: Texts, found: RecomputedDraft) -> Screen:
    """What it was and is; nothing is sent by it."""
    facts = {"number": found.number, "name": figures.called(found.name)}
    was, now = (figures.short(figures.clean(one), 60) for one in (found.was, found.now))
    name = (
        "recomputed.draft" if was and now else "recomputed.draft_lacks" if was else "recomputed.draft_begins"
    )
    about = (found.programme_id, found.indicator_id, found.period_id)
    button = Button(t.label("button.open_draft"), data(NAME, "open", *about))
    return Screen(t(name, was=was, now=now, **facts), ((button,),))


async def _contact_lost(ctx: Context, notice: ContactLost) -> Screen | None:
    if not any(tasks.next_open() or tasks.parts_owed for tasks in await list_tasks(ctx)):
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
    OwnRecomputed: _recomputed,
    DraftRecomputed: _draft_recomputed,
    ContactLost: _contact_lost,
}
