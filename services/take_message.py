"""A plain message: which open figure does it answer, or which figures does it name (storyboard 2)?"""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from domain import form
from domain.access import Verb
from domain.form import Answers, Asked
from domain.numbers import Reading
from domain.refusals import NoOpenPeriod, NotFound
from models.draft import Draft, DraftKind
from models.repositories import drafts, programmes
from services.assessed import Overview, overview
from services.context import Context, Work
from services.figure_draft import FigureDraft, keep, load, period_of
from services.open_draft import begin
from services.room import rooms

_NUMBERED = re.compile(r"№\s*(\d+(?:\.\d+)*)\.?\s*[:—–-]?\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Listening:
    """The open draft that a plain message answers: its id and the conversation it belongs to.

    ``collected`` are the programme and the period of a figure's draft.
    """

    draft_id: int
    kind: DraftKind
    collected: tuple[int, int] | None = None


async def who_listens(ctx: Context, reply_to: int | None) -> Listening | None:
    """The draft whose screen was replied to, else the one last touched in this chat."""
    async with ctx.read() as session:
        draft = await _addressed(session, ctx, reply_to)
        return None if draft is None else _listening(draft)


def _listening(draft: Draft) -> Listening:
    kind = DraftKind(draft.kind)
    if kind is not DraftKind.SUBMISSION or draft.programme_id is None:
        return Listening(draft.id, kind)
    return Listening(draft.id, kind, (draft.programme_id, period_of(draft)))


async def _addressed(session: AsyncSession, ctx: Context, reply_to: int | None) -> Draft | None:
    person_id = ctx.actor.person_id
    if reply_to is not None:
        replied = await drafts.on_message(session, person_id, ctx.chat_id, reply_to)
        if replied is not None:
            return replied
    return await drafts.listening(session, person_id, ctx.chat_id)


def numbered_lines(text: str) -> list[tuple[str, str]]:
    """«№ 4 50% работы ведутся» as (number, answer), line by line; lines without a number continue the last.

    Empty where the message does not begin with a number; a number alone has an empty answer.
    """
    found: list[tuple[str, str]] = []
    for line in text.strip().splitlines():
        match = _NUMBERED.match(line.strip())
        if match:
            found.append((match[1], match[2]))
        elif not found:
            return []
        elif line.strip():
            number, answer = found[-1]
            found[-1] = (number, f"{answer}\n{line.strip()}".strip())
    return found


async def take_numbered(
    ctx: Context,
    lines: list[tuple[str, str]],
    message_id: int | None = None,
    open_card: tuple[int, int] | None = None,
) -> list[FigureDraft]:
    """Answers to several figures in one message: a draft each, only sending is left.

    ``open_card`` is the programme and the period in which a draft listens: they come first.
    ``NotFound`` where a number is none of the actor's own.
    """
    async with ctx.write() as work:
        view = await _collected(work.session, ctx, [number for number, _ in lines], open_card)
        return [await _take(work, view, *line, message_id) for line in lines]


async def names_own(ctx: Context, lines: list[tuple[str, str]]) -> bool:
    """Whether one of the numbers is a figure that the actor hands in: «№ 1204 от 12.05.2022» is an act."""
    numbers = {number for number, _ in lines}
    async with ctx.read() as session:
        return any([bool(own & numbers) async for _, own in _own_numbers(session, ctx)])


async def _own_numbers(
    session: AsyncSession, ctx: Context, first: tuple[int, int] | None = None
) -> AsyncIterator[tuple[Overview, set[str]]]:
    """What is collected of the actor: the open card's first, else each programme's latest open period."""
    for room in sorted(
        await rooms(session, ctx, Verb.HAND_IN), key=lambda room: (room.programme_id,) != (first or ())[:1]
    ):
        opened = await programmes.open_periods(session, room.programme_id)
        for period in sorted(opened[::-1], key=lambda one: (room.programme_id, one.id) != first)[:1]:
            view = await overview(session, room.programme_id, period)
            own = (i.indicator for i in view.items if i.indicator.hands_in_id in room.executor_ids)
            yield view, {indicator.number for indicator in own}


async def _collected(
    session: AsyncSession, ctx: Context, numbers: list[str], first: tuple[int, int] | None
) -> Overview:
    async for view, own in _own_numbers(session, ctx, first):
        if own.issuperset(numbers):
            return view
    for room in await rooms(session, ctx, Verb.HAND_IN):
        if not await programmes.open_periods(session, room.programme_id):
            raise NoOpenPeriod((await programmes.facts(session, room.programme_id)).title)
    raise NotFound("indicator")


async def _take(work: Work, view: Overview, number: str, answer: str, message_id: int | None) -> FigureDraft:
    item = next(item for item in view.items if item.indicator.number == number)
    draft = await begin(work, view, item)
    loaded = await load(work.session, work.ctx, draft.id)
    answers, misread = read_line(loaded.answers, loaded.asked, answer, message_id)
    keep(work, draft, answers)
    return await loaded.describe(misread, answer)


def read_line(
    answers: Answers, asked: Asked, line: str, message_id: int | None
) -> tuple[Answers, Reading | None]:
    """What stood after a number: only sending is left where nothing more has to be said.

    The reading where it is no usable figure.
    """
    if asked.methodology is not None:  # computed: its inputs are asked for one by one
        return answers, None
    changed, reading = form.with_message(answers, asked, line, message_id)
    if changed is answers:
        return replace(answers, value_message=message_id), reading
    if changed.explanation is None and not form.explanation_required(changed, asked):
        changed = form.with_explanation(changed, "", message_id)
    return changed, None
