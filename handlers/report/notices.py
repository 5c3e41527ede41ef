"""The finished report, to whoever asked for it."""

from domain.forms.report_format import ReportFormat
from handlers.report.screens import finished
from handlers.screen import Screen
from services.context import Context
from services.notices.asked_for import ReportBuilt
from services.reports.compile_report import compile_report
from texts import texts


async def _report(ctx: Context, notice: ReportBuilt) -> Screen:
    format = ReportFormat(notice.format)
    compiled = await compile_report(ctx, notice.programme_id, notice.period_id, format)
    return finished(texts(ctx.actor.language), compiled)


WORDS = {ReportBuilt: _report}
