"""Who of a unit is its head: whoever hears that it is silent."""

from domain.access import Role, Verb
from domain.refusals import NotFound
from models.repositories import membership
from models.repositories.programme import programmes
from services.access import enter
from services.context import Context


async def toggle_head(ctx: Context, programme_id: int, person_id: int) -> bool:
    """Of every unit that they answer for, or of none any more; whether they are. A unit has one head."""
    async with ctx.write() as work:
        await enter(work.session, ctx, Verb.MANAGE_PEOPLE, programme_id)
        await programmes.lock_programme(work.session, programme_id)
        roles = await membership.roles_for_change(work.session, programme_id, person_id)
        own = [one for one in roles if one.role == Role.EXECUTOR and one.executor_id is not None]
        if not own:
            raise NotFound("person")
        becomes = not all(one.is_head for one in own)
        units = {one.executor_id for one in own}
        for one in await membership.heads_for_change(work.session, programme_id, units):
            one.is_head = False
            work.audit(one, "set_head", programme_id, new={"is_head": False})
        await work.writer.flush()
        for one in own if becomes else ():
            one.is_head = True
            work.audit(one, "set_head", programme_id, new={"is_head": True})
        return becomes
