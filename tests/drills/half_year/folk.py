"""What people do: they hand in, put off, hand over, block the bot and come back; all of it by chance."""

import random
from collections.abc import Awaitable, Callable, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from models.tables.submission import Submission
from playground.play_api import acts
from services.context import Installation
from tests.bot_on_playground import Ground
from tests.drills.half_year import days
from tests.drills.half_year.facts import Facts
from tests.drills.half_year.network import Network, Told
from tests.drills.half_year.town import Town, Unit, everybody

Settled = Callable[[datetime], Awaitable[bool]]
_DILIGENCE = (0.0, 0.05, 0.2, 0.6)


class Folk:
    def __init__(
        self,
        town: Town,
        network: Network,
        ground: Ground,
        facts: Facts,
        installation: Installation,
        chance: random.Random,
    ) -> None:
        self._town, self._network, self._ground, self._facts = town, network, ground, facts
        self._database, self._chance = installation.database, chance
        self._diligence = {one: chance.choice(_DILIGENCE) for one in everybody(town)}
        self._blocked: dict[int, datetime] = {}
        """Until when."""
        self._read = 0

    def blocked(self) -> frozenset[int]:
        return frozenset(self._blocked)

    async def come_in(self) -> None:
        for telegram_id in everybody(self._town):
            self._network.world.people.mark(telegram_id, started=True)

    async def react(self, moment: datetime, settled: Settled) -> None:
        """To the reminders that came since the last time."""
        fresh, self._read = self._network.told[self._read :], len(self._network.told)
        newest = {one.telegram_id: one for one in fresh if one.reminder_id}
        replying: list[tuple[int, int | None]] = []
        for one in newest.values():
            if one.telegram_id in self._blocked:
                continue
            wish = self._chance.random()
            if wish < self._diligence[one.telegram_id]:
                replying.append((one.telegram_id, one.message_id))
            elif wish > 0.88:
                await self._put_off(one, moment)
            elif wish > 0.82:
                await self._hand_over(one)
        await settled(moment)
        await self._hand_in(replying, moment, settled)

    async def go_about(self, moment: datetime, settled: Settled) -> None:
        """Some hand in without a reminder, some want to hear no more, some come back."""
        people = [one for one in everybody(self._town) if one not in self._blocked]
        willing = [one for one in people if self._chance.random() < self._diligence[one] / 12]
        await self._hand_in([(one, None) for one in willing], moment, settled)
        for telegram_id, until in list(self._blocked.items()):
            if until <= moment:
                del self._blocked[telegram_id]
                acts.set_blocked(self._network.world, telegram_id, blocked=False)
                await self._ground.say(telegram_id, "/tasks")
        for telegram_id in people:
            if self._chance.random() < 0.004 or (not self._blocked and self._chance.random() < 0.02):
                self._blocked[telegram_id] = moment + days.ONE * self._chance.randint(3, 20)
                acts.set_blocked(self._network.world, telegram_id, blocked=True)
                self._facts.troubles["blocked the bot"] += 1

    async def _put_off(self, one: Told, moment: datetime) -> None:
        await self._press(one.telegram_id, one.message_id, f"remind:tomorrow:{one.reminder_id}")
        zone = self._zone_of(one.telegram_id)
        tomorrow = days.on_or_after(moment.astimezone(zone).date() + days.ONE)
        self._facts.put_off[one.telegram_id].append((moment, tomorrow))
        self._facts.troubles["put off"] += 1

    def _zone_of(self, telegram_id: int) -> Any:
        places = {unit.programme for unit in self._town.units_of(telegram_id)}
        return next(one.timezone for one in self._facts.collections if one.programme in places)

    async def _hand_over(self, one: Told) -> None:
        others = [
            person
            for unit in self._town.units_of(one.telegram_id)
            for person in unit.people
            if person != one.telegram_id
        ]
        if others:
            to = self._town.person_ids[self._chance.choice(others)]
            await self._press(one.telegram_id, one.message_id, f"remind:give:{one.reminder_id}:{to}")
            self._facts.troubles["handed over"] += 1

    async def _press(self, telegram_id: int, message_id: int, data: str) -> None:
        body = {"message_id": message_id, "data": data, "forged": True}
        await self._ground.play(f"chats/{telegram_id}/press", **body)

    async def _hand_in(
        self, people: list[tuple[int, int | None]], moment: datetime, settled: Settled
    ) -> None:
        """In reply to a message or not: all that a unit owes, «№ 4 100 …», then «Отправить»."""
        done = await self._handed_in()
        said: dict[int, int] = {}
        for telegram_id, reply_to in people:
            if lines := self._lines(telegram_id, moment.date(), done):
                said[telegram_id] = await self._ground.say(telegram_id, "\n".join(lines), reply_to)
        await settled(moment)
        for telegram_id, message_id in said.items():
            for message in await self._ground.messages(telegram_id):
                for data in _sending(message) if message["message_id"] > message_id else ():
                    await self._press(telegram_id, message["message_id"], data)
        await settled(moment)

    def _lines(self, telegram_id: int, today: date, done: set[tuple[int, int]]) -> list[str]:
        """Of one of their units, of which something is missing."""
        for unit in self._town.units_of(telegram_id):
            missing = [number for number in unit.numbers if self._is_missing(unit, number, today, done)]
            if missing:
                return [f"№ {number} 100 работы завершены" for number in missing]
        return []

    def _is_missing(self, unit: Unit, number: str, today: date, done: set[tuple[int, int]]) -> bool:
        return any(
            (one.id, unit.numbers[number]) not in done
            for one in self._facts.collections
            if one.programme == unit.programme and one.closed_at is None and one.ended_on < today
        )

    async def _handed_in(self) -> set[tuple[int, int]]:
        async with self._database.reader() as session:
            found = await session.execute(select(Submission.period_id, Submission.indicator_id))
            return {(one[0], one[1]) for one in found}


def _sending(message: dict[str, Any]) -> Iterator[str]:
    for row in message.get("reply_markup", {}).get("inline_keyboard", []):
        for button in row:
            if button["text"].startswith("Отправить"):
                yield button["callback_data"]
