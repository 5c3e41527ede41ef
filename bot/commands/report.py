"""``python -m bot report --period 2022-H1 --out FILE``: Word, or what the file's ending says."""

import argparse
import asyncio
import sys
from pathlib import Path

from bot.commands.migrate import upgrade
from bot.commands.offline import context
from bot.logs import set_up
from bot.settings import StoreSettings, load
from domain.forms.report_format import ReportFormat, format_of
from domain.time.periods import Period
from reports.consolidated import PRINTERS, Report
from services.reports.compile_report import UnknownProgramme, gather_report

_ENDINGS = ", ".join(one.ending for one in ReportFormat)


def main(arguments: list[str]) -> int:
    given = _parser().parse_args(arguments)
    format = given.format or format_of(given.out.name) or ReportFormat.WORD
    settings = load(StoreSettings)
    set_up(settings.log_level)
    upgrade(settings)
    try:
        period = Period.from_key(given.period)
        report = asyncio.run(_gather(settings, given.programme, period.key, format))
    except ValueError as error:
        print(f"{error}. A period is written 2022-H1, 2022-Q3, 2022-M11 or 2022.", file=sys.stderr)
        return 2
    except UnknownProgramme as unknown:
        print(_unknown(unknown), file=sys.stderr)
        return 1
    printed = PRINTERS[format](report)
    given.out.write_bytes(printed.content)
    print(f"{given.out}: {len(report.figures)} figures, {len(report.missing)} missing")
    if printed.misfit:
        print(f"Not in the document's own look, a {printed.misfit} is: {printed.text[:80]}", file=sys.stderr)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot report", description="Write a period's consolidated report as a file."
    )
    parser.add_argument("--period", required=True, help="such as 2022-H1")
    parser.add_argument("--out", type=Path, required=True, help=f"the file to write: {_ENDINGS}")
    parser.add_argument(
        "--format", type=ReportFormat, choices=list(ReportFormat), help="where the file's ending does not say"
    )
    parser.add_argument("--programme", type=int, help="its number, where there are several")
    return parser


async def _gather(
    settings: StoreSettings, programme_id: int | None, period: str, format: ReportFormat
) -> Report:
    async with context(settings) as ctx:
        return await gather_report(ctx, programme_id, period, format)


def _unknown(unknown: UnknownProgramme) -> str:
    if not unknown.known:
        return "No programme with this period has been taken in: python -m bot import FILE.docx"
    lines = [f"  --programme {number}  {title}" for number, title in unknown.known]
    return "\n".join(["Which programme? Those with this period:", *lines])
