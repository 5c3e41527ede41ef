"""«Да» and «нет» below «Всё верно?»."""

import pytest

from domain.figures.consent import agrees


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Да", True),
        ("да, верно.", True),
        ("Всё верно!", True),
        ("OK", True),
        ("нет", False),
        ("Не верно", False),
        ("Копейский городской округ", None),
        ("да или нет", None),
        ("", None),
    ],
)
def test_only_a_whole_answer_counts(text: str, said: bool | None) -> None:
    assert agrees(text) is said
