"""A version with the number of its indicator, for whoever names the figure that is spoken about."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.repositories import submissions
from models.repositories.programme import programmes
from models.repositories.submissions import SubmissionFacts


async def numbered_version(
    session: AsyncSession, programme_id: int, submission_id: int
) -> tuple[SubmissionFacts, str] | None:
    """As it was handed in, newest or not; ``None`` where there is none."""
    version = await submissions.by_id(session, programme_id, submission_id)
    if version is None:
        return None
    indicator = await programmes.indicator_row(session, programme_id, version.indicator_id)
    return version, indicator.number if indicator else ""
