"""A programme removed by its coordinator: its name is typed first; the audit keeps that it was."""

from dataclasses import dataclass

from domain.access import Role, Verb
from domain.drafts import DraftKind
from domain.programme.removal import is_named, name_to_type
from domain.refusals import OtherName, Stale
from models.repositories import people
from models.repositories.programme import programmes, removal
from services.access import enter
from services.context import Context
from services.drafts.own_draft import own_draft
from services.drafts.typed_answer import still_asked, take_typed, wait_for
from services.notices.coordinators import ProgrammeRemoved
from services.notices.plan import plan_several
from services.removal.remove import remove


@dataclass(frozen=True, slots=True)
class Removing:
    """What is about to go: ``name`` is what has to be typed, ``handed_in`` are figures that go with it."""

    programme_id: int
    title: str
    name: str
    handed_in: tuple[str, ...]
    members: int


async def see_removing(ctx: Context, programme_id: int) -> Removing:
    """What would go, for whoever may remove it."""
    async with ctx.read() as session:
        await enter(session, ctx, Verb.CHANGE_PROGRAMME, programme_id)
        title = (await programmes.facts(session, programme_id)).title
        numbers = await removal.handed_in(session, programme_id)
        members = await people.members_of(session, programme_id)
        others = {one.person_id for one in members} - {ctx.actor.person_id}
        return Removing(programme_id, title, name_to_type(title), tuple(numbers), len(others))


async def await_removal(ctx: Context, programme_id: int) -> int:
    """The question for its name; the id of the draft that waits for the answer."""
    async with ctx.write() as work:
        await enter(work.session, ctx, Verb.CHANGE_PROGRAMME, programme_id)
        return (await wait_for(work, DraftKind.REMOVE, programme_id, str(programme_id))).id


async def remove_programme(ctx: Context, draft_id: int, text: str) -> str:
    """Its title, once it is gone; ``OtherName`` where the words are not its name, which stays asked."""
    async with ctx.write() as work:
        programme_id, _ = await still_asked(work.session, ctx, draft_id, DraftKind.REMOVE)
        await enter(work.session, ctx, Verb.CHANGE_PROGRAMME, programme_id)
        row = await programmes.lock_programme(work.session, programme_id)
        if row.removed_at is not None:
            raise Stale
        if not is_named(row.title, text):
            raise OtherName(name_to_type(row.title))
        await take_typed(work, draft_id, DraftKind.REMOVE)
        coordinators = await people.members_of(work.session, programme_id, role=Role.COORDINATOR)
        told = {one.person_id for one in coordinators} - {await work.person_id()}
        await remove(work, row, "remove_programme")
        await plan_several(work, (ProgrammeRemoved(programme_id, row.title, ctx.actor.name), told))
        return row.title


async def removed_title(ctx: Context, draft_id: int) -> str | None:
    """The title of what was removed by an answer of one's own; ``None`` where it was not."""
    async with ctx.read() as session:
        _, programme_id = await own_draft(session, ctx, draft_id, DraftKind.REMOVE)
        if not await removal.is_removed(session, programme_id):
            return None
        return (await programmes.facts(session, programme_id)).title
