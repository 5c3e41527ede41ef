"""What a coordinator said before about figures of a programme, kept with the question that offers it."""

from sqlalchemy.ext.asyncio import AsyncSession

from domain.refusals import NotFound, Stale
from domain.review.ready_reasons import ready_reasons
from models.repositories import drafts, submissions
from models.tables.draft import Draft
from services.context import Context, Work


async def with_ready(work: Work, programme_id: int, draft: Draft) -> None:
    """The question keeps what its buttons say: a press later means what was shown."""
    said = await submissions.said_by(work.session, programme_id, await work.person_id())
    draft.answers = {"ready": list(ready_reasons(said))}


def ready_in(draft: Draft) -> tuple[str, ...]:
    return tuple(draft.answers.get("ready", ()))


async def own_question(session: AsyncSession, ctx: Context, draft_id: int) -> Draft:
    draft = await drafts.own(session, ctx.actor.person_id, draft_id)
    if draft is None:
        raise NotFound("draft")
    return draft


async def ready_words(session: AsyncSession, ctx: Context, draft_id: int, revision: int, place: int) -> str:
    """What the button at this place stands for; ``Stale`` where it was pressed, or asked anew, since."""
    draft = await own_question(session, ctx, draft_id)
    ready = ready_in(draft)
    if draft.revision != revision or not 0 <= place < len(ready):
        raise Stale
    return ready[place]
