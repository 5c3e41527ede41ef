"""The rows that hold a programme's document, for writing over them: ended ones too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.sessions import WritingSession
from models.tables.indicator import (
    Assignment,
    Executor,
    Heading,
    Indicator,
    Measure,
    MethodologyVersion,
    Plan,
    Target,
)


@dataclass(frozen=True, slots=True)
class Outline:
    headings: Sequence[Heading]
    measures: Sequence[Measure]
    indicators: Sequence[Indicator]

    @property
    def wordings(self) -> dict[int, str]:
        """Each measure's, by id."""
        return {measure.id: measure.wording for measure in self.measures}


async def outline(session: AsyncSession, programme_id: int) -> Outline:
    headings = select(Heading).where(Heading.programme_id == programme_id).order_by(Heading.position)
    measures = select(Measure).where(Measure.programme_id == programme_id).order_by(Measure.position)
    indicators = select(Indicator).where(Indicator.programme_id == programme_id)
    return Outline(
        (await session.scalars(headings)).all(),
        (await session.scalars(measures)).all(),
        (await session.scalars(indicators)).all(),
    )


async def executors(session: AsyncSession, programme_id: int) -> Sequence[Executor]:
    return (await session.scalars(select(Executor).where(Executor.programme_id == programme_id))).all()


async def targets(session: AsyncSession, programme_id: int) -> Sequence[Target]:
    query = select(Target).join(Indicator, Indicator.id == Target.indicator_id)
    query = query.where(Indicator.programme_id == programme_id).order_by(Target.since)
    return (await session.scalars(query)).all()


async def plans(session: AsyncSession, programme_id: int) -> Sequence[Plan]:
    query = select(Plan).where(Plan.programme_id == programme_id).order_by(Plan.period_key)
    return (await session.scalars(query)).all()


async def methodologies(session: AsyncSession, programme_id: int) -> Sequence[MethodologyVersion]:
    query = select(MethodologyVersion).where(MethodologyVersion.programme_id == programme_id)
    return (await session.scalars(query.order_by(MethodologyVersion.since))).all()


async def assignments(session: AsyncSession, programme_id: int) -> Sequence[Assignment]:
    query = select(Assignment).where(Assignment.programme_id == programme_id)
    return (await session.scalars(query.order_by(Assignment.position, Assignment.id))).all()


async def plan_row(session: WritingSession, indicator_id: int, key: str) -> Plan | None:
    query = select(Plan).where(Plan.indicator_id == indicator_id, Plan.period_key == key)
    return await session.scalar(query.with_for_update())


async def target_rows(session: AsyncSession, indicator_id: int) -> Sequence[Target]:
    """Every wording of column 4, the document's own first."""
    query = select(Target).where(Target.indicator_id == indicator_id)
    return (await session.scalars(query.order_by(func.coalesce(Target.since, date.min)))).all()
