"""Why a message is no answer to an input's question."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class InputTrouble(StrEnum):
    """Why a message is no answer to an input's question."""

    NO_NUMBER = "no_number"
    SEVERAL = "several"
    APPROXIMATE = "approximate"  # a formula needs the figure itself
    OTHER_UNIT = "other_unit"
    NEGATIVE = "negative"  # of something counted; money may be below zero
    NO_CHOICE = "no_choice"
    YES_NO = "yes_no"
    COLUMNS = "columns"  # a row needs as many parts as there are columns
    EMPTY = "empty"
    ONE_BY_ONE = "one_by_one"  # by the indicator's number nothing can be given
    NOT_YET = "not_yet"  # what is asked now has been given
    COUNT = "count"  # of several months: too many numbers, or too few
    MINGLED = "mingled"  # the same, and no telling where one number ends («1 160 1 158»)
    NOT_ASKED = "not_asked"  # a month or a period that is not asked for; ``text`` is how it was named
    TWICE = "twice"  # two different numbers for one month
    ZERO_OR_NONE = "zero_or_none"  # «нет»: nothing happened, or nothing is known?
    NO_DATA = "no_data"  # «-», «н/д»: the others count, this one stays open
    WHICH = "which"  # a number below two that contradict each other, in more months than one


@dataclass(frozen=True, slots=True)
class NotInput:
    """``line`` counts from 1 within a list's message; ``column`` and its ``text`` are what does not fit.

    ``number`` is the one that stands in it, if there is just one. Of a series ``name`` and ``month`` say of
    which input and month; ``count`` is how many numbers the message has.
    """

    trouble: InputTrouble
    line: int = 0
    column: str = ""
    text: str = ""
    day: date | None = None
    number: Decimal | None = None
    name: str = ""
    month: int = 0
    count: int = 0
