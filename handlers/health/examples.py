"""A bot that is well, one that is not, and what a command without a running bot would know."""

from collections.abc import Iterator
from datetime import timedelta

from handlers.examples import Example, example
from handlers.health import screens
from services.ports import PartSeen, Vitals
from services.samples.facts import MORNING, ZONE
from services.upkeep.see_health import Backlog, Health

_NAMES = ("poller", "intake", "sender", "database", "tick plan_reminders", "tick seal_audit")
_NOTHING = Backlog(0, None, 0)


def examples() -> Iterator[Example]:
    well = tuple(PartSeen(name, 3.2, stuck=False) for name in _NAMES)
    yield example("health", screens.health, _health(Vitals("0.1.0", 7000, 2.5, 12 * 10**9, well)))
    ill = (PartSeen("notice 17", 2000, stuck=True), PartSeen("poller", 200_000, stuck=True))
    late = Backlog(1204, MORNING - timedelta(hours=3), 7)
    told = _health(Vitals("0.1.0", 300_000, None, 9 * 10**8, ill), late, "intake")
    yield example("health that is poor", screens.health, told)
    yield example("health of no process", screens.health, _health(None))


def _health(vitals: Vitals | None, backlog: Backlog = _NOTHING, *elsewhere: str) -> Health:
    return Health(MORNING, ZONE, "PostgreSQL", backlog, backlog, vitals, 1 + len(elsewhere), elsewhere)
