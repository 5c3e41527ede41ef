"""Indicators named by their numbers in a message: «№ 4 50% …», «№ 4, 5», what a quoted message is about.

Source: the domain page, «Several indicators in one message»; the storyboard, section 2.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from domain.figures.reading.characters import even_spaces
from domain.programme.numbering import NUMBER, plain_number

_SIGN = r"(?:№|#|[Nn](?=\s?\d)|[Nn][Oo](?:\.|(?=\s?\d))|номер\b)"
_DASH = r"[-−–—]"
_ITEM = rf"{NUMBER}(?:{_DASH}\d+(?:\.\d+)*)?"
_ITEMS = rf"{_ITEM}(?:\s*(?:,|и|and)\s*(?:{_SIGN}\s*)?{_ITEM})+|{_ITEM}"
_NUMBERED = re.compile(rf"{_SIGN}\s*({NUMBER})\.?(?!\d)(.*)", re.DOTALL)
_SEVERAL = re.compile(
    rf"{_SIGN}\s*(?P<items>{_ITEMS})(?P<rest>(?:\s*:|\s+{_DASH}(?=\s)|\s)\s*\S.*)", re.DOTALL
)
_WEAK = re.compile(
    rf"(?:(?:пп?|пункт|показатель|пок)\.?\s*(?:{_SIGN}\s*)?({NUMBER})\.?(?!\d)"
    rf"|({NUMBER})(?:[.)]\s*(?!\d)|[.)]\s+|\t\s*)|((?:[IVX]+-)?\d+(?:\.\d+)+|[IVX]+-\d+)\s+)(.*)",
    re.DOTALL | re.IGNORECASE,
)
_ROW = re.compile(r"(\d+)\s+((?:[-+−–—]?\d|[½-¾⅓-⅞]|нет\s|н/?д\b|н\.\s?д|да\b|нет\b).*)", re.IGNORECASE)
_ONE_NUMBER = re.compile(r"\d{1,3} \d{3}(?!\d)")
"""«12 500»: № 12 only in the company of others that cannot be read so."""
_LIST = re.compile(rf"{_SIGN}\s*({_ITEMS})", re.IGNORECASE)
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”")
_SEPARATOR = re.compile(rf"\s*(?:[:.,]|{_DASH}(?=\s+\S))?\s*")
_ANSWER = re.compile(
    rf"[\s:.]*(?:{_DASH}\s+)?(?:[-+−–—≈~<>]*\.?\d|[½-¾⅓-⅞]|{_DASH}+\s*$"
    r"|(?:н/?д|н\.\s?д|нет|да|no|yes|данн|сведени|информаци|отсутству|не\s|пока|ещ[её]|выполнен|исполнен)"
    r"|(?:ок\.?|около|порядка|более|менее|свыше|примерно|план|факт|всего|итого|минус)\s)",
    re.IGNORECASE,
)
_NEXT = re.compile(rf"[;,]\s*(?={_SIGN}\s*\d)|;\s*(?=\S)")
_GREETING = re.compile(r"(?:добр|здравствуй|коллеги|уважаем|приветствую|hello|good\s)[^\d]*", re.IGNORECASE)
_LONGEST_RANGE = 60


Part = tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class _Owed:
    """What «4. 50 %» may name. ``rows``: so may «4 50 %», as Excel's cells arrive, and others' numbers."""

    numbers: Collection[str] = ()
    rows: bool = False


def numbered_lines(text: str, owed: Collection[str] = (), *, alone: bool = False) -> list[tuple[str, str]]:
    """«№ 4 50% работы ведутся» as (number, answer), line by line; lines without a number continue the last.

    Empty where the message does not begin with a number; a number alone has an empty answer. «4. 50 %»,
    «п. 4», «1.2 50 %», a number and a tab name an indicator only where it is ``owed``, and «4 50 %» where
    several lines are like that, or no question is open (``alone``). Two answers to one number are one of two
    lines, to be asked about.
    """
    lines = _lines(text)
    in_line = _Owed(owed)
    at_start = _Owed() if lines and _named(lines[0]) else _Owed(owed, rows=_are_rows(lines, owed, alone))
    found: list[Part] = []
    for line in filter(None, lines):
        parts = _parts(line, at_start, in_line)
        if not parts and not found:
            return []
        if not parts:
            numbers, answer = found[-1]
            parts = [(numbers, f"{answer}\n{line}".strip())]
            found.pop()
        found += parts
    return _by_number(found)


def _by_number(found: list[Part]) -> list[tuple[str, str]]:
    answers: dict[str, str] = {}
    for numbers, answer in found:
        for number in numbers:
            before = answers.get(number, "")
            answers[number] = answer if before in ("", answer) else f"{before}\n{answer}"
    return list(answers.items())


def _lines(text: str) -> list[str]:
    """A greeting before the first number names nothing."""
    lines = [line.strip() for line in text.strip().splitlines()]
    while len(lines) > 1 and (not lines[0] or _GREETING.fullmatch(lines[0])):
        lines = lines[1:]
    return lines


def _are_rows(lines: list[str], owed: Collection[str], alone: bool) -> bool:
    """«4 50 %⏎7 100 %»: Telegram makes a space of Excel's tab."""
    rows = [_ROW.match(even_spaces(line)) for line in lines if line]
    numbers = [row[1] for row in rows if row is not None]
    if all(_ONE_NUMBER.match(even_spaces(line)) for line in lines if line):
        return False
    all_are = len(numbers) == len(rows) == len(set(numbers)) and len(numbers) > (0 if alone else 1)
    return all_are and plain_number(numbers[0]) in owed


def _parts(line: str, at_start: _Owed, in_line: _Owed) -> list[Part]:
    """What a line says of each number; «; № 7 100 %» begins another, «; № 12 от 03.06» does not."""
    first = _part(line, at_start)
    if first is None:
        return []
    starts = [
        match.end()
        for match in _NEXT.finditer(line)
        if (begun := _part(line[match.end() :], in_line)) and _ANSWER.match(begun[1])
    ]
    ends = [*starts, len(line)]
    pieces = [line[start:end].rstrip(" ;,") for start, end in zip([0, *starts], ends, strict=True)]
    others = [_part(piece, in_line) for piece in pieces[1:]]
    return [_part(pieces[0], at_start) or first, *(one for one in others if one is not None)]


def _part(text: str, owed: _Owed) -> Part | None:
    return _named(text) or _weakly_named(even_spaces(text), text, owed)


def _named(text: str) -> Part | None:
    several = _SEVERAL.match(text)
    if several is not None and _ANSWER.match(several["rest"]):
        numbers = _listed(several["items"])
        if len(numbers) > 1:
            return numbers, _answer(several["rest"])
    match = _NUMBERED.match(text)
    return ((plain_number(match[1]),), _answer(match[2])) if match else None


def _weakly_named(even: str, text: str, owed: _Owed) -> Part | None:
    match = _WEAK.match(even) if owed.numbers else None
    row = _ROW.match(even) if owed.rows else None
    if match is not None:
        number, answer = plain_number(match[1] or match[2] or match[3]), text[match.start(4) :]
        if (number in owed.numbers or owed.rows) and _ANSWER.match(answer):
            return (number,), _answer(answer)
    return ((plain_number(row[1]),), _answer(text[row.start(2) :])) if row else None


def _answer(rest: str) -> str:
    """A dash between spaces separates; one that touches its digit is a minus: «№ 11 -5»."""
    match = _SEPARATOR.match(rest)
    return rest[match.end() :].strip() if match else rest.strip()


def _listed(items: str) -> tuple[str, ...]:
    """«1-4», «6 и № 7»: every number that is named; a range counts upwards."""
    found: list[str] = []
    for one in re.findall(_ITEM, items):
        ends = re.fullmatch(rf"(?P<stem>(?:\d+\.)*)(?P<first>\d+){_DASH}(?P=stem)(?P<last>\d+)", one)
        if ends is None:
            found.append(plain_number(one))
            continue
        first, last = int(ends["first"]), int(ends["last"])
        if not first < last <= first + _LONGEST_RANGE:
            return ()
        found += [f"{ends['stem']}{number}" for number in range(first, last + 1)]
    return tuple(dict.fromkeys(found))


def only_numbers(text: str) -> bool:
    """«№ 4», «№ 4, 5», «№ 4 и № 5»: a question, not an answer."""
    match = _LIST.fullmatch(text.strip(" .?!"))
    return match is not None and bool(_listed(match[1]))


def may_name(text: str) -> bool:
    """Whether «4. 50 %» or «4⇥50» may name an indicator: worth a look at which are owed."""
    parts = [even_spaces(one.strip()) for line in text.splitlines() for one in line.split(";")]
    return any(_WEAK.match(one) or _ROW.match(one) for one in parts)


def numbers_in(text: str) -> tuple[str, ...]:
    """The indicators that a message of the bot is about: named in its first line, outside people's words."""
    about = text.strip()
    while (plain := _QUOTED.sub("", about)) != about:
        about = plain
    lists = _LIST.findall(about.partition("\n")[0])
    return tuple(dict.fromkeys(number for one in lists for number in _listed(one)))
