"""How the bot itself is, for its owner."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from domain.access import Verb
from domain.refusals import NotAllowed
from models.repositories.queues import backlog, processes
from models.repositories.queues.backlog import Backlog
from services.context import Context
from services.ports import Vitals

__all__ = ["Backlog", "Health", "see_health"]
_LATELY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Health:
    """``vitals`` are those of the process that answers; none where no bot is running. ``processes``
    says how many were seen lately."""

    now: datetime
    timezone: str
    database: str
    inbox: Backlog
    outbox: Backlog
    vitals: Vitals | None
    processes: int
    stuck_elsewhere: tuple[str, ...]


async def see_health(ctx: Context) -> Health:
    """What waits, what was given up on in the last day, and what the process knows of itself; the owner's."""
    if not ctx.actor.is_owner:
        raise NotAllowed(Verb.SEE_HEALTH)
    now, installation = ctx.now(), ctx.installation
    async with ctx.read() as session:
        own = ctx.claim.id if ctx.claim else 0
        inbox = await backlog.of_inbox(session, now - _LATELY, own)
        outbox = await backlog.of_outbox(session, now - _LATELY, now)
        alive = await processes.told(session)
    kind = "SQLite" if installation.database.is_sqlite else "PostgreSQL"
    vitals = installation.vitals() if installation.vitals else None
    return Health(
        now, installation.timezone, kind, inbox, outbox, vitals, len(alive), _elsewhere(alive, vitals)
    )


def _elsewhere(alive: list[dict[str, Any]], vitals: Vitals | None) -> tuple[str, ...]:
    """What other processes say of themselves, but for what stands here as well."""
    stuck = {part for signs in alive for part, sign in signs.items() if sign["stuck"]}
    here = {part.name for part in vitals.parts if part.stuck} if vitals else set()
    return tuple(sorted(stuck - here))
