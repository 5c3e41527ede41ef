"""A changed file of a programme without a conversation: the command line shows it first, then applies it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from domain.programme.document import ReadDocument
from domain.refusals import NotFound
from models.repositories.programme import programmes
from programmes.change.carry_over import says_everything
from services.context import Context
from services.programme.change_programme import (
    LikelyProgramme,
    ProgrammeChange,
    ProgrammeFile,
    apply_change,
    change_among,
    change_of,
    likely_among,
    lock_unchanged,
)


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """What was read in a file's bytes, and the answers that come beside it."""

    content: bytes
    document: ReadDocument
    answers: Sequence[str] = ()


async def find_known(ctx: Context, file: ChangedFile, same: int | None = None) -> ProgrammeChange | None:
    """What the file would change; ``None`` where its programme is not there, whoever coordinates it.

    ``same`` is the programme that it was said to be of; ``NotFound`` where there is none.
    """
    known = await _every(ctx)
    if same is None:
        return await change_among(ctx, known, _read(file))
    if same not in known:
        raise NotFound("programme")
    return await change_of(ctx, same, _read(file))


async def find_likely_known(ctx: Context, file: ChangedFile) -> tuple[LikelyProgramme, ...]:
    """Those that the file may be of under a corrected name."""
    return await likely_among(ctx, await _every(ctx), _read(file))


async def _every(ctx: Context) -> list[int]:
    async with ctx.read() as session:
        return [one.id for one in await programmes.every(session)]


async def change_by_file(ctx: Context, file: ChangedFile, programme_id: int) -> ProgrammeChange:
    """The programme, which the file is of, becomes what that says."""
    await ctx.files.put(file.content)
    change = await change_of(ctx, programme_id, _read(file))
    async with ctx.write() as work:
        await lock_unchanged(work, change)
        await apply_change(work, change, hashlib.sha256(file.content).hexdigest())
    return change


def _read(file: ChangedFile) -> ProgrammeFile:
    content_hash = hashlib.sha256(file.content).hexdigest()
    return ProgrammeFile(content_hash, file.document, says_everything(file.document), tuple(file.answers))
