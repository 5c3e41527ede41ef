"""Decimal arithmetic whose comparisons can be trusted.

Every step is done with 50 significant digits, and numbers that agree in their first 40 are one number. So
sums and products of what people type are exact, a third three times is 1 again, and 7,996 is not 8; only
what first differs after forty digits is taken for equal. Results are given with at most 40 digits.
"""

from collections.abc import Iterable
from decimal import (
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)

WORKING_DIGITS = 50
KEPT_DIGITS = 40
MAX_DIGITS = 30
"""Places before, and after, the decimal comma of a number that is given or written in a formula."""
MAX_PLACES = 300
"""Places before the comma of anything computed: beyond is an overflow."""
MAX_EXPONENT = 100
MAX_DECIMALS = 20
"""To which «округл» rounds at most."""

_TRAPS = [InvalidOperation, DivisionByZero, Overflow]


def _context(digits: int) -> Context:
    return Context(digits, ROUND_HALF_EVEN, Emin=-9 * MAX_PLACES, Emax=MAX_PLACES, traps=_TRAPS)


_WORKING, _KEPT = _context(WORKING_DIGITS), _context(KEPT_DIGITS)
ZERO = Decimal()

add = _WORKING.add
multiply = _WORKING.multiply
divide = _WORKING.divide
negative = _WORKING.minus


def is_small(value: Decimal) -> bool:
    """Whether a number may be given or written: finite, and within ``MAX_DIGITS`` on both sides."""
    if not value.is_finite() or value.adjusted() > MAX_DIGITS:
        return False
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -MAX_DIGITS


def total(terms: Iterable[Decimal]) -> Decimal:
    """The sum; exactly zero where the terms cancel out but for what lies beyond the digits kept."""
    result, highest = ZERO, -MAX_PLACES
    for term in terms:
        result = add(result, term)
        if term:
            highest = max(highest, term.adjusted())
    return result if result and result.adjusted() >= highest - KEPT_DIGITS else ZERO


def order(left: Decimal, right: Decimal) -> int:
    """−1, 0 or 1 as ``left`` is less than, the same as, or greater than ``right``."""
    if left == right:
        return 0
    difference = _WORKING.subtract(left, right)
    if left and right and difference.adjusted() < max(left.adjusted(), right.adjusted()) - KEPT_DIGITS:
        return 0
    return -1 if difference < 0 else 1


def power(base: Decimal, exponent: int) -> Decimal:
    """Only whole exponents up to ``MAX_EXPONENT`` in size come here."""
    return _WORKING.power(base, exponent)


def half_up(value: Decimal, decimals: int) -> Decimal:
    """Rounded as in school: a half goes away from zero (0,5 → 1; −0,5 → −1)."""
    return trimmed(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WORKING)


def trimmed(value: Decimal) -> Decimal:
    """The value with the digits kept, without zeros at the end that nobody wrote, never «−0»."""
    value = _KEPT.plus(value)
    if not value:
        return ZERO
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent == 0:
        return value
    shortest = value.normalize(_KEPT)
    if exponent > 0 or shortest.as_tuple().exponent > 0:  # type: ignore[operator]
        return shortest.quantize(Decimal(1), context=Context(MAX_PLACES + 1, Emax=MAX_PLACES))
    return shortest
