"""Seals new audit entries into a hash chain, and checks the chain."""

import hashlib
from dataclasses import dataclass

from models.repositories import audit
from models.unit_of_work import digest_of
from services.context import Context

GENESIS = "0" * 64
"""What the first entry is chained to."""
_BATCH = 500


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """``broken_at`` is the first entry whose seal does not fit; ``changed`` lists entries whose content
    no longer gives their digest (erased on request, or tampered with)."""

    entries: int
    broken_at: int | None
    changed: tuple[int, ...]


def seal_of(previous: str, digest: str) -> str:
    """SHA-256 over the seal before and the entry's digest."""
    return hashlib.sha256((previous + digest).encode()).hexdigest()


async def seal_audit(ctx: Context) -> int:
    """Seal what is not sealed yet, oldest first; returns how many.

    Called by a tick, so that no write waits for another. An entry that commits late with a smaller id is
    chained after those sealed before it: the chain follows ``sealed_as``, not ``id``.
    """
    async with ctx.installation.database.writer() as writer:
        number, seal = await audit.last_sealed(writer.session) or (0, GENESIS)
        fresh = await audit.unsealed(writer.session, _BATCH)
        sealed = []
        for entry_id, digest in fresh:
            number, seal = number + 1, seal_of(seal, digest)
            sealed.append((entry_id, number, seal))
        await audit.seal(writer.session, sealed)
    return len(fresh)


async def verify_audit(ctx: Context) -> ChainCheck:
    """Walk the whole chain."""
    seal, count, broken_at, changed = GENESIS, 0, None, []
    async with ctx.read() as session:
        async for entry in audit.chain(session):
            count += 1
            seal = seal_of(seal, entry.digest)
            if entry.seal != seal or entry.sealed_as != count:
                broken_at = entry.id
                break
            if digest_of(entry) != entry.digest:
                changed.append(entry.id)
    return ChainCheck(count, broken_at, tuple(changed))
