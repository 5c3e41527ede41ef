"""Wordings on screens: cut where it does no harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures.standing import Standing, State
from texts import figures, texts

HEAD = "заместитель главы городского округа, руководитель аппарата"


def test_a_pair_is_not_cut_where_it_differs() -> None:
    pair = figures.pair(HEAD, f"{HEAD} администрации городского округа", 60)
    assert pair == (f"… {HEAD[-21:]}", f"… {HEAD[-21:]} администрации городского округа")


def test_a_short_pair_stays_as_it_is() -> None:
    assert figures.pair("отдел пресс-службы", "пресс-служба", 60) == ("отдел пресс-службы", "пресс-служба")


def test_a_pair_that_differs_from_the_start_is_cut_at_its_end() -> None:
    first, second = figures.pair("управление " * 10, "комитет " * 10, 30)
    assert (first, second) == ("управление управление…", "комитет комитет комитет…")


@given(st.text(max_size=200), st.text(max_size=200), st.integers(10, 80))
def test_a_pair_fits(first: str, second: str, length: int) -> None:
    assert all(figures.units(one) <= length for one in figures.pair(first, second, length))


@pytest.mark.parametrize("language", ["ru", "en"])
def test_above_the_limit_is_a_word_for_behind_only(language: str) -> None:
    t = texts(language)
    for state in State:
        words = figures.state_words(t, Standing(state, above_limit=True))
        named = "above_limit" if state is State.BEHIND else state
        assert words == t.label(f"state.{named}")
        assert figures.state_words(t, Standing(state)) == t.label(f"state.{state}")
