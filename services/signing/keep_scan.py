"""A scan or photos of the signed report, kept beside its file."""

from domain.access import Verb
from domain.drafts import DraftKind
from domain.file_types import SCANS, file_type
from domain.refusals import NotAScan, NotFound
from models.repositories.programme import signed
from services.access import enter
from services.context import Context
from services.drafts.typed_answer import await_typed, still_asked
from services.signing.see_signed import SignedKept, describe_signed, see_signed

MOST = 30
"""Files of one report."""


async def await_scan(ctx: Context, programme_id: int, signed_id: int) -> int:
    """What is sent next is a scan; the id of the draft that waits."""
    await see_signed(ctx, programme_id, signed_id)
    return await await_typed(ctx, Verb.REVIEW, DraftKind.SCAN, programme_id, str(signed_id))


async def check_scan_awaited(ctx: Context, draft_id: int) -> None:
    """Before anything is downloaded; ``Stale`` where it is no longer waited for."""
    async with ctx.read() as session:
        programme_id, _ = await still_asked(session, ctx, draft_id, DraftKind.SCAN)
        await enter(session, ctx, Verb.REVIEW, programme_id)


async def keep_scan(ctx: Context, draft_id: int, content: bytes, filename: str) -> SignedKept:
    """A PDF or a picture; ``NotAScan`` for anything else. The same one twice is kept once."""
    await check_scan_awaited(ctx, draft_id)
    if file_type(content) not in SCANS:
        raise NotAScan(filename[:100])
    content_hash = await ctx.files.put(content)
    async with ctx.write() as work:
        programme_id, subject = await still_asked(work.session, ctx, draft_id, DraftKind.SCAN)
        scope = await enter(work.session, ctx, Verb.REVIEW, programme_id)
        row = await signed.for_change(work.session, programme_id, int(subject))
        if row is None:
            raise NotFound("signed")
        known = [one["hash"] for one in row.scans]
        if content_hash not in known and len(known) < MOST:
            scan = {"hash": content_hash, "name": filename[:255], "size": len(content)}
            row.scans = [*row.scans, scan]
            work.audit(row, "keep_scan", programme_id, new={"file": content_hash, "name": filename[:255]})
        await work.writer.flush()
        facts = await signed.by_id(work.session, programme_id, row.id)
        assert facts is not None
        return await describe_signed(work.session, scope, facts)
