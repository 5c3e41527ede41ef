"""Short names of indicators (краткое имя): for lists, pictures and captions; the report never shows them.

A name is proposed from the measure without its boilerplate and cut at a word; the coordinator changes it. No
grammar is parsed: a wording that is no good stays for the coordinator.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from domain.programme.document import Indicator, Measure, Programme
from domain.programme.nominative import is_adjective, nominative
from domain.refusals import NameTaken, NameTooLong, UnclearName

LONGEST = 40
_NOTE = re.compile(r"\[\^[^\]\s]*\]")
_ASIDE = re.compile(r"\((?:да|нет|https?:)[^)]*\)", re.IGNORECASE)
_QUOTED = re.compile(r"«([^«»]+(?:«[^»]*»)?[^«»]*)»|\"([^\"]+)\"|“([^”]+)”")
_FRAME = re.compile(
    r"(?:реализаци[яи]|выполнени[ея]|мероприят\w+|на|территории|городского|муниципального|округа|района"
    r"|муниципальн\w+|государственн\w+|региональн\w+|национальн\w+|федеральн\w+|ведомственн\w+|целев\w+"
    r"|программ\w*|подпрограмм\w*|проект\w*|по|в|рамках|)",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"(?:(?:выполнение|реализация|проведение|осуществление)\s+мероприятий\s+(?:по|на)"
    r"|организация(?:\s+работы?)?(?:\s+по)?|осуществление|обеспечение|проведение|реализация|выполнение)\s+",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\s+(?:на территории|администрации)\s+(?:\w+\s+)?(?:городского|муниципального)\s+(?:округа|района)",
    re.IGNORECASE,
)
_HANGING = re.compile(r",\s+(\S+)$")
_UNIT = re.compile(
    r",\s*(?:%|ед\.?|шт\.?|чел\.?|руб\.?|(?:тыс|млн)\.?\s*\w*\.?|в % случаев)\s*$", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"[,;:(]|\s(?:при|по|для|в|во|на|с|со|из|через|о|об|от|до|за|к|путем|путём|и|или|а)\s|\s[–—-]\s",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TELLS_NOTHING = re.compile(
    r"(?:объект|систем|количеств|дол[яюи]|числ|перечн|перечен|мероприят|программ|проект|показател|город|округ"
    r"|осуществлен|организац|реализац|выполнен|проведен|обеспечен|район|территори|год|муниципал|общ|эксплуатац"
    r"|ввод|значени|процент|уровн|населени).*",
    re.IGNORECASE,
)
_SHORTEST_TELLING, _LONGEST_TELLING = 4, 20
_MOST_ALIKE = 20
_ROOT, _LONGEST_PREPOSITION = 5, 3
_SHORTEST_CLAUSE = 12
_LOOKED_AT = 1_000
_EDGES = " \t.,;:–—-+/·•"


@dataclass(frozen=True, slots=True)
class Worded:
    """What a name is made of; ``short`` is empty where nobody has said it."""

    number: str
    measure: str
    wording: str
    short: str = ""


def name_key(name: str) -> str:
    """Two names with the same one are told apart by nobody."""
    return " ".join(name.split()).casefold().replace("ё", "е")


def tidy(text: str) -> str:
    """In one line, without marks of footnotes."""
    return " ".join(_NOTE.sub(" ", text).split())


def read_name(text: str, others: Mapping[str, str]) -> str:
    """A name as typed; ``others`` are those of the other indicators, each with its number.

    ``UnclearName`` where there is no word in it, ``NameTooLong``, ``NameTaken``.
    """
    name = tidy(text).strip('«»"“”').strip()
    if _WORD.search(name) is None:
        raise UnclearName(text.strip()[:100])
    if len(name) > LONGEST:
        raise NameTooLong(name, LONGEST, len(name))
    taken = {name_key(other): number for other, number in others.items()}
    if name_key(name) in taken:
        raise NameTaken(name, taken[name_key(name)])
    return name


def short_names(rows: Sequence[Worded]) -> list[str]:
    """One for each row, all different: the one it has, else a proposal."""
    stated = [_stated(row.short) for row in rows]
    measures = Counter(row.measure for row in rows)
    bases = [
        name or _base(row, by_measure=measures[row.measure] == 1)
        for name, row in zip(stated, rows, strict=True)
    ]
    alike: dict[str, list[int]] = defaultdict(list)
    taken: dict[str, int] = {}
    for place, (name, base) in enumerate(zip(stated, bases, strict=True)):
        alike[name_key(base)].append(place)
        if name:
            taken.setdefault(name_key(name), place)
    found: list[str] = []
    for place, (row, base) in enumerate(zip(rows, bases, strict=True)):
        others = [rows[other] for other in alike[name_key(base)][:_MOST_ALIKE] if other != place]
        ways = (base,) if taken.get(name_key(base)) == place else _ways(row, base, others)
        found.append(next(way for way in ways if taken.setdefault(name_key(way), place) == place))
    return found


def _stated(short: str) -> str:
    name = tidy(short)
    return name if len(name) <= LONGEST else _cut(name, LONGEST)


def with_short_names(programme: Programme, known: Iterable[tuple[int, str]] = ()) -> Programme:
    """Every indicator has one; ``known`` are names by the indicators' places, for those that state none."""
    before = dict(known)
    every = [(row, one) for row in programme.measures() for one in row.indicators]
    rows = [
        Worded(one.number, measure.wording, one.wording, one.short or before.get(place, ""))
        for place, (measure, one) in enumerate(every)
    ]
    names = iter(short_names(rows))

    def named(measure: Measure) -> Measure:
        return replace(measure, indicators=tuple(_named(one, next(names)) for one in measure.indicators))

    return replace(
        programme, rows=tuple(named(row) if isinstance(row, Measure) else row for row in programme.rows)
    )


def _named(one: Indicator, name: str) -> Indicator:
    return one if one.short == name else replace(one, short=name)


def _base(row: Worded, *, by_measure: bool) -> str:
    """Of the measure where it has one indicator, else of the indicator's own words."""
    texts = (row.measure, row.wording) if by_measure else (row.wording, row.measure)
    found = [name for name in map(_essence, texts) if name]
    whole = [name for name in found if not is_adjective(name.split()[-1])]
    return next(iter((*whole, *found)), "") or _numbered("Показатель", row.number)


def _essence(text: str) -> str:
    """«Развитие дорожного хозяйства» of «Реализация муниципальной программы «Развитие дорожного …»»."""
    line = tidy(_ASIDE.sub(" ", text[:_LOOKED_AT]))
    quoted = _QUOTED.search(line)
    if quoted and _is_frame(line[: quoted.start()]):
        behind = line[quoted.end() :].strip(_EDGES)
        line = behind if len(behind) >= _SHORTEST_CLAUSE and not _is_frame(behind) else _inside(quoted)
    line = _UNIT.sub("", _HANGING.sub(_unless_noun, _PLACE.sub("", line))).strip(_EDGES)
    ahead = _AHEAD.match(line)
    rest = nominative(line[ahead.end() :]) if ahead else ""
    line = rest or line
    cut = _cut(line, LONGEST)
    return cut[:1].upper() + cut[1:]


def _is_frame(words: str) -> bool:
    """Nothing but what stands around the name of a programme or project."""
    return all(_FRAME.fullmatch(word.strip(_EDGES)) for word in words.split())


def _unless_noun(hanging: re.Match[str]) -> str:
    return "" if is_adjective(hanging[1]) else hanging[0]


def _inside(quoted: re.Match[str]) -> str:
    return next(filter(None, quoted.groups()), "")


def _cut(line: str, length: int) -> str:
    """At the end of a clause where one is near, else at a word, of which the last is no adjective."""
    if len(line) <= length:
        return line.strip(_EDGES)
    ends = [found.start() for found in _CLAUSE.finditer(line[: length + 1])]
    clause = next((end for end in reversed(ends) if _ends_well(line[:end])), 0)
    if clause:
        return line[:clause].strip(_EDGES)
    words = line[: length + 1].split(" ")[:-1] or [line[:length]]
    while len(words) > 2 and (is_adjective(words[-1]) or len(words[-1]) <= _LONGEST_PREPOSITION):
        words.pop()
    return " ".join(words).strip(_EDGES)


def _ends_well(clause: str) -> bool:
    words = clause.split()
    return len(clause) >= _SHORTEST_CLAUSE and len(words) > 1 and not is_adjective(words[-1])


def _ways(row: Worded, base: str, alike: Sequence[Worded]) -> Iterator[str]:
    """As it is where it is alone; else with a word that the others have not, else with its number."""
    if not alike:
        yield base
    for word in _telling(row, base, alike):
        yield _with(base, f"({word})")
    yield _numbered(base, row.number)
    yield _numbered("Показатель", row.number)
    for time in range(2, 10_000):
        yield _with(base, f"({time})")


def _telling(row: Worded, base: str, alike: Sequence[Worded]) -> Iterator[str]:
    """Nouns of its own words, the measure's first."""
    others = _roots(base, *(text for one in alike for text in (one.measure, one.wording)))
    for word in _words(f"{row.measure} {row.wording}"):
        tells = _SHORTEST_TELLING <= len(word) <= _LONGEST_TELLING and not is_adjective(word)
        if tells and word[:_ROOT].casefold() not in others and not _TELLS_NOTHING.fullmatch(word):
            yield nominative(word) or word


def _roots(*texts: str) -> set[str]:
    return {word[:_ROOT].casefold() for text in texts for word in _words(text)}


def _words(text: str) -> list[str]:
    return _WORD.findall(tidy(text))


def _numbered(base: str, number: str) -> str:
    return _with(base, f"№ {tidy(number)}" if tidy(number) else "")


def _with(base: str, tail: str) -> str:
    tail = tail[: LONGEST - 2]
    head = _cut(base, LONGEST - len(tail) - 1) if len(base) + len(tail) >= LONGEST else base
    return f"{head} {tail}".strip()
