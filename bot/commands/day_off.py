"""``python -m bot day-off MUNICIPALITY DAY off|working``."""

import argparse
import asyncio
import sys
from datetime import date

from bot.commands.migrate import upgrade
from bot.commands.offline import context
from bot.logs import set_up
from bot.settings import StoreSettings, load
from domain.refusals import NotFound
from services.periods.set_day_off import set_day_off


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bot day-off",
        description="Say that a day differs from the published working calendar, in one municipality.",
    )
    parser.add_argument("municipality", help="as the programme names it")
    parser.add_argument("day", type=date.fromisoformat, help="such as 2026-07-13")
    parser.add_argument("kind", choices=("off", "working"))
    given = parser.parse_args(arguments)
    settings = load(StoreSettings)
    set_up(settings.log_level)
    upgrade(settings)
    try:
        asyncio.run(_set(settings, given))
    except NotFound:
        print(f"No programme of «{given.municipality}» has been taken in.", file=sys.stderr)
        return 1
    print(f"{given.day} is a {'working day' if given.kind == 'working' else 'day off'} now.")
    return 0


async def _set(settings: StoreSettings, given: argparse.Namespace) -> None:
    async with context(settings) as ctx:
        await set_day_off(ctx, given.municipality, given.day, working=given.kind == "working")
