"""The finished file, to whoever asked for it."""

from domain.forms.export_format import ExportFormat
from handlers.export.screens import finished
from handlers.screen import Screen
from services.context import Context
from services.export.build_export import build_export
from services.notices.asked_for import ExportBuilt
from texts import texts


async def _export(ctx: Context, notice: ExportBuilt) -> Screen:
    format = ExportFormat(notice.format)
    built = await build_export(ctx, notice.programme_id, notice.period_id, format)
    return finished(texts(ctx.actor.language), built)


WORDS = {ExportBuilt: _export}
