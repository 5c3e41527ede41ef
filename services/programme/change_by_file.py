"""A changed file of a programme without a conversation: the command line shows it first, then applies it."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from domain.programme.document import ReadDocument
from domain.refusals import NotFound
from models.repositories.programme import programmes
from programmes.change.carry_over import says_everything
from services.context import Context
from services.programme.change_programme import (
    ProgrammeChange,
    ProgrammeFile,
    apply_change,
    change_among,
    lock_unchanged,
)


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
    return await _among(ctx, file, known)


async def change_by_file(ctx: Context, file: ChangedFile, programme_id: int) -> ProgrammeChange:
    """The programme becomes what the file says; ``NotFound`` where the file is of another one."""
    await ctx.files.put(file.content)
    change = await _among(ctx, file, [programme_id])
    if change is None:
        raise NotFound("programme")
    async with ctx.write() as work:
        await lock_unchanged(work, change)
        await apply_change(work, change, hashlib.sha256(file.content).hexdigest())
    return change


async def _among(ctx: Context, file: ChangedFile, programme_ids: Collection[int]) -> ProgrammeChange | None:
    content_hash = hashlib.sha256(file.content).hexdigest()
    everything = says_everything(file.document)
    read = ProgrammeFile(content_hash, file.document, everything, tuple(file.answers))
    return await change_among(ctx, programme_ids, read)
