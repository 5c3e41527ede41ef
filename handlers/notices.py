"""What is owed to people, as screens of the moment they are sent (rule 2)."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from typing import Any

from domain.refusals import Refusal
from handlers import refusal_screen
from handlers.callback import data
from handlers.programme_file import screens as file_screens
from handlers.report.screens import finished
from handlers.review import screens as review_screens
from handlers.screen import Button, Screen
from handlers.submit.task_list import task_list
from services.context import Context
from services.figures.tasks import list_tasks
from services.notices.look_up import accepted_figures, returned_figure, who_joined
from services.programme.take_file import see_file
from services.reports.compile_report import compile_report
from services.review.see_queue import see_queue
from texts import Html, Texts, dates, figures, texts

Build = Callable[[Context, dict[str, Any]], Awaitable[Screen | None]]


async def build(ctx: Context, kind: str, payload: dict[str, Any]) -> Screen | None:
    """The screen of an outbox row, or ``None`` where there is nothing to say any more.

    A refusal is what there is to say: «файл не читается» answers a file, too.
    """
    try:
        return await _KINDS[kind](ctx, payload)
    except Refusal as refusal:
        return refusal_screen.screen(texts(ctx.actor.language), refusal)


async def _file_read(ctx: Context, payload: dict[str, Any]) -> Screen:
    return file_screens.file(texts(ctx.actor.language), await see_file(ctx, payload["draft"]))


async def _report(ctx: Context, payload: dict[str, Any]) -> Screen:
    compiled = await compile_report(ctx, payload["programme"], payload["period"])
    return finished(texts(ctx.actor.language), compiled)


async def _review_waits(ctx: Context, payload: dict[str, Any]) -> Screen | None:
    queue = await see_queue(ctx, payload["programme"])
    if not queue.waiting:
        return None
    t = texts(ctx.actor.language)
    button = Button(t.label("button.review"), data(review_screens.NAME, "at", queue.programme_id, 0))
    text = t.count("notice.review_waits", len(queue.waiting), programme=figures.short(queue.programme, 90))
    return Screen(text, ((button,),))


async def _accepted(ctx: Context, payload: dict[str, Any]) -> Screen | None:
    found = await accepted_figures(ctx, payload["programme"], payload["period"], payload["since"])
    if not found.numbers:
        return None
    t = texts(ctx.actor.language)
    text = t("notice.accepted", numbers=figures.short(", ".join(found.numbers), 1_000))
    if found.all_accepted:
        text = t.count("notice.all_accepted", found.total)
    return Screen(text, _home(t))


async def _returned(ctx: Context, payload: dict[str, Any]) -> Screen | None:
    found = await returned_figure(ctx, payload["programme"], payload["submission"])
    t = texts(ctx.actor.language)
    text = t(
        "notice.returned",
        number=found.number,
        reason=figures.short(found.reason, 1_500),
        wording=figures.short(found.wording, 500),
    )
    numbers = (payload["programme"], found.indicator_id, payload["period"])
    fix = Button(t.label("button.fix"), data("submit", "open", *numbers))
    return Screen(text, ((fix,),))


async def _joined(ctx: Context, payload: dict[str, Any]) -> Screen:
    found = await who_joined(ctx, payload["programme"], payload["person"])
    t = texts(ctx.actor.language)
    return Screen(_joined_text(t, found.person, found.roles), _home(t))


def _home(t: Texts) -> tuple[tuple[Button, ...], ...]:
    return ((Button(t.label("button.home"), data("home", "show")),),)


def _joined_text(t: Texts, person: str, roles: tuple[tuple[str, str], ...]) -> Any:
    named = [
        t.label("role.for", role=t.label(f"role.{role}"), executor=executor)
        if executor
        else t.label(f"role.{role}")
        for role, executor in roles
    ]
    return t("notice.joined", person=person, roles="; ".join(named))


async def _period_opened(ctx: Context, payload: dict[str, Any]) -> Screen | None:
    return await _collected(ctx, payload, texts(ctx.actor.language)("notice.period_opened"))


async def _period_reopened(ctx: Context, payload: dict[str, Any]) -> Screen | None:
    reason = figures.short(payload.get("reason", ""), 500)
    return await _collected(ctx, payload, texts(ctx.actor.language)("notice.period_reopened", reason=reason))


async def _deadline_moved(ctx: Context, payload: dict[str, Any]) -> Screen | None:
    was = dates.day(date.fromisoformat(payload["was"]))
    return await _collected(ctx, payload, texts(ctx.actor.language)("notice.deadline_moved", was=was))


async def _collected(ctx: Context, payload: dict[str, Any], head: Html) -> Screen | None:
    """The period's list; nothing where somebody hands in nothing of it."""
    for tasks in await list_tasks(ctx):
        if (tasks.programme_id, tasks.period_id) == (payload["programme"], payload["period"]):
            screen = task_list(texts(ctx.actor.language), tasks)
            return replace(screen, text=Html(f"{head}\n{screen.text}"))
    return None


_KINDS: dict[str, Build] = {
    "period_opened": _period_opened,
    "period_reopened": _period_reopened,
    "deadline_moved": _deadline_moved,
    "file_read": _file_read,
    "report": _report,
    "review_waits": _review_waits,
    "accepted": _accepted,
    "returned": _returned,
    "joined": _joined,
}
