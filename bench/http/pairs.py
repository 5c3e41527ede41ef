"""What an update costs on its whole way; whether those who come at once wait for anything but their turn."""

import json
from collections.abc import Iterator
from statistics import median, quantiles
from typing import Any, NamedTuple

from bench.ground import Ground, ground
from bench.http.told import Told, told
from bench.pair import Clock, Pair
from domain.access import Role
from domain.programme.document import Part
from models.repositories.programme import programmes
from tests.bot_on_playground import OWNER
from tests.sample import Town, member

Json = dict[str, Any]
CHATS, CROWD, TOWNS = 20, 50, 3
UPDATES = 2 * CHATS
ALONE = 7
FIGURES = {str(number): "10" for number in (1, 2, 3, 4, 5, 7, *range(10, 22), 23, 24)}
"""What each of the twenty hands in: where somebody does, and not by «да» or «нет»."""


def pairs() -> Iterator[Pair]:
    with ground() as place:
        orders = _people(place, place.take_in(TOWNS))
        town = str(place.path.parent)
        with told("bench.http.bots", "ours", town) as ours, told("bench.http.bots", "echo", town) as floor:
            yield _one_update(ours, floor, orders[:CHATS])
            yield _at_once(ours, orders[:CROWD])


def _one_update(ours: Told, floor: Told, orders: list[Json]) -> Pair:
    def of(bot: Told) -> float:
        return _act(bot, orders, to_the_end=True).cpu / UPDATES

    return Pair(
        f"one update over HTTP: poll, handler, commits, answer ({CHATS} chats, cpu)",
        lambda: of(ours),
        lambda: of(floor),
        8,
        "a bare aiogram bot on polling: a message is answered with one, a press with two calls",
        rounds=5,
        clock=Clock.TOLD,
    )


def _at_once(ours: Told, orders: list[Json]) -> Pair:
    def slowest() -> float:
        return quantiles(_act(ours, orders, to_the_end=False).waited, n=20)[-1]

    def one_by_one() -> float:
        return CROWD * median(_act(ours, [order], to_the_end=False).cpu for order in orders[:ALONE])

    return Pair(
        f"{CROWD} figures at once, Telegram's pauses off: 95 % have their answer (wall)",
        slowest,
        one_by_one,
        1.2,
        f"{CROWD} times the CPU of one figure that is sent alone and answered",
        rounds=3,
        clock=Clock.TOLD,
    )


class Acted(NamedTuple):
    """The bot's seconds of CPU, and how long each person waited for the answer to the message."""

    cpu: float
    waited: list[float]


def _act(bot: Told, people: list[Json], *, to_the_end: bool) -> Acted:
    """Each sends a figure in one message; «to the end» is the press of «Отправить»."""
    return Acted(**json.loads(bot.ask(json.dumps({"people": people, "to_the_end": to_the_end}))))


def _people(on: Ground, towns: list[Town]) -> list[Json]:
    """One executor for each figure of each town, who hands in what the document states."""
    orders = [order for town in towns for order in on.run(_executors(on, town))]
    known = [{"id": OWNER, "first_name": "Владелец"}]
    known += [{"id": one["person"], "first_name": f"Исполнитель {one['person']}"} for one in orders]
    (on.path.parent / "people.json").write_text(json.dumps(known), "utf-8")
    return orders


async def _executors(on: Ground, town: Town) -> list[Json]:
    async with town.coordinator.read() as session:
        given = await programmes.assignments(session, town.programme_id)
    numbers = {indicator_id: number for number, indicator_id in town.indicator_ids.items()}
    orders = []
    for one in given:
        number = numbers[one.indicator_id]
        if one.part is Part.HANDS_IN and number in FIGURES:
            person = town.programme_id * 10_000 + int(number)
            await member(on.installation, person, town.programme_id, Role.EXECUTOR, one.executor_id)
            text = f"№ {number} {FIGURES[number]} работы ведутся в соответствии с графиком"
            orders.append({"person": person, "text": text})
    assert len(orders) == CHATS
    return orders
