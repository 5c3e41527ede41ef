"""A file somebody sent: kept at once, read from the outbox; only an owner or a coordinator may."""

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Verb
from domain.drafts import DraftKind
from domain.refusals import NotAllowed
from models.repositories import drafts, people
from models.repositories.programme import uploads
from models.tables.draft import Draft
from models.tables.upload import Upload
from services.context import Context, Work
from services.drafts.keep_draft import touch
from services.notices.asked_for import FileRead
from services.notices.plan import plan

FIRST_STEP = "read"
_OF_READING = ("reading", "settled")
"""A file that is sent again is read anew: what was answered about it wrongly can be answered otherwise."""


async def check_right_to_send(ctx: Context) -> None:
    """Before anything is downloaded: only an owner or a coordinator sends programmes."""
    if ctx.actor.is_owner:
        return
    async with ctx.read() as session:
        await check_right(session, ctx)


async def receive_file(ctx: Context, content: bytes, filename: str) -> None:
    """Keep the bytes and put its reading into the outbox; only an owner or a coordinator may."""
    content_hash = await ctx.files.put(content)
    async with ctx.write() as work:
        person_id = await work.person_id()
        await check_right(work.session, ctx)
        await _keep_upload(work, person_id, content_hash, filename, len(content))
        draft = await drafts.open_about(work.session, person_id, DraftKind.PROGRAMME_FILE, content_hash)
        if draft is None:
            draft = _new_draft(work, person_id, content_hash)
        touch(work, draft)
        draft.step = FIRST_STEP
        draft.answers = {name: one for name, one in draft.answers.items() if name not in _OF_READING}
        await work.writer.flush()
        await plan(work, FileRead(draft.id, draft.revision), person_id)


async def check_right(session: AsyncSession, ctx: Context) -> None:
    if ctx.actor.is_owner:
        return
    known = ctx.actor.person_id
    roles = await people.roles_of(session, known, ctx.now()) if known is not None else []
    if not any(role.role is Role.COORDINATOR for role in roles):
        raise NotAllowed(Verb.CREATE_PROGRAMME)


async def _keep_upload(work: Work, person_id: int, content_hash: str, filename: str, size: int) -> None:
    if await uploads.of_person(work.session, person_id, content_hash) is None:
        work.writer.add(
            Upload(
                person_id=person_id,
                content_hash=content_hash,
                filename=filename[:255],
                size=size,
                received_at=work.now,
            )
        )


def _new_draft(work: Work, person_id: int, content_hash: str) -> Draft:
    draft = Draft(
        person_id=person_id,
        kind=DraftKind.PROGRAMME_FILE,
        subject=content_hash,
        step=FIRST_STEP,
        answers={},
        chat_id=work.ctx.chat_id or 0,
        touched_at=work.now,
    )
    work.writer.add(draft)
    return draft
