"""An explanation that says that all is well, below a state that says it is not."""

import pytest

from domain.figures.standing import Standing, State, contradiction


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("работы ведутся по графику", "по графику"),
        ("Работы идут по плану", "По плану".lower()),
        ("Без отставания", "Без отставания"),
        ("выполняется без отставаний", "без отставаний"),
        ("Работы ведутся в соответствии с графиком", "в соответствии с графиком"),
        ("идём согласно утверждённому графику", "согласно утверждённому графику"),
        ("по  утверждённому\nплану", "по утверждённому плану"),
    ],
)
@pytest.mark.parametrize("state", [State.BEHIND, State.MISSED])
def test_all_is_well_contradicts_what_is_behind(text: str, words: str, state: State) -> None:
    assert contradiction(Standing(state), text) == words
    assert contradiction(Standing(State.ON_PACE), text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "отставание от графика",
        "не по графику",
        "не по плану: торги сорваны",
        "график сдвинут",
        "плановые торги",
        "",
    ],
)
def test_what_says_why_does_not(text: str) -> None:
    assert contradiction(Standing(State.BEHIND), text) == ""
