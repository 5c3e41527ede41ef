"""`/plan № 11`: the period's plan, the result's due date, a new target with its ground."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.ahead.said import ProposedDue
from domain.drafts import DraftKind
from domain.figures.plans import read_plan, read_target_change, takes_back
from domain.refusals import NoOpenPeriod, NotAllowed, NotFound
from models.repositories.programme import document_rows, periods, programmes
from models.tables.indicator import Indicator, Plan, Target
from models.tables.submission import SubmissionState
from services.access import enter, programme_name, scopes
from services.computing.follow import follow_plans
from services.context import Context, Work
from services.contributions.asked_parts import parts_asked
from services.drafts.typed_answer import await_typed, take_typed
from services.programme.pen import Pen
from services.standing.assessed import Assessed, Overview, overview

_NOT_WITH_COORDINATOR = (SubmissionState.AGREEING, SubmissionState.RETURNED)


@dataclass(frozen=True, slots=True)
class IndicatorPlan:
    """What the coordinator has set for an indicator in the period being collected."""

    programme_id: int
    view: Overview
    item: Assessed
    changes: tuple[tuple[str, str, date], ...]
    contributors: tuple[str, ...] = ()
    """Who gives a part of the figure, where parts are asked for."""

    @property
    def proposed(self) -> ProposedDue | None:
        """A due date that came with the newest figure and waits for the coordinator's word, whatever became
        of that; not while it is with the head of its unit, or back with its author."""
        newest = self.item.versions[-1] if self.item.versions else None
        if newest is None or newest.proposed is None or newest.state in _NOT_WITH_COORDINATOR:
            return None
        return newest.proposed if newest.proposed.waits else None


async def check_right_to_plan(ctx: Context) -> None:
    """``NotAllowed`` for whoever plans nothing anywhere."""
    async with ctx.read() as session:
        if not await scopes(session, ctx, Verb.PLAN):
            raise NotAllowed(Verb.PLAN)


async def find_plans(ctx: Context, number: str) -> list[IndicatorPlan]:
    """By the indicator's number, in each of the actor's programmes; ``NotFound`` where none has it."""
    async with ctx.read() as session:
        allowed = await scopes(session, ctx, Verb.PLAN)
        if not allowed:
            raise NotAllowed(Verb.PLAN)
        opened = [r for r in allowed if await periods.open_period(session, r.programme_id)]
        views = [await _view(session, scope) for scope in opened or allowed]
        found = [
            await _described(session, view, item)
            for view in views
            for item in view.items
            if item.indicator.number == number
        ]
    if not found:
        raise NotFound("plan")
    return found


async def see_plan(ctx: Context, programme_id: int, indicator_id: int) -> IndicatorPlan:
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.PLAN, programme_id)
        return await plan_of(session, scope, indicator_id)


async def set_plan(ctx: Context, draft_id: int, text: str) -> IndicatorPlan:
    """«12» is the plan for the period, «30.09.2022» the due date, «-» or «убрать» neither any more.

    ``UnclearPlan`` for anything else.
    """
    async with ctx.write() as work:
        programme_id, indicator_id = await take_typed(work, draft_id, DraftKind.PLAN)
        scope, indicator = await own_indicator(work, programme_id, int(indicator_id))
        key = (await _view(work.session, scope)).period.key
        if takes_back(text):
            await _take_back(work, indicator, key)
        else:
            await _write(work, indicator, key, text)
        await follow_plans(work, scope.programme_id)
        return await plan_of(work.session, scope, indicator.id)


async def take_back_plan(ctx: Context, programme_id: int, indicator_id: int) -> IndicatorPlan:
    """«Убрать»: neither a plan for the period nor a due date any more."""
    async with ctx.write() as work:
        scope, indicator = await own_indicator(work, programme_id, indicator_id)
        await _take_back(work, indicator, (await _view(work.session, scope)).period.key)
        await follow_plans(work, programme_id)
        return await plan_of(work.session, scope, indicator_id)


async def _take_back(work: Work, indicator: Indicator, key: str) -> None:
    row = await document_rows.plan_row(work.session, indicator.id, key)
    await Pen(work, indicator.programme_id).delete([row] if row else [])


async def _write(work: Work, indicator: Indicator, key: str, text: str) -> None:
    value, due = read_plan(text, indicator.unit)
    await write_plan(work, indicator, key, value, due, text.strip()[:100])


async def write_plan(
    work: Work, indicator: Indicator, key: str, value: Decimal | None, due: date | None, said: str
) -> None:
    """The period's plan, or the due date, of a locked indicator; the other of the two stays. ``said`` is for
    the audit."""
    row = await document_rows.plan_row(work.session, indicator.id, key)
    if row is None:
        row = Plan(programme_id=indicator.programme_id, indicator_id=indicator.id, period_key=key)
        work.writer.add(row)
    old = {"value": str(row.value), "due_on": str(row.due_on)}
    row.value, row.due_on = (value, row.due_on) if due is None else (row.value, due)
    await work.writer.flush()
    work.audit(row, "set_plan", indicator.programme_id, old=old, new={"text": said})


async def change_target(ctx: Context, draft_id: int, text: str) -> IndicatorPlan:
    """A new wording of column 4 with the act that brought it; closed periods keep the old one.

    Three lines: the wording, the act, the day from which it holds; ``UnclearTarget`` otherwise.
    """
    wording, ground, since = read_target_change(text)
    async with ctx.write() as work:
        programme_id, indicator_id = await take_typed(work, draft_id, DraftKind.TARGET)
        scope, indicator = await own_indicator(work, programme_id, int(indicator_id))
        known = {row.since: row for row in await document_rows.target_rows(work.session, indicator.id)}
        row = known.get(since)
        old = {"wording": row.wording} if row else {}
        if row is None:
            row = Target(indicator_id=indicator.id, since=since, recorded_at=work.now, wording=wording)
            work.writer.add(row)
        row.wording, row.ground = wording, ground
        await work.writer.flush()
        new = {"number": indicator.number, "wording": wording, "ground": ground, "since": since.isoformat()}
        work.audit(row, "change_target", programme_id, old=old, new=new)
        await follow_plans(work, scope.programme_id)
        return await plan_of(work.session, scope, indicator.id)


async def own_indicator(work: Work, programme_id: int, indicator_id: int) -> tuple[Scope, Indicator]:
    """An indicator that the actor may plan, locked together with its programme."""
    scope = await enter(work.session, work.ctx, Verb.PLAN, programme_id)
    await programmes.lock_programme(work.session, programme_id)
    indicator = await programmes.lock_indicator(work.session, programme_id, indicator_id)
    if indicator is None:
        raise NotFound("indicator")
    return scope, indicator


async def _view(session: AsyncSession, scope: Scope) -> Overview:
    period = await periods.open_period(session, scope.programme_id)
    if period is None:
        raise NoOpenPeriod(programme_name(scope, await programmes.facts(session, scope.programme_id)))
    return await overview(session, scope.programme_id, period)


async def plan_of(session: AsyncSession, scope: Scope, indicator_id: int) -> IndicatorPlan:
    view = await _view(session, scope)
    item = next((item for item in view.items if item.indicator.id == indicator_id), None)
    if item is None:
        raise NotFound("indicator")
    return await _described(session, view, item)


async def _described(session: AsyncSession, view: Overview, item: Assessed) -> IndicatorPlan:
    rows = await document_rows.target_rows(session, item.indicator.id)
    changes = tuple((row.wording, row.ground, row.since) for row in rows if row.since is not None)
    asked = await parts_asked(session, view.programme.id, view.period.id)
    names = tuple(one.executor for one in asked if one.indicator.id == item.indicator.id)
    return IndicatorPlan(view.programme.id, view, item, changes, names)


async def await_plan(ctx: Context, programme_id: int, indicator_id: int, *, what: str) -> int:
    """The question for a plan («value») or a new target («target»): the id of the draft that waits."""
    kind = DraftKind.TARGET if what == "target" else DraftKind.PLAN
    return await await_typed(ctx, Verb.PLAN, kind, programme_id, str(indicator_id))
