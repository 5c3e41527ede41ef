"""A number of a cell as its sheet shows it: «15,6 %», «3 153», «05.07.2022», in Russian spelling."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

MAX_DECIMALS = 15
MAX_CODE = 300
GENERAL_DIGITS = 10  # what a cell without a format of its own shows of a fraction
_KNOWN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "dd.mm.yyyy",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "dd.mm.yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 49: "@",
}  # fmt: skip
_OF_DATES = range(27, 37), range(50, 59)
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_(.)|\*(.)|\[(?:\$([^\]-]*)(?:-[^\]]*)?|[^\]$]*)\]')
_DATED = re.compile(r"[ymdhsг]", re.IGNORECASE)
_PLACES = re.compile(r"[#0?][#0?, ]*(?:\.([#0?]*))?(,*)")
_GAPS = re.compile(r'(?<=[#0?])(?:\\[ \u00a0]|"[ \u00a0]"|[ \u00a0])(?=[#0?])')
"""«# ##0»: thousands, as Russian hands write them."""
_DIGITS = re.compile(r"[#0?]")
_GENERAL = re.compile(r"general|основной|@", re.IGNORECASE)
_BETWEEN = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_EXACT = Context(prec=400)
_MONTHS = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Format:
    """One section of a format: what stands around the digits, and how many there are."""

    before: str
    after: str
    decimals: int = 0
    optional: int = 0
    thousands: int = 0
    grouped: bool = False
    percent: bool = False


def shown(text: str, said: str | int, *, from_1904: bool) -> str:
    """``text`` is the number as the file keeps it, ``said`` its format; what is no number stays as it is."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    if not value.is_finite() or abs(value.adjusted()) > 300:
        return text
    code = _GAPS.sub(",", _code(said))
    bare = _bare(code)
    if _DATED.search(bare) and not _DIGITS.search(bare):
        return _day(value, bare, from_1904=from_1904)
    section = _section(code, value)
    if _GENERAL.search(_masked(section)) or not _DIGITS.search(_masked(section)):
        return _general(value) if _GENERAL.search(section) or not section else _spoken(section).strip()
    format_ = _read(section)
    writes_minus = value < 0 and len(_sections(code)) > 1
    if format_ is None:
        return _general(value)
    if writes_minus and "-" not in format_.before:
        format_ = replace(format_, before="-", after=format_.after.replace(")", ""))  # in brackets, or red
    return _written(abs(value) if writes_minus else value, format_)


def _code(said: str | int) -> str:
    if isinstance(said, str):
        return said
    return "dd.mm.yyyy" if any(said in some for some in _OF_DATES) else _KNOWN.get(said, "General")


def _bare(code: str) -> str:
    """Without what is only written out, colours and conditions; hours over a day are hours."""
    hours = re.sub(r"\[(h+|m+|s+)\]", r"\1", code, flags=re.IGNORECASE)
    return _LITERAL.sub("", hours).split(";")[0]


def _section(code: str, value: Decimal) -> str:
    sections = _sections(code)
    if value < 0 and len(sections) > 1:
        return sections[1]
    return sections[2] if value == 0 and len(sections) > 2 else sections[0]


def _sections(code: str) -> list[str]:
    """Parts between semicolons that are not within quotes: of positive numbers, negative ones, zero."""
    return _BETWEEN.split(code[:MAX_CODE])


def _read(section: str) -> _Format | None:
    """``None`` where it is one of fractions and powers: shown as it is."""
    digits = _PLACES.search(_masked(section))
    if digits is None or re.search(r"E[+-]|/", _masked(section)):
        return None
    places = digits[1] or ""
    before, after = (_spoken(part) for part in (section[: digits.start()], section[digits.end() :]))
    return _Format(
        before=before.replace("%", ""),
        after=after.replace("%", ""),
        decimals=min(places.count("0"), MAX_DECIMALS),
        optional=min(len(places), MAX_DECIMALS),
        thousands=len(digits[2]) if places or digits[2] else _trailing(digits[0]),
        grouped="," in digits[0].rstrip(", "),
        percent="%" in _masked(section),
    )


def _trailing(digits: str) -> int:
    """«0,» is thousands of it."""
    return len(digits.rstrip()) - len(digits.rstrip().rstrip(","))


def _masked(section: str) -> str:
    """Literals give way to signs of no meaning, as long as they are."""
    return _LITERAL.sub(lambda match: "\u0000" * len(match[0]), section)


def _spoken(part: str) -> str:
    """What a format writes out: quoted, escaped, a currency."""
    return _LITERAL.sub(lambda match: match[1] or match[2] or match[5] or (" " if match[3] else ""), part)


def _written(value: Decimal, format_: _Format) -> str:
    value = Decimal(f"{value:.{MAX_DECIMALS}g}")  # a program keeps no more digits than that
    scaled = value * 100 if format_.percent else value.scaleb(-3 * format_.thousands)
    rounded = scaled.quantize(Decimal(1).scaleb(-format_.optional), ROUND_HALF_UP, _EXACT)
    text = f"{rounded:{',' if format_.grouped else ''}f}"
    whole, _, decimals = text.partition(".")
    kept = decimals[: format_.decimals] + decimals[format_.decimals :].rstrip("0")
    if whole.startswith("-") and not (whole + kept).strip("-0,"):
        whole = whole[1:]
    number = whole.replace(",", "\u00a0") + (f",{kept}" if kept else "")
    after = f"{format_.after.rstrip()} %" if format_.percent else format_.after
    return f"{format_.before}{number}{after}".strip()


def _general(value: Decimal) -> str:
    """Without the noise of binary fractions, as a cell of no format shows it."""
    if value == value.to_integral_value():
        return f"{value:.0f}".replace("-0", "0") if value == 0 else f"{value:.0f}"
    digits = max(GENERAL_DIGITS, value.adjusted() + 1)
    rounded = Decimal(f"{value:.{digits}g}")
    text = f"{rounded:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def _day(value: Decimal, code: str, *, from_1904: bool) -> str:
    """Day and hour as the format has them; a month alone is named."""
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 a cell has no zone
    try:
        moment = start + timedelta(days=float(value))
    except OverflowError:
        return _general(value)
    has_year = re.search(r"[yг]", code, re.IGNORECASE) is not None
    if re.search(r"d", code, re.IGNORECASE):
        return f"{moment:%d.%m.%Y}" if has_year else f"{moment:%d.%m}"
    if has_year:
        return _month(moment.date(), code)
    minutes = round(value * 24 * 60)
    return f"{minutes // 60}:{minutes % 60:02}"


def _month(day: date, code: str) -> str:
    has_month = re.search(r"m", code, re.IGNORECASE) is not None
    return f"{_MONTHS[day.month - 1]} {day.year}" if has_month else str(day.year)
