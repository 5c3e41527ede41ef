"""The tick of the reminders where 100,000 figures are to be handed in, beside the bare SQL of it."""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from bench.ground import Ground, Statement, ground
from bench.pair import Clock, Pair
from services.reminders.plan_due import plan_reminders
from tests.doubles import FakeClock
from tests.large_town import add_programmes
from tests.sample import OWNER, ROADS, as_actor

PROGRAMMES, UNITS, FIGURES = 40, 2_000, 100_000
"""In each unit there is one person."""
_STEP_COMES = datetime.fromisoformat("2022-07-06T00:05+05:00")
_WRITTEN = ("reminder_step", "reminder", "ladder_step", "outbox")

_HANDS_IN = """INSERT INTO assignment (programme_id, indicator_id, executor_id, part, position)
    VALUES (?, ?, ?, 'hands_in', 0)"""


def pairs() -> Iterator[Pair]:
    with ground() as here:
        here.take_in(1)
        here.run(add_programmes(here.installation, PROGRAMMES - 1))
        _multiply(here.path)
        clock = here.installation.clock
        assert isinstance(clock, FakeClock)
        clock.move(_STEP_COMES)
        everybody = _tick(here, clear=True)
        with here.statements() as sent:
            everybody()
        yield _pair(here, f"a step comes for {UNITS} people", everybody, sent, 5, goal=6)
        nobody = _tick(here, clear=False)
        nobody()
        with here.statements() as sent:
            nobody()
        yield _pair(here, "nothing has come", nobody, sent, 15, goal=40)


def _pair(
    here: Ground, what: str, ours: Callable[[], float], sent: list[Statement], rounds: int, goal: float
) -> Pair:
    connection = here.plain()

    def floor() -> float:
        _clear(connection)
        return _timed(lambda: _replay(connection, sent))

    name = f"the tick with {FIGURES:,} figures open: {what}"
    return Pair(name, ours, floor, goal, "its SQL on a plain connection", rounds, Clock.TOLD)


def _tick(here: Ground, *, clear: bool) -> Callable[[], float]:
    ctx = as_actor(here.installation, OWNER)

    def tick() -> float:
        if clear:
            with sqlite3.connect(here.path) as connection:
                _clear(connection)
        return _timed(lambda: here.run(plan_reminders(ctx)))

    return tick


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _clear(connection: sqlite3.Connection) -> None:
    for table in _WRITTEN:
        connection.execute(f"DELETE FROM {table}")


def _replay(connection: sqlite3.Connection, sent: list[Statement]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for statement, parameters in sent:
        if isinstance(parameters, list):
            connection.executemany(statement, map(_bare, parameters))
        elif not statement.startswith("BEGIN"):
            connection.execute(statement, _bare(parameters)).fetchall()
    connection.execute("COMMIT")


def _bare(parameters: Sequence[object]) -> list[object]:
    """A kind or a state as the text that is kept."""
    return [str(one) if isinstance(one, str) else one for one in parameters]


def _multiply(path: object) -> None:
    """Units with a person and fifty figures each, spread over the programmes; copies of what is there."""
    with sqlite3.connect(str(path)) as connection:
        connection.row_factory = sqlite3.Row
        programmes = [row[0] for row in connection.execute("SELECT id FROM programme ORDER BY id")]
        templates = {one: _template(connection, one) for one in programmes}
        for unit in range(UNITS):
            programme = programmes[unit % len(programmes)]
            _add_unit(connection, unit, programme, templates[programme])


def _template(connection: sqlite3.Connection, programme: int) -> sqlite3.Row:
    found: sqlite3.Row = connection.execute(
        "SELECT * FROM indicator WHERE programme_id = ? ORDER BY id LIMIT 1", (programme,)
    ).fetchone()
    return found


def _add_unit(connection: sqlite3.Connection, unit: int, programme: int, figure: sqlite3.Row) -> None:
    [executor] = connection.execute("SELECT * FROM executor WHERE name = 'УГХ' LIMIT 1").fetchall()
    [person] = connection.execute("SELECT * FROM person WHERE telegram_id = ?", (ROADS,)).fetchall()
    [member] = connection.execute("SELECT * FROM membership WHERE person_id = ?", (person["id"],)).fetchall()
    unit_id = _copy(connection, "executor", executor, name=f"Отдел {unit}", programme_id=programme)
    person_id = _copy(connection, "person", person, telegram_id=1_000_000 + unit)
    given = {"person_id": person_id, "executor_id": unit_id, "programme_id": programme}
    _copy(connection, "membership", member, **given)
    for number in range(FIGURES // UNITS):
        one = _copy(connection, "indicator", figure, number=f"{unit}.{number}", short="")
        connection.execute(_HANDS_IN, (programme, one, unit_id))


def _copy(connection: sqlite3.Connection, table: str, row: sqlite3.Row, **changed: object) -> int:
    values = {name: row[name] for name in row.keys() if name != "id"} | changed  # noqa: SIM118 - of a Row
    marks = ", ".join("?" * len(values))
    statement = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})"
    return connection.execute(statement, tuple(values.values())).lastrowid or 0
