"""What a programme's indicators are called in lists, pictures and captions: all of them, and another name."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.drafts import DraftKind
from domain.programme.short_names import read_name
from domain.refusals import NotAllowed, NotFound
from models.repositories.programme import programmes
from models.repositories.programme.programmes import IndicatorFacts, ProgrammeFacts
from services.access import enter, scopes
from services.context import Context
from services.drafts.typed_answer import await_typed, take_typed
from services.plan.plan_indicator import own_indicator


@dataclass(frozen=True, slots=True)
class Names:
    """Every indicator of a programme, in the report's order."""

    programme: ProgrammeFacts
    rows: tuple[IndicatorFacts, ...]

    def row(self, indicator_id: int) -> IndicatorFacts:
        """``NotFound`` where it is not there any more."""
        found = next((row for row in self.rows if row.id == indicator_id), None)
        if found is None:
            raise NotFound("indicator")
        return found


async def programmes_to_name(ctx: Context) -> list[Names]:
    """Those that the actor coordinates; ``NotAllowed`` where there is none."""
    async with ctx.read() as session:
        allowed = await scopes(session, ctx, Verb.PLAN)
        if not allowed:
            raise NotAllowed(Verb.PLAN)
        return [await _names(session, ctx, scope) for scope in allowed]


async def see_names(ctx: Context, programme_id: int) -> Names:
    async with ctx.read() as session:
        return await _names(session, ctx, await enter(session, ctx, Verb.PLAN, programme_id))


async def _names(session: AsyncSession, ctx: Context, scope: Scope) -> Names:
    programme = await programmes.facts(session, scope.programme_id)
    today = ctx.today(programme.timezone)
    return Names(programme, tuple(await programmes.indicators(session, scope.programme_id, today)))


async def await_name(ctx: Context, programme_id: int, indicator_id: int) -> int:
    """The question for another name: the id of the draft that waits."""
    return await await_typed(ctx, Verb.PLAN, DraftKind.SHORT_NAME, programme_id, str(indicator_id))


async def set_name(ctx: Context, draft_id: int, text: str) -> tuple[Names, IndicatorFacts]:
    """The indicator is called as typed from now on, in open periods and in those that are still to come.

    ``NameTooLong``, ``NameTaken`` or ``UnclearName`` where it cannot be. The programme is locked, so that two
    coordinators do not give one name to two indicators.
    """
    async with ctx.write() as work:
        programme_id, subject = await take_typed(work, draft_id, DraftKind.SHORT_NAME)
        scope, indicator = await own_indicator(work, programme_id, int(subject))
        before = await _names(work.session, ctx, scope)
        row = before.row(indicator.id)
        name = read_name(text, {one.short: one.number for one in before.rows if one.id != row.id})
        old = {"number": row.number, "short": row.short}
        indicator.short = name
        work.audit(indicator, "set_short_name", programme_id, old=old, new={"short": name})
        await work.writer.flush()
        names = await _names(work.session, ctx, scope)
        return names, names.row(row.id)
