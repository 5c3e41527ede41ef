"""What a file changes in a methodology is shown with the day of its version, also where only that moves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from domain.methodology.model import Methodology
from domain.programme.document import Indicator
from handlers.programme_file import differing
from programmes.change.edits import change_indicators
from programmes.yaml.file import write_yaml
from services.context import Installation
from tests.doubles import FakeClock
from tests.integration.services.computing.quarters import formula, programme_of
from tests.integration.services.computing.test_changed_formula import two
from tests.integration.services.programme.test_change_programme import offered
from tests.mytishchi import EVENING, Mytishchi, mytishchi
from texts import texts


@pytest.fixture
async def town(sqlite_installation: Installation, clock: FakeClock) -> Mytishchi:
    clock.move(EVENING)
    return await mytishchi(sqlite_installation)


async def shown(town: Mytishchi, change: Callable[[Indicator], Indicator]) -> list[str]:
    """The difference as the command line prints it, but for its heads."""
    programme = change_indicators(await programme_of(town), {"2"}, change)
    draft = await offered(town.coordinator, write_yaml(programme), "programme.yaml")
    assert draft.change is not None
    return [line.strip() for line in differing.whole(texts("ru"), draft.change)[2:]]


def each(to: Callable[[Methodology], Methodology]) -> Callable[[Indicator], Indicator]:
    return lambda one: replace(one, methodology=tuple(map(to, one.methodology)))


async def test_a_formula_is_shown_with_the_day_of_its_version(town: Mytishchi) -> None:
    assert await shown(town, each(formula("A", "A1 + A2·2"))) == [
        "методика: действует с 30.07.2019: A = A1 + A2·4 → действует с 30.07.2019: A = A1 + A2·2"
    ]


async def test_a_day_that_moves_is_shown_by_itself(town: Mytishchi) -> None:
    assert await shown(town, each(lambda one: replace(one, since=date(2022, 7, 1)))) == [
        "методика: действует с 30.07.2019 → действует с 01.07.2022"
    ]


async def test_a_version_that_comes_is_shown_with_its_day(town: Mytishchi) -> None:
    later = date(2022, 7, 1)
    assert await shown(town, lambda one: replace(one, methodology=two(one.methodology, later))) == [
        "методика: — → действует с 01.07.2022: A = A1 + A2·2"
    ]


async def test_an_input_in_another_unit_is_shown(town: Mytishchi) -> None:
    def in_thousands_of_people(one: Methodology) -> Methodology:
        inputs = (replace(i, unit="тыс. чел.") if i.name == "AR" else i for i in one.inputs)
        return replace(one, inputs=tuple(inputs))

    [line] = await shown(town, each(in_thousands_of_people))
    assert line.startswith("методика: действует с 30.07.2019: AR, чел. — Число подписчиков")
    assert "→ действует с 30.07.2019: AR, тыс. чел. — Число подписчиков" in line


async def test_what_no_value_depends_on_is_told_in_a_word(town: Mytishchi) -> None:
    assert await shown(town, each(lambda one: replace(one, digits=3))) == [
        "методика, действует с 30.07.2019: формулы прежние, изменилось другое"
    ]
