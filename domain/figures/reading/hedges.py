"""Words around a figure that make it less than a fact: «около», «предв.», «по плану», «рост на».

Source: the domain page, «Never a figure without a question».
"""

import re
from enum import StrEnum


class Doubt(StrEnum):
    """Why the words around a figure are asked about."""

    APPROXIMATE = "approximate"  # «ок. 280», «280 (предв.)»
    PLANNED = "planned"  # «по плану 280»: a plan, a forecast, the year before; no fact of this period
    OTHER = "other"  # «рост на 3 %»: by how much, not how much; «н/д 5»


_COMPARED = r"(?:более|менее|больше|меньше|выше|ниже|свыше|more|less|fewer|over)"
_ROUGHLY = (
    r"предв(?:арит[а-яё]*|\.)?(?:\s+(?:данн|сведени|оценк|подсч[её]т)[а-яё]*)?|ориент(?:ир[а-яё]*|\.)?|прибл(?:из[а-яё]*|\.)?"
    r"|прим(?:ерн[а-яё]*|\.)|оценочн[а-яё]*|по\s+оценк[а-яё]+|округл[а-яё]*|approx(?:\.|imately)?|roughly|preliminary|estimated?"
)
_PLAN = (
    r"(?:за)?планир[а-яё]*|планов[а-яё]*|прогноз[а-яё]*|ожида[а-яё]*|предполага[а-яё]*|намеч[а-яё]*|предусмотр[а-яё]*"
    r"|предстоит|будет|целев[а-яё]*|АППГ|прошл[а-яё]+\s+год[а-яё]*|аналогичн[а-яё]+\s+период[а-яё]*"
    r"|planned|expected|forecast|projected|last\s+year"
)
_PLAN_NOUN = r"план(?:у|ом|е)?|цель|plan|target"
_TOUCHING = re.compile(
    rf"(?:(?<!\w)(?:(?:(?:не|чуть|немного|no|not)\s+)?{_COMPARED}(?:,?\s+чем|\s+than)?|около|ок\.?|порядка|почти|практически"
    r"|до|от|под|где-то|(?:как\s+)?минимум|максимум|макс\.|мин\.|без\s+малого|едва|близко\s+к"
    r"|в\s+(?:пределах|районе|среднем)|about|around|almost|nearly|at\s+(?:least|most)|up\s+to"
    rf"|{_ROUGHLY})(?:\s*[:,–—-]?\s+|(?<=[.:,])\s*)(?:на\s+|в\s+)?|[≈~<>≥≤]=?\s*)$",
    re.IGNORECASE,
)
_ANYWHERE = re.compile(rf"(?<!\w)(?:{_ROUGHLY}|{_PLAN})(?!\w)", re.IGNORECASE)
_NEAR = re.compile(rf"(?<!\w)(?:{_PLAN_NOUN})(?!\w)(?P<rest>[^,;\n]*)$", re.IGNORECASE)
_FULFILLED = re.compile(r"полн(?:ен|я)|освоен|достигн", re.IGNORECASE)
_OTHER = re.compile(
    r"(?<!\w)(?:рост|прирост|сниж|сниз|увелич|уменьш|сокра[тщ]|вырос|возрос|упал)[а-яё]*(?:\s+[а-яё]+){0,3}\s+на\s+$"
    r"|(?:(?<!\w)(?:н/д|нд|нет\s+данных)|отсутству[а-яё]+)[\s:,–—(=-]*$"
    r"|(?<!\w)(?:ещ[её]|остал[а-яё]*|осталось|не\s+хватает)(?:\s+[а-яё]+)?\s+$"
    r"|(?<!\w)(?:ул|улиц[а-яё]*|пр-т|просп[а-яё]*|пер|переул[а-яё]*|дом[аеу]?|д|кв)\.?(?:\s+[^\d,;]*)?,?\s+$"
    r"|(?<!\w)(?:приказ|распоряжени|постановлени|договор|контракт|письм|акт|протокол|инн|тел|телефон)[а-яё]*\.?\s+$"
    r"|\0,\s+$",
    re.IGNORECASE,
)
"""«рост на 3 %», «ещё 5», «ул. Мира, 5», «приказ 12», «№ 5, 7»."""
_RATE = re.compile(
    r"\s+(?:(?:в|за|на)\s+(?:один\s+)?(?:день|недел[а-яё]+|месяц|квартал)(?!\w)|еже(?:дневно|недельно|месячно|квартально))",
    re.IGNORECASE,
)
_BEHIND = (
    rf"{_ROUGHLY}|оценка|{_PLAN}|(?:по\s+)?(?:{_PLAN_NOUN})(?!\w)(?!\s+(?:пере|не\s*до|не\s+)?вып)"
    rf"|(?:не|и|или|чуть|or)\s+{_COMPARED}(?!\s*\d)|с\s+(?:лишним|небольшим|хвостиком)|плюс-минус|или\s+около\s+того"
    r"|максимум|минимум|в\s+среднем"
)
_NEXT = re.compile(
    rf"\s?\+(?!\s?\d)|\s?\?+"
    rf"|\s*(?P<mark>[(,;:–—-]*)\s*(?<!\w)(?P<words>{_BEHIND})(?!\w)(?P<close>[^()\d\n,;]{{0,40}}\))?",
    re.IGNORECASE,
)
_LATER = re.compile(
    rf"(?:\s+(?!(?:не|по)\s)[^\W\d_]+\.?){{1,2}}\s*(?:\(\s*(?P<inside>{_BEHIND})(?!\w)[^()\d]*\)"
    rf"|[,–—-]?\s+(?P<last>(?!по\s+план)(?:{_BEHIND}))(?!\w)\s*(?=[.!)]*\s*(?:\n|$)))",
    re.IGNORECASE,
)
_IS_PLAN = re.compile(rf"(?:по\s+)?(?:{_PLAN}|{_PLAN_NOUN})(?!\w)", re.IGNORECASE)
_WINDOW = 40


def before(hidden: str, start: int, since: int) -> tuple[int, str, Doubt | None]:
    """Where a figure begins together with its word, that word, and what it makes of the figure.

    ``since`` is where the figure before ended: words before that one are not about this one.
    """
    window = max(since, start - _WINDOW)
    if match := _TOUCHING.search(hidden[window:start]):
        word = match[0].strip(" :,–—-").lower()
        return window + match.start(), word, Doubt.APPROXIMATE
    clause = hidden[max(since, hidden.rfind("\n", 0, start) + 1) : start]
    if not clause.strip(" \0"):
        return start, "", None
    if match := _ANYWHERE.search(clause):
        return start, match[0].lower(), _doubt_of(match[0])
    if (match := _NEAR.search(clause)) and not _FULFILLED.search(clause):
        return start, match[0].strip().lower(), Doubt.PLANNED
    if match := _OTHER.search(clause):
        return start, match[0].strip().lower(), Doubt.OTHER
    return start, "", None


def behind(hidden: str, end: int) -> tuple[int, str, Doubt | None]:
    """The same of the words behind a figure: where the figure ends with them.

    Where the sentence goes on, the words are its own and the figure ends before them.
    """
    if match := _NEXT.match(hidden, end):
        word = match["words"]
        if word is None:
            return match.end(), match[0].strip(), Doubt.APPROXIMATE
        goes_on = _goes_on(hidden, match.end())
        if goes_on and match["mark"] and match["mark"] != "(":
            return end, "", None
        return (end if goes_on else match.end()), word.lower(), _doubt_of(word)
    if _RATE.match(hidden, end):
        return end, "", Doubt.OTHER
    if match := _LATER.match(hidden, end):
        word = match["inside"] or match["last"]
        return match.end(), word.lower(), _doubt_of(word)
    return end, "", None


def _goes_on(hidden: str, position: int) -> bool:
    """«280 планируется охватить», «50 %, ожидается поставка»: the words begin a sentence."""
    following = hidden[position : position + 2]
    return following[:1].strip(" .,;:!)\n\0") != "" or (following[:1] == " " and following[1:].isalnum())


def _doubt_of(word: str) -> Doubt:
    return Doubt.PLANNED if _IS_PLAN.match(word) else Doubt.APPROXIMATE
