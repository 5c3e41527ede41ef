"""A plain message: which open figure does it answer, or which figures does it name (storyboard 2)?"""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.drafts import DraftKind
from domain.figures import form, past
from domain.figures.finished_row import explaining, without_typed
from domain.figures.form import Answers, Asked
from domain.figures.inputs.trouble import InputTrouble, NotInput
from domain.figures.numbered_lines import numbers_in
from domain.figures.numbers import Reading, Trouble
from domain.figures.said import with_said
from domain.refusals import NotFound, SeveralProgrammes
from domain.time.periods import Period
from models.repositories import drafts
from models.repositories.programme import programmes
from models.repositories.programme.periods import PeriodFacts
from services.access import scopes
from services.context import Context, Work
from services.drafts.keep_draft import keep
from services.evidence.beside_draft import attach_to
from services.evidence.new_piece import NewPiece
from services.figures.figure_draft import (
    FigureDraft,
    Loaded,
    describe,
    indicator_of,
    period_of,
)
from services.figures.open_draft import begin
from services.figures.tasks import desk_of
from services.for_whom.sitting import going_on
from services.periods.asked_periods import asked_periods, latest_asked, why_nothing_is_asked
from services.periods.taking import collected
from services.standing.expected import ground_of, own_of


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
            for period in await asked_periods(session, scope.programme_id)
        ]


async def take_numbered(
    ctx: Context,
    lines: list[tuple[str, str]],
    message_id: int | None = None,
    meant: tuple[int, int] | None = None,
    *,
    heard: str = "",
    piece: NewPiece | None = None,
) -> Taken:
    """Answers to several figures in one message: a draft each, only sending is left.

    ``meant`` is the programme and the period of the open card, or of what was replied to: they come first.
    ``heard`` is the whole message, ``piece`` the file that came with it, where it names one figure alone.
    ``NotFound`` where none of the numbers is the actor's own, ``SeveralProgrammes`` where two programmes
    have them and neither is ``meant``.
    """
    async with ctx.write() as work:
        numbers = {number for number, _ in lines}
        mine = await _collected(work.session, ctx, numbers, meant)
        known = [line for line in lines if line[0] in mine.own]
        taken = await _take(work, mine, known, message_id, heard, piece)
    return Taken(tuple(taken), tuple(number for number, _ in lines if number not in mine.own))


async def names_own(ctx: Context, *numbers: str) -> bool:
    """Whether one of the numbers is a figure that the actor hands in."""
    async with ctx.read() as session:
        return any([mine.has(numbers) async for mine in _collected_of(session, ctx)])


async def _own_figures(ctx: Context, numbers: Collection[str]) -> list[tuple[int, int, int]]:
    """Programme, indicator and period of those of the numbers that the actor hands in now."""
    async with ctx.read() as session:
        return [
            (mine.scope.programme_id, mine.own[number], mine.period.id)
            async for mine in _collected_of(session, ctx)
            for number in dict.fromkeys(numbers)
            if number in mine.own
        ]


async def replied_figures(ctx: Context, message_id: int, quoted: str) -> list[tuple[int, int, int]]:
    """Which figure a reply with a file belongs to (programme, indicator, period): what was sent by a button
    on the message, else the one of the actor's own that its words name; several where nobody can tell."""
    async with ctx.read() as session:
        done = await drafts.done_on(session, ctx.actor.person_id, ctx.chat_id, message_id)
    sent = [
        (one.programme_id, indicator_of(one), period_of(one))
        for one in done
        if one.kind == DraftKind.SUBMISSION and one.programme_id is not None
    ]
    return sent or await _own_figures(ctx, numbers_in(quoted))


async def owed_numbers(ctx: Context) -> frozenset[str]:
    """The numbers of every figure that the actor hands in now."""
    async with ctx.read() as session:
        return frozenset([number async for mine in _collected_of(session, ctx) for number in mine.own])


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


@dataclass(frozen=True, slots=True)
class _Mine:
    """What is collected of the actor in one programme: ids of indicators by number."""

    scope: Scope
    period: PeriodFacts
    own: Mapping[str, int]

    def has(self, numbers: Collection[str]) -> int:
        return len(self.own.keys() & set(numbers))


async def _collected_of(
    session: AsyncSession, ctx: Context, first: tuple[int, int] | None = None
) -> AsyncIterator[_Mine]:
    """The unit's for which a coordinator hands in; of one's own the open card's period first, else each
    programme's latest open one."""
    mine = await scopes(session, ctx, Verb.HAND_IN)
    for scope in mine:
        if scope.sees_all and (unit := await _of_unit(session, ctx, scope)) is not None:
            yield unit
    for scope in sorted(mine, key=lambda scope: (scope.programme_id,) != (first or ())[:1]):
        opened = await asked_periods(session, scope.programme_id)
        meant = next((one for one in opened if (scope.programme_id, one.id) == first), None)
        period = meant or await latest_asked(session, ctx, scope.programme_id)
        if period is not None:
            own = await own_of(session, scope.programme_id, period.id, scope)
            yield _Mine(scope, period, {one.indicator.number: one.indicator.id for one in own})


async def _of_unit(session: AsyncSession, ctx: Context, scope: Scope) -> "_Mine | None":
    sitting = await going_on(session, ctx, scope)
    if sitting is None:
        return None
    executor_id, period_id = sitting
    opened = await asked_periods(session, scope.programme_id)
    period = next((one for one in opened if one.id == period_id), None)
    if period is None:
        return None
    standing_in = scope.standing_in(executor_id)
    own = await own_of(session, scope.programme_id, period.id, standing_in)
    return _Mine(standing_in, period, {one.indicator.number: one.indicator.id for one in own})


async def _collected(
    session: AsyncSession, ctx: Context, numbers: set[str], meant: tuple[int, int] | None
) -> _Mine:
    """The unit for which a coordinator hands in, else the programme that has most of the numbers."""
    found = [mine async for mine in _collected_of(session, ctx, meant) if mine.has(numbers)]
    if found and found[0].scope.for_unit is not None:
        return found[0]
    best = [one for one in found if one.has(numbers) == max(mine.has(numbers) for mine in found)]
    if best and (len(best) == 1 or (meant and best[0].scope.programme_id == meant[0])):
        return best[0]
    if best:
        raise SeveralProgrammes(", ".join(sorted(numbers)))
    for scope in await scopes(session, ctx, Verb.HAND_IN):
        latest = await latest_asked(session, ctx, scope.programme_id)
        if latest is None:
            raise await why_nothing_is_asked(session, scope)
        if latest.is_partly_open:
            await _check_asked(session, scope, latest, numbers)
    raise NotFound("indicator")


async def _check_asked(
    session: AsyncSession, scope: Scope, period: PeriodFacts, numbers: Collection[str]
) -> None:
    """``PartlyOpen`` where it is closed for what was named, if that is the actor's to hand in."""
    expected = (await ground_of(session, scope.programme_id, period.id)).expected
    named = [one.indicator for one in expected if one.indicator.number in numbers]
    await collected(session, scope, period.id, *(one.id for one in named if scope.covers(one)))


async def _take(
    work: Work,
    mine: _Mine,
    lines: Sequence[tuple[str, str]],
    message_id: int | None,
    heard: str,
    piece: NewPiece | None,
) -> list[FigureDraft]:
    ids = {number: mine.own[number] for number, _ in lines}
    period = await collected(work.session, mine.scope, mine.period.id, *ids.values())
    desk = await desk_of(work.session, work.ctx, mine.scope, period, ids.values())
    begun = await begin(work, desk, [desk.own_item(one) for one in ids.values()])
    open_drafts = dict(zip(ids, begun, strict=True))
    misread = [
        _answer(work, Loaded(desk, open_drafts[number], desk.item(ids[number])), line, message_id, heard)
        for number, line in lines
    ]
    await work.writer.flush()
    for draft in begun:
        desk.note(draft)
    if piece is not None and len(begun) == 1:
        [indicator_id] = ids.values()
        await attach_to(work, desk, begun[0], indicator_id, piece)
    tasks = await desk.tasks()
    return [
        await describe(desk, open_drafts[number], wrong, line, tasks)
        for (number, line), wrong in zip(lines, misread, strict=True)
    ]


def _answer(
    work: Work, loaded: Loaded, line: str, message_id: int | None, heard: str
) -> Reading | NotInput | None:
    answers, misread = read_line(loaded.answers, loaded.asked, line, message_id)
    answers = with_said(answers, loaded.answers, message_id, heard)
    keep(work, loaded.draft, explaining(loaded.answers, answers, loaded.asked))
    return misread


def not_taken(
    answers: Answers, reading: Reading, text: str, message_id: int | None
) -> tuple[Answers, Reading]:
    """What was no figure, and why: a long text is kept as the explanation, where there is none yet."""
    if reading.trouble is not Trouble.PASTED:
        return replace(answers, value_message=message_id), reading
    if answers.explanation:
        return replace(answers, value_message=message_id), Reading(trouble=Trouble.NO_FIGURE)
    return form.with_explanation(answers, text, message_id), reading


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
    answers = without_typed(answers)
    changed, reading = past.with_message(answers, asked, line, message_id)
    if changed is answers:
        return not_taken(answers, reading, line, message_id)
    if changed.explanation is None and not form.explanation_required(changed, asked):
        changed = form.with_explanation(changed, "", message_id)
    return changed, None
