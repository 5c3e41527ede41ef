"""A changed file of a programme without a conversation: the command line shows it first, then applies it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from domain.programme.document import ReadDocument
from domain.refusals import NotFound
from models.repositories.programme import programmes
from programmes.change.carry_over import says_everything
from services.context import Context
from services.programme.change_programme import ProgrammeChange, apply_change, change_among


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """What was read in a file's bytes, and the answers that come beside it."""

    content: bytes
    document: ReadDocument
    answers: Sequence[str] = ()


async def find_known(ctx: Context, file: ChangedFile) -> ProgrammeChange | None:
    """What the file would change; ``None`` where its programme is not there, whoever coordinates it."""
    async with ctx.read() as session:
        known = [one.id for one in await programmes.every(session)]
        return await change_among(
            session,
            known,
            file.document,
            says_everything=says_everything(file.content),
            answers=file.answers,
        )


async def change_by_file(ctx: Context, file: ChangedFile, programme_id: int) -> ProgrammeChange:
    """The programme becomes what the file says; ``NotFound`` where the file is of another one."""
    everything = says_everything(file.content)
    await ctx.files.put(file.content)
    async with ctx.write() as work:
        await programmes.lock_programme(work.session, programme_id)
        change = await change_among(
            work.session, [programme_id], file.document, says_everything=everything, answers=file.answers
        )
        if change is None:
            raise NotFound("programme")
        source_hash = hashlib.sha256(file.content).hexdigest()
        await apply_change(work, change, source_hash, says_everything=everything)
        return change
