"""Which inputs of a period's months are missing, and until when each month's are owed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Verb
from domain.figures.form import Answers
from domain.methodology.asking import Wanted, asked_on, collects_by_month, known
from domain.methodology.given import Given
from domain.reminders.ladder import Window
from domain.reminders.monthly import month_windows
from domain.time.deadlines import read_deadline
from domain.time.periods import Period, PeriodKind
from models.repositories import drafts
from models.repositories.programme import periods, programmes
from models.repositories.programme.periods import PeriodFacts
from services.access import enter
from services.computing.known_inputs import earlier, inputs_given
from services.context import Context
from services.standing.expected import Expected, own_of


@dataclass(frozen=True, slots=True)
class MonthOwed:
    """``numbers`` are the indicators that need ``missing`` inputs of a month. One that was over before the
    period began is due with the period's first."""

    month: Period
    missing: int
    due_on: date
    numbers: tuple[str, ...]
    overdue: bool = False


async def owed_months(ctx: Context, programme_id: int, period_id: int) -> tuple[MonthOwed, ...]:
    """What the actor owes of the months that are over; nothing of a programme that has ended."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.LIST_TASKS, programme_id)
        facts = await programmes.facts(session, programme_id)
        opened = await periods.collected_periods(session, programme_id)
        found = next((one for one in opened if one.id == period_id), None)
        if found is None or facts.ended_at is not None:
            return ()
        own = await own_of(session, programme_id, period_id, scope)
        return await months_owed(session, programme_id, found, own, ctx.today(facts.timezone))


async def months_owed(
    session: AsyncSession, programme_id: int, period: PeriodFacts, own: Iterable[Expected], today: date
) -> tuple[MonthOwed, ...]:
    """The same of some indicators: what nobody has given, in a draft, sent or for another of them."""
    key = Period.from_key(period.key)
    monthly = [one for one in own if collects_by_month(one.methodology, key)]
    if not monthly:
        return ()
    windows = await month_windows_of(session, programme_id, period)
    missing: dict[int, list[str]] = defaultdict(list)
    given = await _given(session, programme_id, period, monthly)
    for one in monthly:
        for question in _missing(one, given[one.indicator.id], key, today):
            if question.month <= max(windows, default=0):
                missing[question.month].append(one.indicator.number)
    return tuple(_owed(key, month, missing[month], windows, today) for month in sorted(missing))


def _missing(one: Expected, given: Sequence[Given], period: Period, today: date) -> list[Wanted]:
    """Given by one of them is given."""
    assert one.methodology is not None
    still_open = [{*asked_on(today, one.methodology, period, each)} for each in (Given(), *given)]
    return [question for question in set.intersection(*still_open) if question.month]


def _owed(
    period: Period, month: int, numbers: Sequence[str], windows: dict[int, Window], today: date
) -> MonthOwed:
    due_on = windows.get(month, windows[min(windows)]).due_on
    of = Period(PeriodKind.MONTH, period.year, month)
    return MonthOwed(of, len(numbers), due_on, tuple(dict.fromkeys(numbers)), overdue=today > due_on)


async def first_month_of(
    session: AsyncSession, programme_id: int, period: PeriodFacts
) -> tuple[Period | None, date | None]:
    """The first of a period's months that is collected by itself, and until when its inputs are due."""
    key = Period.from_key(period.key)
    windows = await month_windows_of(session, programme_id, period)
    if not windows:
        return None, None
    month = min(windows)
    return Period(PeriodKind.MONTH, key.year, month), windows[month].due_on


async def month_windows_of(
    session: AsyncSession, programme_id: int, period: PeriodFacts
) -> dict[int, Window]:
    """By the programme's rule; nothing where that is none."""
    kind, deadline = await programmes.rules(session, programme_id)
    rule = read_deadline(deadline)
    days_off = await periods.days_off(session, programme_id)
    return month_windows(kind, Period.from_key(period.key), rule, days_off) if rule else {}


async def _given(
    session: AsyncSession, programme_id: int, period: PeriodFacts, monthly: Sequence[Expected]
) -> dict[int, list[Given]]:
    """By indicator: what is known of its inputs, what was sent, and what stands in somebody's draft."""
    subjects = {f"{one.indicator.id}:{period.id}": one.indicator.id for one in monthly}
    found: dict[int, list[Given]] = defaultdict(list)
    for subject, answers in await drafts.open_answers(session, programme_id, subjects):
        found[subjects[subject]].append(Answers.from_json(answers).given)
    given = await inputs_given(session, programme_id)
    here = [one for one in given if one.period.key == period.key]
    for known_one in here:
        found[known_one.indicator_id].append(known_one.given)
    before = earlier([one for one in given if one.period.key != period.key])
    for one in monthly:
        assert one.methodology is not None
        found[one.indicator.id].append(known(one.methodology, one.period, before))
    return found
