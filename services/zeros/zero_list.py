"""«Нули по графику»: the list with its ticks, kept as a draft; what was set by it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.ahead.due_dates import likely_dues
from domain.drafts import DraftKind
from domain.refusals import NoOpenPeriod, Stale
from domain.time.periods import Period
from models.repositories.programme import periods
from models.repositories.programme.periods import PeriodFacts
from models.tables.draft import Draft, DraftState
from services.access import enter, programme_name
from services.context import Context
from services.drafts.own_draft import open_draft, own_draft
from services.notices.notice import GATHERED
from services.periods.taking import collected
from services.standing.assessed import overview
from services.standing.expected import ground_of
from services.zeros.find_zeros import Zero, zeros_of, zeros_period


@dataclass(frozen=True, slots=True)
class PlannedZero:
    """What a figure got: a due date, or, without one, its own value as the plan for the period."""

    number: str
    due: date | None


@dataclass(frozen=True, slots=True)
class ZeroList:
    """``ticked`` are ids of indicators; ``typed`` the day that somebody wrote for all of them, ``ends`` the
    ends of the quarters to come. Of one that is over ``planned`` says what was set; ``open``: it can be taken
    back still."""

    draft_id: int
    revision: int
    programme_id: int
    programme: str
    period: Period
    zeros: tuple[Zero, ...]
    ticked: frozenset[int] = frozenset()
    typed: date | None = None
    ends: tuple[date, ...] = ()
    planned: tuple[PlannedZero, ...] = ()
    is_done: bool = False
    open: bool = False
    taken_back: bool = False

    @property
    def chosen(self) -> tuple[Zero, ...]:
        return tuple(one for one in self.zeros if one.id in self.ticked)

    @property
    def dated(self) -> tuple[Zero, ...]:
        """Those of the ticked whose explanation names a day."""
        return tuple(one for one in self.chosen if one.later.due is not None)


async def own_zeros(session: AsyncSession, ctx: Context, draft_id: int, revision: int | None = None) -> Draft:
    """An open list; ``Stale`` where it is over or has moved on."""
    draft, _ = await open_draft(session, ctx, draft_id, DraftKind.ZEROS, revision)
    return draft


async def any_zeros(session: AsyncSession, ctx: Context, draft_id: int) -> Draft:
    """In whatever state."""
    draft, _ = await own_draft(session, ctx, draft_id, DraftKind.ZEROS)
    return draft


async def zeros_now(
    session: AsyncSession, ctx: Context, draft: Draft
) -> tuple[PeriodFacts, tuple[Zero, ...]]:
    """What is of the kind now; ``PeriodClosed`` where its period takes no figures any more."""
    programme_id = draft.programme_id or 0
    scope = await enter(session, ctx, Verb.PLAN, programme_id)
    period = await planned_period(session, scope, draft)
    return period, zeros_of(await overview(session, programme_id, period))


async def planned_period(session: AsyncSession, scope: Scope, draft: Draft) -> PeriodFacts:
    """One that takes everybody's figures: a closed one keeps its plans, open again for some or not."""
    period = await collected(session, scope, int(draft.subject))
    if period.closed_at is not None:
        raise Stale
    return period


async def period_of_zeros(session: AsyncSession, ctx: Context, programme_id: int) -> PeriodFacts:
    """``NoOpenPeriod`` where nothing is collected."""
    scope = await enter(session, ctx, Verb.PLAN, programme_id)
    period = await zeros_period(session, ctx, programme_id)
    if period is None:
        known = await periods.of_programme(session, programme_id)
        ground = await ground_of(session, programme_id, known[-1].id)
        raise NoOpenPeriod(programme_name(scope, ground.programme))
    return period


async def describe_zeros(session: AsyncSession, ctx: Context, draft: Draft) -> ZeroList:
    """As it is now, open or not."""
    programme_id = draft.programme_id or 0
    scope = await enter(session, ctx, Verb.PLAN, programme_id)
    ground = await ground_of(session, programme_id, int(draft.subject))
    period = Period.from_key(ground.period.key)
    is_open, answers = draft.state == DraftState.OPEN, draft.answers
    zeros = (await zeros_now(session, ctx, draft))[1] if is_open else ()
    return ZeroList(
        draft_id=draft.id,
        revision=draft.revision,
        programme_id=programme_id,
        programme=programme_name(scope, ground.programme),
        period=period,
        zeros=zeros,
        ticked=frozenset(answers.get("ticked", ())),
        typed=date.fromisoformat(answers["due"]) if answers.get("due") else None,
        ends=ends_after(period),
        planned=planned_in(answers),
        is_done=not is_open,
        open=draft.state == DraftState.DONE and is_untold(ctx.now(), answers),
        taken_back=draft.state == DraftState.CANCELLED and "planned" in answers,
    )


def ends_after(period: Period) -> tuple[date, ...]:
    """The ends of the year's quarters that are likely to be meant."""
    return tuple(one for one in likely_dues(period) if one.month % 3 == 0)


def planned_in(answers: Mapping[str, Any]) -> tuple[PlannedZero, ...]:
    return tuple(
        PlannedZero(one["number"], date.fromisoformat(one["due"]) if one["due"] else None)
        for one in answers.get("planned", ())
    )


def is_untold(now: datetime, answers: Mapping[str, Any]) -> bool:
    return "at" in answers and now < datetime.fromisoformat(answers["at"]) + GATHERED
