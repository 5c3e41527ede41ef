"""`/plan № 11`: whether a figure is sent with evidence only."""

from services.context import Context
from services.plan.plan_indicator import IndicatorPlan, own_indicator, plan_of


async def toggle_evidence(ctx: Context, programme_id: int, indicator_id: int) -> IndicatorPlan:
    """Asked for from now on, or no longer."""
    async with ctx.write() as work:
        scope, indicator = await own_indicator(work, programme_id, indicator_id)
        old = {"needs_evidence": indicator.needs_evidence}
        indicator.needs_evidence = not indicator.needs_evidence
        new = {"needs_evidence": indicator.needs_evidence}
        work.audit(indicator, "set_evidence", programme_id, old=old, new=new)
        await work.writer.flush()
        return await plan_of(work.session, scope, indicator_id)
