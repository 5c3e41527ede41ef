"""What stands around a report's table: approval, title, caption, signature, and what they tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from programmes.own_notices import without_notice
from programmes.period_words import PeriodWords, find_period
from programmes.word.municipality import is_municipality

MAX_TITLE = 3_000
MAX_LINES = 100
MAX_LINE = 500
_TITLE = re.compile(
    r"(сводн|отч[её]т\b|информаци|сведени|ежемесячн|ежеквартальн|полугодов|ежегодн|годовой|мониторинг|"
    r"о (ходе|реализации|выполнении|исполнении|внесении)|план\b|перечень)",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"[\s,]*(?:\b(?:за|на|в)\s+)?\{period\}")
_BODY = re.compile(r"(в связи|в соответствии|на основании|руководствуясь|[1-9]\.)", re.IGNORECASE)
_CAPTION = re.compile(r"таблица\b.{0,20}", re.IGNORECASE)
_PROGRAMME = re.compile(
    r"(?P<kind>(?:(?:муниципальн|ведомственн|целев|комплексн|государственн)(?:ой|ую|ая)\s+)*)"
    r"программ[ыуае]\s+(?P<name>.+?)[\s,]*(?:утвержд[её]нн.*|\bпо\s+состоянию\s+на\s.*|\bотч[её]тный\s+период.*"
    r"|(?:\bотч[её]т\s+)?(?:\b(?:за|на|в|по\s+(?:итогам|результатам))\s+)?\{period\}.*)?$",
    re.IGNORECASE | re.DOTALL,
)
_INITIALS = r"[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?"
_SURNAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_NAME = re.compile(rf"(?:{_INITIALS}\s*{_SURNAME}|{_SURNAME}\s+{_INITIALS})(?=\s*$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Face:
    """Lines as written; in ``title`` the period's words are ``{period}``."""

    approval: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    caption: str = ""
    period: PeriodWords | None = None
    period_words: str = ""


def read_face(lines: Sequence[str]) -> Face:
    """Approval, title and caption out of the lines above the table (empty lines included)."""
    above = without_notice(lines)
    while above and not above[-1]:
        above.pop()
    caption = above.pop() if above and _CAPTION.fullmatch(above[-1]) else ""
    start = _title_start(above)
    title = "\n".join(takewhile(_is_title, filter(None, above[start:])))[:MAX_TITLE]
    words = find_period(title)
    said = "" if words is None else title[words.start : words.end]
    shown = title.replace(said, "{period}") if said else title
    return Face(
        approval=tuple(line for line in above[:start] if line),
        title=tuple(shown.split("\n")) if shown else (),
        caption=caption,
        period=words,
        period_words=said,
    )


def _is_title(line: str) -> bool:
    return _BODY.match(line) is None


def _title_start(lines: Sequence[str]) -> int:
    """The first line that speaks of a report; else what follows the last empty line."""
    for index, line in enumerate(lines):
        if _TITLE.match(line):
            return index
    empty = [index for index, line in enumerate(lines) if not line]
    return empty[-1] + 1 if empty else 0


def read_signature(lines: Sequence[str]) -> tuple[str, str]:
    """Post (line feeds kept) and name («А.Н. Арасланов») of whoever signs; both empty without a name.

    They stand apart by tabs, blanks, a line to sign on, or lines of their own.
    """
    block = "\n".join(line[:MAX_LINE] for line in lines[:MAX_LINES])
    match = _NAME.search(block)
    if match is None:
        return "", ""
    before = block[: match.start()].rstrip("\t _\n")
    post = before.split("\n\n")[-1]
    return "\n".join(" ".join(line.split()) for line in post.split("\n") if line), match[0]


def programme_title(title: Sequence[str]) -> str:
    """The programme's name in the nominative out of the title's lines, without a period; or empty.

    «о реализации мероприятий Программы по повышению…, за {period}» -> «Программа по повышению…».
    """
    lines = (line for line in title if not is_municipality(line))
    match = _PROGRAMME.search(" ".join(" ".join(lines).split())[:MAX_TITLE])
    if match is None:
        return ""
    kind = re.sub(r"(ой|ую)\b", "ая", match["kind"].lower(), flags=re.IGNORECASE)
    name = without_period(f"{kind}программа {match['name']}")
    return name[0].upper() + name[1:]


def without_period(text: str) -> str:
    """«Сведения о ходе исполнения плана за {period}» -> «Сведения о ходе исполнения плана»."""
    return _PERIOD.sub("", text).strip()
