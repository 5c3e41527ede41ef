"""Signs of mathematics, of Excel and of Word that formulas write otherwise."""

from collections.abc import Iterator
from itertools import pairwise

from domain.methodology.formula.functions import FUNCTIONS
from domain.methodology.formula.problems import ProblemKind
from domain.methodology.mistakes.repair import Repair
from domain.methodology.mistakes.slips import Slip
from domain.methodology.mistakes.tokens import HIDDEN, RAISED, Bracket, Token, TokenKind, brackets_of, own

_SIGNS = {
    Slip.TIMES: dict.fromkeys("×✕✖⨯∗•", "*"),
    Slip.DIVIDED: {"÷": "/"},
    Slip.POWER: {"**": "^"},
    Slip.BRACKETS: {"[": "(", "{": "(", "]": ")", "}": ")"},
    Slip.COMPARED: {"=>": ">=", "=<": "<=", "==": "=", "><": "<>"},
    Slip.WORD: {"&": "и", "&&": "и", "||": "или", "!": "не "},
}
_HALVES = {"½": "0,5", "¼": "0,25", "¾": "0,75", "⅕": "0,2", "⅖": "0,4", "⅗": "0,6", "⅘": "0,8"}
_EIGHTHS = {"⅛": "0,125", "⅜": "0,375", "⅝": "0,625", "⅞": "0,875"}
_FRACTIONS = {**_HALVES, **_EIGHTHS, "⅓": "(1 / 3)", "⅔": "(2 / 3)"}
_RAISED = str.maketrans(RAISED, "-0123456789")
_MULTIPLIES = ("х", "Х", "x", "X")
_COMPARES = ("=", "≠", "<>", "!=", "<", ">", "≤", "≥", "<=", ">=")
_HUNDRED = ("100", "100,0", "100.0", "100,00", "100.00")


def hidden(repair: Repair) -> None:
    """Signs that nobody sees."""
    places = [at for at, sign in enumerate(repair.text) if sign in HIDDEN]
    repair.put_all(((at, at + 1, "") for at in places), Slip.HIDDEN)


def raised(repair: Repair) -> None:
    """«x²», «½»: letters to a computer, not to people."""
    tokens = repair.tokens
    powers = [
        (token.at, token.end, "^" + token.text.translate(_RAISED)) for token in tokens if _is_power(token)
    ]
    repair.put_all(powers, Slip.POWER)
    tokens = repair.tokens
    repair.put_all(_fractions(tokens), Slip.FRACTION)


def _is_power(token: Token) -> bool:
    return token.kind is TokenKind.RAISED and token.text.strip("⁻") != ""


def _fractions(tokens: list[Token]) -> Iterator[tuple[int, int, str]]:
    for at, token in enumerate(tokens):
        if token.kind is not TokenKind.FRACTION:
            continue
        before = tokens[at - 1] if at else None
        written = _FRACTIONS[token.text]
        if before is not None and before.kind is TokenKind.NUMBER and before.text.isdigit():
            decimals = written.partition(",")[2]  # «1½» is 1,5
            joined = f"{before.text},{decimals}" if decimals else f"({before.text} + {written})"
            yield before.at, token.end, joined
        else:
            yield token.at, token.end, written


def replaced(repair: Repair) -> None:
    """One sign for another, with blanks around a word."""
    for slip, signs in _SIGNS.items():
        changes = [
            (token.at, token.end, _spaced(repair.text, token, signs[token.text]))
            for token in repair.tokens
            if token.text in signs
        ]
        repair.put_all(changes, slip)


def _spaced(text: str, token: Token, instead: str) -> str:
    """A word does not stand close to its neighbours."""
    if not instead.isalpha():
        return instead
    before = "" if text[token.at - 1 : token.at].isspace() else " "
    return f"{before}{instead}" + ("" if text[token.end : token.end + 1].isspace() else " ")


def quotes(repair: Repair) -> None:
    changes = [
        (token.at, token.end, f"«{token.text[1:-1].strip()}»")
        for token in repair.tokens
        if token.kind is TokenKind.QUOTED and (token.text[0], token.text[-1]) not in (("«", "»"), ('"', '"'))
    ]
    repair.put_all(changes, Slip.QUOTES)


def multiplied(repair: Repair) -> None:
    """«A х B», «A x 100», where no input is called so."""
    tokens, changes = repair.tokens, []
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token.text in _MULTIPLIES and not repair.is_known(token.text) and before.ends and after.begins:
            glued = "" if repair.text[before.end : token.at] else " "
            behind = "" if repair.text[token.end : after.at] else " "
            changes.append((token.at, token.end, f"{glued}*{behind}"))
    for before, token in pairwise(tokens):
        is_glued = token.text[0] in _MULTIPLIES and token.text[1:].isdigit()
        if is_glued and not repair.is_known(token.text) and before.ends:
            changes.append((token.at, token.at + 1, "* "))
    repair.put_all(sorted(changes), Slip.TIMES)


def divided(repair: Repair) -> None:
    """«A : B»; the colon behind what is counted over stays."""
    tokens = repair.tokens
    counting = {at for bracket in brackets_of(tokens) for at in _counting(repair, tokens, bracket)}
    changes = []
    for at, token in enumerate(tokens):
        between = 0 < at < len(tokens) - 1 and tokens[at - 1].ends and tokens[at + 1].begins
        if token.text == ":" and at not in counting and between:
            changes.append((token.at, token.end, "/"))
    repair.put_all(changes, Slip.DIVIDED)


def _counting(repair: Repair, tokens: list[Token], bracket: Bracket) -> Iterator[int]:
    """The colon of «сумма(месяцы: …)» and «сумма(СМИ где …: …)»."""
    function = FUNCTIONS.get(bracket.function.lower())
    if function is None or not function.over:
        return
    inside = list(own(tokens, bracket))
    colons = [at for at, token in inside if token.text == ":"]
    first = inside[0][1].text if inside else ""
    if colons and (not repair.is_value(first) or any(token.text.lower() == "где" for _, token in inside)):
        yield colons[0]


def equals(repair: Repair) -> None:
    """«=A/B», as a cell of Excel begins."""
    tokens = repair.tokens
    if len(tokens) > 1 and tokens[0].text == "=":
        repair.put(0, tokens[1].at, "", Slip.EQUALS)


def whole(repair: Repair) -> None:
    """«Дз = A/B»: the formula's own name, or one that is none, before its first sign of equality."""
    tokens = repair.tokens
    if len(tokens) < 3 or not tokens[0].is_name or tokens[1].text != "=":
        return
    is_own = tokens[0].text == repair.own
    is_condition = any(token.text in _COMPARES for token in tokens[2:]) if not repair.own else True
    if is_condition and (is_own or not repair.is_known(tokens[0].text)):
        repair.put(0, tokens[2].at, "", Slip.WHOLE)


def after(repair: Repair) -> None:
    """What stands behind a formula of a document: a full stop, «где A — …»."""
    tokens = repair.tokens
    unfinished = len(tokens) > 1 and tokens[-2].is_name and not repair.is_known(tokens[-2].text)  # «5 тыс.»
    if tokens and tokens[-1].text in (".", ",", ";") and not unfinished:
        repair.put(tokens[-1].at, len(repair.text), "", Slip.AFTER)
        return
    for before, token in pairwise(tokens):
        if token.text.lower() in ("где", "where") and before.text in (",", ";") and token.level == 0:
            repair.put(before.at, len(repair.text), "", Slip.AFTER)
            return


def percent(repair: Repair) -> None:
    """«· 100 %» is a hundred; any other percentage has two meanings."""
    tokens, changes = repair.tokens, []
    for before, token in pairwise(tokens):
        if token.text != "%":
            continue
        if before.text in _HUNDRED:
            changes.append((before.end, token.end, ""))
        elif before.kind is TokenKind.NUMBER:
            repair.ask(ProblemKind.PERCENT, before.at, token.end, (_hundredth(before.text), before.text))
        elif before.ends and token is tokens[-1]:
            without = repair.text[: before.end].strip()
            repair.ask(ProblemKind.PERCENT_OF, 0, token.end, (f"{without} * 100", without), before.text)
    repair.put_all(changes, Slip.PERCENT)


def _hundredth(number: str) -> str:
    """The same number with its comma two places further to the left."""
    whole_, _, decimals = number.replace(".", ",").partition(",")
    digits = whole_.rjust(3, "0")
    return f"{digits[:-2]},{digits[-2:]}{decimals}".rstrip("0").rstrip(",")


def chain(repair: Repair) -> None:
    """«0 < A < 100» is two conditions."""
    tokens = repair.tokens
    for at, token in enumerate(tokens):
        if token.text not in _COMPARES:
            continue
        second = next((to for to in range(at + 1, len(tokens)) if tokens[to].text in _COMPARES), 0)
        if second > at + 1 and _goes_on(tokens, at, second):
            middle = repair.text[tokens[at + 1].at : tokens[second - 1].end]
            repair.put(tokens[second - 1].end, tokens[second].at, f" и {middle} ", Slip.CHAIN)
            return


def _goes_on(tokens: list[Token], first: int, second: int) -> bool:
    """Whether the second comparison takes up what the first one ended with."""
    between = tokens[first + 1 : second]
    level = tokens[first].level
    joined = any(token.text.lower() in ("и", "или", "and", "or") or token.text in ";:" for token in between)
    is_deeper = all(token.level >= level for token in between) and tokens[second].level == level
    return is_deeper and not joined


def absolute(repair: Repair) -> None:
    """«|A − B|» is the greater of the number and its opposite."""
    bars = [token for token in repair.tokens if token.text == "|"]
    if len(bars) == 2 and bars[0].end < bars[1].at:
        inside = repair.text[bars[0].end : bars[1].at].strip()
        repair.put(bars[0].at, bars[1].end, absolute_of(inside), Slip.ABSOLUTE)


def absolute_of(inside: str) -> str:
    return f"макс({inside}; -({inside}))"


def without_answer(repair: Repair) -> None:
    """«±» is two answers, «√» has no sign here."""
    for token in repair.tokens:
        if token.text in "±∓":
            repair.ask(ProblemKind.PLUS_MINUS, token.at, token.end)
            return
        if token.text in "√∛∜":
            repair.ask(ProblemKind.ROOT, token.at, token.end)
            return
