"""Functions of Excel without a counterpart, and how what they do is written here."""

from enum import StrEnum


class Instead(StrEnum):
    """The way; its words live in ``texts``."""

    COUNT = "count"
    SUM_IF = "sum_if"
    SUM_PRODUCT = "sum_product"
    LOOKUP = "lookup"
    ROOT = "root"
    IF_ERROR = "if_error"
    ROUND = "round"


_FUNCTIONS = {
    Instead.COUNT: ("СЧЕТ", "СЧЕТЕСЛИ", "СЧЕТЕСЛИМН", "СЧЕТЗ", "COUNT", "COUNTIF", "COUNTIFS"),
    Instead.SUM_IF: ("СУММЕСЛИ", "СУММЕСЛИМН", "СРЗНАЧЕСЛИ", "SUMIF", "SUMIFS", "AVERAGEIF"),
    Instead.SUM_PRODUCT: ("СУММПРОИЗВ", "SUMPRODUCT", "ПРОИЗВЕД", "PRODUCT"),
    Instead.LOOKUP: ("ВПР", "ГПР", "ПРОСМОТР", "ПРОСМОТРX", "ИНДЕКС", "VLOOKUP", "LOOKUP", "INDEX"),
    Instead.ROOT: ("КОРЕНЬ", "SQRT"),
    Instead.IF_ERROR: ("ЕСЛИОШИБКА", "IFERROR", "ЕОШИБКА"),
    Instead.ROUND: ("ОКРУГЛВВЕРХ", "ОКРУГЛВНИЗ", "ЦЕЛОЕ", "ОТБР", "ROUNDUP", "ROUNDDOWN", "INT"),
}


def instead_of(function: str) -> Instead | None:
    called = in_capitals(function)
    return next((way for way, names in _FUNCTIONS.items() if called in names), None)


def in_capitals(word: str) -> str:
    """As Excel writes a function; «Ё» is «Е»."""
    return word.upper().replace("Ё", "Е")
