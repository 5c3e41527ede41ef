"""Which answer a question gets (storyboard 4, «What deputies really ask»)."""

from collections.abc import Awaitable, Callable, Mapping

from domain.access import Role
from domain.question_words import Asks
from domain.questions import Inquiry
from handlers.invite import talk as invite_talk
from handlers.progress import talk as progress_talk
from handlers.report import talk as report_talk
from handlers.review import talk as review_talk
from handlers.show import Show
from handlers.status import answers
from handlers.submit import filling
from handlers.submit import talk as submit_talk
from services.context import Context
from services.people.see_home import see_home
from services.standing.see_collection import see_collection
from texts import texts

Answer = Callable[[Context, Show, int, Inquiry], Awaitable[None]]


async def _missing(ctx: Context, show: Show, chat_id: int, question: Inquiry) -> None:
    await progress_talk.show_progress(ctx, show, chat_id, question.period)


async def _waiting(ctx: Context, show: Show, chat_id: int, question: Inquiry) -> None:
    t = texts(ctx.actor.language)
    found = await see_collection(ctx, question.period)
    if not found and question.period is not None:
        await show.send(chat_id, answers.no_collection(t, question.period.words))
    for one in found:
        await show.send(chat_id, answers.waiting(t, one))


async def _deadline(ctx: Context, show: Show, chat_id: int, question: Inquiry) -> None:
    t = texts(ctx.actor.language)
    found = await see_collection(ctx, question.period)
    if found:
        await show.send(chat_id, answers.deadlines(t, found))
    elif question.period is not None:
        await show.send(chat_id, answers.no_collection(t, question.period.words))


async def _report(ctx: Context, show: Show, chat_id: int, question: Inquiry) -> None:
    await report_talk.show_report(ctx, show, chat_id, question.period.words if question.period else "")


async def _fill(ctx: Context, show: Show, chat_id: int, _question: Inquiry) -> None:
    await filling.show_next(ctx, show, chat_id)


async def _tasks(ctx: Context, show: Show, chat_id: int, _question: Inquiry) -> None:
    await submit_talk.show_tasks(ctx, show, chat_id)


async def _review(ctx: Context, show: Show, chat_id: int, question: Inquiry) -> None:
    """The coordinator's queue; others are told what waits in it."""
    roles = {role.role for role in (await see_home(ctx)).roles}
    if Role.COORDINATOR in roles:
        await review_talk.show_queues(ctx, show, chat_id)
    else:
        await _waiting(ctx, show, chat_id, question)


async def _invite(ctx: Context, show: Show, chat_id: int, _question: Inquiry) -> None:
    await invite_talk.show_inviting(ctx, show, chat_id)


async def _talk(ctx: Context, show: Show, chat_id: int, question: Inquiry) -> None:
    home = await see_home(ctx)
    own = not {Role.DEPUTY, Role.COORDINATOR} & {role.role for role in home.roles}
    numbers = [task.indicator.number for tasks in home.tasks for task in tasks.tasks] or ["4"]
    screen = answers.small_talk(texts(ctx.actor.language), question.asks, numbers[0], own)
    await show.send(chat_id, screen)


ANSWERS: Mapping[Asks, Answer] = {
    Asks.MISSING: _missing,
    Asks.WAITING: _waiting,
    Asks.DEADLINE: _deadline,
    Asks.REPORT: _report,
    Asks.FILL: _fill,
    Asks.TASKS: _tasks,
    Asks.REVIEW: _review,
    Asks.INVITE: _invite,
    Asks.THANKS: _talk,
    Asks.HELLO: _talk,
    Asks.HELP: _talk,
}
"""Of all programmes at once; what is not here is asked of each programme (``talk.show_search``)."""
