"""Programmes, their headings, indicators and executors.

Everything here but ``every`` is bound to one programme: the caller asked for access to it first.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.methodology.model import Methodology
from domain.methodology.plain import from_plain
from domain.programme.document import ExecutorKind, HeadingKind, IndicatorFields, Part
from domain.programme.fields import kept_names, restored
from domain.programme.short_names import Worded, short_names
from domain.reminders.settings import DEFAULTS, ReminderSettings
from domain.time.periods import PeriodKind
from models.repositories.core import rows
from models.repositories.programme.definition import note, once
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
from models.tables.municipality import Municipality
from models.tables.programme import ProgrammeRow


@dataclass(frozen=True, slots=True)
class ProgrammeFacts:
    """Of one that ``rests`` (it is paused, or has ended) nobody hears anything they did not ask for."""

    id: int
    title: str
    municipality: str
    timezone: str
    reminders: ReminderSettings = DEFAULTS
    paused_at: datetime | None = None
    ended_at: datetime | None = None
    needs_consent: bool | None = None
    """Of a unit's head before a figure goes to the coordinator; ``None``: nobody has said so yet."""

    @property
    def rests(self) -> bool:
        return self.paused_at is not None or self.ended_at is not None


@dataclass(frozen=True, slots=True)
class HeadingFacts:
    id: int
    position: int
    kind: HeadingKind
    wording: str
    aliases: tuple[str, ...]
    parent_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorFacts(IndicatorFields):
    """One row of the report; ``target`` is the wording of column 4 in force.

    ``path`` are the headings over it, the highest first; the lowest is its section.
    """

    id: int
    measure_number: str
    measure: str
    position: int
    path: tuple[int, ...]
    hands_in_id: int | None
    hands_in: str

    @property
    def heading_id(self) -> int | None:
        return self.path[-1] if self.path else None


@dataclass(frozen=True, slots=True)
class AssignmentFacts:
    indicator_id: int
    executor_id: int
    part: Part


@dataclass(frozen=True, slots=True)
class ExecutorFacts:
    id: int
    name: str
    kind: ExecutorKind
    by_agreement: bool


_NUMBERED = select(Indicator.id).where(
    Indicator.programme_id == bindparam("programme"), Indicator.number == bindparam("number")
)
_LOCKED = (
    select(Indicator.id)
    .where(
        Indicator.programme_id == bindparam("programme"),
        Indicator.id.in_(bindparam("indicators", expanding=True)),
    )
    .order_by(Indicator.id)
    .with_for_update()
)


_FACTS = select(
    ProgrammeRow.id,
    ProgrammeRow.title,
    Municipality.name,
    Municipality.timezone,
    ProgrammeRow.reminders,
    ProgrammeRow.paused_at,
    ProgrammeRow.ended_at,
    ProgrammeRow.needs_consent,
).join(Municipality, Municipality.id == ProgrammeRow.municipality_id)


_EVERY = _FACTS.where(ProgrammeRow.removed_at.is_(None)).order_by(ProgrammeRow.id)
_OF_MUNICIPALITY = select(ProgrammeRow).where(
    ProgrammeRow.municipality_id == bindparam("municipality"), ProgrammeRow.removed_at.is_(None)
)


@once
async def facts(session: AsyncSession, programme_id: int) -> ProgrammeFacts:
    return _facts((await session.execute(_FACTS.where(ProgrammeRow.id == programme_id))).one())


def _facts(found: Any) -> ProgrammeFacts:
    settings = ReminderSettings.from_plain(found.reminders)
    named = found.id, found.title, found.name, found.timezone
    return ProgrammeFacts(*named, settings, found.paused_at, found.ended_at, found.needs_consent)


async def every(session: AsyncSession) -> list[ProgrammeFacts]:
    """All programmes of the installation that stand, for the owner who brings in their coordinators."""
    return [_facts(row) for row in await session.execute(_EVERY)]


@once
async def rules(session: AsyncSession, programme_id: int) -> tuple[PeriodKind, str]:
    """Of what kind its periods are, and the rule of their deadline."""
    query = select(ProgrammeRow.period_kind, ProgrammeRow.deadline).where(ProgrammeRow.id == programme_id)
    kind, deadline = (await session.execute(query)).one()
    return PeriodKind(kind), deadline


async def load(session: AsyncSession, programme_id: int) -> ProgrammeRow:
    return (await session.scalars(select(ProgrammeRow).where(ProgrammeRow.id == programme_id))).one()


async def source_of(session: AsyncSession, programme_id: int) -> str:
    """The hash of the file by which it stands."""
    query = select(ProgrammeRow.source_hash).where(ProgrammeRow.id == programme_id)
    return (await session.scalars(query)).one()


async def of_municipality(session: AsyncSession, municipality_id: int) -> Sequence[ProgrammeRow]:
    """Those that stand."""
    return (await session.scalars(_OF_MUNICIPALITY, {"municipality": municipality_id})).all()


async def municipality(session: AsyncSession, municipality_id: int) -> Municipality:
    return await session.get_one(Municipality, municipality_id)


async def municipality_named(session: AsyncSession, name: str) -> Municipality | None:
    return await session.scalar(select(Municipality).where(Municipality.name == name))


@once
async def headings(session: AsyncSession, programme_id: int) -> list[HeadingFacts]:
    query = (
        select(Heading)
        .where(Heading.programme_id == programme_id, Heading.ended_at.is_(None))
        .order_by(Heading.position)
    )
    return [
        HeadingFacts(
            row.id, row.position, HeadingKind(row.kind), row.wording, tuple(row.aliases), row.parent_id
        )
        for row in await session.scalars(query)
    ]


@once
async def indicators(session: AsyncSession, programme_id: int, on: date) -> list[IndicatorFacts]:
    """Every indicator in the report's order with the target in force on a day: three queries in all."""
    query = (
        select(
            Indicator.id,
            *(getattr(Indicator, name) for name in kept_names(IndicatorFields)),
            Measure.number.label("measure_number"),
            Measure.wording.label("measure"),
            Measure.position,
            Measure.heading_id,
        )
        .join(Measure, Measure.id == Indicator.measure_id)
        .where(Indicator.programme_id == programme_id, Indicator.ended_at.is_(None))
        .order_by(Measure.position, Indicator.position)
    )
    targets = await _targets(session, programme_id, on)
    handing_in = await _handing_in(session, programme_id)
    over = paths(await headings(session, programme_id))
    found = []
    for row in (await session.execute(query)).mappings():
        own = {**row}
        hands_in_id, hands_in = handing_in.get(own["id"], (None, ""))
        beside = {"path": over.get(own.pop("heading_id"), ()), "target": targets.get(own["id"], "")}
        fields = own | restored(IndicatorFields, own) | beside
        found.append(IndicatorFacts(**fields, hands_in_id=hands_in_id, hands_in=hands_in))
    return named(found)


def named(rows: list[IndicatorFacts]) -> list[IndicatorFacts]:
    """Those that an older version left without a short name have a proposal."""
    if all(row.short for row in rows):
        return rows
    names = short_names([Worded(row.number, row.measure, row.wording, row.short) for row in rows])
    return [replace(row, short=name) for row, name in zip(rows, names, strict=True)]


def paths(known: Iterable[HeadingFacts]) -> dict[int | None, tuple[int, ...]]:
    """For each heading those over it and itself, the highest first; ``known`` are in the document's order."""
    found: dict[int | None, tuple[int, ...]] = {None: ()}
    for one in known:
        found[one.id] = (*found.get(one.parent_id, ()), one.id)
    return found


async def _targets(session: AsyncSession, programme_id: int, on: date) -> dict[int, str]:
    query = (
        select(Target.indicator_id, Target.wording)
        .join(Indicator, Indicator.id == Target.indicator_id)
        .where(Indicator.programme_id == programme_id, func.coalesce(Target.since, date.min) <= on)
        .order_by(func.coalesce(Target.since, date.min))
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def _handing_in(session: AsyncSession, programme_id: int) -> dict[int, tuple[int, str]]:
    query = (
        select(Assignment.indicator_id, Executor.id, Executor.name)
        .join(Executor, Executor.id == Assignment.executor_id)
        .where(Assignment.programme_id == programme_id, Assignment.part == Part.HANDS_IN)
    )
    return {row[0]: (row[1], row[2]) for row in await session.execute(query)}


@once
async def assignments(session: AsyncSession, programme_id: int) -> list[AssignmentFacts]:
    """In the order of column 6."""
    query = (
        select(Assignment.indicator_id, Assignment.executor_id, Assignment.part)
        .where(Assignment.programme_id == programme_id)
        .order_by(Assignment.indicator_id, Assignment.position, Assignment.id)
    )
    return [AssignmentFacts(row[0], row[1], Part(row[2])) for row in await session.execute(query)]


@once
async def executors(session: AsyncSession, programme_id: int) -> list[ExecutorFacts]:
    query = select(Executor).where(Executor.programme_id == programme_id).order_by(Executor.id)
    return [
        ExecutorFacts(row.id, row.name, ExecutorKind(row.kind), row.by_agreement)
        for row in await session.scalars(query)
    ]


async def indicator_row(session: AsyncSession, programme_id: int, indicator_id: int) -> Indicator | None:
    """Ended or not."""
    query = select(Indicator).where(Indicator.programme_id == programme_id, Indicator.id == indicator_id)
    return await session.scalar(query)


async def lock_indicator(session: WritingSession, programme_id: int, indicator_id: int) -> Indicator | None:
    """The row that a decision about an indicator's figures waits for."""
    query = select(Indicator).where(Indicator.programme_id == programme_id, Indicator.id == indicator_id)
    return await session.scalar(query.with_for_update())


async def lock_indicators(session: WritingSession, programme_id: int, indicator_ids: Collection[int]) -> None:
    """The same of several, always in one order, so that nobody waits crosswise."""
    await rows(session, _LOCKED, programme=programme_id, indicators=list(indicator_ids))


async def numbered(session: AsyncSession, programme_id: int, number: str) -> int | None:
    """The id of the indicator of this number, ended or not."""
    found = await rows(session, _NUMBERED, programme=programme_id, number=number)
    return found[0].id if found else None


@once
async def plans(
    session: AsyncSession, programme_id: int, key: str
) -> dict[int, tuple[Decimal | None, date | None]]:
    """Plan and due date of each indicator that has one for a period, by indicator id."""
    query = select(Plan.indicator_id, Plan.value, Plan.due_on).where(
        Plan.programme_id == programme_id, Plan.period_key == key
    )
    return {row[0]: (row[1], row[2]) for row in await session.execute(query)}


async def lock_programme(session: WritingSession, programme_id: int) -> ProgrammeRow:
    """The row that whoever writes about the whole programme waits for; a figure that comes in does not.

    What is written over is read after this, so that nobody writes over what another has just written.
    """
    query = select(ProgrammeRow).where(ProgrammeRow.id == programme_id)
    locked = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    row = (await session.scalars(locked)).one()
    note(session, programme_id, row.revision)
    return row


@once
async def methodologies(session: AsyncSession, programme_id: int) -> dict[int, tuple[Methodology, ...]]:
    """Every version of every indicator's methodology, the oldest first, by indicator id."""
    query = (
        select(MethodologyVersion.indicator_id, MethodologyVersion.document)
        .where(MethodologyVersion.programme_id == programme_id)
        .order_by(MethodologyVersion.since)
    )
    found: dict[int, tuple[Methodology, ...]] = {}
    for row in await session.execute(query):
        found[row[0]] = (*found.get(row[0], ()), from_plain(Methodology, row[1]))
    return found
