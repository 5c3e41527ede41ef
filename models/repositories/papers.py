"""Units' rows as they were printed for a signature."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.repositories.core import row, rows
from models.sessions import WritingSession
from models.tables.indicator import Executor
from models.tables.outbox import OutboxRow
from models.tables.person import Person
from models.tables.submission import Submission, UnitPaper


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """One as it is shown; of ``scans`` each has ``hash``, ``name`` and ``size``."""

    id: int
    programme_id: int
    period_id: int
    executor_id: int
    unit: str
    code: str
    versions: tuple[int, ...]
    missing: tuple[str, ...]
    printed_at: datetime
    number: str
    letter_on: date | None
    scans: tuple[dict[str, Any], ...]
    signed_at: datetime | None
    signed_by: str

    @property
    def is_signed(self) -> bool:
        return self.signed_at is not None


_FACTS = (
    select(
        UnitPaper.id,
        UnitPaper.programme_id,
        UnitPaper.period_id,
        UnitPaper.executor_id,
        Executor.name.label("unit"),
        UnitPaper.code,
        UnitPaper.versions,
        UnitPaper.missing,
        UnitPaper.printed_at,
        UnitPaper.number,
        UnitPaper.letter_on,
        UnitPaper.scans,
        UnitPaper.signed_at,
        func.coalesce(Person.name, "").label("signed_by"),
    )
    .join(Executor, Executor.id == UnitPaper.executor_id)
    .outerjoin(Person, Person.id == UnitPaper.signed_by_id)
    .where(UnitPaper.programme_id == bindparam("programme"))
    .order_by(UnitPaper.id.desc())
)
_BY_ID = _FACTS.where(UnitPaper.id == bindparam("paper"))
_OF_UNIT = _FACTS.where(
    UnitPaper.period_id == bindparam("period"), UnitPaper.executor_id == bindparam("executor")
)
_ON_MESSAGE = select(OutboxRow.payload).where(
    OutboxRow.kind == bindparam("kind"),
    OutboxRow.person_id == bindparam("person"),
    OutboxRow.message_id == bindparam("message"),
)


async def by_id(session: AsyncSession, programme_id: int, paper_id: int) -> PaperFacts | None:
    return _facts(await row(session, _BY_ID, programme=programme_id, paper=paper_id))


async def of_unit(
    session: AsyncSession, programme_id: int, period_id: int, executor_id: int
) -> list[PaperFacts]:
    """The newest first."""
    given = {"programme": programme_id, "period": period_id, "executor": executor_id}
    return [found for one in await rows(session, _OF_UNIT, **given) if (found := _facts(one)) is not None]


async def on_message(
    session: AsyncSession, kind: str, person_id: int | None, message_id: int
) -> dict[str, Any] | None:
    """What somebody's notice of this kind keeps that came as a message."""
    found = await row(session, _ON_MESSAGE, kind=kind, person=person_id, message=message_id)
    return None if found is None else found[0]


async def for_change(session: WritingSession, programme_id: int, paper_id: int) -> UnitPaper | None:
    query = select(UnitPaper).where(UnitPaper.programme_id == programme_id, UnitPaper.id == paper_id)
    return await session.scalar(query.with_for_update())


async def with_code(session: WritingSession, period_id: int, executor_id: int, code: str) -> UnitPaper | None:
    query = select(UnitPaper).where(
        UnitPaper.period_id == period_id, UnitPaper.executor_id == executor_id, UnitPaper.code == code
    )
    return await session.scalar(query.with_for_update())


async def signed_of_unit(
    session: WritingSession, programme_id: int, period_id: int, executor_id: int
) -> Sequence[UnitPaper]:
    """Those that are signed, whatever was signed last at the end."""
    query = select(UnitPaper).where(
        UnitPaper.programme_id == programme_id,
        UnitPaper.period_id == period_id,
        UnitPaper.executor_id == executor_id,
        UnitPaper.signed_at.is_not(None),
    )
    return (await session.scalars(query.order_by(UnitPaper.signed_at, UnitPaper.id))).all()


async def versions_for_change(
    session: WritingSession, programme_id: int, ids: Collection[int]
) -> Sequence[Submission]:
    query = select(Submission).where(Submission.programme_id == programme_id, Submission.id.in_(ids))
    return (await session.scalars(query.order_by(Submission.id).with_for_update())).all()


def _facts(found: Any) -> PaperFacts | None:
    if found is None:
        return None
    columns = found._asdict()
    lists = {name: tuple(columns[name]) for name in ("versions", "missing", "scans")}
    return PaperFacts(**{**columns, **lists})
