"""Which year each part of a target belongs to: «2022 год – 4, 2023 год – 3», «5 (2022 год)».

Source: the domain page, «Targets, as the seeds write them», with the further ways that documents have. A
year before the figure makes an entry, so does «в … году» or «(… год)» behind it; no other year does.
"""

import re
from itertools import pairwise

from domain.figures.units import is_unit

_YEAR = r"(?:19|20|21)\d\d"
_WORD = r"(?:\s*(?:год[а-яё]*|гг?\b\.?))"
_EACH = rf"{_YEAR}{_WORD}?"
_YEARS = rf"(?P<years>{_EACH}(?:\s*(?:,|и|;|–|—|−|-|по)\s*{_EACH}(?!\d))*)"
_NOTE = r"(?:\s*\((?P<note>план|факт|отч[её]т|оценка|прогноз|базовый)[^()]*\))?"
_SIGN = r"(?:\s*[:–—−-])"
_HEAD = re.compile(
    rf"(?P<lead>(?:в|к|ко|на|за|с|со)\s+)?(?<![\d./]){_YEARS}{_NOTE}(?P<sign>{_SIGN}?)\s*", re.IGNORECASE
)
_BEHIND = re.compile(
    rf"\(\s?(?:в\s+|на\s+)?(?P<inside>{_EACH}(?:\s?[-–—]\s?{_EACH})?)\s?\)"
    rf"|(?<!\w)в\s+(?P<after>{_YEAR})\s?(?:году|г\.?)(?!\w)",
    re.IGNORECASE,
)
_DIVIDED = re.compile(r"\s*(?:[,;\n.]|и(?!\w))\s*", re.IGNORECASE)
_ANY_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_IN_FULL = re.compile(rf"({_YEAR}){_WORD}?(?:\s*([-–—−]|\bпо\b)\s*({_YEAR}))?", re.IGNORECASE)
_END_SPACES = re.compile(r"[^\S\n]+$")
_IS_SUM = re.compile(r"\s*(?:итого|всего|в\s+целом|за\s+весь\s+период)(?!\w)", re.IGNORECASE)
_IS_PAST = re.compile(r"\s*(?:факт|отч[её]т|базов|исходн)[а-яё]*", re.IGNORECASE)
_PAST_NOTES = ("факт", "отч", "оцен", "базо")
_PIECE = re.compile(
    r"[;\n]|,(?=\s*(?:итого|всего|в\s+целом|за\s+весь|факт|отч[её]т|базов|исходн))", re.IGNORECASE
)

Entry = tuple[tuple[int, ...], str]


def by_years(text: str) -> list[Entry]:
    """The years of each entry with its own wording; empty where the text does not go by years."""
    text = _without_sums(text)
    entries = _behind(text) or _before(text)
    return entries if any(wording for _, wording in entries) else []


def _without_sums(text: str) -> str:
    """«…, всего – 25» and «факт 2021 года – 4; …» are of no single year to come."""
    kept, start = [], 0
    for end in [*(match.start() for match in _PIECE.finditer(text)), len(text)]:
        piece = text[start:end]
        bare = piece.lstrip(" ,;\n")
        kept.append(_after_sum(bare) if _IS_SUM.match(bare) or _IS_PAST.match(bare) else piece)
        start = end
    return "".join(kept) if re.search(_YEAR, "".join(kept)) else text


def _after_sum(bare: str) -> str:
    """What follows behind «всего – 25, » in the same piece."""
    _, comma, rest = bare.partition(", ")
    return rest if comma and _HEAD.match(rest) else ""


def _behind(text: str) -> list[Entry]:
    """«5 (2022 год), 6 (2023 год)», «не менее 5 ед. в 2022 году»: all of the text, or nothing."""
    whole = text.strip(" \n;.")
    if whole.startswith("(") and whole.endswith(")") and whole.count("(") == 1:
        whole = whole[1:-1].strip()
    entries: list[Entry] = []
    position = 0
    for match in _BEHIND.finditer(whole):
        figure = whole[position : match.start()]
        if position and (divided := _DIVIDED.match(figure)) is None:
            return []
        figure = figure[divided.end() :] if position and divided else figure
        if not re.search(r"\d", figure) or _ANY_YEAR.search(figure) or re.search(r"[;\n()]", figure.strip()):
            return []
        entries.append((_numbers(match["inside"] or match["after"]), figure.strip(" ,;\n–—-")))
        position = match.end()
    return entries if not whole[position:].strip(" .;,") else []


def _before(text: str) -> list[Entry]:
    """«2022 год – 4⏎2023 год – 3»: the text begins with a year, and so does each entry."""
    marks = _heads(text)
    if not marks or text[: marks[0].start()].strip(" \n;,–—-"):
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [
        (_numbers(mark["years"]), text[mark.end() : end].strip(" \n;,"))
        for mark, end in zip(marks, ends, strict=True)
        if not (mark["note"] or "").casefold().startswith(_PAST_NOTES)
    ]


def _heads(text: str) -> list[re.Match[str]]:
    """Where entries begin; «105 % к 2021 году, 2023 год – 106 %» has the second of its years only."""
    found, position = [], 0
    while mark := _HEAD.search(text, position):
        if _begins_entry(text, mark):
            found.append(mark)
            position = mark.end()
        else:
            position = mark.start("years") + 4
    return found


def _begins_entry(text: str, mark: re.Match[str]) -> bool:
    """At the beginning, behind a mark of division, or right behind a figure: «2022 год 5 2023 год 6»."""
    if not _is_named(mark):
        return False
    before = _END_SPACES.sub("", text[: mark.start()])
    if not before or before[-1] in "\n;,.–—-" or before.endswith((" и", ".")):
        return not before.endswith((" –", " —", " -")) or not before.strip(" –—-")
    last = before.split()[-1]
    return not mark["lead"] and (last[-1] in "0123456789%" or is_unit(last))


def _is_named(mark: re.Match[str]) -> bool:
    """With its word, or a sign behind it: a bare «2022» is any number."""
    if mark["lead"] and mark["lead"].strip().casefold() in ("с", "со") and "по" not in mark["years"]:
        return False
    return (
        bool(re.search(r"\d\s*г", mark["years"], re.IGNORECASE)) or bool(mark["sign"]) or bool(mark["note"])
    )


def _numbers(years: str) -> tuple[int, ...]:
    """«2022, 2023», «2022–2024», «2022 по 2024 год»."""
    found: list[int] = []
    for match in _IN_FULL.finditer(years):
        first, last = int(match[1]), int(match[3] or match[1])
        found += range(first, min(last, first + 20) + 1) if last >= first else [first, last]
    return tuple(found)


def repeated(entries: list[Entry]) -> frozenset[int]:
    """Years that more than one entry speaks of."""
    every = sorted(year for years, _ in entries for year in years)
    return frozenset(one for one, following in pairwise(every) if one == following)
