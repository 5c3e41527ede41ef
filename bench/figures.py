"""Reading a figure as people type it, beside a bare pattern and ``Decimal``."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bench.pair import Pair
from domain.figures.numbers import read_figure

TIMES = 20
TEXTS = (
    ("50%", "%"),
    ("1,45 %", "%"),
    ("3 153 граждан", "ед."),
    ("0", "ед."),
    ("1 234 567,89", ""),
    ("850 тыс. руб.", "млн руб."),
    ("1 полугодие – 1,45%", "%"),
    ("на 01.07.2022 – 1598", "ед."),
    ("за II квартал – 12", "ед."),
    ("Приобретено 24 автобуса", "ед."),
    ("24 из 26", "ед."),
    ("Более 280 человек", "ед."),
    ("12–15", "ед."),
    ("15,6% работы ведутся в соответствии с графиком", "%"),
)
_NUMBER = re.compile(r"[-−–]?\d{1,3}(?:[ \u00a0]\d{3})+(?:[.,]\d+)?|[-−–]?\d+(?:[.,]\d+)?")
_PLAIN = str.maketrans({",": ".", " ": "", "\u00a0": "", "−": "-", "–": "-"})


def pairs() -> Iterator[Pair]:
    def ours() -> object:
        return [read_figure(text, unit) for _ in range(TIMES) for text, unit in TEXTS]

    def floor() -> list[Decimal]:
        return [_first_number(text) for _ in range(TIMES) for text, _ in TEXTS]

    assert len(floor()) == TIMES * len(TEXTS)
    yield Pair(
        f"{TIMES * len(TEXTS)} figures read ({len(TEXTS)} sample texts)",
        ours,
        floor,
        40,
        "the first number by a bare pattern, into Decimal: right for half of the texts",
    )


def _first_number(text: str) -> Decimal:
    found = _NUMBER.search(text)
    assert found is not None
    return Decimal(found[0].translate(_PLAIN))
