"""The half-year, day by day: the clock jumps from one moment at which something may happen to the next."""

import random
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from models.tables.outbox import OutboxRow
from models.tables.person import Person
from services.context import Installation
from tests.bot_on_playground import Ground
from tests.doubles import FakeClock
from tests.drills.half_year import days
from tests.drills.half_year.bot import Bot
from tests.drills.half_year.facts import Facts, Stop
from tests.drills.half_year.folk import Folk
from tests.drills.half_year.network import Network
from tests.drills.half_year.office import Office
from tests.drills.half_year.town import Town

_MIDNIGHT, _MORNING = time(0, 10), time(10, 25)
_LATER = (("react", time(11, 30)), ("afternoon", time(16)))
_AWAY = timedelta(days=3)
_DOWN = timedelta(days=1, hours=20)


class Half:
    """``thorough`` looks at every day, else only at those on which something is due."""

    def __init__(
        self,
        town: Town,
        network: Network,
        ground: Ground,
        bot: Bot,
        installation: Installation,
        clock: FakeClock,
        chance: random.Random,
        *,
        thorough: bool,
    ) -> None:
        self.facts = Facts()
        self._scene, self._town, self._network, self._bot = town.scene, town, network, bot
        self._database, self._clock, self._chance = installation.database, clock, chance
        self._thorough = thorough
        self._folk = Folk(town, network, ground, self.facts, installation, chance)
        self._office = Office(town, network, ground, self.facts, installation, chance)
        self._zones = [ZoneInfo(one) for one in dict.fromkeys(one.timezone for one in self._scene.places)]
        self._troubles: dict[str, datetime] = {}
        """What is wrong now, and until when."""
        self._to_come = ["away", "down"]

    async def play(self) -> None:
        await self._office.look_up()
        first = datetime.combine(self._scene.first, time(9), self._zones[0])
        self._move(first)
        await self._bot.begin(first)
        await self._folk.come_in()
        await self._bot.settled(first)
        day = self._scene.first + days.ONE
        while day <= self._scene.last:
            if self._thorough and day.day == 1:
                print(f"{self._scene.name}: {day:%m.%Y}", file=sys.stderr)
            for part, moment in self._moments(day):
                await self._stop(part, moment)
            day += days.ONE
        await self._bot.end()
        await self._office.read_back()

    def _moments(self, day: date) -> Iterator[tuple[str, datetime]]:
        main = self._zones[0]
        if not self._is_busy(day):
            if self._thorough:
                yield "idle", datetime.combine(day, time(12), main)
            return
        found = [(part, datetime.combine(day, at, main)) for part, at in _LATER]
        for zone in self._zones:
            found.append(("midnight", datetime.combine(day, _MIDNIGHT, zone)))
            found.append(("morning", datetime.combine(day, _MORNING, zone)))
        yield from sorted(found, key=lambda one: one[1])

    def _is_busy(self, day: date) -> bool:
        """The day before as well, on which somebody may still do something about it."""
        near = {day, day + days.ONE}
        asked = {until for found in self.facts.put_off.values() for _, until in found}
        return bool(
            self._troubles
            or near & asked
            or near & self._office.days_to_come()
            or any(near & one.ladder_days() for one in self.facts.collections)
        )

    async def _stop(self, part: str, moment: datetime) -> None:
        self._move(moment)
        await self._mend(part, moment)
        reached = self._bot.is_up and not self._network.away
        blocked, paused = self._folk.blocked(), self._office.paused()
        if self._bot.is_up:
            await self._look(part, moment)
        if reached:
            await self._act(part, moment)
        resumed = paused - self._office.paused()
        self.facts.stops.append(Stop(moment, reached, blocked, paused, resumed))

    async def _act(self, part: str, moment: datetime) -> None:
        if part == "react":
            await self._folk.react(moment, self._bot.settled)
        elif part == "afternoon":
            await self._office.go_about(moment)
            await self._folk.go_about(moment, self._bot.settled)
            await self._bot.settled(moment)
            self._spoil(moment)

    async def _look(self, part: str, moment: datetime) -> None:
        """The bot may die in it, and look again in its next life."""
        if part == "morning" and not self._network.away and self._chance.random() < 0.3:
            self._network.deadly = self._chance.randint(1, 4)
            self._network.after_acceptance = self._chance.random() < 0.5
        alive = await self._bot.at(moment)
        while not alive:
            self._network.deadly = 0
            await self._bot.die()
            self.facts.troubles["kill -9"] += 1
            await self._note_repeatable(moment)
            await self._bot.begin(moment)
            alive = await self._bot.settled(moment)
        self._network.deadly = 0

    async def _note_repeatable(self, moment: datetime) -> None:
        """What Telegram has accepted in this life and the database does not know."""
        known = select(Person.telegram_id, OutboxRow.message_id).join(
            Person, Person.id == OutboxRow.person_id
        )
        async with self._database.reader() as session:
            marked = {tuple(one) for one in await session.execute(known)}
        for one in self._network.told:
            fresh = one.moment == moment and one.life == self._bot.lives
            if fresh and (one.telegram_id, one.message_id) not in marked:
                self.facts.repeatable[one.telegram_id, moment] += 1

    def _spoil(self, moment: datetime) -> None:
        """The network goes away for three days, the bot's machine for two: each once; restarts."""
        if self._troubles or not self._to_come or self._chance.random() > 0.2:
            return
        trouble = self._to_come.pop()
        self._troubles[trouble] = moment + (_AWAY if trouble == "away" else _DOWN)
        self.facts.troubles[trouble] += 1
        if trouble == "away":
            self._network.away = True
        else:
            self._bot.kill()

    async def _mend(self, part: str, moment: datetime) -> None:
        over = [one for one, until in self._troubles.items() if until <= moment]
        for trouble in over:
            del self._troubles[trouble]
            if trouble == "away":
                await self._bot.at(moment)  # it knows what time it is before anything gets through
                self._network.away = False
            else:
                await self._bot.die()
                await self._bot.begin(moment)
        if part == "midnight" and not self._troubles and self._chance.random() < 0.03:
            await self._bot.end()
            await self._bot.begin(moment)
            self.facts.troubles["restart"] += 1

    def _move(self, moment: datetime) -> None:
        self._clock.move(moment)
        self._network.world.clock.move(moment)
