"""Showing an indicator's plan, and taking what is typed about it."""

from domain.drafts import DraftKind
from handlers.heard import Heard
from handlers.plan import screens
from handlers.press import Place, Press
from handlers.show import Show
from services.context import Context
from services.drafts.afterwards import place_draft
from services.drafts.find_draft import DraftFacts
from services.plan.plan_indicator import IndicatorPlan, change_target, see_plan, set_plan
from texts import texts


async def ask(ctx: Context, show: Show, found: IndicatorPlan, what: str, draft_id: int, place: Place) -> None:
    """What is typed next is the plan («value») or the new target («target»)."""
    screen = screens.ask(texts(ctx.actor.language), found, what, draft_id)
    await place_draft(ctx, draft_id, await show.edit_or_send(*place, screen))


async def set_typed(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    """The plan or due date as typed."""
    found = await set_plan(ctx, draft.id, heard.text)
    await show.send(heard.chat_id, screens.plan(texts(ctx.actor.language), found))


async def change_typed(heard: Heard, draft: DraftFacts, ctx: Context, show: Show) -> None:
    """The new target as typed."""
    found = await change_target(ctx, draft.id, heard.text)
    await show.send(heard.chat_id, screens.plan(texts(ctx.actor.language), found))


async def present(draft: DraftFacts, ctx: Context, show: Show, place: Place) -> None:
    """The question while it is open, else what holds for its indicator."""
    assert draft.programme_id is not None
    found = await see_plan(ctx, draft.programme_id, int(draft.subject))
    if draft.is_open:
        what = "target" if draft.kind is DraftKind.TARGET else "value"
        await ask(ctx, show, found, what, draft.id, place)
    else:
        await show.edit_or_send(*place, screens.plan(texts(ctx.actor.language), found))


async def overview(press: Press, ctx: Context, show: Show, place: Place) -> None:
    """The indicator that was pressed."""
    t = texts(ctx.actor.language)
    if len(press.numbers) < 2:
        await show.edit_or_send(*place, screens.usage(t))
        return
    await show.edit_or_send(*place, screens.plan(t, await see_plan(ctx, *press.numbers[:2])))
