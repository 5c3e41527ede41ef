"""A formula in words, for somebody who is no mathematician: «среднее за месяцы, кроме тех, где не было …».

Only what functions do is put into words; sums, products and names stay as they are written, and so does
whatever is not known here.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from domain.methodology.formula import nodes
from domain.methodology.formula.functions import (
    FUNCTIONS,
    INDICATORS,
    LAST_PERIOD,
    LAST_YEAR,
    MONTHS,
    MONTHS_OF_PERIOD,
    OF_INDICATOR,
    QUARTERS,
    YEARS,
)
from domain.methodology.formula.nodes import Node, walk
from domain.methodology.formula.parsing import parse
from domain.methodology.formula.printing import Piece, pieces_of
from domain.methodology.formula.problems import Problem
from texts.catalogue import Texts

_COUNTED = re.compile(r"(?:общее\s+)?(?:количество|число)\s+(?P<what>[а-яё].*)", re.IGNORECASE)
"""«Количество сообщений, назначенных…»: what is counted stands in the genitive, as «не было» asks for."""
_GOES_ON = re.compile(r"\s+(?:через|за|с\s+начала|с\s+помощью|на)\s.*|\s*[;(«].*", re.DOTALL)
_ROMAN = ("I", "II", "III", "IV")
_OVER = {
    MONTHS: "months",
    MONTHS_OF_PERIOD: "months_of_period",
    QUARTERS: "quarters",
    YEARS: "years",
    INDICATORS: "indicators",
}
_PLAIN = ("мин", "макс", "округл", LAST_YEAR, LAST_PERIOD)
_ONE = nodes.Literal(Decimal(1))
_COUNTS = {MONTHS: "months", MONTHS_OF_PERIOD: "months", QUARTERS: "quarters", INDICATORS: "indicators"}
"""«сумма(месяцы где …: 1)» counts them."""
_YES_NO = ("да", "нет")
_OF_MONTHS = (MONTHS, MONTHS_OF_PERIOD)
_GATHERED = {"сумма": "sum", "среднее": "mean", "мин": "least", "макс": "greatest"}
_SIGNS = {"=": "equal", "≠": "not_equal", "<": "less", ">": "more", "≤": "not_more", "≥": "not_less"}
_OF_ONE = {russian: english for english, russian in OF_INDICATOR.items() if english.isascii()}


@dataclass(frozen=True, slots=True)
class Known:
    """``labels`` of the inputs, the options that the coordinator ``decided``."""

    labels: Mapping[str, str] = field(default_factory=dict)
    decided: Mapping[str, str] = field(default_factory=dict)


def in_words(t: Texts, text: str, known: Known) -> str:
    """Empty where the formula is nothing but sums and products, or cannot be read."""
    tree = parse(text)
    if isinstance(tree, Problem) or not any(isinstance(one, nodes.Call | nodes.Each) for one in walk(tree)):
        return ""
    return _Words(t, known).of(tree)


def says_it_all(text: str) -> bool:
    """Whether the words hold the whole formula: of «мин(AR / ARцел; 1)» they do."""
    tree = parse(text)
    return isinstance(tree, nodes.Node) and not any(
        isinstance(one, nodes.Each) or (isinstance(one, nodes.Call) and one.function not in _PLAIN)
        for one in walk(tree)
    )


class _Words:
    def __init__(self, t: Texts, known: Known) -> None:
        self.t, self.known = t, known

    def of(self, node: Node) -> str:
        if isinstance(node, nodes.Call):
            return self._call(node)
        if isinstance(node, nodes.Each):
            return self._each(node)
        if isinstance(node, nodes.Comparison):
            return self._comparison(node)
        if isinstance(node, nodes.Either) and (kinds := _one_of(node)) is not None:
            shown = self._joined([f"«{one}»" for one in kinds[1]])
            return self._say("is", value=kinds[0], kind=shown)
        if isinstance(node, nodes.Both | nodes.Either):
            between = self.t.label("formula.and" if isinstance(node, nodes.Both) else "formula.or")
            return f" {between} ".join(map(self.of, node.conditions))
        if isinstance(node, nodes.Not):
            return self._say("not", condition=self.of(node.operand))
        return "".join(piece.text for piece in pieces_of(node, self._put))

    def _joined(self, shown: Sequence[str]) -> str:
        """«печать», «радио» или «сеть»."""
        *others, last = shown
        return f"{', '.join(others)} {self._say('or')} {last}" if others else last

    def _put(self, node: Node) -> tuple[Piece, ...] | None:
        return (Piece(f"({self.of(node)})"),) if isinstance(node, nodes.Call | nodes.Each) else None

    def _say(self, name: str, /, **facts: object) -> str:
        return self.t.label(f"formula.{name}", **facts)

    def _call(self, node: nodes.Call) -> str:
        if node.function == "если":
            condition, yes, no = node.arguments
            return self._say("if", condition=self.of(condition), yes=self.of(yes), no=self.of(no))
        if node.function in ("мин", "макс"):
            return self._capped(node)
        if node.function == "выбор":
            return self._chosen(node.arguments)
        if node.function == "округл":
            return self._rounded(node.arguments)
        if node.function in (LAST_YEAR, LAST_PERIOD):
            name = "last_year" if node.function == LAST_YEAR else "last_period"
            return self._say(name, value=self.of(node.arguments[0]))
        return self._looked_up(node)

    def _looked_up(self, node: nodes.Call) -> str:
        """A fact of another indicator, a number from a table, a sum of arguments."""
        values = self._listed(node.arguments)
        [first, *_] = node.arguments
        if node.function in _OF_ONE and isinstance(first, nodes.Kind):
            return self._say(f"of_indicator.{_OF_ONE[node.function]}", number=first.name)
        if node.function in _GATHERED:
            return self._say(f"of.{_GATHERED[node.function]}", values=values)
        if node.function in FUNCTIONS:
            return f"{node.function}({values})"
        return self._say("from_table", table=node.function, value=values)

    def _listed(self, several: Sequence[Node]) -> str:
        return "; ".join(map(self.of, several))

    def _capped(self, node: nodes.Call) -> str:
        """«не больше 1»."""
        limits = [one for one in node.arguments if isinstance(one, nodes.Literal)]
        others = [one for one in node.arguments if not isinstance(one, nodes.Literal)]
        if len(limits) == len(others) == 1:
            name = "at_most" if node.function == "мин" else "at_least"
            return self._say(name, value=self.of(others[0]), limit=self.of(limits[0]))
        return self._say(f"of.{_GATHERED[node.function]}", values=self._listed(node.arguments))

    def _chosen(self, arguments: Sequence[Node]) -> str:
        number, *choices = arguments
        if isinstance(number, nodes.Name) and number.name == "квартал" and len(choices) == len(_ROMAN):
            values = (f"{nth} — {self.of(one)}" for nth, one in zip(_ROMAN, choices, strict=True))
            return self._say("by_quarter", values=", ".join(values))
        return self._say("by_number", number=self.of(number), values=self._listed(choices))

    def _rounded(self, arguments: Sequence[Node]) -> str:
        value, *digits = arguments
        if digits and not (isinstance(digits[0], nodes.Literal) and not digits[0].value):
            return self._say("rounded", value=self.of(value), digits=self.of(digits[0]))
        return self._say("whole", value=self.of(value))

    def _each(self, node: nodes.Each) -> str:
        where = self._without_decisions(node.where) if node.over in _OF_MONTHS else node.where
        over = self._say(f"over.{_OVER[node.over]}") if node.over in _OVER and not node.count else ""
        if node.count:
            over = self.t.count_label("formula.over.years", node.count)
        if node.over in _OF_MONTHS and where is not None:
            over = self._say("over.some_months")
        if node.over == YEARS and node.count:
            over = self.t.count_label("formula.over.last_years", node.count)
        over = over or self._say("over.list", name=node.over)
        if node.function == "сумма" and node.body == _ONE:
            counted = _COUNTS.get(node.over, "rows")
            return self._say(f"count.{counted}", name=node.over) + self._where(where)
        body = self.of(_within(node.body, where))
        gathered = self._say(f"over_each.{_GATHERED.get(node.function, 'sum')}")
        return f"{gathered} {over}{self._where(where)}: {body}"

    def _where(self, where: Node | None) -> str:
        if where is None:
            return ""
        if (what := self._nothing_of(where)) is not None:
            return self._say("where_there_was", what=what)
        return self._say("where", condition=self.of(where))

    def _nothing_of(self, where: Node) -> str | None:
        """Of «Nназн > 0» what is counted: «сообщений, назначенных для отработки»."""
        name = _is_above_zero(where)
        match = _COUNTED.match(self.known.labels.get(name or "", ""))
        return _GOES_ON.sub("", match["what"]) if match and self.t.language == "ru" else None

    def _without_decisions(self, where: Node | None) -> Node | None:
        """What the coordinator decided holds or does not; what is not decided yet has not been needed."""
        if isinstance(where, nodes.Either):
            left = []
            for one in where.conditions:
                decided = self._decided(one)
                if decided:
                    return None
                if decided is None:
                    left.append(one)
            return left[0] if len(left) == 1 else nodes.Either(tuple(left)) if left else where
        return None if where is not None and self._decided(where) else where

    def _decided(self, node: Node) -> bool | None:
        """Whether a decision holds; None for what is no decision."""
        if not isinstance(node, nodes.Comparison) or not isinstance(node.right, nodes.Kind):
            return None
        if not isinstance(node.left, nodes.Name) or node.left.name in self.known.labels:
            return None
        option = self.known.decided.get(node.left.name)
        return (option == node.right.name) is (node.sign == "=") if option is not None else False

    def _comparison(self, node: nodes.Comparison) -> str:
        kind = next((side for side in node.children if isinstance(side, nodes.Kind)), None)
        if kind is not None:
            other = node.left if kind is node.right else node.right
            name = "is" if node.sign == "=" else "is_not"
            return self._say(name, value=self.of(other), kind=f"«{kind.name}»")
        if node.sign == "=" and isinstance(node.right, nodes.Name) and node.right.name in _YES_NO:
            return self._say("is", value=self.of(node.left), kind=node.right.name)
        return self._say(_SIGNS[node.sign], left=self.of(node.left), right=self.of(node.right))


def _one_of(node: nodes.Either) -> tuple[str, list[str]] | None:
    """«вид = «печать» или вид = «радио»»: the name, and what it may be."""
    found = []
    for one in node.conditions:
        if not isinstance(one, nodes.Comparison) or one.sign != "=":
            return None
        if not isinstance(one.left, nodes.Name) or not isinstance(one.right, nodes.Kind):
            return None
        found.append((one.left.name, one.right.name))
    names = {name for name, _ in found}
    return (names.pop(), [kind for _, kind in found]) if len(names) == 1 else None


def _is_above_zero(node: Node) -> str | None:
    """The name in «Nназн > 0»."""
    if isinstance(node, nodes.Comparison) and node.sign in (">", "≠") and isinstance(node.left, nodes.Name):
        is_zero = isinstance(node.right, nodes.Literal) and not node.right.value
        return node.left.name if is_zero else None
    return None


def _within(body: Node, where: Node | None) -> Node:
    """«если(Nназн = 0; 1; …)» of the months in which Nназн is above 0: the last part."""
    name = _is_above_zero(where) if where is not None else None
    if name is None or not isinstance(body, nodes.Call) or body.function != "если":
        return body
    is_zero = nodes.Comparison("=", nodes.Name(name), nodes.Literal(Decimal()))
    return body.arguments[2] if body.arguments[0] == is_zero else body
