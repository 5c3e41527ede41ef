"""A file somebody sent: kept at once, read from the outbox. What it is, is told by what is in it."""

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Verb
from domain.drafts import DraftKind
from domain.refusals import NotAllowed
from models.repositories import drafts, people
from models.repositories.programme import uploads
from models.tables.draft import Draft
from models.tables.upload import Upload
from programmes.unit_sheet.read import mark_in
from services.access import scopes
from services.context import Context, Work
from services.drafts.keep_draft import touch
from services.for_whom.sitting import LONGEST_SOURCE
from services.notices.asked_for import FileRead, SheetRead
from services.notices.plan import plan
from services.ports import WorkerTimeout

FIRST_STEP = "read"
SAME = "same"
"""The answer under which a draft keeps which programme its file is of; 0 for a new one."""
_OF_READING = ("reading", "settled", SAME)
"""A file that is sent again is read anew: what was answered about it wrongly can be answered otherwise."""


async def check_right_to_send(ctx: Context) -> None:
    """Before anything is downloaded: an owner or a coordinator sends programmes, whoever hands in a sheet."""
    if ctx.actor.is_owner:
        return
    async with ctx.read() as session:
        if not await scopes(session, ctx, Verb.HAND_IN):
            raise NotAllowed(Verb.CREATE_PROGRAMME)


async def takes_programmes_in(ctx: Context) -> bool:
    """An owner or a coordinator: what they send by itself is a programme."""
    async with ctx.read() as session:
        try:
            await check_right(session, ctx)
        except NotAllowed:
            return False
    return True


async def receive_file(ctx: Context, content: bytes, filename: str, said: str = "") -> None:
    """Keep the bytes and put their reading into the outbox: of a unit's sheet, whose rights are looked at
    with what is in it, or of a programme, which only an owner or a coordinator may send.

    ``said`` is what was typed beside it.
    """
    is_unit_sheet = await is_sheet(ctx, content)
    kind = DraftKind.SHEET if is_unit_sheet else DraftKind.PROGRAMME_FILE
    content_hash = await ctx.files.put(content)
    async with ctx.write() as work:
        person_id = await work.person_id()
        if not is_unit_sheet:
            await check_right(work.session, ctx)
        await _keep_upload(work, person_id, content_hash, filename, len(content))
        draft = await drafts.open_about(work.session, person_id, kind, content_hash)
        if draft is None:
            draft = _new_draft(work, person_id, kind, content_hash)
        touch(work, draft)
        draft.step = FIRST_STEP
        draft.answers = {name: one for name, one in draft.answers.items() if name not in _OF_READING}
        if is_unit_sheet:
            draft.answers = {"said": " ".join(said.split())[:LONGEST_SOURCE]}
        await work.writer.flush()
        notice = SheetRead if is_unit_sheet else FileRead
        await plan(work, notice(draft.id, draft.revision), person_id)


async def is_sheet(ctx: Context, content: bytes) -> bool:
    """A unit's own, told by what is in it; what cannot be told within the time is no sheet."""
    try:
        return await ctx.worker.run(mark_in, content) is not None
    except WorkerTimeout:
        return False


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


def _new_draft(work: Work, person_id: int, kind: DraftKind, content_hash: str) -> Draft:
    draft = Draft(
        person_id=person_id,
        kind=kind,
        subject=content_hash,
        step=FIRST_STEP,
        answers={},
        chat_id=work.ctx.chat_id or 0,
        touched_at=work.now,
    )
    work.writer.add(draft)
    return draft
