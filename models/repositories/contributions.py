"""Contributors' parts of the figures of one programme; and where, of all programmes, parts are asked for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from decimal import Decimal

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.programme.document import Part
from models.repositories.core import row, rows
from models.repositories.reminders.whom import Candidate
from models.tables.indicator import Assignment, Indicator
from models.tables.period import PeriodRow
from models.tables.person import Membership, Person
from models.tables.submission import Contribution


@dataclass(frozen=True, slots=True)
class ContributionFacts:
    """One version of a part as it is shown; a ``domain.contributions.together.GivenPart``."""

    id: int
    indicator_id: int
    period_id: int
    executor_id: int
    version: int
    wording: str
    value: Decimal | None
    no_data: bool
    explanation: str
    source: str
    sent_at: datetime
    author: str


_COLUMNS = [one.name for one in fields(ContributionFacts) if one.name != "author"]
_FACTS = select(*(getattr(Contribution, name) for name in _COLUMNS), Person.name).join(
    Person, Person.id == Contribution.author_id
)
_later = aliased(Contribution)
_REPLACED = (
    select(_later.id)
    .where(
        _later.indicator_id == Contribution.indicator_id,
        _later.period_id == Contribution.period_id,
        _later.executor_id == Contribution.executor_id,
        _later.version > Contribution.version,
    )
    .exists()
)
_NEWEST = _FACTS.where(
    Contribution.programme_id == bindparam("programme"),
    Contribution.period_id.in_(bindparam("periods", expanding=True)),
    Contribution.indicator_id.in_(bindparam("indicators", expanding=True)),
    ~_REPLACED,
).order_by(Contribution.id)
_BY_DRAFT = _FACTS.where(
    Contribution.programme_id == bindparam("programme"), Contribution.draft_id == bindparam("draft")
)
_LAST = select(func.max(Contribution.version)).where(
    Contribution.indicator_id == bindparam("indicator"),
    Contribution.period_id == bindparam("period"),
    Contribution.executor_id == bindparam("executor"),
)
_GIVES = or_(
    Assignment.part == Part.CONTRIBUTES, (Assignment.part == Part.HANDS_IN) & Indicator.own_part.is_(True)
)
_ASKS = (Indicator.together.is_not(None), Indicator.ended_at.is_(None), _GIVES)
_ASKING = (
    select(Indicator.programme_id).join(Assignment, Assignment.indicator_id == Indicator.id).where(*_ASKS)
).distinct()
_GIVEN = (
    select(Contribution.id)
    .where(
        Contribution.indicator_id == Indicator.id,
        Contribution.period_id == PeriodRow.id,
        Contribution.executor_id == Assignment.executor_id,
    )
    .exists()
)
_OWING = (
    select(
        PeriodRow.id.label("period"),
        Membership.programme_id,
        Membership.executor_id,
        Membership.person_id,
        Membership.since,
    )
    .join(Indicator, Indicator.programme_id == PeriodRow.programme_id)
    .join(Assignment, Assignment.indicator_id == Indicator.id)
    .join(Membership, Membership.executor_id == Assignment.executor_id)
    .where(
        PeriodRow.id.in_(bindparam("periods", expanding=True)),
        Membership.ended_at.is_(None),
        *_ASKS,
        ~_GIVEN,
    )
    .distinct()
)


async def newest(
    session: AsyncSession, programme_id: int, period_ids: Collection[int], indicator_ids: Collection[int]
) -> list[ContributionFacts]:
    """The newest part of each contributor to these figures, in the order in which they came."""
    given = {"programme": programme_id, "periods": list(period_ids), "indicators": list(indicator_ids)}
    return [ContributionFacts(*one) for one in await rows(session, _NEWEST, **given)]


async def by_draft(session: AsyncSession, programme_id: int, draft_id: int) -> ContributionFacts | None:
    found = await row(session, _BY_DRAFT, programme=programme_id, draft=draft_id)
    return None if found is None else ContributionFacts(*found)


async def last_version(session: AsyncSession, indicator_id: int, period_id: int, executor_id: int) -> int:
    given = {"indicator": indicator_id, "period": period_id, "executor": executor_id}
    found = await row(session, _LAST, **given)
    return (found[0] if found else None) or 0


async def programmes_asking(session: AsyncSession) -> frozenset[int]:
    """Ids of the programmes in which contributors give parts."""
    return frozenset(one[0] for one in await rows(session, _ASKING))


async def owing(session: AsyncSession, period_ids: Sequence[int]) -> list[tuple[int, Candidate]]:
    """Everybody of a unit that may owe a part of these periods, with the period. The programme is taken as
    it is today: what is owed indeed is looked up when they are told."""
    found = await rows(session, _OWING, periods=list(period_ids))
    return [(one[0], Candidate(*one[1:])) for one in found]
