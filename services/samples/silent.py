"""Silent units of a programme, as they would be three working days after its deadline."""

from dataclasses import replace
from datetime import UTC, date, datetime

from domain.reminders.follow_up import FollowUpKind
from domain.time.periods import Period
from models.repositories.reminders.whom import FollowUpFacts
from services.escalation.silent import Silent, SilentUnit
from services.escalation.tell_silent import SilentToldOf
from services.samples.facts import ZONE
from services.standing.assessed import Overview
from services.standing.shares import by_executor

_DUE = date(2022, 7, 11)
_AT = datetime(2022, 7, 14, 5, 20, tzinfo=UTC)


def silent_in(view: Overview) -> Silent:
    """Whoever owes something."""
    period = Period.from_key(view.period.key)
    units = tuple(
        SilentUnit(view.period.id, period, _DUE, one.subject_id, one.name, one.progress.missing, 3)
        for one in by_executor(view.items)
        if one.subject_id and one.progress.missing
    )
    return Silent(view.programme.id, view.programme.title, ZONE, units)


def with_deed(unit: SilentUnit, kind: FollowUpKind, by: str) -> SilentUnit:
    """The same after somebody did something about it, or (nobody) the bot."""
    return replace(unit, done=FollowUpFacts(unit.period_id, unit.executor_id, kind, _AT, None, by))


def told_of(silent: Silent, unit: SilentUnit, by: str, *, to_head: bool) -> SilentToldOf:
    return SilentToldOf(
        programme_id=silent.programme_id,
        programme=silent.programme,
        period_id=unit.period_id,
        period=unit.period,
        due_on=unit.due_on,
        executor_id=unit.executor_id,
        executor=unit.executor,
        numbers=unit.numbers,
        days=unit.days,
        by=((by, 10),) if by else (),
        to_head=to_head,
    )
