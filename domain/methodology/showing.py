"""The working in symbols, without sentences: «A = A1 + A2·4 = 3,74 + 1,04·4 = 7,90»."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal

from domain.figures.numbers import show
from domain.methodology.formula.arithmetic import KEPT_DIGITS, MAX_PLACES, order, trimmed
from domain.methodology.formula.intervals import read_interval
from domain.methodology.formula.printing import Piece
from domain.methodology.trace import BandMet, TraceStep

_WIDE = Context(MAX_PLACES + KEPT_DIGITS + 10, ROUND_HALF_UP, Emax=9 * MAX_PLACES, Emin=-9 * MAX_PLACES)
DAGGER = "†"
_MORE_DIGITS = 4


def rounded(value: Decimal, digits: int) -> Decimal:
    """``value`` with ``digits`` decimals, a half away from zero."""
    return value.quantize(Decimal(1).scaleb(-digits), context=_WIDE)


def digits_needed(value: Decimal, target: Decimal | None, digits: int = 2) -> int:
    """How many decimals show ``value`` on the side of ``target`` where it is: 7,996 for 8, and not 8,00.

    At least ``digits``; the same for what is just above a limit (0,004 for «не более 0»).
    """
    if target is None:
        return digits
    side = order(value, target)
    for enough in range(digits, KEPT_DIGITS):
        if order(rounded(value, enough), target) == side:
            return enough
    return KEPT_DIGITS


def digits_shown(value: Decimal, target: Decimal | None, interval: str, digits: int = 2) -> int:
    """The same beside the ends of the ``interval`` that gives its verdict: 0,8996 (средняя), and not 0,90."""
    lies_in = read_interval(interval) if interval else None
    ends = (lies_in.low, lies_in.high) if lies_in is not None else ()
    return max(digits_needed(value, end, digits) for end in (target, *ends))


def worded(value: Decimal, target: Decimal | None, judged: BandMet | None, digits: int) -> str:
    """A computed value as a figure has it: «7,90», «0,92 (высокая)»."""
    interval, word = (judged.interval, judged.word) if judged is not None else ("", "")
    shown = show_value(value, digits_shown(value, target, interval, digits))
    return f"{shown} ({word})" if word else shown


def show_value(value: Decimal, digits: int, *, fixed: bool = True) -> str:
    """In Russian with ``digits`` decimals; unless ``fixed``, without zeros at the end (1,2 and not 1,20).

    Unless ``fixed``, what is nearly a whole number does not pass for one: 0,9978 is 0,998 and not 1.
    """
    if fixed:
        return show(rounded(value, digits))
    return show(trimmed(rounded(value, _telling(value, digits))))


def _telling(value: Decimal, digits: int) -> int:
    for enough in range(digits, digits + _MORE_DIGITS):
        shown = rounded(value, enough)
        if shown == value or shown != shown.to_integral_value():
            return enough
    return digits


def show_numbers(pieces: tuple[Piece, ...], digits: int) -> str:
    """The formula with its numbers: given ones as they are, computed ones with ``digits`` decimals."""
    return "".join(_piece(piece, digits) for piece in pieces)


def show_step(
    step: TraceStep,
    digits: int = 2,
    *,
    target: Decimal | None = None,
    fixed: bool = False,
    value_digits: int | None = None,
    reading: Callable[[str], str] = str,
) -> str:
    """One line: name, formula, numbers, value; «†» after the name of what is reconstructed.

    Numbers have up to ``digits`` decimals, and as many more as tell the value from ``target``; ``fixed`` is
    for the result, which keeps its zeros: 7,90. ``value_digits`` are those of the value, where they are
    others. ``reading`` makes the numbers plainer. Nothing follows them where there is no value.
    """
    last = digits if value_digits is None else value_digits
    if step.value is not None:
        digits, last = (digits_needed(step.value, target, enough) for enough in (digits, last))
    parts = [
        step.name + (DAGGER if step.reconstructed else ""),
        step.symbols,
        reading(show_numbers(step.numbers, digits)),
    ]
    if step.value is not None:
        parts.append(show_value(step.value, last, fixed=fixed))
    shown = [part for number, part in enumerate(parts) if part and part not in parts[:number]]
    return " = ".join(shown)


def _piece(piece: Piece, digits: int) -> str:
    if piece.value is None:
        return piece.text
    shown = show_value(piece.value, digits, fixed=False) if piece.computed else show(trimmed(piece.value))
    return f"({shown})" if piece.inside and piece.value < 0 else shown
