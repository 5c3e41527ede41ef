"""The ticks. What is due is a row in the database; a tick only says «look now»."""

import logging
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from services.consent.pass_on import pass_unagreed_on
from services.context import Actor, Context, Installation
from services.digest.plan_digests import plan_digests
from services.escalation.by_itself import note_told_heads
from services.escalation.propose import propose_silent
from services.periods.close_due import close_due
from services.periods.open_due import open_due
from services.reminders.plan_due import plan_reminders
from services.upkeep.forget_updates import forget_updates
from services.upkeep.seal_audit import seal_audit
from services.upkeep.sweep_files import sweep_files

_log = logging.getLogger(__name__)
UseCase = Callable[[Context], Awaitable[object]]
TICKS: tuple[tuple[UseCase, int], ...] = (
    (open_due, 15),
    (close_due, 15),
    (plan_reminders, 30),
    (pass_unagreed_on, 15),
    (propose_silent, 60),
    (note_told_heads, 60),
    (plan_digests, 60),
    (seal_audit, 15),
    (forget_updates, 3600),
    (sweep_files, 3600),
)
"""Each use case with the seconds between two calls; looked at all at once, what has opened is reminded of."""


Watched = Callable[[str, int], Callable[[], None]]


def build_scheduler(
    installation: Installation,
    before: Callable[[], Awaitable[None]] | None = None,
    watched: Watched = lambda _name, _seconds: lambda: None,
) -> AsyncIOScheduler:
    """The scheduler, not started; ``before`` is awaited at each tick (the clock looks at its source).

    ``watched`` is told of each tick and how often it comes; what it returns is called when one is over.
    """
    scheduler = AsyncIOScheduler(
        timezone="UTC", job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1}
    )
    for use_case, seconds in TICKS:
        over = watched(_name(use_case), seconds)
        scheduler.add_job(_tick, "interval", (use_case, installation, before, over), seconds=seconds)
    return scheduler


async def look_now(installation: Installation) -> None:
    """Every tick once, besides its time: somebody has moved the clock."""
    for use_case, _ in TICKS:
        await _tick(use_case, installation, None, lambda: None)


async def _tick(
    use_case: UseCase,
    installation: Installation,
    before: Callable[[], Awaitable[None]] | None,
    over: Callable[[], None],
) -> None:
    if before is not None:
        await before()
    try:
        await use_case(Context(installation, Actor(telegram_id=0, name="")))
    except Exception:
        _log.exception("The tick %s failed; the next one tries again", _name(use_case))
    over()


def _name(use_case: UseCase) -> str:
    return str(getattr(use_case, "__name__", use_case))
