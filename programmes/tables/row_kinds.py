"""What each row of a table of indicators is: told by its shape, all its cells and the rows around it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.programme.ledger import LedgerCell
from office.document import WordCell
from programmes.tables.columns.column import ReportColumn
from programmes.tables.columns.meaning import Matter, meaning_of
from programmes.tables.columns.titles import plain
from programmes.tables.header import Header
from programmes.tables.numbers import read_number
from programmes.tables.title_lines import Row, filled, is_numbers_row

_CALLED = (
    r"(?:задач[аи]|раздел|подраздел|цел[ьи]|подпрограмма|направление|блок\b|комплекс процессных"
    r"|(?:муниципальный|ведомственный|региональный) проект"
    r"|(?:муниципальная|государственная) программа)(?!\w)"
)
_HEADING = re.compile(rf"(?:[\d.]{{1,12}}[.)]?\s{{0,9}}|[IVXLC]{{1,7}}[.)]\s*)?{_CALLED}", re.IGNORECASE)
_ANY_HEADING = re.compile(
    rf"{_HEADING.pattern}|(?:[\d.]{{1,12}}\s{{0,9}})?(?:основное\s+)?мероприятие\s", re.IGNORECASE
)
_TOTAL = re.compile(
    r"(?:итого|всего|в целом)(?!\w)"
    r"(?:[\s,:]+(?:(?:по|на|в т|расход|финансир|средств|программ|раздел|баллов)\b.*"
    r"|за\s+(?:\S+\s+){0,2}(?:год|период|квартал|полугоди|месяц)\w*[.:\s]*)|[.:\s]*)",
    re.IGNORECASE | re.DOTALL,
)
_SUM = re.compile(r"(?:итого|всего)[.:\s]*|итого по\s.*", re.IGNORECASE | re.DOTALL)
_RESULT = re.compile(
    r"средн\w+\s+(?:значени|показател|степен|процент|выполнен|уровен|балл)|(?:оценка\s+)?эффективност|"
    r"степень\s+(?:достиж|реализ|выполн)|интегральн|количество\s+(?:выполненных|достигнутых)\s+показател",
    re.IGNORECASE,
)
_PARTS_FOLLOW = re.compile(
    r"(?:в\s+(?:том\s+числе|т\.?\s?ч\.?)|из\s+них|в\s+том\s+числе\s+по\s+\w+)\s*:?", re.IGNORECASE
)
_PART = re.compile(r"(?:[-–—]\s*)?(?:в\s+том\s+числе|в\s+т\.?\s?ч\.?|из\s+них|из\s+общего)\b", re.IGNORECASE)
_OPENS = re.compile(r"(?:в\s+том\s+числе|в\s+т\.?\s?ч\.?|из\s+них)[^:]{0,20}:?\s*$", re.IGNORECASE)
_DASHED = re.compile(r"[-–—•]\s*[^\W\d_]{2}")
_LOWLY = re.compile(r"[-–—•]|[а-яё]")
_NOTE = re.compile(r"\*|<\d|<\*|[¹²³]|примечани|сноск|справочно|\[\^", re.IGNORECASE)
_TITLE = re.compile(r"№|n(?!\w)|п/п|номер|наименован|показател|индикатор|мероприят", re.IGNORECASE)
_EXPLAINS = re.compile(
    r"^(?:причин|пояснени|обосновани|комментари|информация\b|(?:ответственн\w+\s+)?исполнител\w*\s*[:–-]|источник)"
    r"|(?<!\w)(?:не\s+)?достигнут[аоы]?(?!\w)|(?<!\w)не\s*выполнен|в\s+связи\s+с\s",
    re.IGNORECASE,
)
_MORE_NOTES = re.compile(r"\d{1,2}\)?\s+\D", re.IGNORECASE)
_SIGNED = re.compile(
    r"[А-ЯЁ]\.\s?[А-ЯЁ]\.\s*[А-ЯЁ][а-яё-]+\s*$|[А-ЯЁ][а-яё-]+\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.\s*$|_{4,}"
)
_GOES_ON = re.compile(r"(?:продолжение|окончание) (?:таблиц|приложени)", re.IGNORECASE)
_SUMMED = re.compile(r"итого\b", re.IGNORECASE)
_ASIDE = re.compile(r"справочно\b", re.IGNORECASE)
_WHOLE_NAME = re.compile(
    r"[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?\s*[А-ЯЁ][а-яё-]+|[А-ЯЁ][а-яё-]+\s+[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?"
)
_OF_INDICATORS = frozenset(
    {ReportColumn.TARGET, ReportColumn.UNIT, ReportColumn.INDICATOR, ReportColumn.EXECUTOR}
)
_NOTHING = re.compile(r"[\s\-–—xх*]*", re.IGNORECASE)


class RowKind(StrEnum):
    BLANK = "blank"
    NUMBERS = "numbers"
    REPEATED = "repeated"
    TITLE = "title"
    HEADING = "heading"
    BARE_HEADING = "bare_heading"  # nothing but its place says so: the rows around decide
    NUMBERED_ALONE = "numbered_alone"  # a number and a text: a heading where the next number is below it
    INDICATOR = "indicator"
    PART = "part"  # «в том числе …»
    CONTINUED = "continued"  # executors or an explanation of the row above, nothing else
    PARTS_FOLLOW = "parts_follow"  # «в том числе:» alone
    OTHER_TABLE = "other_table"  # other titles within the table, and what stands below them
    MONEY = "money"  # a further source of money of the row above
    TOTAL = "total"
    NOTE = "note"
    SIGNATURE = "signature"


@dataclass(slots=True)
class KnownRow:
    """``wording`` is a heading's, ``fates`` are a read row's; ``table`` and ``number`` count from 1."""

    kind: RowKind
    row: Row
    header: Header
    table: int
    number: int
    wording: str = ""
    fates: tuple[LedgerCell, ...] = ()


_ROWS = (RowKind.INDICATOR, RowKind.PART)


def is_heading(text: str) -> bool:
    """Whether the text calls itself a task, a section or the like."""
    return _HEADING.match(text) is not None


def kind_of_row(row: Row, header: Header, width: int) -> tuple[RowKind, str]:
    """What a row is, looked at alone; and its words in one line."""
    texts = filled(row)
    wording = " ".join(cell.text for cell in texts if not _NOTHING.fullmatch(cell.text))
    if not texts:
        return RowKind.BLANK, ""
    if is_numbers_row(row):
        return RowKind.NUMBERS, wording
    if _repeats(texts, header):
        return RowKind.REPEATED, wording
    if any(cell.continues for cell in row):
        return RowKind.INDICATOR, wording
    if _are_other_titles(texts):
        return RowKind.OTHER_TABLE, wording
    return _told_by_words(texts, header, width), wording


def _told_by_words(texts: Sequence[WordCell], header: Header, width: int) -> RowKind:
    said = [cell for cell in texts if not _NOTHING.fullmatch(cell.text)] or texts
    number, body = _split(said, header)
    if body and (_SUM if number else _TOTAL).fullmatch(body[0].text.strip()):
        return RowKind.TOTAL
    if not number and (known := _beside_the_rows(said, header)) is not None:
        return known
    if _calls_itself(said, header):
        return RowKind.HEADING
    if len(body) == 1:
        return _alone(body[0], number, texts, header, width)
    is_part = not number and body and _PART.match(body[0].text)
    return RowKind.PART if is_part else RowKind.INDICATOR


def _beside_the_rows(said: Sequence[WordCell], header: Header) -> RowKind | None:
    """«Итого выполнение …», «Средняя степень …» without a plan, «Справочно: …», a post and a name."""
    first, last = said[0].text.strip(), said[-1].text.strip()
    parts = {header.part_of(header.column_at(cell)) for cell in said[1:]}
    if _SUMMED.match(first) and not parts & {ReportColumn.TARGET, ReportColumn.UNIT}:
        return RowKind.TOTAL
    has_no_target = ReportColumn.TARGET in header.places and not parts & _OF_INDICATORS
    if len(said) > 1 and has_no_target and _RESULT.match(first):
        return RowKind.TOTAL
    if _ASIDE.match(first):
        return RowKind.NOTE
    is_wide = said[0].span > 1 or header.part_of(header.column_at(said[0])) is ReportColumn.NUMBER
    is_alone = len(said) == 2 and ReportColumn.EXECUTOR not in parts
    is_signed = 1 < len(said) < 4 and (is_wide or is_alone) and _WHOLE_NAME.fullmatch(last) is not None
    return RowKind.SIGNATURE if is_signed else None


def _calls_itself(said: Sequence[WordCell], header: Header) -> bool:
    """«Раздел 1» in the number's place and «Дороги» beside it; nothing stands in any other column."""
    parts = {header.part_of(header.column_at(cell)) for cell in said[1:]}
    is_named = _HEADING.match(said[0].text) is not None
    return len(said) == 2 and is_named and parts <= {ReportColumn.MEASURE, ReportColumn.INDICATOR}


def _split(said: Sequence[WordCell], header: Header) -> tuple[str, list[WordCell]]:
    """The row's number, and the other cells that say something."""
    first = said[0]
    part = header.part_of(header.column_at(first))
    is_place = part is ReportColumn.NUMBER or (len(said) == 2 and first.span == 1)
    number = read_number(first.text) if is_place else ""
    return number, list(said[1:] if number else said)


def _alone(cell: WordCell, number: str, texts: Sequence[WordCell], header: Header, width: int) -> RowKind:
    """One text in a row, a number before it perhaps."""
    text = cell.text.strip()
    is_wide = cell.span >= max(2, width - 2)
    if _GOES_ON.match(text):
        return RowKind.REPEATED
    if (_NOTE.match(text) and (is_wide or len(texts) == 1)) or (is_wide and _EXPLAINS.search(text)):
        return RowKind.NOTE
    if _PARTS_FOLLOW.fullmatch(text):
        return RowKind.PARTS_FOLLOW
    if is_wide or _ANY_HEADING.match(text):
        return RowKind.HEADING
    part = header.part_of(header.column_at(cell))
    if number:
        return RowKind.NUMBERED_ALONE
    if part is ReportColumn.NUMBER:
        return RowKind.INDICATOR if read_number(text) else RowKind.HEADING
    is_name = part in (ReportColumn.MEASURE, ReportColumn.INDICATOR) or cell.span > 1
    return RowKind.BARE_HEADING if is_name and len(texts) == 1 and width > 2 else RowKind.INDICATOR


def _repeats(texts: Sequence[WordCell], header: Header) -> bool:
    """The titles again, on a later page; a line of them is enough."""
    if len(texts) < 2:
        return False
    return all(plain(cell.text) in header.lines_over(cell) for cell in texts)


def _are_other_titles(texts: Sequence[WordCell]) -> bool:
    """«№, Мероприятие, Источник, План, тыс. руб.» within a table of indicators: another one goes on below."""
    if (
        len(texts) < 3
        or not _TITLE.match(texts[0].text)
        or any(re.search(r"\d", cell.text) for cell in texts)
    ):
        return False
    told = sum(meaning_of((cell.text,)).matter is not Matter.UNKNOWN for cell in texts)
    return told > max(2, 0.7 * len(texts))


def _settle_other_tables(rows: Sequence[KnownRow]) -> None:
    """What stands below other titles is another table's, until the table's own titles come again."""
    other = 0
    for row in rows:
        is_own = row.kind in (RowKind.REPEATED, RowKind.TITLE)
        other = row.table if row.kind is RowKind.OTHER_TABLE else 0 if is_own else other
        if other == row.table and row.kind is not RowKind.BLANK:
            row.kind = RowKind.OTHER_TABLE


def settle(rows: Sequence[KnownRow]) -> None:
    """What only the rows around a row can tell."""
    _settle_other_tables(rows)
    _settle_numbered(rows)
    _settle_parts(rows)
    told = [row for row in rows if row.kind is not RowKind.BLANK]
    following: RowKind | None = None
    for row in reversed(told):
        if row.kind is RowKind.BARE_HEADING:
            goes_on = following in (*_ROWS, RowKind.HEADING) and not row.wording[:1].islower()
            row.kind = RowKind.HEADING if goes_on else RowKind.INDICATOR
        following = row.kind
    _settle_end(told)


def _settle_numbered(rows: Sequence[KnownRow]) -> None:
    """«2 Культура» over «2.1 …» is a heading, and so is «II Культура» over «4 …»."""
    for at, row in enumerate(rows):
        if row.kind is RowKind.NUMBERED_ALONE:
            own = read_number(filled(row.row)[0].text)
            below = next((number for number in map(_number, rows[at + 1 : at + 4]) if number), "")
            is_over = below.startswith(f"{own}.") or (own.isalpha() and below[:1].isdigit())
            row.kind = RowKind.HEADING if is_over else RowKind.INDICATOR


def _settle_parts(rows: Sequence[KnownRow]) -> None:
    """What stands below «в том числе:», or a name that ends so, is a part until a row has a number again.

    Where rows have numbers, «- дети» without one is a part as well.
    """
    within = loosely = False
    for row in rows:
        is_free = row.kind in _ROWS and not _number(row)
        begins = next((cell.text for cell in filled(row.row) if not read_number(cell.text)), "")
        has_dash = ReportColumn.NUMBER in row.header.places and _DASHED.match(begins) is not None
        loosely = loosely and is_free and _LOWLY.match(begins) is not None
        within = row.kind is RowKind.PARTS_FOLLOW or (within and is_free)
        if (within or loosely or (is_free and has_dash)) and row.kind is RowKind.INDICATOR:
            row.kind = RowKind.PART
        loosely = loosely or (row.kind in _ROWS and any(_OPENS.search(cell.text) for cell in filled(row.row)))


def _number(row: KnownRow) -> str:
    texts = filled(row.row)
    return read_number(texts[0].text) if texts and texts[0].span == 1 else ""


def _settle_end(rows: Sequence[KnownRow]) -> None:
    """Behind the last indicator a wide text is a note or a signature, unless it calls itself a section."""
    for row in reversed(rows):
        if row.kind in _ROWS:
            return
        if row.kind is RowKind.HEADING and not _ANY_HEADING.match(row.wording):
            row.kind = RowKind.SIGNATURE if _SIGNED.search(row.wording) else RowKind.NOTE


def known_rows(
    rows: Iterable[Row], header: Header, width: int, table: int, *, titles: int
) -> Iterable[KnownRow]:
    """Every row of a table with what it is; the first ``titles`` are its titles."""
    for number, row in enumerate(rows, start=1):
        if number <= titles:
            kind = RowKind.NUMBERS if is_numbers_row(row) else RowKind.TITLE if filled(row) else RowKind.BLANK
            yield KnownRow(kind, row, header, table, number)
        else:
            kind, wording = kind_of_row(row, header, width)
            yield KnownRow(kind, row, header, table, number, wording)
