"""Ways to mistype a formula that have one meaning only; the words for each live in ``texts``."""

from enum import StrEnum


class Slip(StrEnum):
    """Why something else is to be typed."""

    HIDDEN = "hidden"  # a sign that nobody sees, as Word and web pages leave behind
    EQUALS = "equals"  # «=A/B», as a formula of Excel begins
    WHOLE = "whole"  # «Дз = A/B» where the name has its own column
    AFTER = "after"  # «A/B, где A — …», «A/B.»
    TIMES = "times"  # × х x
    DIVIDED = "divided"  # : ÷
    POWER = "power"  # ** ²
    PERCENT = "percent"  # «· 100 %»
    BRACKETS = "brackets"  # [ ] { }
    QUOTES = "quotes"  # „…“ '…'
    COMPARED = "compared"  # => =< ==
    CHAIN = "chain"  # 0 < A < 100
    SEMICOLON = "semicolon"  # макс(A, B)
    COLON = "colon"  # сумма(месяцы; A)
    OVER = "over"  # сумма(A), where A has a value for each month or row
    WORD = "word"  # И ИЛИ & !
    JOINING = "joining"  # И(A; B)
    FUNCTION = "function"  # СУММ, СРЗНАЧ
    ABSOLUTE = "absolute"  # |A| ABS(A)
    FRACTION = "fraction"  # ½
    DECIMAL = "decimal"  # .5
    THOUSANDS = "thousands"  # 1 000
    UNIT = "unit"  # 12 чел.
    LETTERS = "letters"  # 1ОО, 3адолженность
    NAME = "name"  # «число жителей» where the name is «число_жителей»
    CELL = "cell"  # $A$1 where A1 is a name
    SIGN = "sign"  # 2(A + B)
    CONDITION = "condition"  # A > 5 или 6
