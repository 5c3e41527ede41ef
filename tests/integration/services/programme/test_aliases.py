"""Both samples are found by the words by which people ask, Russian and English."""

import pytest

from domain.access import Role
from domain.refusals import NotDue
from services.context import Context, Installation
from services.programme.import_file import import_file
from services.programme.store_programme import Setup
from services.standing.search_status import search_status
from services.standing.see_status import Extent, Status
from tests.sample import COORDINATOR, OWNER, SAMPLES, as_actor, member, take_in


async def found(ctx: Context, programme_id: int, words: str) -> tuple[Extent, list[str]]:
    status = await search_status(ctx, programme_id, words)
    assert isinstance(status, Status), words
    return status.extent, sorted((item.indicator.number for item in status.items), key=int)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (("roads", "дороги", "дорогам"), "4 5"),
        (("water", "utilities", "heating", "вода", "жкх"), "6 7 8 9 10"),
        (("transport", "транспорт"), "1 2 3"),
        (("landscaping", "благоустройство"), "11 12 13 14 15 16"),
        (("buses", "автобусы", "автобус"), "3"),
        (("yards", "дворы", "по дворам"), "12"),
        (("gas", "догазификация"), "10"),
        (("receptions", "личные приёмы"), "19"),
        (("survey", "опрос"), "25 26 27"),
    ],
)
async def test_kopeysk(sqlite_installation: Installation, words: tuple[str, ...], numbers: str) -> None:
    town = await take_in(sqlite_installation)
    for one in words:
        assert (await found(town.deputy, town.programme_id, one))[1] == numbers.split(), one


async def test_mytishchi(sqlite_installation: Installation) -> None:
    owner = as_actor(sqlite_installation, OWNER)
    file = SAMPLES / "mytishchi.yaml"
    stored = (await import_file(owner, file.read_bytes(), file.name, (), Setup())).stored
    head = await member(
        sqlite_installation,
        COORDINATOR,
        programme_id=stored.programme_id,
        role=Role.COORDINATOR,
        executor_id=None,
    )
    for words, number in {
        ("соцсети", "в соцсетях", "social networks"): "2",
        ("долги", "долг", "debts", "задолженность"): "4",
        ("незаконная реклама", "illegal structures"): "3",
    }.items():
        for one in words:
            assert await found(head, stored.programme_id, one) == (Extent.INDICATOR, [number]), one
    for one in ("СМИ", "media", "пресса"):
        with pytest.raises(NotDue, match="1"):  # it is found, and said to be the year's
            await search_status(head, stored.programme_id, one)
