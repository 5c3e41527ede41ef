"""`/plan № 23`, «Части соисполнителей»: which units give parts of a figure, and what becomes of them."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Verb
from domain.programme.document import ExecutorKind, Part, PutTogether
from domain.refusals import NotFound, Stale
from models.repositories.programme import document_rows, programmes
from models.repositories.programme.programmes import ExecutorFacts
from models.tables.indicator import Assignment, Indicator
from services.access import enter
from services.context import Context, Work
from services.plan.plan_indicator import IndicatorPlan, own_indicator, plan_of
from services.programme.pen import Pen


@dataclass(frozen=True, slots=True)
class PartsSetting:
    """``executors`` are all that may give a part, those of column 6 first; ``giving`` (ids) those that do, or
    would once it is said how parts are put together. ``lead``: how many working days before the figure."""

    plan: IndicatorPlan
    executors: tuple[ExecutorFacts, ...]
    giving: frozenset[int]
    lead: int

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.executors if one.id in self.giving)

    @property
    def is_asked(self) -> bool:
        """Somebody else than who hands in gives a part, and it is said what becomes of it."""
        row = self.plan.item.indicator
        return row.together is not None and bool(self.giving - {row.hands_in_id})


async def see_parts_setting(ctx: Context, programme_id: int, indicator_id: int) -> PartsSetting:
    """``NotFound`` of an indicator that has no parts: a computed one, or of which nothing is measured."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.PLAN, programme_id)
        return await _setting(session, await plan_of(session, scope, indicator_id))


async def toggle_contributor(
    ctx: Context, programme_id: int, indicator_id: int, executor_id: int
) -> PartsSetting:
    """The unit gives a part from now on, or no longer; whoever hands in may give one as well. What was given
    is kept."""
    async with ctx.write() as work:
        scope, indicator = await own_indicator(work, programme_id, indicator_id)
        known = await programmes.executors(work.session, programme_id)
        executor = next((one for one in known if one.id == executor_id), None)
        if executor is None:
            raise NotFound("executor")
        await _toggle(work, indicator, executor)
        await work.writer.flush()
        return await _setting(work.session, await plan_of(work.session, scope, indicator_id))


async def put_parts_together(ctx: Context, programme_id: int, indicator_id: int, how: str) -> PartsSetting:
    """As a sum, a mean, or without arithmetic; empty where no parts are asked for any more."""
    if how not in ("", *PutTogether):
        raise Stale
    async with ctx.write() as work:
        scope, indicator = await own_indicator(work, programme_id, indicator_id)
        old = {"together": str(indicator.together or "")}
        indicator.together = PutTogether(how) if how else None
        work.audit(indicator, "set_together", programme_id, old=old, new={"together": how})
        await work.writer.flush()
        return await _setting(work.session, await plan_of(work.session, scope, indicator_id))


async def _toggle(work: Work, indicator: Indicator, executor: ExecutorFacts) -> None:
    rows = await document_rows.assignments(work.session, indicator.programme_id)
    own = [one for one in rows if one.indicator_id == indicator.id]
    row = next((one for one in own if one.executor_id == executor.id), None)
    if row is not None and row.part == Part.HANDS_IN:
        old = {"own_part": indicator.own_part}
        indicator.own_part = not indicator.own_part
        work.audit(
            indicator, "set_own_part", indicator.programme_id, old=old, new={"own_part": not old["own_part"]}
        )
        return
    values = {
        "programme_id": indicator.programme_id,
        "indicator_id": indicator.id,
        "executor_id": executor.id,
        "part": _after(row, executor),
        "position": row.position if row else max((one.position for one in own), default=-1) + 1,
    }
    await Pen(work, indicator.programme_id).put(Assignment, [(row, values)])


def _after(row: Assignment | None, executor: ExecutorFacts) -> Part:
    """Whoever gives no part any more is beside the others as the document has it."""
    if row is None or row.part != Part.CONTRIBUTES:
        return Part.CONTRIBUTES
    return Part.OVERSEES if executor.kind is ExecutorKind.DEPUTY_HEAD else Part.LISTED


async def _setting(session: AsyncSession, plan: IndicatorPlan) -> PartsSetting:
    row = plan.item.indicator
    if plan.item.methodology is not None or not row.measured:
        raise NotFound("indicator")
    assigned = [
        one for one in await programmes.assignments(session, plan.programme_id) if one.indicator_id == row.id
    ]
    order = {one.executor_id: place for place, one in enumerate(assigned)}
    known = await programmes.executors(session, plan.programme_id)
    listed = sorted(known, key=lambda one: order.get(one.id, len(order)))
    gives = {Part.CONTRIBUTES, Part.HANDS_IN} if row.own_part else {Part.CONTRIBUTES}
    giving = frozenset(one.executor_id for one in assigned if one.part in gives)
    facts = await programmes.facts(session, plan.programme_id)
    return PartsSetting(plan, tuple(listed), giving, facts.reminders.lead)
