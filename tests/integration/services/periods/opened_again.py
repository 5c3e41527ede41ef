"""A closed period opened again, question by question."""

from services.context import Context
from services.periods.reopen_period import reopen_period
from services.periods.reopening import answer_reopening, await_reopening
from services.periods.see_periods import Periods


async def reopen(
    ctx: Context, programme_id: int, period_id: int, reason: str = "пришло письмо", whom: str = "всем"
) -> Periods:
    """For whom it is meant, as typed, until the day that is proposed."""
    asked = await await_reopening(ctx, programme_id, period_id)
    await answer_reopening(ctx, asked.draft_id, whom)
    said = await answer_reopening(ctx, asked.draft_id, reason)
    return await reopen_period(ctx, said.draft_id, said.revision, said.until)
