"""A figure handed in, and a status question, on SQLite, beside plain ``sqlite3`` doing what they must.

Handing in is three steps (the card, the answer, «Отправить»), each with its own commit to the disk.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator
from itertools import count

from bench.ground import Ground, Statement, ground
from bench.pair import Clock, Pair
from services.figures.answer_draft import answer_draft
from services.figures.open_draft import open_draft
from services.figures.receipts import Receipt
from services.figures.submit_value import submit_value
from services.standing.see_status import Extent, Status, see_status
from tests.large_town import take_in_large
from tests.sample import Town

MANY = 40
SMALL, LARGE = 27, 1_000
TEXT = "0 работы ведутся в соответствии с графиком"
_COLUMNS = re.compile(r"\w+")


def pairs() -> Iterator[Pair]:
    with ground() as alone:
        [town] = alone.take_in(1)
        yield from _handing_in(alone, town)
        small = _status(alone, town, "a status question, 27 indicators, 1 programme of data")
        yield small
        with ground() as crowd:
            towns = crowd.take_in(MANY)
            middle = towns[MANY // 2]
            large = _status(crowd, middle, f"the same, {MANY} programmes of data")
            yield large
            name = f"a status question at {MANY} programmes beside the same at 1: it does not grow"
            yield Pair(name, large.ours, small.ours, 1.25, "the same question at 1 programme", large.rounds)
    yield from _growing()


def _handing_in(on: Ground, town: Town) -> Iterator[Pair]:
    step = _step(on, town)
    step()
    with on.statements() as sent:
        step()
    replay = _Replay(on.plain(), sent)
    name = "a figure handed in: card, answer, submission"
    floor_is = "sqlite3 with the same inserts, updates and three commits, synchronous=FULL, nothing read"
    for clock, goal in ((Clock.WALL, 80), (Clock.CPU, 25)):
        yield Pair(f"{name} ({clock.value})", step, replay.step, goal, floor_is, 12, clock)


def _growing() -> Iterator[Pair]:
    with ground() as one, ground() as other:
        small = _step(one, one.run(take_in_large(one.installation, SMALL)))
        large = _step(other, other.run(take_in_large(other.installation, LARGE)))
        name = f"card, answer, submission at {LARGE:,} indicators beside the same at {SMALL}: no growth"
        yield Pair(name, large, small, 1.3, f"the same three at {SMALL} indicators", 12)


def _step(on: Ground, town: Town) -> Callable[[], Receipt]:
    """Four figures in turn.

    What was handed in before is taken out of the way in plain SQL, which is a hundredth of the whole: a
    correction would be asked about.
    """
    numbers, plain = count(), sqlite3.connect(on.path)
    own = [town.indicator_ids[number] for number in ("4", "7", "11", "12")]

    def step() -> Receipt:
        indicator_id = own[next(numbers) % len(own)]
        plain.execute("DELETE FROM submission WHERE indicator_id = ?", (indicator_id,))
        plain.execute("DELETE FROM draft WHERE subject LIKE ?", (f"{indicator_id}:%",))
        plain.commit()
        return on.run(_hand_in(town, indicator_id))

    return step


async def _hand_in(town: Town, indicator_id: int) -> Receipt:
    draft = await open_draft(town.roads, town.programme_id, indicator_id)
    draft = await answer_draft(town.roads, draft.id, TEXT, 1)
    return await submit_value(town.roads, draft.id, draft.revision)


class _Replay:
    """What handing in writes, sent again in its own transactions; only what must be unique is new."""

    def __init__(self, connection: sqlite3.Connection, sent: list[Statement]) -> None:
        self._connection = connection
        self._writes = [
            (statement, list(map(_bare, parameters)))
            for statement, parameters in sent
            if not statement.startswith("SELECT")
        ]
        assert [statement.split()[0] for statement, _ in self._writes].count("BEGIN") == 3
        self._versions = count(1_000)

    def step(self) -> None:
        draft: int | None = None
        for statement, recorded in self._writes:
            parameters = recorded.copy()
            if statement.startswith("BEGIN") and self._connection.in_transaction:
                self._connection.execute("COMMIT")
            elif statement.startswith("UPDATE draft"):
                parameters[-1] = draft
            elif statement.startswith("INSERT INTO submission"):
                columns = _COLUMNS.findall(statement.partition("VALUES")[0])[3:]
                parameters[columns.index("version")] = next(self._versions)
                parameters[columns.index("draft_id")] = draft
            cursor = self._connection.execute(statement, parameters)
            if statement.startswith("INSERT INTO draft"):
                draft = cursor.lastrowid
        self._connection.execute("COMMIT")


def _bare(parameter: object) -> object:
    """A kind or a state as the text that is kept."""
    return str(parameter) if isinstance(parameter, str) else parameter


def _status(on: Ground, town: Town, name: str) -> Pair:
    def ours() -> Status:
        return on.run(see_status(town.deputy, town.programme_id, Extent.PROGRAMME, 0))

    with on.statements() as sent:
        assert len(ours().items) == 27
    selects = [(statement, [_bare(one) for one in parameters]) for statement, parameters in sent]
    connection = on.plain()

    def floor() -> list[object]:
        rows: list[object] = []
        for statement, parameters in selects:
            rows += connection.execute(statement, parameters).fetchall()
        connection.execute("ROLLBACK")
        return rows

    assert len(floor()) > 27 * 3
    return Pair(name, ours, floor, 25, "sqlite3 selecting the same rows, nothing judged", 20)
