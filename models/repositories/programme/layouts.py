"""What municipalities answered about the columns of their documents' layouts."""

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.tables.municipality import Municipality
from models.tables.programme import ProgrammeRow
from models.tables.upload import LayoutAnswer
from models.unit_of_work import Writer


async def known(
    session: AsyncSession, layout: str, municipality: str, programme_ids: Collection[int]
) -> dict[str, str]:
    """Each column's part, by its number: of the municipality of this name, or of one of these programmes."""
    theirs = select(ProgrammeRow.municipality_id).where(ProgrammeRow.id.in_(programme_ids))
    query = (
        select(LayoutAnswer.columns)
        .join(Municipality, Municipality.id == LayoutAnswer.municipality_id)
        .where(
            LayoutAnswer.layout == layout,
            (Municipality.name == municipality) | Municipality.id.in_(theirs),
        )
        .order_by(LayoutAnswer.kept_at.desc())
        .limit(1)
    )
    return dict(await session.scalar(query) or {})


async def keep(writer: Writer, programme_id: int, layout: str, columns: Mapping[str, str]) -> LayoutAnswer:
    """For the programme's municipality; what it answered before about other columns stays."""
    programme = await writer.session.get_one(ProgrammeRow, programme_id)
    query = select(LayoutAnswer).where(
        LayoutAnswer.municipality_id == programme.municipality_id, LayoutAnswer.layout == layout
    )
    row = await writer.session.scalar(query.with_for_update())
    if row is None:
        row = LayoutAnswer(municipality_id=programme.municipality_id, layout=layout, columns={})
        writer.add(row)
    row.columns = {**row.columns, **columns}
    return row
