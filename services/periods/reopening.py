"""«Открыть снова»: for whom, why, until when; nothing is opened before the last word.

The draft's answers: ``whom`` (everybody, an executor, indicators), ``ids`` of the indicators and the
``executor`` they belong to, ``reason``, ``until``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Verb
from domain.drafts import DraftKind
from domain.programme.addressed import Address, Addressed, HandingUnit, address, handing_units
from domain.refusals import NotFound, Stale, TooLong
from domain.time.periods import Period
from domain.time.reopened import proposed_until
from models.repositories.programme import periods
from models.repositories.programme.periods import PeriodFacts
from models.tables.draft import Draft, DraftState
from services.access import enter, programme_name
from services.context import Context, Work
from services.drafts.keep_draft import touch
from services.drafts.own_draft import open_draft
from services.drafts.typed_answer import LONGEST_TYPED, wait_for
from services.periods.asked_periods import check_goes_on
from services.periods.move_deadline import due_from
from services.standing.expected import Expected, Ground, ground_of


class ReopeningStep(StrEnum):
    """The question that is open."""

    WHOM = "whom"
    WHICH = "which"
    REASON = "reason"
    UNTIL = "until"


@dataclass(frozen=True, slots=True)
class Reopening:
    """What has been said so far. ``rows`` are those chosen, with what is computed from them (the numbers in
    ``following``); ``units`` and ``indicators`` can be chosen; ``already`` are the numbers that are open."""

    draft_id: int
    revision: int
    programme_id: int
    programme: str
    period: Period
    asks: ReopeningStep
    whom: Addressed | None
    rows: tuple[Expected, ...]
    following: tuple[str, ...]
    reason: str
    until: date
    units: tuple[HandingUnit, ...]
    indicators: tuple[Expected, ...]
    already: tuple[str, ...] = ()
    unit: str = ""

    @property
    def ids(self) -> list[int]:
        return [row.indicator.id for row in self.rows]


async def await_reopening(ctx: Context, programme_id: int, period_id: int) -> Reopening:
    """The first question, or the one that was left open; ``Stale`` where it takes everybody's figures."""
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.MANAGE_PERIOD, programme_id)
        await check_goes_on(work.session, scope)
        await _closed(work.session, programme_id, period_id)
        draft = await wait_for(work, DraftKind.REOPEN, programme_id, str(period_id))
        return await reopening_of(work.session, ctx, draft)


async def see_reopening(ctx: Context, draft_id: int) -> Reopening:
    """``Stale`` where it is over, or somebody has opened the period meanwhile."""
    async with ctx.read() as session:
        return await reopening_of(session, ctx, await own_reopening(session, ctx, draft_id))


async def choose_reopened(
    ctx: Context, draft_id: int, revision: int, among: Addressed, chosen: int | None = None
) -> Reopening:
    """For everybody, one executor or one indicator; which one it is comes with a second press."""
    async with ctx.write() as work:
        draft = await own_reopening(work.session, ctx, draft_id, revision)
        ground = await _ground(work.session, draft)
        answers = {"whom": among} if chosen is None else _chosen(ground, among, chosen)
        return await _answered(work, draft, answers)


async def answer_reopening(ctx: Context, draft_id: int, text: str) -> Reopening:
    """«№ 4», «УГХ», «всем»; then the reason; then a day or a rule. ``UnclearWhom``, ``UnclearDeadline``,
    ``DeadlinePassed`` and ``TooLong`` leave the question as it was."""
    async with ctx.write() as work:
        draft = await own_reopening(work.session, ctx, draft_id)
        asks = asked_now(draft.answers)
        if asks in (ReopeningStep.WHOM, ReopeningStep.WHICH):
            ground = await _ground(work.session, draft)
            said = _plain(address(text, [one.indicator for one in ground.expected]))
        elif asks is ReopeningStep.REASON:
            said = {**draft.answers, "reason": _reason(text)}
        else:
            period = await _closed(work.session, draft.programme_id or 0, int(draft.subject))
            due = await due_from(work, draft.programme_id or 0, period.key, text)
            said = {**draft.answers, "until": due.isoformat()}
        return await _answered(work, draft, said)


async def back_in_reopening(ctx: Context, draft_id: int, revision: int) -> Reopening | None:
    """The answer before is asked anew; ``None`` where there is none: nothing is opened."""
    async with ctx.write() as work:
        draft = await own_reopening(work.session, ctx, draft_id, revision)
        if not draft.answers:
            draft.state, draft.message_id = DraftState.CANCELLED, None
            touch(work, draft)
            return None
        kept = _ABOUT_WHOM if asked_now(draft.answers) is ReopeningStep.UNTIL else frozenset()
        return await _answered(work, draft, {k: v for k, v in draft.answers.items() if k in kept})


_ABOUT_WHOM = frozenset({"whom", "ids", "executor"})


def asked_now(answers: Mapping[str, Any]) -> ReopeningStep:
    if "whom" not in answers:
        return ReopeningStep.WHOM
    if answers["whom"] != Addressed.ALL and "ids" not in answers:
        return ReopeningStep.WHICH
    return ReopeningStep.UNTIL if "reason" in answers else ReopeningStep.REASON


async def own_reopening(
    session: AsyncSession, ctx: Context, draft_id: int, revision: int | None = None
) -> Draft:
    """``Stale`` where it was answered, or has moved on since the button was drawn."""
    draft, _ = await open_draft(session, ctx, draft_id, DraftKind.REOPEN, revision)
    return draft


async def reopening_of(session: AsyncSession, ctx: Context, draft: Draft) -> Reopening:
    """``NotAllowed`` for whoever manages no periods any more."""
    programme_id, answers = draft.programme_id or 0, draft.answers
    scope = await enter(session, ctx, Verb.MANAGE_PERIOD, programme_id)
    period = await _closed(session, programme_id, int(draft.subject))
    ground = await ground_of(session, programme_id, period.id)
    known = {one.indicator.number for one in _of_ids(ground, answers.get("ids", ()))}
    following = ground.references.following(known, period.key) if known else ()
    rows = tuple(one for one in ground.expected if one.indicator.number in {*known, *following})
    units = _units(ground)
    return Reopening(
        draft_id=draft.id,
        revision=draft.revision,
        programme_id=programme_id,
        programme=programme_name(scope, ground.programme),
        period=Period.from_key(period.key),
        asks=asked_now(answers),
        whom=Addressed(answers["whom"]) if "whom" in answers else None,
        rows=rows,
        following=tuple(one for one in following if one not in known),
        reason=str(answers.get("reason", "")),
        until=await _until(session, ctx, ground, period, answers),
        units=units,
        indicators=ground.expected,
        already=tuple(one.indicator.number for one in ground.expected if _is_open(period, one)),
        unit=next((one.name for one in units if one.id == answers.get("executor")), ""),
    )


async def _until(
    session: AsyncSession, ctx: Context, ground: Ground, period: PeriodFacts, answers: Mapping[str, Any]
) -> date:
    """As it was said; what is open already is not closed sooner; else by the working calendar."""
    if "until" in answers:
        return date.fromisoformat(answers["until"])
    days_off = await periods.days_off(session, ground.programme.id)
    proposed = proposed_until(ctx.today(ground.programme.timezone), days_off)
    return max(proposed, period.reopened.until) if period.reopened else proposed


def _chosen(ground: Ground, whom: Addressed, chosen: int) -> dict[str, Any]:
    """``NotFound`` where it is nothing of the period's."""
    if whom is Addressed.EXECUTOR:
        unit = next((one for one in _units(ground) if one.id == chosen), None)
        if unit is not None:
            return _plain(Address(whom, unit.ids, unit.id))
    elif chosen in ground.by_id:
        return _plain(Address(whom, (chosen,)))
    raise NotFound("indicator")


def _plain(meant: Address) -> dict[str, Any]:
    answers: dict[str, Any] = {"whom": meant.whom}
    if meant.ids:
        answers["ids"] = list(meant.ids)
    if meant.executor_id is not None:
        answers["executor"] = meant.executor_id
    return answers


def _units(ground: Ground) -> tuple[HandingUnit, ...]:
    return handing_units(one.indicator for one in ground.expected)


def _of_ids(ground: Ground, ids: Iterable[int]) -> list[Expected]:
    return [ground.by_id[one] for one in ids if one in ground.by_id]


def _is_open(period: PeriodFacts, one: Expected) -> bool:
    return period.is_partly_open and period.asks(one.indicator.id)


def _reason(text: str) -> str:
    reason = text.strip()
    if len(reason) > LONGEST_TYPED:
        raise TooLong(LONGEST_TYPED, len(reason))
    return reason


async def _ground(session: AsyncSession, draft: Draft) -> Ground:
    return await ground_of(session, draft.programme_id or 0, int(draft.subject))


async def _closed(session: AsyncSession, programme_id: int, period_id: int) -> PeriodFacts:
    """``Stale`` where it takes everybody's figures already."""
    known = await periods.of_programme(session, programme_id)
    period = next((one for one in known if one.id == period_id), None)
    if period is None:
        raise NotFound("period")
    if period.closed_at is None:
        raise Stale
    return period


async def _answered(work: Work, draft: Draft, answers: Mapping[str, Any]) -> Reopening:
    draft.answers = dict(answers)
    touch(work, draft)
    await work.writer.flush()
    return await reopening_of(work.session, work.ctx, draft)
