"""Formulas from text: our own grammar on lark, without recursion; never raises.

    sum        A1 + A2·4 − 1          condition  если(Nотр = Nназн и Nотр > 150; 1,2; 1)
    product    NПОСТ / (480·Nмес)     months     среднее(месяцы где Nназн > 0: Nотр / Nназн)
    power      x^2                    rows       сумма(СМИ где вид = «печать»: C·IМО·k) / Ца
    years      среднее(3 года: Д)     indicator  факт(«4») / план(«4»)

``·`` and ``*`` multiply; ``=`` ``≠`` ``<>`` ``<`` ``>`` ``≤`` ``<=`` ``≥`` ``>=`` compare; «и», «или», «не»
(and, or, not) join conditions; arguments are separated by ``;`` since the comma is the decimal one.
A sign that no eye can tell from one of these is that one; any other is told (``.mistakes``).
"""

from collections.abc import Callable
from decimal import Decimal
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from domain.methodology.formula import nodes
from domain.methodology.formula.arithmetic import MAX_DIGITS, is_small
from domain.methodology.formula.functions import OVER, YEARS, canonical
from domain.methodology.formula.nodes import Node, depth
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.formula.times import MAX_YEARS, YEAR_WORDS

if TYPE_CHECKING:
    from lark import Lark, Token

MAX_LENGTH = 5_000
"""Characters of one formula."""
MAX_DEPTH = 40
"""Levels of one formula: brackets within brackets."""

_GRAMMAR = r"""
?start: condition
?condition: joined | joined (_OR joined)+ -> either
?joined: single | single (_AND single)+ -> both
?single: comparison | NOT single -> opposite
?comparison: sum | sum COMPARES sum -> comparison
?sum: product | product (SIGN product)+ -> total
?product: factor | factor (TIMES factor)+ -> product
?factor: power | SIGN factor -> signed
?power: atom | atom "^" factor -> power
?atom: NUMBER -> number
    | KIND -> kind
    | NAME -> name
    | "(" condition ")"
    | NAME "(" condition (";" condition)* ")" -> call
    | NAME "(" NAME ":" condition ")" -> each
    | NAME "(" NAME _WHERE condition ":" condition ")" -> each
    | NAME "(" NUMBER NAME ":" condition ")" -> years
    | NAME "(" NUMBER NAME _WHERE condition ":" condition ")" -> years

_OR.1: /(или|or)(?!\w)/
_AND.1: /(и|and)(?!\w)/
NOT.1: /(не|not)(?!\w)/
_WHERE.1: /(где|where)(?!\w)/
COMPARES: /<>|!=|<=|>=|[=≠<>≤≥⩽⩾]/
SIGN: /[-+−–—‐‑‒]/
TIMES: /[*·⋅∙\/∕⁄]/
NUMBER: /[0-9]+(?:[.,][0-9]+)?/
KIND: /«[^«»"\n]*»|"[^«»"\n]*"/
NAME: /[^\W\d]\w*/
%ignore /\s+/
"""

_BRACKETS = {"(": 1, ")": -1}
_SIGNS = {"<>": "≠", "!=": "≠", "<=": "≤", ">=": "≥", "⩽": "≤", "⩾": "≥"}
_DIVIDES = "/∕⁄"


def parse(text: str) -> Node | Problem:
    """The tree of a formula, or the first thing that is wrong with its text, with line and column."""
    if len(text) > MAX_LENGTH:
        return Problem(ProblemKind.TOO_LONG, limit=MAX_LENGTH)
    if _brackets(text) > MAX_DEPTH:
        return Problem(ProblemKind.TOO_DEEP, limit=MAX_DEPTH)
    return _parse(text)


def _brackets(text: str) -> int:
    """How many brackets are open at the deepest place."""
    return max(accumulate(_BRACKETS.get(character, 0) for character in text), default=0)


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of a character, both from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


@lru_cache(maxsize=2048)
def _parse(text: str) -> Node | Problem:
    from lark.exceptions import UnexpectedCharacters, UnexpectedToken

    try:
        tree: Any = _parser().parse(text)
    except UnexpectedCharacters as error:
        return _problem(ProblemKind.CHARACTER, text, error.pos_in_stream or 0)
    except UnexpectedToken as error:
        if error.token.type == "$END":
            line, column = place(text, len(text))
            options = (")",) if "RPAR" in error.expected else ()
            return Problem(ProblemKind.UNFINISHED, line=line, column=column, options=options)
        return _problem(ProblemKind.SYNTAX, text, error.token.start_pos or 0, str(error.token))
    return _within_limits(tree, text)


def _problem(kind: ProblemKind, text: str, offset: int, found: str = "", limit: int = 0) -> Problem:
    line, column = place(text, offset)
    return Problem(kind, line=line, column=column, found=found or text[offset : offset + 1], limit=limit)


def _within_limits(tree: Node, text: str) -> Node | Problem:
    if depth(tree) > MAX_DEPTH:
        return Problem(ProblemKind.TOO_DEEP, limit=MAX_DEPTH)
    for node in nodes.walk(tree):
        if isinstance(node, nodes.Literal) and not is_small(node.value):
            return _problem(ProblemKind.NUMBER_TOO_BIG, text, node.at, limit=MAX_DIGITS)
        if isinstance(node, nodes.Each) and (node.count or node.over == YEARS) and not _is_years(node):
            return _problem(ProblemKind.YEARS, text, node.at, node.function, limit=MAX_YEARS)
    return tree


def _is_years(node: nodes.Each) -> bool:
    return node.over == YEARS and 2 <= node.count <= MAX_YEARS


@cache
def _parser() -> "Lark":
    from lark import Lark

    return Lark(_GRAMMAR, parser="lalr", lexer="basic", transformer=_Spread())


class _Spread:
    """Hands a rule's parts to the method of that name one by one."""

    def __getattr__(self, rule: str) -> Callable[[list[Any]], Node]:
        make: Callable[..., Node] = getattr(_BUILDING, rule)
        return lambda parts: make(*parts)


class _Building:
    """What each rule makes; called by the parser as it goes, from the leaves up."""

    def number(self, token: "Token") -> Node:
        return nodes.Literal(Decimal(token.replace(",", ".")), at=_at(token))

    def kind(self, token: "Token") -> Node:
        return nodes.Kind(token[1:-1].strip(), at=_at(token))

    def name(self, token: "Token") -> Node:
        return nodes.Name(str(token), at=_at(token))

    def signed(self, sign: "Token", operand: Node) -> Node:
        return operand if sign == "+" else nodes.Negative(operand, at=_at(sign))

    def power(self, base: Node, exponent: Node) -> Node:
        return nodes.Power(base, exponent, at=base.at)

    def product(self, first: Node, *rest: Any) -> Node:
        signs = ("*", *("/" if sign in _DIVIDES else "*" for sign in rest[::2]))
        return nodes.Product(tuple(zip(signs, (first, *rest[1::2]), strict=True)), at=first.at)

    def total(self, first: Node, *rest: Any) -> Node:
        signs = ("+", *("+" if sign == "+" else "-" for sign in rest[::2]))
        return nodes.Sum(tuple(zip(signs, (first, *rest[1::2]), strict=True)), at=first.at)

    def comparison(self, left: Node, sign: "Token", right: Node) -> Node:
        return nodes.Comparison(_SIGNS.get(sign, str(sign)), left, right, at=left.at)

    def opposite(self, word: "Token", operand: Node) -> Node:
        return nodes.Not(operand, at=_at(word))

    def both(self, *conditions: Node) -> Node:
        return nodes.Both(conditions, at=conditions[0].at)

    def either(self, *conditions: Node) -> Node:
        return nodes.Either(conditions, at=conditions[0].at)

    def call(self, function: "Token", *arguments: Node) -> Node:
        return nodes.Call(canonical(str(function)), arguments, at=_at(function))

    def each(self, function: "Token", over: "Token", *parts: Node) -> Node:
        where = parts[0] if len(parts) == 2 else None
        group = OVER.get(over, str(over))
        return nodes.Each(canonical(str(function)), group, parts[-1], where, at=_at(function))

    def years(self, function: "Token", number: "Token", word: "Token", *parts: Node) -> Node:
        where = parts[0] if len(parts) == 2 else None
        over = YEARS if word in YEAR_WORDS else str(word)
        count = int(number) if number.isdecimal() and len(number) < 9 else -1
        return nodes.Each(canonical(str(function)), over, parts[-1], where, count, at=_at(function))


_BUILDING = _Building()


def _at(token: "Token") -> int:
    return token.start_pos or 0
