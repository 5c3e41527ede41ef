"""Whom one greets by name, and whom not."""

import pytest

from bot.commands.demo_town import people
from domain.posts import is_post


@pytest.mark.parametrize("name", ["Ещё посторонний", "Дороги", "Анна", "Guest", "Главацкий", ""])
def test_somebody_has_a_name(name: str) -> None:
    assert not is_post(name, ("УГХ",))


@pytest.mark.parametrize("name", ["Исполнитель УГХ", "зам. главы", "УГХ, дороги", "Head of roads"])
def test_a_post_is_no_name(name: str) -> None:
    assert is_post(name)


def test_the_units_own_name_is_none_either() -> None:
    assert is_post("ЗАГС", ("ЗАГС",))
    assert is_post("МФЦ Копейск", ("МФЦ в г. Копейск",))


def test_the_demos_people_are_known_by_what_they_do() -> None:
    units = {one.name: [executor for _, _, executor in one.roles] for one in people() if one.roles}
    assert [name for name, answers_for in units.items() if not is_post(name, answers_for)] == []
