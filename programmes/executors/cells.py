"""What the column «Ответственный исполнитель» of one row says: titles, or a story.

«;» separates executors. A line break does so only where a title is over; a comma only between units and
deputy heads («УГХ, МУ «ГСЗ»», «Заместитель Главы, УГХ»), for it also stands inside titles («Заместитель
Главы, руководитель аппарата»); «по строительству, ЖКХ» is doubtful. «(по согласованию)» is a property of the
title it follows, and a footnote is no part of it.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from domain.programme.document import ExecutorKind

MAX_LENGTH = 10_000  # a cell of that length names no executors
MAX_LINES = 200
_MARK = re.compile(r"\[\^\d+\]")
_AGREED = re.compile(r"\(?\s*по\s+согласованию\s*\)?", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:\d{1,2}[.)](?!\d)|[-–—•·*])\s+")
_POST = (
    r"(?:и\.\s?о\.\s*)?(?:перв\w+\s+)?"
    r"(?:заместител|зам\.?\s?глав|глав[аы]\b|руководител|начальник|директор|председател|управляющ\w+ делами)"
)
_UNIT = (
    r"(?:отдел|управлени|комитет|департамент|служб[аы]|администраци|аппарат|сектор|инспекци|центр|"
    r"структурн|ресурсоснабжающ|управляющ|отраслев|территориальн|финансов|контрольно|совет|дум[аы]\b|"
    r"подведомственн|(?:ГУ|М[АБК]?У|О?[ГКФ]?[АБК]?У|МУП|МП|ГУП|ОГУП|АО|ПАО|ОАО|ООО|ЗАО|НКО|ОМВД|ГИБДД)\b)"
)
_STARTS_POST = re.compile(_POST, re.IGNORECASE)
_ALL = r"(?:(?:все|иные|другие|прочие|остальные)\s+)?"
_STARTS_UNIT = re.compile(rf"(?i:{_ALL}{_UNIT})|[А-ЯЁ]{{2,}}\b")
_NOBODY = re.compile(r"[-–—хx]?|нет|отсутствует", re.IGNORECASE)
_GOES_ON = re.compile(r"[А-ЯЁ][а-яё-]+(?:ого|его|ой)\b|Главы\b|[«\"(]")
_UNFINISHED = re.compile(r"(?:[,–—-]|\b(?:и|по|в|во|на|с|со|для|о|об|при|за|к|из))$", re.IGNORECASE)
_SURNAME = r"[А-ЯЁ][а-яё]{1,30}(?:-[А-ЯЁ][а-яё]{1,30})?"
_INITIALS = r"[А-ЯЁ]\.\s?[А-ЯЁ]\."
_FULL_NAME = rf"(?:{_SURNAME}\s{_INITIALS}|{_INITIALS}\s?{_SURNAME})"
_PERSON = re.compile(rf"^{_FULL_NAME}(?:\s*[,–—-]\s*|\s+|$)|(?:\s*[,–—(-]\s*|\s+){_FULL_NAME}\)?$")
_DASH = re.compile(r"\s+[-–—]\s+")
_DEPUTY = re.compile(
    r"(?:и\.\s?о\.\s*)?(?:перв\w+\s+)?(?:зам\.?\s?глав\w+|заместитель\b"
    r"(?!\s+(?:начальник|директор|заведующ|председателя\s+комитет|руководителя\s+(?!администрац))))",
    re.IGNORECASE,
)
# In the nominative a unit goes on with no deputy head's field («по культуре, управлению имуществом»).
_NAMED_UNIT = re.compile(
    rf"(?i:{_ALL}(?:отделы?|управление|комитет|департамент|служба|администрация|аппарат|сектор|инспекция|"
    r"центр|совет|дума|(?:структурн|управляющ|отраслев|территориальн|финансов|контрольно-|подведомственн)"
    r"\w*(?:ые|ие|ое|ая))\b)|(?:ГУ|М[АБК]?У|М?УП|МП|ГУП|ОГУП|П?АО|ОАО|ООО|ЗАО|НКО)\b"
)
_ABBREVIATION = re.compile(r"[А-ЯЁ]{2,}\b")
_FIELD = re.compile(r"\bпо\s+(?!согласовани)|\bкурир", re.IGNORECASE)
_COLLECTIVE = re.compile(
    rf"{_ALL}(?:"
    r"(?:структурные|отраслевые|функциональные|территориальные|ресурсоснабжающие|управляющие|подрядные|"
    r"подведомственные|муниципальные|образовательные|общеобразовательные|дошкольные)\b|"
    r"(?:перв\w+\s+)?заместители\b|руководители\b|начальники\b|директора\b|главы\b(?=.*\bпоселени)|"
    r"(?:органы|организации|предприятия|учреждения|отделы|управления|комитеты|службы|исполнители)\b)",
    re.IGNORECASE,
)
_BEGINNINGS = (_DEPUTY, _NAMED_UNIT, _ABBREVIATION, _COLLECTIVE)


@dataclass(frozen=True, slots=True)
class Title:
    """One executor as a cell names it; ``text`` has single blanks, no footnote and no «по согласованию».

    A ``doubtful`` one may be two.
    """

    text: str
    by_agreement: bool = False
    doubtful: bool = False

    @property
    def key(self) -> str:
        """The same for titles that differ in case, blanks, quotes or «ё» only."""
        return title_key(self.text)

    @property
    def kind(self) -> ExecutorKind:
        return kind_of(self.text)


@dataclass(frozen=True, slots=True)
class ExecutorCell:
    """``narrative``: the cell tells who does what; its titles are the right sides of the dashes."""

    titles: tuple[Title, ...]
    narrative: bool = False


@lru_cache(maxsize=1024)
def read_executor_cell(text: str) -> ExecutorCell:
    """The executors a cell names, in its order, each once; never raises."""
    chunks = [title for part in _parts(text[:MAX_LENGTH]) for title in _titles(part)]
    told = [_told(title) for title in chunks]
    narrative = any(right is not None for right in told)
    titles: dict[str, Title] = {}
    for right, title in zip(told, chunks, strict=True):
        titles.setdefault((right or title).key, right or title)
    return ExecutorCell(tuple(titles.values()), narrative)


@lru_cache(maxsize=4096)
def title_key(text: str) -> str:
    """What identifies a title: case, blanks, kinds of quotes and dashes and «ё» do not count."""
    plain = re.sub(r"[«»“”„\"]", '"', text.lower().replace("ё", "е"))
    return " ".join(re.sub(r"[‐‑–—]", "-", plain).split()).strip(" .,;")


def kind_of(text: str) -> ExecutorKind:
    """Deputy head, collective (nobody can be invited as it) or unit, by how the title begins."""
    if _DEPUTY.match(text):
        return ExecutorKind.DEPUTY_HEAD
    return ExecutorKind.COLLECTIVE if _COLLECTIVE.match(text) else ExecutorKind.UNIT


def _parts(text: str) -> list[str]:
    """Between semicolons; a line of nothing but «(по согласованию)» belongs to what stands before it."""
    parts: list[str] = []
    for part in text.split(";"):
        rest = part
        agreed = re.match(r"\s*\(\s*по\s+согласованию\s*\)", part, re.IGNORECASE)
        if agreed and parts:
            parts[-1] += agreed[0]
            rest = part[agreed.end() :]
        parts.append(rest)
    return parts


def _titles(part: str) -> list[Title]:
    return [
        title for piece in _by_lines(part) for title in _by_commas(piece) if not _NOBODY.fullmatch(title.text)
    ]


def _by_lines(part: str) -> list[str]:
    pieces: list[str] = []
    for line in islice(filter(None, map(str.strip, part.split("\n"))), MAX_LINES):
        if pieces and not _begins(_BULLET.match(line) is not None, line, pieces[-1]):
            pieces[-1] = f"{pieces[-1]} {line}"
        else:
            pieces.append(_BULLET.sub("", line))
    return pieces


def _begins(bulleted: bool, line: str, before: str) -> bool:
    """Whether ``line`` begins an executor of its own, or continues ``before``."""
    before = _AGREED.sub("", " ".join(_MARK.sub("", before).split())).strip()
    if bulleted:
        return True
    if _UNFINISHED.search(before) or not _is_balanced(before) or _GOES_ON.match(line):
        return False
    post = _STARTS_POST.match(line) is not None and not _is_one_post(before, line)
    return post or _STARTS_UNIT.match(line) is not None


def _is_one_post(before: str, line: str) -> bool:
    """«Заместитель Главы городского округа» over «руководитель аппарата» is one post."""
    return _STARTS_POST.match(before) is not None and line[:1].islower() and not _DEPUTY.match(line)


def _by_commas(piece: str) -> list[Title]:
    parts = [part.strip() for part in _split_outside_quotes(piece)]
    if len(parts) > 1 and all(map(_is_unit, parts)):
        return [_title(part) for part in parts]
    if any(map(_DEPUTY.match, parts)):
        return [replace(_title(text), doubtful=doubtful) for text, doubtful in _around_deputies(parts)]
    return [_title(piece)]


def _around_deputies(parts: list[str]) -> list[tuple[str, bool]]:
    """The titles, each with the parts that go on with it; and whether it may be two."""
    found = [(parts[0], False)]
    for part in parts[1:]:
        before, doubtful = found[-1]
        begins = any(pattern.match(part) for pattern in _BEGINNINGS)
        if begins and _is_over(before, part):
            found.append((part, False))
        else:
            found[-1] = (f"{before}, {part}", doubtful or begins)
    return found


def _is_over(before: str, part: str) -> bool:
    """A unit's title is; a deputy head's may go on with one more field («по строительству, ЖКХ»)."""
    if _DEPUTY.match(before) is None:
        return _is_unit(before)
    is_named = _DEPUTY.match(part) is not None or _NAMED_UNIT.match(part) is not None
    return is_named or _FIELD.search(before) is None


def _is_unit(text: str) -> bool:
    return _STARTS_UNIT.match(text) is not None and not _DASH.search(text)


def _split_outside_quotes(text: str) -> list[str]:
    parts, start = [], 0
    for match in re.finditer(",", text):
        if _is_balanced(text[start : match.start()]):
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


def _is_balanced(text: str) -> bool:
    return (
        text.count("«") <= text.count("»") and text.count("(") <= text.count(")") and text.count('"') % 2 == 0
    )


def _title(text: str) -> Title:
    bare = " ".join(_MARK.sub("", text).split())
    name = " ".join(_AGREED.sub(" ", bare).split())
    return Title(_without_persons(name).strip(" .,;"), by_agreement=_AGREED.search(bare) is not None)


def _without_persons(name: str) -> str:
    """«Первая А.Б., начальник отдела» is the post: an executor is no person (glossary)."""
    return _PERSON.sub("", name) if _PERSON.search(name) else name


def _told(title: Title) -> Title | None:
    """The executor behind the dash of «по МУПам – первый заместитель Главы»; ``None`` for a plain title.

    «Заместитель Главы – начальник управления» is a plain title: a post stands on both sides.
    """
    match = _DASH.search(title.text)
    if match is None:
        return None
    left, right = title.text[: match.start()], title.text[match.end() :]
    if _STARTS_POST.match(left) or not (_STARTS_POST.match(right) or left.lower().startswith("по ")):
        return None
    return replace(title, text=right)
