"""All of a programme's data, or of one period, as a file: ordered, built, and gathered for the operator."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Verb
from domain.forms.export_format import ExportFormat
from domain.refusals import NotFound
from domain.time.periods import Period
from models.repositories.programme import periods, programmes
from models.repositories.programme.periods import PeriodFacts
from reports.export.tables import Exported
from reports.export.write import write_export
from services.access import enter, programme_name
from services.context import Context
from services.export.content import EVERY_PERIOD, exported
from services.notices.asked_for import ExportBuilt
from services.notices.plan import order_file
from services.reports.compile_report import UnknownProgramme


@dataclass(frozen=True, slots=True)
class ExportFile:
    """The finished file; ``period`` is ``None`` where it has all of them, ``own`` for own rows only."""

    programme: str
    period: Period | None
    format: ExportFormat
    content: bytes
    own: bool


async def order_export(
    ctx: Context, programme_id: int, period_id: int, format: ExportFormat = ExportFormat.EXCEL
) -> bool:
    """See ``order_file``: ``False`` where it is on its way already."""
    async with ctx.write() as work:
        await enter(work.session, ctx, Verb.EXPORT, programme_id)
        return await order_file(work, ExportBuilt(programme_id, period_id, format=format.value))


async def build_export(
    ctx: Context, programme_id: int, period_id: int, format: ExportFormat = ExportFormat.EXCEL
) -> ExportFile:
    """An executor's has own rows only and no names of authors (storyboard 0)."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.EXPORT, programme_id)
        known = await _periods(session, programme_id, period_id)
        found = await exported(session, programme_id, known, scope)
        name = programme_name(scope, await programmes.facts(session, programme_id))
    content = await ctx.worker.run(write_export, found, format)
    period = Period.from_key(known[0].key) if period_id != EVERY_PERIOD else None
    return ExportFile(name, period, format, content, own=not scope.sees_all)


async def gather_export(ctx: Context, programme_id: int | None, period_key: str = "") -> Exported:
    """Everything, for the operator's command line, where no person asks.

    ``UnknownProgramme`` unless exactly one is there (or is named and there); ``NotFound`` of a period.
    """
    async with ctx.read() as session:
        every = await programmes.every(session)
        meant = [one.id for one in every if programme_id in (None, one.id)]
        if len(meant) != 1:
            raise UnknownProgramme([(one.id, one.title) for one in every])
        known = await periods.of_programme(session, meant[0])
        chosen = [one for one in known if period_key in ("", one.key)]
        if period_key and not chosen:
            raise NotFound("period")
        return await exported(session, meant[0], chosen, None)


async def _periods(session: AsyncSession, programme_id: int, period_id: int) -> list[PeriodFacts]:
    known = await periods.of_programme(session, programme_id)
    chosen = [one for one in known if period_id in (EVERY_PERIOD, one.id)]
    if not chosen and period_id != EVERY_PERIOD:
        raise NotFound("period")
    return chosen
