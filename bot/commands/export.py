"""``python -m bot export --programme 1 --out FILE``: Excel, CSV or JSON, what the file's ending says."""

import argparse
import asyncio
import sys
from pathlib import Path

from bot.commands.migrate import upgrade
from bot.commands.offline import context
from bot.logs import set_up
from bot.settings import StoreSettings, load
from domain.forms.export_format import ExportFormat, export_format_of
from domain.refusals import NotFound
from reports.export.tables import Exported
from reports.export.write import write_export
from services.export.build_export import gather_export
from services.reports.compile_report import UnknownProgramme

_ENDINGS = ", ".join(one.ending for one in ExportFormat)


def main(arguments: list[str]) -> int:
    given = _parser().parse_args(arguments)
    format = given.format or export_format_of(given.out.name)
    if format is None:
        print(f"Which format? The file's ending says it ({_ENDINGS}), or --format.", file=sys.stderr)
        return 2
    settings = load(StoreSettings)
    set_up(settings.log_level)
    upgrade(settings)
    try:
        exported = asyncio.run(_gather(settings, given.programme, given.period))
    except NotFound:
        print("There is no such period in this programme.", file=sys.stderr)
        return 1
    except UnknownProgramme as unknown:
        lines = [f"  --programme {number}  {title}" for number, title in unknown.known]
        print("\n".join(["Which programme?", *lines]), file=sys.stderr)
        return 1
    given.out.write_bytes(write_export(exported, format))
    print(f"{given.out}: {len(exported.indicators)} indicators, {len(exported.periods)} periods")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot export", description="Write all of a programme's data as a file."
    )
    parser.add_argument("--out", type=Path, required=True, help=f"the file to write: {_ENDINGS} (CSV)")
    parser.add_argument("--programme", type=int, help="its number, where there are several")
    parser.add_argument("--period", default="", help="such as 2022-H1; without it all of them")
    parser.add_argument(
        "--format", type=ExportFormat, choices=list(ExportFormat), help="where the file's ending does not say"
    )
    return parser


async def _gather(settings: StoreSettings, programme_id: int | None, period: str) -> Exported:
    async with context(settings) as ctx:
        return await gather_export(ctx, programme_id, period)
