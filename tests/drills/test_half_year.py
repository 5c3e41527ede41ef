"""A simulated half-year: who was told what and when, though the bot dies, the network goes away and people do
as they like. ``DRILL_PEOPLE`` says how many they are (make drill: 200, and every day is looked at)."""

import os
import random
import sys
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from domain.time.periods import PeriodKind
from services.context import Installation
from tests.doubles import FakeClock
from tests.drills.half_year.account import Account
from tests.drills.half_year.bot import Bot
from tests.drills.half_year.half import Half
from tests.drills.half_year.network import Network, playground_for
from tests.drills.half_year.town import Place, Scene, everybody, settle

PEOPLE = int(os.environ.get("DRILL_PEOPLE", "20"))
THOROUGH = PEOPLE >= 100
URAL, EAST, WEST = "Asia/Yekaterinburg", "Asia/Kamchatka", "Europe/Kaliningrad"
MAY = Scene(
    "2022 год, майские праздники",
    date(2022, 3, 30),
    date(2022, 9, 30) if THOROUGH else date(2022, 5, 16),
    (
        Place("Первый округ", URAL, PeriodKind.QUARTER, 20, 28, "2022-Q1"),
        Place("Второй округ", EAST, PeriodKind.MONTH, 5, 12, "2022-M3"),
    ),
)
NEW_YEAR = Scene(
    "Новый 2023 год",
    date(2022, 12, 28),
    date(2023, 6, 30),
    (
        Place("Первый округ", URAL, PeriodKind.HALF_YEAR, 25, 31, "2022"),
        Place("Второй округ", WEST, PeriodKind.QUARTER, 17, 25, "2022-Q4"),
    ),
)
LEAP_YEAR = Scene(
    "Високосный 2024 год",
    date(2023, 12, 27),
    date(2024, 6, 28),
    (
        Place("Первый округ", EAST, PeriodKind.MONTH, 12, 20, "2023-M12"),
        Place("Второй округ", WEST, PeriodKind.QUARTER, 15, 29, "2023-Q4"),
    ),
)
ALL = ((MAY, "sqlite"), (NEW_YEAR, "postgresql"), (LEAP_YEAR, "sqlite"))
CASES = ALL if THOROUGH else ALL[:1]


@pytest.mark.parametrize(
    ("scene", "database_url"),
    CASES,
    indirect=["database_url"],
    ids=[f"{scene.last.year}-{database}" for scene, database in CASES],
)
async def test_every_owed_step_is_delivered_once_or_explained(
    installation: Installation,
    clock: FakeClock,
    database_url: str,
    tmp_path: Path,
    scene: Scene,
) -> None:
    chance = random.Random(scene.name)
    first = datetime.combine(scene.first, datetime.min.time(), ZoneInfo(scene.places[0].timezone))
    clock.move(first)
    town = await settle(installation, scene, PEOPLE, chance)
    network = Network()
    async with playground_for(network, tmp_path, everybody(town), first) as ground:
        bot = Bot(ground.url, database_url, tmp_path, installation.database, network)
        try:
            half = Half(town, network, ground, bot, installation, clock, chance, thorough=THOROUGH)
            await half.play()
        finally:
            await bot.die()
    account = Account(town, half.facts, network.told)
    print(f"\n{account.said()}", file=sys.stderr)
    assert account.faults == []
    assert account.counts["доставлено"] > 2 * PEOPLE
