"""Old words of a document that carry a date, a period or a figure: found, and what is left without them.

An act names itself by its day and number, and a programme by its years: those are nobody's figures, unless
the act is of the reported period or later, as the approval of an old report is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from domain.forms.deviation import DeviationFormula
from domain.forms.form import (
    COLUMN_KEY,
    FORMULA_KEY,
    MARKS,
    NOTE_KEY,
    FormColumn,
    FormRole,
    FormRow,
    FormTitle,
    Leftover,
    line_key,
)
from domain.time.periods import Period

_MARK = re.compile(r"\{(?:" + "|".join(MARKS) + r")(?:[+-]\d+)?\}")
_MONTH = r"(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]{0,2}"
_NUMERIC = r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}|\d\d)(?!\d)"
_DATE = re.compile(
    rf"«?_*\s*\d{{1,2}}\s*_*»?\s*{_MONTH}\s*\d{{2,4}}(?:\s*(?:года|г\.?)(?!\w))?"
    rf"|(?<![\d.])\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d\d)(?:\s*(?:года|г\.)(?!\w))?"
    rf"|«?_{{2,}}»?[\s_]*(?:{_MONTH})?[\s_]*20\d\d(?:\s*(?:года|г\.)(?!\w))?",
    re.IGNORECASE,
)
_BLANK_DATE = "«___» __________ 20__ г."
_ACT = re.compile(
    rf"(?:от\s+{_NUMERIC}\s*(?:года|г\.)?\s*(?:№|N)\s*[\w/-]+|(?:№|N)\s*[\w/-]+\s+от\s+\d{{1,2}}\.\d{{1,2}}\.\d{{4}}"
    r"|(?:№|N)\s*\d+[\w/-]*)",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"(?:19|20|21)\d\d\s*(?:г(?:од[а-я]*|\.)?)?\s*[-–—]\s*(?:19|20|21)\d\d(?:\s*г(?:од[а-я]*|г?\.))?"
)
_LABEL = re.compile(
    r"^(?:\*+|<?\d{1,2}>?[).*]?|[IVXLC]+[.)])\s+(?=\D)"
    r"|(?:приложени\w*|таблиц\w*|раздел\w*|подраздел\w*|задач\w*|цел[ьи]|форм[аы]|пункт\w*|п\.|ст\.|стать\w+)"
    r"\s*(?:№|N)?\s*\d[\d.]*",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"«[^«»]*[^\W\d_][^«»]*»|\"[^\"]*\"|“[^”]*”")
_SIGNED = re.compile(
    r"_{3,}|[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё-]+\s*$|[А-ЯЁ][а-яё-]+\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.\s*$"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEW_WORDS, _SENTENCE = 3, 60
_PART = re.compile(
    r"(?<!\w)(?:(?:(?:перв|втор|трет|четв)\w+|[IVХ]{1,3})\s+(?:полугоди|квартал)|(?:прошл|отч[её]тн)\w+ год)",
    re.IGNORECASE,
)


def is_old(text: str, period: Period | None) -> bool:
    """Whether the text (its marks set) still carries a date, a part of a year or a figure."""
    plain = _MARK.sub("", text)
    for act in _ACT.finditer(plain):
        if act["year"] is not None and not _is_before(act, period):
            return True
    plain = _YEARS.sub("", _LABEL.sub("", _ACT.sub("", plain)))
    if _DATE.search(plain):
        return True
    plain = _QUOTED.sub("", plain)
    return re.search(r"\d", plain) is not None or _PART.search(plain) is not None


def is_prose(text: str) -> bool:
    """Several words that are no line of the face may tell of the old period without any figure.

    Who signs does not: a line to sign on, or a name at the line's end.
    """
    if _SIGNED.search(text):
        return False
    return len(_WORD.findall(_MARK.sub("", text))) > _FEW_WORDS


def is_letter(text: str) -> bool:
    """Over a report: «Уважаемый …!», a whole sentence; a post or a name ends otherwise."""
    return re.match(r"уважаем", text, re.IGNORECASE) is not None or (
        len(text) > _SENTENCE and text.rstrip().endswith((".", "!", ":", ";"))
    )


def _is_before(act: re.Match[str], period: Period | None) -> bool:
    if period is None:
        return False
    year = int(act["year"])
    try:
        day = date(year if year > 99 else 2000 + year, int(act["month"]), int(act["day"]))
    except ValueError:
        return False
    return day < period.start


def without_old(text: str, period: Period | None) -> str:
    """The text with days as blanks to fill in by hand; empty where figures are left all the same."""
    blank = _DATE.sub(_BLANK_DATE, text)
    return blank if not is_old(blank.replace(_BLANK_DATE, ""), period) else ""


def of_lines(lines: Iterable[str], period: Period | None) -> Iterator[Leftover]:
    """Of lines around the table, of titles and of rows that are no indicators."""
    for line in dict.fromkeys(lines):
        if is_old(line, period):
            yield Leftover(line_key(line), line, without_old(line, period))


def of_letters(lines: Iterable[str]) -> Iterator[Leftover]:
    """Of lines over the title, which are a covering letter's rather than an approval."""
    return (Leftover(line_key(line), line) for line in dict.fromkeys(lines) if is_letter(line))


def of_titles(
    titles: Iterable[FormTitle], columns: Sequence[FormColumn], period: Period | None
) -> Iterator[Leftover]:
    """Titles over columns of another time name that; of any other a time that is left is cut out."""
    for title in titles:
        own = columns[title.column : title.column + title.span]
        is_named = all(one.has_own_time or (one.role is FormRole.FACT and one.years) for one in own)
        if not is_named and is_old(title.text, period) and (cut := _cut(title.text)) != title.text:
            yield Leftover(line_key(title.text), title.text, cut)


def _cut(title: str) -> str:
    cut = re.sub(r"\s*\(?(?:\d[\d.,/-]*\s*(?:года?|г\.)?)\)?", " ", _DATE.sub("", title))
    return " ".join(cut.split())


def of_notes(notes: Iterable[str], period: Period | None) -> Iterator[Leftover]:
    for note in dict.fromkeys(notes):
        if is_old(note, period):
            yield Leftover(NOTE_KEY + note, note)


def of_columns(
    columns: Iterable[FormColumn], lasting: frozenset[int], levels: frozenset[int]
) -> Iterator[Leftover]:
    """Columns that no programme has room for, by their places from 1.

    Words without a figure stay in the ``lasting`` ones, which are of no period, and goals («Цель 1») in those
    of ``levels``; all others are asked about.
    """
    for number, column in enumerate(columns, start=1):
        texts = list(dict.fromkeys(cell.text for cell in column.kept))
        stays = number in levels or (number in lasting and not any(re.search(r"\d", text) for text in texts))
        if column.role is FormRole.KEPT and texts and not stays:
            yield Leftover(f"{COLUMN_KEY}{number}", "; ".join(texts[:3]))
        if column.role is FormRole.DEVIATION and column.formula is DeviationFormula.NONE:
            yield Leftover(f"{FORMULA_KEY}{number}", column.sample)


def words_of(rows: Iterable[FormRow]) -> Iterator[str]:
    return (cell.text for row in rows for cell in row.cells)
