"""What is kept of a signed report, and its files given back."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.refusals import NotAllowed, NotFound
from domain.time.periods import Period
from models.repositories.programme import periods, programmes, signed
from models.repositories.programme.signed import SignedFacts
from services.access import enter, programme_name
from services.context import Context


@dataclass(frozen=True, slots=True)
class SignedKept:
    """What was kept: its revision, the numbers it changed, how many scans are with it."""

    signed_id: int
    programme_id: int
    programme: str
    period: Period
    revision: int
    numbers: tuple[str, ...]
    scans: int = 0


@dataclass(frozen=True, slots=True)
class StoredFile:
    name: str
    content: bytes


async def see_signed(ctx: Context, programme_id: int, signed_id: int) -> SignedKept:
    """What was kept; for whoever coordinates."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.REVIEW, programme_id)
        return await describe_signed(session, scope, await _facts(session, programme_id, signed_id))


async def signed_files(ctx: Context, programme_id: int, signed_id: int) -> list[StoredFile]:
    """The signed document and its scans, for whoever sees the whole report."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.SEE_REPORT, programme_id)
        if not scope.sees_all:
            raise NotAllowed(Verb.SEE_REPORT)
        facts = await _facts(session, programme_id, signed_id)
    kept = [(facts.filename, facts.content_hash), *((one["name"], one["hash"]) for one in facts.scans)]
    return [StoredFile(name, await ctx.files.get(content_hash)) for name, content_hash in kept]


async def signed_outcome(ctx: Context, draft_id: int) -> SignedKept | None:
    """What became of a file that somebody sent, where it was kept as a signed report."""
    async with ctx.read() as session:
        found = await signed.by_draft(session, draft_id)
        if found is None:
            return None
        scope = await enter(session, ctx, Verb.REVIEW, found.programme_id)
        return await describe_signed(session, scope, found)


async def _facts(session: AsyncSession, programme_id: int, signed_id: int) -> SignedFacts:
    facts = await signed.by_id(session, programme_id, signed_id)
    if facts is None:
        raise NotFound("signed")
    return facts


async def describe_signed(session: AsyncSession, scope: Scope, found: SignedFacts) -> SignedKept:
    facts = await programmes.facts(session, found.programme_id)
    known = await periods.of_programme(session, found.programme_id)
    return SignedKept(
        signed_id=found.id,
        programme_id=found.programme_id,
        programme=programme_name(scope, facts),
        period=Period.from_key(next(one.key for one in known if one.id == found.period_id)),
        revision=found.revision,
        numbers=tuple(edit["number"] for edit in found.edits),
        scans=len(found.scans),
    )
