"""An import taken back: a programme that was created by mistake goes while nobody has handed in anything."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Verb
from domain.drafts import DraftKind
from domain.refusals import FiguresHandedIn, NotAllowed, Stale
from models.repositories import people
from models.repositories.programme import programmes, removal
from services.context import Context
from services.drafts.own_draft import own_draft
from services.notices.coordinators import ProgrammeRemoved
from services.notices.plan import plan_several
from services.programme.file_step import FileStep
from services.removal.remove import remove


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What was created of a file, and may be taken back."""

    draft_id: int
    programme_id: int
    title: str


async def see_taken_in(ctx: Context, draft_id: int) -> TakenIn:
    """Before it is taken back; ``FiguresHandedIn`` where that is too late."""
    async with ctx.read() as session:
        return await _taken_in(session, ctx, draft_id)


async def take_back_programme(ctx: Context, draft_id: int) -> TakenIn:
    """«Отменить создание»: for whoever created it, as long as nobody else coordinates it.

    ``Stale`` where it is gone already.
    """
    async with ctx.write() as work:
        found = await _taken_in(work.session, ctx, draft_id)
        row = await programmes.lock_programme(work.session, found.programme_id)
        if row.removed_at is not None:
            raise Stale
        await _check_nothing_handed_in(work.session, row.id)
        told = {*await remove(work, row, "take_back_programme")} - {await work.person_id()}
        await plan_several(work, (ProgrammeRemoved(row.id, found.title, ctx.actor.name), told))
        return found


async def _taken_in(session: AsyncSession, ctx: Context, draft_id: int) -> TakenIn:
    draft, programme_id = await own_draft(session, ctx, draft_id, DraftKind.PROGRAMME_FILE)
    if draft.step != FileStep.DONE or await removal.is_removed(session, programme_id):
        raise Stale
    members = await people.members_of(session, programme_id, role=Role.COORDINATOR)
    if members and all(one.person_id != ctx.actor.person_id for one in members):
        raise NotAllowed(Verb.CHANGE_PROGRAMME)
    if not members and not ctx.actor.is_owner:
        raise NotAllowed(Verb.CREATE_PROGRAMME)
    await _check_nothing_handed_in(session, programme_id)
    title = (await programmes.facts(session, programme_id)).title
    return TakenIn(draft_id, programme_id, title)


async def _check_nothing_handed_in(session: AsyncSession, programme_id: int) -> None:
    numbers = await removal.handed_in(session, programme_id)
    if numbers:
        raise FiguresHandedIn(tuple(numbers))
