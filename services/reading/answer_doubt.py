"""A doubt about a document answered: it is read again with the answer, and the next doubt is asked."""

from collections.abc import Mapping

from domain.programme.reading_doubts import PARTS, DoubtKind, Way, taken_columns
from domain.refusals import Stale, UnclearPeriod
from programmes.period_words import typed_period
from services.context import Context
from services.drafts.keep_draft import touch
from services.programme.file_step import FileStep
from services.programme.receive_file import check_right
from services.programme.take_file import own_file, read_with, see_file
from services.reading.file_draft import FileDraft


async def answer_doubt(ctx: Context, draft_id: int, revision: int, place: int) -> FileDraft:
    """The way that stands at ``place`` of the open doubt; ``Stale`` where that is answered already.

    ``UnreadableFile`` where the document would be none with this answer: nothing is kept then.
    """
    before = await see_file(ctx, draft_id)
    if before.doubt is None or not 0 <= place < len(before.doubt.ways):
        raise Stale
    return await _keep(ctx, before, revision, {before.doubt.about: before.doubt.ways[place]})


async def answer_as_before(ctx: Context, draft_id: int, revision: int) -> FileDraft:
    """«Как в прошлый раз»: every doubtful column that was answered when this layout came before."""
    before = await see_file(ctx, draft_id)
    if before.doubt is None or not before.before:
        raise Stale
    return await _keep(ctx, before, revision, before.before)


async def correct_column(ctx: Context, draft_id: int, revision: int, number: int, place: int) -> FileDraft:
    """The column of this number holds the part at ``place`` of ``PARTS``, whatever it was taken for.

    ``Stale`` where something is decided about the file already, or it has no such column.
    """
    before = await see_file(ctx, draft_id)
    column = next((one for one in taken_columns(before.document) if one.number == number), None)
    if before.step is not FileStep.READ or column is None or not 0 <= place < len(PARTS):
        raise Stale
    part = PARTS[place]
    way = Way(part, (f"column {column.title}={part}",))
    return await _keep(ctx, before, revision, {f"column {column.title}": way})


async def say_period(ctx: Context, draft_id: int, revision: int, text: str) -> FileDraft:
    """The document's period as somebody types it; ``UnclearPeriod`` where the words name none."""
    before = await see_file(ctx, draft_id)
    if before.doubt is None or before.doubt.kind is not DoubtKind.PERIOD:
        raise Stale
    period = typed_period(text)
    if period is None:
        raise UnclearPeriod(text[:100])
    way = Way(period.key, (f"period={period.key}",))
    return await _keep(ctx, before, revision, {before.doubt.about: way})


async def _keep(ctx: Context, before: FileDraft, revision: int, ways: Mapping[str, Way]) -> FileDraft:
    """Read first, kept then: an answer that makes the document unreadable is no answer."""
    reading = (*before.reading, *(line for way in ways.values() for line in way.lines))
    await read_with(ctx, before.content_hash, before.filename, reading)
    async with ctx.write() as work:
        await check_right(work.session, ctx)
        draft = await own_file(work.session, ctx, before.id)
        if draft.revision != revision:
            raise Stale
        settled = [*draft.answers.get("settled", ()), *ways]
        draft.answers = {**draft.answers, "reading": list(reading), "settled": settled}
        touch(work, draft)
    return await see_file(ctx, before.id)
