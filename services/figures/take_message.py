"""A plain message: which open figure does it answer, or which figures does it name (storyboard 2)?"""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Verb
from domain.figures import form
from domain.figures.computed import InputTrouble, NotInput
from domain.figures.form import Answers, Asked
from domain.figures.numbers import Reading
from domain.refusals import NoOpenPeriod, NotFound, SeveralProgrammes
from domain.time.periods import Period
from models.repositories.programme import periods, programmes
from services.access import scopes
from services.context import Context, Work
from services.drafts.keep_draft import keep
from services.figures.figure_draft import FigureDraft, load
from services.figures.open_draft import begin
from services.standing.assessed import Overview, overview


@dataclass(frozen=True, slots=True)
class Taken:
    """A draft for each answer that was understood; ``unknown`` numbers are none of the actor's own."""

    drafts: tuple[FigureDraft, ...]
    unknown: tuple[str, ...] = ()


async def collected_now(ctx: Context) -> list[tuple[int, int, Period]]:
    """Every open period for which the actor hands in: programme, period, which one it is."""
    async with ctx.read() as session:
        return [
            (scope.programme_id, period.id, Period.from_key(period.key))
            for scope in await scopes(session, ctx, Verb.HAND_IN)
            for period in await periods.open_periods(session, scope.programme_id)
        ]


async def take_numbered(
    ctx: Context,
    lines: list[tuple[str, str]],
    message_id: int | None = None,
    meant: tuple[int, int] | None = None,
) -> Taken:
    """Answers to several figures in one message: a draft each, only sending is left.

    ``meant`` is the programme and the period of the open card, or of what was replied to: they come first.
    ``NotFound`` where none of the numbers is the actor's own, ``SeveralProgrammes`` where two programmes
    have them and neither is ``meant``.
    """
    async with ctx.write() as work:
        view, own = await _collected(work.session, ctx, {number for number, _ in lines}, meant)
        known = [line for line in lines if line[0] in own]
        taken = [await _take(work, view, *line, message_id) for line in known]
    return Taken(tuple(taken), tuple(number for number, _ in lines if number not in own))


async def names_own(ctx: Context, *numbers: str) -> bool:
    """Whether one of the numbers is a figure that the actor hands in."""
    async with ctx.read() as session:
        return any([bool(own.intersection(numbers)) async for _, own in _own_numbers(session, ctx)])


async def names_indicator(ctx: Context, lines: list[tuple[str, str]]) -> bool:
    """Whether a number is an indicator's, whoever hands it in: «№ 1204 от 12.05.2022» is an act.

    An open figure's explanation may begin with such an act.
    """
    numbers = {number for number, _ in lines}
    async with ctx.read() as session:
        for scope in await scopes(session, ctx, Verb.HAND_IN):
            rows = await programmes.indicators(session, scope.programme_id, date.max)
            if any(row.number in numbers for row in rows):
                return True
    return False


async def _own_numbers(
    session: AsyncSession, ctx: Context, first: tuple[int, int] | None = None
) -> AsyncIterator[tuple[Overview, set[str]]]:
    """What is collected of the actor: the open card's first, else each programme's latest open period."""
    for scope in sorted(
        await scopes(session, ctx, Verb.HAND_IN), key=lambda scope: (scope.programme_id,) != (first or ())[:1]
    ):
        opened = await periods.open_periods(session, scope.programme_id)
        for period in sorted(opened[::-1], key=lambda one: (scope.programme_id, one.id) != first)[:1]:
            view = await overview(session, scope.programme_id, period)
            own = (i.indicator for i in view.items if scope.hands_in(i.indicator))
            yield view, {indicator.number for indicator in own}


async def _collected(
    session: AsyncSession, ctx: Context, numbers: set[str], meant: tuple[int, int] | None
) -> tuple[Overview, set[str]]:
    """The overview that has most of the numbers, with the actor's own in it."""
    found = [(view, own) async for view, own in _own_numbers(session, ctx, meant) if own & numbers]
    best = [one for one in found if len(one[1] & numbers) == max(len(own & numbers) for _, own in found)]
    if best and (len(best) == 1 or (meant and best[0][0].programme.id == meant[0])):
        return best[0]
    if best:
        raise SeveralProgrammes(", ".join(sorted(numbers)))
    for scope in await scopes(session, ctx, Verb.HAND_IN):
        if not await periods.open_periods(session, scope.programme_id):
            raise NoOpenPeriod((await programmes.facts(session, scope.programme_id)).title)
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
) -> tuple[Answers, Reading | NotInput | None]:
    """What stood after a number: only sending is left where nothing more has to be said.

    The reading where it is no usable figure.
    """
    if asked.methodology is not None:
        return answers, NotInput(InputTrouble.ONE_BY_ONE) if line else None
    if not asked.measured:
        return form.with_explanation(answers, line, message_id), None
    changed, reading = form.with_message(answers, asked, line, message_id)
    if changed is answers:
        return replace(answers, value_message=message_id), reading
    if changed.explanation is None and not form.explanation_required(changed, asked):
        changed = form.with_explanation(changed, "", message_id)
    return changed, None
