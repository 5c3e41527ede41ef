"""Which figures are behind and explained by work that comes later, in the period that is collected."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.review.later import Later, comes_later, is_far_below
from domain.time.periods import Period
from models.repositories.programme import periods, programmes
from models.repositories.programme.periods import PeriodFacts
from services.context import Context
from services.periods.asked_periods import without_early
from services.standing.assessed import Assessed, Overview


@dataclass(frozen=True, slots=True)
class Zero:
    """A figure, and what its explanation says of when the work comes."""

    item: Assessed
    later: Later

    @property
    def id(self) -> int:
        return self.item.indicator.id

    @property
    def number(self) -> str:
        return self.item.indicator.number


async def zeros_period(session: AsyncSession, ctx: Context, programme_id: int) -> PeriodFacts | None:
    """The latest that takes everybody's figures and is over: a closed one has no plans to set."""
    opened = await periods.open_periods(session, programme_id)
    today = ctx.today((await programmes.facts(session, programme_id)).timezone)
    return next(reversed(await without_early(session, programme_id, opened, today)), None)


def zeros_of(view: Overview) -> tuple[Zero, ...]:
    """In the report's order; one whose due date has come is behind indeed."""
    return tuple(_found(view.items, Period.from_key(view.period.key)))


def _found(items: Iterable[Assessed], period: Period) -> Iterable[Zero]:
    for item in items:
        figure = item.figure
        if figure is None or item.due is not None:
            continue
        course = item.indicator.course
        if not is_far_below(item.standing, item.target, figure.value, period, course):
            continue
        later = comes_later(figure.explanation, period)
        if later is not None:
            yield Zero(item, later)
