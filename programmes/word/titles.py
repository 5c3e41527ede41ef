"""What a column's title says it holds."""

import re
from collections.abc import Sequence
from enum import StrEnum

MAX_TITLE = 300


class ReportColumn(StrEnum):
    """What a column holds (seed Kopeysk: up to ``EXPLANATION``; seed Mytishchi: from ``UNIT`` on)."""

    NUMBER = "number"
    MEASURE = "measure"
    INDICATOR = "indicator"
    TARGET = "target"
    FACT = "fact"
    EXECUTOR = "executor"
    EXPLANATION = "explanation"
    CO_EXECUTOR = "co_executor"
    UNIT = "unit"
    BASE = "base"
    KIND_WORDS = "kind_words"
    ACTIVITY = "activity"
    PERIOD_PLAN = "period_plan"  # the target where the report has no other
    OTHER = "other"  # nothing that a programme has room for


# The first rule that fits decides: «Целевое значение показателя» is no indicator column.
_TITLES: tuple[tuple[ReportColumn, re.Pattern[str]], ...] = tuple(
    (column, re.compile(pattern))
    for column, pattern in (
        (ReportColumn.ACTIVITY, r"^(№|n\b|номер).*мероприяти"),
        (ReportColumn.NUMBER, r"^(№|n\b|п/п|номер)"),
        (ReportColumn.OTHER, r"^источник"),
        (ReportColumn.EXPLANATION, r"информация|пояснени|причин|примечани|обосновани|^исполнение"),
        (ReportColumn.CO_EXECUTOR, r"^соисполнител"),
        (ReportColumn.EXECUTOR, r"исполнител|ответственн"),
        (ReportColumn.FACT, r"факт|достигнут"),
        (ReportColumn.BASE, r"базов|исходн\w+ значени"),
        (ReportColumn.KIND_WORDS, r"^(тип|вид)\w* (показател|индикатор)"),
        (ReportColumn.PERIOD_PLAN, r"план.*(отчетн\w+ период|полугоди|квартал|месяц)"),
        (
            ReportColumn.TARGET,
            r"(целев|план|заданн).*значени|значени.*(целев|план)|^план\b|^цель\b|^целевое",
        ),
        (ReportColumn.UNIT, r"^ед"),
        (ReportColumn.INDICATOR, r"показател|индикатор|планируемые результаты"),
        (ReportColumn.MEASURE, r"мероприят"),
    )
)
_YEAR_ALONE = re.compile(r"20\d\d( ?(год|г\.?))?( ?\(?план\w*\)?)?( ?\*{1,3})?")
_OVER_YEARS = re.compile(r"показател|индикатор|значени|результат|план|цел|год")
_MONEY = re.compile(r"финансир|ассигнован|кассов|расход|затрат|стоимост|(объем|освоен)\w* .*средств")
_MEASURED = re.compile(r"показател|индикатор|мероприят")


def column_of(lines: Sequence[str]) -> ReportColumn:
    """What a column holds whose title is ``lines``, one above the other: the lowest line says it best.

    «Показатели» over «Ед. изм.» is a unit, «Показатель» over «наименование» an indicator; but «план» under
    «Объём финансирования» is money.
    """
    plain = [" ".join(line.lower().replace("ё", "е").split())[:MAX_TITLE] for line in lines]
    if not plain or any(_MONEY.search(line) and not _MEASURED.search(line) for line in plain):
        return ReportColumn.OTHER
    if _YEAR_ALONE.fullmatch(plain[-1]):
        return _under(" ".join(plain[:-1]))
    return _known(plain[-1]) or _known(" ".join(plain)) or ReportColumn.OTHER


def _under(above: str) -> ReportColumn:
    """A year under ``above``: of targets, unless facts or base values are said to be meant."""
    known = _known(above)
    if known in (ReportColumn.FACT, ReportColumn.BASE):
        return known
    return ReportColumn.TARGET if not above or _OVER_YEARS.search(above) else ReportColumn.OTHER


def _known(title: str) -> ReportColumn | None:
    return next((column for column, pattern in _TITLES if pattern.search(title)), None)
