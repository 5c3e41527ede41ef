"""What is typed before a programme is removed: short, and its name."""

import pytest

from domain.programme.removal import LONGEST, is_named, name_to_type

LONG = "Программа по повышению результативности деятельности органов местного самоуправления города"
QUOTED = "Муниципальная программа «Развитие дорожного хозяйства»"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (QUOTED, "Развитие дорожного хозяйства"),
        ('Муниципальная программа "Город"', "Город"),
        ("Программа", "Программа"),
        (LONG, "Программа по повышению результативности"),
        (f"Программа «{LONG}»", "Программа по повышению результативности"),
    ],
)
def test_a_name_is_short_enough_to_be_typed(title: str, name: str) -> None:
    assert name_to_type(title) == name
    assert len(name) <= LONGEST
    for typed in (name, title, f" «{name.upper()}». "):
        assert is_named(title, typed)


@pytest.mark.parametrize("typed", ["", "да", "Развитие", "Муниципальная программа", "«»"])
def test_other_words_are_no_name(typed: str) -> None:
    assert not is_named(QUOTED, typed)
