"""A day that differs from the published working calendar: the operator's word for one municipality."""

from datetime import date

from domain.refusals import NotFound
from models.repositories.programme import periods, programmes
from models.tables.municipality import DayOff
from services.context import Context


async def set_day_off(ctx: Context, municipality: str, day: date, *, working: bool) -> None:
    """For deadlines that are set from now on; ``NotFound`` where no programme is of that municipality."""
    async with ctx.write() as work:
        known = await programmes.municipality_named(work.session, municipality)
        if known is None:
            raise NotFound("municipality")
        row = await periods.day_off_row(work.session, known.id, day)
        if row is None:
            row = DayOff(municipality_id=known.id, day=day, working=working)
            work.writer.add(row)
        row.working = working
        await work.writer.flush()
        work.audit(row, "set_day_off", None, new={"day": day.isoformat(), "working": working})
