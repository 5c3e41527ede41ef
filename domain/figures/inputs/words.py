"""The words of a series message: months and periods, the inputs' names, «нет данных», numbers, separators.

Source: the domain page, «Numbers as people type them»; decision 0031.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from domain.figures.reading.characters import even_spaces
from domain.methodology.asking import Series
from domain.methodology.formula.lookalikes import skeleton
from domain.time.periods import Period


class WordKind(StrEnum):
    NUMBER = "number"
    MONTH = "month"  # ``value`` 1–12
    INPUT = "input"  # ``value``: its place among the series
    PERIOD = "period"  # the one that is asked for, in words: says nothing
    OTHER_PERIOD = "other_period"
    NO_DATA = "no_data"
    NOTHING = "nothing"  # «нет»: 0, or not known?
    DASH = "dash"  # between spaces: it separates, or stands for what there is not
    BETWEEN = "between"  # «;», «/», a comma before a space, a tab, «и»
    BREAK = "break"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Word:
    kind: WordKind
    start: int
    end: int
    value: int = 0


_MONTHS = (
    r"янв(?:ар(?:ь|я|ю|е|ём|ем))?|jan(?:uary)?",
    r"фев(?:р(?:ал(?:ь|я|ю|е|ём|ем))?)?|feb(?:ruary)?",
    r"мар(?:т(?:а|у|е|ом)?)?|mar(?:ch)?",
    r"апр(?:ел(?:ь|я|ю|е|ем))?|apr(?:il)?",
    r"ма(?:й|я|ю|е|ем)|may",
    r"июн(?:ь|я|ю|е|ем)?|june?",
    r"июл(?:ь|я|ю|е|ем)?|july?",
    r"авг(?:уст(?:а|у|е|ом)?)?|aug(?:ust)?",
    r"сен(?:т(?:ябр(?:ь|я|ю|е|ём|ем))?)?|sep(?:t(?:ember)?)?",
    r"окт(?:ябр(?:ь|я|ю|е|ём|ем))?|oct(?:ober)?",
    r"ноя(?:б(?:р(?:ь|я|ю|е|ём|ем))?)?|nov(?:ember)?",
    r"дек(?:абр(?:ь|я|ю|е|ём|ем))?|dec(?:ember)?",
)
_MONTH = re.compile(
    "|".join(f"(?P<m{number}>{words})" for number, words in enumerate(_MONTHS, 1)), re.IGNORECASE
)
_YEAR = r"(?:19|20|21)\d\d"
_OF_YEAR = rf"(?:\s*(?P<year>{_YEAR})(?!\d)(?:\s*(?:года|год|г\.?)(?!\w))?)?"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_TOKEN = re.compile(
    rf"(?P<period>(?:(?<!\w)за\s+)?(?<!\w)(?P<nth>[1-4]|IV|I{{1,3}})(?:-?(?:й|м|ый|е|ое))?\s*"
    rf"(?P<what>кв(?:артал[а-яё]*|\.)?|полугоди[а-яё]*|п/г|полуг\.)(?!\w)\.?{_OF_YEAR}"
    rf"|(?<!\w)Q(?P<q>[1-4])(?!\w){_OF_YEAR.replace('year', 'q_year')})"
    rf"|(?P<whole>(?:(?<!\w)за\s+)?(?<![\d.,])(?P<whole_year>{_YEAR})\s*(?:года|год|г\.)(?!\w))"
    rf"|(?P<dated>(?<![\d.,])(?P<in_month>0?[1-9]|1[0-2])\.(?P<in_year>{_YEAR})(?![\d.,]*\d))"
    r"|(?P<no_data>(?<!\w)(?:н/д|н\.\s?д\.?|нд|нет\s+(?:данн|сведени|информаци)[а-яё]*"
    r"|(?:данн|сведени)[а-яё]+\s+(?:пока\s+|ещ[её]\s+)?нет|no\s+data|n/a)(?!\w))"
    r"|(?P<nothing>(?<!\w)(?:не\s+было|нету?|отсутству[а-яё]+|none|no)(?!\w))"
    r"|(?P<number>(?<!\w)\d+(?:[.,:'’]\d+)*)"
    r"|(?P<word>[^\W\d_]\w*\.?)"
    r"|(?P<dash>(?<=\s)[-−–—]+(?=\s|[;,|]|$)|^[-−–—]+(?=\s|$)|(?<=[;|/])[-−–—]+(?=\s|[;|/]|$)"
    r"|(?<=[^\W\d_])[-−–—]+(?=\s|\w)|(?<=\.)[-−–—]+(?=\w))"
    r"|(?P<between>[;/|\t]|,(?=\s|[^\W\d_])|(?<=\s)(?:и|and)(?=\s))|(?P<break>\n)",
    re.IGNORECASE | re.MULTILINE,
)
_PREPOSITIONS = frozenset({"за", "в", "на", "по", "и", "for", "in", "of", "and"})
_LEAST_STEM, _LEAST_SIGN = 5, 3


def words_of(text: str, series: Sequence[Series], period: Period) -> list[Word]:
    """The text's words in order; places count characters of ``even_spaces`` text."""
    return list(_words(even_spaces(text), series, period))


def _words(even: str, series: Sequence[Series], period: Period) -> Iterator[Word]:
    names = _Names(series)
    for match in _TOKEN.finditer(even):
        kind, value = _kind(match, names, period)
        if kind is not None:
            yield Word(kind, match.start(), match.end(), value)


def _kind(match: re.Match[str], names: "_Names", period: Period) -> tuple[WordKind | None, int]:
    found = next(name for name in _TOP if match[name] is not None)
    if found in ("period", "whole"):
        return (WordKind.PERIOD if _is_asked(match, period) else WordKind.OTHER_PERIOD), 0
    if found == "dated":
        return (WordKind.MONTH if int(match["in_year"]) == period.year else WordKind.OTHER_PERIOD), int(
            match["in_month"]
        )
    if found != "word":
        return WordKind(found), 0
    word = match["word"].rstrip(".")
    if (month := _MONTH.fullmatch(word)) is not None:
        return WordKind.MONTH, int((month.lastgroup or "m0")[1:])
    if (place := names.place(word)) is not None:
        return WordKind.INPUT, place
    if word.casefold() in ("и", "and"):
        return WordKind.BETWEEN, 0
    return (None if word.casefold() in _PREPOSITIONS else WordKind.WORD), 0


_TOP = ("period", "whole", "dated", "no_data", "nothing", "number", "word", "dash", "between", "break")


def _is_asked(match: re.Match[str], period: Period) -> bool:
    """Whether a period's name is that of the period asked for: «1 кв», «I квартал 2022 года», «2022 год»."""
    year = match["year"] or match["q_year"] or match["whole_year"]
    if year is not None and int(year) != period.year:
        return False
    if match["whole"]:
        return True
    nth = _ROMAN.get((match["nth"] or "").casefold()) or int(match["nth"] or match["q"])
    months = 6 if (match["what"] or "").casefold().startswith("п") else 3
    return nth * months == period.last_month


class _Names:
    """What the inputs are called: by their signs or the sign's end («отр»), or by the words of their labels.

    A word is of the label that has most of its beginning: «отработано» is «отработанных», not «отработки».
    """

    def __init__(self, series: Sequence[Series]) -> None:
        self.signs = [_sign(one.input.name) for one in series]
        self.labels = [
            {word.casefold() for word in re.findall(r"[^\W\d_]{5,}", one.input.label)} for one in series
        ]

    def place(self, word: str) -> int | None:
        sign, typed = _sign(word), word.casefold()
        if sign in self.signs:
            return self.signs.index(sign)
        ends = [place for place, one in enumerate(self.signs) if one.endswith(sign)]
        if len(ends) == 1 and len(sign) >= _LEAST_SIGN:
            return ends[0]
        alike = [max((_common(typed, one) for one in words), default=0) for words in self.labels]
        most = max(alike)
        is_one = alike.count(most) == 1 and most >= max(_LEAST_STEM, len(typed) - 3)
        return alike.index(most) if is_one else None


def _sign(name: str) -> str:
    return skeleton(name).casefold()


def _common(word: str, other: str) -> int:
    """How many letters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))
