"""«Нужно ли согласие руководителя подразделения?»: asked once, and changed in `/period`."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Scope, Verb
from models.repositories import heads, people
from models.repositories.programme import programmes
from services.access import enter, programme_name
from services.consent.pass_on import pass_on_within
from services.context import Context


@dataclass(frozen=True, slots=True)
class ConsentSetting:
    """``needed`` is ``None`` where nobody has said so yet; ``passed_on`` counts figures that waited for a
    head and went on. Of ``units`` whose people are in the bot ``without_head`` have no head marked there."""

    programme_id: int
    programme: str
    needed: bool | None
    units: int = 0
    without_head: tuple[str, ...] = ()
    passed_on: int = 0


async def see_consent(ctx: Context, programme_id: int) -> ConsentSetting:
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.MANAGE_PERIOD, programme_id)
        return await _setting(session, ctx, scope)


async def set_consent(ctx: Context, programme_id: int, *, needed: bool) -> ConsentSetting:
    """What is set already changes nothing. Where it is not needed any more, what waits goes on at once."""
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.MANAGE_PERIOD, programme_id)
        row = await programmes.lock_programme(work.session, programme_id)
        passed_on = 0
        if row.needs_consent is not needed:
            old, row.needs_consent = row.needs_consent, needed
            work.audit(row, "set_consent", programme_id, old={"needed": old}, new={"needed": needed})
            await work.writer.flush()
            passed_on = 0 if needed else await pass_on_within(work, programme_id)
        return await _setting(work.session, ctx, scope, passed_on, needed=needed)


async def _setting(
    session: AsyncSession, ctx: Context, scope: Scope, passed_on: int = 0, *, needed: bool | None = None
) -> ConsentSetting:
    facts = await programmes.facts(session, scope.programme_id)
    members = await people.members_of(session, scope.programme_id, role=Role.EXECUTOR)
    units = {one.executor_id: one.executor for one in members if one.executor_id is not None}
    found = await heads.of_units(session, scope.programme_id, set(units), ctx.today(facts.timezone))
    return ConsentSetting(
        programme_id=scope.programme_id,
        programme=programme_name(scope, facts),
        needed=facts.needs_consent if needed is None else needed,
        units=len(units),
        without_head=tuple(name for unit, name in units.items() if unit not in found),
        passed_on=passed_on,
    )
