"""The forms that a programme's report has had, and the one in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.forms.form import Form
from domain.methodology.plain import from_plain
from models.repositories.programme.definition import once
from models.sessions import WritingSession
from models.tables.programme import ReportForm


@dataclass(frozen=True, slots=True)
class KeptForm:
    """A form with what the coordinator has decided about its old words, since when it is in force."""

    id: int
    since: datetime
    source_hash: str
    package_hash: str
    form: Form
    decisions: Mapping[str, str]


@once
async def every(session: AsyncSession, programme_id: int) -> tuple[KeptForm, ...]:
    """The newest first."""
    query = select(ReportForm).where(ReportForm.programme_id == programme_id).order_by(ReportForm.id.desc())
    return tuple(_kept(row) for row in await session.scalars(query))


async def in_force(
    session: AsyncSession, programme_id: int, since: datetime | None = None
) -> KeptForm | None:
    """Today's, or that of the moment at which a period was closed; ``None``: the usual one."""
    known = await every(session, programme_id)
    return next((one for one in known if since is None or one.since <= since), None)


async def newest_for_update(session: WritingSession, programme_id: int) -> ReportForm | None:
    query = select(ReportForm).where(ReportForm.programme_id == programme_id)
    return await session.scalar(query.order_by(ReportForm.id.desc()).limit(1).with_for_update())


async def for_update(session: WritingSession, form_id: int) -> ReportForm:
    return await session.get_one(ReportForm, form_id, with_for_update=True)


def _kept(row: ReportForm) -> KeptForm:
    return KeptForm(
        row.id,
        row.since,
        row.source_hash,
        row.package_hash,
        from_plain(Form, row.form),
        dict(row.decisions),
    )
