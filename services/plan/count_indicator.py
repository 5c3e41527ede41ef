"""`/plan № 11`: how an indicator counts, by its course and by its direction."""

from domain.programme.document import Course
from services.computing.follow import follow_plans
from services.context import Context
from services.plan.plan_indicator import IndicatorPlan, own_indicator, plan_of


async def toggle_course(ctx: Context, programme_id: int, indicator_id: int) -> IndicatorPlan:
    """From running total to level and back."""
    async with ctx.write() as work:
        scope, indicator = await own_indicator(work, programme_id, indicator_id)
        is_level = indicator.course == Course.LEVEL
        old = {"course": str(indicator.course)}
        indicator.course = Course.RUNNING_TOTAL if is_level else Course.LEVEL
        work.audit(indicator, "set_course", programme_id, old=old, new={"course": str(indicator.course)})
        await work.writer.flush()
        await follow_plans(work, programme_id)
        return await plan_of(work.session, scope, indicator_id)


async def toggle_direction(ctx: Context, programme_id: int, indicator_id: int) -> IndicatorPlan:
    """Whether a plain figure is to be reached, or not to be exceeded."""
    async with ctx.write() as work:
        scope, indicator = await own_indicator(work, programme_id, indicator_id)
        old = {"less_is_better": indicator.less_is_better}
        indicator.less_is_better = not indicator.less_is_better
        new = {"less_is_better": indicator.less_is_better}
        work.audit(indicator, "set_direction", programme_id, old=old, new=new)
        await work.writer.flush()
        await follow_plans(work, programme_id)
        return await plan_of(work.session, scope, indicator_id)
