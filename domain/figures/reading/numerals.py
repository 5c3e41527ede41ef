"""Numbers in words beside a figure: «5 (пять)» says it over again, «5 (шесть)» says two things."""

import re

_WORTH = {
    **{
        "ноль": 0,
        "нуль": 0,
        "один": 1,
        "одна": 1,
        "одно": 1,
        "одного": 1,
        "одной": 1,
        "два": 2,
        "две": 2,
        "двух": 2,
    },
    **{"три": 3, "трёх": 3, "трех": 3, "четыре": 4, "четырёх": 4, "четырех": 4},
    **{"двадцать": 20, "двадцати": 20, "тридцать": 30, "тридцати": 30, "сорок": 40, "сорока": 40},
    **{
        "девяносто": 90,
        "девяноста": 90,
        "сто": 100,
        "ста": 100,
        "двести": 200,
        "триста": 300,
        "четыреста": 400,
    },
    **{stem + end: worth for worth, stem in enumerate(("пят", "шест", "сем"), 5) for end in ("ь", "и")},
    **{"восемь": 8, "восьми": 8, "девять": 9, "девяти": 9, "десять": 10, "десяти": 10},
}
_TEENS = ("один", "две", "три", "четыр", "пят", "шест", "сем", "восем", "девят")
for _worth, _stem in enumerate(_TEENS, 11):
    _WORTH |= {f"{_stem}надцать": _worth, f"{_stem}надцати": _worth}
for _worth, _stem in enumerate(("пять", "шесть", "семь", "восемь"), 5):
    _WORTH |= {f"{_stem}десят": _worth * 10, f"{_stem}сот": _worth * 100}
_WORDS = re.compile(
    r"\(([а-яё\s-]+?)(?:\s*(?:процент|штук|единиц|человек|рубл|балл)[а-яё]*)?\)", re.IGNORECASE
)


def spelt_out(text: str) -> int | None:
    """What the words in brackets say, where every one of them is known; None otherwise."""
    match = _WORDS.search(text)
    worth = [_WORTH.get(word) for word in match[1].lower().split()] if match else []
    return sum(one for one in worth if one is not None) if worth and None not in worth else None
